#include "common/number_edit.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/training_session.h"
#include "editor/canvas/canvas_view.h"
#include "language.h"
#include "main_window.h"
#include "opened.h"
#include "patience.h"
#include "stage.h"
#include "views/view_slot.h"
#include "views/view_type.h"
#include "window_fixture.h"
#include "workspace/file_flow.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSlider>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace loom;
using namespace loom::ui;

namespace {

const QSize kSizes[] = {{1440, 900}, {1280, 720}, {1024, 768}, {1366, 768}};

bool isControl(const QWidget& widget)
{
    return qobject_cast<const QAbstractButton*>(&widget) || qobject_cast<const QComboBox*>(&widget)
        || qobject_cast<const QLabel*>(&widget) || qobject_cast<const QLineEdit*>(&widget)
        || qobject_cast<const QSlider*>(&widget) || qobject_cast<const QTabBar*>(&widget)
        || widget.objectName() == QLatin1String("curves");
}

/// What scrolls may be out of sight; what floats over the canvas lies over it by intention.
bool isLoose(const QWidget& widget)
{
    for (const QWidget* w = &widget; w && !w->isWindow(); w = w->parentWidget())
        if (qobject_cast<const QAbstractScrollArea*>(w) || w->objectName() == QLatin1String("drawer")
            || w->objectName().startsWith(QLatin1String("qt_")))
            return true;
    return false;
}

QString placeOf(const QWidget& widget)
{
    QString place;
    for (const QWidget* w = &widget; w; w = w->parentWidget())
        if (!w->objectName().isEmpty())
            place = w->objectName() + QLatin1Char('/') + place;
    return place + QLatin1String(widget.metaObject()->className());
}

/// The visible controls of a window with their places in it.
QList<std::pair<QWidget*, QRect>> controlsOf(const QWidget& window)
{
    QList<std::pair<QWidget*, QRect>> found;
    for (QWidget* widget : window.findChildren<QWidget*>())
        if (widget->isVisible() && widget->window() == &window && isControl(*widget) && !isLoose(*widget)
            && widget->width() > 1)
            found.append({widget, QRect(widget->mapTo(&window, QPoint()), widget->size())});
    return found;
}

QStringList faultsOf(const QWidget& window)
{
    QStringList faults;
    const auto controls = controlsOf(window);
    for (const auto& [widget, place] : controls) {
        if (!window.rect().contains(place))
            faults << placeOf(*widget) + QStringLiteral(" is outside the window");
        const auto* label = qobject_cast<const QLabel*>(widget);
        const auto* button = qobject_cast<const QToolButton*>(widget);
        if ((label && !label->wordWrap() && label->minimumSizeHint().width() > place.width())
            || (button && button->sizeHint().width() > place.width() + 1))
            faults << placeOf(*widget) + QStringLiteral(" is cut off");
        for (const auto& [other, at] : controls)
            if (widget < other && place.intersects(at) && !widget->isAncestorOf(other)
                && !other->isAncestorOf(widget))
                faults << QStringLiteral("%1 lies over %2").arg(placeOf(*widget), placeOf(*other));
    }
    return faults;
}

} // namespace

/// The view for a projector, at the sizes that projectors have.
class NetloomClassroomTest : public test::WindowFixture {
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanup();
    void everythingHasItsPlace_data();
    void everythingHasItsPlace();
    void theWindowCanBeSmall();
    void oneNumberIsReadFromTheBackRow_data();
    void oneNumberIsReadFromTheBackRow();
    void whatFindsNoRoomWaitsBehindTheDots();
    void theLearningRateIsNeverWithoutItsName();
    void viewsOfTheRailHaveTheirWords();
    void theWheelTurnsTheRail();
    void theKeyFillsTheScreen();
    void allIsAsItWasOnceItIsLeft();
    void viewsSideBySideFitTheScreen_data();
    void viewsSideBySideFitTheScreen();
    void aViewMakesRoomForTheDrawer();
    void theNetworkIsRefittedWithTheWindow();
    void theNetworkIsRefittedBesideTheDrawer();

private:
    void resizeTo(QSize size);
    void train();
};

void NetloomClassroomTest::initTestCase()
{
    openWindow();
    const QString copy = folder_.filePath("fashion_cnn.loom");
    QVERIFY(QFile::copy(QStringLiteral(LOOM_SOURCE_DIR "/samples/fashion_cnn.loom"), copy));
    QVERIFY(opens(*window_->files(), copy));
    QVERIFY(QTest::qWaitFor([&] { return window_->session()->state() == State::ready; }, kPatience));
    train();
}

/// A few steps of a run, standing still.
void NetloomClassroomTest::train()
{
    for (int i = 1; i <= 3; ++i) {
        window_->session()->stepBatch();
        QVERIFY(QTest::qWaitFor([&] { return window_->session()->stepsDone() == i; }, kPatience));
        QVERIFY(QTest::qWaitFor([&] { return window_->session()->state() == State::paused; }, kPatience));
    }
}

void NetloomClassroomTest::cleanup()
{
    language_->set("en");
    if (action("classroom")->isChecked())
        action("classroom")->trigger();
    window_->stage()->setMode(Stage::Mode::build);
    if (auto* drawer = window_->findChild<QWidget*>("drawer"); drawer->isVisible())
        window_->findChild<QToolButton*>("drawer_close")->click();
}

void NetloomClassroomTest::resizeTo(QSize size)
{
    window_->resize(size);
    QVERIFY(QTest::qWaitFor([&] { return window_->size() == size; }, kPatience));
    QTest::qWait(100); // layouts settle
}

void NetloomClassroomTest::everythingHasItsPlace_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("classroom");
    QTest::addColumn<QString>("language");
    for (const QSize size : kSizes)
        for (const bool classroom : {true, false})
            for (const char* language : {"en", "ko"})
                QTest::addRow("%d × %d, %s, %s", size.width(), size.height(), classroom ? "classroom" : "desk",
                              language)
                    << size << classroom << QString::fromLatin1(language);
}

void NetloomClassroomTest::everythingHasItsPlace()
{
    QFETCH(QSize, size);
    QFETCH(bool, classroom);
    QFETCH(QString, language);
    language_->set(language);
    if (classroom)
        action("classroom")->trigger();
    resizeTo(size);
    QStringList faults;
    for (const bool folded : {true, false}) {
        window_->setStripFolded(folded);
        for (const char* mode : {"mode_build", "view_feature_maps", "view_confusion", "view_weights"}) {
            action(mode)->trigger();
            QTest::qWait(80);
            const QString where = QStringLiteral("%1, strip %2: ").arg(mode, folded ? "folded" : "open");
            for (const QString& fault : faultsOf(*window_))
                faults << where + fault;
            if (window_->size() != size)
                faults << where
                        + QStringLiteral("the window grew to %1 × %2").arg(window_->width()).arg(window_->height());
        }
    }
    QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
}

void NetloomClassroomTest::theWindowCanBeSmall()
{
    for (const char* language : {"en", "ko"})
        for (const bool classroom : {false, true}) {
            language_->set(language);
            if (action("classroom")->isChecked() != classroom)
                action("classroom")->trigger();
            for (const bool folded : {true, false}) {
                window_->setStripFolded(folded);
                QTest::qWait(100);
                const QSize least = window_->minimumSizeHint().expandedTo(window_->minimumSize());
                QVERIFY2(
                    least.width() <= 1024 && least.height() <= 700,
                    qPrintable(QStringLiteral("%1 × %2, %3").arg(least.width()).arg(least.height()).arg(language)));
            }
        }
}

void NetloomClassroomTest::oneNumberIsReadFromTheBackRow_data()
{
    QTest::addColumn<QSize>("size");
    for (const QSize size : kSizes)
        QTest::addRow("%d × %d", size.width(), size.height()) << size;
}

void NetloomClassroomTest::oneNumberIsReadFromTheBackRow()
{
    QFETCH(QSize, size);
    auto* number = window_->findChild<QLabel*>("headline_number");
    QVERIFY(!number->isVisible());
    action("classroom")->trigger();
    resizeTo(size);
    for (const bool folded : {true, false}) {
        window_->setStripFolded(folded);
        QTest::qWait(50);
        QVERIFY(number->isVisible());
        QVERIFY2(number->text().contains(QLatin1Char('%')), qPrintable(number->text()));
        QVERIFY(number->font().pixelSize() * 20 >= size.height());
        QVERIFY(number->height() >= QFontMetrics(number->font()).height());
        // It leaves the tabs their room.
        const auto* tabs = window_->findChild<QTabWidget*>("below")->tabBar();
        QVERIFY2(tabs->width() >= tabs->sizeHint().width(), qPrintable(QString::number(tabs->width())));
        QVERIFY(number->mapTo(window_.get(), QPoint()).x()
                >= tabs->mapTo(window_.get(), QPoint(tabs->width(), 0)).x());
    }
    // One step of the first epoch is measured so far, and the number says so.
    QCOMPARE(window_->findChild<QLabel*>("headline_of")->text(), QStringLiteral("this batch"));
}

void NetloomClassroomTest::whatFindsNoRoomWaitsBehindTheDots()
{
    action("classroom")->trigger();
    resizeTo({1024, 768});
    auto* dots = window_->findChild<QToolButton*>("run_more");
    auto* rate = window_->findChild<NumberEdit*>("learning_rate");
    QVERIFY(dots->isVisible());
    QVERIFY(!rate->isVisible());
    QTest::mouseClick(dots, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(rate->isVisible(), kPatience);
    for (const char* name : {"learning_rate_title", "speed_text", "seed_text"})
        QVERIFY2(window_->findChild<QLabel*>(QLatin1String(name))->isVisible(), name);
    QVERIFY(window_->findChild<QLabel*>("seed_text")->text().contains(QLatin1Char('7')));
    QTest::keyClick(window_->findChild<QWidget*>("run_rest"), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!rate->isVisible(), kPatience);
    action("classroom")->trigger();
    resizeTo({1440, 900});
    QVERIFY(rate->isVisible() && !dots->isVisible());
}

void NetloomClassroomTest::theLearningRateIsNeverWithoutItsName()
{
    const auto* rate = window_->findChild<NumberEdit*>("learning_rate");
    const auto* name = window_->findChild<QLabel*>("learning_rate_title");
    for (const char* language : {"en", "ko"}) {
        language_->set(language);
        for (int width = 1440; width >= 1024; width -= 32) {
            resizeTo({width, 768});
            QCOMPARE(name->isVisible(), rate->isVisible());
        }
    }
}

void NetloomClassroomTest::viewsOfTheRailHaveTheirWords()
{
    action("classroom")->trigger();
    action("view_feature_maps")->trigger();
    resizeTo({1024, 768});
    auto* list = window_->findChild<QListWidget*>("view_list");
    QVERIFY(list->isVisible());
    // Where the style puts the words of an item, which else are cut off.
    struct Delegate : QStyledItemDelegate {
        using QStyledItemDelegate::initStyleOption;
    };
    const auto roomFor = [&](int row) {
        QStyleOptionViewItem option;
        option.initFrom(list);
        option.font = list->font();
        option.fontMetrics = QFontMetrics(list->font());
        option.rect = list->visualItemRect(list->item(row));
        option.decorationPosition = QStyleOptionViewItem::Top;
        option.decorationSize = list->iconSize();
        option.features |= QStyleOptionViewItem::WrapText;
        option.widget = list;
        Delegate().initStyleOption(&option, list->model()->index(row, 0));
        const int margin = list->style()->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, list) + 1;
        return list->style()->subElementRect(QStyle::SE_ItemViewItemText, &option, list).width() - 2 * margin;
    };
    for (const char* language : {"en", "ko"}) {
        language_->set(language);
        for (int i = 0; i < list->count(); ++i) {
            QVERIFY(!list->item(i)->text().isEmpty());
            const QRect place = list->visualItemRect(list->item(i)), first = list->visualItemRect(list->item(0));
            QVERIFY2(place.left() == first.left() && place.width() == first.width(), "they stand in one column");
            QVERIFY(place.right() < list->viewport()->width());
            const int room = roomFor(i);
            for (const QString& word : list->item(i)->text().split(QLatin1Char(' ')))
                QVERIFY2(QFontMetrics(list->font()).horizontalAdvance(word) <= room, qPrintable(word));
        }
    }
}

void NetloomClassroomTest::theWheelTurnsTheRail()
{
    action("classroom")->trigger();
    action("view_feature_maps")->trigger();
    resizeTo({1024, 768});
    auto* list = window_->findChild<QListWidget*>("view_list");
    list->scrollToTop();
    const QRect first = list->visualItemRect(list->item(0));
    const QPointF place = list->viewport()->rect().center();
    QWheelEvent notch(place, list->viewport()->mapToGlobal(place), {}, {0, -120}, {}, {}, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(list->viewport(), &notch);
    const int moved = first.top() - list->visualItemRect(list->item(0)).top();
    QVERIFY2(moved >= first.height(), qPrintable(QString::number(moved)));
}

void NetloomClassroomTest::theKeyFillsTheScreen()
{
    window_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    QVERIFY(!window_->isFullScreen());
    QTest::keyClick(window_->stage()->canvas(), Qt::Key_F11);
    QVERIFY(window_->isFullScreen());
    QVERIFY(action("classroom")->isChecked());
    QTest::keyClick(window_->stage()->canvas(), Qt::Key_F11);
    QVERIFY(!window_->isFullScreen());
}

void NetloomClassroomTest::allIsAsItWasOnceItIsLeft()
{
    const auto places = [this] {
        QStringList all;
        for (const auto& [widget, place] : controlsOf(*window_))
            all << QStringLiteral("%1 %2 px").arg(placeOf(*widget)).arg(QFontInfo(widget->font()).pixelSize());
        all.sort();
        return all.join(QLatin1Char('\n'));
    };
    const auto changed = [](const QString& before, const QString& now) {
        QStringList lines;
        for (const QString& line : before.split(QLatin1Char('\n')))
            if (!now.contains(line))
                lines << QStringLiteral("gone: ") + line;
        for (const QString& line : now.split(QLatin1Char('\n')))
            if (!before.contains(line))
                lines << QStringLiteral("new: ") + line;
        return lines.join(QLatin1Char('\n'));
    };
    for (const auto mode : {Stage::Mode::build, Stage::Mode::look}) {
        window_->stage()->setMode(mode);
        resizeTo({1280, 720});
        const QString before = places();
        action("classroom")->trigger();
        resizeTo({1280, 720});
        action("classroom")->trigger();
        resizeTo({1280, 720});
        QVERIFY2(places() == before, qPrintable(changed(before, places())));
        action("classroom")->trigger();
        resizeTo({1280, 720});
        window_->setStripFolded(false);
        for (const QLabel* values : window_->findChildren<QLabel*>("values"))
            QCOMPARE(values->font(), theme_->tabularFont(13));
        resizeTo({1024, 768});
        action("classroom")->trigger();
        resizeTo({1280, 720});
        QVERIFY2(places() == before, qPrintable(changed(before, places())));
    }
}

void NetloomClassroomTest::viewsSideBySideFitTheScreen_data()
{
    QTest::addColumn<bool>("classroom");
    QTest::newRow("desk") << false;
    QTest::newRow("classroom") << true;
}

void NetloomClassroomTest::viewsSideBySideFitTheScreen()
{
    QFETCH(bool, classroom);
    Stage& stage = *window_->stage();
    if (classroom)
        action("classroom")->trigger();
    stage.setMode(Stage::Mode::look);
    stage.addBeside();
    stage.addBeside();
    for (const ViewType& type : viewsTable())
        if (QLatin1String(type.id) != QLatin1String("curves")) {
            stage.showView(QLatin1String(type.id));
            resizeTo({1024, 768});
            QVERIFY2(window_->minimumSizeHint().width() <= 1024, type.id);
            for (const auto* slot : stage.findChildren<ViewSlot*>("view_slot"))
                QVERIFY2(slot->mapTo(window_.get(), QPoint(slot->width(), 0)).x() <= 1024, type.id);
        }
    for (int i = 0; i < 2; ++i)
        emit stage.pickedSlot()->closeAsked();
    QCOMPARE(stage.viewCount(), 1);
}

void NetloomClassroomTest::aViewMakesRoomForTheDrawer()
{
    window_->stage()->showView("embedding");
    resizeTo({1280, 720});
    action("data")->trigger();
    auto* drawer = window_->findChild<QWidget*>("drawer");
    QTRY_VERIFY_WITH_TIMEOUT(drawer->isVisible(), kPatience);
    QTest::qWait(100);
    const int left = drawer->mapTo(window_.get(), QPoint()).x();
    for (const char* name : {"view_link", "view_pin", "view_beside", "view_float", "view_slot"}) {
        const auto* part = window_->findChild<QWidget*>(QLatin1String(name));
        QVERIFY2(part->mapTo(window_.get(), QPoint(part->width(), 0)).x() <= left, name);
    }
}

void NetloomClassroomTest::theNetworkIsRefittedWithTheWindow()
{
    CanvasView* canvas = window_->stage()->canvas();
    canvas->fit();
    for (const QSize size : kSizes) {
        resizeTo(size);
        QVERIFY2(canvas->showsWhole(), qPrintable(QString::number(size.width())));
    }
    canvas->zoomBy(3); // by hand: stays as it is
    const double zoom = canvas->zoom();
    resizeTo({1440, 900});
    QCOMPARE(canvas->zoom(), zoom);
    canvas->fit();
}

void NetloomClassroomTest::theNetworkIsRefittedBesideTheDrawer()
{
    CanvasView* canvas = window_->stage()->canvas();
    resizeTo({1280, 720});
    canvas->fit();
    const double whole = canvas->zoom();
    action("recipe")->trigger();
    QVERIFY(canvas->sight().width() < canvas->viewport()->width());
    QTRY_VERIFY_WITH_TIMEOUT(canvas->showsWhole(), kPatience); // in what the drawer leaves
    QVERIFY(canvas->zoom() < whole);
    window_->findChild<QToolButton*>("drawer_close")->click();
    QTRY_COMPARE_WITH_TIMEOUT(canvas->zoom(), whole, kPatience);
}

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    initResources();
    NetloomClassroomTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "netloom_classroom_test.moc"

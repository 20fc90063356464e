#include "common/attribute_edit.h"
#include "data/dataset.h"
#include "document/document.h"
#include "dropped.h"
#include "editor/canvas/canvas_scene.h"
#include "editor/canvas/canvas_view.h"
#include "editor/canvas/node_item.h"
#include "editor/issues_panel.h"
#include "gallery.h"
#include "stage.h"
#include "window_fixture.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace loom;
using namespace loom::ui;

/// From what New offers to a network that learns, with data of one's own that are not all in order.
class NetloomOwnDataTest : public test::WindowFixture {
    Q_OBJECT
private slots:
    void initTestCase() { openWindow({1440, 900}); }
    void cleanup()
    {
        language_->set("en");
        find<QWidget>("drawer")->hide();
        window_->document()->undoStack().clear();
        window_->document()->undoStack().setClean();
    }
    void aFolderWithBadFilesSaysSo();
    void arraysAreDroppedAndFitted();
    void anotherProjectLeavesNoEmptyDrawer();
    void nothingIsWrongWhileDataAreBeingRead();
    void theGalleryShowsItsDataAndFits();
    void aDrawerStaysInFrontWhenThePageChanges();
    void theFirstLookShowsWhatThereIsToSee_data();
    void theFirstLookShowsWhatThereIsToSee();
};

/// Three of its files cannot be read: that is said without being asked for, and the others are learned from.
void NetloomOwnDataTest::aFolderWithBadFilesSaysSo()
{
    const QDir home(folder_.filePath("shapes"));
    for (const char* kind : {"circle", "square"}) {
        QVERIFY(home.mkpath(QLatin1String(kind)));
        for (int i = 0; i < 12; ++i) {
            QImage picture(16, 16, QImage::Format_RGB32);
            picture.fill(QColor(20 * i, kind[0] == 'c' ? 200 : 20, 90));
            QVERIFY(picture.save(home.filePath(QStringLiteral("%1/%2.png").arg(QLatin1String(kind)).arg(i))));
        }
    }
    QFile good(home.filePath("circle/1.png"));
    QVERIFY(good.open(QIODevice::ReadOnly));
    test::writeFile(home.filePath("circle/cut.png"), good.readAll().left(60));
    test::writeFile(home.filePath("square/empty.png"), {});
    test::writeFile(home.filePath("square/note.png"), "a note");
    test::drop(home.path(), *window_->centralWidget(), *window_->stage()->canvas());
    QVERIFY(QTest::qWaitFor([&] { return window_->document()->graph().find("output") != nullptr; }, kPatience));
    QVERIFY(reaches(State::ready));
    QVERIFY(!hasErrors(window_->document()->issues()));
    auto* notice = window_->findChild<QLabel*>("notice_text");
    for (auto* close = window_->findChild<QToolButton*>("notice_close");
         notice->isVisible() && !notice->text().contains("3 entries");) {
        close->click(); // what was set aside before is said first
        QTest::qWait(50);
    }
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible() && notice->text().contains("3 entries"), kPatience);
    // The network makes way for the notice.
    const QWidget* bar = notice->parentWidget();
    const CanvasView* canvas = window_->stage()->canvas();
    QVERIFY(canvas->viewport()->mapToGlobal(canvas->sight().bottomLeft()).y() <= bar->mapToGlobal(QPoint()).y());
    QStringList sentences;
    for (const QLabel* label : window_->findChildren<QLabel*>("issueSentence"))
        sentences << label->text();
    for (const char* file : {"circle/cut.png", "square/empty.png", "square/note.png"})
        QVERIFY2(!sentences.filter(QLatin1String(file)).isEmpty(), qPrintable(sentences.join('|')));
    window_->findChild<QPushButton*>("notice_button")->click();
    const auto* list = window_->findChild<QLabel*>("dataLeftOut");
    QVERIFY(list && list->isVisible());
    QVERIFY2(list->text().contains("square/empty.png is empty"), qPrintable(list->text()));
    // A project without faults has none of these.
    window_->document()->undoStack().setClean();
    action("new_gauss")->trigger();
    QVERIFY(reaches(State::ready));
    const auto* issues = window_->findChild<IssuesPanel*>();
    const auto first = [&] {
        const auto* label = issues->findChild<QLabel*>("issueSentence");
        return label ? label->text() : QString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(first(), QString(), kPatience);
}

/// A file of NumPy as it is: a network for its pictures and classes, and in the drawer what was taken for what.
void NetloomOwnDataTest::arraysAreDroppedAndFitted()
{
    const QString file = folder_.filePath("arrays.npz");
    QVERIFY(QFile::copy(LOOM_SOURCE_DIR "/tests/data/numpy/digits.npz", file));
    test::drop(file, *window_->centralWidget(), *window_->stage()->canvas());
    QVERIFY(QTest::qWaitFor([&] { return window_->document()->graph().find("output") != nullptr; }, kPatience));
    QVERIFY(reaches(State::ready));
    QVERIFY(!hasErrors(window_->document()->issues()));
    QCOMPARE(integerOf(window_->document()->graph().find("output")->attributes.at("units")), std::int64_t(3));
    const auto guess = [&](const char* name) {
        for (const auto* edit : window_->findChildren<AttributeEdit*>(QLatin1String(name)))
            if (const auto* line = edit->findChild<QLineEdit*>(); line && !line->placeholderText().isEmpty())
                return line->placeholderText();
        return QString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(guess("targets"), QString("Automatic (y_train)"), kPatience);
    QCOMPARE(guess("test_inputs"), QString("Automatic (x_test)"));
    window_->document()->undoStack().setClean();
}

void NetloomOwnDataTest::anotherProjectLeavesNoEmptyDrawer()
{
    action("new_gauss")->trigger();
    QVERIFY(reaches(State::ready));
    const test::Hands hands(window_.get());
    CanvasView* canvas = window_->stage()->canvas();
    hands.click(hands.in(canvas->viewport(),
                         canvas->mapFromScene(canvas->canvas().card("hidden")->sceneBoundingRect().center())));
    auto* drawer = window_->findChild<QWidget*>("drawer");
    QTRY_VERIFY_WITH_TIMEOUT(drawer->isVisible(), kPatience);
    action("new_xor")->trigger();
    QVERIFY(reaches(State::ready));
    QVERIFY(!drawer->isVisible());
}

void NetloomOwnDataTest::nothingIsWrongWhileDataAreBeingRead()
{
    action("new_gauss")->trigger();
    QVERIFY(reaches(State::ready));
    bool read = false;
    QStringList said;
    const auto hears = connect(window_->session(), &TrainingSession::stateChanged, this, [&] {
        if (window_->session()->state() != State::preparing || read)
            return;
        read = true;
        for (const Issue& issue : window_->document()->issues())
            said << QString::fromStdString(english(issue.sentence));
    });
    action("new_moons")->trigger();
    QVERIFY(QTest::qWaitFor([&] { return read; }, kPatience));
    disconnect(hears);
    QVERIFY2(said.isEmpty(), qPrintable(said.join('|')));
    QVERIFY(reaches(State::ready));
}

void NetloomOwnDataTest::theGalleryShowsItsDataAndFits()
{
    action("new")->trigger();
    auto* gallery = window_->findChild<Gallery*>("gallery");
    const auto covered = [&](const char* name) {
        const auto* card = gallery->findChild<QToolButton*>(QLatin1String(name));
        const QImage picture = card->icon().pixmap(card->iconSize()).toImage();
        int inked = 0;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                inked += qAlpha(picture.pixel(x, y)) > 0;
        return double(inked) / (picture.width() * picture.height());
    };
    // Pictures of clothes cover their place, a pictogram is of thin lines.
    QTRY_VERIFY_WITH_TIMEOUT(covered("start_clothes") > 0.2, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(covered("sample_fashion_cnn") > 0.2, kPatience);
    QVERIFY(gallery->findChild<QToolButton*>("sample_spiral")->icon().cacheKey()
            != gallery->findChild<QToolButton*>("sample_houses")->icon().cacheKey());
    // The seven that are ready at hand stand in one row, within the window.
    const int top = gallery->findChild<QToolButton*>("start_clothes")->y();
    for (const Starter& starter : gallery->choices()) {
        const auto* card = gallery->findChild<QToolButton*>("start_" + QString::fromStdString(starter.id));
        QCOMPARE(card->y(), top);
        QVERIFY(card->geometry().right() <= gallery->width());
    }
    // A finished sample says what is to be seen, and how long it takes once that was measured.
    const auto told = [&](const char* name) {
        return gallery->findChild<QToolButton*>(QLatin1String(name))->accessibleDescription();
    };
    QVERIFY2(told("sample_spiral").contains("border bends"), qPrintable(told("sample_spiral")));
    QTRY_VERIFY_WITH_TIMEOUT(told("sample_spiral").contains("s here"), kPatience);
    language_->set("ko");
    QTRY_COMPARE_WITH_TIMEOUT(gallery->findChild<QToolButton*>("sample_houses")->text(), QStringLiteral("집값"),
                              kPatience);
    QTest::keyClick(gallery, Qt::Key_Escape);
}

void NetloomOwnDataTest::aDrawerStaysInFrontWhenThePageChanges()
{
    action("new_gauss")->trigger();
    QVERIFY(reaches(State::ready));
    action("mode_look")->trigger();
    action("try_it")->trigger();
    auto* drawer = find<QWidget>("drawer");
    QVERIFY(drawer->isVisible());
    action("mode_build")->trigger();
    const QWidget* seen = window_->childAt(drawer->mapTo(window_.get(), drawer->rect().center()));
    QVERIFY(!drawer->isVisible() || drawer->isAncestorOf(seen));
}

void NetloomOwnDataTest::theFirstLookShowsWhatThereIsToSee_data()
{
    QTest::addColumn<QString>("starter");
    QTest::addColumn<QString>("view");
    QTest::newRow("pictures: their maps") << "new_clothes"
                                          << "feature_maps";
    QTest::newRow("points of the plane: what is decided there") << "new_xor"
                                                                << "decision_surface";
    QTest::newRow("again pictures") << "new_clothes"
                                    << "feature_maps";
}

void NetloomOwnDataTest::theFirstLookShowsWhatThereIsToSee()
{
    QFETCH(QString, starter);
    QFETCH(QString, view);
    action(starter.toLatin1().constData())->trigger();
    QVERIFY(reaches(State::ready));
    window_->stage()->canvas()->setFocus();
    action("mode_look")->trigger();
    QCOMPARE(window_->stage()->viewId(), view);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("view_list"));
    // What somebody chose stays while it can be shown.
    window_->stage()->showView("weights");
    action("mode_build")->trigger();
    action("mode_look")->trigger();
    QCOMPARE(window_->stage()->viewId(), QStringLiteral("weights"));
    action("mode_build")->trigger();
    window_->stage()->showView(starter == "new_xor" ? "decision_surface" : "feature_maps");
    action("mode_build")->trigger();
}

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    initResources();
    NetloomOwnDataTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "netloom_own_data_test.moc"

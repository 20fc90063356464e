#include "common/theme.h"
#include "document/document.h"
#include "document/training_session.h"
#include "dropped.h"
#include "editor/canvas/canvas_scene.h"
#include "editor/canvas/canvas_view.h"
#include "editor/canvas/node_item.h"
#include "editor/issues_panel.h"
#include "editor/palette.h"
#include "gallery.h"
#include "language.h"
#include "main_window.h"
#include "patience.h"
#include "stage.h"
#include "views/view.h"
#include "widgets/editor/window_hands.h"
#include "window_fixture.h"
#include "workspace/file_flow.h"

#include <QAction>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace loom;
using namespace loom::ui;

/// The first minutes: what New offers, what can be dropped, and how a command is found.
class NetloomStartTest : public test::WindowFixture {
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanup();
    void newAsksWhatToLearnFrom();
    void oneClickGivesATrainedXor();
    void aTrainingThatMakesWayCanBeHadBack();
    void theGalleryIsWalkedByKeys();
    void escapeLeavesEverythingAsItWas();
    void commandsAreFoundInBothLanguages_data();
    void commandsAreFoundInBothLanguages();
    void whatIsCalledJustSoComesFirst();
    void aStarterIsFoundByName();
    void aTableCanBeDropped_data();
    void aTableCanBeDropped();
    void aProjectCanBeDropped();
    void whatCannotBeOpenedIsSaid();
    void escapeInTheDrawerLeadsBackToTheCanvas();
    void theSearchOfLayersSaysWhenThereIsNone();
    void noNameOfALayerIsCut();
    void aRefusedPasteIsSaidAndGoes();
    void theTrainButtonKeepsItsWidth();
    void cardsShowWhatIsLearned();
    void classesOfTheProgramAreTranslated();

private:
    void drop(const QString& path);
    QStringList found(const QString& words);
};

void NetloomStartTest::initTestCase()
{
    openWindow({1366, 768});
}

void NetloomStartTest::cleanup()
{
    language_->set("en");
    window_->document()->undoStack().clear();
    window_->document()->undoStack().setClean();
}

void NetloomStartTest::newAsksWhatToLearnFrom()
{
    auto* gallery = window_->findChild<Gallery*>("gallery");
    QVERIFY(!gallery->isVisible());
    action("new")->trigger();
    QVERIFY(gallery->isVisible());
    for (const char* name :
         {"start_clothes", "start_xor", "start_spiral", "start_pictures", "start_table", "start_empty"}) {
        auto* card = gallery->findChild<QToolButton*>(QLatin1String(name));
        QVERIFY2(card && !card->icon().isNull() && !card->text().isEmpty(), name);
    }
    // The pictures are those of the data: two that differ in their points differ as pictures.
    const auto picture = [&](const char* name) {
        auto* card = gallery->findChild<QToolButton*>(QLatin1String(name));
        return card->icon().pixmap(card->iconSize()).toImage();
    };
    QTRY_VERIFY_WITH_TIMEOUT(picture("start_xor") != picture("start_circle"), kPatience);
    QVERIFY(!Gallery::samples().isEmpty());
    language_->set("ko");
    QTRY_COMPARE_WITH_TIMEOUT(gallery->findChild<QToolButton*>("start_circle")->text(), QStringLiteral("원"),
                              kPatience);
    QTest::keyClick(gallery, Qt::Key_Escape);
    QVERIFY(!gallery->isVisible());
}

void NetloomStartTest::oneClickGivesATrainedXor()
{
    const test::Hands hands(window_.get());
    action("new")->trigger();
    QTest::qWait(50);
    hands.click(window_->findChild<QToolButton*>("start_xor"));
    QVERIFY(!window_->findChild<Gallery*>("gallery")->isVisible());
    QVERIFY(reaches(State::ready));
    QCOMPARE(QString::fromStdString(window_->document()->project().title), QStringLiteral("XOR"));
    window_->session()->setSpeed(0);
    QTest::keyClick(window_->stage()->canvas(), Qt::Key_Space);
    QVERIFY(reaches(State::ended));
    const CurveStore& curves = window_->session()->curves();
    const auto place =
        std::size_t(std::ranges::find(curves.series, "validation_binary_accuracy") - curves.series.begin());
    QVERIFY(curves.epochs.back().values.at(place) > 0.9);
}

void NetloomStartTest::aTrainingThatMakesWayCanBeHadBack()
{
    action("new_xor")->trigger();
    QVERIFY(reaches(State::ready));
    window_->session()->stepEpoch();
    QVERIFY(reaches(State::paused));
    const qint64 steps = window_->session()->stepsDone();
    action("new_gauss")->trigger();
    QVERIFY(reaches(State::ready));
    QCOMPARE(window_->session()->stepsDone(), qint64(0));
    auto* notice = window_->findChild<QLabel*>("notice_text");
    QVERIFY(notice->isVisible());
    QVERIFY2(notice->text().contains("XOR") && notice->text().contains(QString::number(steps)),
             qPrintable(notice->text()));
    QTest::qWait(500); // its state arrives from the worker
    window_->findChild<QPushButton*>("notice_button")->click();
    QVERIFY(QTest::qWaitFor([&] { return window_->session()->stepsDone() == steps; }, kPatience));
    QCOMPARE(QString::fromStdString(window_->document()->project().title), QStringLiteral("XOR"));
}

void NetloomStartTest::theGalleryIsWalkedByKeys()
{
    action("new")->trigger();
    auto* gallery = window_->findChild<Gallery*>("gallery");
    QTRY_COMPARE_WITH_TIMEOUT(QApplication::focusWidget()->objectName(), QStringLiteral("start_clothes"), kPatience);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("start_circle"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(!gallery->isVisible());
    QVERIFY(reaches(State::ready));
    QCOMPARE(stringOf(attributeOf(window_->document()->project().data.source.attributes, "kind")),
             std::string("circle"));
}

void NetloomStartTest::escapeLeavesEverythingAsItWas()
{
    const Project before = window_->document()->project();
    action("new")->trigger();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!window_->findChild<Gallery*>("gallery")->isVisible());
    QVERIFY(window_->document()->project() == before);
    QVERIFY(window_->stage()->canvas()->hasFocus());
}

QStringList NetloomStartTest::found(const QString& words)
{
    action("commands")->trigger();
    auto* items = window_->findChild<QListWidget*>("command_items");
    window_->findChild<QLineEdit*>("command_search")->setText(words);
    QStringList names;
    for (int i = 0; i < items->count(); ++i)
        names << items->item(i)->text().section(QStringLiteral("    "), 0, 0);
    delete items->window();
    return names;
}

void NetloomStartTest::commandsAreFoundInBothLanguages_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("command");
    for (const auto& [words, command] :
         std::initializer_list<std::pair<const char*, const char*>>{{"학습", "train"},
                                                                    {"train", "train"},
                                                                    {"tsne", "view_embedding"},
                                                                    {"t-SNE", "view_embedding"},
                                                                    {"predict", "view_activations"},
                                                                    {"예측", "view_activations"},
                                                                    {"loomz", "share"},
                                                                    {"xor", "new_xor"},
                                                                    {"data set", "data"},
                                                                    {"데이터", "data"},
                                                                    {"나선", "new_spiral"},
                                                                    {"되돌리기", "undo"},
                                                                    {"undo", "undo"},
                                                                    {"정돈", "canvas.tidy"},
                                                                    {"tidy", "canvas.tidy"},
                                                                    {"find a learning rate", "find_rate"},
                                                                    {"issues", "issues"},
                                                                    {"경고", "issues"},
                                                                    {"학습률 찾기", "find_rate"},
                                                                    {"한 배치", "step_batch"},
                                                                    {"step one", "step_batch"}})
        QTest::newRow(words) << QString::fromUtf8(words) << QString::fromLatin1(command);
}

void NetloomStartTest::commandsAreFoundInBothLanguages()
{
    QFETCH(QString, words);
    QFETCH(QString, command);
    for (const char* language : {"en", "ko"}) {
        language_->set(language);
        QTest::qWait(50);
        const QString name = action(command.toUtf8().constData())->text().remove(QLatin1Char('&'));
        const QStringList names = found(words);
        QVERIFY2(names.contains(name), qPrintable(QString::fromLatin1(language) + ": " + names.join(", ")));
    }
}

/// "Train" trains, though "Training recipe" begins so too.
void NetloomStartTest::whatIsCalledJustSoComesFirst()
{
    language_->set("en");
    QCOMPARE(found("train").value(0), action("train")->text().remove(QLatin1Char('&')));
    QCOMPARE(found("layer").value(0), action("properties")->text().remove(QLatin1Char('&')));
    action("issues")->trigger();
    QVERIFY(window_->findChild<IssuesPanel*>()->isVisible());
}

void NetloomStartTest::aStarterIsFoundByName()
{
    const test::Hands hands(window_.get());
    action("commands")->trigger();
    auto* search = window_->findChild<QLineEdit*>("command_search");
    QTest::keyClicks(search, "two moons");
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(reaches(State::ready));
    QCOMPARE(stringOf(attributeOf(window_->document()->project().data.source.attributes, "kind")),
             std::string("moons"));
}

void NetloomStartTest::drop(const QString& path)
{
    test::drop(path, *window_->centralWidget(), *window_->stage()->canvas());
}

void NetloomStartTest::aTableCanBeDropped_data()
{
    QTest::addColumn<QByteArray>("last");
    QTest::addColumn<QString>("loss");
    QTest::newRow("with classes") << QByteArray("red;blue") << "categorical_crossentropy";
    QTest::newRow("with amounts") << QByteArray("1.5;3.25") << "mse";
}

void NetloomStartTest::aTableCanBeDropped()
{
    QFETCH(QByteArray, last);
    QFETCH(QString, loss);
    QByteArray text = "width,height,what\n";
    for (int i = 0; i < 40; ++i)
        text += QByteArray::number(i) + ',' + QByteArray::number(i * i % 7) + ',' + last.split(';')[i % 2]
            + (loss == "mse" ? QByteArray::number(i) : QByteArray()) + '\n';
    const QString path = folder_.filePath("own.csv");
    test::writeFile(path, text);
    drop(path);
    QTRY_COMPARE_WITH_TIMEOUT(window_->document()->project().title, std::string("own"), kPatience);
    QVERIFY(QTest::qWaitFor([&] { return window_->document()->graph().find("output") != nullptr; }, kPatience));
    QCOMPARE(QString::fromStdString(window_->document()->project().training.losses.at(0).type), loss);
    QVERIFY(reaches(State::ready));
    QVERIFY(!hasErrors(window_->document()->issues()));
}

void NetloomStartTest::aProjectCanBeDropped()
{
    const QString copy = folder_.filePath("spiral.loom");
    QVERIFY(QFile::copy(QStringLiteral(LOOM_SOURCE_DIR "/samples/spiral.loom"), copy));
    drop(copy);
    QTRY_COMPARE_WITH_TIMEOUT(window_->document()->file(), copy, kPatience);
}

void NetloomStartTest::whatCannotBeOpenedIsSaid()
{
    const QString path = folder_.filePath("song.mp3");
    test::writeFile(path, "la la la");
    drop(path);
    auto* notice = window_->findChild<QLabel*>("notice_text");
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), kPatience);
    QVERIFY2(notice->text().contains("song.mp3"), qPrintable(notice->text()));
    window_->findChild<QToolButton*>("notice_close")->click();
}

void NetloomStartTest::escapeInTheDrawerLeadsBackToTheCanvas()
{
    action("recipe")->trigger();
    auto* drawer = window_->findChild<QWidget*>("drawer");
    QVERIFY(drawer->isVisible());
    auto* field = drawer->findChild<QLineEdit*>();
    QVERIFY(field);
    field->setFocus();
    QTest::keyClick(field, Qt::Key_Escape);
    if (drawer->isVisible()) // a field takes the first for itself
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!drawer->isVisible());
    QVERIFY(window_->stage()->canvas()->hasFocus());
}

void NetloomStartTest::theSearchOfLayersSaysWhenThereIsNone()
{
    auto* search = window_->findChild<QLineEdit*>("paletteSearch");
    auto* none = window_->findChild<QLabel*>("paletteNone");
    QTest::keyClicks(search, "qqq");
    QVERIFY(none->isVisible());
    action("mode_build")->trigger();
    QVERIFY(window_->stage()->canvas()->hasFocus());
    action("new_gauss")->trigger(); // another project is another search
    QVERIFY(search->text().isEmpty());
    QVERIFY(!none->isVisible());
}

void NetloomStartTest::noNameOfALayerIsCut()
{
    auto* tree = window_->findChild<QTreeView*>("paletteTree");
    for (const char* language : {"en", "ko"}) {
        language_->set(QLatin1String(language));
        QTest::qWait(50);
        for (int group = 0; group < tree->model()->rowCount(); ++group) {
            const QModelIndex category = tree->model()->index(group, 0);
            for (int row = 0; row < tree->model()->rowCount(category); ++row) {
                const QModelIndex layer = tree->model()->index(row, 0, category);
                const int room = tree->viewport()->width() - tree->visualRect(layer).left();
                const int needed = tree->sizeHintForIndex(layer).width();
                QVERIFY2(
                    needed <= room,
                    qPrintable(
                        QStringLiteral("%1: %2 of %3 pixels").arg(layer.data().toString()).arg(room).arg(needed)));
            }
        }
    }
    language_->set("en");
}

void NetloomStartTest::aRefusedPasteIsSaidAndGoes()
{
    auto* state = window_->findChild<QLabel*>("run_state");
    QGuiApplication::clipboard()->setText("no layers");
    window_->stage()->canvas()->setFocus();
    QTest::keyClick(window_->stage()->canvas(), Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY2_WITH_TIMEOUT(state->accessibleName().contains("clipboard"), qPrintable(state->text()), kPatience);
    language_->set("ko");
    QTRY_VERIFY_WITH_TIMEOUT(state->accessibleName().contains(QStringLiteral("클립보드")), kPatience);
    QVERIFY(
        QTest::qWaitFor([&] { return !state->accessibleName().contains(QStringLiteral("클립보드")); }, kPatience));
}

void NetloomStartTest::theTrainButtonKeepsItsWidth()
{
    action("new_gauss")->trigger();
    QVERIFY(reaches(State::ready));
    auto* button = window_->findChild<QToolButton*>("train_button");
    const QRect ready = button->geometry();
    window_->session()->setSpeed(30);
    button->click();
    QVERIFY(reaches(State::running));
    QTest::qWait(50);
    QCOMPARE(button->geometry(), ready);
    button->click();
    QVERIFY(reaches(State::paused));
    QTest::qWait(50);
    QCOMPARE(button->geometry(), ready);
}

void NetloomStartTest::cardsShowWhatIsLearned()
{
    action("new_clothes")->trigger();
    QVERIFY(QTest::qWaitFor([&] { return window_->session()->state() == State::ready; }, kPatience));
    CanvasView* canvas = window_->stage()->canvas();
    const NodeItem* card = canvas->canvas().card("conv");
    canvas->zoomBy(0.5 / canvas->zoom());
    QTRY_VERIFY_WITH_TIMEOUT(card->picture().isEmpty(), kPatience); // too small to be read
    canvas->zoomBy(1 / canvas->zoom());
    canvas->reveal("conv");
    QVERIFY(QTest::qWaitFor([&] { return !card->picture().isEmpty(); }, kPatience));
    QCOMPARE(card->picture().tiles.front().height(), 26); // maps as large as the layer's output
    const CardPicture before = card->picture();
    window_->session()->stepBatch();
    QVERIFY(QTest::qWaitFor([&] { return !(card->picture() == before); }, kPatience));
    window_->stage()->setMode(Stage::Mode::look); // nobody sees them: nothing is asked for
    QTRY_VERIFY_WITH_TIMEOUT(card->picture().isEmpty(), kPatience);
    window_->stage()->setMode(Stage::Mode::build);
}

void NetloomStartTest::classesOfTheProgramAreTranslated()
{
    action("new_clothes")->trigger();
    QVERIFY(QTest::qWaitFor([&] { return window_->session()->state() == State::ready; }, kPatience));
    window_->stage()->showView("activations");
    const auto* view = window_->stage()->findChild<View*>("activations");
    QVERIFY(view);
    QTRY_COMPARE_WITH_TIMEOUT(view->subject().classes.value(1), QStringLiteral("Trouser"), kPatience);
    language_->set("ko");
    QTRY_COMPARE_WITH_TIMEOUT(view->subject().classes.value(1), QStringLiteral("바지"), kPatience);
    language_->set("en");
    QTRY_COMPARE_WITH_TIMEOUT(view->subject().classes.value(1), QStringLiteral("Trouser"), kPatience);
    window_->stage()->setMode(Stage::Mode::build);
}

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    initResources();
    NetloomStartTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "netloom_start_test.moc"

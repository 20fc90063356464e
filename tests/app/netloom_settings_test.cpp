#include "common/attribute_edit.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/training_session.h"
#include "editor/canvas/canvas_view.h"
#include "editor/property_panel.h"
#include "editor/recipe_panel.h"
#include "language.h"
#include "main_window.h"
#include "opened.h"
#include "patience.h"
#include "project/run_state.h"
#include "stage.h"
#include "workspace/file_flow.h"

#include <QAction>
#include <QComboBox>
#include <QDirIterator>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace loom;
using namespace loom::ui;
using State = TrainingSession::State;

/// Every setting has one source: what a panel shows is what trains, or the strip says that it waits.
class NetloomSettingsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void aRateOfTheDrawerTrains();
    void aRateOfTheDrawerActsWhileTrainingAndUndoTakesItBack();
    void aRateOfTheBarSurvivesResetAndTrain();
    void momentumAndDropoutActAtOnce();
    void aSmallerBatchSizeActsFromTheNextEpochAndALargerOneWaits();
    void anotherOptimizerWaits();

private:
    std::unique_ptr<MainWindow> open();
    QWidget* inPanel(MainWindow& window, const char* panel, const QString& attribute);
    static void type(QWidget* edit, const char* text);
    static void click(MainWindow& window, const char* button);
    static bool reaches(MainWindow& window, State state);
    static bool rateIs(MainWindow& window, double rate);
    static void pauseOnceTraining(MainWindow& window);
    QString eventsOfTheRun() const;

    std::unique_ptr<Theme> theme_;
    std::unique_ptr<Language> language_;
    QTemporaryDir folder_;
};

void NetloomSettingsTest::initTestCase()
{
    qputenv("XDG_CONFIG_HOME", folder_.filePath("config").toLocal8Bit());
    qputenv("XDG_STATE_HOME", folder_.filePath("state").toLocal8Bit());
}

void NetloomSettingsTest::init()
{
    theme_ = std::make_unique<Theme>();
    language_ = std::make_unique<Language>();
    language_->set("en");
    theme_->applyTo(*qApp);
}

/// The spiral with a dropout before its output, trained by SGD: ready in a moment.
std::unique_ptr<MainWindow> NetloomSettingsTest::open()
{
    QFile sample(QStringLiteral(LOOM_SOURCE_DIR "/samples/spiral.loom"));
    if (!sample.open(QIODevice::ReadOnly))
        return nullptr;
    QByteArray text = sample.readAll();
    text.replace(R"({"id": "output")", R"({"id": "drop", "type": "dropout"}, {"id": "output")");
    text.replace(R"(["hidden2", "output"])", R"(["hidden2", "drop"], ["drop", "output"])");
    text.replace(R"("type": "adam", "learning_rate": 0.005)", R"("type": "sgd", "learning_rate": 0.005)");
    QFile file(folder_.filePath("settings.loom"));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return nullptr;
    file.close();
    auto window = std::make_unique<MainWindow>(theme_.get(), language_.get());
    window->show();
    window->activateWindow();
    (void)QTest::qWaitForWindowActive(window.get());
    if (!opens(*window->files(), file.fileName()) || !reaches(*window, State::ready))
        return nullptr;
    return window;
}

bool NetloomSettingsTest::reaches(MainWindow& window, State state)
{
    return QTest::qWaitFor([&] { return window.session()->state() == state; }, kPatience);
}

bool NetloomSettingsTest::rateIs(MainWindow& window, double rate)
{
    return QTest::qWaitFor([&] { return window.session()->learningRate() == rate; }, kPatience);
}

void NetloomSettingsTest::click(MainWindow& window, const char* button)
{
    auto* found = window.findChild<QToolButton*>(QLatin1String(button));
    QVERIFY2(found && found->isVisible(), button);
    QTRY_VERIFY2_WITH_TIMEOUT(found->isEnabled(), button, kPatience);
    QTest::mouseClick(found, Qt::LeftButton);
}

void NetloomSettingsTest::pauseOnceTraining(MainWindow& window)
{
    click(window, "train_button");
    QVERIFY(QTest::qWaitFor([&] { return window.session()->stepsDone() > 2; }, kPatience));
    click(window, "train_button");
    QVERIFY(reaches(window, State::paused));
}

/// The editor of an attribute in a drawer, which is opened with its key.
QWidget* NetloomSettingsTest::inPanel(MainWindow& window, const char* panel, const QString& attribute)
{
    auto* drawer = window.findChild<QWidget*>(QLatin1String(panel));
    if (!drawer->isVisible())
        window.findChild<QAction*>("recipe")->trigger();
    for (AttributeEdit* edit : drawer->findChildren<AttributeEdit*>(attribute))
        if (edit->isVisible())
            return edit;
    return nullptr;
}

void NetloomSettingsTest::type(QWidget* edit, const char* text)
{
    QVERIFY(edit);
    edit->setFocus(Qt::TabFocusReason);
    auto* line = edit->findChild<QLineEdit*>();
    QVERIFY(line);
    QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(line, QLatin1String(text));
    QTest::keyClick(line, Qt::Key_Return);
}

/// What the checkpoint of the paused run says was changed in it.
QString NetloomSettingsTest::eventsOfTheRun() const
{
    QDirIterator files(folder_.filePath("state"), {"*.run"}, QDir::Files, QDirIterator::Subdirectories);
    QString events;
    while (files.hasNext())
        if (const Result<RunState> run = readRunState(files.next().toStdString()))
            events += QString::fromStdString(run->state.metadata.at("events"));
    return events;
}

void NetloomSettingsTest::aRateOfTheDrawerTrains()
{
    auto window = open();
    QVERIFY(window);
    QTest::keyClick(window.get(), Qt::Key_M, Qt::ControlModifier);
    type(inPanel(*window, "recipePanel", "learning_rate"), "0.01");
    pauseOnceTraining(*window);
    QCOMPARE(window->session()->learningRate(), 0.01);
    QCOMPARE(numberOf(attributeOf(window->session()->project().training.optimizer.attributes, "learning_rate")),
             0.01);
}

void NetloomSettingsTest::aRateOfTheDrawerActsWhileTrainingAndUndoTakesItBack()
{
    auto window = open();
    QVERIFY(window);
    pauseOnceTraining(*window);
    type(inPanel(*window, "recipePanel", "learning_rate"), "0.05");
    QVERIFY(rateIs(*window, 0.05));
    QVERIFY(!window->findChild<QLabel*>("run_waiting")->isVisible());
    window->stage()->canvas()->setFocus();
    QTest::keyClick(window->stage()->canvas(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(rateIs(*window, 0.005));
    QTest::keyClick(window->stage()->canvas(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(rateIs(*window, 0.05));
    click(*window, "reset_button");
    QVERIFY(reaches(*window, State::ready));
    pauseOnceTraining(*window);
    QCOMPARE(window->session()->learningRate(), 0.05);
}

void NetloomSettingsTest::aRateOfTheBarSurvivesResetAndTrain()
{
    auto window = open();
    QVERIFY(window);
    pauseOnceTraining(*window);
    type(window->findChild<QWidget*>("run_bar")->findChild<QWidget*>("learning_rate"), "0.02");
    QVERIFY(rateIs(*window, 0.02));
    click(*window, "stop_button");
    QVERIFY(reaches(*window, State::ended));
    pauseOnceTraining(*window);
    QCOMPARE(window->session()->learningRate(), 0.02);
}

void NetloomSettingsTest::momentumAndDropoutActAtOnce()
{
    auto window = open();
    QVERIFY(window);
    pauseOnceTraining(*window);
    type(inPanel(*window, "recipePanel", "momentum"), "0.875");
    QVERIFY(window->document()->setAttribute("drop", "rate", 0.3125));
    auto* waiting = window->findChild<QLabel*>("run_waiting");
    QVERIFY(!waiting->isVisible());
    pauseOnceTraining(*window);
    QTRY_VERIFY_WITH_TIMEOUT(eventsOfTheRun().contains("training.optimizer.momentum\",0.875"), kPatience);
    const QString events = eventsOfTheRun();
    QVERIFY2(events.contains("graph.nodes.drop.attributes.rate\",0.3125"), qPrintable(events));
    QVERIFY(!waiting->isVisible());
}

void NetloomSettingsTest::aSmallerBatchSizeActsFromTheNextEpochAndALargerOneWaits()
{
    auto window = open();
    QVERIFY(window);
    pauseOnceTraining(*window);
    const qint64 epoch = window->session()->epoch();
    QCOMPARE(window->session()->batchesPerEpoch(), qint64(30));
    type(inPanel(*window, "recipePanel", "batch_size"), "8");
    auto* waiting = window->findChild<QLabel*>("run_waiting");
    QVERIFY(waiting->isVisible());
    QVERIFY2(waiting->text().contains("next epoch"), qPrintable(waiting->text()));
    click(*window, "step_epoch_button");
    QTRY_COMPARE_WITH_TIMEOUT(window->session()->epoch(), epoch + 1, kPatience);
    click(*window, "step_batch_button");
    QTRY_COMPARE_WITH_TIMEOUT(window->session()->batchesPerEpoch(), qint64(60), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!waiting->isVisible(), kPatience);
    type(inPanel(*window, "recipePanel", "batch_size"), "32");
    QVERIFY(waiting->isVisible());
    QVERIFY2(waiting->text().contains("restart"), qPrintable(waiting->text()));
}

void NetloomSettingsTest::anotherOptimizerWaits()
{
    auto window = open();
    QVERIFY(window);
    pauseOnceTraining(*window);
    window->findChild<QAction*>("recipe")->trigger();
    auto* optimizer = window->findChild<QWidget*>("optimizer")->findChild<QComboBox*>("type");
    optimizer->setCurrentIndex(optimizer->findData("adam"));
    auto* waiting = window->findChild<QLabel*>("run_waiting");
    QVERIFY(waiting->isVisible());
    QVERIFY2(waiting->text().startsWith("1 change waits"), qPrintable(waiting->text()));
}

QTEST_MAIN(NetloomSettingsTest)
#include "netloom_settings_test.moc"

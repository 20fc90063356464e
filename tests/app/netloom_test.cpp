#include "common/preferences.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/training_session.h"
#include "editor/canvas/canvas_view.h"
#include "language.h"
#include "main_window.h"
#include "opened.h"
#include "patience.h"
#include "project/project_file.h"
#include "stage.h"
#include "tensor/safetensors.h"
#include "workspace/file_flow.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <numeric>

using namespace loom;
using namespace loom::ui;
using State = TrainingSession::State;

/// The studio from end to end: real windows, real clicks, real training.
class NetloomTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void theTrainButtonTrainsAndTheLossFalls();
    void pauseHoldsStillAndResumeGoesOn();
    void theLanguageSwitchesAtOnce();
    void whatWasChosenIsFoundAgain();
    void theStageHasMostOfTheWindow_data();
    void theStageHasMostOfTheWindow();
    void theRunIsInReachInASmallWindow_data();
    void theRunIsInReachInASmallWindow();
    void aBrokenFileIsExplainedAndNothingIsLost();
    void savedWeightsComeBack();
    void unsavedChangesAreGuarded();
    void anEditDuringARunWaitsForARestart();
    void theWindowClosesInMidTrainingFiftyTimes();

private:
    std::unique_ptr<MainWindow> open(const QString& sample);
    static QString sample(const QString& name) { return QStringLiteral(LOOM_SOURCE_DIR "/samples/") + name; }
    static void click(MainWindow& window, const char* button);
    static double meanLoss(const MainWindow& window, bool last);

    std::unique_ptr<Theme> theme_;
    std::unique_ptr<Language> language_;
    QTemporaryDir folder_;
};

void NetloomTest::initTestCase()
{
    qputenv("XDG_CONFIG_HOME", folder_.filePath("config").toLocal8Bit());
    qputenv("XDG_STATE_HOME", folder_.filePath("state").toLocal8Bit());
}

void NetloomTest::init()
{
    theme_ = std::make_unique<Theme>();
    language_ = std::make_unique<Language>();
    language_->set("en");
    theme_->applyTo(*qApp);
}

std::unique_ptr<MainWindow> NetloomTest::open(const QString& name)
{
    auto window = std::make_unique<MainWindow>(theme_.get(), language_.get());
    window->show();
    window->activateWindow();
    if (!QTest::qWaitForWindowActive(window.get()))
        qWarning("the window did not become active");
    const QString copy = folder_.filePath(name);
    QFile::remove(copy);
    for (const char* beside : {".safetensors", ".runs", ".runs-wal", ".runs-shm"}) // of a test before
        QFile::remove(folder_.filePath(QFileInfo(name).completeBaseName() + QLatin1String(beside)));
    QFile::copy(sample(name), copy);
    QFile(copy).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (!opens(*window->files(), copy))
        return nullptr;
    if (!QTest::qWaitFor([&] { return window->session()->state() == State::ready; }, kPatience))
        return nullptr;
    return window;
}

void NetloomTest::click(MainWindow& window, const char* button)
{
    auto* found = window.findChild<QToolButton*>(QLatin1String(button));
    QVERIFY2(found && found->isVisible() && found->isEnabled(), button);
    QTest::mouseClick(found, Qt::LeftButton);
}

double NetloomTest::meanLoss(const MainWindow& window, bool last)
{
    const std::vector<CurveBucket>& loss = window.session()->curves().buckets[0];
    const std::size_t count = std::min<std::size_t>(10, loss.size());
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i)
        sum += loss[last ? loss.size() - 1 - i : i].mean;
    return sum / double(count);
}

void NetloomTest::theTrainButtonTrainsAndTheLossFalls()
{
    auto window = open("fashion_dense.loom");
    QVERIFY(window);
    window->resize(1280, 720);
    QTRY_COMPARE_WITH_TIMEOUT(window->size(), QSize(1280, 720), kPatience);
    QCoreApplication::processEvents();
    const auto* strip = window->findChild<QTabWidget*>("below");
    const int height = strip->height();
    click(*window, "train_button");
    QVERIFY(QTest::qWaitFor([&] { return window->session()->stepsDone() > 150; }, kPatience));
    QTest::qWait(100);
    QCOMPARE(strip->height(), height); // the canvas does not jump
    QVERIFY2(meanLoss(*window, true) < 0.6 * meanLoss(*window, false),
             qPrintable(QString::number(meanLoss(*window, true))));
    QVERIFY(window->findChild<QLabel*>("run_numbers")->text().contains("epoch 1/"));
}

void NetloomTest::pauseHoldsStillAndResumeGoesOn()
{
    auto window = open("spiral.loom");
    QVERIFY(window);
    window->session()->setSpeed(100);
    QTest::keyClick(window->stage()->canvas(), Qt::Key_Space);
    QVERIFY(QTest::qWaitFor([&] { return window->session()->stepsDone() > 5; }, kPatience));
    click(*window, "train_button");
    QVERIFY(QTest::qWaitFor([&] { return window->session()->state() == State::paused; }, kPatience));
    QTest::qWait(100);
    const qint64 steps = window->session()->stepsDone();
    QTest::qWait(200);
    QCOMPARE(window->session()->stepsDone(), steps);
    click(*window, "step_batch_button");
    QVERIFY(QTest::qWaitFor([&] { return window->session()->stepsDone() == steps + 1; }, kPatience));
    click(*window, "train_button");
    QVERIFY(QTest::qWaitFor([&] { return window->session()->stepsDone() > steps + 5; }, kPatience));
}

void NetloomTest::theLanguageSwitchesAtOnce()
{
    auto window = open("xor.loom");
    QVERIFY(window);
    auto* train = window->findChild<QAction*>("train");
    QCOMPARE(train->text(), QStringLiteral("Train"));
    window->findChild<QAction*>("language_ko")->trigger();
    QVERIFY(QTest::qWaitFor([&] { return train->text() == QStringLiteral("학습 시작"); }, kPatience));
    window->findChild<QAction*>("language_en")->trigger();
    QVERIFY(QTest::qWaitFor([&] { return train->text() == QStringLiteral("Train"); }, kPatience));
}

void NetloomTest::whatWasChosenIsFoundAgain()
{
    auto window = open("xor.loom");
    QVERIFY(window);
    for (const char* choice : {"language_ko", "theme_dark", "classroom"})
        window->findChild<QAction*>(QLatin1String(choice))->trigger();
    // A killed program writes nothing at its end.
    const Preferences kept = readPreferences(preferencesFile());
    QCOMPARE(kept.language, QStringLiteral("ko"));
    QCOMPARE(kept.theme, QStringLiteral("dark"));
    QCOMPARE(kept.scale, 1.5);
    QCOMPARE(kept.recent.value(0), window->document()->file());
    window->resize(1111, 700);
    QVERIFY(QTest::qWaitFor([&] { return window->width() == 1111; }, kPatience));
    window->close();
    MainWindow again(theme_.get(), language_.get());
    again.apply(readPreferences(preferencesFile()));
    QCOMPARE(again.width(), 1111);
    QCOMPARE(again.files()->recent(), kept.recent);
}

void NetloomTest::theStageHasMostOfTheWindow_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("classroom");
    for (const QSize size : {QSize(1280, 720), QSize(1366, 768), QSize(1440, 900)})
        for (const bool classroom : {false, true})
            QTest::newRow(qPrintable(
                QString("%1 × %2, %3").arg(size.width()).arg(size.height()).arg(classroom ? "classroom" : "desk")))
                << size << classroom;
}

void NetloomTest::theStageHasMostOfTheWindow()
{
    QFETCH(QSize, size);
    QFETCH(bool, classroom);
    auto window = open("xor.loom");
    QVERIFY(window);
    if (classroom)
        window->findChild<QAction*>("classroom")->trigger();
    window->resize(size);
    QTRY_COMPARE_WITH_TIMEOUT(window->size(), size, kPatience);
    for (const Stage::Mode mode : {Stage::Mode::build, Stage::Mode::look}) {
        window->stage()->setMode(mode);
        QTRY_VERIFY2_WITH_TIMEOUT(window->stageShare() >= (classroom ? 0.7 : 0.55),
                                  qPrintable(QString::number(window->stageShare())), kPatience);
    }
}

void NetloomTest::theRunIsInReachInASmallWindow_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("classroom");
    QTest::addColumn<QString>("language");
    for (const char* language : {"en", "ko"}) {
        QTest::addRow("1024 × 768, %s", language) << QSize(1024, 768) << false << language;
        QTest::addRow("1280 × 720, classroom, %s", language) << QSize(1280, 720) << true << language;
    }
}

void NetloomTest::theRunIsInReachInASmallWindow()
{
    QFETCH(QSize, size);
    QFETCH(bool, classroom);
    QFETCH(QString, language);
    language_->set(language);
    auto window = open("fashion_dense.loom");
    QVERIFY(window);
    if (classroom)
        window->findChild<QAction*>("classroom")->trigger();
    window->resize(size);
    QTRY_COMPARE_WITH_TIMEOUT(window->size(), size, kPatience);
    const auto* dots = window->findChild<QToolButton*>("run_more");
    for (const char* name :
         {"train_button", "step_batch_button", "step_epoch_button", "stop_button", "reset_button"}) {
        const auto* button = window->findChild<QToolButton*>(QLatin1String(name));
        const QStringList mayWait{"step_epoch_button", "stop_button"}; // Train pauses, so they are not urgent
        if (!button->isVisible() && mayWait.contains(QLatin1String(name)) && dots->isVisible())
            button = dots; // one click away, behind the dots
        QVERIFY2(button->isVisible(), name);
        const QRect place(button->mapTo(window.get(), QPoint(0, 0)), button->size());
        QVERIFY2(window->rect().contains(place), name);
    }
}

void NetloomTest::aBrokenFileIsExplainedAndNothingIsLost()
{
    auto window = open("xor.loom");
    QVERIFY(window);
    const Project before = window->document()->project();
    QFile whole(sample("fashion_cnn.loom"));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    QFile cut(folder_.filePath("cut.loom"));
    QVERIFY(cut.open(QIODevice::WriteOnly));
    cut.write(whole.read(whole.size() / 2));
    cut.close();
    QVERIFY(!opens(*window->files(), cut.fileName()));
    QVERIFY(window->document()->project() == before);
    auto* notice = window->findChild<QLabel*>("notice_text");
    QVERIFY(notice->isVisible());
    QVERIFY2(notice->text().contains("cut.loom"), qPrintable(notice->text()));
    QVERIFY(!opens(*window->files(), folder_.filePath("absent.loom")));
    QVERIFY2(notice->text().contains("absent.loom"), qPrintable(notice->text()));
    const QString said = notice->text();
    window->findChild<QAction*>("language_ko")->trigger();
    QVERIFY2(QTest::qWaitFor([&] { return notice->text() != said; }, kPatience), "the sentence follows the language");
    QVERIFY(notice->text().contains("absent.loom"));
    window->findChild<QAction*>("language_en")->trigger();
    QVERIFY(QTest::qWaitFor([&] { return notice->text() == said; }, kPatience));
}

void NetloomTest::savedWeightsComeBack()
{
    auto window = open("xor.loom");
    QVERIFY(window);
    click(*window, "step_epoch_button");
    QVERIFY(QTest::qWaitFor([&] { return window->session()->stepsDone() > 0; }, kPatience));
    QVERIFY(QTest::qWaitFor([&] { return window->session()->state() == State::paused; }, kPatience));
    bool saved = false;
    window->files()->save([&] { saved = true; });
    QVERIFY(QTest::qWaitFor([&] { return saved; }, kPatience));
    const auto weights = window->session()->weights();
    QVERIFY(!weights.empty());
    const QString file = window->document()->file();
    const auto stored = readSafetensors(weightsFileOf(file.toStdString()));
    QVERIFY(stored.ok());
    QVERIFY(stored->tensors == weights);

    MainWindow again(theme_.get(), language_.get());
    again.show();
    QVERIFY(opens(*again.files(), file));
    // The weights come back; the run, too, where its file was already written.
    const auto isThere = [&] {
        return again.session()->savedWeights() || again.session()->stepsDone() == window->session()->stepsDone();
    };
    QVERIFY(QTest::qWaitFor(isThere, kPatience));
    bool arrived = false;
    connect(again.session(), &TrainingSession::weightsReady, &again, [&] { arrived = true; });
    // The run may come once the weights were there: whoever had asked before is told, and asks again.
    connect(again.session(), &TrainingSession::lost, &again, [&](TrainingSession::Request what) {
        if (what == TrainingSession::Request::weights)
            again.session()->requestWeights();
    });
    again.session()->requestWeights();
    QVERIFY(QTest::qWaitFor([&] { return arrived; }, kPatience));
    QVERIFY(again.session()->weights() == weights);
}

void NetloomTest::unsavedChangesAreGuarded()
{
    auto window = open("xor.loom");
    QVERIFY(window);
    const std::string first = window->document()->graph().nodes[1].id;
    window->document()->setTitle(QString::fromStdString(first), "Renamed");
    QVERIFY(window->document()->isModified());
    window->close();
    QVERIFY(window->isVisible());
    auto* box = window->findChild<QMessageBox*>("unsaved_guard");
    QVERIFY(box);
    for (QPushButton* button : box->findChildren<QPushButton*>())
        if (button->text() == QStringLiteral("Don't save"))
            QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(QTest::qWaitFor([&] { return !window->isVisible(); }, kPatience));
}

void NetloomTest::anEditDuringARunWaitsForARestart()
{
    auto window = open("spiral.loom");
    QVERIFY(window);
    window->session()->setSpeed(30);
    click(*window, "train_button");
    QVERIFY(QTest::qWaitFor([&] { return window->session()->stepsDone() > 2; }, kPatience));
    QString dense;
    for (const Node& node : window->document()->graph().nodes)
        if (node.type == "dense" && dense.isEmpty())
            dense = QString::fromStdString(node.id);
    window->document()->setAttribute(dense, "units", std::int64_t(11));
    auto* waiting = window->findChild<QLabel*>("run_waiting");
    QVERIFY(QTest::qWaitFor([&] { return waiting->isVisible(); }, kPatience));
    QCOMPARE(window->session()->state(), State::running);
    emit waiting->linkActivated("restart");
    QVERIFY(QTest::qWaitFor(
        [&] {
            const Node* node = window->session()->project().graph.find(dense.toStdString());
            return window->session()->state() == State::running
                && integerOf(attributeOf(node->attributes, "units")) == 11;
        },
        kPatience));
    QVERIFY(!waiting->isVisible());
    window->document()->undoStack().setClean();
}

void NetloomTest::theWindowClosesInMidTrainingFiftyTimes()
{
    for (int i = 0; i < 50; ++i) {
        auto window = open("spiral.loom");
        QVERIFY(window);
        window->session()->train();
        QVERIFY(QTest::qWaitFor([&] { return window->session()->stepsDone() > 0; }, kPatience));
        window->close();
        window.reset();
    }
}

QTEST_MAIN(NetloomTest)
#include "netloom_test.moc"

#include "common/theme.h"
#include "document/document.h"
#include "document/training_session.h"
#include "file_flow.h"
#include "language.h"
#include "main_window.h"
#include "opened.h"
#include "patience.h"

#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

using namespace loom;
using namespace loom::ui;
using State = TrainingSession::State;

/// Whoever mends a table, a folder or a file has it read again with one click, and nothing else.
class NetloomReadAgainTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup() { window_.reset(); }
    void whatWasMendedIsRead();
    void whatWasChangedIsRead();
    void aRunKeepsItsRowsUntilARestart();
    void resettingReadsThemToo();

private:
    void write(int rows) const;
    void click(const char* button);
    bool reaches(State state)
    {
        return QTest::qWaitFor([&] { return window_->session()->state() == state; }, kPatience);
    }
    std::int64_t rows() { return window_->session()->data() ? window_->session()->data()->rows.size() : -1; }
    void trainAStep();

    QTemporaryDir folder_;
    std::unique_ptr<Theme> theme_;
    std::unique_ptr<Language> language_;
    std::unique_ptr<MainWindow> window_;
};

void NetloomReadAgainTest::initTestCase()
{
    qputenv("XDG_CONFIG_HOME", folder_.filePath("config").toLocal8Bit());
    qputenv("XDG_STATE_HOME", folder_.filePath("state").toLocal8Bit());
    theme_ = std::make_unique<Theme>();
    language_ = std::make_unique<Language>();
    language_->set("en");
    theme_->applyTo(*qApp);
    QFile sample(QStringLiteral(LOOM_SOURCE_DIR "/samples/houses.loom"));
    QVERIFY(sample.copy(folder_.filePath("houses.loom")));
}

/// The flats of the sample, of a table with so many rows; none below 0.
void NetloomReadAgainTest::write(int rows) const
{
    const QString table = folder_.filePath("houses.csv");
    QFile::remove(table);
    QFile sample(QStringLiteral(LOOM_SOURCE_DIR "/samples/houses.csv")), file(table);
    if (rows < 0)
        return;
    QVERIFY(sample.open(QFile::ReadOnly) && file.open(QFile::WriteOnly));
    for (int line = 0; line <= rows; ++line)
        file.write(sample.readLine());
}

void NetloomReadAgainTest::init()
{
    window_ = std::make_unique<MainWindow>(theme_.get(), language_.get());
    window_->resize(1440, 900);
    window_->show();
}

void NetloomReadAgainTest::click(const char* name)
{
    auto* button = window_->findChild<QAbstractButton*>(QLatin1String(name));
    QVERIFY2(button, name);
    QTRY_VERIFY2_WITH_TIMEOUT(button->isVisible() && button->isEnabled(), name, kPatience);
    QTest::mouseClick(button, Qt::LeftButton);
}

void NetloomReadAgainTest::trainAStep()
{
    click("step_batch_button");
    QTRY_COMPARE_WITH_TIMEOUT(window_->session()->stepsDone(), 1, kPatience);
    QVERIFY(reaches(State::paused));
}

void NetloomReadAgainTest::whatWasMendedIsRead()
{
    write(-1);
    QVERIFY(opens(*window_->files(), folder_.filePath("houses.loom")));
    QVERIFY(reaches(State::failed));
    window_->findChild<QAction*>("data")->trigger();
    auto* failure = window_->findChild<QLabel*>("dataFailure");
    QTRY_VERIFY2_WITH_TIMEOUT(failure->text().contains("houses.csv"), qPrintable(failure->text()), kPatience);
    write(120);
    click("readAgain");
    QVERIFY(reaches(State::ready));
    QCOMPARE(rows(), std::int64_t(120));
    QVERIFY(failure->isHidden());
}

void NetloomReadAgainTest::whatWasChangedIsRead()
{
    write(100);
    QVERIFY(opens(*window_->files(), folder_.filePath("houses.loom")));
    QVERIFY(reaches(State::ready));
    QCOMPARE(rows(), std::int64_t(100));
    write(140);
    window_->findChild<QAction*>("data")->trigger();
    click("readAgain");
    QTRY_COMPARE_WITH_TIMEOUT(rows(), std::int64_t(140), kPatience);
    QVERIFY(reaches(State::ready));
}

void NetloomReadAgainTest::aRunKeepsItsRowsUntilARestart()
{
    write(100);
    QVERIFY(opens(*window_->files(), folder_.filePath("houses.loom")));
    QVERIFY(reaches(State::ready));
    trainAStep();
    write(140);
    window_->findChild<QAction*>("data")->trigger();
    click("readAgain");
    auto* waiting = window_->findChild<QLabel*>("run_waiting");
    QVERIFY(waiting->isVisible());
    QVERIFY2(waiting->text().contains("restart"), qPrintable(waiting->text()));
    QCOMPARE(rows(), std::int64_t(100));
    emit waiting->linkActivated(QStringLiteral("restart"));
    QTRY_COMPARE_WITH_TIMEOUT(rows(), std::int64_t(140), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!waiting->isVisible(), kPatience);
}

void NetloomReadAgainTest::resettingReadsThemToo()
{
    write(100);
    QVERIFY(opens(*window_->files(), folder_.filePath("houses.loom")));
    QVERIFY(reaches(State::ready));
    trainAStep();
    write(140);
    window_->findChild<QAction*>("data")->trigger();
    click("readAgain");
    click("reset_button");
    QTRY_COMPARE_WITH_TIMEOUT(rows(), std::int64_t(140), kPatience);
}

QTEST_MAIN(NetloomReadAgainTest)
#include "netloom_read_again_test.moc"

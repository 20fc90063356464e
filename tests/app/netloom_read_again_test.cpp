#include "opened.h"
#include "window_fixture.h"
#include "workspace/file_flow.h"

#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QtTest>

using namespace loom;
using namespace loom::ui;

/// Whoever mends a table, a folder or a file has it read again with one click, and nothing else.
class NetloomReadAgainTest : public test::WindowFixture {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { openWindow({1440, 900}); }
    void cleanup() { window_.reset(); }
    void whatWasMendedIsRead();
    void whatWasChangedIsRead();
    void aRunKeepsItsRowsUntilARestart();
    void resettingReadsThemToo();

private:
    void write(int rows) const;
    void click(const char* button);
    std::int64_t rows() { return window_->session()->data() ? window_->session()->data()->rows.size() : -1; }
    void trainAStep();
    void openTable(int rows);
    void readAgain(int rows);
};

void NetloomReadAgainTest::initTestCase()
{
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

/// The project with so many rows, ready.
void NetloomReadAgainTest::openTable(int rows)
{
    write(rows);
    QVERIFY(opens(*window_->files(), folder_.filePath("houses.loom")));
    QVERIFY(reaches(State::ready));
}

/// The table has other rows, and is asked to be read again.
void NetloomReadAgainTest::readAgain(int rows)
{
    write(rows);
    action("data")->trigger();
    click("readAgain");
}

void NetloomReadAgainTest::whatWasMendedIsRead()
{
    write(-1);
    QVERIFY(opens(*window_->files(), folder_.filePath("houses.loom")));
    QVERIFY(reaches(State::failed));
    action("data")->trigger();
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
    openTable(100);
    QCOMPARE(rows(), std::int64_t(100));
    readAgain(140);
    QTRY_COMPARE_WITH_TIMEOUT(rows(), std::int64_t(140), kPatience);
    QVERIFY(reaches(State::ready));
}

void NetloomReadAgainTest::aRunKeepsItsRowsUntilARestart()
{
    openTable(100);
    trainAStep();
    readAgain(140);
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
    openTable(100);
    trainAStep();
    readAgain(140);
    click("reset_button");
    QTRY_COMPARE_WITH_TIMEOUT(rows(), std::int64_t(140), kPatience);
}

QTEST_MAIN(NetloomReadAgainTest)
#include "netloom_read_again_test.moc"

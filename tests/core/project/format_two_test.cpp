#include "base/file.h"
#include "project/project_file.h"
#include "project/run.h"

#include <QTest>

using namespace loom;

namespace {

const std::string kFile = LOOM_SOURCE_DIR "/tests/data/format2/accumulated.loom";

std::string textOf(const std::string& file)
{
    return readFile(file, 1 << 20).value();
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    return text.replace(text.find(from), from.size(), to);
}

} // namespace

/// What came after format 1, and which number a file says.
class FormatTwoTest : public QObject {
    Q_OBJECT
private slots:
    void aFileOfItIsReadWithoutAWordAndWrittenAgain();
    void aFileWithoutLaterFieldsStaysOfFormatOne();
    void inAFileOfFormatOneALaterFieldMeansNothing();
    void theNextOneIsRefused();
};

void FormatTwoTest::aFileOfItIsReadWithoutAWordAndWrittenAgain()
{
    const auto opened = openProject(kFile);
    QVERIFY2(opened.ok(), opened.ok() ? "" : english(opened.error()).c_str());
    QVERIFY(opened->issues.empty());
    QCOMPARE(opened->project.training.accumulate, std::int64_t(4));
    QCOMPARE(QString::fromStdString(writeProject(opened->project)), QString::fromStdString(textOf(kFile)));
    RunOptions options;
    options.threads = 1;
    options.kernels = "baseline";
    Result<Run> run = makeRun(opened->project, options);
    QVERIFY(run.ok());
    while (run->trainer->epoch() < 1)
        QVERIFY(run->trainer->step());
    QCOMPARE(run->trainer->stepsDone(), std::int64_t(12));
    QCOMPARE(run->trainer->updatesDone(), std::int64_t(3));
}

void FormatTwoTest::aFileWithoutLaterFieldsStaysOfFormatOne()
{
    const std::string text = textOf(LOOM_SOURCE_DIR "/samples/spiral.loom");
    Project project = parseProject(text)->project;
    QCOMPARE(QString::fromStdString(writeProject(project)), QString::fromStdString(text));
    project.training.accumulate = 2;
    QVERIFY(writeProject(project).find("\"format\": 2") != std::string::npos);
    project.training.accumulate = 1;
    QCOMPARE(QString::fromStdString(writeProject(project)), QString::fromStdString(text));
}

void FormatTwoTest::inAFileOfFormatOneALaterFieldMeansNothing()
{
    const std::string text = replaced(textOf(kFile), "\"format\": 2", "\"format\": 1");
    const auto opened = parseProject(text);
    QVERIFY(opened.ok());
    QCOMPARE(opened->project.training.accumulate, std::int64_t(1));
    QCOMPARE(opened->issues.size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(english(opened->issues[0].sentence)),
             QString("training.accumulate belongs to format 2 and the file says format 1: it is kept in the file and "
                     "ignored. Set it again, or write “format”: 2"));
    QVERIFY2(writeProject(opened->project).find("\"accumulate\": 4") != std::string::npos, "it is kept");
    QVERIFY(parseProject(writeProject(opened->project))->project == opened->project);
}

void FormatTwoTest::theNextOneIsRefused()
{
    const auto opened = parseProject(replaced(textOf(kFile), "\"format\": 2", "\"format\": 3"));
    QVERIFY(!opened.ok());
    QVERIFY(english(opened.error()).find("format 3; this version of Netloom reads up to 2") != std::string::npos);
}

QTEST_GUILESS_MAIN(FormatTwoTest)
#include "format_two_test.moc"

#include "project/path.h"
#include "project/project_file.h"
#include "project/run.h"

#include <QtTest>

#include <algorithm>

using namespace loom;

namespace {

/// Two moons, half of them looked at only by validation: easy for eight hidden units.
Project moons()
{
    Project project = openProject(LOOM_SOURCE_DIR "/samples/spiral.loom")->project;
    project.data.source.attributes = {
        {"kind", std::string("moons")}, {"samples", std::int64_t(2000)}, {"noise", 0.1}};
    project.data.split = {"stratified", 0.5, 0};
    project.training.epochs = 20;
    return project;
}

Run trained(const Project& project, int threads = 1)
{
    RunOptions options;
    options.threads = threads;
    Result<Run> run = makeRun(project, options);
    if (!run)
        qFatal("%s", english(run.error()).c_str());
    run->trainer->run({});
    return std::move(*run);
}

double accuracy(const Run& run)
{
    const auto& series = run.trainer->series();
    const auto at = std::ranges::find(series, "validation_binary_accuracy") - series.begin();
    return run.trainer->epochs().back().values[std::size_t(at)];
}

const Issue* issueAt(const std::vector<Issue>& issues, const std::string& path)
{
    const auto found = std::ranges::find(issues, path, &Issue::path);
    return found == issues.end() ? nullptr : &*found;
}

} // namespace

/// A limit of the training rows and shuffled labels, as settings of a project that is trained.
class TrainingRowsTest : public QObject {
    Q_OBJECT
private slots:
    void filesKeepBothSettings()
    {
        Project project = moons();
        QVERIFY(writeProject(project).find("shuffle_labels") == std::string::npos);
        QVERIFY(setValue(project, "data.split.training", std::int64_t(100)));
        QVERIFY(setValue(project, "data.shuffle_labels", true));
        const auto again = parseProject(writeProject(project));
        QVERIFY(again);
        QVERIFY(again->issues.empty());
        QCOMPARE(again->project.data.split.training, std::int64_t(100));
        QVERIFY(again->project.data == project.data);
        QVERIFY(!setValue(project, "data.split.training", std::int64_t(-1)));
    }

    void aNetworkLearnsFromTheLimitedRowsAlone()
    {
        Project project = moons();
        project.data.split.training = 64;
        project.training.batchSize = 32;
        const Run run = trained(project);
        QCOMPARE(run.data->training.size(), std::size_t(64));
        QCOMPARE(run.data->validation.size(), std::size_t(1000));
        QCOMPARE(run.trainer->stepsDone(), std::int64_t(2 * 20));
        QVERIFY(!issueAt(run.warnings, "data.split.training"));
    }

    void aLimitAboveWhatThereIsIsAnIssueWithNumbers()
    {
        Project project = moons();
        project.data.split.training = 1500;
        project.training.epochs = 1;
        const Run run = trained(project);
        QCOMPARE(run.data->training.size(), std::size_t(1000));
        const Issue* issue = issueAt(run.warnings, "data.split.training");
        QVERIFY(issue && issue->severity == Severity::warning && issue->repairs.size() == 1);
        QCOMPARE(english(issue->sentence),
                 std::string("The split asks for 1,500 training rows, but there are 1,000: "
                             "all of them are used"));
    }

    void onShuffledLabelsANetworkIsAtChance()
    {
        Project project = moons();
        const double own = accuracy(trained(project));
        QVERIFY2(own > 0.95, QByteArray::number(own).constData());
        project.data.shuffleLabels = true;
        for (const std::uint64_t seed : {1, 2, 3}) {
            project.seed = seed;
            const double shuffled = accuracy(trained(project));
            // 1,000 rows: five standard errors.
            QVERIFY2(std::abs(shuffled - 0.5) < 0.08, QByteArray::number(shuffled).constData());
        }
    }

    void shuffledLabelsAreAnIssueOfEveryProjectThatHasThem()
    {
        Project project = moons();
        QVERIFY(!issueAt(checkProject(project, {}), "data.shuffle_labels"));
        project.data.shuffleLabels = true;
        const std::vector<Issue> issues = checkProject(project, {});
        const Issue* issue = issueAt(issues, "data.shuffle_labels");
        QVERIFY(issue && issue->severity == Severity::warning && issue->repairs.size() == 1);
    }

    void bothAreTheSameOnAnyNumberOfThreads()
    {
        Project project = moons();
        project.data.split.training = 200;
        project.data.shuffleLabels = true;
        project.training.epochs = 3;
        const Run one = trained(project, 1), two = trained(project, 2);
        QVERIFY(one.network->weights() == two.network->weights());
    }
};

QTEST_GUILESS_MAIN(TrainingRowsTest)
#include "training_rows_test.moc"

#include "project/project_file.h"
#include "project/run.h"

#include <QtTest>

using namespace loom;

namespace {

Project projectWith(double rate, double momentum)
{
    Project project = openProject(LOOM_SOURCE_DIR "/samples/spiral.loom")->project;
    Graph& graph = project.graph;
    graph.nodes.push_back({"drop", "dropout", {{"rate", rate}}});
    const std::string last = graph.edges.back().from.node, out = graph.edges.back().to.node;
    graph.edges.back().to.node = "drop";
    graph.edges.push_back({{"drop", ""}, {out, ""}});
    project.training.optimizer = {"sgd", {{"learning_rate", 0.05}, {"momentum", momentum}}};
    return project;
}

Run runOf(const Project& project)
{
    RunOptions options;
    options.threads = 1;
    Result<Run> run = makeRun(project, options);
    if (!run)
        qFatal("%s", english(run.error()).c_str());
    return std::move(*run);
}

void steps(Run& run, int count)
{
    for (int step = 0; step < count; ++step)
        run.trainer->step();
}

} // namespace

/// A setting that acts at once does what it would have done from the start.
class LiveTest : public QObject {
    Q_OBJECT
private slots:
    void aLiveRateTrainsLikeOneThatWasAlwaysThere()
    {
        Run moved = runOf(projectWith(0.5, 0)), fixed = runOf(projectWith(0.2, 0)),
            untouched = runOf(projectWith(0.5, 0));
        QVERIFY(moved.trainer->set("graph.nodes.drop.attributes.rate", 0.2));
        for (Run* run : {&moved, &fixed, &untouched})
            steps(*run, 20);
        QVERIFY(moved.network->weights() == fixed.network->weights());
        QVERIFY(!(moved.network->weights() == untouched.network->weights()));
    }

    void itActsFromTheNextStepOn()
    {
        Run moved = runOf(projectWith(0.5, 0)), untouched = runOf(projectWith(0.5, 0));
        steps(moved, 10);
        steps(untouched, 10);
        QVERIFY(moved.network->weights() == untouched.network->weights());
        QVERIFY(moved.trainer->set("graph.nodes.drop.attributes.rate", 0.0));
        steps(moved, 1);
        steps(untouched, 1);
        QVERIFY(!(moved.network->weights() == untouched.network->weights()));
    }

    void theOptimizersSettingsAreLiveToo()
    {
        Run moved = runOf(projectWith(0, 0)), fixed = runOf(projectWith(0, 0.9));
        QVERIFY(moved.trainer->set("training.optimizer.momentum", 0.9));
        steps(moved, 20);
        steps(fixed, 20);
        QVERIFY(moved.network->weights() == fixed.network->weights());
    }

    void whatIsNotLiveIsRefused()
    {
        Run run = runOf(projectWith(0.5, 0));
        QVERIFY(!run.trainer->set("graph.nodes.drop.attributes.colour", 1.0));
        QVERIFY(!run.trainer->set("graph.nodes.absent.attributes.rate", 0.1));
        QVERIFY(!run.trainer->set("graph.nodes.hidden1.attributes.units", std::int64_t(3)));
    }
};

QTEST_GUILESS_MAIN(LiveTest)
#include "live_test.moc"

#include "project/probe.h"
#include "project/project_file.h"
#include "project/samples.h"

#include <QtTest>

using namespace loom;

namespace {

Project spiral(double dropout)
{
    Project project = openProject(LOOM_SOURCE_DIR "/samples/spiral.loom")->project;
    if (dropout > 0) {
        Graph& graph = project.graph;
        graph.nodes.push_back({"drop", "dropout", {{"rate", dropout}}});
        const std::string out = graph.edges.back().to.node;
        graph.edges.back().to.node = "drop";
        graph.edges.push_back({{"drop", ""}, {out, ""}});
    }
    return project;
}

Run runOf(const Project& project, int steps)
{
    RunOptions options;
    options.threads = 1;
    Result<Run> run = makeRun(project, options);
    if (!run)
        qFatal("%s", english(run.error()).c_str());
    for (int step = 0; step < steps; ++step)
        run->trainer->step();
    return std::move(*run);
}

Snapshot looked(Run& run, const WatchRequest& request)
{
    Snapshot out;
    if (!Probe(run).answer(request, out, [] { return true; }))
        qFatal("no answer");
    return out;
}

double apart(const Tensor& a, const Tensor& b)
{
    if (a.shape() != b.shape())
        return 1e9;
    double largest = 0;
    for (std::int64_t i = 0; i < a.size(); ++i)
        largest = std::max(largest, std::fabs(a.at(i) - b.at(i)));
    return largest;
}

} // namespace

/// The three ways to look at a run.
class LookingTest : public QObject {
    Q_OBJECT
private slots:
    void aTapIsWhatTheStepComputed()
    {
        const std::vector<std::string> names{"hidden1/output", "hidden2/sum", "output/output"};
        Run run = runOf(spiral(0), 5), same = runOf(spiral(0), 5);
        QVERIFY(run.network->tap(names));
        run.trainer->step();
        WatchRequest request{.names = names, .rows = {}, .kind = WatchKind::tap};
        const Snapshot tap = looked(run, request);
        QVERIFY(tap.kind == WatchKind::tap);
        QCOMPARE(tap.step, std::int64_t(6));
        QCOMPARE(std::int64_t(tap.rows.size()), run.project.training.batchSize);
        // The weights that the step began with are those of the other run.
        const Snapshot probe = looked(same, {.names = names, .rows = tap.rows});
        for (const std::string& name : names)
            QVERIFY2(apart(tap.tensors.at(name), probe.tensors.at(name)) <= 1e-6, name.c_str());
        const Snapshot later = looked(run, {.names = names, .rows = tap.rows});
        QVERIFY(apart(tap.tensors.at("hidden2/sum"), later.tensors.at("hidden2/sum")) > 1e-6);
    }

    void aTapSeesTheMaskOfDropout()
    {
        Run run = runOf(spiral(0.5), 2);
        const std::string before = run.project.graph.into("drop").front().from.node + "/output";
        QVERIFY(run.network->tap({before, "drop/output"}));
        run.trainer->step();
        const Snapshot tap = looked(run, {.names = {before, "drop/output"}, .rows = {}, .kind = WatchKind::tap});
        const Tensor &all = tap.tensors.at(before), &left = tap.tensors.at("drop/output");
        std::int64_t dropped = 0;
        for (std::int64_t i = 0; i < all.size(); ++i) {
            QVERIFY(left.at(i) == 0 || std::fabs(left.at(i) - 2 * all.at(i)) < 1e-6);
            dropped += left.at(i) == 0;
        }
        QVERIFY(dropped > all.size() / 3 && dropped < all.size() * 2 / 3);
        const Snapshot probe = looked(run, {.names = {before, "drop/output"}, .rows = tap.rows});
        QVERIFY(probe.tensors.at(before) == probe.tensors.at("drop/output"));
    }

    void namesThatShareMemoryAreAllThere()
    {
        Run run = runOf(spiral(0), 1);
        const std::string in = run.project.graph.nodes.front().id;
        QVERIFY(run.network->tap({in + "/output", "hidden1/output", "hidden1/sum"}));
        QVERIFY(run.network->tap({in + "/output", "hidden1/output"})); // one of them is given up, two stay
        run.trainer->step();
        const Snapshot tap =
            looked(run,
                   {.names = {in + "/output", "hidden1/output", "hidden1/kernel", "hidden1/kernel:gradient"},
                    .rows = {},
                    .kind = WatchKind::tap});
        QVERIFY(tap.missing.empty());
        const Snapshot probe = looked(run, {.names = {in + "/output"}, .rows = tap.rows});
        QVERIFY(probe.tensors.at(in + "/output") == tap.tensors.at(in + "/output"));
    }

    void whatHasNotPassedIsExplained()
    {
        Run run = runOf(spiral(0), 0);
        const WatchRequest request{.names = {"hidden1/output"}, .rows = {}, .kind = WatchKind::tap};
        run.network->tap(request.names);
        QCOMPARE(looked(run, request).missing.at("hidden1/output"),
                 std::string("nothing has passed before the first step of training"));
        const Trainer::State start = run.trainer->fullState();
        run.trainer->step();
        QVERIFY(looked(run, request).missing.empty());
        QVERIFY(run.trainer->restore(start)); // what passed belongs to another time
        QVERIFY(looked(run, request).tensors.empty());
        run.trainer->step();
        run.network->tap({});
        QCOMPARE(looked(run, request).missing.at("hidden1/output"),
                 std::string("no step of training has passed since it is looked at; the next one shows it"));
    }

    void aBackwardLookIsTheGradientThatTrainingTakes()
    {
        Run run = runOf(spiral(0), 5), same = runOf(spiral(0), 5);
        const std::vector<std::string> taps{"hidden1/output:gradient"};
        QVERIFY(run.network->tap(taps));
        run.trainer->step();
        const Snapshot tap = looked(
            run,
            {.names = {"hidden1/output:gradient", "hidden1/kernel:gradient"}, .rows = {}, .kind = WatchKind::tap});
        const Snapshot back = looked(
            same, {.names = {"hidden1/output", "hidden1/kernel"}, .rows = tap.rows, .kind = WatchKind::backward});
        QVERIFY(back.missing.empty());
        QVERIFY(apart(back.tensors.at("hidden1/output"), tap.tensors.at("hidden1/output:gradient")) < 1e-6);
        QVERIFY(apart(back.tensors.at("hidden1/kernel"), tap.tensors.at("hidden1/kernel:gradient")) < 1e-6);
    }

    void aBackwardLookKeepsTheTypeAndExplains()
    {
        Project project = spiral(0.5);
        project.training.dtype = "f64";
        Run run = runOf(project, 3);
        const std::string in = project.graph.nodes.front().id;
        WatchRequest request{.names = {in + "/output", "nobody/output", "output/kernel"},
                             .rows = {0, 5},
                             .kind = WatchKind::backward,
                             .of = "hidden1/sum",
                             .unit = 1};
        const Snapshot back = looked(run, request);
        QVERIFY(back.tensors.at(in + "/output").dtype() == DType::f64);
        QCOMPARE(back.missing.at("nobody/output"), std::string("not in this network"));
        QCOMPARE(back.missing.at("output/kernel"), std::string("what is derived does not depend on it"));
        // The sum's gradient by the inputs is a column of the kernel.
        const Tensor& kernel = *run.network->parameter("hidden1/kernel");
        const std::int64_t units = kernel.shape()[1];
        for (std::int64_t row = 0; row < 2; ++row)
            for (std::int64_t i = 0; i < 2; ++i)
                QCOMPARE(back.tensors.at(in + "/output").at(row * 2 + i), kernel.at(i * units + 1));
        request.unit = units;
        QCOMPARE(looked(run, request).missing.at("output/kernel"), std::string("the unit asked for is not there"));
        request.of = "hidden1/kernel";
        QVERIFY(looked(run, request).tensors.empty());
        request.of.clear();
        request.given = std::make_shared<const std::map<std::string, Tensor>>(
            std::map<std::string, Tensor>{{run.data->rows.fields()[0].name, Tensor(Shape{1, 2}, DType::f32)}});
        QCOMPARE(looked(run, request).missing.at(in + "/output"),
                 std::string("a sample of one's own has no true value, so that it has no loss"));
    }

    void lookingChangesNoBit()
    {
        Run plain = runOf(spiral(0.5), 0), looks = runOf(spiral(0.5), 0);
        for (int step = 0; step < 200; ++step) {
            if (step % 7 == 0)
                looks.network->tap(step % 2 ? std::vector<std::string>{"hidden1/output", "drop/output"}
                                            : std::vector<std::string>{"drop/output:gradient"});
            plain.trainer->step();
            looks.trainer->step();
            looked(looks, {.names = {"drop/output"}, .rows = {}, .kind = WatchKind::tap});
            if (step % 5 == 0)
                looked(
                    looks,
                    {.names = {"hidden1/output", "hidden1/kernel"}, .rows = {1, 2, 3}, .kind = WatchKind::backward});
        }
        QVERIFY(plain.network->allState() == looks.network->allState());
    }

    void lookingChangesNoBitOfAnySample_data()
    {
        QTest::addColumn<std::string>("id");
        for (const Sample& sample : samplesTable())
            QTest::newRow(sample.id.c_str()) << sample.id;
    }

    /// Views of all layers and weights are opened, look in all three ways, and are closed.
    void lookingChangesNoBitOfAnySample()
    {
        QFETCH(std::string, id);
        const std::string folder = LOOM_SOURCE_DIR "/samples";
        const Project project = openProject(folder + "/" + id + ".loom")->project;
        RunOptions options;
        options.projectFolder = folder;
        options.threads = 2;
        Result<Run> plain = makeRun(project, options);
        QVERIFY(plain.ok());
        options.data = plain->data;
        Result<Run> looks = makeRun(project, options);
        QVERIFY(looks.ok());
        std::vector<std::string> names, gradients;
        for (const Node& node : project.graph.nodes) {
            names.push_back(node.id + "/output");
            gradients.push_back(node.id + "/output:gradient");
        }
        for (const ParameterView& parameter : looks->network->parameters())
            names.push_back(parameter.name);
        std::size_t seen = 0;
        for (int step = 0; step < 4; ++step) {
            looks->network->tap(step == 3 ? std::vector<std::string>() : step == 1 ? gradients : names);
            plain->trainer->step();
            looks->trainer->step();
            if (step == 3)
                break;
            looked(*looks, {.names = step == 1 ? gradients : names, .rows = {}, .kind = WatchKind::tap});
            seen += looked(*looks, {.names = names, .rows = {0, 1}, .kind = WatchKind::probe}).tensors.size();
            looked(*looks, {.names = names, .rows = {1, 2}, .kind = WatchKind::backward});
        }
        QVERIFY2(seen > project.graph.nodes.size(), std::to_string(seen).c_str());
        QVERIFY(plain->network->allState() == looks->network->allState());
    }
};

QTEST_GUILESS_MAIN(LookingTest)
#include "looking_test.moc"

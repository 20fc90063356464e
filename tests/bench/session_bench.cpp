// How soon a training session does as it is told, and what watching costs.
#include "bench/bench_cases.h"
#include "bench/measured.h"
#include "document/training_session.h"
#include "patience.h"
#include "project/run.h"
#include "widgets/document/projects.h"

#include <QCoreApplication>
#include <QTest>

#include <cmath>

using namespace loom;
using namespace loom::ui;
using loom::test::planeProject;
using loom::test::whole;
using State = TrainingSession::State;

namespace {

/// Two wide layers: a step takes some milliseconds, an evaluation of 38,000 points seconds.
Project heavyProject(std::int64_t units, std::int64_t samples)
{
    Project project = planeProject(1000);
    for (const char* id : {"wide1", "wide2"})
        project.graph.nodes.push_back({id, "dense", {{"units", whole(units)}, {"activation", std::string("relu")}}});
    project.graph.edges = {{{"point", ""}, {"wide1", ""}},
                           {{"wide1", ""}, {"wide2", ""}},
                           {{"wide2", ""}, {"hidden", ""}},
                           {{"hidden", ""}, {"out", ""}}};
    project.training.batchSize = 256;
    project.data.source.attributes["samples"] = whole(samples);
    return project;
}

double msUntil(const TrainingSession& session, State state)
{
    const double start = bench::wallMs();
    if (!QTest::qWaitFor([&] { return session.state() == state; }, kPatience))
        qFatal("the session never got there");
    return bench::wallMs() - start;
}

void measureStop()
{
    Project project = heavyProject(3072, 40'000);
    project.data.split = {"ratio", 0.95, 0};
    TrainingSession session;
    session.setSpeed(0);
    session.prepare(project, {});
    session.train();
    msUntil(session, State::running);
    (void)QTest::qWaitFor([&] { return session.stepsDone() + 1 >= session.batchesPerEpoch(); }, kPatience);
    QTest::qWait(1000); // the last step is done, too
    session.stop();
    bench::say("stop within a validation", msUntil(session, State::ended), "ms", 1500);
}

void measureClosing(int turns)
{
    std::vector<double> times;
    for (int i = 0; i < turns; ++i) {
        auto session = std::make_unique<TrainingSession>();
        session->setSpeed(0);
        session->prepare(heavyProject(768, 4000), {});
        session->watch({.names = {"wide1/output"}, .rows = {0, 1, 2}});
        session->train();
        QTest::qWait(i % 5 * 12); // closed while preparing, at its first steps, and later
        const double start = bench::wallMs();
        session.reset();
        times.push_back(bench::wallMs() - start);
    }
    bench::say("a session closed in mid training, longest", bench::quantile(times, 1), "ms", 300);
}

void measureSpeed(int seconds)
{
    TrainingSession session;
    session.prepare(planeProject(1000), {});
    msUntil(session, State::ready);
    session.train();
    msUntil(session, State::running);
    const double start = bench::wallMs();
    const qint64 before = session.stepsDone();
    QTest::qWait(seconds * 1000);
    const double rate = double(session.stepsDone() - before) / (bench::wallMs() - start) * 1000;
    bench::say("a limit of 30 steps a second, off by", std::abs(rate - 30), "steps/s", 6);
}

/// A step while everything is watched to one while nothing is.
void measureWatching(int rounds)
{
    BenchData data;
    Result<BenchProject> made = data.prepared(*findBenchCase("keras_cnn"), 32);
    if (!made)
        return bench::remark("watching is not measured: " + QString::fromStdString(english(made.error())));
    RunOptions options;
    options.threads = 1;
    options.data = made->data;
    Result<Run> run = makeRun(made->project, options);
    if (!run)
        qFatal("%s", english(run.error()).c_str());
    std::vector<std::string> names;
    for (const Node& node : run->project.graph.nodes)
        names.push_back(node.id + "/output");
    double best[2] = {1e300, 1e300};
    for (int round = 0; round < rounds; ++round) {
        const bool watched = round % 2 == 1;
        run->network->tap(watched ? names : std::vector<std::string>());
        best[watched] = std::min(best[watched], bench::bestMs(10, [&] { run->trainer->step(); }));
    }
    bench::say("Keras's CNN, a step watched to one unwatched", best[1] / best[0], "times", 2);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const bool brief = bench::isShort(argc, argv);
    measureStop();
    measureClosing(brief ? 10 : 50);
    measureSpeed(brief ? 1 : 5);
    measureWatching(brief ? 4 : 12);
}

#include "networks.h"

#include "train/program.h"

#include <QTest>
#include <cmath>

using namespace loom;
using namespace loom::test;

namespace {

constexpr std::int64_t kRows = 64;

/// Numbers around 3 are told from what a generator makes of noise; both sides have an optimizer of their own.
Graph ganGraph()
{
    Graph graph;
    const auto node = [&](const char* id, const char* type, Attributes attributes, const char* shares = "") {
        graph.nodes.push_back({.id = id, .type = type, .attributes = std::move(attributes), .shares = shares});
    };
    const Attributes hidden{{"units", whole(8)}, {"activation", words("tanh")}};
    const Attributes score{{"units", whole(1)}, {"activation", words("sigmoid")}};
    node("noise", "random_normal", {{"shape", Value(std::vector<std::int64_t>{2})}});
    node("made", "dense", {{"units", whole(1)}});
    node("real", "input", {});
    node("look", "dense", hidden);
    node("judge", "dense", score);
    node("look_made", "dense", hidden, "look");
    node("judge_made", "dense", score, "judge");
    graph.edges = {{{"noise", ""}, {"made", ""}},
                   {{"real", ""}, {"look", ""}},
                   {{"look", ""}, {"judge", ""}},
                   {{"made", ""}, {"look_made", ""}},
                   {{"look_made", ""}, {"judge_made", ""}}};
    return graph;
}

std::vector<FieldShape> ganFields()
{
    return {{"real", Shape{1}, DType::f32, false, 0}};
}

CompileOptions ganOptions()
{
    CompileOptions options;
    options.batch = kRows;
    options.losses = {{"real", "binary_crossentropy", "judge", "1"},
                      {"fake", "binary_crossentropy", "judge_made", "0"},
                      {"fool", "binary_crossentropy", "judge_made", "1"}};
    options.optimizer = {"sgd", {{"learning_rate", 0.05}}};
    options.phases = {{"critic", {0, 1}, {"look", "judge"}, 2, Part{"adam", {{"learning_rate", 0.01}}}},
                      {"generator", {2}, {"made"}, 1, {}}};
    return options;
}

std::unique_ptr<Network> gan(ThreadPool& pool)
{
    auto made = Network::compile(ganGraph(), ganFields(), ganOptions(), pool);
    if (!made)
        qFatal("%s", english(made.error()).c_str());
    return std::move(*made);
}

void train(Network& network, int first, int last)
{
    const RandomStream stream(3, "real");
    for (int step = first; step < last; ++step) {
        for (const Feed& feed : network.trainingFeeds())
            for (std::int64_t i = 0; i < kRows; ++i)
                static_cast<float*>(feed.view.data)[i] =
                    float(3 + 0.5 * stream.normal(std::uint64_t(i), std::uint64_t(step)));
        network.trainStep(kRows, step, 0.05);
    }
}

double meanMade(Network& network)
{
    const auto program = std::move(network.program({.watched = {"made/output"}})).value();
    program->run(kRows);
    const TensorView made = program->activation("made/output");
    double sum = 0;
    for (std::int64_t i = 0; i < kRows; ++i)
        sum += double(static_cast<const float*>(made.data)[i]) / kRows;
    return sum;
}

/// Series of four steps through an LSTM that gives every step.
Graph seriesGraph()
{
    GraphBuilder b;
    b.add("series", "input").add("memory", "lstm", {{"units", whole(5)}, {"return_sequences", Value(true)}});
    b.add("out", "dense", {{"units", whole(2)}});
    return b.graph;
}

std::vector<FieldShape> seriesFields(std::int64_t time)
{
    return {{"series", Shape{time, 3}, DType::f32, false, 0}, {"next", Shape{time, 2}, DType::f32, true, 0}};
}

} // namespace

/// One set of parameters, many programs: phases with optimizers of their own, and plans made on demand.
class ProgramsTest : public QObject {
    Q_OBJECT
private slots:
    void aGanWithTwoOptimizersTrains();
    void aPhaseMovesItsOwnNodesOnly();
    void phasesGoOnFromTheirState();
    void onePhaseOfEverythingIsPlainTraining();
    void aProgramOfOneStepSharesTheWeights();
    void aSeriesInPiecesIsTheSeries();
    void aProgramThatDoesNotFitIsRefusedInASentence();
    void aLossComparesWithAnotherNode();
    void aFrozenLayersSlotsRest();
    void gradientsAreClippedTogether();
};

void ProgramsTest::aGanWithTwoOptimizersTrains()
{
    ThreadPool one(1), two(2);
    const auto network = gan(one), other = gan(two);
    const double before = meanMade(*network);
    QVERIFY2(std::fabs(before - 3) > 1.5, QByteArray::number(before).constData());
    train(*network, 0, 600);
    train(*other, 0, 600);
    const double after = meanMade(*network);
    QVERIFY2(std::fabs(after - 3) < 0.75, QByteArray::number(after).constData());
    QVERIFY(network->allState() == other->allState());
    for (int loss = 0; loss < 3; ++loss)
        QVERIFY(network->lossPart(loss) > 0.2 && network->lossPart(loss) < 2);
    QCOMPARE(network->loss(), network->lossPart(0) + network->lossPart(1) + network->lossPart(2));
}

void ProgramsTest::aPhaseMovesItsOwnNodesOnly()
{
    ThreadPool pool(1);
    const auto network = gan(pool);
    QVERIFY(network->slot("judge/kernel", "critic.m"));
    QVERIFY(!network->slot("judge/kernel", "velocity") && !network->slot("made/kernel", "critic.m"));
    QVERIFY(network->slot("made/kernel", "velocity"));
    const Tensor judge = *network->parameter("judge/kernel"), made = *network->parameter("made/kernel");
    // The generator's optimizer stands still with a rate of 0, the critic's has its own.
    for (const Feed& feed : network->trainingFeeds())
        std::fill_n(static_cast<float*>(feed.view.data), kRows, 3.0f);
    network->trainStep(kRows, 0, 0);
    QVERIFY(*network->parameter("made/kernel") == made);
    QVERIFY(!(*network->parameter("judge/kernel") == judge));
    const Tensor moved = *network->parameter("judge/kernel");
    QVERIFY(network->setLive("phases.critic", "learning_rate", 0));
    network->trainStep(kRows, 1, 0.1);
    QVERIFY(*network->parameter("judge/kernel") == moved);
    QVERIFY(!(*network->parameter("made/kernel") == made));
}

void ProgramsTest::phasesGoOnFromTheirState()
{
    ThreadPool pool(1);
    const auto whole = gan(pool), first = gan(pool), rest = gan(pool);
    train(*whole, 0, 40);
    train(*first, 0, 15);
    QVERIFY(rest->restoreState(first->allState()).ok());
    train(*rest, 15, 40);
    QVERIFY(rest->allState() == whole->allState());
    std::map<std::string, Tensor> state = first->allState();
    QVERIFY(state.erase("look/bias:critic.v") == 1);
    const Result<void> refused = rest->restoreState(state);
    QVERIFY(!refused.ok() && english(refused.error()).find("look/bias:critic.v") != std::string::npos);
    QVERIFY(rest->allState() == whole->allState());
}

void ProgramsTest::onePhaseOfEverythingIsPlainTraining()
{
    CompileOptions options = pictureOptions(20);
    const auto plain = trained(pictureGraph(), options, 2, 10, 20);
    options.phases = {{"all", {0}, {}, 1, {}}};
    QVERIFY(trained(pictureGraph(), options, 2, 10, 20) == plain);
}

void ProgramsTest::aProgramOfOneStepSharesTheWeights()
{
    CompileOptions options;
    options.batch = 6;
    options.losses = {{"loss", "mse", "out", "next"}};
    ThreadPool pool(1);
    const auto network = std::move(Network::compile(seriesGraph(), seriesFields(4), options, pool)).value();
    const auto step =
        std::move(network->program({.batch = 3, .fields = seriesFields(1), .watched = {"out/output"}})).value();
    for (int round = 0; round < 3; ++round) {
        fill(network->inferenceFeeds(), round);
        network->infer(6);
        const float* series = static_cast<const float*>(network->inferenceFeeds()[0].view.data);
        for (std::int64_t row = 0; row < 3; ++row) // the first step of each series
            std::copy_n(series + row * 12, 3, static_cast<float*>(step->feeds()[0].view.data) + row * 3);
        step->run(3);
        const float* all = static_cast<const float*>(network->prediction(0, true).data);
        const float* first = static_cast<const float*>(step->activation("out/output").data);
        for (std::int64_t row = 0; row < 3; ++row)
            for (std::int64_t k = 0; k < 2; ++k)
                QVERIFY(std::fabs(all[row * 8 + k] - first[row * 2 + k]) < 1e-6);
        fill(network->trainingFeeds(), round);
        network->trainStep(6, round, 0.05);
    }
}

void ProgramsTest::aSeriesInPiecesIsTheSeries()
{
    CompileOptions options;
    options.batch = 6;
    options.losses = {{"loss", "mse", "out", "next"}};
    ThreadPool pool(1);
    const auto network = std::move(Network::compile(seriesGraph(), seriesFields(4), options, pool)).value();
    const auto step =
        std::move(
            network->program({.batch = 6, .fields = seriesFields(1), .carries = true, .watched = {"out/output"}}))
            .value();
    QCOMPARE(step->carried().size(), std::size_t(2));
    fill(network->inferenceFeeds(), 0);
    network->infer(6);
    const float* series = static_cast<const float*>(network->inferenceFeeds()[0].view.data);
    const float* whole = static_cast<const float*>(network->prediction(0, true).data);
    for (int round = 0; round < 2; ++round) { // the second time from the beginning again
        for (std::int64_t t = 0; t < 4; ++t) {
            for (std::int64_t row = 0; row < 6; ++row)
                std::copy_n(series + row * 12 + t * 3, 3, static_cast<float*>(step->feeds()[0].view.data) + row * 3);
            step->run(6);
            const float* piece = static_cast<const float*>(step->activation("out/output").data);
            for (std::int64_t row = 0; row < 6; ++row)
                for (std::int64_t k = 0; k < 2; ++k)
                    QVERIFY(std::fabs(whole[row * 8 + t * 2 + k] - piece[row * 2 + k]) < 1e-6);
        }
        const TensorView cell = step->carried().at("memory/cell_state");
        QVERIFY(cell.rows == 6 && cell.rowSize == 5 && static_cast<const float*>(cell.data)[0] != 0);
        step->forget();
        QCOMPARE(static_cast<const float*>(cell.data)[0], 0.0f);
    }
}

void ProgramsTest::aProgramThatDoesNotFitIsRefusedInASentence()
{
    GraphBuilder b;
    b.add("series", "input").add("flat", "flatten").add("out", "dense", {{"units", whole(2)}});
    const std::vector<FieldShape> fields{{"series", Shape{4, 3}, DType::f32, false, 0},
                                         {"next", Shape{2}, DType::f32, true, 0}};
    CompileOptions options;
    options.losses = {{"loss", "mse", "out", "next"}};
    ThreadPool pool(1);
    const auto network = std::move(Network::compile(b.graph, fields, options, pool)).value();
    auto shorter = fields;
    shorter[0].shape = Shape{1, 3};
    const auto refused = network->program({.fields = shorter});
    QVERIFY(!refused.ok());
    QVERIFY2(english(refused.error()).find("out/kernel would need the shape 3 × 2") != std::string::npos,
             english(refused.error()).c_str());
    QVERIFY(network->program({.batch = 1, .withLosses = true}).ok());
}

void ProgramsTest::aLossComparesWithAnotherNode()
{
    // A small layer learns what a frozen one says; nothing flows back into the teacher.
    Graph graph;
    graph.nodes = {{.id = "x", .type = "input"},
                   {.id = "teacher", .type = "dense", .attributes = {{"units", whole(2)}}},
                   {.id = "pupil", .type = "dense", .attributes = {{"units", whole(2)}}}};
    graph.edges = {{{"x", ""}, {"teacher", ""}}, {{"x", ""}, {"pupil", ""}}};
    CompileOptions options;
    options.batch = 16;
    options.losses = {{"loss", "mse", "pupil", "node:teacher"}};
    options.optimizer = {"sgd", {}};
    ThreadPool pool(1);
    const auto network =
        std::move(Network::compile(graph, {{"x", Shape{3}, DType::f32, false, 0}}, options, pool)).value();
    const Tensor teacher = *network->parameter("teacher/kernel");
    double first = 0;
    for (int step = 0; step < 200; ++step) {
        fill(network->trainingFeeds(), step);
        network->trainStep(16, step, 0.1);
        first = step == 0 ? network->loss() : first;
    }
    QVERIFY(network->loss() < 1e-4 * first);
    QVERIFY(*network->parameter("teacher/kernel") == teacher);
    options.losses[0].target = "node:nobody";
    const auto refused = Network::compile(graph, {{"x", Shape{3}, DType::f32, false, 0}}, options, pool);
    QVERIFY(!refused.ok() && english(refused.error()).find("nobody") != std::string::npos);
}

void ProgramsTest::aFrozenLayersSlotsRest()
{
    ThreadPool pool(1);
    const auto network =
        std::move(Network::compile(pictureGraph(), pictureFields(), pictureOptions(16), pool)).value();
    const auto step = [&](int number) {
        fill(network->trainingFeeds(), number);
        network->trainStep(16, number, 0.01);
    };
    step(0);
    const Tensor weights = *network->parameter("conv1/kernel"), slot = *network->slot("conv1/kernel", "m");
    QVERIFY(network->setFrozen("conv1", true).ok());
    step(1);
    QVERIFY(*network->parameter("conv1/kernel") == weights);
    QVERIFY(*network->slot("conv1/kernel", "m") == slot);
    QVERIFY(network->allState().contains("conv1/kernel:m"));
    QVERIFY(network->setFrozen("conv1", false).ok());
    QVERIFY(*network->slot("conv1/kernel", "m") == slot);
    step(2);
    QVERIFY(!(*network->parameter("conv1/kernel") == weights));
    QVERIFY(!network->setFrozen("nobody", true).ok());
}

void ProgramsTest::gradientsAreClippedTogether()
{
    // With plain gradient descent a step is the rate times the gradient: together at most 0.1·0.5 long.
    constexpr double kClip = 0.5, kRate = 0.1;
    CompileOptions options = pictureOptions(16);
    const auto moved = [&](double clip, int threads) {
        ThreadPool pool(threads);
        options.optimizer = {"sgd", {{"global_clipnorm", clip}}};
        const auto network = std::move(Network::compile(pictureGraph(), pictureFields(), options, pool)).value();
        const auto before = network->weights();
        fill(network->trainingFeeds(), 0);
        network->trainStep(16, 0, kRate);
        std::map<std::string, Tensor> by;
        for (const ParameterView& view : network->parameters())
            if (view.trainable) {
                Tensor difference(view.shape, DType::f64);
                for (std::int64_t i = 0; i < difference.size(); ++i)
                    difference.set(i, network->parameter(view.name)->at(i) - before.at(view.name).at(i));
                by.emplace(view.name, std::move(difference));
            }
        return by;
    };
    const auto length = [](const std::map<std::string, Tensor>& by) {
        double sum = 0;
        for (const auto& [name, tensor] : by)
            for (std::int64_t i = 0; i < tensor.size(); ++i)
                sum += tensor.at(i) * tensor.at(i);
        return std::sqrt(sum);
    };
    const auto free = moved(0, 1), clipped = moved(kClip, 1);
    QVERIFY2(length(free) > 2 * kRate * kClip, QByteArray::number(length(free)).constData());
    QVERIFY(std::fabs(length(clipped) - kRate * kClip) < 1e-5);
    for (const auto& [name, tensor] : free) // the same direction
        for (std::int64_t i = 0; i < tensor.size(); ++i)
            QVERIFY(std::fabs(clipped.at(name).at(i) - tensor.at(i) * kRate * kClip / length(free)) < 1e-6);
    QVERIFY(moved(kClip, 3) == clipped);
    QVERIFY(moved(1e6, 1) == free);
}

QTEST_GUILESS_MAIN(ProgramsTest)
#include "programs_test.moc"

#include "core/kernels/host_device/host_device.h"
#include "core/train/networks.h"
#include "graph/constraint_type.h"
#include "train/program.h"

#include <QTest>
#include <cmath>

using namespace loom;
using namespace loom::test;

namespace {

constexpr std::int64_t kBatch = 12;
constexpr int kSteps = 50;

/// A network with what it is trained by.
struct Trial {
    Graph graph;
    std::vector<FieldShape> fields;
    CompileOptions options;
    std::string layer; ///< one that learns, whose kernel is read and edited
};

Attributes units(std::int64_t count, const char* activation = "linear")
{
    return {{"units", whole(count)}, {"activation", words(activation)}};
}

/// Its first kernel has more numbers than a piece of an update.
Graph denseGraph()
{
    GraphBuilder b;
    Attributes first = units(64, "tanh"), second = units(9, "relu");
    first["kernel_l2"] = Value(0.003);
    second["kernel_l1"] = Value(0.002);
    b.add("image", "input").add("flat", "flatten").add("first", "dense", first).add("second", "dense", second);
    b.add("out", "dense", units(4, "softmax"));
    return b.graph;
}

Trial dense(const char* optimizer, Attributes attributes, std::vector<ConstraintUse> constraints = {})
{
    Trial made{denseGraph(), pictureFields(), pictureOptions(kBatch), "first"};
    made.options.optimizer = {optimizer, std::move(attributes)};
    made.options.constraints = std::move(constraints);
    return made;
}

Trial pictures()
{
    return {pictureGraph(), pictureFields(), pictureOptions(kBatch), "conv1"};
}

Trial series()
{
    GraphBuilder b;
    b.add("series", "input").add("memory", "gru", {{"units", whole(5)}, {"return_sequences", Value(true)}});
    b.add("out", "dense", units(2));
    Trial made{b.graph,
               {{"series", Shape{4, 3}, DType::f32, false, 0}, {"next", Shape{4, 2}, DType::f32, true, 0}},
               {},
               "memory"};
    made.options.batch = kBatch;
    made.options.losses = {{"loss", "mse", "out", "next"}};
    made.options.optimizer = {"rmsprop", {{"global_clipnorm", 0.5}}};
    return made;
}

/// Two phases with optimizers of their own; the critic's numbers are held between bounds.
Trial gan()
{
    Graph graph;
    const auto node = [&](const char* id, const char* type, Attributes attributes, const char* shares = "") {
        graph.nodes.push_back({.id = id, .type = type, .attributes = std::move(attributes), .shares = shares});
    };
    node("noise", "random_normal", {{"shape", Value(std::vector<std::int64_t>{2})}});
    node("made", "dense", units(1));
    node("real", "input", {});
    node("look", "dense", units(8, "tanh"));
    node("judge", "dense", units(1, "sigmoid"));
    node("look_made", "dense", units(8, "tanh"), "look");
    node("judge_made", "dense", units(1, "sigmoid"), "judge");
    graph.edges = {{{"noise", ""}, {"made", ""}},
                   {{"real", ""}, {"look", ""}},
                   {{"look", ""}, {"judge", ""}},
                   {{"made", ""}, {"look_made", ""}},
                   {{"look_made", ""}, {"judge_made", ""}}};
    Trial made{graph, {{"real", Shape{1}, DType::f32, false, 0}}, {}, "look"};
    made.options.batch = kBatch;
    made.options.losses = {{"real", "binary_crossentropy", "judge", "1"},
                           {"fake", "binary_crossentropy", "judge_made", "0"},
                           {"fool", "binary_crossentropy", "judge_made", "1"}};
    made.options.optimizer = {"sgd", {{"momentum", 0.5}}};
    made.options.phases = {{"critic", {0, 1}, {"look", "judge"}, 2, Part{"adam", {{"clipnorm", 0.3}}}},
                           {"generator", {2}, {"made"}, 1, {}}};
    made.options.constraints = {{{"clip", {{"minimum", -0.6}, {"maximum", 0.6}}}, {"look"}, ""}};
    return made;
}

std::unique_ptr<Network> compiled(const Trial& trial, ThreadPool& pool, int shards = 1,
                                  const Device& device = hostDevice())
{
    CompileOptions options = trial.options;
    options.device = &device;
    options.shards = shards;
    auto made = Network::compile(trial.graph, trial.fields, options, pool);
    if (!made)
        qFatal("%s", english(made.error()).c_str());
    return std::move(*made);
}

void train(Network& network, int first, int last, std::int64_t rows = kBatch)
{
    for (int step = first; step < last; ++step) {
        fill(network.trainingFeeds(), step);
        network.trainStep(rows, step, 0.01);
    }
}

bool sameBytes(const Tensor& a, const Tensor& b)
{
    return a.shape() == b.shape() && std::memcmp(a.data(), b.data(), a.bytes()) == 0;
}

/// The name of a tensor whose bytes differ; empty: there is none.
std::string differing(const std::map<std::string, Tensor>& a, const std::map<std::string, Tensor>& b)
{
    if (a.size() != b.size() || a.empty())
        return "their number";
    for (const auto& [name, tensor] : a)
        if (!b.contains(name) || !sameBytes(tensor, b.at(name)))
            return name;
    return {};
}

std::string gradientsDiffer(const Network& a, const Network& b)
{
    Tensor one, other;
    for (const ParameterView& view : a.parameters())
        if (a.gradient(view.name, one) != b.gradient(view.name, other)
            || (a.gradient(view.name, one) && !sameBytes(one, other)))
            return view.name;
    return {};
}

/// The host's device, which tells what was copied.
std::vector<std::size_t> copiedIn, copiedOut;
Device watchedDevice()
{
    Device device = hostDevice();
    device.copyIn = [](void* session, void* there, const void* host, std::size_t bytes) {
        copiedIn.push_back(bytes);
        hostDevice().copyIn(session, there, host, bytes);
    };
    device.copyOut = [](void* session, void* host, const void* there, std::size_t bytes) {
        copiedOut.push_back(bytes);
        hostDevice().copyOut(session, host, there, bytes);
    };
    return device;
}

} // namespace

/// Parameters, gradients and the state of optimizers stay on a device from step to step, played by the host.
class StaysOnDeviceTest : public QObject {
    Q_OBJECT
private slots:
    void everyOptimizerAndConstraintHasItsRule();
    void aStepEndsThereAsItEndsHere_data();
    void aStepEndsThereAsItEndsHere();
    void readingAndWritingBetweenStepsChangesNoBit_data() { aStepEndsThereAsItEndsHere_data(); }
    void readingAndWritingBetweenStepsChangesNoBit();
    void aStepBackComesTheSameWay_data() { aStepEndsThereAsItEndsHere_data(); }
    void aStepBackComesTheSameWay();
    void anEditedWeightCountsFromTheNextStep();
    void aFrozenLayerRestsAndItsStateWithIt();
    void weightsOfAnotherNetworkAreTaken();
    void aStepCopiesNothingThatNobodyAsksFor();
    void statesThatAreCarriedStayBetweenRuns();
    void aRuleThatTheDeviceLacksIsNamed();
    void aDeviceWithoutMemoryBesideItsSessionsIsExplained();
};

void StaysOnDeviceTest::everyOptimizerAndConstraintHasItsRule()
{
    const KernelTable& rules = hostDevice().updates;
    for (const OptimizerType& type : optimizersTable())
        QVERIFY2(rules.find(type.id, DType::f32), type.id.c_str());
    for (const ConstraintType& type : constraintsTable())
        QVERIFY2(rules.find(type.id, DType::f32), type.id.c_str());
}

void StaysOnDeviceTest::aStepEndsThereAsItEndsHere_data()
{
    QTest::addColumn<Trial>("trial");
    const auto row = [](const char* name, Trial trial) { QTest::newRow(name) << std::move(trial); };
    row("sgd", dense("sgd", {}));
    row("sgd with momentum, numbers limited", dense("sgd", {{"momentum", 0.9}, {"clipvalue", 0.001}}));
    row("nesterov", dense("sgd", {{"momentum", 0.9}, {"nesterov", true}}));
    row("rmsprop with momentum", dense("rmsprop", {{"momentum", 0.5}}));
    row("rmsprop, centered", dense("rmsprop", {{"centered", true}}));
    row("adagrad, all shortened together", dense("adagrad", {{"global_clipnorm", 0.1}}));
    row("adam, each shortened", dense("adam", {{"clipnorm", 0.05}}));
    row("adam, each and all shortened", dense("adam", {{"clipnorm", 0.05}, {"global_clipnorm", 0.07}}));
    row("adamw", dense("adamw", {{"weight_decay", 0.1}}));
    row("constraints",
        dense("sgd", {},
              {{{"max_norm", {{"max_value", 0.9}}}, {"first"}, "kernel"},
               {{"non_negative", {}}, {"first"}, "kernel"},
               {{"unit_norm", {}}, {"second"}, "kernel"},
               {{"clip", {{"minimum", -0.2}, {"maximum", 0.1}}}, {"out"}, ""}}));
    row("pictures", pictures());
    row("a recurrent network", series());
    row("a GAN", gan());
}

/// A batch of one row in two shards is one shard with that row, and shards are added up and applied by the processor:
/// the same numbers, the other way.
void StaysOnDeviceTest::aStepEndsThereAsItEndsHere()
{
    QFETCH(Trial, trial);
    ThreadPool pool(1);
    const auto there = compiled(trial, pool), here = compiled(trial, pool, 2);
    const auto start = there->allState();
    for (int step = 0; step < kSteps; ++step) {
        train(*there, step, step + 1, 1);
        train(*here, step, step + 1, 1);
        QCOMPARE(there->loss(), here->loss());
        QCOMPARE(there->penalty(), here->penalty());
    }
    QVERIFY(std::isfinite(there->loss()));
    QCOMPARE(gradientsDiffer(*there, *here), std::string());
    QCOMPARE(differing(there->allState(), here->allState()), std::string());
    QVERIFY(!sameBytes(start.at(trial.layer + "/kernel"), there->allState().at(trial.layer + "/kernel")));
    there->infer(1);
    here->infer(1);
    QCOMPARE(there->inferenceLoss(), here->inferenceLoss());
}

void StaysOnDeviceTest::readingAndWritingBetweenStepsChangesNoBit()
{
    QFETCH(Trial, trial);
    ThreadPool pool(1);
    const auto alone = compiled(trial, pool), watched = compiled(trial, pool);
    for (int step = 0; step < kSteps; ++step) {
        train(*alone, step, step + 1);
        train(*watched, step, step + 1);
        QCOMPARE(watched->loss(), alone->loss());
        const auto state = watched->allState();
        const Tensor* kernel = std::as_const(*watched).parameter(trial.layer + "/kernel");
        QVERIFY(sameBytes(*kernel, state.at(trial.layer + "/kernel")));
        if (step % 3 == 0)
            QVERIFY(watched->restoreState(state).ok());
        if (step % 3 == 1)
            QVERIFY(watched->setWeights(watched->weights()).ok());
    }
    QCOMPARE(gradientsDiffer(*watched, *alone), std::string());
    QCOMPARE(differing(watched->allState(), alone->allState()), std::string());
}

void StaysOnDeviceTest::aStepBackComesTheSameWay()
{
    QFETCH(Trial, trial);
    ThreadPool pool(1);
    const auto network = compiled(trial, pool);
    train(*network, 0, 8);
    const auto before = network->allState();
    train(*network, 8, 20);
    const auto after = network->allState();
    QVERIFY(!differing(after, before).empty());
    QVERIFY(network->restoreState(before).ok());
    QCOMPARE(differing(network->allState(), before), std::string());
    train(*network, 8, 20);
    QCOMPARE(differing(network->allState(), after), std::string());
    const auto resumed = compiled(trial, pool);
    QVERIFY(resumed->restoreState(before).ok());
    train(*resumed, 8, 20);
    QCOMPARE(differing(resumed->allState(), after), std::string());
    network->initialize(trial.options.seed);
    QCOMPARE(differing(network->allState(), compiled(trial, pool)->allState()), std::string());
}

void StaysOnDeviceTest::anEditedWeightCountsFromTheNextStep()
{
    ThreadPool pool(1);
    const Trial trial = pictures();
    const auto edited = compiled(trial, pool), restored = compiled(trial, pool);
    train(*edited, 0, 5);
    train(*restored, 0, 5);
    edited->parameter("conv1/kernel")->set(3, 0.75);
    auto state = restored->allState();
    state.at("conv1/kernel").set(3, 0.75);
    QVERIFY(restored->restoreState(state).ok());
    for (Network* network : {edited.get(), restored.get()}) {
        fill(network->inferenceFeeds(), 1);
        network->infer(kBatch);
    }
    QCOMPARE(edited->inferenceLoss(), restored->inferenceLoss());
    train(*edited, 5, 9);
    train(*restored, 5, 9);
    QCOMPARE(differing(edited->allState(), restored->allState()), std::string());
    QVERIFY(edited->parameter("conv1/kernel")->at(3) != 0.75);
}

void StaysOnDeviceTest::aFrozenLayerRestsAndItsStateWithIt()
{
    ThreadPool pool(1);
    const Trial trial = pictures();
    const auto there = compiled(trial, pool), here = compiled(trial, pool, 2);
    Tensor atRest;
    for (int step = 0; step < 24; ++step) {
        for (Network* network : {there.get(), here.get()}) {
            if (step == 8 || step == 16)
                QVERIFY(network->setFrozen("conv1", step == 8).ok());
            train(*network, step, step + 1, 1);
        }
        if (step == 8)
            atRest = *std::as_const(*there).parameter("conv1/kernel");
        if (step == 15)
            QVERIFY(sameBytes(*std::as_const(*there).parameter("conv1/kernel"), atRest));
        QCOMPARE(there->loss(), here->loss());
    }
    QVERIFY(!sameBytes(*std::as_const(*there).parameter("conv1/kernel"), atRest));
    QCOMPARE(differing(there->allState(), here->allState()), std::string());
}

void StaysOnDeviceTest::weightsOfAnotherNetworkAreTaken()
{
    ThreadPool pool(1);
    const auto from = compiled(dense("adam", {}), pool), to = compiled(dense("adam", {}), pool);
    train(*from, 0, 6);
    train(*to, 0, 2);
    QCOMPARE(to->carryOver(from->weights()).taken.size(), std::size_t(3));
    QCOMPARE(differing(to->weights(), from->weights()), std::string());
    for (Network* network : {from.get(), to.get()}) {
        fill(network->inferenceFeeds(), 0);
        network->infer(kBatch);
    }
    QCOMPARE(to->inferenceLoss(), from->inferenceLoss());
}

void StaysOnDeviceTest::aStepCopiesNothingThatNobodyAsksFor()
{
    ThreadPool pool(1);
    const Device device = watchedDevice();
    const auto network = compiled(dense("adam", {{"clipnorm", 0.5}}), pool, 1, device);
    const std::size_t kernel = network->parameter("first/kernel")->bytes();
    train(*network, 0, 1);
    QVERIFY(std::ranges::count(copiedIn, kernel) >= 1);
    copiedIn.clear();
    copiedOut.clear();
    train(*network, 1, 4);
    // Pictures and labels go in; what is predicted, losses and penalties come out.
    QCOMPARE(copiedIn,
             (std::vector<std::size_t>{kBatch * 144 * 4, kBatch * 4, kBatch * 144 * 4, kBatch * 4, kBatch * 144 * 4,
                                       kBatch * 4}));
    QCOMPARE(std::ranges::count(copiedOut, kernel), 0);
    QVERIFY(std::ranges::max(copiedOut) <= kBatch * 4 * sizeof(float));
    copiedOut.clear();
    QVERIFY(std::as_const(*network).parameter("first/kernel"));
    QCOMPARE(copiedOut, std::vector<std::size_t>{kernel});
    QVERIFY(std::as_const(*network).parameter("first/kernel"));
    QVERIFY(network->slot("first/kernel", "m"));
    QCOMPARE(copiedOut, (std::vector<std::size_t>{kernel, kernel})); // each once
}

void StaysOnDeviceTest::statesThatAreCarriedStayBetweenRuns()
{
    ThreadPool pool(1);
    const auto network = compiled(series(), pool);
    const auto step = std::move(network->program({.batch = 6,
                                                  .fields = {{"series", Shape{1, 3}, DType::f32, false, 0},
                                                             {"next", Shape{1, 2}, DType::f32, true, 0}},
                                                  .carries = true,
                                                  .watched = {"out/output"}}))
                          .value();
    fill(network->inferenceFeeds(), 0);
    network->infer(6);
    const float* all = static_cast<const float*>(network->inferenceFeeds()[0].view.data);
    const float* wanted = static_cast<const float*>(network->prediction(0, true).data);
    for (int round = 0; round < 2; ++round) { // the second time from the beginning again
        for (std::int64_t t = 0; t < 4; ++t) {
            for (std::int64_t row = 0; row < 6; ++row)
                std::copy_n(all + row * 12 + t * 3, 3, static_cast<float*>(step->feeds()[0].view.data) + row * 3);
            step->run(6);
            const float* piece = static_cast<const float*>(step->activation("out/output").data);
            for (std::int64_t row = 0; row < 6; ++row)
                for (std::int64_t k = 0; k < 2; ++k)
                    QVERIFY(std::fabs(wanted[row * 8 + t * 2 + k] - piece[row * 2 + k]) < 1e-6f);
        }
        step->forget();
    }
}

void StaysOnDeviceTest::aRuleThatTheDeviceLacksIsNamed()
{
    ThreadPool pool(1);
    const auto refusal = [&](const Trial& trial, const std::string& rule) {
        Device lacking = hostDevice();
        std::erase_if(lacking.updates.kernels, [&](const Kernel& kernel) { return kernel.kind == rule; });
        CompileOptions options = trial.options;
        options.device = &lacking;
        const auto network = Network::compile(trial.graph, trial.fields, options, pool);
        return network ? std::string() : english(network.error());
    };
    QCOMPARE(refusal(dense("adagrad", {}), "adagrad"),
             std::string("The device host cannot compute the optimizer or constraint adagrad yet"));
    QCOMPARE(refusal(gan(), "clip"),
             std::string("The device host cannot compute the optimizer or constraint clip yet"));
    QCOMPARE(refusal(dense("adagrad", {}), "adam"), std::string());
}

void StaysOnDeviceTest::aDeviceWithoutMemoryBesideItsSessionsIsExplained()
{
    ThreadPool pool(1);
    Device full = hostDevice();
    full.reserve = [](std::size_t) -> void* { return nullptr; };
    const Trial trial = series();
    CompileOptions options = trial.options;
    options.device = &full;
    const auto network = Network::compile(trial.graph, trial.fields, options, pool);
    QVERIFY(!network);
    QVERIFY(english(network.error()).starts_with("There is not enough memory for this network"));
}

QTEST_APPLESS_MAIN(StaysOnDeviceTest)
#include "stays_on_device_test.moc"

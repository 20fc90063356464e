#include "bench/bench_cases.h"
#include "data/data_loader.h"
#include "kernels/variants.h"
#include "networks.h"
#include "project/run.h"

#include <QTest>

using namespace loom;
using namespace loom::test;

namespace {

constexpr double kTolerance = 2e-5; ///< of a tensor's largest number
/// Numbers below this are differences of numbers near 1 (a probability less its label; a bias before batch norm has
/// no gradient at all, but sums that cancel): f32 has no more digits there, and three roundings are granted.
constexpr double kSmallest = 2e-2;

/// A network, its fields and what trains it.
struct Case {
    Graph graph;
    std::vector<FieldShape> fields;
    CompileOptions options;
};

/// Seeded choices, one after the other.
class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : random_(seed, "networks")
    {
    }
    std::int64_t between(std::int64_t low, std::int64_t high)
    {
        return low + std::int64_t(random_.below(std::uint32_t(high - low + 1), next_++));
    }
    bool oneIn(std::int64_t count) { return between(1, count) == 1; }
    template<class T> T of(std::initializer_list<T> choices)
    {
        return choices.begin()[between(0, std::int64_t(choices.size()) - 1)];
    }

private:
    RandomStream random_;
    std::uint64_t next_ = 0;
};

/// Small enough for what earlier blocks leave of the picture.
void addConvolution(Dice& dice, GraphBuilder& b, const std::string& id, bool first)
{
    const std::int64_t strides = first && dice.oneIn(3) ? 2 : 1, dilation = strides == 1 && dice.oneIn(4) ? 2 : 1;
    b.add(id, "conv2d",
          {{"filters", whole(dice.of({1, 3, 5, 7, 9, 17, 33}))},
           {"kernel_size", pair(dice.between(1, 4), dice.between(1, 4))},
           {"strides", pair(strides, strides)},
           {"dilation_rate", pair(dilation, dilation)},
           {"padding", words(first ? dice.of({"same", "valid"}) : "same")},
           {"use_bias", Value(!dice.oneIn(4))},
           {"activation", words(dice.of({"relu", "relu", "relu", "tanh", "linear", "elu"}))}});
}

/// Pictures of odd sizes through convolutions, poolings, normalizations and a skip connection.
Case pictureCase(Dice& dice)
{
    Case made;
    GraphBuilder b;
    b.add("in", "input");
    const std::int64_t blocks = dice.between(1, 3);
    for (std::int64_t i = 0; i < blocks; ++i) {
        const std::string n = std::to_string(i);
        addConvolution(dice, b, "conv" + n, i == 0);
        if (dice.oneIn(3))
            b.add("norm" + n, "batch_normalization").add("act" + n, "relu");
        if (dice.oneIn(4))
            b.add("skip" + n, "add").wire("conv" + n, "skip" + n).add("sum" + n, "relu");
        if (!dice.oneIn(4))
            b.add("pool" + n, dice.of({"max_pooling2d", "max_pooling2d", "average_pooling2d"}),
                  {{"pool_size", i == 0 && dice.oneIn(3) ? pair(3, 2) : pair(2, 2)},
                   {"padding", words(i < 2 ? "valid" : "same")}});
    }
    if (dice.oneIn(3))
        b.add("flat", "global_average_pooling2d");
    else
        b.add("flat", "flatten");
    b.add("hidden", "dense", {{"units", whole(dice.of({1, 7, 15, 31}))}, {"activation", words("relu")}});
    b.add("drop", "dropout", {{"rate", Value(0.3)}});
    b.add("out", "dense", {{"units", whole(3)}, {"activation", words("softmax")}});
    made.graph = b.graph;
    made.fields = {{"image", Shape{dice.between(15, 21), dice.between(15, 21), dice.of<std::int64_t>({1, 2, 3, 5})}},
                   {"label", Shape{}, DType::i32, true, 3}};
    made.options.losses = {{"loss", "categorical_crossentropy", "out", "label"}};
    return made;
}

Case sequenceCase(Dice& dice)
{
    Case made;
    GraphBuilder b;
    b.add("in", "input")
        .add("lstm", "lstm",
             {{"units", whole(dice.of({1, 3, 7, 17, 33}))},
              {"return_sequences", Value(true)},
              {"recurrent_activation", words(dice.of({"sigmoid", "relu"}))}})
        .add("gru", "gru", {{"units", whole(dice.of({1, 5, 18}))}, {"return_sequences", Value(true)}})
        .add("simple", "simple_rnn",
             {{"units", whole(dice.of({2, 9, 16}))},
              {"return_sequences", Value(true)},
              {"go_backwards", Value(true)}});
    b.add("last", dice.of({"lstm", "gru", "simple_rnn"}), {{"units", whole(dice.of({2, 5, 9}))}});
    b.add("out", "dense", {{"units", whole(1)}});
    made.graph = b.graph;
    made.fields = {{"row", Shape{dice.between(1, 9), dice.between(1, 7)}}, {"y", Shape{1}, DType::f32, true}};
    made.options.losses = {{"loss", "mse", "out", "y"}};
    return made;
}

Case randomCase(std::uint64_t seed)
{
    Dice dice(seed);
    Case made = dice.oneIn(5) ? sequenceCase(dice) : pictureCase(dice);
    made.options.batch = dice.of<std::int64_t>({1, 3, 5, 11, 19});
    return made;
}

/// Loss, gradients and watched maps of one pass.
using Numbers = std::map<std::string, Tensor>;

Numbers pass(Network& network, std::int64_t rows, bool watched)
{
    std::vector<std::string> names;
    for (const ParameterView& p : network.parameters())
        for (const char* name : {"/sum", "/output", "/output:gradient"})
            names.push_back(p.name.substr(0, p.name.find('/')) + name);
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    network.tap(watched ? names : std::vector<std::string>());
    network.forwardBackward(rows, 3);
    Numbers numbers;
    Tensor& loss = numbers["loss"] = Tensor(Shape{1}, DType::f64);
    loss.set(0, network.loss());
    for (const ParameterView& p : network.parameters())
        if (p.trainable)
            network.gradient(p.name, numbers[p.name]);
    for (const std::string& name : names)
        if (const TensorView tapped = network.tapped(name); tapped.data)
            numbers[name] = copied(tapped);
    return numbers;
}

/// The worst error of a tensor, as a share of its largest number; the name of that tensor.
std::pair<double, std::string> difference(const Numbers& a, const Numbers& b)
{
    std::pair<double, std::string> worst;
    for (const auto& [name, expected] : b) {
        const auto found = a.find(name);
        if (found == a.end() || found->second.size() != expected.size())
            return {1e9, name + " is missing"};
        double largest = kSmallest, error = 0;
        for (std::int64_t i = 0; i < expected.size(); ++i) {
            largest = std::max(largest, std::abs(expected.at(i)));
            error = std::max(error, std::abs(expected.at(i) - found->second.at(i)));
        }
        if (!(error / largest <= worst.first))
            worst = {error / largest, name};
    }
    return worst;
}

std::unique_ptr<Network> compiled(const Case& c, const std::string& kernels, DType dtype, ThreadPool& pool)
{
    CompileOptions options = c.options;
    options.kernels = kernels;
    options.dtype = dtype;
    auto network = Network::compile(c.graph, c.fields, options, pool);
    if (!network)
        qFatal("%s", english(network.error()).c_str());
    return std::move(*network);
}

/// Weights of the f32 network, and what it is fed, in f64.
void copyInto(Network& to, const Network& from)
{
    for (const ParameterView& p : from.parameters())
        for (std::int64_t i = 0; i < from.parameter(p.name)->size(); ++i)
            to.parameter(p.name)->set(i, from.parameter(p.name)->at(i));
    for (std::size_t f = 0; f < from.trainingFeeds().size(); ++f) {
        const TensorView &a = from.trainingFeeds()[f].view, &b = to.trainingFeeds()[f].view;
        for (std::int64_t i = 0; i < a.rows * a.rowSize; ++i)
            if (b.dtype == DType::f64)
                static_cast<double*>(b.data)[i] = static_cast<const float*>(a.data)[i];
            else
                std::memcpy(static_cast<std::int32_t*>(b.data) + i, static_cast<const std::int32_t*>(a.data) + i, 4);
    }
}

void roundFeeds(const Network& network)
{
    for (const Feed& feed : network.trainingFeeds())
        if (feed.view.dtype == DType::i32)
            for (std::int64_t i = 0; i < feed.view.rows * feed.view.rowSize; ++i)
                static_cast<std::int32_t*>(feed.view.data)[i] %= 3;
}

} // namespace

/// Every kernel variant computes the same networks as the baseline in f64: loss, all gradients, and the maps between,
/// watched or not.
class VariantsAgreeTest : public QObject {
    Q_OBJECT
private slots:
    void randomNetworks_data() { variants(); }
    void randomNetworks();
    void benchNetworks_data() { variants(); }
    void benchNetworks();

private:
    void variants();
    ThreadPool pool_{2};
};

void VariantsAgreeTest::variants()
{
    QTest::addColumn<bool>("runs");
    for (const KernelVariant& variant : kernelVariants())
        QTest::newRow(variant.name.c_str()) << (variant.table != nullptr);
}

void VariantsAgreeTest::randomNetworks()
{
    QFETCH(bool, runs);
    if (!runs)
        QSKIP("this processor does not run the variant");
    std::string plans;
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        const Case c = randomCase(seed);
        const auto fast = compiled(c, QTest::currentDataTag(), DType::f32, pool_);
        const auto exact = compiled(c, "baseline", DType::f64, pool_);
        plans += fast->describePlan();
        fill(fast->trainingFeeds(), std::int64_t(seed));
        roundFeeds(*fast);
        copyInto(*exact, *fast);
        const Numbers expected = pass(*exact, c.options.batch, true);
        const Numbers watched = pass(*fast, c.options.batch, true);
        const Numbers unwatched = pass(*fast, c.options.batch, false);
        const auto [error, name] = difference(watched, expected);
        QVERIFY2(error <= kTolerance,
                 qPrintable(QString("seed %1: %2 is off by %3").arg(seed).arg(name.c_str()).arg(error)));
        for (const auto& [key, tensor] : unwatched)
            QVERIFY2(tensor == watched.at(key),
                     qPrintable(QString("seed %1: watching changes %2").arg(seed).arg(key.c_str())));
    }
    std::vector<const char*> joined = {"dense", "add_relu", "normalize_relu", "lstm_gradient"};
    if (QTest::currentDataTag() != std::string("baseline"))
        joined.insert(joined.end(),
                      {"conv2d_relu", "dense_relu", "conv2d_relu_max_pool_bias_gradient",
                       "conv2d_relu_max_pool_kernel_gradient", "conv2d_relu_max_pool_input_gradient"});
    for (const char* kind : joined)
        QVERIFY2(plans.find(kind) != std::string::npos, kind);
}

void VariantsAgreeTest::benchNetworks()
{
    QFETCH(bool, runs);
    if (!runs)
        QSKIP("this processor does not run the variant");
    BenchData data;
    for (const BenchCase& bench : benchCases()) {
        if (bench.mode != BenchMode::train)
            continue;
        constexpr std::int64_t kBatch = 7;
        const Result<BenchProject> made = data.prepared(bench, std::min<std::int64_t>(kBatch, bench.batches[0]));
        QVERIFY(made);
        RunOptions how;
        how.threads = 2;
        how.kernels = QTest::currentDataTag();
        how.data = made->data;
        Result<Run> run = makeRun(made->project, how);
        how.kernels = "baseline";
        how.dtype = DType::f64;
        Result<Run> exact = makeRun(made->project, how);
        QVERIFY(run && exact);
        Network& fast = *run->network;
        const std::int64_t rows = fast.batch();
        // Pictures for which no sum before a ReLU is 0 within rounding: it would fall on either side.
        const bool scenes = bench.name == std::string("unet_scenes");
        const std::vector<std::int64_t> first = made->data->training.slice(scenes ? 0 : rows, rows);
        for (const Feed& feed : fast.trainingFeeds())
            QVERIFY(gatherField(*made->data, made->data->indexOf(feed.field), first, feed.view));
        copyInto(*exact->network, fast);
        const Numbers expected = pass(*exact->network, rows, false);
        const auto [error, name] = difference(pass(fast, rows, false), expected);
        QVERIFY2(error <= kTolerance,
                 qPrintable(QString("%1: %2 is off by %3").arg(bench.name).arg(name.c_str()).arg(error)));
    }
}

QTEST_GUILESS_MAIN(VariantsAgreeTest)
#include "variants_agree_test.moc"

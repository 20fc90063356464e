#include "course/experiments/deep_network_common.h"

#include "base/math.h"
#include "data/data_loader.h"

namespace loom::experiments {
namespace {

constexpr std::int64_t kUnits = 16;
constexpr double kPointScale = 0.2; // the circle's points reach from −5 to 5
constexpr double kNormal = 0.05; // deviation of the initializer “normal”

/// The deviation of hidden weights whatever the layer's size; 0: as the initializer has it.
double fixedDeviation(const std::string& weights)
{
    return weights == "small" ? 0.01 : weights == "large" ? 1 : 0;
}

std::string initializerOf(const std::string& weights)
{
    return weights == "glorot" ? "glorot_uniform" : weights == "he" ? "he_normal" : "normal";
}

std::string nameOf(const char* stem, std::int64_t layer)
{
    return stem + std::to_string(layer);
}

/// Nodes are put in one after another; each reads the one before.
struct Stack {
    Graph graph;
    std::string last = "point";

    void add(Node node)
    {
        graph.edges.push_back({{last, {}}, {node.id, {}}});
        last = node.id;
        graph.nodes.push_back(std::move(node));
    }
};

/// Layer k is `hk`, with batch normalization `hk`, `nk`, `ak`; a skip connection adds the layer before in `sk`.
Graph deepGraph(const Attributes& attributes)
{
    const std::string activation = stringOf(attributeOf(attributes, "activation"));
    const bool normalized = boolOf(attributeOf(attributes, "batch_normalization"));
    const std::string initializer = initializerOf(stringOf(attributeOf(attributes, "weights")));
    Stack stack;
    stack.graph.nodes.push_back({.id = "point", .type = "input"});
    for (std::int64_t k = 1; k <= integerOf(attributeOf(attributes, "depth")); ++k) {
        const std::string before = stack.last;
        Attributes dense{{"units", kUnits}, {"kernel_initializer", initializer}};
        if (!normalized)
            dense["activation"] = activation;
        stack.add({.id = nameOf("h", k), .type = "dense", .attributes = std::move(dense)});
        if (normalized) {
            stack.add({.id = nameOf("n", k), .type = "batch_normalization", .attributes = {{"momentum", 0.9}}});
            stack.add({.id = nameOf("a", k), .type = activation});
        }
        if (k > 1 && boolOf(attributeOf(attributes, "skip"))) {
            stack.add({.id = nameOf("s", k), .type = "add"});
            stack.graph.edges.push_back({{before, {}}, {nameOf("s", k), {}}});
        }
    }
    stack.add({.id = "out",
               .type = "dense",
               .attributes = {{"units", std::int64_t(1)}, {"activation", std::string("sigmoid")}}});
    return std::move(stack.graph);
}

Project deepProject(const Attributes& attributes, std::int64_t batch)
{
    Project project;
    project.title = "Deep network";
    project.seed = std::uint64_t(integerOf(attributeOf(attributes, "seed")));
    project.graph = deepGraph(attributes);
    project.data.source = {"toy_2d", {{"kind", std::string("circle")}, {"samples", kDeepPoints}}};
    project.data.transforms = {{"scale", {{"factor", kPointScale}}}};
    project.data.split.validation = 0;
    project.training.losses = {{.type = "binary_crossentropy"}};
    project.training.optimizer = {"adam", {{"learning_rate", numberOf(attributeOf(attributes, "rate"), 0.01)}}};
    project.training.batchSize = batch;
    project.training.epochs = 1000000; // who trains it counts steps
    project.training.metrics = {{"binary_accuracy", {}}};
    return project;
}

double norm(const Tensor& tensor)
{
    double sum = 0;
    for (std::int64_t i = 0; i < tensor.size(); ++i)
        sum += tensor.at(i) * tensor.at(i);
    return math::sqrt(sum);
}

double norm(const TensorView& view)
{
    const double* values = static_cast<const double*>(view.data);
    double sum = 0;
    for (std::int64_t i = 0; i < view.rows * view.rowSize; ++i)
        sum += values[i] * values[i];
    return math::sqrt(sum);
}

/// What layer k gives on to the next one.
std::string outputOf(const Graph& graph, std::int64_t layer)
{
    for (const char* stem : {"s", "a"})
        if (graph.find(nameOf(stem, layer)))
            return nameOf(stem, layer) + "/output";
    return nameOf("h", layer) + "/output";
}

Result<void> feedAll(Run& run)
{
    for (const Feed& feed : run.network->trainingFeeds())
        if (const auto fed =
                gatherField(*run.data, run.data->indexOf(feed.field), run.data->training.list(), feed.view);
            !fed)
            return fed.error();
    return {};
}

} // namespace

std::vector<AttributeSpec> deepNetworkAttributes()
{
    return {{.name = "depth",
             .kind = AttributeKind::integer,
             .fallback = std::int64_t(20),
             .title = TR("Layers"),
             .minimum = 1,
             .maximum = 30},
            {.name = "activation",
             .kind = AttributeKind::choice,
             .fallback = std::string("sigmoid"),
             .title = TR("Activation"),
             .choices = {"sigmoid", "tanh", "relu"}},
            {.name = "weights",
             .kind = AttributeKind::choice,
             .fallback = std::string("glorot"),
             .title = TR("Initial weights"),
             .choices = {"glorot", "he", "small", "large"}},
            {.name = "batch_normalization",
             .kind = AttributeKind::boolean,
             .fallback = false,
             .title = TR("Batch normalization")},
            {.name = "skip", .kind = AttributeKind::boolean, .fallback = false, .title = TR("Skip connections")},
            {.name = "seed",
             .kind = AttributeKind::integer,
             .fallback = std::int64_t(7),
             .title = TR("Seed"),
             .minimum = 0,
             .maximum = 1e9}};
}

Result<Run> deepRun(const Attributes& attributes, DType dtype, std::int64_t batch,
                    std::shared_ptr<const PreparedData> data)
{
    RunOptions options;
    options.threads = 1;
    options.dtype = dtype;
    options.data = std::move(data);
    Result<Run> run = makeRun(deepProject(attributes, batch), options);
    const double deviation = fixedDeviation(stringOf(attributeOf(attributes, "weights")));
    for (std::int64_t k = 1; run && deviation > 0 && k <= integerOf(attributeOf(attributes, "depth")); ++k) {
        Tensor& kernel = *run->network->parameter(nameOf("h", k) + "/kernel");
        for (std::int64_t i = 0; i < kernel.size(); ++i)
            kernel.set(i, kernel.at(i) * (deviation / kNormal));
    }
    return run;
}

Result<DeepGradients> deepGradients(Run& run, std::int64_t depth)
{
    if (const Result<void> fed = feedAll(run); !fed)
        return fed.error();
    std::vector<std::string> names;
    for (std::int64_t k = 1; k <= depth; ++k)
        names.push_back(outputOf(run.project.graph, k) + ":gradient");
    if (!run.network->tap(names))
        return Text(TR("the gradients of this network cannot be looked at"));
    const std::int64_t points = run.network->batch();
    run.network->forwardBackward(points, 0);
    DeepGradients found;
    found.loss = run.network->loss();
    for (std::int64_t k = 1; k <= depth; ++k) {
        // Of the mean loss one point's gradient is a part in `points`.
        found.outputs.push_back(math::sqrt(double(points)) * norm(run.network->tapped(names[std::size_t(k - 1)])));
        Tensor gradient;
        found.weights.push_back(run.network->gradient(nameOf("h", k) + "/kernel", gradient) ? norm(gradient) : 0);
    }
    return found;
}

} // namespace loom::experiments

#pragma once

#include "base/random.h"
#include "graph/shape_inference.h"
#include "train/network.h"

#include <map>

/// A network around one layer whose inputs are themselves parameters: the data field `pick` is one-hot by row, so
/// that the kernel of the dense layer `x0` (rows, numbers) is input 0 of the layer `layer`, row by row, and its
/// gradient is the gradient by that input. A series of true lengths (field `lengths`) is picked step by step out of
/// an embedding (field `steps`); whole numbers are a field. A layer is followed by mse against the field `target`; a
/// loss is tried itself, with `behind` (an activation layer, may be empty) in front and fields named after its other
/// ports.
struct ProbeNetwork {
    loom::Graph graph;
    std::vector<loom::FieldShape> fields;
    std::vector<loom::LossUse> losses;
    std::vector<std::string> inputs; ///< the parameters that are inputs, in their order
};

/// Input number `i` of the sample, up to the node `in…`.
inline void addProbeInput(ProbeNetwork& made, const loom::LayerSample& sample, std::size_t i, std::int64_t rows)
{
    using namespace loom;
    const std::string x = "x" + std::to_string(i), in = "in" + std::to_string(i);
    const Shape& shape = sample.inputs[i];
    if (i < sample.dtypes.size() && sample.dtypes[i] == DType::i32) {
        made.fields.push_back({.name = x, .shape = shape, .dtype = DType::i32});
        if (sample.lengths) {
            made.fields.back().lengths = "lengths";
            made.fields.push_back({.name = "lengths", .dtype = DType::i32, .isLengths = true});
        }
        made.graph.nodes.push_back({.id = in, .type = "input", .attributes = {{"field", x}}});
        return;
    }
    if (i == 0 && sample.lengths) {
        made.fields.push_back({.name = "steps", .shape = {shape[0]}, .dtype = DType::i32, .lengths = "lengths"});
        made.fields.push_back({.name = "lengths", .dtype = DType::i32, .isLengths = true});
        made.graph.nodes.push_back({.id = "steps", .type = "input", .attributes = {{"field", "steps"}}});
        made.graph.nodes.push_back(
            {.id = in,
             .type = "embedding",
             .attributes = {{"input_dim", rows * shape[0]}, {"output_dim", shape.size() / shape[0]}}});
        made.graph.edges.push_back({{"steps", {}}, {in, {}}});
        made.inputs.push_back(in + "/embeddings");
        return;
    }
    made.graph.nodes.push_back(
        {.id = x, .type = "dense", .attributes = {{"units", shape.size()}, {"use_bias", false}}});
    made.graph.nodes.push_back({.id = in, .type = "reshape", .attributes = {{"target_shape", shape.axes()}}});
    made.graph.edges.push_back({{"pick", {}}, {x, {}}});
    made.graph.edges.push_back({{x, {}}, {in, {}}});
    made.inputs.push_back(x + "/kernel");
}

inline ProbeNetwork probeNetwork(const loom::LayerType& type, const loom::LayerSample& sample, std::int64_t rows,
                                 const std::string& behind = {})
{
    using namespace loom;
    ProbeNetwork made;
    const bool isLoss = type.category == LayerCategory::loss;
    made.fields.push_back({.name = "pick", .shape = {rows}});
    made.graph.nodes.push_back({.id = "pick", .type = "input", .attributes = {{"field", "pick"}}});
    for (std::size_t i = 0; i < (isLoss ? 1 : sample.inputs.size()); ++i) {
        addProbeInput(made, sample, i, rows);
        if (!isLoss)
            made.graph.edges.push_back(
                {{"in" + std::to_string(i), {}}, {"layer", type.inputs[std::min(i, type.inputs.size() - 1)].name}});
    }
    if (!isLoss)
        made.graph.nodes.push_back({.id = "layer", .type = type.id, .attributes = sample.attributes});
    if (isLoss && !behind.empty()) {
        made.graph.nodes.push_back({.id = "layer", .type = behind});
        made.graph.edges.push_back({{"in0", {}}, {"layer", {}}});
    }
    const std::string of = isLoss && behind.empty() ? "in0" : "layer";
    LossUse use{.id = "loss", .type = isLoss ? type.id : "mse", .of = of};
    if (isLoss) {
        use.attributes = sample.attributes;
    } else {
        const Shape shape = inspect(made.graph, made.fields).nodes.at("layer").outputs.at(0);
        made.fields.push_back({.name = use.target = "target", .shape = shape, .target = true});
    }
    for (std::size_t i = 1; isLoss && i < sample.inputs.size(); ++i) {
        const std::string& port = type.inputs[i].name;
        const DType dtype = i < sample.dtypes.size() ? sample.dtypes[i] : DType::f32;
        made.fields.push_back({.name = port, .shape = sample.inputs[i], .dtype = dtype});
        if (port == "target")
            made.fields.back().classes = sample.classes;
        (port == "target" ? use.target : port == "weight" ? use.sampleWeight : use.mask) = port;
    }
    for (FieldShape& field : made.fields) {
        field.target = field.name == "target";
        field.sampleWeight = field.name == "weight";
        field.mask = field.name == "mask";
    }
    made.losses = {use};
    return made;
}

inline void fillFeed(const loom::Feed& feed, std::span<const double> values)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (feed.view.dtype == loom::DType::f64)
            static_cast<double*>(feed.view.data)[i] = values[i];
        else if (feed.view.dtype == loom::DType::f32)
            static_cast<float*>(feed.view.data)[i] = float(values[i]);
        else
            static_cast<std::int32_t*>(feed.view.data)[i] = std::int32_t(values[i]);
    }
}

/// Fills `pick` with the rows of the unit matrix, `steps` with the numbers of all steps of all rows and the other
/// fields with the values given, in every plan.
inline void fillFeeds(loom::Network& network, std::int64_t rows,
                      const std::map<std::string, std::vector<double>>& fields)
{
    const auto valuesFor = [&](const loom::Feed& feed) {
        const std::int64_t size = feed.shape.size();
        std::vector<double> values(std::size_t(rows * size));
        for (std::int64_t i = 0; i < rows * size; ++i)
            values[std::size_t(i)] = feed.field == "steps" ? double(i) : i % size == i / size ? 1 : 0;
        return feed.field == "pick" || feed.field == "steps" ? values : fields.at(feed.field);
    };
    for (const auto* feeds : {&network.trainingFeeds(), &network.inferenceFeeds()})
        for (const loom::Feed& feed : *feeds)
            fillFeed(feed, valuesFor(feed));
}

inline void fillFeeds(loom::Network& network, std::int64_t rows, const std::vector<double>& target)
{
    fillFeeds(network, rows, {{"target", target}});
}

/// Seeded numbers: labels below `classes`, in (0.05, 0.95) when positive, else normal.
inline std::vector<double> drawn(std::size_t count, const std::string& stream, std::int64_t classes = 0,
                                 bool positive = false)
{
    const loom::RandomStream random(7, stream);
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i)
        values.push_back(classes > 0    ? double(random.below(std::uint32_t(classes), i))
                             : positive ? 0.05 + 0.9 * random.uniform(i)
                                        : random.normal(i));
    return values;
}

inline void fillTensor(loom::Tensor& tensor, std::span<const double> values)
{
    LOOM_ASSERT(tensor.size() == std::int64_t(values.size()));
    for (std::size_t i = 0; i < values.size(); ++i)
        tensor.set(std::int64_t(i), values[i]);
}

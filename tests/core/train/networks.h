#pragma once

#include "base/random.h"
#include "graph/graph.h"
#include "train/network.h"

#include <cstring>

/// Small networks and random data for the engine's tests.
namespace loom::test {

struct GraphBuilder {
    Graph graph;
    std::string last;

    GraphBuilder& add(const std::string& id, const std::string& type, Attributes attributes = {})
    {
        graph.nodes.push_back({id, type, std::move(attributes)});
        if (!last.empty())
            graph.edges.push_back({{last, ""}, {id, ""}});
        last = id;
        return *this;
    }
    GraphBuilder& wire(const std::string& from, const std::string& to)
    {
        graph.edges.push_back({{from, ""}, {to, ""}});
        return *this;
    }
};

inline Value whole(std::int64_t n)
{
    return n;
}
inline Value pair(std::int64_t a, std::int64_t b)
{
    return std::vector<std::int64_t>{a, b};
}
inline Value words(const char* text)
{
    return std::string(text);
}

/// Pictures 12 × 12 × 1 with four classes through everything that trains: convolution, batch normalization, dropout,
/// pooling, a skip connection, dense.
inline Graph pictureGraph()
{
    GraphBuilder b;
    b.add("image", "input")
        .add("conv1", "conv2d", {{"filters", whole(6)}, {"kernel_size", pair(3, 3)}, {"padding", words("same")}});
    b.add("norm", "batch_normalization").add("relu", "relu").add("pool", "max_pooling2d");
    b.add("conv2", "conv2d",
          {{"filters", whole(6)},
           {"kernel_size", pair(3, 3)},
           {"padding", words("same")},
           {"activation", words("tanh")}});
    b.add("sum", "add").wire("pool", "sum");
    b.add("flat", "flatten").add("drop", "dropout", {{"rate", Value(0.25)}});
    b.add("out", "dense", {{"units", whole(4)}, {"activation", words("softmax")}, {"kernel_l2", Value(0.001)}});
    return b.graph;
}

inline std::vector<FieldShape> pictureFields()
{
    return {{"image", Shape{12, 12, 1}, DType::f32, false, 0}, {"label", Shape{}, DType::i32, true, 4}};
}

inline CompileOptions pictureOptions(std::int64_t batch)
{
    CompileOptions options;
    options.batch = batch;
    options.losses = {{"loss", "categorical_crossentropy", "out", "label"}};
    options.optimizer = {"adam", {{"learning_rate", 0.01}}};
    return options;
}

/// A view's rows.
inline Tensor copied(const TensorView& view)
{
    Tensor out(Shape{view.rows, view.rowSize}, view.dtype);
    std::memcpy(out.data(), view.data, out.bytes());
    return out;
}

/// The same random pictures and labels for the same step, whatever the compiled batch.
inline void fill(const std::vector<Feed>& feeds, std::int64_t step)
{
    for (const Feed& feed : feeds) {
        const RandomStream stream(11, feed.field);
        for (std::int64_t i = 0; i < feed.view.rows * feed.view.rowSize; ++i) {
            if (feed.view.dtype == DType::i32)
                static_cast<std::int32_t*>(feed.view.data)[i] =
                    std::int32_t(stream.below(4, std::uint64_t(i), std::uint64_t(step)));
            else if (feed.view.dtype == DType::f32)
                static_cast<float*>(feed.view.data)[i] = float(stream.normal(std::uint64_t(i), std::uint64_t(step)));
            else
                static_cast<double*>(feed.view.data)[i] = stream.normal(std::uint64_t(i), std::uint64_t(step));
        }
    }
}

inline std::map<std::string, Tensor> trained(const Graph& graph, const CompileOptions& options, int threads,
                                             int steps, std::int64_t rows)
{
    ThreadPool pool(threads);
    auto network = Network::compile(graph, pictureFields(), options, pool);
    LOOM_ASSERT(network.ok());
    for (int step = 0; step < steps; ++step) {
        fill((*network)->trainingFeeds(), step);
        (*network)->trainStep(rows, step, 0.01);
    }
    return (*network)->allState();
}

} // namespace loom::test

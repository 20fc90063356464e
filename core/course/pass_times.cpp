#include "course/pass_times.h"

#include "base/check.h"
#include "train/network.h"

#include <algorithm>
#include <chrono>

namespace loom {
namespace {

constexpr double kBudget = 0.1; // seconds for each of the two
constexpr std::size_t kMost = 1000; // passes

/// Median of the passes that fit into the budget; the first is not counted, it fills the caches.
double medianSeconds(const std::function<void()>& pass, const std::function<bool()>& goOn)
{
    using Clock = std::chrono::steady_clock;
    const auto seconds = [](Clock::time_point from) {
        return std::chrono::duration<double>(Clock::now() - from).count();
    };
    pass();
    std::vector<double> times;
    for (const auto start = Clock::now();
         times.empty() || (seconds(start) < kBudget && times.size() < kMost && goOn());) {
        const auto before = Clock::now();
        pass();
        times.push_back(seconds(before));
    }
    const auto middle = times.begin() + std::ptrdiff_t(times.size() / 2);
    std::ranges::nth_element(times, middle);
    return *middle;
}

Graph denseChain(const std::vector<std::int64_t>& sizes)
{
    Graph graph;
    graph.nodes.push_back({.id = "x", .type = "input"});
    for (std::size_t i = 1; i < sizes.size(); ++i) {
        const std::string activation = i + 1 == sizes.size() ? "softmax" : "sigmoid";
        graph.nodes.push_back({.id = "layer" + std::to_string(i),
                               .type = "dense",
                               .attributes = {{"units", sizes[i]}, {"activation", activation}}});
        graph.edges.push_back({{graph.nodes[i - 1].id, {}}, {graph.nodes[i].id, {}}});
    }
    return graph;
}

} // namespace

Result<PassTimes> measurePasses(const std::vector<std::int64_t>& sizes, const std::function<bool()>& goOn)
{
    LOOM_ASSERT(sizes.size() >= 2);
    const Graph graph = denseChain(sizes);
    const std::vector<FieldShape> fields = {{.name = "x", .shape = {sizes.front()}},
                                            {.name = "t", .shape = {sizes.back()}, .target = true}};
    ThreadPool pool(1);
    CompileOptions options;
    options.batch = 1;
    options.losses = {{.id = "loss", .type = "categorical_crossentropy", .of = graph.nodes.back().id, .target = "t"}};
    const Result<std::unique_ptr<Network>> network = Network::compile(graph, fields, options, pool);
    if (!network)
        return network.error();
    PassTimes times;
    for (const ParameterView& parameter : (*network)->parameters())
        times.parameters += parameter.shape.size();
    times.forwardSeconds = medianSeconds([&] { (*network)->infer(1); }, goOn);
    times.bothSeconds = medianSeconds([&] { (*network)->forwardBackward(1, 0); }, goOn);
    return times;
}

} // namespace loom

#pragma once

#include "networks.h"

#include <array>
#include <cmath>
#include <vector>

/// A small network, and one step of it in shards, written out with loops: 3 numbers → dense 4 → batch normalization →
/// tanh → dense 2, mse. Every shard has its own mean and variance; gradients are averaged by rows, running statistics
/// too.
namespace loom::test::byhand {

constexpr int kIn = 3, kHidden = 4, kOut = 2;
constexpr std::int64_t kBatch = 12;
constexpr double kEpsilon = 1e-3, kMomentum = 0.9;
enum Part { kKernel, kBias, kGamma, kBeta, kOutKernel, kOutBias, kMean, kVariance, kParts };
constexpr std::size_t kLearns = kMean; ///< parts before it are learned
using Net = std::vector<std::vector<double>>; ///< by Part
struct Rows {
    std::vector<double> x, y;
};

inline const std::array<const char*, kParts> kNames = {"hidden/kernel",     "hidden/bias",          "norm/gamma",
                                                       "norm/beta",         "out/kernel",           "out/bias",
                                                       "norm/running_mean", "norm/running_variance"};

inline std::unique_ptr<Network> network(int shards, ThreadPool& pool)
{
    GraphBuilder b;
    b.add("in", "input").add("hidden", "dense", {{"units", whole(kHidden)}});
    b.add("norm", "batch_normalization", {{"epsilon", Value(kEpsilon)}, {"momentum", Value(kMomentum)}});
    b.add("act", "tanh").add("out", "dense", {{"units", whole(kOut)}});
    CompileOptions options;
    options.dtype = DType::f64;
    options.batch = kBatch;
    options.shards = shards;
    options.losses = {{"loss", "mse", "out", "y"}};
    options.optimizer = {"sgd", {}};
    return std::move(
               Network::compile(b.graph, {{"x", Shape{kIn}}, {"y", Shape{kOut}, DType::f32, true}}, options, pool))
        .value();
}

inline Net netOf(const Network& network)
{
    Net net;
    for (const char* name : kNames) {
        const auto values = network.parameter(name)->values<double>();
        net.emplace_back(values.begin(), values.end());
    }
    return net;
}

inline void put(Network& network, const Net& net)
{
    for (std::size_t i = 0; i < net.size(); ++i)
        std::ranges::copy(net[i], network.parameter(kNames[i])->values<double>().begin());
}

inline void feed(Network& network, const Rows& rows)
{
    for (const Feed& feed : network.trainingFeeds())
        std::ranges::copy(feed.field == "x" ? rows.x : rows.y, static_cast<double*>(feed.view.data));
}

inline Rows rowsOf(const Network& network, std::int64_t count)
{
    Rows rows;
    for (const Feed& feed : network.trainingFeeds()) {
        const auto* from = static_cast<const double*>(feed.view.data);
        (feed.field == "x" ? rows.x : rows.y).assign(from, from + count * feed.view.rowSize);
    }
    return rows;
}

/// Gradients of the mean loss over rows [first, end), and what the running statistics become.
inline Net ofShard(const Net& net, const Rows& rows, std::size_t first, std::size_t end)
{
    const double n = double(end - first);
    Net out = net;
    for (auto& part : out)
        std::ranges::fill(part, 0.0);
    std::vector<std::array<double, kHidden>> z, h;
    for (std::size_t r = first; r < end; ++r) {
        z.emplace_back();
        for (int u = 0; u < kHidden; ++u) {
            z.back()[u] = net[kBias][u];
            for (int i = 0; i < kIn; ++i)
                z.back()[u] += rows.x[r * kIn + i] * net[kKernel][i * kHidden + u];
        }
    }
    std::array<double, kHidden> mean{}, variance{};
    for (int u = 0; u < kHidden; ++u) {
        for (const auto& row : z)
            mean[u] += row[u] / n;
        for (const auto& row : z)
            variance[u] += (row[u] - mean[u]) * (row[u] - mean[u]) / n;
        out[kMean][u] = kMomentum * net[kMean][u] + (1 - kMomentum) * mean[u];
        out[kVariance][u] = kMomentum * net[kVariance][u] + (1 - kMomentum) * variance[u];
    }
    std::vector<std::array<double, kHidden>> normal(z.size()), slope(z.size());
    h.resize(z.size());
    for (std::size_t r = 0; r < z.size(); ++r)
        for (int u = 0; u < kHidden; ++u) {
            normal[r][u] = (z[r][u] - mean[u]) / std::sqrt(variance[u] + kEpsilon);
            h[r][u] = std::tanh(net[kGamma][u] * normal[r][u] + net[kBeta][u]);
        }
    for (std::size_t r = 0; r < z.size(); ++r) {
        std::array<double, kOut> error{};
        for (int o = 0; o < kOut; ++o) {
            double answer = net[kOutBias][o];
            for (int u = 0; u < kHidden; ++u)
                answer += h[r][u] * net[kOutKernel][u * kOut + o];
            error[o] = 2 * (answer - rows.y[(first + r) * kOut + o]) / (n * kOut);
            out[kOutBias][o] += error[o];
            for (int u = 0; u < kHidden; ++u)
                out[kOutKernel][u * kOut + o] += error[o] * h[r][u];
        }
        for (int u = 0; u < kHidden; ++u) {
            double g = 0;
            for (int o = 0; o < kOut; ++o)
                g += error[o] * net[kOutKernel][u * kOut + o];
            g *= 1 - h[r][u] * h[r][u];
            out[kBeta][u] += g;
            out[kGamma][u] += g * normal[r][u];
            slope[r][u] = g * net[kGamma][u];
        }
    }
    for (int u = 0; u < kHidden; ++u) {
        double sum = 0, product = 0;
        for (std::size_t r = 0; r < z.size(); ++r) {
            sum += slope[r][u];
            product += slope[r][u] * normal[r][u];
        }
        for (std::size_t r = 0; r < z.size(); ++r) {
            const double g = (slope[r][u] - sum / n - normal[r][u] * product / n) / std::sqrt(variance[u] + kEpsilon);
            out[kBias][u] += g;
            for (int i = 0; i < kIn; ++i)
                out[kKernel][i * kHidden + u] += g * rows.x[(first + r) * kIn + i];
        }
    }
    return out;
}

inline void step(Net& net, const Rows& rows, int shards, double rate)
{
    const std::size_t count = rows.x.size() / kIn;
    Net sum = net;
    for (auto& part : sum)
        std::ranges::fill(part, 0.0);
    for (int shard = 0; shard < shards; ++shard) {
        const std::size_t first = count * std::size_t(shard) / std::size_t(shards),
                          end = count * std::size_t(shard + 1) / std::size_t(shards);
        if (first == end)
            continue;
        const Net part = ofShard(net, rows, first, end);
        for (std::size_t i = 0; i < sum.size(); ++i)
            for (std::size_t j = 0; j < sum[i].size(); ++j)
                sum[i][j] += part[i][j] * double(end - first) / double(count);
    }
    for (std::size_t i = 0; i < net.size(); ++i)
        for (std::size_t j = 0; j < net[i].size(); ++j)
            net[i][j] = i < kLearns ? net[i][j] - rate * sum[i][j] : sum[i][j];
}

} // namespace loom::test::byhand

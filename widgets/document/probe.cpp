#include "document/probe.h"

#include "analysis/projection.h"
#include "data/data_loader.h"

#include <algorithm>
#include <cstring>
#include <optional>

namespace loom::ui {
namespace {

/// Rows of one activation as they are gathered, projected where that was asked for.
struct Gathered {
    std::string name;
    Shape shape;
    std::optional<RandomProjection> projection;
    Tensor tensor;
    std::vector<float> numbers; ///< one piece as f32, when projected

    void add(const TensorView& view, std::int64_t first, std::int64_t count, ThreadPool& pool);
};

void copyAsFloat(const TensorView& view, std::int64_t count, float* out)
{
    const std::int64_t size = count * view.rowSize;
    if (view.dtype == DType::f32)
        std::memcpy(out, view.data, std::size_t(size) * sizeof(float));
    else
        for (std::int64_t i = 0; i < size; ++i)
            out[i] = float(elementOf(view, i));
}

void Gathered::add(const TensorView& view, std::int64_t first, std::int64_t count, ThreadPool& pool)
{
    float* const all = tensor.values<float>().data();
    if (!projection) {
        copyAsFloat(view, count, all + first * view.rowSize);
        return;
    }
    numbers.resize(std::size_t(count * view.rowSize));
    copyAsFloat(view, count, numbers.data());
    projection->apply(numbers.data(), count, all + first * projection->to(), pool);
}

/// Seeded by the name, so that the same layer is always projected alike.
Gathered gathered(const WatchRequest& request, const Network& network, const std::string& name, std::int64_t rows,
                  std::uint64_t seed)
{
    Gathered out;
    out.name = name;
    out.shape = network.activationShape(name);
    const bool projected = request.projectAbove > 0 && out.shape.size() > request.projectAbove;
    if (projected) {
        constexpr std::int64_t kGroups = 8;
        const std::int64_t to = std::clamp<std::int64_t>(request.projectTo / kGroups, 1, 512) * kGroups;
        out.projection.emplace(out.shape.size(), int(to), stableHash("projection/" + name, seed));
        out.shape = Shape{to};
    }
    out.tensor = Tensor(out.shape.withFront(rows), DType::f32);
    return out;
}

} // namespace

std::string Probe::copyStored(const std::string& name, Tensor& out) const
{
    const Network& network = *run_.network;
    const std::size_t colon = name.find(':');
    if (colon == std::string::npos) {
        const Tensor* found = network.parameter(name);
        if (!found)
            return TR("not in this network");
        out = *found;
        return {};
    }
    const std::string base = name.substr(0, colon), kind = name.substr(colon + 1);
    if (!network.parameter(base))
        return TR("not in this network");
    if (kind == "gradient") {
        if (run_.trainer->stepsDone() == 0)
            return TR("there is no gradient before the first step");
        return network.gradient(base, out) ? std::string() : std::string(TR("not trained, so it has no gradient"));
    }
    const Tensor* slot = network.slot(base, kind);
    if (!slot)
        return TR("not kept by this optimizer");
    out = *slot;
    return {};
}

bool Probe::addActivations(const WatchRequest& request, const std::vector<std::string>& names, Snapshot& out,
                           const std::function<bool()>& goOn)
{
    Network& network = *run_.network;
    const PreparedData& data = *run_.data;
    std::vector<Gathered> all;
    for (const std::string& name : names)
        all.push_back(gathered(request, network, name, std::int64_t(out.rows.size()), run_.project.seed));
    const std::int64_t total = std::int64_t(out.rows.size());
    for (std::int64_t first = 0; first < total; first += network.batch()) {
        if (!goOn())
            return false;
        const std::int64_t count = std::min(network.batch(), total - first);
        const std::span<const std::int64_t> rows(out.rows.data() + first, std::size_t(count));
        for (const Feed& feed : network.inferenceFeeds())
            if (!gatherField(data, data.indexOf(feed.field), rows, feed.view))
                return false;
        network.infer(count, {.step = first / network.batch()});
        for (Gathered& one : all)
            one.add(network.activation(one.name), first, count, *run_.pool);
    }
    for (Gathered& one : all)
        out.tensors[one.name] = std::move(one.tensor);
    return true;
}

bool Probe::answer(const WatchRequest& request, Snapshot& out, const std::function<bool()>& goOn)
{
    out = {};
    out.step = run_.trainer->stepsDone();
    out.epoch = run_.trainer->epoch();
    for (const std::int64_t row : request.rows)
        if (row >= 0 && row < run_.data->rows.size())
            out.rows.push_back(row);
    std::vector<std::string> activations;
    for (const std::string& name : request.names)
        if (run_.network->hasActivation(name))
            activations.push_back(name);
    if (!activations.empty())
        run_.network->watchActivations(activations);
    for (const std::string& name : request.names) {
        if (std::find(activations.begin(), activations.end(), name) != activations.end())
            continue;
        Tensor tensor;
        const std::string why = copyStored(name, tensor);
        if (why.empty())
            out.tensors[name] = std::move(tensor);
        else
            out.missing[name] = why;
    }
    if (!activations.empty() && !out.rows.empty() && !addActivations(request, activations, out, goOn))
        return false;
    if (request.histograms) {
        for (const auto& [name, tensor] : out.tensors)
            out.histograms[name] = histogramOf(tensor);
        out.tensors.clear();
    }
    return true;
}

} // namespace loom::ui

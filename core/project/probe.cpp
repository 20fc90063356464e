#include "project/probe.h"

#include "analysis/projection.h"
#include "data/data_loader.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <new>
#include <optional>

namespace loom {
namespace {

/// Rows of one activation as they are gathered, projected where that was asked for.
struct Gathered {
    std::string name;
    Shape shape;
    std::optional<RandomProjection> projection;
    Tensor tensor;
    std::vector<float> numbers; ///< one piece as f32, when it is not kept as it is
    std::vector<float> largest; ///< of each unit, where nothing else is asked for

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

/// The largest |number| of each unit, the units being the fastest axis; a number that is none stays.
void addLargest(std::span<const float> numbers, std::vector<float>& largest)
{
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        float& unit = largest[i % largest.size()];
        const float size = std::abs(numbers[i]);
        unit = std::isnan(unit) || size < unit ? unit : size;
    }
}

void Gathered::add(const TensorView& view, std::int64_t first, std::int64_t count, ThreadPool& pool)
{
    if (!largest.empty()) {
        numbers.resize(std::size_t(count * view.rowSize));
        copyAsFloat(view, count, numbers.data());
        addLargest(numbers, largest);
        return;
    }
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
    if (request.units) {
        out.largest.assign(out.shape.rank() > 0 ? std::size_t(out.shape[out.shape.rank() - 1]) : 1, 0.0F);
        return out;
    }
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

/// Those that the data have; none where samples are given.
std::vector<std::int64_t> Probe::rowsOf(const WatchRequest& request) const
{
    std::vector<std::int64_t> rows;
    for (const std::int64_t row : request.rows)
        if (!request.given && row >= 0 && row < run_.data->rows.size())
            rows.push_back(row);
    return rows;
}

/// Samples given by hand stand in a data set of their own, behind the same transforms; what is not of a field's shape
/// is left out as if it had not been given.
std::vector<std::int64_t> Probe::samplesOf(const WatchRequest& request, PreparedData& byHand,
                                           const PreparedData*& data) const
{
    data = run_.data.get();
    if (!request.given)
        return rowsOf(request);
    std::vector<std::int64_t> rows;
    const std::vector<Field>& fields = data->rows.fields();
    std::int64_t count = 0;
    for (const Field& field : fields)
        if (const auto found = request.given->find(field.name);
            found != request.given->end() && found->second.shape().rank() > 0)
            count = std::max(count, found->second.shape()[0]);
    std::vector<Tensor> columns;
    for (const Field& field : fields) {
        const Shape shape = field.shape.withFront(count);
        const auto found = request.given->find(field.name);
        const bool fits = found != request.given->end() && found->second.shape() == shape;
        columns.push_back(fits ? found->second.to(field.dtype) : Tensor(shape, field.dtype));
    }
    if (count > 0)
        byHand.rows = Dataset(fields, std::move(columns));
    byHand.pipeline = data->pipeline;
    data = &byHand;
    for (std::int64_t row = 0; row < count; ++row)
        rows.push_back(row);
    return rows;
}

bool Probe::addActivations(const WatchRequest& request, const std::vector<std::string>& names, Snapshot& out,
                           const std::function<bool()>& goOn)
{
    Network& network = *run_.network;
    PreparedData byHand;
    const PreparedData* data = nullptr;
    const std::vector<std::int64_t> samples = samplesOf(request, byHand, data);
    const std::int64_t total = std::int64_t(samples.size());
    std::vector<Gathered> all;
    for (const std::string& name : names)
        all.push_back(gathered(request, network, name, total, run_.project.seed));
    for (std::int64_t first = 0; first < total; first += network.batch()) {
        if (!goOn())
            return false;
        const std::int64_t count = std::min(network.batch(), total - first);
        const std::span<const std::int64_t> rows(samples.data() + first, std::size_t(count));
        for (const Feed& feed : network.inferenceFeeds())
            if (!gatherField(*data, data->indexOf(feed.field), rows, feed.view))
                return false;
        network.infer(count, {.step = first / network.batch()});
        for (Gathered& one : all)
            one.add(network.activation(one.name), first, count, *run_.pool);
    }
    for (Gathered& one : all)
        if (request.units && total > 0)
            out.units[one.name] = std::move(one.largest);
        else if (total > 0)
            out.tensors[one.name] = std::move(one.tensor);
    return true;
}

void Probe::answerStored(const std::vector<std::string>& names, Snapshot& out) const
{
    for (const std::string& name : names) {
        if (run_.network->hasActivation(name))
            continue;
        Tensor tensor;
        const std::string why = copyStored(name, tensor);
        if (why.empty())
            out.tensors[name] = std::move(tensor);
        else
            out.missing[name] = why;
    }
}

bool Probe::answerActivations(const WatchRequest& request, Snapshot& out, const std::function<bool()>& goOn)
{
    std::vector<std::string> activations;
    for (const std::string& name : request.names)
        if (run_.network->hasActivation(name))
            activations.push_back(name);
    if (activations.empty())
        return true;
    run_.network->watchActivations(activations);
    return addActivations(request, activations, out, goOn);
}

/// Parameters and gradients that were copied.
void Probe::toUnits(Snapshot& out)
{
    for (const auto& [name, tensor] : out.tensors) {
        const Shape& shape = tensor.shape();
        std::vector<float>& largest = out.units[name];
        largest.assign(shape.rank() > 0 ? std::size_t(shape[shape.rank() - 1]) : 1, 0.0F);
        addLargest(tensor.to(DType::f32).values<float>(), largest);
    }
    out.tensors.clear();
}

bool Probe::answer(const WatchRequest& request, Snapshot& out, const std::function<bool()>& goOn)
{
    out = {};
    out.step = run_.trainer->stepsDone();
    out.epoch = run_.trainer->epoch();
    out.given = request.given;
    out.rows = rowsOf(request);
    try {
        answerStored(request.names, out);
        if (!answerActivations(request, out, goOn))
            return false;
        if (request.units)
            toUnits(out);
        if (request.histograms) {
            for (const auto& [name, tensor] : out.tensors)
                out.histograms[name] = histogramOf(tensor);
            out.tensors.clear();
        }
    } catch (const std::bad_alloc&) {
        out.tensors.clear();
        for (const std::string& name : request.names)
            out.missing[name] = TR("there is not enough memory to look at it");
    }
    return true;
}

} // namespace loom

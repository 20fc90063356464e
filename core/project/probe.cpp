#include "project/probe.h"

#include "data/data_loader.h"
#include "project/gathered.h"

#include <algorithm>
#include <new>
#include <numeric>

namespace loom {

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

/// Nothing was given for the field: zeros; of a series whose length is not told every step is true.
static Tensor absentColumn(const std::vector<Field>& fields, const Field& field, std::int64_t count)
{
    Tensor column(field.shape.withFront(count), field.dtype);
    if (const auto series = std::ranges::find(fields, field.name, &Field::lengths);
        field.role == FieldRole::lengths && series != fields.end())
        for (std::int64_t row = 0; row < count; ++row)
            column.set(row, double(series->shape[0]));
    return column;
}

PreparedData dataOf(const PreparedData& data, const std::map<std::string, Tensor>& given)
{
    PreparedData byHand;
    const std::vector<Field>& fields = data.rows.fields();
    std::int64_t count = 0;
    for (const Field& field : fields)
        if (const auto found = given.find(field.name); found != given.end() && found->second.shape().rank() > 0)
            count = std::max(count, found->second.shape()[0]);
    std::vector<Tensor> columns;
    for (const Field& field : fields) {
        const Shape shape = field.shape.withFront(count);
        const auto found = given.find(field.name);
        const bool fits = found != given.end() && found->second.shape() == shape;
        columns.push_back(fits ? found->second.to(field.dtype) : absentColumn(fields, field, count));
    }
    if (count > 0)
        byHand.rows = Dataset(fields, std::move(columns));
    byHand.pipeline = data.pipeline;
    return byHand;
}

std::vector<std::int64_t> Probe::samplesOf(const WatchRequest& request, PreparedData& byHand,
                                           const PreparedData*& data) const
{
    data = run_.data.get();
    if (!request.given)
        return rowsOf(request);
    byHand = dataOf(*data, *request.given);
    data = &byHand;
    std::vector<std::int64_t> rows(std::size_t(byHand.rows.size()));
    std::iota(rows.begin(), rows.end(), 0);
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
        all.push_back(gathered(request, name, network.activationShape(name), total, DType::f32, run_.project.seed));
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
        if (total > 0)
            one.moveTo(out);
    return true;
}

void Probe::addStored(const std::string& name, Snapshot& out) const
{
    Tensor tensor;
    const std::string why = copyStored(name, tensor);
    if (why.empty())
        out.tensors[name] = std::move(tensor);
    else
        out.missing[name] = why;
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
    out.kind = request.kind;
    out.step = run_.trainer->stepsDone();
    out.epoch = run_.trainer->epoch();
    out.given = request.given;
    try {
        out.rows = rowsOf(request);
        if (request.kind == WatchKind::backward) {
            answerBackward(request, out);
        } else if (request.kind == WatchKind::tap) {
            answerTaps(request, out);
        } else {
            for (const std::string& name : request.names)
                if (!run_.network->hasActivation(name))
                    addStored(name, out);
            if (!answerActivations(request, out, goOn))
                return false;
        }
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

#include "train/program.h"

#include "base/check.h"

#include <algorithm>
#include <cstring>

namespace loom {

Program::Program(CompiledGraph graph, std::int64_t batch, const KernelTable& kernels, const Device* device,
                 Parameters& parameters, ThreadPool& pool)
    : graph_(std::move(graph))
    , batch_(batch)
    , execution_(device ? std::make_unique<Execution>(graph_.plan, batch, *device, *parameters.there(), pool)
                        : std::make_unique<Execution>(graph_.plan, batch, kernels, pool))
{
    for (const PlannedParameter& planned : graph_.parameters)
        execution_->bind(planned.buffer, parameters.find(planned.name)->tensor);
    for (const auto& [field, ref] : graph_.feeds)
        feeds_.push_back({field, execution_->view(ref), ref.shape});
}

void Program::run(std::int64_t rows, Moment at, std::int64_t first)
{
    LOOM_ASSERT(rows > 0 && first >= 0 && first + rows <= batch_);
    execution_->run(rows, at.time(), false, first);
    ran(first + rows);
}

void Program::runStep(std::int64_t rows, Moment at, std::int64_t first)
{
    startStep(rows, at, first);
    finishStep();
}

void Program::startStep(std::int64_t rows, Moment at, std::int64_t first)
{
    LOOM_ASSERT(rows > 0 && first >= 0 && first + rows <= batch_);
    execution_->start(rows, at.time(), true, first);
    ran(first + rows);
}

void Program::finishStep()
{
    execution_->finish();
}

void Program::ran(std::int64_t rows)
{
    rows_ = rows;
    for (auto& [buffer, tap] : taps_)
        tap.filled = true;
}

std::vector<std::string> Program::measured() const
{
    std::vector<std::string> names;
    for (const PlannedParameter& parameter : graph_.parameters)
        for (const Op& op : graph_.plan.ops)
            if (op.stage == OpStage::state
                && std::ranges::find(op.outputs, parameter.buffer, &Ref::buffer) != op.outputs.end()) {
                names.push_back(parameter.name);
                break;
            }
    return names;
}

std::map<std::string, TensorView> Program::carried() const
{
    std::map<std::string, TensorView> states;
    const std::vector<Buffer>& buffers = execution_->plan().buffers;
    for (std::size_t b = 0; b < buffers.size(); ++b)
        if (buffers[b].carried)
            states[buffers[b].name] = execution_->view({int(b), buffers[b].shape, buffers[b].dtype});
    return states;
}

double Program::loss() const
{
    double sum = 0;
    for (int i = 0; i < losses(); ++i)
        sum += lossWeight(i) * loss(i);
    return sum;
}

double Program::loss(int number) const
{
    const Ref& ref = graph_.losses[std::size_t(number)];
    const void* at = execution_->memory(ref.buffer);
    return ref.dtype == DType::f64 ? *static_cast<const double*>(at) : double(*static_cast<const float*>(at));
}

TensorView Program::view(const Ref& ref) const
{
    return ref ? execution_->view(ref) : TensorView{};
}

Shape Program::shapeOf(const std::string& activation) const
{
    const auto found = graph_.activations.find(activation);
    return found == graph_.activations.end() ? Shape() : found->second.shape;
}

TensorView Program::activation(const std::string& name) const
{
    const auto found = graph_.activations.find(name);
    return found == graph_.activations.end() ? TensorView{} : execution_->view(found->second);
}

bool Program::hasRows(const std::string& activation) const
{
    const auto found = graph_.activations.find(activation);
    return found != graph_.activations.end()
        && graph_.plan.buffers[std::size_t(found->second.buffer)].role == BufferRole::sample;
}

bool Program::tap(const std::set<std::string>& activations)
{
    bool all = true;
    std::map<int, Tap> wanted;
    for (const std::string& name : activations) {
        if (!hasRows(name)) {
            all = false;
            continue;
        }
        const Ref& ref = graph_.activations.at(name);
        const bool stays = taps_.contains(ref.buffer), fed = !graph_.plan.writerOf(ref.buffer);
        if (wanted.contains(ref.buffer))
            continue;
        wanted[ref.buffer].memory = stays || fed ? Tensor() : Tensor(ref.shape.withFront(batch_), ref.dtype);
    }
    for (auto& [buffer, tap] : taps_)
        if (const auto stays = wanted.find(buffer); stays != wanted.end())
            stays->second = std::move(tap);
        else if (!tap.memory.empty())
            execution_->tap(buffer, nullptr);
    for (auto& [buffer, tap] : wanted)
        if (!taps_.contains(buffer) && !tap.memory.empty())
            execution_->tap(buffer, tap.memory.data());
    taps_ = std::move(wanted);
    return all;
}

TensorView Program::tapped(const std::string& activation) const
{
    const auto found = graph_.activations.find(activation);
    if (found == graph_.activations.end())
        return {};
    const auto tap = taps_.find(found->second.buffer);
    if (tap == taps_.end() || !tap->second.filled)
        return {};
    TensorView rows = view(found->second);
    if (!tap->second.memory.empty())
        rows.data = const_cast<void*>(tap->second.memory.data());
    rows.rows = rows_;
    return rows;
}

bool Program::gradient(const std::string& parameter, Tensor& out)
{
    const auto entry = std::ranges::find(graph_.plan.gradients, parameter, &ParameterGradient::name);
    if (entry == graph_.plan.gradients.end() || entry->gradient < 0)
        return false;
    for (int piece = 0; piece < execution_->deferredPieces(entry->gradient); ++piece)
        execution_->runDeferred(entry->gradient, piece, 0);
    execution_->bringOut(entry->gradient);
    out = Tensor(graph_.plan.buffers[std::size_t(entry->parameter)].shape, graph_.plan.dtype);
    const Execution::Lanes lanes = execution_->lanes(entry->gradient);
    std::memcpy(out.data(), lanes.base, out.bytes());
    Tensor part(out.shape(), out.dtype());
    for (int lane = 1; lane < lanes.count; ++lane) {
        std::memcpy(part.data(), lanes.base + lanes.stride * std::size_t(lane), out.bytes());
        for (std::int64_t i = 0; i < out.size(); ++i)
            out.set(i, out.at(i) + part.at(i));
    }
    return true;
}

} // namespace loom

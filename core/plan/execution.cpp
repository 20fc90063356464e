#include "plan/execution.h"

#include <algorithm>

namespace loom {
namespace {

/// Work below this many operations is not worth waking another thread.
constexpr double kInlineWork = 100'000;
constexpr std::size_t kAlign = 64;

std::size_t aligned(std::size_t bytes)
{
    return (bytes + kAlign - 1) / kAlign * kAlign;
}

template<class T> void addInto(T* sum, const T* part, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i)
        sum[i] += part[i];
}

} // namespace

Execution::Execution(Plan plan, std::int64_t rows, const KernelTable& variant, ThreadPool& pool)
    : plan_(std::move(plan))
    , schedule_(scheduleFor(plan_, rows, variant))
    , pool_(pool)
    , outside_(plan_.buffers.size(), nullptr)
    , memory_(Shape{std::int64_t(schedule_.bytes())}, DType::u8)
    , operands_(std::size_t(schedule_.lanes) * schedule_.operands)
{
    lane_ = static_cast<std::byte*>(memory_.data());
    batch_ = lane_ + schedule_.laneBytes * std::size_t(schedule_.lanes);
    shared_ = batch_ + schedule_.batchBytes;
}

void* Execution::memory(int buffer)
{
    const Placement& placement = schedule_.placements[std::size_t(buffer)];
    switch (placement.kind) {
    case Placement::Kind::batch:
        return batch_ + placement.offset;
    case Placement::Kind::shared:
        return shared_ + placement.offset;
    case Placement::Kind::outside:
        return outside_[std::size_t(buffer)];
    case Placement::Kind::lane:
        break;
    }
    return nullptr;
}

TensorView Execution::view(const Ref& ref)
{
    return {memory(ref.buffer), ref.dtype, schedule_.rows, ref.shape.size()};
}

void* Execution::address(const Ref& ref, int lane, std::int64_t firstRow, bool summing) const
{
    if (!ref)
        return nullptr;
    const Placement& placement = schedule_.placements[std::size_t(ref.buffer)];
    switch (placement.kind) {
    case Placement::Kind::lane:
        return lane_ + schedule_.laneBytes * std::size_t(lane) + schedule_.workspaceBytes + placement.offset;
    case Placement::Kind::batch:
        return batch_ + placement.offset + std::size_t(firstRow) * placement.rowBytes;
    case Placement::Kind::shared:
        return shared_ + placement.offset + (summing ? aligned(placement.rowBytes) * std::size_t(lane) : 0);
    case Placement::Kind::outside:
        break;
    }
    return outside_[std::size_t(ref.buffer)];
}

void Execution::call(int index, int lane, std::int64_t firstRow, std::int64_t rows, bool accumulate)
{
    const Op& op = plan_.ops[std::size_t(index)];
    void** pointers = operands_.data() + std::size_t(lane) * schedule_.operands;
    void** at = pointers;
    for (const Ref& in : op.inputs)
        *at++ = address(in, lane, firstRow, false);
    void** outs = at;
    for (const Ref& out : op.outputs)
        *at++ = address(out, lane, firstRow, op.opClass == OpClass::summing);
    void* workspace = lane_ + schedule_.laneBytes * std::size_t(lane);
    schedule_.kernels[std::size_t(index)]->run(
        {op.info, pointers, outs, rows, firstRow, rows_, accumulate, workspace, step_});
}

void Execution::runLane(const Segment& segment, int lane)
{
    for (std::int64_t group = lane; group * schedule_.group < rows_; group += schedule_.lanes) {
        const std::int64_t first = group * schedule_.group;
        const std::int64_t rows = std::min(schedule_.group, rows_ - first);
        for (const int op : segment.ops)
            call(op, lane, first, rows, group != lane);
    }
}

void Execution::runWhole(const Segment& segment)
{
    for (const int op : segment.ops)
        if (training_ || plan_.ops[std::size_t(op)].stage != OpStage::state)
            call(op, 0, 0, 1, false);
}

void Execution::addLanes(int buffer)
{
    const Placement& placement = schedule_.placements[std::size_t(buffer)];
    const std::int64_t count = plan_.buffers[std::size_t(buffer)].shape.size();
    std::byte* sum = shared_ + placement.offset;
    for (int lane = 1; lane < schedule_.lanesFor(rows_); ++lane) {
        const std::byte* part = sum + aligned(placement.rowBytes) * std::size_t(lane);
        if (plan_.dtype == DType::f64)
            addInto(reinterpret_cast<double*>(sum), reinterpret_cast<const double*>(part), count);
        else
            addInto(reinterpret_cast<float*>(sum), reinterpret_cast<const float*>(part), count);
    }
}

void Execution::run(std::int64_t rows, std::uint64_t step, bool training)
{
    rows_ = rows;
    step_ = step;
    training_ = training;
    const int lanes = schedule_.lanesFor(rows);
    for (const Segment& segment : schedule_.segments) {
        if (segment.whole) {
            runWhole(segment);
        } else if (segment.work * double(rows) < kInlineWork) {
            for (int lane = 0; lane < lanes; ++lane)
                runLane(segment, lane);
        } else {
            pool_.run(lanes, [&](int lane) { runLane(segment, lane); });
        }
        for (const int sum : segment.sums)
            addLanes(sum);
    }
}

Execution::Lanes Execution::lanes(int buffer) const
{
    const Placement& placement = schedule_.placements[std::size_t(buffer)];
    return {shared_ + placement.offset, aligned(placement.rowBytes),
            placement.reduced ? 1 : schedule_.lanesFor(rows_)};
}

bool Execution::setLive(const std::string& node, const std::string& attribute, double value)
{
    bool found = false;
    for (Op& op : plan_.ops)
        if (op.node == node && !op.live.empty() && op.live == attribute) {
            op.info.reals[0] = value;
            found = true;
        }
    return found;
}

} // namespace loom

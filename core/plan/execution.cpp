#include "plan/execution.h"

#include "base/wide.h"
#include "plan/align.h"
#include "plan/inline_work.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace loom {
namespace {

/// Fewer bytes to prepare are not worth waking another thread.
constexpr std::size_t kInlinePrepared = 64 * 1024;

template<class T> LOOM_WIDE void addInto(T* sum, const T* part, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i)
        sum[i] += part[i];
}

} // namespace

Execution::Execution(Plan plan, std::int64_t rows, const KernelTable& variant, ThreadPool& pool)
    : Execution(plan, scheduleFor(plan, rows, variant), pool)
{
}

Execution::Execution(Plan plan, Schedule schedule, ThreadPool& pool)
    : plan_(std::move(plan))
    , schedule_(std::move(schedule))
    , pool_(pool)
    , outside_(plan_.buffers.size(), nullptr)
    , taps_(plan_.buffers.size(), nullptr)
    , memory_(Shape{std::int64_t(schedule_.bytes() + schedule_.workspaceBytes * std::size_t(pool.threads()))},
              DType::u8)
    , operands_(std::size_t(pool.threads()) * schedule_.operands)
{
    workspaces_ = static_cast<std::byte*>(memory_.data());
    lane_ = workspaces_ + schedule_.workspaceBytes * std::size_t(pool.threads());
    batch_ = lane_ + schedule_.laneBytes * std::size_t(schedule_.lanes);
    shared_ = batch_ + schedule_.batchBytes;
    prepared_.resize(plan_.ops.size(), nullptr);
    for (const auto& [op, offset] : schedule_.prepared)
        prepared_[std::size_t(op)] = shared_ + schedule_.sharedBytes + offset;
    std::size_t places = 0;
    for (const Op& op : plan_.ops) {
        firstPlace_.push_back(places);
        places += op.inputs.size() + op.outputs.size();
    }
    places_.resize(places);
    keepPrepared();
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

void Execution::bind(int buffer, Tensor& tensor)
{
    outside_[std::size_t(buffer)] = tensor.data();
    if (onDevice_)
        onDevice_->bind(buffer, tensor);
    placed_ = false;
}

Execution::Operand Execution::operandOf(const Ref& ref) const
{
    if (!ref)
        return {};
    if (onDevice_)
        return {static_cast<std::byte*>(onDevice_->address(ref.buffer)), 0, 0};
    const Placement& placement = schedule_.placements[std::size_t(ref.buffer)];
    switch (placement.kind) {
    case Placement::Kind::lane:
        return {lane_ + placement.offset, schedule_.laneBytes, 0};
    case Placement::Kind::batch:
        return {batch_ + placement.offset, 0, placement.rowBytes};
    case Placement::Kind::shared:
        return {shared_ + placement.offset, 0, 0};
    case Placement::Kind::outside:
        break;
    }
    if (plan_.buffers[std::size_t(ref.buffer)].role != BufferRole::sample)
        return {static_cast<std::byte*>(outside_[std::size_t(ref.buffer)]), 0, 0};
    // An optional output: stored only while it is watched.
    return {static_cast<std::byte*>(taps_[std::size_t(ref.buffer)]), 0, placement.rowBytes};
}

/// Memory is fixed between two bindings or taps; what is left to do for each call is to step to its rows.
void Execution::placeOperands()
{
    Operand* at = places_.data();
    for (const Op& op : plan_.ops) {
        for (const Ref& in : op.inputs)
            *at++ = operandOf(in);
        for (const Ref& out : op.outputs) {
            *at = operandOf(out);
            const Placement& placement = schedule_.placements[std::size_t(out.buffer)];
            if (placement.lanes)
                at->perLane += aligned(placement.rowBytes);
            ++at;
        }
    }
    placed_ = true;
}

bool Execution::tap(int buffer, void* memory)
{
    if (!plan_.writerOf(buffer))
        return false;
    void*& tap = taps_[std::size_t(buffer)];
    tapped_ += (memory != nullptr) - (tap != nullptr);
    tap = memory;
    placed_ = false;
    return true;
}

/// Outputs that have memory of their own are copied; optional ones went to the tap by themselves.
void Execution::copyTaps(int index, const Rows& rows)
{
    const Op& op = plan_.ops[std::size_t(index)];
    const Operand* const outputs = operandsOf(index) + op.inputs.size();
    for (std::size_t i = 0; i < op.outputs.size() - std::size_t(op.optionalOutputs); ++i) {
        const Ref& out = op.outputs[i];
        auto* memory = static_cast<std::byte*>(taps_[std::size_t(out.buffer)]);
        if (!memory || plan_.buffers[std::size_t(out.buffer)].role != BufferRole::sample)
            continue;
        const std::size_t rowBytes = schedule_.placements[std::size_t(out.buffer)].rowBytes;
        memory += std::size_t(rows.first) * rowBytes;
        if (onDevice_)
            onDevice_->copyOut(out.buffer, memory, rows.count);
        else
            std::memcpy(memory, outputs[i].at(rows), std::size_t(rows.count) * rowBytes);
    }
}

/// Writes the pointers to the op's first operands into the thread's list.
[[gnu::always_inline]] inline void** Execution::pointers(int index, const Rows& rows, std::size_t count)
{
    void** const list = operands_.data() + std::size_t(rows.thread) * schedule_.operands;
    const Operand* operand = operandsOf(index);
    for (void **at = list, **end = list + count; at != end; ++at, ++operand)
        *at = operand->at(rows);
    return list;
}

KernelCall Execution::callOf(const Op& op, const Rows& rows, void** in, void** out) const
{
    void* workspace = workspaces_ + schedule_.workspaceBytes * std::size_t(rows.thread);
    const std::int64_t each = op.repeats;
    return {op.info,         in,        out,   rows.count * each, rows.first * each, rows_ * each,
            rows.accumulate, workspace, step_, rows.piece,        rows.pieces};
}

/// Calls use(i, bytes) for the inputs that are parameters.
template<class Use> void Execution::eachParameter(const Op& op, Use&& use) const
{
    for (std::size_t i = 0; i < op.inputs.size(); ++i)
        if (op.inputs[i] && plan_.buffers[std::size_t(op.inputs[i].buffer)].role != BufferRole::sample)
            use(i, schedule_.placements[std::size_t(op.inputs[i].buffer)].rowBytes);
}

/// Without gradients parameters seldom change.
void Execution::keepPrepared()
{
    if (std::ranges::any_of(plan_.ops, [](const Op& op) { return op.stage == OpStage::backward; }))
        return;
    kept_.resize(plan_.ops.size());
    for (const auto& [op, offset] : schedule_.prepared)
        eachParameter(plan_.ops[std::size_t(op)], [&, index = op](std::size_t, std::size_t bytes) {
            std::vector<std::byte>& kept = kept_[std::size_t(index)].bytes;
            kept.resize(kept.size() + bytes);
        });
}

/// Whether the op's parameters are those that were prepared last; they are kept if not.
bool Execution::isPrepared(int index, void* const* inputs)
{
    Kept& kept = kept_[std::size_t(index)];
    std::byte* at = kept.bytes.data();
    bool same = std::exchange(kept.any, true);
    eachParameter(plan_.ops[std::size_t(index)], [&](std::size_t i, std::size_t bytes) {
        same = same && std::memcmp(at, inputs[i], bytes) == 0;
        if (!same)
            std::memcpy(at, inputs[i], bytes);
        at += bytes;
    });
    return same;
}

void Execution::prepare()
{
    const auto work = [&](int number, int thread) {
        const int index = schedule_.prepared[std::size_t(number)].first;
        const Op& op = plan_.ops[std::size_t(index)];
        const Rows none{.first = 0, .count = 0, .thread = thread};
        void** in = pointers(index, none, op.inputs.size());
        void* out = prepared_[std::size_t(index)];
        if (kept_.empty() || !isPrepared(index, in))
            schedule_.kernels[std::size_t(index)]->prepare(callOf(op, none, in, &out));
    };
    const int count = int(schedule_.prepared.size());
    if (schedule_.preparedBytes >= kInlinePrepared)
        return pool_.run(count, work);
    for (int number = 0; number < count; ++number)
        work(number, 0);
}

void Execution::call(int index, const Rows& rows)
{
    const Op& op = plan_.ops[std::size_t(index)];
    void** const in = pointers(index, rows, op.inputs.size() + op.outputs.size());
    KernelCall call = callOf(op, rows, in, in + op.inputs.size());
    call.prepared = prepared_[std::size_t(index)];
    if (onDevice_) {
        call.session = onDevice_->session();
        call.workspace = onDevice_->workspace();
    }
    schedule_.kernels[std::size_t(index)]->run(call);
    if (tapped_ > 0 && rows.pieces == 1)
        copyTaps(index, rows);
}

int Execution::piecesOf(int op) const
{
    const Kernel& kernel = *schedule_.kernels[std::size_t(op)];
    return kernel.pieces ? kernel.pieces(plan_.ops[std::size_t(op)].info) : 1;
}

void Execution::runLane(const Segment& segment, int lane, int thread)
{
    for (std::int64_t group = lane; group * schedule_.group < rows_; group += schedule_.lanes) {
        const std::int64_t first = group * schedule_.group;
        const Rows rows{first_ + first, std::min(schedule_.group, rows_ - first), lane, thread, group != lane};
        for (const int op : segment.ops)
            call(op, rows);
    }
}

void Execution::runGrouped(const Segment& segment)
{
    const int lanes = schedule_.lanesFor(rows_);
    if (segment.work * double(rows_) < kInlineWork)
        for (int lane = 0; lane < lanes; ++lane)
            runLane(segment, lane, 0);
    else
        pool_.run(lanes, [&](int lane, int thread) { runLane(segment, lane, thread); });
    for (const int sum : segment.sums)
        addLanes(sum);
}

void Execution::runWide(int index)
{
    const Op& op = plan_.ops[std::size_t(index)];
    const bool small = op.work * double(rows_) < kInlineWork;
    if (const int pieces = piecesOf(index); !small && pieces > 1) {
        pool_.run(pieces, [&](int piece, int thread) {
            call(index, {first_, rows_, 0, thread, false, piece, pieces});
        });
        if (tapped_ > 0)
            copyTaps(index, {first_, rows_});
    } else if (!small && op.opClass == OpClass::sample) {
        pool_.run(int(schedule_.groupsFor(rows_)), [&](int group, int thread) {
            const std::int64_t first = group * schedule_.group;
            call(index, {first_ + first, std::min(schedule_.group, rows_ - first), 0, thread});
        });
    } else {
        call(index, {first_, rows_});
    }
}

void Execution::runWhole(const Segment& segment)
{
    for (const int op : segment.ops)
        if (training_ || plan_.ops[std::size_t(op)].stage != OpStage::state)
            call(op, {0, 1});
}

void Execution::addLanes(int buffer)
{
    const Placement& at = schedule_.placements[std::size_t(buffer)];
    const std::int64_t count = plan_.buffers[std::size_t(buffer)].shape.size();
    std::byte* sum = shared_ + at.offset;
    for (int lane = 1; lane < schedule_.lanesFor(rows_); ++lane) {
        const std::byte* part = sum + aligned(at.rowBytes) * std::size_t(lane);
        if (plan_.dtype == DType::f64)
            addInto(reinterpret_cast<double*>(sum), reinterpret_cast<const double*>(part), count);
        else
            addInto(reinterpret_cast<float*>(sum), reinterpret_cast<const float*>(part), count);
    }
}

void Execution::run(std::int64_t rows, std::uint64_t step, bool training, std::int64_t first)
{
    start(rows, step, training, first);
    finish();
}

void Execution::start(std::int64_t rows, std::uint64_t step, bool training, std::int64_t first)
{
    rows_ = rows;
    first_ = first;
    step_ = step;
    training_ = training;
    if (!placed_)
        placeOperands();
    if (onDevice_)
        return startOnDevice();
    prepare();
    for (const Segment& segment : schedule_.segments)
        switch (segment.kind) {
        case Segment::Kind::grouped:
            runGrouped(segment);
            break;
        case Segment::Kind::wide:
            for (const int op : segment.ops)
                runWide(op);
            break;
        case Segment::Kind::whole:
            runWhole(segment);
            break;
        }
}

int Execution::deferredPieces(int buffer) const
{
    const int op = schedule_.deferredOp(buffer);
    return op < 0 ? 0 : piecesOf(op);
}

void Execution::runDeferred(int buffer, int piece, int thread)
{
    const int op = schedule_.deferredOp(buffer);
    call(op, {first_, rows_, 0, thread, false, piece, piecesOf(op)});
}

double Execution::deferredWork() const
{
    double work = 0;
    for (const auto& [buffer, op] : schedule_.deferred)
        work += plan_.ops[std::size_t(op)].work * double(rows_);
    return work;
}

Execution::Lanes Execution::lanes(int buffer) const
{
    const Placement& placement = schedule_.placements[std::size_t(buffer)];
    return {shared_ + placement.offset, aligned(placement.rowBytes),
            placement.lanes && !placement.reduced ? schedule_.lanesFor(rows_) : 1};
}

void Execution::forget()
{
    for (std::size_t b = 0; b < plan_.buffers.size(); ++b)
        if (plan_.buffers[b].carried)
            std::memset(memory(int(b)), 0, schedule_.placements[b].rowBytes * std::size_t(schedule_.rows));
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

#include "plan/schedule.h"

#include "base/check.h"
#include "plan/align.h"

#include <algorithm>
#include <map>
#include <set>

namespace loom {
namespace {

constexpr std::int64_t kGroupBytes = std::int64_t(4) << 20; ///< of one operand: more leaves the second cache

bool inGroups(const Op& op)
{
    return op.groupBytes > 0 && op.opClass != OpClass::whole;
}

/// What is gone over place by place goes in groups of up to eight rows that fit a cache; vectors in larger ones,
/// which matrix products like.
std::int64_t groupRows(const Plan& plan, std::int64_t rows)
{
    std::int64_t bytes = 0;
    for (const Op& op : plan.ops)
        if (inGroups(op))
            bytes = std::max(bytes, op.groupBytes);
    const std::int64_t wanted = (rows + 3) / 4;
    if (bytes == 0)
        return std::clamp<std::int64_t>(wanted, 16, 64);
    return std::clamp<std::int64_t>(std::min(wanted, kGroupBytes / bytes), 1, 8);
}

/// Lanes of gradients by the largest parameter: each lane keeps its own sum.
int laneLimit(const Plan& plan)
{
    std::size_t largest = 0;
    for (const Op& op : plan.ops)
        if (op.opClass == OpClass::summing && inGroups(op))
            largest = std::max(largest, std::size_t(op.outputs[0].shape.size()) * bytesOf(plan.dtype));
    return largest <= (1u << 20) ? 8 : largest <= (4u << 20) ? 4 : 2;
}

/// First and last op that touch a buffer.
using Lives = std::map<int, std::pair<int, int>>;

/// First fit by lifetime: buffers that are never alive together share memory. Returns the bytes used.
std::size_t firstFit(const Lives& lives, std::int64_t rows, std::vector<Placement>& placements)
{
    struct Live {
        int end;
        std::size_t offset, bytes;
    };
    std::vector<std::pair<std::pair<int, int>, int>> order;
    for (const auto& [buffer, life] : lives)
        order.push_back({life, buffer});
    std::ranges::sort(order);
    std::vector<Live> live; // by offset
    std::size_t used = 0;
    for (const auto& [life, buffer] : order) {
        std::erase_if(live, [&](const Live& l) { return l.end < life.first; });
        Placement& placement = placements[std::size_t(buffer)];
        const std::size_t bytes = aligned(placement.rowBytes * std::size_t(rows));
        std::size_t offset = 0;
        auto at = live.begin();
        for (; at != live.end() && at->offset < offset + bytes; ++at)
            offset = std::max(offset, at->offset + at->bytes);
        live.insert(at, {life.second, offset, bytes});
        placement.offset = offset;
        used = std::max(used, offset + bytes);
    }
    return used;
}

class Builder {
public:
    Builder(const Plan& plan, std::int64_t rows, bool onDevice)
        : plan_(plan)
        , onDevice_(onDevice)
    {
        schedule_.rows = rows;
        schedule_.group = onDevice ? rows : groupRows(plan, rows);
        schedule_.lanes = int(std::min<std::int64_t>(laneLimit(plan), schedule_.groupsFor(rows)));
        schedule_.placements.resize(plan.buffers.size());
        for (const Op& op : plan.ops)
            for (const Ref& in : op.inputs)
                read_.insert(in.buffer);
    }

    Schedule build(const KernelTable& table)
    {
        cut();
        findSums();
        place();
        findKernels(table);
        return std::move(schedule_);
    }

private:
    bool waits(const Op& op) const;
    void cut();
    void findSums();
    void place();
    void placeShared();
    bool isReady(const Op& op) const;
    void findKernels(const KernelTable& table);
    template<class F> void eachSampleUse(F&& use) const;

    const Plan& plan_;
    const bool onDevice_;
    Schedule schedule_;
    std::set<int> read_; ///< buffers that ops read
};

/// A sum over vectors that only the optimizer reads is computed when the optimizer comes to it.
bool Builder::waits(const Op& op) const
{
    return !onDevice_ && op.opClass == OpClass::summing && op.stage == OpStage::backward
        && !read_.contains(op.outputs[0].buffer) && !plan_.buffers[std::size_t(op.outputs[0].buffer)].outside
        && !inGroups(op);
}

/// A new segment begins at a whole op, after one, and where an op reads a sum that the segment is still adding up.
void Builder::cut()
{
    std::set<int> adding;
    for (int i = 0; i < int(plan_.ops.size()); ++i) {
        const Op& op = plan_.ops[std::size_t(i)];
        if (waits(op)) {
            schedule_.deferred.push_back({op.outputs[0].buffer, i});
            continue;
        }
        const bool whole = op.opClass == OpClass::whole;
        const bool reads = std::ranges::any_of(op.inputs, [&](const Ref& in) { return adding.contains(in.buffer); });
        if (schedule_.segments.empty() || whole || reads || schedule_.segments.back().kind == Segment::Kind::whole) {
            schedule_.segments.push_back({whole ? Segment::Kind::whole : Segment::Kind::wide, {}, {}, 0});
            adding.clear();
        }
        Segment& segment = schedule_.segments.back();
        segment.ops.push_back(i);
        segment.work += op.work;
        if (!onDevice_ && inGroups(op))
            segment.kind = Segment::Kind::grouped;
        if (op.opClass == OpClass::summing)
            adding.insert(op.outputs[0].buffer);
    }
}

/// A sum is completed at its segment's end when an op or the outside reads it; gradients that only the optimizer
/// reads are added up inside the update.
void Builder::findSums()
{
    for (Segment& segment : schedule_.segments)
        for (const int i : segment.ops) {
            const Op& op = plan_.ops[std::size_t(i)];
            const int out = op.outputs[0].buffer;
            Placement& placement = schedule_.placements[std::size_t(out)];
            if (segment.kind != Segment::Kind::grouped) {
                placement.reduced = placement.reduced || op.opClass != OpClass::sample;
                continue;
            }
            if (op.opClass != OpClass::summing)
                continue;
            placement.lanes = true;
            placement.reduced = read_.contains(out) || plan_.buffers[std::size_t(out)].outside;
            if (placement.reduced)
                segment.sums.push_back(out);
        }
    for (const auto& [buffer, op] : schedule_.deferred)
        schedule_.placements[std::size_t(buffer)].reduced = true;
}

/// Calls use(segment, op, buffer); segment −1 for deferred ops, which come last.
template<class F> void Builder::eachSampleUse(F&& use) const
{
    const auto each = [&](int segment, int i) {
        const Op& op = plan_.ops[std::size_t(i)];
        const auto visit = [&](const Ref& ref) {
            if (ref && plan_.buffers[std::size_t(ref.buffer)].role == BufferRole::sample)
                use(segment, i, ref.buffer);
        };
        std::ranges::for_each(op.inputs, visit);
        std::for_each(op.outputs.begin(), op.outputs.end() - op.optionalOutputs, visit);
    };
    for (int s = 0; s < int(schedule_.segments.size()); ++s)
        for (const int i : schedule_.segments[std::size_t(s)].ops)
            each(s, i);
    for (const auto& [buffer, op] : schedule_.deferred)
        each(-1, op);
}

void Builder::placeShared()
{
    for (std::size_t b = 0; b < plan_.buffers.size(); ++b) {
        const Buffer& buffer = plan_.buffers[b];
        Placement& placement = schedule_.placements[b];
        placement.rowBytes = std::size_t(buffer.shape.size()) * bytesOf(buffer.dtype);
        if (buffer.role != BufferRole::shared)
            continue;
        placement.kind = Placement::Kind::shared;
        placement.offset = schedule_.sharedBytes;
        schedule_.sharedBytes += aligned(placement.rowBytes) * std::size_t(placement.lanes ? schedule_.lanes : 1);
    }
}

/// A buffer that only one grouped segment touches lives in the lanes, every other in the batch's memory.
void Builder::place()
{
    placeShared();
    constexpr int kManySegments = -2;
    std::map<int, int> segments;
    Lives lane, batch;
    const int end = int(plan_.ops.size());
    const auto grouped = [&](int segment) {
        return segment >= 0 && schedule_.segments[std::size_t(segment)].kind == Segment::Kind::grouped;
    };
    eachSampleUse([&](int segment, int op, int buffer) {
        const auto in = segments.try_emplace(buffer, segment).first;
        in->second = in->second == segment ? segment : kManySegments;
        const auto life = lane.try_emplace(buffer, op, op).first;
        life->second.second = std::max(life->second.second, op);
        // Lanes are at different ops of a segment at the same time: in the batch's memory it counts as one.
        const std::vector<int>* ops = grouped(segment) ? &schedule_.segments[std::size_t(segment)].ops : nullptr;
        const std::pair<int, int> whole = segment < 0 ? std::pair(end, end)
            : ops                                     ? std::pair(ops->front(), ops->back())
                                                      : std::pair(op, op);
        const auto inBatch = batch.try_emplace(buffer, whole).first;
        inBatch->second.first = std::min(inBatch->second.first, whole.first);
        inBatch->second.second = std::max(inBatch->second.second, whole.second);
    });
    for (std::size_t b = 0; b < plan_.buffers.size(); ++b) {
        if (plan_.buffers[b].role != BufferRole::sample)
            continue;
        const int buffer = int(b);
        const auto used = segments.find(buffer);
        const bool outside = plan_.buffers[b].outside;
        if (outside)
            batch[buffer] = {-1, end};
        if (used == segments.end() && !outside)
            continue;
        const bool local = !outside && grouped(used->second);
        schedule_.placements[b].kind = local ? Placement::Kind::lane : Placement::Kind::batch;
        (local ? batch : lane).erase(buffer);
    }
    schedule_.laneBytes = aligned(firstFit(lane, schedule_.group, schedule_.placements));
    schedule_.batchBytes = firstFit(batch, schedule_.rows, schedule_.placements);
}

/// Whether what all groups share is there before the step: no op computes it.
bool Builder::isReady(const Op& op) const
{
    return std::ranges::none_of(op.inputs, [&](const Ref& in) {
        return in && plan_.buffers[std::size_t(in.buffer)].role != BufferRole::sample && plan_.writerOf(in.buffer);
    });
}

void Builder::findKernels(const KernelTable& table)
{
    std::vector<bool> grouped(plan_.ops.size(), false);
    for (const Segment& segment : schedule_.segments)
        for (const int op : segment.ops)
            grouped[std::size_t(op)] = segment.kind == Segment::Kind::grouped;
    for (std::size_t i = 0; i < plan_.ops.size(); ++i) {
        const Op& op = plan_.ops[i];
        const Kernel* kernel = onDevice_ ? table.find(op.kind, plan_.dtype) : kernelFor(table, op.kind, plan_.dtype);
        LOOM_ASSERT(kernel);
        schedule_.kernels.push_back(kernel);
        if (kernel->workspace) {
            const std::int64_t rows = (grouped[i] ? schedule_.group : schedule_.rows) * op.repeats;
            schedule_.workspaceBytes = std::max(schedule_.workspaceBytes, aligned(kernel->workspace(op.info, rows)));
        }
        if (grouped[i] && kernel->prepare && isReady(op)) {
            schedule_.prepared.push_back({int(i), schedule_.preparedBytes});
            schedule_.preparedBytes += aligned(kernel->preparedBytes(op.info));
        }
        schedule_.operands = std::max(schedule_.operands, op.inputs.size() + op.outputs.size());
    }
}

} // namespace

int Schedule::deferredOp(int buffer) const
{
    const auto found = std::ranges::find(deferred, buffer, &std::pair<int, int>::first);
    return found == deferred.end() ? -1 : found->second;
}

const Kernel* kernelFor(const KernelTable& variant, const std::string& kind, DType dtype)
{
    const Kernel* kernel = variant.find(kind, dtype);
    return kernel ? kernel : baselineKernels().find(kind, dtype);
}

Schedule scheduleFor(const Plan& plan, std::int64_t rows, const KernelTable& variant)
{
    return Builder(plan, rows, false).build(variant);
}

Schedule deviceScheduleFor(const Plan& plan, std::int64_t rows, const KernelTable& table)
{
    return Builder(plan, rows, true).build(table);
}

} // namespace loom

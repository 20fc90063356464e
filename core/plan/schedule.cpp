#include "plan/schedule.h"

#include "base/check.h"

#include <algorithm>
#include <map>
#include <set>

namespace loom {
namespace {

constexpr std::size_t kAlign = 64;

std::size_t aligned(std::size_t bytes)
{
    return (bytes + kAlign - 1) / kAlign * kAlign;
}

/// Pictures go in small groups that fit a cache; vectors in larger ones, which matrix products like.
std::int64_t groupRows(const Plan& plan, std::int64_t rows)
{
    const bool pictures = std::ranges::any_of(plan.ops, [](const Op& op) {
        return op.opClass == OpClass::sample && !op.info.out.empty() && op.info.out[0].rank() == 3;
    });
    const std::int64_t wanted = pictures ? (rows + 7) / 8 : (rows + 3) / 4;
    return pictures ? std::clamp<std::int64_t>(wanted, 1, 8) : std::clamp<std::int64_t>(wanted, 16, 64);
}

/// Lanes of gradients by the largest parameter: each lane keeps its own sum.
int laneLimit(const Plan& plan)
{
    std::size_t largest = 0;
    for (const Buffer& buffer : plan.buffers)
        if (buffer.role == BufferRole::shared)
            largest = std::max(largest, std::size_t(buffer.shape.size()) * bytesOf(buffer.dtype));
    return largest <= (1u << 20) ? 8 : largest <= (4u << 20) ? 4 : 2;
}

class Builder {
public:
    Builder(const Plan& plan, std::int64_t rows)
        : plan_(plan)
    {
        schedule_.rows = rows;
        schedule_.group = groupRows(plan, rows);
        schedule_.lanes = int(std::min<std::int64_t>(laneLimit(plan), schedule_.groupsFor(rows)));
        schedule_.placements.resize(plan.buffers.size());
    }

    Schedule build(const KernelTable& variant)
    {
        cut();
        findSums();
        place();
        findKernels(variant);
        return std::move(schedule_);
    }

private:
    void cut();
    void findSums();
    void place();
    void placeInLane(const std::map<int, std::pair<int, int>>& lives);
    void findKernels(const KernelTable& variant);
    template<class F> void eachSampleUse(F&& use) const;

    const Plan& plan_;
    Schedule schedule_;
};

/// A new segment begins at a whole op, after one, and where an op reads a sum that the segment is still adding up.
void Builder::cut()
{
    std::set<int> adding;
    for (int i = 0; i < int(plan_.ops.size()); ++i) {
        const Op& op = plan_.ops[std::size_t(i)];
        const bool whole = op.opClass == OpClass::whole;
        const bool waits = std::ranges::any_of(op.inputs, [&](const Ref& in) { return adding.contains(in.buffer); });
        if (schedule_.segments.empty() || whole || waits || schedule_.segments.back().whole) {
            schedule_.segments.push_back({});
            schedule_.segments.back().whole = whole;
            adding.clear();
        }
        schedule_.segments.back().ops.push_back(i);
        schedule_.segments.back().work += op.work;
        if (op.opClass == OpClass::summing)
            adding.insert(op.outputs[0].buffer);
    }
}

/// A sum is completed at its segment's end when an op or the outside reads it; gradients that only the optimizer
/// reads are added up inside the update.
void Builder::findSums()
{
    std::set<int> read;
    for (const Op& op : plan_.ops)
        for (const Ref& in : op.inputs)
            read.insert(in.buffer);
    for (Segment& segment : schedule_.segments)
        for (const int i : segment.ops) {
            const Op& op = plan_.ops[std::size_t(i)];
            const int out = op.outputs[0].buffer;
            Placement& placement = schedule_.placements[std::size_t(out)];
            if (op.opClass == OpClass::whole)
                placement.reduced = true;
            if (op.opClass != OpClass::summing || !(read.contains(out) || plan_.buffers[std::size_t(out)].outside))
                continue;
            segment.sums.push_back(out);
            placement.reduced = true;
        }
}

template<class F> void Builder::eachSampleUse(F&& use) const
{
    for (int s = 0; s < int(schedule_.segments.size()); ++s)
        for (const int i : schedule_.segments[std::size_t(s)].ops) {
            const Op& op = plan_.ops[std::size_t(i)];
            for (const auto* operands : {&op.inputs, &op.outputs})
                for (const Ref& ref : *operands)
                    if (ref && plan_.buffers[std::size_t(ref.buffer)].role == BufferRole::sample)
                        use(s, i, ref.buffer);
        }
}

void Builder::place()
{
    std::map<int, std::pair<int, int>> segments, lives;
    eachSampleUse([&](int segment, int op, int buffer) {
        const auto inSegments = segments.try_emplace(buffer, segment, segment).first;
        inSegments->second.second = segment;
        const auto life = lives.try_emplace(buffer, op, op).first;
        life->second.second = op;
    });
    for (std::size_t b = 0; b < plan_.buffers.size(); ++b) {
        const Buffer& buffer = plan_.buffers[b];
        Placement& placement = schedule_.placements[b];
        placement.rowBytes = std::size_t(buffer.shape.size()) * bytesOf(buffer.dtype);
        if (buffer.role == BufferRole::shared) {
            placement.kind = Placement::Kind::shared;
            placement.offset = schedule_.sharedBytes;
            schedule_.sharedBytes += aligned(placement.rowBytes) * std::size_t(schedule_.lanes);
        } else if (buffer.role == BufferRole::sample) {
            const auto used = segments.find(int(b));
            const bool local = used != segments.end() && used->second.first == used->second.second && !buffer.outside;
            placement.kind = local ? Placement::Kind::lane : Placement::Kind::batch;
            if (local)
                continue;
            lives.erase(int(b));
            placement.offset = schedule_.batchBytes;
            schedule_.batchBytes += aligned(placement.rowBytes * std::size_t(schedule_.rows));
        }
    }
    placeInLane(lives);
}

/// First fit by lifetime: buffers that are never alive together share memory.
void Builder::placeInLane(const std::map<int, std::pair<int, int>>& lives)
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
    for (const auto& [life, buffer] : order) {
        std::erase_if(live, [&](const Live& l) { return l.end < life.first; });
        Placement& placement = schedule_.placements[std::size_t(buffer)];
        const std::size_t bytes = aligned(placement.rowBytes * std::size_t(schedule_.group));
        std::size_t offset = 0;
        auto at = live.begin();
        for (; at != live.end() && at->offset < offset + bytes; ++at)
            offset = std::max(offset, at->offset + at->bytes);
        live.insert(at, {life.second, offset, bytes});
        placement.offset = offset;
        schedule_.laneBytes = std::max(schedule_.laneBytes, offset + bytes);
    }
}

void Builder::findKernels(const KernelTable& variant)
{
    for (const Op& op : plan_.ops) {
        const Kernel* kernel = variant.find(op.kind, plan_.dtype);
        if (!kernel)
            kernel = baselineKernels().find(op.kind, plan_.dtype);
        LOOM_ASSERT(kernel);
        schedule_.kernels.push_back(kernel);
        if (kernel->workspace)
            schedule_.workspaceBytes = std::max(schedule_.workspaceBytes, aligned(kernel->workspace(op.info)));
        schedule_.operands = std::max(schedule_.operands, op.inputs.size() + op.outputs.size());
    }
    schedule_.laneBytes = aligned(schedule_.laneBytes) + schedule_.workspaceBytes;
}

} // namespace

Schedule scheduleFor(const Plan& plan, std::int64_t rows, const KernelTable& variant)
{
    return Builder(plan, rows).build(variant);
}

} // namespace loom

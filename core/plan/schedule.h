#pragma once

#include "plan/plan.h"

namespace loom {

/// Ops that run together: a segment of sample and summing ops goes through its ops group by group of rows, so that a
/// group goes forward and backward while it sits in cache; a whole op stands alone.
struct Segment {
    bool whole = false;
    std::vector<int> ops;
    std::vector<int> sums; ///< shared buffers whose lanes are added up at its end
    double work = 0; ///< arithmetic operations a sample (in all, for a whole op)
};

/// Where a buffer's memory is.
struct Placement {
    enum class Kind { outside, lane, batch, shared } kind = Kind::outside;
    std::size_t offset = 0; ///< within the lane's, the batch's or the shared memory
    std::size_t rowBytes = 0; ///< of one sample (of the whole buffer when shared)
    bool reduced = false; ///< shared: its sum is complete after the segment that writes it
};

/// A plan cut into segments, with every buffer placed: a function of the plan and the number of rows only, never of
/// the number of threads. Group g of the batch belongs to lane g mod lanes; a lane's groups run in order.
struct Schedule {
    std::int64_t rows = 0;
    std::int64_t group = 1;
    int lanes = 1;
    std::vector<Segment> segments;
    std::vector<Placement> placements;
    std::vector<const Kernel*> kernels; ///< one an op
    std::size_t laneBytes = 0, batchBytes = 0, sharedBytes = 0, workspaceBytes = 0;
    std::size_t operands = 0; ///< most operands of an op

    std::int64_t groupsFor(std::int64_t count) const { return (count + group - 1) / group; }
    int lanesFor(std::int64_t count) const { return int(std::min<std::int64_t>(lanes, groupsFor(count))); }
    /// Memory that the schedule asks for in all.
    std::size_t bytes() const { return laneBytes * std::size_t(lanes) + batchBytes + sharedBytes; }
};

/// Asserts that `baseline` or `variant` has every kernel.
Schedule scheduleFor(const Plan& plan, std::int64_t rows, const KernelTable& variant);

} // namespace loom

#pragma once

#include "plan/plan.h"

// How a plan runs. The ops of a plan stand in order; a schedule cuts them into segments and every batch into groups
// of rows, and says where each buffer lives.
//
//   plan      conv2d  relu  pool  flatten │ dense  softmax  loss │ gradients …            │ update_running
//   segments  └──── grouped ────────────┘   └──── wide ────────┘   └─ grouped or wide ──┘   └─ whole ─────┘
//
//   grouped   rows 0…7 go through all ops of the segment, then rows 8…15: a group stays in cache, there and back.
//               lane 0: group 0, group 4 …     lane 1: group 1, group 5 …     lane 2 …
//             A lane is a queue of groups that one thread takes as a whole, with its own sums of what is added up
//             over the batch; there are as many lanes as the plan says, however many threads there are, and their
//             sums are added in their order: that is why results do not depend on threads.
//   wide      every op takes the whole batch at once, cut into pieces (of its output's columns, say) that any
//             thread may compute: a weight is read once.
//   whole     one call on shared buffers and state.
//
//   deferred  a sum that nobody but the optimizer reads (the gradient of a dense kernel) is computed piece by piece
//             when the optimizer comes to it, while the piece is in cache.
//   prepared  what a kernel makes once a step for all groups: weights packed into the order in which it reads them.
//   outside   a buffer that is read or written between runs (feeds, predictions, watched activations): it keeps
//             memory of its own, while the others share memory as soon as nobody needs them any more.
//   live      a number that an op reads in each run (a dropout's rate) and that may be changed between two.

namespace loom {

/// Ops that run together. `grouped`: sample and summing ops go through group by group of rows, so that a group goes
/// forward and backward while it sits in cache. `wide`: vectors only; each op takes the whole batch, cut by output
/// columns or by rows, so that a weight is read once. `whole`: one op on shared buffers.
struct Segment {
    enum class Kind { grouped, wide, whole } kind = Kind::grouped;
    std::vector<int> ops;
    std::vector<int> sums; ///< shared buffers whose lanes are added up at its end
    double work = 0; ///< arithmetic operations a sample (in all, for a whole op)
};

/// Where a buffer's memory is.
struct Placement {
    enum class Kind { outside, lane, batch, shared } kind = Kind::outside;
    std::size_t offset = 0; ///< within the lane's, the batch's or the shared memory
    std::size_t rowBytes = 0; ///< of one sample (of the whole buffer when shared)
    bool lanes = false; ///< shared: every lane has its own sum
    bool reduced = false; ///< shared: its sum is complete after the segment that writes it
};

/// A plan cut into segments, with every buffer placed: a function of the plan and the number of rows only, never of
/// the number of threads. Group g of the batch belongs to lane g mod lanes; a lane's groups run in order.
struct Schedule {
    std::int64_t rows = 0;
    std::int64_t group = 1;
    int lanes = 1;
    std::vector<Segment> segments;
    /// Summing ops that wait for the end of the step, by the buffer they write: gradients of dense kernels, which the
    /// optimizer follows piece by piece while they are in cache.
    std::vector<std::pair<int, int>> deferred;
    std::vector<Placement> placements;
    std::vector<const Kernel*> kernels; ///< one an op
    /// Ops whose kernels make something once a step for all groups, and where in the prepared memory it goes.
    std::vector<std::pair<int, std::size_t>> prepared;
    std::size_t laneBytes = 0, batchBytes = 0, sharedBytes = 0, preparedBytes = 0;
    std::size_t workspaceBytes = 0; ///< a thread
    std::size_t operands = 0; ///< most operands of an op

    std::int64_t groupsFor(std::int64_t count) const { return (count + group - 1) / group; }
    int lanesFor(std::int64_t count) const { return int(std::min<std::int64_t>(lanes, groupsFor(count))); }
    /// The deferred op that writes this buffer, or −1.
    int deferredOp(int buffer) const;
    /// Memory that the schedule asks for in all, without workspaces.
    std::size_t bytes() const { return laneBytes * std::size_t(lanes) + batchBytes + sharedBytes + preparedBytes; }
};

/// Asserts that `baseline` or `variant` has every kernel.
Schedule scheduleFor(const Plan& plan, std::int64_t rows, const KernelTable& variant);
/// For a device, whose table has every kernel: op by op on the whole batch, no lanes, nothing deferred.
Schedule deviceScheduleFor(const Plan& plan, std::int64_t rows, const KernelTable& table);
/// The variant's kernel, or the baseline's.
const Kernel* kernelFor(const KernelTable& variant, const std::string& kind, DType dtype);

} // namespace loom

#pragma once

#include "base/thread_pool.h"
#include "plan/schedule.h"
#include "tensor/tensor.h"

#include <memory>

namespace loom {

/// A plan with memory under it, ready to run any number of rows up to the one it was compiled for. Running allocates
/// nothing; results do not depend on the number of threads.
class Execution {
public:
    Execution(Plan plan, std::int64_t rows, const KernelTable& variant, ThreadPool& pool);

    const Plan& plan() const { return plan_; }
    const Schedule& schedule() const { return schedule_; }
    /// Gives a parameter or state buffer its memory; before the first run.
    void bind(int buffer, void* memory) { outside_[std::size_t(buffer)] = memory; }
    /// Memory of an outside sample buffer (all rows) or of a complete sum.
    void* memory(int buffer);
    TensorView view(const Ref& ref);

    /// Runs all ops; ops of stage `state` only with `training`.
    void run(std::int64_t rows, std::uint64_t step, bool training);

    /// The lanes of a sum that the optimizer adds up: lane l stands at base + l·stride.
    struct Lanes {
        std::byte* base;
        std::size_t stride;
        int count; ///< lanes of the last run; 1 when the sum is complete
    };
    Lanes lanes(int buffer) const;

    /// Changes the number that ops of the node read for this attribute; false when none does.
    bool setLive(const std::string& node, const std::string& attribute, double value);

private:
    void runLane(const Segment& segment, int lane);
    void runWhole(const Segment& segment);
    void addLanes(int buffer);
    void call(int op, int lane, std::int64_t firstRow, std::int64_t rows, bool accumulate);
    void* address(const Ref& ref, int lane, std::int64_t firstRow, bool summing) const;

    Plan plan_;
    Schedule schedule_;
    ThreadPool& pool_;
    std::vector<void*> outside_;
    Tensor memory_;
    std::byte *lane_ = nullptr, *batch_ = nullptr, *shared_ = nullptr;
    std::vector<void*> operands_; ///< pointer lists, one a lane
    std::int64_t rows_ = 0;
    std::uint64_t step_ = 0;
    bool training_ = false;
};

} // namespace loom

#pragma once

#include "plan/device_memory.h"
#include "train/update_target.h"

#include <span>

namespace loom {

/// The end of a step where a device computes: what Update does, with the same numbers in the same order, by the
/// device's rules (Device::updates) on parameters and slots that stay there. Calls join the queue of the program's
/// run.
class DeviceUpdate {
public:
    /// Throws bad_alloc. The device has the rules of the optimizer and of all constraints.
    DeviceUpdate(const OptimizerType& type, std::span<const UpdateTarget> targets, const DeviceMemory& memory);
    ~DeviceUpdate();
    DeviceUpdate(const DeviceUpdate&) = delete;
    DeviceUpdate& operator=(const DeviceUpdate&) = delete;

    /// Adds the penalties to the gradients, and keeps each number of them within `most` (0: any).
    void complete(double most);
    /// Then moves the parameters. `own` and `all`: how long each gradient, and all together, may be (0: any).
    void apply(std::span<const double> attributes, std::int64_t step, double rate, double own, double all);
    /// When `apply` has been waited for: parameters and slots are newer there.
    void applied();
    /// Penalties of the parameters as they were at the last completion, when that has been waited for.
    double penalty() const;

private:
    /// A call of a rule: its operands stay where they are.
    struct Call {
        const Kernel* kernel;
        OpInfo op;
        std::vector<void*> in, out;
    };
    Call call(const std::string& rule, std::int64_t count, std::vector<void*> in, std::vector<void*> out,
              std::vector<double> reals = {}, std::vector<std::int64_t> ints = {}) const;
    void addTarget(const UpdateTarget& target, int place);
    void addConstraint(const Part& part, const Tensor& parameter, void* there);
    void run(const std::vector<Call>& calls) const;
    double* sums(std::size_t place) const { return static_cast<double*>(sums_) + place; }

    const OptimizerType& type_;
    const Device& device_;
    const DeviceMemory& memory_;
    void* sums_ = nullptr; ///< on the device, f64: penalties, squares of pieces, a factor a target, the sum of all
    std::size_t penalties_ = 0, factors_ = 0, learning_ = 0; ///< pieces with penalties; where factors begin; targets
    std::size_t nextPenalty_ = 0, nextSquare_ = 0;
    std::vector<double> penaltyHere_;
    std::vector<Call> penalize_, limit_, norms_, shorten_, multiply_, move_, hold_;
    std::vector<const Tensor*> moved_;
};

} // namespace loom

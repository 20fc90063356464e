#pragma once

#include "base/attribute_spec.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace loom {

/// One piece of a parameter's update: elements [0, count) of the parameter, its gradient and its slots.
/// `T` is float or double; hyperparameters come in the order of the type's attributes with the schedule
/// applied to `learningRate`; `step` counts from 1.
template<class T> struct UpdatePiece {
    T* parameter;
    const T* gradient;
    T* const* slot; ///< not "slots": Qt makes that word vanish
    std::int64_t count;
    double learningRate;
    const double* attributes; ///< numbers (booleans as 0/1) in the order of OptimizerType::attributes
    std::int64_t step;
};

/// One line of an optimizer's rule, as formulas are read: of one weight `w0` with its gradient `g`, the learning rate
/// `r` and the step `t` (from 1). What is kept of it is `NAME0` before and `NAME1` after; the last line gives `w1`.
struct UpdateLine {
    std::string left;
    std::string formula;
    std::string slot; ///< which of `slotNames` it gives; empty: none
};

/// The rule of an optimizer in words that can be computed: what `update` does, line by line.
struct UpdateRule {
    std::vector<UpdateLine> lines;
    std::vector<std::pair<std::string, std::string>> numbers; ///< names in the lines → attributes
    std::vector<std::pair<std::string, std::string>> kept; ///< names before → slots: {"v0", "velocity"}
};

/// The declaration of an optimizer: one file in core/optimizers, the folder is the list.
struct OptimizerType {
    std::string id;
    Text title;
    Text text;
    std::string formula;
    std::vector<AttributeSpec> attributes; ///< `learning_rate` is the first
    std::vector<std::string> slotNames; ///< running state a parameter: "m", "v"
    std::vector<double> slotStart; ///< initial value a slot
    void (*updateF32)(const UpdatePiece<float>&) = nullptr;
    void (*updateF64)(const UpdatePiece<double>&) = nullptr;
    UpdateRule (*rule)(const Attributes&) = nullptr; ///< with those attributes (momentum 0: no velocity)
    std::string (*keras)(const Attributes&) = nullptr;
    std::string (*pytorch)(const Attributes&) = nullptr;
};

const std::vector<OptimizerType>& optimizersTable();
const OptimizerType* findOptimizer(const std::string& id);

/// The declaration of a learning-rate schedule: factor or rate at a step; one file in
/// core/optimizers/schedules.
struct ScheduleType {
    std::string id;
    Text title;
    Text text;
    std::string formula;
    std::vector<AttributeSpec> attributes;
    /// The learning rate at `step` (from 0) of `totalSteps`, `stepsPerEpoch` a epoch, starting from `rate`.
    double (*rate)(double rate, std::int64_t step, std::int64_t stepsPerEpoch, std::int64_t totalSteps,
                   const Attributes& attributes) = nullptr;
};

/// `warmup_steps`, last in every schedule.
AttributeSpec warmupAttribute();
/// The rate at a step, warm-up included, as Keras's CosineDecay has it: from 0 up to `rate` in a straight line, then
/// the schedule, as if it began there. Attributes are complete.
double scheduledRate(const ScheduleType& type, double rate, std::int64_t step, std::int64_t stepsPerEpoch,
                     std::int64_t totalSteps, const Attributes& attributes);

const std::vector<ScheduleType>& schedulesTable();
const ScheduleType* findSchedule(const std::string& id);

} // namespace loom

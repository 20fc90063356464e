#pragma once

#include "plan/pass.h"

namespace loom::ops {

/// Among how many classes is drawn, how many times for each label, and how: log-uniformly by rank or all alike
/// (kernels/class_draw.h), each draw by itself. `corrected`: what is expected of the draws is taken off the classes'
/// numbers.
struct ClassDraws {
    std::int64_t classes = 2, draws = 1;
    bool byRank = true, corrected = true;
};

/// For each label (…) the true class and behind it those drawn, (…, 1 + draws): `classes` whole numbers, `offsets`
/// what is added to the number of each (a draw that hit the true one counts nothing), `answers` 1 for the true one.
/// The draws are a function of (stream, step, row).
struct DrawnClasses {
    Ref classes, offsets, answers;
};
DrawnClasses drawClasses(Pass& pass, const Ref& labels, const ClassDraws& how, std::uint64_t stream);

/// Of dense units x·W + b those of the classes: x (…, in), W (in, units), b (units) or absent → (…, 1 + draws).
Ref chosenUnits(Pass& pass, const Ref& x, const Ref& kernel, const Ref& bias, const Ref& classes);
Ref chosenUnitsInputGradient(Pass& pass, const Ref& g, const Ref& kernel, const Ref& classes, const Shape& x);
Ref chosenUnitsKernelGradient(Pass& pass, const Ref& x, const Ref& g, const Ref& classes, const Shape& kernel);
/// (units)
Ref chosenUnitsBiasGradient(Pass& pass, const Ref& g, const Ref& classes, const Shape& bias);

} // namespace loom::ops

#include "plan/recurrent_layer.h"

namespace loom::recurrent {
namespace {

/// Backwards a series has no end that could go on: its states are not carried.
bool carries(const Pass& pass)
{
    return pass.carries() && !pass.flag("go_backwards");
}

} // namespace

Ref series(Pass& pass)
{
    return pass.flag("go_backwards") ? ops::reverseSteps(pass, pass.in()) : pass.in();
}

Ref inputSums(Pass& pass)
{
    const Ref bias = pass.flag("use_bias") ? pass.parameter("bias") : Ref{};
    const Ref sums = ops::dense(pass, series(pass), pass.parameter("kernel"), bias);
    pass.keep("input_sum", sums);
    return sums;
}

ops::CellFunctions functionsOf(const Pass& pass)
{
    return {pass.text("activation"), pass.text("recurrent_activation")};
}

Ref stateBefore(Pass& pass, const std::string& name)
{
    return carries(pass) ? pass.carried(name, Shape{pass.integer("units")}) : Ref{};
}

void carryOn(Pass& pass, const Ref& steps, const Ref& before)
{
    if (carries(pass))
        ops::carry(pass, ops::lastStep(pass, steps, before), before);
}

void give(Pass& pass, Ref hidden)
{
    hidden.lengths = pass.in().lengths;
    pass.keep("hidden", hidden);
    if (pass.flag("return_sequences"))
        pass.setOut(ops::holdLast(pass, hidden)); // (time, units)
    else if (hidden.lengths >= 0)
        pass.setOut(ops::lastStep(pass, hidden)); // (units)
    else
        pass.setOut(ops::reshape(ops::slice(pass, hidden, 0, hidden.shape[0] - 1, 1), Shape{pass.integer("units")}));
}

Ref hiddenGradient(Pass& pass)
{
    const Ref g = pass.gradient();
    Ref hidden = pass.kept("hidden");
    hidden.lengths = pass.in().lengths;
    if (!g || hidden.lengths < 0)
        return g;
    return pass.flag("return_sequences") ? ops::holdLastGradient(pass, hidden, g)
                                         : ops::lastStepGradient(pass, hidden, g);
}

void giveBack(Pass& pass, const Ref& sums)
{
    pass.addGradient(pass.kept("input_sum"), sums);
    if (pass.learns("kernel"))
        pass.addParameterGradient("kernel", ops::denseKernelGradient(pass, series(pass), sums)); // Σ xᵀ·dz
    if (pass.learns("bias"))
        pass.addParameterGradient("bias", ops::biasGradient(pass, sums)); // Σ dz
    const Ref x = pass.in();
    if (!pass.needsGradient(x))
        return;
    Ref dx = ops::denseInputGradient(pass, sums, pass.parameter("kernel"), x.shape); // (time, in)
    dx.lengths = x.lengths;
    pass.addGradient(x, pass.flag("go_backwards") ? ops::reverseSteps(pass, dx) : dx);
}

} // namespace loom::recurrent

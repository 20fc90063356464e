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

Ref stateBefore(Pass& pass, const std::string& name, int port)
{
    if (const Ref given = pass.in(port))
        return given;
    return carries(pass) ? pass.carried(name, Shape{pass.integer("units")}) : Ref{};
}

void carryOn(Pass& pass, const Ref& steps, const Ref& before, int port)
{
    if (carries(pass) && !pass.in(port))
        ops::carry(pass, ops::lastStep(pass, steps, before), before);
}

void give(Pass& pass, Ref hidden)
{
    hidden.lengths = pass.in().lengths;
    pass.keep("hidden", hidden);
    giveLast(pass, hidden, kState);
    if (pass.flag("return_sequences"))
        pass.setOut(ops::holdLast(pass, hidden)); // (time, units)
    else if (hidden.lengths >= 0)
        pass.setOut(ops::lastStep(pass, hidden)); // (units)
    else
        pass.setOut(ops::reshape(ops::slice(pass, hidden, 0, hidden.shape[0] - 1, 1), Shape{pass.integer("units")}));
}

Ref hiddenGradient(Pass& pass)
{
    const Ref g = pass.gradient(), last = pass.gradient(kState);
    Ref hidden = pass.kept("hidden");
    hidden.lengths = pass.in().lengths;
    if (!pass.flag("return_sequences")) {
        const Ref both = g && last ? ops::add(pass, g, last) : g ? g : last; // (units)
        return both && hidden.lengths >= 0 ? ops::lastStepGradient(pass, hidden, both) : both;
    }
    const Ref every = g ? ops::holdLastGradient(pass, hidden, g) : g;
    const Ref end = lastGradient(pass, hidden, kState);
    return every && end ? ops::add(pass, every, end) : every ? every : end;
}

void giveLast(Pass& pass, Ref steps, int port)
{
    steps.lengths = pass.in().lengths;
    pass.setOut(ops::lastStep(pass, steps), port);
}

Ref lastGradient(Pass& pass, Ref steps, int port)
{
    steps.lengths = pass.in().lengths;
    const Ref g = pass.gradient(port);
    return g ? ops::lastStepGradient(pass, steps, g) : g;
}

namespace {

/// (time, n) → (n) of the first step.
Ref firstStep(Pass& pass, const Ref& steps)
{
    return ops::reshape(ops::slice(pass, steps, 0, 0, 1), Shape{steps.shape[-1]});
}

} // namespace

Ref firstProduct(Pass& pass, const std::vector<Ref>& factors)
{
    Ref product = firstStep(pass, factors.front());
    for (std::size_t i = 1; i < factors.size(); ++i)
        product = ops::multiply(pass, product, firstStep(pass, factors[i]));
    return product;
}

void giveBackState(Pass& pass, const Ref& sums, const std::vector<Ref>& kept)
{
    const Ref state = pass.in(kState);
    if (!state)
        return;
    const Ref first = firstStep(pass, sums), kernel = pass.parameter("recurrent_kernel");
    if (pass.learns("recurrent_kernel"))
        pass.addParameterGradient("recurrent_kernel", ops::denseKernelGradient(pass, state, first));
    if (!pass.needsGradient(state))
        return;
    pass.addGradient(state, ops::denseInputGradient(pass, first, kernel, state.shape));
    if (!kept.empty())
        pass.addGradient(state, firstProduct(pass, kept));
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

#include "optimizers/optimizer_common.h"

namespace loom::optimizers {
namespace {

// v ← ρ·v + (1 − ρ)·g²;  s ← μ·s + r·g / √(v + ε);  w ← w − s. Hinton, lecture 6e (2012).
// Centered: v less the square of the running mean a of g (Graves, 2013).
template<class T> LOOM_WIDE void update(const UpdatePiece<T>& piece)
{
    T* __restrict w = piece.parameter;
    T* __restrict v = piece.slot[0];
    T* __restrict s = piece.slot[1];
    T* __restrict a = piece.slot[2];
    const T* __restrict g = piece.gradient;
    if (updates::Rmsprop<T>::isCentered(numbersOf(piece))) {
        const updates::CenteredRmsprop<T> step(numbersOf(piece));
        for (std::int64_t i = 0; i < piece.count; ++i)
            step(w[i], g[i], v[i], s[i], a[i]);
        return;
    }
    const updates::Rmsprop<T> step(numbersOf(piece));
    for (std::int64_t i = 0; i < piece.count; ++i)
        step(w[i], g[i], v[i], s[i], a[i]);
}

UpdateRule rule(const Attributes& attributes)
{
    UpdateRule rule{{{"v1", "rho*v0 + (1 - rho)*g^2", "v"}}, {{"rho", "rho"}, {"eps", "epsilon"}}, {{"v0", "v"}}};
    std::string wide = "v1";
    if (boolOf(attributeOf(attributes, "centered"))) {
        rule.lines.push_back({"a1", "rho*a0 + (1 - rho)*g", "average"});
        rule.kept.emplace_back("a0", "average");
        wide = "v1 - a1^2";
    }
    const std::string step = "r*g/sqrt(" + wide + " + eps)";
    if (numberOf(attributeOf(attributes, "momentum")) == 0) {
        rule.lines.push_back({"w1", "w0 - " + step, {}});
        return rule;
    }
    rule.lines.push_back({"s1", "mu*s0 + " + step, "momentum"});
    rule.lines.push_back({"w1", "w0 - s1", {}});
    rule.numbers.emplace_back("mu", "momentum");
    rule.kept.emplace_back("s0", "momentum");
    return rule;
}

std::string keras(const Attributes& attributes)
{
    return "keras.optimizers.RMSprop("
        + pythonArguments(attributes, {"learning_rate", "rho", "momentum", "epsilon", "centered"})
        + kerasEnd(attributes);
}

std::string pytorch(const Attributes& attributes)
{
    return "torch.optim.RMSprop(model.parameters(), lr=" + python(attributes, "learning_rate")
        + ", alpha=" + python(attributes, "rho") + ", eps=" + python(attributes, "epsilon") + ", "
        + pythonArguments(attributes, {"momentum", "centered"}) + pytorchEnd(attributes);
}

std::vector<AttributeSpec> attributes()
{
    return {
        learningRateAttribute(0.001),
        decayAttribute("rho", 0.9, TR("Rho"),
                       TR("How much of the running mean of squared gradients stays at each step.")),
        decayAttribute("momentum", 0.0, TR("Momentum"), TR("The share of the last step that is added to this one.")),
        epsilonAttribute(),
        {.name = "centered",
         .kind = AttributeKind::boolean,
         .fallback = false,
         .title = TR("Centered"),
         .help = TR("Divide by the deviation of the gradients instead of their root mean square."),
         .applies = Applies::restart},
        clippingAttribute(),
        ownClippingAttribute(),
        valueClippingAttribute(),
        scheduleAttribute()};
}

} // namespace

OptimizerType rmsprop()
{
    return {.id = "rmsprop",
            .title = TR("RMSprop"),
            .text = TR("Divides each weight's step by the recent size of its gradients, so that all weights move at "
                       "a similar pace. Unlike Adagrad it forgets old gradients."),
            .formula = "v ← ρ·v + (1 − ρ)·(∂E/∂W)²;  W ← W − r·∂E/∂W / √(v + ε)",
            .attributes = attributes(),
            .slotNames = {"v", "momentum", "average"},
            .slotStart = {0, 0, 0},
            .updateF32 = update<float>,
            .updateF64 = update<double>,
            .rule = rule,
            .keras = keras,
            .pytorch = pytorch};
}

} // namespace loom::optimizers

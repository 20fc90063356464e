#include "optimizers/optimizer_common.h"

namespace loom::optimizers {
namespace {

// a ← a + g²;  w ← w − r·g / √(a + ε). Duchi et al., JMLR 12 (2011).
template<class T> LOOM_WIDE void update(const UpdatePiece<T>& piece)
{
    T* __restrict w = piece.parameter;
    T* __restrict a = piece.slot[0];
    const T* __restrict g = piece.gradient;
    const updates::Adagrad<T> step(numbersOf(piece));
    for (std::int64_t i = 0; i < piece.count; ++i)
        step(w[i], g[i], a[i]);
}

UpdateRule rule(const Attributes&)
{
    return {{{"a1", "a0 + g^2", "accumulator"}, {"w1", "w0 - r*g/sqrt(a1 + eps)", {}}},
            {{"eps", "epsilon"}},
            {{"a0", "accumulator"}}};
}

std::string keras(const Attributes& attributes)
{
    return "keras.optimizers.Adagrad(" + pythonArguments(attributes, {"learning_rate", "epsilon"})
        + ", initial_accumulator_value=0.1" + kerasEnd(attributes);
}

std::string pytorch(const Attributes& attributes)
{
    return "torch.optim.Adagrad(model.parameters(), lr=" + python(attributes, "learning_rate")
        + ", initial_accumulator_value=0.1, eps=" + python(attributes, "epsilon") + pytorchEnd(attributes);
}

} // namespace

OptimizerType adagrad()
{
    return {.id = "adagrad",
            .title = TR("Adagrad"),
            .text = TR("Every weight has its own step: the more its gradients have already added up to, the shorter "
                       "the step. Good for rare features; in long training the steps become very short."),
            .formula = "a ← a + (∂E/∂W)²;  W ← W − r·∂E/∂W / √(a + ε)",
            .attributes = {learningRateAttribute(0.001), epsilonAttribute(), clippingAttribute(),
                           ownClippingAttribute(), valueClippingAttribute(), scheduleAttribute()},
            .slotNames = {"accumulator"},
            .slotStart = {0.1},
            .updateF32 = update<float>,
            .updateF64 = update<double>,
            .rule = rule,
            .keras = keras,
            .pytorch = pytorch};
}

} // namespace loom::optimizers

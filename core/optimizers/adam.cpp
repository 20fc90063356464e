#include "optimizers/adam_common.h"

namespace loom::optimizers {
namespace {

template<class T> LOOM_WIDE void update(const UpdatePiece<T>& piece)
{
    adamUpdate<updates::Adam<T>>(piece);
}

UpdateRule rule(const Attributes&)
{
    return adamRule("w0 - alpha*m1/(sqrt(v1) + eps)");
}

std::string keras(const Attributes& attributes)
{
    return "keras.optimizers.Adam(" + pythonArguments(attributes, {"learning_rate", "beta_1", "beta_2", "epsilon"})
        + kerasEnd(attributes);
}

std::string pytorch(const Attributes& attributes)
{
    return "torch.optim.Adam(model.parameters(), lr=" + python(attributes, "learning_rate") + ", betas=("
        + python(attributes, "beta_1") + ", " + python(attributes, "beta_2")
        + "), eps=" + python(attributes, "epsilon") + pytorchEnd(attributes);
}

std::vector<AttributeSpec> attributes()
{
    std::vector<AttributeSpec> all = adamAttributes();
    for (const auto& shared : {clippingAttribute, ownClippingAttribute, valueClippingAttribute, scheduleAttribute})
        all.push_back(shared());
    return all;
}

} // namespace

OptimizerType adam()
{
    return {.id = "adam",
            .title = TR("Adam"),
            .text =
                TR("Momentum and RMSprop together: the running mean of the gradients over the root of the running "
                   "mean of their squares. A good first choice."),
            .formula = "m ← β₁m + (1 − β₁)g;  v ← β₂v + (1 − β₂)g²;  W ← W − r·√(1 − β₂ᵗ)/(1 − β₁ᵗ) · m/(√v + ε)",
            .attributes = attributes(),
            .slotNames = {"m", "v"},
            .slotStart = {0, 0},
            .updateF32 = update<float>,
            .updateF64 = update<double>,
            .rule = rule,
            .keras = keras,
            .pytorch = pytorch};
}

} // namespace loom::optimizers

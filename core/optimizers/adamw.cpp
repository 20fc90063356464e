#include "optimizers/adam_common.h"

namespace loom::optimizers {
namespace {

// Loshchilov & Hutter, ICLR 2019: the decay acts on the weight itself and not through the gradient.
template<class T> LOOM_WIDE void update(const UpdatePiece<T>& piece)
{
    adamUpdate<updates::Adamw<T>>(piece);
}

UpdateRule rule(const Attributes&)
{
    UpdateRule rule = adamRule("(1 - r*lambda)*w0 - alpha*m1/(sqrt(v1) + eps)");
    rule.numbers.emplace_back("lambda", "weight_decay");
    return rule;
}

std::string keras(const Attributes& attributes)
{
    return "keras.optimizers.AdamW("
        + pythonArguments(attributes, {"learning_rate", "weight_decay", "beta_1", "beta_2", "epsilon"})
        + kerasEnd(attributes);
}

std::string pytorch(const Attributes& attributes)
{
    return "torch.optim.AdamW(model.parameters(), lr=" + python(attributes, "learning_rate") + ", betas=("
        + python(attributes, "beta_1") + ", " + python(attributes, "beta_2")
        + "), eps=" + python(attributes, "epsilon") + ", weight_decay=" + python(attributes, "weight_decay")
        + pytorchEnd(attributes);
}

std::vector<AttributeSpec> attributes()
{
    std::vector<AttributeSpec> all = adamAttributes();
    all.push_back({.name = "weight_decay",
                   .fallback = 0.004,
                   .title = TR("Weight decay"),
                   .help = TR("Each step shrinks every weight by this share of the learning rate."),
                   .minimum = 0,
                   .maximum = 10,
                   .logarithmic = true,
                   .applies = Applies::now});
    for (const auto& shared : {clippingAttribute, ownClippingAttribute, valueClippingAttribute, scheduleAttribute})
        all.push_back(shared());
    return all;
}

} // namespace

OptimizerType adamw()
{
    return {.id = "adamw",
            .title = TR("AdamW"),
            .text = TR("Adam with weight decay: besides its step, every weight shrinks a little, which keeps the "
                       "network from overfitting."),
            .formula = "W ← (1 − r·λ)·W − r·√(1 − β₂ᵗ)/(1 − β₁ᵗ) · m/(√v + ε)",
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

#include "optimizers/optimizer_common.h"

namespace loom::optimizers {
namespace {

// v ← μ·v − r·g;  w ← w + v, or one look further (Nesterov): w ← w + μ·v − r·g.
template<class T> LOOM_WIDE void update(const UpdatePiece<T>& piece)
{
    T* __restrict w = piece.parameter;
    T* __restrict v = piece.slot[0];
    const T* __restrict g = piece.gradient;
    if (updates::Sgd<T>::looksAhead(numbersOf(piece))) {
        const updates::Nesterov<T> step(numbersOf(piece));
        for (std::int64_t i = 0; i < piece.count; ++i)
            step(w[i], g[i], v[i]);
        return;
    }
    const updates::Sgd<T> step(numbersOf(piece));
    for (std::int64_t i = 0; i < piece.count; ++i)
        step(w[i], g[i], v[i]);
}

UpdateRule rule(const Attributes& attributes)
{
    if (numberOf(attributeOf(attributes, "momentum")) == 0)
        return {{{"w1", "w0 - r*g", {}}}, {}, {}};
    const bool nesterov = boolOf(attributeOf(attributes, "nesterov"));
    return {{{"v1", "mu*v0 - r*g", "velocity"}, {"w1", nesterov ? "w0 + mu*v1 - r*g" : "w0 + v1", {}}},
            {{"mu", "momentum"}},
            {{"v0", "velocity"}}};
}

std::string keras(const Attributes& attributes)
{
    return "keras.optimizers.SGD(" + pythonArguments(attributes, {"learning_rate", "momentum", "nesterov"})
        + kerasEnd(attributes);
}

std::string pytorch(const Attributes& attributes)
{
    const std::string start = "torch.optim.SGD(model.parameters(), lr=" + python(attributes, "learning_rate");
    // PyTorch refuses nesterov without momentum, where it changes nothing.
    if (numberOf(attributeOf(attributes, "momentum")) == 0)
        return start + pytorchEnd(attributes);
    return start + ", " + pythonArguments(attributes, {"momentum", "nesterov"}) + pytorchEnd(attributes);
}

std::vector<AttributeSpec> attributes()
{
    return {learningRateAttribute(0.01),
            decayAttribute("momentum", 0.0, TR("Momentum"),
                           TR("The share of the last step that is added to this one. 0: plain gradient descent.")),
            {.name = "nesterov",
             .kind = AttributeKind::boolean,
             .fallback = false,
             .title = TR("Nesterov"),
             .help = TR("Take the momentum's step first and look at the slope from there."),
             .applies = Applies::now},
            clippingAttribute(),
            ownClippingAttribute(),
            valueClippingAttribute(),
            scheduleAttribute()};
}

} // namespace

OptimizerType sgd()
{
    return {.id = "sgd",
            .title = TR("SGD"),
            .text = TR("Stochastic gradient descent: a step against the gradient of one batch. Momentum lets steps "
                       "in the same direction add up and swings cancel."),
            .formula = "v ← μ·v − r·∂E/∂W;  W ← W + v",
            .attributes = attributes(),
            .slotNames = {"velocity"},
            .slotStart = {0},
            .updateF32 = update<float>,
            .updateF64 = update<double>,
            .rule = rule,
            .keras = keras,
            .pytorch = pytorch};
}

} // namespace loom::optimizers

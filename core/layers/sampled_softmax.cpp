#include "graph/layer_pieces.h"
#include "graph/sampled_loss.h"

namespace loom::layers {
namespace {

constexpr SampledKind kKind{.loss = "categorical_crossentropy_logits", .corrected = true, .summed = false};

void forward(Pass& pass)
{
    sampledForward(pass, kKind);
}

void backward(Pass& pass)
{
    sampledBackward(pass, kKind);
}

} // namespace

LayerType sampled_softmax()
{
    return {.id = "sampled_softmax",
            .title = TR("Sampled softmax"),
            .category = LayerCategory::loss,
            .judges = Judges::choices,
            .comparesShares = true,
            .text = TR("The cross-entropy for very many classes, such as all words of a language: each training step "
                       "compares the true class with a few drawn ones instead of all, each with the logarithm of how "
                       "often it is expected to be drawn taken off, and the other units of the last Dense are not "
                       "computed. Validation and predictions compute all classes, so their loss is another sum than "
                       "that of training, and metrics are measured there only. Keras and PyTorch have the loss over "
                       "all classes."),
            .formula = "L = −ln (exp z₀/Σₖ exp zₖ), zₖ = x·W(cₖ) + b(cₖ) − ln E(cₖ)\n"
                       "c₀: the true class, c₁ … cₙ: drawn ones, E: how often each is expected among them",
            .backwardFormula = "∂L/∂zₖ = exp zₖ/Σ exp z − [k = 0]",
            .attributes = sampledAttributes(64),
            .inputs = lossPorts(),
            .outputs = {{.name = "loss", .title = TR("Loss")}},
            .infer = sampledShape,
            .forward = forward,
            .backward = backward,
            .explain = explainSampled,
            .keras = sampledKeras,
            .pytorch = sampledPytorch,
            .samples = sampledSamples(),
            .errors = sampledErrors()};
}

} // namespace loom::layers

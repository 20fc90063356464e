#include "graph/layer_pieces.h"
#include "graph/sampled_loss.h"

namespace loom::layers {
namespace {

constexpr SampledKind kKind{.loss = "binary_crossentropy_logits", .corrected = false, .summed = true};

void forward(Pass& pass)
{
    sampledForward(pass, kKind);
}

void backward(Pass& pass)
{
    sampledBackward(pass, kKind);
}

} // namespace

LayerType negative_sampling()
{
    return {.id = "negative_sampling",
            .title = TR("Negative sampling"),
            .category = LayerCategory::loss,
            .judges = Judges::choices,
            .comparesShares = true,
            .text =
                TR("The loss of word2vec: a yes-or-no question for the true class and one for each of a few drawn "
                   "ones, instead of one choice among all. It makes good vectors cheaply; its numbers say how much "
                   "oftener than a draw a class comes, so that as probabilities they are right only where all "
                   "classes are drawn alike. Validation and predictions compute the softmax over all classes, and "
                   "metrics are measured there only. Keras and PyTorch have the loss over all classes."),
            .formula = "L = −ln σ(z₀) − Σₖ ln σ(−zₖ), zₖ = x·W(cₖ) + b(cₖ)\n"
                       "c₀: the true class, c₁ … cₙ: drawn ones",
            .backwardFormula = "∂L/∂zₖ = σ(zₖ) − [k = 0]",
            .attributes = sampledAttributes(5),
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

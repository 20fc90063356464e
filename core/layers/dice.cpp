#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

ShapeAnswer infer(const LayerQuery& query)
{
    if (std::vector<Issue> issues = answerIssues(query, "sigmoid"); !issues.empty())
        return {{}, std::move(issues)};
    if (query.inputs[0].size() == 1)
        return {{},
                {problem(query, {},
                         Text(TR("{loss} compares regions, but {source} gives one number. Use the binary "
                                 "cross-entropy, or a prediction with a number a cell."),
                              {{"loss", query.name}, {"source", sourceName(query, 0)}}))}};
    const bool shares = !query.sources.empty() && query.sources[0].activation == "softmax";
    return {{Shape{}}, shares ? std::vector<Issue>() : unlessProbabilities(query, "sigmoid")};
}

void forward(Pass& pass)
{
    const Ref weight = ops::maskedWeight(pass, pass.in(2), pass.in(3));
    pass.keep("weight", weight);
    pass.setOut(ops::loss(pass, "dice", pass.in(0), pass.in(1), weight, pass.real("smooth"))); // one number a sample
}

void backward(Pass& pass)
{
    const Ref prediction = pass.in(0);
    if (pass.needsGradient(prediction))
        pass.addGradient(
            prediction,
            ops::lossGradient(pass, "dice", prediction, pass.in(1), pass.kept("weight"), pass.real("smooth")));
}

/// 1 − (2·Σ p·t + s)/(Σ (p + t) + s) of each channel.
std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    using Index = std::vector<std::int64_t>;
    const bool slope = query.of == "input:gradient" && query.port == 0;
    if (!slope && query.of != "output")
        return std::nullopt;
    const Shape& shape = query.layer.inputs[0];
    const std::int64_t channels = shape.rank() > 1 ? shape[-1] : 1;
    const Formula smooth = Formula::number(query.layer.real("smooth")), two = Formula::number(2);
    struct Sums {
        Formula both, all; // 2·Σ p·t + s, Σ (p + t) + s
    };
    const auto number = [&](int port, const Index& index) {
        return names(port == 0 ? "p" : "t", {query.inputs[std::size_t(port)], index});
    };
    const auto sumsOf = [&](std::int64_t channel) {
        std::vector<Formula> both, all;
        Index index(std::size_t(shape.rank()));
        do {
            if (channels > 1 && index.back() != channel)
                continue;
            both.push_back(Formula::product({two, number(0, index), number(1, index)}));
            all.push_back(number(0, index));
            all.push_back(number(1, index));
        } while (nextIndex(index, shape));
        both.push_back(smooth);
        all.push_back(smooth);
        return Sums{Formula::sum(std::move(both)), Formula::sum(std::move(all))};
    };
    const auto mean = [&](const Formula& of) {
        return channels == 1 ? of : Formula::quotient(of, Formula::number(double(channels)));
    };
    if (slope) {
        const Sums sums = sumsOf(channels > 1 ? query.index.back() : 0);
        const Formula pull = Formula::product({two, number(1, query.index), sums.all});
        return mean(
            Formula::quotient(Formula::sum({sums.both, Formula::negation(pull)}), Formula::power(sums.all, two)));
    }
    std::vector<Formula> missing;
    for (std::int64_t channel = 0; channel < channels; ++channel) {
        const Sums sums = sumsOf(channel);
        missing.push_back(
            Formula::sum({Formula::number(1), Formula::negation(Formula::quotient(sums.both, sums.all))}));
    }
    return mean(Formula::sum(std::move(missing)));
}

/// Keras's own is over the whole batch unless told the axes.
std::string keras(const LayerQuery& query)
{
    std::vector<std::int64_t> axes;
    for (std::int64_t axis = 1; axis <= std::max(1, query.inputs.empty() ? 1 : query.inputs[0].rank() - 1); ++axis)
        axes.push_back(axis);
    return CodeCall("keras.losses.Dice").with("axis", python::tuple(axes)).text();
}

std::string pytorch(const LayerQuery& query)
{
    const std::string smooth = python::number(query.real("smooth"));
    return "(lambda p, t: torch.mean(1 - (2 * (p * t).flatten(1).sum(1) + " + smooth
        + ") / ((p + t).flatten(1).sum(1) + " + smooth + ")))";
}

} // namespace

LayerType dice()
{
    return {.id = "dice",
            .title = TR("Dice loss"),
            .category = LayerCategory::loss,
            .judges = Judges::answers,
            .comparesShares = true,
            .text =
                TR("For masks of pictures: how much of a region prediction and target do not share, by both their "
                   "sizes. A small region counts as much as a large one, so it does not pay to answer no "
                   "everywhere. Each channel is a region of its own; with a mask of steps, each step too. Goes "
                   "with a sigmoid or softmax."),
            .formula = "L = 1 − (2·Σ y·ŷ + s)/(Σ y + Σ ŷ + s)",
            .backwardFormula = "∂L/∂ŷ = (2·Σ y·ŷ + s − 2·y·A)/A², A = Σ y + Σ ŷ + s",
            .attributes = {{.name = "smooth",
                            .kind = AttributeKind::real,
                            .fallback = 1e-7,
                            .title = TR("Smoothing s"),
                            .help = TR("Added above and below the line, so that an empty region that is left empty "
                                       "costs nothing. 1 makes small regions gentler."),
                            .minimum = 1e-9,
                            .maximum = 1000}},
            .inputs = lossPorts(),
            .outputs = {{.name = "loss", .title = TR("Loss")}},
            .infer = infer,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .keras = keras,
            .pytorch = pytorch,
            .samples = {{.inputs = {{3, 1, 2}, {3, 1, 2}}, .positive = true},
                        {.attributes = {{"smooth", 1.0}}, .inputs = {{3, 2, 2}, {3, 2, 2}}, .positive = true},
                        {.inputs = {{4}, {4}}, .positive = true},
                        {.inputs = {{2, 3, 2}, {2, 3, 2}, {}, {}}, .positive = true},
                        {.inputs = {{2, 3, 2}, {2, 3, 2}, {}, {2}}, .positive = true}},
            .errors = {{{}, {{2}, {}}, "gives 2 but the target is scalar"},
                       {{}, {{1}, {1}}, "compares regions, but"},
                       {{}, {{4, 4, 1}, {4, 4}}, "gives 4 × 4 × 1 but the target is 4 × 4"}}};
}

} // namespace loom::layers

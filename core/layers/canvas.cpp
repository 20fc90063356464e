#include "graph/code_call.h"
#include "graph/constraint_type.h"
#include "graph/explanation.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

#include <limits>

namespace loom::layers {
namespace {

using Axes = std::vector<std::int64_t>;

bool has(const LayerQuery& query, const char* bound)
{
    return !std::holds_alternative<std::monostate>(attributeOf(query.attributes, bound));
}

ShapeAnswer infer(const LayerQuery& query)
{
    ShapeAnswer answer{{Shape(query.integers("shape"))}, {}};
    if (has(query, "minimum") && has(query, "maximum") && query.real("minimum") > query.real("maximum"))
        answer = {
            {},
            {problem(query, "maximum",
                     Text(TR("{node} holds its numbers between {low} and {high}: the largest must not lie below "
                             "the smallest."),
                          {{"node", query.name}, {"low", query.real("minimum")}, {"high", query.real("maximum")}}),
                     {setRepair(Text(TR("Set the largest to {value}"), {{"value", query.real("minimum") + 1}}),
                                query.node, "maximum", query.real("minimum") + 1)})}};
    return answer;
}

std::vector<ParameterSpec> parameters(const LayerQuery& query)
{
    constexpr double kFar = std::numeric_limits<double>::max();
    ParameterSpec values{.name = "values",
                         .shape = Shape(query.integers("shape")),
                         .initializer = query.text("start") == "constant" ? "constant"
                             : query.text("start") == "normal"            ? "canvas_normal"
                                                                          : "canvas_uniform",
                         .initialValue = query.real("middle"),
                         .initialSpread = query.real("spread")};
    if (has(query, "minimum") || has(query, "maximum"))
        values.constraints = {clipTo(has(query, "minimum") ? query.real("minimum") : -kFar,
                                     has(query, "maximum") ? query.real("maximum") : kFar)};
    return {values};
}

void forward(Pass& pass)
{
    pass.setOut(ops::spread(pass, pass.parameter("values")));
}

void backward(Pass& pass)
{
    const Ref g = pass.gradient();
    if (!g || !pass.learns("values"))
        return;
    const Ref sum = ops::biasGradient(pass, ops::reshape(g, Shape{g.shape.size()})); // Σ over the samples
    pass.addParameterGradient("values", ops::reshape(sum, g.shape));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    if (query.of == "output")
        return names("w", {query.owner + "/values", query.index});
    if (query.of == "values:gradient")
        return names("g", {query.node + "/output:gradient", query.index});
    return std::nullopt;
}

Text summary(const LayerQuery& query)
{
    return Text(TR("{shape} that learn"), {{"shape", describe(Shape(query.integers("shape")))}});
}

std::string keras(const LayerQuery& query)
{
    const double middle = query.real("middle"), spread = query.real("spread");
    const std::string start = query.text("start");
    const CodeCall first = start == "constant" ? CodeCall("keras.initializers.Constant").with(python::number(middle))
        : start == "normal"
        ? CodeCall("keras.initializers.RandomNormal").with(python::number(middle)).with(python::number(spread))
        : CodeCall("keras.initializers.RandomUniform")
              .with(python::number(middle - spread))
              .with(python::number(middle + spread));
    CodeCall call("self.add_weight");
    call.with(python::tuple(query.integers("shape"))).with(first.text());
    if (has(query, "minimum") || has(query, "maximum"))
        call.with("constraint",
                  "lambda w: "
                      + CodeCall("keras.ops.clip")
                            .with("w")
                            .with(has(query, "minimum") ? python::number(query.real("minimum")) : "-float(\"inf\")")
                            .with(has(query, "maximum") ? python::number(query.real("maximum")) : "float(\"inf\")")
                            .text());
    return call.text();
}

std::string pytorch(const LayerQuery& query)
{
    const double middle = query.real("middle"), spread = query.real("spread");
    const std::string start = query.text("start");
    const std::string drawn = start == "constant" ? ".fill_(" + python::number(middle) + ")"
        : start == "normal"
        ? ".normal_(" + python::number(middle) + ", " + python::number(spread) + ")"
        : ".uniform_(" + python::number(middle - spread) + ", " + python::number(middle + spread) + ")";
    std::string code = "nn.Parameter(torch.empty(" + python::tuple(query.integers("shape")) + ")" + drawn + ")";
    if (has(query, "minimum") || has(query, "maximum")) {
        CodeCall clamp("canvas.data.clamp_");
        if (has(query, "minimum"))
            clamp.with("min", python::number(query.real("minimum")));
        if (has(query, "maximum"))
            clamp.with("max", python::number(query.real("maximum")));
        code += "  # after each step: " + clamp.text();
    }
    return code;
}

AttributeSpec number(const char* name, double fallback, Text title, Text help, double minimum)
{
    return {.name = name,
            .fallback = fallback,
            .title = std::move(title),
            .help = std::move(help),
            .minimum = minimum,
            .maximum = 1e6,
            .step = 0.1,
            .applies = Applies::restart};
}

AttributeSpec bound(const char* name, double fallback, Text title, Text help)
{
    AttributeSpec spec = number(name, fallback, std::move(title), std::move(help), -1e6);
    spec.optional = true;
    return spec;
}

std::vector<AttributeSpec> attributes()
{
    return {
        shapeAttribute({64, 64, 3}),
        {.name = "start",
         .kind = AttributeKind::choice,
         .fallback = std::string("uniform"),
         .title = TR("First numbers"),
         .help = TR("How they start: drawn evenly, drawn from a bell curve, or all alike."),
         .choices = {TR("uniform"), TR("normal"), TR("constant")},
         .applies = Applies::restart},
        number("middle", 0.5, TR("Middle"), TR("The number round which they start."), -1e6),
        number("spread", 0.5, TR("Spread"),
               TR("How far from the middle they start: at most so far where they are drawn evenly, of a bell curve "
                  "its standard deviation."),
               0),
        bound("minimum", 0, TR("Smallest"),
              TR("A number that an update takes below it is put back onto it. None: any.")),
        bound("maximum", 1, TR("Largest"),
              TR("A number that an update takes above it is put back onto it. None: any."))};
}

} // namespace

LayerType canvas()
{
    const auto none = Value();
    return {.id = "canvas",
            .title = TR("Canvas"),
            .category = LayerCategory::source,
            .text =
                TR("Gives numbers that learn themselves: an input that is changed until what stands behind it, "
                   "frozen, says what it should. So a picture takes on a style, or a filter is shown what it likes "
                   "best. They are the same for every sample."),
            .formula = "y = W",
            .backwardFormula = "∂E/∂W = Σ ∂E/∂y over the samples",
            .attributes = attributes(),
            .inputs = {},
            .infer = infer,
            .parameters = parameters,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .summary = summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Expand",
            .samples = {{{{"shape", Axes{4, 3, 2}}}, {}},
                        {{{"shape", Axes{5}}, {"start", std::string("normal")}, {"minimum", none}, {"maximum", none}},
                         {}},
                        {{{"shape", Axes{2, 3}}, {"start", std::string("constant")}, {"maximum", none}}, {}}},
            .errors = {{{{"shape", Axes{0}}}, {}, "shape is 0"},
                       {{{"minimum", 2.0}}, {}, "between 2 and 1"},
                       {{{"spread", -1.0}}, {}, "spread is -1"}}};
}

} // namespace loom::layers

#include "graph/pooling1d.h"

#include "graph/code_call.h"
#include "graph/layer_pieces.h"
#include "graph/window.h"

namespace loom::pooling1d {
namespace {

using Axes = std::vector<std::int64_t>;

AttributeSpec steps(const char* name, Value fallback, Text title, Text help)
{
    AttributeSpec spec = pairAttribute(name, 1, std::move(title), std::move(help));
    spec.optional = fallback == Value();
    spec.fallback = std::move(fallback);
    spec.count = 1;
    return spec;
}

} // namespace

ShapeAnswer infer(const LayerQuery& query)
{
    if (std::vector<Issue> issues = unlessSequence(query); !issues.empty())
        return {{}, std::move(issues)};
    const Shape& x = query.inputs[0];
    const std::int64_t size = query.integers("pool_size")[0];
    const std::int64_t places =
        windowPlaces(x[0], size, stridesOf(query, "pool_size")[0], 1, query.text("padding") == "same");
    if (places > 0)
        return {{Shape{places, x[1]}}, {}};
    return {
        {},
        {problem(query, "pool_size",
                 Text(TR("{node}: the window of {window} steps does not fit into the {steps} step(s) of its input. "
                         "Use padding “same”, or a smaller window."),
                      {{"node", query.name}, {"window", size}, {"steps", x[0]}}),
                 {setRepair(Text(TR("Set the padding of {node} to same"), {{"node", query.name}}), query.node,
                            "padding", "same")})}};
}

std::vector<AttributeSpec> attributes()
{
    AttributeSpec padding = paddingAttribute();
    padding.help = TR("valid: steps that fill no whole window at the end are left out. same: they get a window of "
                      "their own, which counts only steps of the sequence.");
    return {steps("pool_size", Axes{2}, TR("Window"), TR("How many steps are put together: 2 halves the sequence.")),
            steps("strides", Value(), TR("Strides"),
                  TR("How many steps the window moves at a time. None: as many as it is long, so that windows do not "
                     "overlap.")),
            padding};
}

Text summary(const LayerQuery& query)
{
    return Text(TR("{steps} step(s)"), {{"steps", query.integers("pool_size")[0]}});
}

std::string keras(const LayerQuery& query, const char* layer)
{
    const std::string size = python::number(query.integers("pool_size")[0]);
    return CodeCall(layer)
        .with(size)
        .unless(size, "strides", python::number(stridesOf(query, "pool_size")[0]))
        .unless("\"valid\"", "padding", python::quoted(query.text("padding")))
        .text();
}

// PyTorch has the steps behind the features.
std::string pytorch(const LayerQuery& query, const char* function)
{
    const std::string size = python::number(query.integers("pool_size")[0]);
    CodeCall call(std::string("lambda x: ") + function);
    call.with("x.transpose(1, 2)")
        .with(size)
        .unless(size, "stride", python::number(stridesOf(query, "pool_size")[0]));
    if (query.text("padding") == "same")
        call.with("ceil_mode", "True");
    return call.text() + ".transpose(1, 2)";
}

std::vector<LayerSample> samples()
{
    return {{{}, {{6, 2}}},
            {{{"pool_size", Axes{3}}, {"strides", Axes{2}}}, {{8, 3}}},
            {{{"pool_size", Axes{2}}, {"padding", std::string("same")}}, {{5, 2}}},
            {{{"pool_size", Axes{3}}, {"strides", Axes{1}}, {"padding", std::string("same")}}, {{4, 1}}}};
}

std::vector<LayerErrorSample> errors()
{
    return {{{}, {{8, 8, 1}}, "reads a sequence"},
            {{{"pool_size", Axes{5}}}, {{3, 4}}, "window of 5 steps does not fit into the 3 steps"},
            {{{"strides", Axes{0}}}, {{8, 1}}, "strides is 0"}};
}

} // namespace loom::pooling1d

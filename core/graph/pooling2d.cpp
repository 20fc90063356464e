#include "graph/pooling2d.h"

#include "graph/code_call.h"
#include "graph/layer_pieces.h"
#include "graph/window.h"

namespace loom::pooling2d {

ShapeAnswer infer(const LayerQuery& query)
{
    return slidingWindow(query, "pool_size", query.inputs[0].rank() == 3 ? query.inputs[0][-1] : 0);
}

std::vector<AttributeSpec> attributes()
{
    AttributeSpec strides =
        pairAttribute("strides", 2, TR("Strides"),
                      TR("How many cells the window moves at a time. None: as many as it is large, "
                         "so that windows do not overlap."));
    strides.fallback = Value();
    strides.optional = true;
    AttributeSpec padding = paddingAttribute();
    padding.help = TR("valid: cells that fill no whole window at the edge are left out. same: they get a window of "
                      "their own, which counts only cells of the picture.");
    return {pairAttribute("pool_size", 2, TR("Window"),
                          TR("Rows and columns of the window. 2 × 2 halves the picture and keeps a quarter "
                             "of the numbers.")),
            strides, padding};
}

Text summary(const LayerQuery& query)
{
    return Text(TR("window {size}"), {{"size", timesText(query.integers("pool_size"))}});
}

std::string keras(const LayerQuery& query, const char* layer)
{
    const std::string size = python::tuple(query.integers("pool_size"));
    return CodeCall(layer)
        .with(size)
        .unless(size, "strides", python::tuple(stridesOf(query, "pool_size")))
        .unless("\"valid\"", "padding", python::quoted(query.text("padding")))
        .text();
}

std::string pytorch(const LayerQuery& query, const char* layer)
{
    const std::string size = python::tuple(query.integers("pool_size"));
    CodeCall call(layer);
    call.with(size).unless(size, "stride", python::tuple(stridesOf(query, "pool_size")));
    if (query.text("padding") == "same")
        call.with("ceil_mode", "True");
    return call.text();
}

std::vector<LayerSample> samples()
{
    using Pair = std::vector<std::int64_t>;
    return {{{}, {{4, 6, 2}}},
            {{{"pool_size", Pair{3, 2}}, {"strides", Pair{2, 1}}}, {{5, 5, 3}}},
            {{{"pool_size", Pair{2, 2}}, {"padding", std::string("same")}}, {{5, 3, 2}}},
            {{{"pool_size", Pair{3, 3}}, {"strides", Pair{1, 1}}, {"padding", std::string("same")}}, {{4, 4, 1}}}};
}

std::vector<LayerErrorSample> errors()
{
    using Pair = std::vector<std::int64_t>;
    return {{{}, {{128}}, "needs a picture"},
            {{}, {{1, 1, 64}}, "window of 2×2 cells does not fit into the picture of 1 × 1"},
            {{{"strides", Pair{0, 2}}}, {{8, 8, 1}}, "strides is 0"}};
}

} // namespace loom::pooling2d

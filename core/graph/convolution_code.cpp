#include "graph/convolution.h"

namespace loom {
namespace {

using Axes = std::vector<std::int64_t>;

bool isExplicit(const LayerQuery& query)
{
    return query.text("padding") == "explicit";
}

/// ((1, 1), (1, 1)): above and below, left and right.
std::string edgesOf(const LayerQuery& query)
{
    const Windows windows = windowsOf(query, query.inputs[0]);
    std::string all;
    for (int axis = 0; axis < 2; ++axis) {
        const std::int64_t before = windows.window.before[axis];
        // Padding in numbers is the same at both ends, even where the last window does not reach it.
        const std::int64_t after = isExplicit(query) ? before : cellsAfter(windows, axis, query.inputs[0]);
        all += (axis ? ", " : "") + python::tuple({before, after});
    }
    return "(" + all + ")";
}

} // namespace

std::string kerasPadding(const LayerQuery& query)
{
    return python::quoted(windowsOf(query, query.inputs[0]).mirrored || isExplicit(query) ? "valid"
                                                                                          : query.text("padding"));
}

std::string behindKerasEdge(const LayerQuery& query, const std::string& layer)
{
    const bool mirrored = windowsOf(query, query.inputs[0]).mirrored;
    if (!mirrored && !isExplicit(query))
        return layer;
    const std::string edges = edgesOf(query);
    const std::string edge = mirrored ? "keras.layers.Lambda(lambda x: keras.ops.pad(x, ((0, 0), "
            + edges.substr(1, edges.size() - 2) + ", (0, 0)), mode=\"reflect\"))"
                                      : "keras.layers.ZeroPadding2D(" + edges + ")";
    return "keras.Sequential([" + edge + ", " + layer + "])";
}

void addPytorchPadding(CodeCall& call, const LayerQuery& query)
{
    const Axes size = query.integers("kernel_size"), dilation = query.integers("dilation_rate");
    const bool same = query.text("padding") == "same";
    // PyTorch takes the word only with stride 1.
    if (same && query.integers("strides") == Axes(size.size(), 1))
        call.with("padding", python::quoted("same"));
    else if (same || isExplicit(query)) {
        Axes cells = query.integers("padding_size");
        for (std::size_t axis = 0; same && axis < size.size(); ++axis)
            cells[axis] = (size[axis] - 1) * dilation[axis] / 2;
        call.with("padding", python::tuple(cells));
    }
    if (windowsOf(query, query.inputs[0]).mirrored)
        call.with("padding_mode", python::quoted("reflect"));
}

} // namespace loom

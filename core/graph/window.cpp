#include "graph/window.h"

#include "graph/layer_pieces.h"

#include <algorithm>

namespace loom {
namespace {

/// The window is larger than the picture: "same" padding where the layer has it, else the largest that fits.
Issue tooLarge(const LayerQuery& query, const std::string& kernel, const std::vector<std::int64_t>& reach,
               const std::vector<std::int64_t>& edge)
{
    const Shape& picture = query.inputs[0];
    std::vector<std::int64_t> fitting = query.integers(kernel);
    for (int axis = 0; axis < 2; ++axis)
        fitting[std::size_t(axis)] = std::max<std::int64_t>(1, std::min(fitting[std::size_t(axis)], picture[axis]));
    std::vector<Repair> repairs = {setRepair(Text(TR("Set the padding of {node} to same"), {{"node", query.name}}),
                                             query.node, "padding", "same")};
    if (reach == query.integers(kernel) && picture[0] > 0 && picture[1] > 0)
        repairs.push_back(setRepair(Text(TR("Set {attribute} of {node} to {value}"),
                                         {{"attribute", kernel == "pool_size" ? TR("Window") : TR("Kernel size")},
                                          {"node", query.name},
                                          {"value", timesText(fitting)}}),
                                    query.node, kernel, fitting));
    const char* sentence = edge == std::vector<std::int64_t>{0, 0}
        ? TR("{node}: the window of {window} cells does not fit into the picture of {rows} × "
             "{columns}. Use "
             "padding “same”, a smaller window or less pooling before.")
        : TR("{node}: the window of {window} cells does not fit into the picture, which is {rows} × {columns} with "
             "its "
             "padding. Use padding “same”, a smaller window or less pooling before.");
    return problem(query, kernel,
                   Text(sentence,
                        {{"node", query.name},
                         {"window", timesText(reach)},
                         {"rows", picture[0] + 2 * edge[0]},
                         {"columns", picture[1] + 2 * edge[1]}}),
                   std::move(repairs));
}

} // namespace

std::int64_t windowPlaces(std::int64_t length, std::int64_t kernel, std::int64_t stride, std::int64_t dilation,
                          bool same)
{
    if (same)
        return (length + stride - 1) / stride;
    const std::int64_t reach = (kernel - 1) * dilation + 1;
    return length < reach ? 0 : (length - reach) / stride + 1;
}

std::vector<std::int64_t> stridesOf(const LayerQuery& query, const std::string& kernel)
{
    const std::vector<std::int64_t> strides = query.integers("strides");
    return strides.empty() ? query.integers(kernel) : strides;
}

ShapeAnswer slidingWindow(const LayerQuery& query, const std::string& kernel, std::int64_t channels)
{
    if (std::vector<Issue> issues = unlessPicture(query); !issues.empty())
        return {{}, std::move(issues)};
    const Shape& picture = query.inputs[0];
    const std::vector<std::int64_t> size = query.integers(kernel);
    const std::vector<std::int64_t> strides = stridesOf(query, kernel);
    std::vector<std::int64_t> dilation = query.integers("dilation_rate");
    dilation.resize(2, 1);
    const bool same = query.text("padding") == "same";
    std::vector<std::int64_t> edge(2, 0);
    if (query.text("padding") == "explicit")
        edge = query.integers("padding_size");
    Shape out{0, 0, channels};
    std::vector<std::int64_t> reach(2);
    for (std::size_t axis = 0; axis < 2; ++axis) {
        reach[axis] = (size[axis] - 1) * dilation[axis] + 1;
        out[int(axis)] =
            windowPlaces(picture[int(axis)] + 2 * edge[axis], size[axis], strides[axis], dilation[axis], same);
    }
    if (out[0] < 1 || out[1] < 1)
        return {{}, {tooLarge(query, kernel, reach, edge)}};
    return {{out}, {}};
}

std::string timesText(const std::vector<std::int64_t>& numbers)
{
    std::string out;
    for (const std::int64_t number : numbers)
        out += (out.empty() ? "" : "×") + std::to_string(number);
    return out;
}

} // namespace loom

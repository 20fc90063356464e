#include "graph/convolution.h"

#include "graph/explain_window.h"
#include "graph/layer_pieces.h"
#include "graph/window.h"

#include <algorithm>
#include <numeric>

namespace loom {
namespace {

using Axes = std::vector<std::int64_t>;

std::int64_t reachOf(const ops::Window& w, int axis)
{
    return (w.kernel[axis] - 1) * w.dilation[axis] + 1;
}

Shape edged(const Windows& windows, const Shape& picture)
{
    Shape all = picture;
    for (int axis = 0; axis < 2; ++axis)
        all[axis] += windows.window.before[axis] + cellsAfter(windows, axis, picture);
    return all;
}

/// The same windows over the picture with its edge.
ops::Window inside(const Windows& windows)
{
    ops::Window w = windows.window;
    w.before[0] = w.before[1] = 0;
    return w;
}

Ref withEdge(Pass& pass, const Ref& x, const Windows& windows)
{
    const Shape all = edged(windows, x.shape);
    return all == x.shape ? x : ops::reflectPad(pass, x, windows.window.before, all[0], all[1]);
}

/// Padding in numbers must leave each window a cell of the picture.
std::vector<Issue> tooWide(const LayerQuery& query, const Windows& windows)
{
    for (int axis = 0; axis < 2; ++axis) {
        const std::int64_t reach = reachOf(windows.window, axis), size = windows.window.before[axis];
        if (size < reach)
            continue;
        Axes narrower = query.integers("padding_size");
        for (int each = 0; each < 2; ++each)
            narrower[std::size_t(each)] = std::min(narrower[std::size_t(each)], reachOf(windows.window, each) - 1);
        return {problem(
            query, "padding_size",
            Text(
                TR("{node}: with a padding of {padding} a window of {window} cells would see nothing of the picture. "
                   "Use a padding of at most {most}."),
                {{"node", query.name}, {"padding", size}, {"window", reach}, {"most", reach - 1}}),
            {setRepair(Text(TR("Set the padding of {node} to {value}"),
                            {{"node", query.name}, {"value", timesText(narrower)}}),
                       query.node, "padding_size", narrower)})};
    }
    return {};
}

/// A mirrored edge is made of the cells behind the outermost ones.
std::vector<Issue> tooNarrowToMirror(const LayerQuery& query, const Windows& windows)
{
    for (int axis = 0; axis < 2; ++axis) {
        const std::int64_t cells = query.inputs[0][axis];
        const std::int64_t edge = std::max(windows.window.before[axis], cellsAfter(windows, axis, query.inputs[0]));
        if (edge >= cells)
            return {
                problem(query, "padding_mode",
                        Text(TR("{node}: a mirrored edge of {edge} cell(s) needs more cells than that, but the "
                                "picture is {cells} wide or high there. Fill the edge with zeros, or use a smaller "
                                "window."),
                             {{"node", query.name}, {"edge", edge}, {"cells", cells}}),
                        {setRepair(Text(TR("Fill the edge of {node} with zeros"), {{"node", query.name}}), query.node,
                                   "padding_mode", std::string("zero"))})};
    }
    return {};
}

} // namespace

std::int64_t cellsAfter(const Windows& windows, int axis, const Shape& picture)
{
    const ops::Window& w = windows.window;
    const std::int64_t end = (w.out[axis] - 1) * w.stride[axis] + reachOf(w, axis);
    return std::max<std::int64_t>(0, end - w.before[axis] - picture[axis]);
}

std::vector<std::int64_t> pairOf(const std::vector<std::int64_t>& settings, std::int64_t count)
{
    if (settings.empty())
        return {count, count};
    return settings.size() == 1 ? Axes{count, settings[0]} : settings;
}

Windows windowsFor(const Shape& picture, const std::vector<std::int64_t>& kernel,
                   const std::vector<std::int64_t>& strides, const std::vector<std::int64_t>& dilation,
                   const std::string& padding, const std::vector<std::int64_t>& paddingSize,
                   const std::string& paddingMode)
{
    const Axes size = pairOf(kernel), steps = pairOf(strides), apart = pairOf(dilation);
    Windows windows{.mirrored = paddingMode == "reflect" && padding != "valid"};
    if (padding == "explicit")
        windows.window = ops::paddedWindow(picture, size, steps, apart, paddingSize, paddingSize);
    else if (padding == "causal")
        windows.window = ops::paddedWindow(picture, size, steps, apart, {0, (size[1] - 1) * apart[1]}, {0, 0});
    else
        windows.window = ops::windowFor(picture, size, steps, apart, padding == "same");
    return windows;
}

ShapeAnswer convolvedShape(const LayerQuery& query, std::int64_t filters)
{
    ShapeAnswer answer = slidingWindow(query, "kernel_size", filters);
    if (!answer.issues.empty())
        return answer;
    const Windows windows = windowsOf(query, query.inputs[0]);
    if (std::vector<Issue> issues = tooWide(query, windows); !issues.empty() && query.text("padding") == "explicit")
        return {{}, std::move(issues)};
    if (windows.mirrored)
        if (std::vector<Issue> issues = tooNarrowToMirror(query, windows); !issues.empty())
            return {{}, std::move(issues)};
    return answer;
}

std::vector<Issue> groupIssues(const LayerQuery& query, std::int64_t channels, std::int64_t filters)
{
    const std::int64_t groups = query.integer("groups");
    const bool byChannels = channels % groups != 0;
    if (!byChannels && filters % groups == 0)
        return {};
    const std::int64_t fits = std::gcd(std::gcd(channels, filters), groups);
    const char* sentence = byChannels
        ? TR("{node}: {count} channel(s) cannot be dealt out to {groups} groups of the same size. Use a number of "
             "groups that divides channels and filters.")
        : TR("{node}: {count} filter(s) cannot be dealt out to {groups} groups of the same size. Use a number of "
             "groups that divides channels and filters.");
    return {problem(
        query, "groups",
        Text(sentence, {{"node", query.name}, {"count", byChannels ? channels : filters}, {"groups", groups}}),
        {setRepair(Text(TR("Set {attribute} of {node} to {value}"),
                        {{"attribute", TR("Groups")}, {"node", query.name}, {"value", fits}}),
                   query.node, "groups", fits)})};
}

Ref convolve(Pass& pass, const Ref& x, const Ref& kernel, const Ref& bias, const Windows& windows,
             std::int64_t groups)
{
    if (!windows.mirrored)
        return ops::conv2d(pass, x, kernel, bias, windows.window, groups);
    return ops::conv2d(pass, withEdge(pass, x, windows), kernel, bias, inside(windows), groups);
}

Ref convolveInputGradient(Pass& pass, const Ref& g, const Ref& kernel, const Shape& x, const Windows& windows,
                          std::int64_t groups)
{
    const Shape all = windows.mirrored ? edged(windows, x) : x;
    if (all == x)
        return ops::conv2dInputGradient(pass, g, kernel, x, windows.window, groups);
    const Ref dx = ops::conv2dInputGradient(pass, g, kernel, all, inside(windows), groups);
    return ops::reflectPadGradient(pass, dx, x, windows.window.before);
}

Ref convolveKernelGradient(Pass& pass, const Ref& x, const Ref& g, const Shape& kernel, const Windows& windows,
                           std::int64_t groups)
{
    if (!windows.mirrored)
        return ops::conv2dKernelGradient(pass, x, g, kernel, windows.window, groups);
    return ops::conv2dKernelGradient(pass, withEdge(pass, x, windows), g, kernel, inside(windows), groups);
}

LinearTerms convolutionTerms(const Windows& windows, const Shape& picture, std::int64_t filters, std::int64_t groups)
{
    const std::int64_t channels = picture[2] / groups, out = filters / groups;
    return [=](const Axes& output, const LinearVisit& visit) {
        const std::int64_t first = output[2] / out * channels;
        for (const WindowCell& cell : windowCells(windows.window, picture, output[0], output[1], windows.mirrored)) {
            Axes input{cell.picture[0], cell.picture[1], 0};
            Axes weight{cell.kernel[0], cell.kernel[1], 0, output[2]};
            for (std::int64_t channel = 0; channel < channels; ++channel) {
                input[2] = first + channel;
                weight[2] = channel;
                visit(input, weight);
            }
        }
    };
}

Ref channelByChannel(const Ref& kernel)
{
    const Shape& shape = kernel.shape;
    return ops::reshape(kernel, Shape{shape[0], shape[1], 1, shape[2] * shape[3]});
}

LinearTerms channelTerms(const LinearTerms& grouped, std::int64_t multiplier)
{
    return [=](const Axes& output, const LinearVisit& visit) {
        grouped(output, [&](const Axes& input, const Axes& weight) {
            visit(input, {weight[0], weight[1], weight[3] / multiplier, weight[3] % multiplier});
        });
    };
}

UnitOf channelUnit(std::int64_t multiplier)
{
    return [=](const Axes& kernel) { return kernel[2] * multiplier + kernel[3]; };
}

} // namespace loom

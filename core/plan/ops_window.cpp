#include "base/check.h"
#include "plan/new_op.h"
#include "plan/ops.h"

#include <algorithm>

namespace loom::ops {
namespace {

void store(Op& op, const Window& window)
{
    std::vector<std::int64_t>& ints = op.info.ints;
    for (const auto* pair : {window.kernel, window.stride, window.dilation, window.before, window.out})
        ints.insert(ints.end(), pair, pair + 2);
}

Ref windowOp(Pass& pass, std::string kind, std::vector<Ref> inputs, const Window& window, std::int64_t groups,
             Shape out, double work, bool summing = false)
{
    if (groups > 1)
        kind = "grouped_" + kind;
    Op op = (summing ? summingOp : sampleOp)(std::move(kind), std::move(inputs), work);
    store(op, window);
    if (groups > 1)
        op.info.ints.push_back(groups);
    return pass.append(std::move(op), std::move(out), summing ? BufferRole::shared : BufferRole::sample);
}

double products(const Shape& g, const Shape& kernel)
{
    return 2.0 * double(g[0] * g[1]) * double(kernel.size());
}

} // namespace

Window windowFor(const Shape& picture, const std::vector<std::int64_t>& kernel,
                 const std::vector<std::int64_t>& strides, const std::vector<std::int64_t>& dilation, bool same)
{
    LOOM_ASSERT(picture.rank() == 3 && kernel.size() == 2 && strides.size() == 2 && dilation.size() == 2);
    Window w;
    for (int axis = 0; axis < 2; ++axis) {
        const std::size_t i = std::size_t(axis);
        const std::int64_t n = picture[axis];
        const std::int64_t span = (kernel[i] - 1) * dilation[i] + 1;
        w.kernel[axis] = kernel[i];
        w.stride[axis] = strides[i];
        w.dilation[axis] = dilation[i];
        w.out[axis] = same ? (n + strides[i] - 1) / strides[i] : (n - span) / strides[i] + 1;
        w.before[axis] = same ? std::max<std::int64_t>(0, (w.out[axis] - 1) * strides[i] + span - n) / 2 : 0;
    }
    return w;
}

Window paddedWindow(const Shape& picture, const std::vector<std::int64_t>& kernel,
                    const std::vector<std::int64_t>& strides, const std::vector<std::int64_t>& dilation,
                    const std::vector<std::int64_t>& before, const std::vector<std::int64_t>& after)
{
    Window w = windowFor({picture[0] + before[0] + after[0], picture[1] + before[1] + after[1], picture[2]}, kernel,
                         strides, dilation, false);
    std::ranges::copy(before, w.before);
    return w;
}

Ref conv2d(Pass& pass, const Ref& x, const Ref& kernel, const Ref& bias, const Window& window, std::int64_t groups)
{
    const Shape out{window.out[0], window.out[1], kernel.shape[3]};
    return windowOp(pass, "conv2d", {x, kernel, bias}, window, groups, out, products(out, kernel.shape));
}

Ref conv2dInputGradient(Pass& pass, const Ref& g, const Ref& kernel, const Shape& x, const Window& window,
                        std::int64_t groups)
{
    return windowOp(pass, "conv2d_input_gradient", {g, kernel}, window, groups, x, products(g.shape, kernel.shape));
}

Ref conv2dKernelGradient(Pass& pass, const Ref& x, const Ref& g, const Shape& kernel, const Window& window,
                         std::int64_t groups)
{
    return windowOp(pass, "conv2d_kernel_gradient", {x, g}, window, groups, kernel, products(g.shape, kernel), true);
}

Ref addBias(Pass& pass, const Ref& x, const Ref& bias)
{
    return pass.append(sampleOp("add_bias", {x, bias}, double(x.shape.size())), x.shape);
}

Ref reflectPad(Pass& pass, const Ref& x, const std::int64_t (&before)[2], std::int64_t rows, std::int64_t columns)
{
    const Shape out{rows, columns, x.shape[2]};
    Op op = sampleOp("reflect_pad", {x}, double(out.size()));
    op.info.ints = {before[0], before[1]};
    return pass.append(std::move(op), out);
}

Ref reflectPadGradient(Pass& pass, const Ref& g, const Shape& x, const std::int64_t (&before)[2])
{
    Op op = sampleOp("reflect_pad_gradient", {g}, double(g.shape.size()));
    op.info.ints = {before[0], before[1]};
    return pass.append(std::move(op), x);
}

Ref maxPool2d(Pass& pass, const Ref& x, const Window& window)
{
    const Shape out{window.out[0], window.out[1], x.shape[2]};
    return windowOp(pass, "max_pool", {x}, window, 1, out, double(x.shape.size()));
}

Ref maxPool2dGradient(Pass& pass, const Ref& x, const Ref& g, const Window& window)
{
    return windowOp(pass, "max_pool_gradient", {x, g}, window, 1, x.shape, 2 * double(x.shape.size()));
}

Ref averagePool2d(Pass& pass, const Ref& x, const Window& window)
{
    const Shape out{window.out[0], window.out[1], x.shape[2]};
    return windowOp(pass, "average_pool", {x}, window, 1, out, double(x.shape.size()));
}

Ref averagePool2dGradient(Pass& pass, const Ref& g, const Shape& x, const Window& window)
{
    return windowOp(pass, "average_pool_gradient", {g}, window, 1, x, 2 * double(x.size()));
}

Ref enlarge(Pass& pass, const Ref& x, const std::vector<std::int64_t>& times, bool smooth)
{
    const Shape out{x.shape[0] * times[0], x.shape[1] * times[1], x.shape[2]};
    Op op = sampleOp("enlarge", {x}, (smooth ? 6 : 1) * double(out.size()));
    op.info.ints = {times[0], times[1], smooth};
    return pass.append(std::move(op), out);
}

Ref enlargeGradient(Pass& pass, const Ref& g, const Shape& x, const std::vector<std::int64_t>& times, bool smooth)
{
    Op op = sampleOp("enlarge_gradient", {g}, (smooth ? 8 : 2) * double(g.shape.size()));
    op.info.ints = {times[0], times[1], smooth};
    return pass.append(std::move(op), x);
}

} // namespace loom::ops

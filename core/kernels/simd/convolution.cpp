#include "frame.h"
#include "pack.h"
#include "table.h"
#include "winograd.h"

#include <optional>

namespace loom::simd {
namespace {

/// Positions of the gradient whose products are added together while their panel stays in the first cache.
constexpr std::int64_t kDepthPart = 256;

/// Where the windows of every output position begin.
void windowStarts(std::int64_t pictures, const Frame& frame, const WindowInts& w, std::int64_t* starts)
{
    for (std::int64_t n = 0; n < pictures; ++n)
        for (std::int64_t r = 0; r < w.out[0]; ++r)
            for (std::int64_t c = 0; c < w.out[1]; ++c)
                *starts++ = n * frame.size() + windowStart(frame, w, r, c);
}

/// y = windows of framed pictures (positions, depth) · packed (depth, columns).
void windowProduct(const Framed& x, std::int64_t pictures, const WindowInts& w, const float* packed,
                   std::int64_t columns, const Finish& finish, Room& room)
{
    const std::int64_t positions = pictures * w.out[0] * w.out[1];
    const Runs runs(w, x.frame.channels);
    std::int64_t* starts = room.take<std::int64_t>(positions);
    std::int64_t* offsets = room.take<std::int64_t>(runs.count);
    windowStarts(pictures, x.frame, w, starts);
    runs.fill(w, x.frame, offsets);
    const Left left{
        .base = x.pictures, .rows = starts, .runs = offsets, .runCount = runs.count, .length = runs.length};
    packedProduct(left, positions, packed, left.depth(), columns, finish);
}

std::size_t windowProductBytes(std::int64_t pictures, const WindowInts& w)
{
    return Room::bytes<std::int64_t>(pictures * w.out[0] * w.out[1])
        + Room::bytes<std::int64_t>(w.kernel[0] * w.kernel[1]);
}

/// Tiles for a convolution of these channels where they are worth it.
std::optional<Winograd> tilesFor(const WindowInts& w, std::int64_t channels, std::int64_t filters)
{
    if (!Winograd::isWorth(w, channels, filters, w.out[0], w.out[1]))
        return {};
    return Winograd(channels, filters, w.out[0], w.out[1]);
}

std::optional<Winograd> tilesFor(const OpInfo& op)
{
    return tilesFor(WindowInts(op), op.in[1][2], op.in[1][3]);
}

std::int64_t packedKernel(const OpInfo& op)
{
    return packedNumbers(tilesFor(op), op.in[1]);
}

void packKernel(const KernelCall& call, float* to, Room room)
{
    packForward(tilesFor(call.op), call.op.in[1], call.input<float>(1), to, room);
}

using PreparedKernel = Prepared<packedKernel, packKernel>;

// y (positions, filters) = windows of x (positions, depth) · W (depth, filters) + b
void forward(const KernelCall& call, bool relu)
{
    const WindowInts w(call.op);
    const Shape& kernel = call.op.in[1];
    const std::int64_t filters = kernel[3];
    Room room(call.workspace);
    const float* packed = PreparedKernel::of(call, room);
    if (const auto tiles = tilesFor(call.op))
        return tiles->convolve(call.input<float>(0), Area(call.op.in[0], w.before), call.rows, packed,
                               {.out = call.output<float>(),
                                .map = w.out[0] * w.out[1] * filters,
                                .rowStride = w.out[1] * filters,
                                .stride = filters,
                                .bias = call.input<float>(2),
                                .relu = relu,
                                .sum = sumOf(call),
                                .exactZeros = true},
                               room);
    const Framed x = framed(call.input<float>(0), call.rows, call.op.in[0], w, room);
    windowProduct(x, call.rows, w, packed, filters,
                  {.out = call.output<float>(),
                   .stride = filters,
                   .bias = call.input<float>(2),
                   .relu = relu,
                   .sum = sumOf(call)},
                  room);
}

void conv2d(const KernelCall& call)
{
    forward(call, false);
}

void conv2dRelu(const KernelCall& call)
{
    forward(call, true);
}

std::size_t forwardBytes(const OpInfo& op, std::int64_t rows)
{
    const WindowInts w(op);
    if (const auto tiles = tilesFor(op))
        return PreparedKernel::bytes(op) + tiles->packBytes() + tiles->bytes();
    return PreparedKernel::bytes(op) + framedBytes(rows, op.in[0], w) + windowProductBytes(rows, w);
}

/// The gradient by the input is a convolution of the gradient, spread by the stride and framed by the kernel's reach,
/// with the kernel turned round: input i meets g at (i + before − k·dilation) / stride.
struct Turned {
    WindowInts w; ///< of that convolution
    Frame frame;
    std::int64_t at[2], stride[2]; ///< where g's numbers go in the frame

    explicit Turned(const OpInfo& op)
        : w(op)
    {
        const Shape &g = op.in[0], &x = op.out[0];
        std::int64_t size[2];
        for (int axis = 0; axis < 2; ++axis) {
            const std::int64_t reach = (w.kernel[axis] - 1) * w.dilation[axis];
            at[axis] = reach - w.before[axis];
            stride[axis] = w.stride[axis];
            size[axis] = std::max(x[axis] + reach, at[axis] + (g[axis] - 1) * stride[axis] + 1);
            w.out[axis] = x[axis];
            w.stride[axis] = 1;
        }
        frame = {size[0], size[1], g[2]};
    }
    bool isSpread() const { return stride[0] != 1 || stride[1] != 1; }
};

/// The tiles of the outputs' gradient where they are clearly fewer than those of the turned convolution.
std::optional<Winograd> tilesBackFor(const OpInfo& op)
{
    const WindowInts w(op);
    const Shape& kernel = op.in[1];
    auto tiles = tilesFor(w, kernel[2], kernel[3]);
    if (!tiles)
        return {};
    const WindowInts turned = Turned(op).w;
    const std::int64_t others = Winograd(kernel[3], kernel[2], turned.out[0], turned.out[1]).products();
    return 3 * tiles->products() <= 2 * others ? tiles : std::nullopt;
}

std::int64_t packedTurned(const OpInfo& op)
{
    const Shape& kernel = op.in[1];
    if (const auto back = tilesBackFor(op))
        return back->packedBackNumbers();
    const auto tiles = tilesFor(Turned(op).w, kernel[3], kernel[2]);
    return tiles ? tiles->packedNumbers() : packedSize(kernel.size() / kernel[2], kernel[2]);
}

void packTurned(const KernelCall& call, float* to, Room room)
{
    const Shape& kernel = call.op.in[1];
    const float* w = call.input<float>(1);
    const std::int64_t in = kernel[2], filters = kernel[3], cells = kernel[0] * kernel[1], depth = cells * filters;
    if (const auto back = tilesBackFor(call.op))
        return back->packBack(w, to, room);
    if (const auto tiles = tilesFor(Turned(call.op).w, filters, in))
        return tiles->pack(w, true, to, room);
    for (std::int64_t cell = 0; cell < cells; ++cell)
        packTransposed(w + (cells - 1 - cell) * in * filters, filters, filters, in, to + cell * filters * kPanel,
                       depth);
}

using PreparedTurned = Prepared<packedTurned, packTurned>;

// dx (positions, in) = windows of framed g (positions, kernel · filters) · turned W
void inputGradient(const KernelCall& call)
{
    const Turned turned(call.op);
    const WindowInts& w = turned.w;
    const Shape &kernel = call.op.in[1], &picture = call.op.out[0];
    const std::int64_t in = kernel[2], filters = kernel[3];
    Room room(call.workspace);
    const float* packed = PreparedTurned::of(call, room);
    if (const auto back = tilesBackFor(call.op))
        return back->convolveBack(call.input<float>(0), call.rows, packed, Area(picture, WindowInts(call.op).before),
                                  call.output<float>(), room);
    const auto tiles = tilesFor(w, filters, in);
    const MapOut to{.out = call.output<float>(), .map = picture.size(), .rowStride = w.out[1] * in, .stride = in};
    if (tiles && !turned.isSpread())
        return tiles->convolve(call.input<float>(0), Area(call.op.in[0], turned.at), call.rows, packed, to, room);
    float* g = room.take<float>(call.rows * turned.frame.size());
    place(call.input<float>(0), call.rows, call.op.in[0], turned.frame, turned.at, turned.stride, g);
    if (tiles)
        return tiles->convolve(g, Area(turned.frame), call.rows, packed, to, room);
    windowProduct({g, turned.frame}, call.rows, w, packed, in, {.out = call.output<float>(), .stride = in}, room);
}

std::size_t inputGradientBytes(const OpInfo& op, std::int64_t rows)
{
    const Shape& kernel = op.in[1];
    if (const auto back = tilesBackFor(op))
        return PreparedTurned::bytes(op) + back->packBytes() + back->backBytes();
    const Turned turned(op);
    if (const auto tiles = tilesFor(turned.w, kernel[3], kernel[2]))
        return PreparedTurned::bytes(op) + tiles->packBytes() + tiles->bytes()
            + (turned.isSpread() ? Room::bytes<float>(rows * turned.frame.size()) : 0);
    return PreparedTurned::bytes(op) + Room::bytes<float>(rows * turned.frame.size())
        + windowProductBytes(rows, turned.w);
}

// dW (depth, filters) (+)= windows of xᵀ · g, positions in parts of whole output rows
void kernelGradient(const KernelCall& call)
{
    const WindowInts w(call.op);
    const Shape& kernel = call.op.out[0];
    const std::int64_t filters = kernel[3], depth = kernel.size() / filters, channels = kernel[2];
    const std::int64_t lines = call.rows * w.out[0], part = std::max<std::int64_t>(1, kDepthPart / w.out[1]);
    Room room(call.workspace);
    if (const auto tiles = tilesFor(w, channels, filters))
        return tiles->kernelGradient(call.input<float>(0), Area(call.op.in[0], w.before), call.input<float>(1),
                                     call.rows, call.output<float>(), call.accumulate, room);
    float* panel = room.take<float>(part * w.out[1] * kPanel);
    const Framed x = framed(call.input<float>(0), call.rows, call.op.in[0], w, room);
    std::int64_t* rows = room.take<std::int64_t>(depth);
    std::int64_t* starts = room.take<std::int64_t>(lines);
    for (std::int64_t i = 0, m = 0; i < w.kernel[0]; ++i)
        for (std::int64_t j = 0; j < w.kernel[1]; ++j)
            for (std::int64_t c = 0; c < channels; ++c)
                rows[m++] = i * w.dilation[0] * x.frame.rowStride() + j * w.dilation[1] * channels + c;
    for (std::int64_t line = 0; line < lines; ++line)
        starts[line] = line / w.out[0] * x.frame.size() + line % w.out[0] * w.stride[0] * x.frame.rowStride();
    for (std::int64_t first = 0; first < lines; first += part) {
        const std::int64_t count = std::min(part, lines - first), k = first * w.out[1];
        const Left left{.base = x.pictures,
                        .rows = rows,
                        .runs = starts + first,
                        .runCount = count,
                        .length = w.out[1],
                        .step = w.stride[1] * channels};
        float* dw = call.output<float>();
        const Finish finish{
            .out = dw, .stride = filters, .from = call.accumulate || first > 0 ? dw : nullptr, .fromStride = filters};
        for (std::int64_t j = 0; j < filters; j += kPanel) {
            packPanel(call.input<float>(1) + k * filters, filters, count * w.out[1], filters, j, panel);
            panelProduct(left, depth, {panel, kPanel}, finish, j, std::min(kPanel, filters - j));
        }
    }
}

std::size_t kernelGradientBytes(const OpInfo& op, std::int64_t rows)
{
    const WindowInts w(op);
    if (const auto tiles = tilesFor(w, op.out[0][2], op.out[0][3]))
        return tiles->kernelGradientBytes();
    const std::int64_t part = std::max<std::int64_t>(1, kDepthPart / w.out[1]);
    return Room::bytes<float>(part * w.out[1] * kPanel) + framedBytes(rows, op.in[0], w)
        + Room::bytes<std::int64_t>(op.out[0].size() / op.out[0][3]) + Room::bytes<std::int64_t>(rows * w.out[0]);
}

} // namespace

void addConvolution(Kernels& kernels)
{
    kernels.push_back(
        {"conv2d", DType::f32, forwardBytes, conv2d, nullptr, PreparedKernel::bytes, PreparedKernel::prepare});
    kernels.push_back({"conv2d_relu", DType::f32, forwardBytes, conv2dRelu, nullptr, PreparedKernel::bytes,
                       PreparedKernel::prepare});
    kernels.push_back({"conv2d_input_gradient", DType::f32, inputGradientBytes, inputGradient, nullptr,
                       PreparedTurned::bytes, PreparedTurned::prepare});
    kernels.push_back({"conv2d_kernel_gradient", DType::f32, kernelGradientBytes, kernelGradient});
}

} // namespace loom::simd

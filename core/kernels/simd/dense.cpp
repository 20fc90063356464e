#include "pack.h"
#include "table.h"

namespace loom::simd {
namespace {

/// Few rows do not pay for copying the right factor first.
constexpr std::int64_t kDirectRows = 2 * kTileRows;
/// Samples whose products are added together while their panel stays in the first cache.
constexpr std::int64_t kDepthPart = 256;

std::int64_t positions(const Shape& x)
{
    return x.size() / x[-1];
}

/// Panels that this piece computes: [first, last).
struct PanelRange {
    std::int64_t first, last;
    PanelRange(const KernelCall& call, std::int64_t columns)
        : first(pieceBegin(panelsOf(columns), call.piece, call.pieces))
        , last(pieceBegin(panelsOf(columns), call.piece + 1, call.pieces))
    {
    }
};

// y (rows, out) = x (rows, in) · W (in, out) + b
void forward(const KernelCall& call, bool relu)
{
    const std::int64_t in = call.op.in[1][0], out = call.op.in[1][1];
    const std::int64_t rows = call.rows * positions(call.op.in[0]);
    const Left x{.base = call.input<float>(0), .rowStride = in, .length = in};
    const float* w = call.input<float>(1);
    const Finish finish{
        .out = call.output<float>(), .stride = out, .bias = call.input<float>(2), .relu = relu, .sum = sumOf(call)};
    const PanelRange panels(call, out);
    for (std::int64_t p = panels.first; p < panels.last; ++p) {
        const std::int64_t j = p * kPanel, width = std::min(kPanel, out - j);
        Panel panel{w + j, out};
        if (rows > kDirectRows || width < kPanel) {
            packPanel(w, out, in, out, j, workspaceOf(call));
            panel = {workspaceOf(call), kPanel};
        }
        panelProduct(x, rows, panel, finish, j, width);
    }
}

void dense(const KernelCall& call)
{
    forward(call, false);
}

void denseRelu(const KernelCall& call)
{
    forward(call, true);
}

std::size_t forwardBytes(const OpInfo& op, std::int64_t)
{
    return std::size_t(op.in[1][0] * kPanel) * sizeof(float);
}

int forwardPieces(const OpInfo& op)
{
    return int(panelsOf(op.in[1][1]));
}

// dx (rows, in) = g (rows, out) · Wᵀ
void inputGradient(const KernelCall& call)
{
    const std::int64_t in = call.op.in[1][0], out = call.op.in[1][1];
    const std::int64_t rows = call.rows * (call.op.in[0].size() / out);
    const Left g{.base = call.input<float>(0), .rowStride = out, .length = out};
    const Finish finish{.out = call.output<float>(), .stride = in};
    const PanelRange panels(call, in);
    for (std::int64_t p = panels.first; p < panels.last; ++p) {
        const std::int64_t j = p * kPanel;
        packTransposedPanel(call.input<float>(1), out, out, in, j, workspaceOf(call));
        panelProduct(g, rows, {workspaceOf(call), kPanel}, finish, j, std::min(kPanel, in - j));
    }
}

std::size_t inputGradientBytes(const OpInfo& op, std::int64_t)
{
    return std::size_t(op.in[1][1] * kPanel) * sizeof(float);
}

int inputGradientPieces(const OpInfo& op)
{
    return int(panelsOf(op.in[1][0]));
}

// dW (in, out) (+)= xᵀ · g, the samples in parts
void kernelGradient(const KernelCall& call)
{
    const std::int64_t in = call.op.out[0][0], out = call.op.out[0][1];
    const std::int64_t rows = call.rows * positions(call.op.in[0]);
    // A piece is some rows of dW: they lie together, so that the optimizer can follow at once.
    const std::int64_t first = pieceBegin(in, call.piece, call.pieces);
    const std::int64_t last = pieceBegin(in, call.piece + 1, call.pieces);
    for (std::int64_t k = 0; k < rows; k += kDepthPart) {
        const std::int64_t depth = std::min(kDepthPart, rows - k);
        const Left x{.base = call.input<float>(0) + k * in + first, .rowStride = 1, .length = depth, .step = in};
        const float* g = call.input<float>(1) + k * out;
        float* dw = call.output<float>() + first * out;
        const Finish finish{
            .out = dw, .stride = out, .from = call.accumulate || k > 0 ? dw : nullptr, .fromStride = out};
        for (std::int64_t j = 0; j < out; j += kPanel) {
            const std::int64_t width = std::min(kPanel, out - j);
            Panel panel{g + j, out};
            if (last - first > kDirectRows || width < kPanel) {
                packPanel(g, out, depth, out, j, workspaceOf(call));
                panel = {workspaceOf(call), kPanel};
            }
            panelProduct(x, last - first, panel, finish, j, width);
        }
    }
}

std::size_t kernelGradientBytes(const OpInfo&, std::int64_t)
{
    return std::size_t(kDepthPart * kPanel) * sizeof(float);
}

// About 8 k numbers a piece.
int kernelGradientPieces(const OpInfo& op)
{
    return int(std::clamp<std::int64_t>(op.out[0].size() / 8192, 1, std::max<std::int64_t>(1, op.out[0][0])));
}

} // namespace

void addDense(Kernels& kernels)
{
    kernels.push_back({"dense", DType::f32, forwardBytes, dense, forwardPieces});
    kernels.push_back({"dense_relu", DType::f32, forwardBytes, denseRelu, forwardPieces});
    kernels.push_back({"dense_input_gradient", DType::f32, inputGradientBytes, inputGradient, inputGradientPieces});
    kernels.push_back(
        {"dense_kernel_gradient", DType::f32, kernelGradientBytes, kernelGradient, kernelGradientPieces});
}

} // namespace loom::simd

// A few units of a dense layer for each row: the true class and some that are drawn. Classes (…, 1 + draws) of a row
// have the true one first; ints of what draws: classes, by rank, corrected.
#include "base/random.h"
#include "kernels/baseline/table.h"
#include "kernels/class_draw.h"

#include <algorithm>

namespace loom::baseline {
namespace {

using namespace functions;

ClassDraw drawOf(const KernelCall& call)
{
    return {call.op.ints[0], call.op.ints[1] != 0};
}

// Draw k of position p of the batch is number p·draws + k of the stream: groups do not matter.
void drawClasses(const KernelCall& call)
{
    const std::int64_t positions = call.op.in[0].size(), count = call.op.out[0][-1], draws = count - 1;
    const ClassDraw draw = drawOf(call);
    const RandomStream stream = RandomStream::ofKey(call.op.stream);
    const std::int32_t* labels = call.input<std::int32_t>(0);
    std::int32_t* row = call.output<std::int32_t>();
    std::uint64_t number = std::uint64_t(call.firstRow * positions * draws);
    for (std::int64_t p = 0; p < call.rows * positions; ++p, row += count) {
        row[0] = labels[p] < draw.classes ? labels[p] : -1;
        for (std::int64_t k = 1; k < count; ++k)
            row[k] = draw.at(stream.uniform(number++, call.step));
    }
}

// Offsets, and which of a row is to be chosen: its first, where that is a class.
template<class T> void drawnOffsets(const KernelCall& call)
{
    const std::int64_t count = call.op.in[0][-1], rows = call.rows * (call.op.in[0].size() / count);
    const ClassDraw draw = drawOf(call);
    const std::int32_t* row = call.input<std::int32_t>(0);
    for (std::int64_t p = 0, at = 0; p < rows; ++p, row += count)
        for (std::int64_t k = 0; k < count; ++k, ++at) {
            call.output<T>(0)[at] = offsetOf<T>(draw, row, k, count - 1, call.op.ints[2] != 0);
            call.output<T>(1)[at] = T(k == 0 && row[0] >= 0);
        }
}

/// Calls each(p, classes of the position, how many).
template<class Each> void eachPosition(const KernelCall& call, int operand, Each&& each)
{
    const Shape& classes = call.op.in[std::size_t(operand)];
    const std::int64_t count = classes[-1], positions = call.rows * (classes.size() / count);
    for (std::int64_t p = 0; p < positions; ++p)
        each(p, call.input<std::int32_t>(operand) + p * count, count);
}

// x (…, in) · W's columns of the classes + b
template<class T> void chosenUnits(const KernelCall& call)
{
    const std::int64_t in = call.op.in[1][0], units = call.op.in[1][1];
    const T* bias = call.input<T>(2);
    eachPosition(call, 3, [&](std::int64_t p, const std::int32_t* classes, std::int64_t count) {
        const T* x = call.input<T>(0) + p * in;
        T* y = call.output<T>() + p * count;
        std::fill_n(y, count, T(0));
        for (std::int64_t i = 0; i < in; ++i) {
            const T* row = call.input<T>(1) + i * units;
            for (std::int64_t k = 0; k < count; ++k)
                y[k] += x[i] * row[placeOf(classes[k])];
        }
        for (std::int64_t k = 0; k < count && bias; ++k)
            y[k] += bias[placeOf(classes[k])];
    });
}

// g (…, 1 + draws) · those columns, turned
template<class T> void chosenUnitsInputGradient(const KernelCall& call)
{
    const std::int64_t in = call.op.in[1][0], units = call.op.in[1][1];
    eachPosition(call, 2, [&](std::int64_t p, const std::int32_t* classes, std::int64_t count) {
        const T* g = call.input<T>(0) + p * count;
        for (std::int64_t i = 0; i < in; ++i) {
            const T* row = call.input<T>(1) + i * units;
            T sum = 0;
            for (std::int64_t k = 0; k < count; ++k)
                sum += g[k] * row[placeOf(classes[k])];
            call.output<T>()[p * in + i] = sum;
        }
    });
}

// xᵀ · g, into the columns of the classes; a piece is some rows of it
template<class T> void chosenUnitsKernelGradient(const KernelCall& call)
{
    const std::int64_t in = call.op.out[0][0], units = call.op.out[0][1];
    const std::int64_t last = pieceBegin(in, call.piece + 1, call.pieces);
    for (std::int64_t i = pieceBegin(in, call.piece, call.pieces); i < last; ++i) {
        T* row = call.output<T>() + i * units;
        if (!call.accumulate)
            std::fill_n(row, units, T(0));
        eachPosition(call, 2, [&](std::int64_t p, const std::int32_t* classes, std::int64_t count) {
            const T x = call.input<T>(0)[p * in + i];
            const T* g = call.input<T>(1) + p * count;
            for (std::int64_t k = 0; k < count; ++k)
                row[placeOf(classes[k])] += x * g[k];
        });
    }
}

int kernelGradientPieces(const OpInfo& op)
{
    return int(std::clamp<std::int64_t>(op.out[0].size() / 32768, 1, std::max<std::int64_t>(1, op.out[0][0])));
}

} // namespace

void addClassDraws(Kernels& kernels)
{
    both(kernels, "draw_classes", drawClasses, drawClasses);
    both(kernels, "drawn_offsets", drawnOffsets<float>, drawnOffsets<double>);
    both(kernels, "chosen_units", chosenUnits<float>, chosenUnits<double>);
    both(kernels, "chosen_units_input_gradient", chosenUnitsInputGradient<float>, chosenUnitsInputGradient<double>);
    kernels.push_back({"chosen_units_kernel_gradient", DType::f32, nullptr, chosenUnitsKernelGradient<float>,
                       kernelGradientPieces});
    kernels.push_back({"chosen_units_kernel_gradient", DType::f64, nullptr, chosenUnitsKernelGradient<double>,
                       kernelGradientPieces});
}

} // namespace loom::baseline

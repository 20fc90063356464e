#include "kernels/reflection.h"

#include "kernels/baseline/table.h"

#include <algorithm>

namespace loom::baseline {
namespace {

/// The axes (rows, columns) of a picture and of the same with its edge.
struct Edges {
    Reflection rows, columns;
    std::int64_t channels;

    Edges(const OpInfo& op, const Shape& picture, const Shape& padded)
        : rows{picture[0], op.ints[0], padded[0]}
        , columns{picture[1], op.ints[1], padded[1]}
        , channels(picture[2])
    {
    }
};

template<class T> void reflect(const KernelCall& call)
{
    const Edges e(call.op, call.op.in[0], call.op.out[0]);
    T* y = call.output<T>();
    for (std::int64_t n = 0; n < call.rows; ++n) {
        const T* x = call.input<T>(0) + n * call.op.in[0].size();
        for (std::int64_t r = 0; r < e.rows.padded; ++r)
            for (std::int64_t c = 0; c < e.columns.padded; ++c, y += e.channels)
                std::copy_n(x + (e.rows.of(r) * e.columns.length + e.columns.of(c)) * e.channels, e.channels, y);
    }
}

// Every cell of the picture adds up what came to its places.
template<class T> void reflectGradient(const KernelCall& call)
{
    const Edges e(call.op, call.op.out[0], call.op.in[0]);
    T* dx = call.output<T>();
    std::int64_t rows[3], columns[3];
    for (std::int64_t n = 0; n < call.rows; ++n) {
        const T* g = call.input<T>(0) + n * call.op.in[0].size();
        for (std::int64_t r = 0; r < e.rows.length; ++r) {
            const int rowCount = e.rows.places(r, rows);
            for (std::int64_t c = 0; c < e.columns.length; ++c, dx += e.channels) {
                const int columnCount = e.columns.places(c, columns);
                std::fill_n(dx, e.channels, T(0));
                for (int i = 0; i < rowCount; ++i)
                    for (int j = 0; j < columnCount; ++j) {
                        const T* from = g + (rows[i] * e.columns.padded + columns[j]) * e.channels;
                        for (std::int64_t k = 0; k < e.channels; ++k)
                            dx[k] += from[k];
                    }
            }
        }
    }
}

} // namespace

void addReflection(Kernels& kernels)
{
    both(kernels, "reflect_pad", reflect<float>, reflect<double>);
    both(kernels, "reflect_pad_gradient", reflectGradient<float>, reflectGradient<double>);
}

} // namespace loom::baseline

#pragma once

#include "kernels/window.h"

/// Bodies (bodies.h) of what slides a window over pictures (rows, columns, channels).
namespace loom::cuda {

/// The outputs whose windows hold a cell of the picture, in ascending order.
struct Covering {
    std::int64_t first, last;

    LOOM_HOST_DEVICE Covering(const WindowInts& w, int axis, std::int64_t cell)
    {
        const std::int64_t from = cell + w.before[axis], reach = (w.kernel[axis] - 1) * w.dilation[axis];
        first = from > reach ? (from - reach + w.stride[axis] - 1) / w.stride[axis] : 0;
        last = from / w.stride[axis] < w.out[axis] - 1 ? from / w.stride[axis] : w.out[axis] - 1;
    }
    /// Which cell of output o's window it is; -1: it lies between two.
    LOOM_HOST_DEVICE static std::int64_t cellOf(const WindowInts& w, int axis, std::int64_t o, std::int64_t cell)
    {
        const std::int64_t at = cell + w.before[axis] - o * w.stride[axis];
        return at % w.dilation[axis] == 0 ? at / w.dilation[axis] : -1;
    }
};

/// Pictures of some size with a window over them.
struct Windows {
    WindowInts w;
    std::int64_t rows, columns, channels;

    Windows(const OpInfo& op, const Shape& picture)
        : w(op)
        , rows(picture[0])
        , columns(picture[1])
        , channels(picture[2])
    {
    }
    LOOM_HOST_DEVICE std::int64_t size() const { return rows * columns * channels; }
    LOOM_HOST_DEVICE std::int64_t positions() const { return w.out[0] * w.out[1]; }

    /// Calls visit(place) for the cells of a window inside the picture, until it says true.
    template<class Visit> LOOM_HOST_DEVICE void eachCell(std::int64_t position, const Visit& visit) const
    {
        const std::int64_t r = position / w.out[1], c = position % w.out[1];
        for (std::int64_t i = 0; i < w.kernel[0]; ++i) {
            const std::int64_t row = w.at(0, r, i);
            if (row < 0 || row >= rows)
                continue;
            for (std::int64_t j = 0; j < w.kernel[1]; ++j) {
                const std::int64_t column = w.at(1, c, j);
                if (column >= 0 && column < columns && visit((row * columns + column) * channels))
                    return;
            }
        }
    }
    /// Calls visit(position, row of its window, column of it) for all windows that hold a cell.
    template<class Visit>
    LOOM_HOST_DEVICE void eachWindow(std::int64_t row, std::int64_t column, const Visit& visit) const
    {
        const Covering down(w, 0, row), across(w, 1, column);
        for (std::int64_t r = down.first; r <= down.last; ++r) {
            const std::int64_t i = Covering::cellOf(w, 0, r, row);
            for (std::int64_t c = across.first; i >= 0 && c <= across.last; ++c)
                if (const std::int64_t j = Covering::cellOf(w, 1, c, column); j >= 0)
                    visit(r * w.out[1] + c, i, j);
        }
    }
    LOOM_HOST_DEVICE float shareOf(std::int64_t position) const
    {
        std::int64_t inside = 0;
        eachCell(position, [&](std::int64_t) {
            ++inside;
            return false;
        });
        return 1.0f / float(inside > 1 ? inside : 1);
    }
    LOOM_HOST_DEVICE std::int64_t rowOf(std::int64_t at) const { return at / channels / columns % rows; }
    LOOM_HOST_DEVICE std::int64_t columnOf(std::int64_t at) const { return at / channels % columns; }
};

/// Windows as the rows of a matrix (positions, window cells · channels), zeros outside the picture.
struct Patches {
    Windows windows;
    const float* x;
    float* out;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const WindowInts& w = windows.w;
        const std::int64_t k = i % windows.channels, cell = i / windows.channels % (w.kernel[0] * w.kernel[1]);
        const std::int64_t patch = i / windows.channels / (w.kernel[0] * w.kernel[1]);
        const std::int64_t position = patch % windows.positions(), n = patch / windows.positions();
        const std::int64_t row = w.at(0, position / w.out[1], cell / w.kernel[1]);
        const std::int64_t column = w.at(1, position % w.out[1], cell % w.kernel[1]);
        const bool inside = row >= 0 && row < windows.rows && column >= 0 && column < windows.columns;
        out[i] = inside ? x[n * windows.size() + (row * windows.columns + column) * windows.channels + k] : 0.0f;
    }
};

/// The transpose of Patches: a thread a number of the picture, which takes it from every window that holds it.
struct AddPatches {
    Windows windows;
    const float* patches;
    float* x;

    LOOM_HOST_DEVICE void operator()(std::int64_t at) const
    {
        const WindowInts& w = windows.w;
        const float* first = patches + at / windows.size() * windows.positions() * depth();
        float sum = 0;
        windows.eachWindow(windows.rowOf(at), windows.columnOf(at),
                           [&](std::int64_t position, std::int64_t i, std::int64_t j) {
                               const std::int64_t cell = i * w.kernel[1] + j;
                               sum += first[position * depth() + cell * windows.channels + at % windows.channels];
                           });
        x[at] = sum;
    }
    LOOM_HOST_DEVICE std::int64_t depth() const
    {
        return windows.w.kernel[0] * windows.w.kernel[1] * windows.channels;
    }
};

/// A thread an output: the largest of a window's cells, or their mean.
struct MaxPool {
    Windows windows;
    const float* x;
    float* y;

    LOOM_HOST_DEVICE static float largest(const Windows& windows, std::int64_t position, const float* from)
    {
        bool first = true;
        float top = 0;
        windows.eachCell(position, [&](std::int64_t at) {
            top = first || from[at] > top ? from[at] : top;
            first = false;
            return false;
        });
        return top;
    }
    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t position = i / windows.channels % windows.positions();
        const std::int64_t n = i / windows.channels / windows.positions();
        y[i] = largest(windows, position, x + n * windows.size() + i % windows.channels);
    }
};

/// A thread a number of the picture: it has the gradients of the windows in which it is the first of the largest.
struct MaxPoolGradient {
    Windows windows;
    const float *x, *g;
    float* dx;

    LOOM_HOST_DEVICE void operator()(std::int64_t at) const
    {
        const std::int64_t n = at / windows.size(), k = at % windows.channels;
        const float* from = x + n * windows.size() + k;
        const std::int64_t own = at % windows.size() - k;
        float sum = 0;
        windows.eachWindow(windows.rowOf(at), windows.columnOf(at),
                           [&](std::int64_t position, std::int64_t, std::int64_t) {
                               const float top = MaxPool::largest(windows, position, from);
                               std::int64_t chosen = -1;
                               windows.eachCell(position, [&](std::int64_t cell) {
                                   chosen = from[cell] == top ? cell : -1;
                                   return chosen >= 0;
                               });
                               if (chosen == own)
                                   sum += g[(n * windows.positions() + position) * windows.channels + k];
                           });
        dx[at] = sum;
    }
};

struct AveragePool {
    Windows windows;
    const float* x;
    float* y;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t position = i / windows.channels % windows.positions();
        const float* from = x + i / windows.channels / windows.positions() * windows.size() + i % windows.channels;
        float sum = 0;
        windows.eachCell(position, [&](std::int64_t at) {
            sum += from[at];
            return false;
        });
        y[i] = sum * windows.shareOf(position);
    }
};

struct AveragePoolGradient {
    Windows windows;
    const float* g;
    float* dx;

    LOOM_HOST_DEVICE void operator()(std::int64_t at) const
    {
        const float* from = g + at / windows.size() * windows.positions() * windows.channels + at % windows.channels;
        float sum = 0;
        windows.eachWindow(windows.rowOf(at), windows.columnOf(at),
                           [&](std::int64_t position, std::int64_t, std::int64_t) {
                               sum += from[position * windows.channels] * windows.shareOf(position);
                           });
        dx[at] = sum;
    }
};

/// A thread a channel of a picture.
struct GlobalAveragePool {
    const float* x;
    float* y;
    std::int64_t positions, channels;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const float* from = x + i / channels * positions * channels + i % channels;
        float sum = 0;
        for (std::int64_t p = 0; p < positions; ++p)
            sum += from[p * channels];
        y[i] = sum / float(positions);
    }
};

struct GlobalAveragePoolGradient {
    const float* g;
    float* dx;
    std::int64_t positions, channels;

    LOOM_HOST_DEVICE void operator()(std::int64_t at) const
    {
        dx[at] = g[at / (positions * channels) * channels + at % channels] / float(positions);
    }
};

} // namespace loom::cuda

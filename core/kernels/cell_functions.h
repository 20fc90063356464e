#pragma once

#include "base/host_device.h"
#include "base/math.h"
#include "kernels/kernel.h"

/// The functions inside the cells of recurrent layers, for every variant.
namespace loom::cell {

// Functions of plan/ops.h's list, each with its slope from its value.
struct Sigmoid {
    template<class T> LOOM_HOST_DEVICE static T value(T x) { return math::sigmoid(x); }
    template<class T> LOOM_HOST_DEVICE static T slope(T y) { return y * (T(1) - y); }
};
struct Tanh {
    template<class T> LOOM_HOST_DEVICE static T value(T x) { return math::tanh(x); }
    template<class T> LOOM_HOST_DEVICE static T slope(T y) { return T(1) - y * y; }
};
/// Any of them, by its number.
struct Numbered {
    std::int64_t number;

    template<class T> LOOM_HOST_DEVICE T value(T x) const
    {
        switch (number) {
        case 0:
            return x;
        case 1:
            return x > 0 ? x : T(0);
        case 2:
            return math::sigmoid(x);
        default:
            return math::tanh(x);
        }
    }
    template<class T> LOOM_HOST_DEVICE T slope(T y) const
    {
        switch (number) {
        case 0:
            return T(1);
        case 1:
            return y > 0 ? T(1) : T(0);
        case 2:
            return Sigmoid::slope(y);
        default:
            return Tanh::slope(y);
        }
    }
};

/// Calls run(activation, gate): the usual pair as types, so that its loops become vectors.
template<class Run> void withFunctions(const OpInfo& op, Run&& run)
{
    if (op.ints[0] == 3 && op.ints[1] == 2)
        run(Tanh{}, Sigmoid{});
    else
        run(Numbered{op.ints[0]}, Numbered{op.ints[1]});
}

/// Units of a cell that are computed together: all of them by one thread of a processor, one by each of a device.
struct Units {
    std::int64_t count; ///< of the cell
    std::int64_t first = 0, last = count;
};

/// State in front of the first step of the call's samples, where the op has that operand; null: 0.
template<class T> const T* stateBefore(const KernelCall& call, std::size_t operand)
{
    return call.op.in.size() > operand ? call.input<T>(int(operand)) : nullptr;
}

} // namespace loom::cell

#pragma once

#include "base/host_device.h"

#include <cstdint>
#include <vector>

/// Where the numbers of one tensor stand in another, read from the ints of an op (plan/ops_shape.cpp writes them);
/// the loops of `baseline` and the bodies of `cuda` go by the same ones. Places are those of one sample.
namespace loom {

/// More than any op here takes.
constexpr int kMostAxes = 8;

/// An output whose every axis is made of one of the input's: index i stands there at (i·step + begin)/divide, where
/// that is a whole number within the axis.
struct AxisMap {
    struct Axis {
        std::int64_t length; ///< of the output
        std::int64_t stride; ///< from one index of the input's axis to the next
        std::int64_t step, begin, divide;
        std::int64_t within; ///< length of the input's axis

        /// The part of the place; -1 where there is none.
        LOOM_HOST_DEVICE std::int64_t place(std::int64_t i) const
        {
            const std::int64_t at = i * step + begin;
            return at < 0 || at % divide != 0 || at / divide >= within ? -1 : at / divide * stride;
        }
    };
    static constexpr int kInts = 6;

    int axes = 0; ///< at least 1
    Axis axis[kMostAxes];

    explicit AxisMap(const std::vector<std::int64_t>& ints)
        : axes(int(ints.size()) / kInts)
    {
        for (int a = 0; a < axes; ++a) {
            const std::int64_t* from = ints.data() + a * kInts;
            axis[a] = {from[0], from[1], from[2], from[3], from[4], from[5]};
        }
    }
    LOOM_HOST_DEVICE const Axis& last() const { return axis[axes - 1]; }
    /// Where the line of the last axis begins that is number `line` of the output; -1 where it is none of the input.
    LOOM_HOST_DEVICE std::int64_t lineStart(std::int64_t line) const
    {
        std::int64_t start = 0;
        for (int a = axes - 2; a >= 0; --a) {
            const std::int64_t part = axis[a].place(line % axis[a].length);
            if (part < 0)
                return -1;
            start += part;
            line /= axis[a].length;
        }
        return start;
    }
    /// Where number i of the output stands in the input; -1: nowhere.
    LOOM_HOST_DEVICE std::int64_t place(std::int64_t i) const
    {
        const std::int64_t start = lineStart(i / last().length), part = last().place(i % last().length);
        return start < 0 || part < 0 ? -1 : start + part;
    }
};

/// Some axes of a tensor, walked through with the last one the fastest.
struct AxisWalk {
    static constexpr int kInts = 2;

    int axes = 0;
    std::int64_t count = 1; ///< numbers on the walk
    std::int64_t length[kMostAxes], stride[kMostAxes];

    void append(std::int64_t axisLength, std::int64_t axisStride)
    {
        length[axes] = axisLength;
        stride[axes++] = axisStride;
        count *= axisLength;
    }
    LOOM_HOST_DEVICE std::int64_t place(std::int64_t i) const
    {
        std::int64_t sum = 0;
        for (int a = axes - 1; a > 0; --a) {
            sum += i % length[a] * stride[a];
            i /= length[a];
        }
        return axes > 0 ? sum + i * stride[0] : 0;
    }
};

/// The axes that a reduction keeps, and those along which it goes.
struct ReducedAxes {
    AxisWalk kept, along;

    explicit ReducedAxes(const std::vector<std::int64_t>& ints)
    {
        for (std::size_t i = 1; i < ints.size(); i += AxisWalk::kInts)
            (kept.axes < ints[0] ? kept : along).append(ints[i], ints[i + 1]);
    }
};

} // namespace loom

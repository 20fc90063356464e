#pragma once

#include "base/host_device.h"
#include "tensor/shape.h"

namespace loom {

/// Which of a parameter's numbers belongs to a place of a tensor of as many axes: along an axis on which the
/// parameter is 1 long, all places share theirs. Neighbouring axes of the same kind are one, so that walking is
/// short.
struct SharedPlace {
    static constexpr int kMost = 8;
    int axes = 0;
    std::int64_t length[kMost] = {1};
    bool shared[kMost] = {false};

    SharedPlace(const Shape& tensor, const Shape& parameter)
    {
        for (int axis = 0; axis < tensor.rank(); ++axis) {
            const bool one = axis < parameter.rank() && parameter[axis] == 1;
            if (tensor[axis] == 1)
                continue;
            if ((axes > 0 && shared[axes - 1] == one) || axes == kMost) {
                length[axes - 1] *= tensor[axis];
                continue;
            }
            length[axes] = tensor[axis];
            shared[axes++] = one;
        }
    }

    /// The parameter's number at the tensor's place i.
    LOOM_HOST_DEVICE std::int64_t of(std::int64_t i) const
    {
        std::int64_t place = 0, stride = 1;
        for (int axis = axes - 1; axis >= 0; --axis) {
            if (!shared[axis]) {
                place += i % length[axis] * stride;
                stride *= length[axis];
            }
            i /= length[axis];
        }
        return place;
    }

    /// Place number `which` of those that share the parameter's number j; they ascend.
    LOOM_HOST_DEVICE std::int64_t at(std::int64_t j, std::int64_t which) const
    {
        std::int64_t place = 0, stride = 1;
        for (int axis = axes - 1; axis >= 0; --axis) {
            std::int64_t& from = shared[axis] ? which : j;
            place += from % length[axis] * stride;
            from /= length[axis];
            stride *= length[axis];
        }
        return place;
    }
};

} // namespace loom

#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

namespace loom {

/// The lengths of a tensor's axes. In a network a shape is given without the batch axis unless said otherwise:
/// pictures (rows, columns, channels), sequences (time, features), vectors (features).
class Shape {
public:
    Shape() = default;
    Shape(std::initializer_list<std::int64_t> axes)
        : axes_(axes)
    {
    }
    explicit Shape(std::vector<std::int64_t> axes)
        : axes_(std::move(axes))
    {
    }

    int rank() const { return int(axes_.size()); }
    /// Negative indices count from the end.
    std::int64_t operator[](int axis) const { return axes_[std::size_t(axis < 0 ? axis + rank() : axis)]; }
    std::int64_t& operator[](int axis) { return axes_[std::size_t(axis < 0 ? axis + rank() : axis)]; }
    /// Product of the axes, 1 for a scalar. Saturates at 2^62.
    std::int64_t size() const
    {
        constexpr std::int64_t kLimit = std::int64_t(1) << 62;
        std::int64_t product = 1;
        for (const std::int64_t axis : axes_) {
            if (axis <= 0)
                return 0;
            if (__builtin_mul_overflow(product, axis, &product) || product > kLimit)
                product = kLimit;
        }
        return product;
    }
    const std::vector<std::int64_t>& axes() const { return axes_; }
    /// This shape with `length` put in front (the batch axis).
    Shape withFront(std::int64_t length) const;
    Shape withoutFront() const;
    bool operator==(const Shape&) const = default;

private:
    std::vector<std::int64_t> axes_;
};

/// "26 × 26 × 32"; "scalar" for rank 0.
std::string describe(const Shape& shape);

} // namespace loom

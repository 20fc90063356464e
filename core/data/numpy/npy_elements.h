#pragma once

#include "data/numpy/npy_header.h"
#include "tensor/tensor.h"

namespace loom::sources {

/// The elements of an array on their way from a file into a tensor: converted, and put in their places whatever order
/// they come in.
class NpyElements {
public:
    /// `steps`: by how many elements of `to` each axis steps on; the first element goes to `first`. `to` is f32, f64
    /// or, for elements of one byte, u8.
    NpyElements(const NpyHeader& header, std::vector<std::int64_t> steps, Tensor& to, std::int64_t first);

    std::int64_t left() const { return left_; }
    /// The next `count` ≤ left() elements, as they stand in the file.
    void take(const char* from, std::size_t count);

private:
    void advance();

    NpyHeader header_;
    std::vector<std::int64_t> steps_, at_;
    std::vector<std::size_t> order_; ///< of the axes, the one first that varies fastest in the file
    Tensor& to_;
    std::int64_t place_ = 0, left_ = 0;
};

/// An IEEE number of 16 bits as one of 32: none is rounded.
float floatOfHalf(std::uint16_t half);

} // namespace loom::sources

#pragma once

#include "base/check.h"
#include "tensor/shape.h"

#include <cstddef>
#include <memory>
#include <span>

namespace loom {

enum class DType : std::uint8_t { f32, f64, i32, u8 };

constexpr std::size_t bytesOf(DType dtype)
{
    return dtype == DType::f64 ? 8 : dtype == DType::u8 ? 1 : 4;
}
const char* nameOf(DType dtype);

template<class T> struct DTypeOf;
template<> struct DTypeOf<float> {
    static constexpr DType value = DType::f32;
};
template<> struct DTypeOf<double> {
    static constexpr DType value = DType::f64;
};
template<> struct DTypeOf<std::int32_t> {
    static constexpr DType value = DType::i32;
};
template<> struct DTypeOf<std::uint8_t> {
    static constexpr DType value = DType::u8;
};

/// Shape and contiguous, 64-byte aligned elements of one type; a value: copies copy the elements, moves are cheap.
/// The last axis varies fastest. Belongs to one thread at a time, like a vector.
class Tensor {
public:
    Tensor() = default;
    /// Zeros.
    Tensor(Shape shape, DType dtype);
    template<class T> static Tensor of(Shape shape, std::span<const T> values);
    Tensor(const Tensor& other);
    Tensor(Tensor&&) noexcept = default;
    Tensor& operator=(const Tensor& other);
    Tensor& operator=(Tensor&&) noexcept = default;

    const Shape& shape() const { return shape_; }
    DType dtype() const { return dtype_; }
    std::int64_t size() const { return size_; }
    std::size_t bytes() const { return std::size_t(size_) * bytesOf(dtype_); }
    bool empty() const { return size_ == 0; }

    template<class T> std::span<T> values()
    {
        LOOM_ASSERT(DTypeOf<T>::value == dtype_);
        return {static_cast<T*>(data()), std::size_t(size_)};
    }
    template<class T> std::span<const T> values() const
    {
        LOOM_ASSERT(DTypeOf<T>::value == dtype_);
        return {static_cast<const T*>(data()), std::size_t(size_)};
    }
    void* data() { return elements_.get(); }
    const void* data() const { return elements_.get(); }
    /// Element i as a double, whatever the type.
    double at(std::int64_t index) const;
    void set(std::int64_t index, double value);
    void fill(double value);
    /// The same elements under another shape of the same size.
    Tensor reshaped(Shape shape) const;
    /// A copy converted to another type (rounded to nearest for whole types).
    Tensor to(DType dtype) const;
    /// A copy of rows [first, first + count) of the first axis.
    Tensor rows(std::int64_t first, std::int64_t count) const;
    /// Same shape, type and bytes.
    bool operator==(const Tensor& other) const;

private:
    struct Free {
        void operator()(void* p) const;
    };
    Shape shape_;
    DType dtype_ = DType::f32;
    std::int64_t size_ = 0;
    std::unique_ptr<void, Free> elements_;
};

template<class T> Tensor Tensor::of(Shape shape, std::span<const T> values)
{
    Tensor tensor(std::move(shape), DTypeOf<T>::value);
    LOOM_ASSERT(std::size_t(tensor.size()) == values.size());
    std::copy(values.begin(), values.end(), tensor.values<T>().begin());
    return tensor;
}

/// A window onto elements that somebody else owns: rows × rowSize numbers of one type.
struct TensorView {
    void* data = nullptr;
    DType dtype = DType::f32;
    std::int64_t rows = 0;
    std::int64_t rowSize = 0;
};

/// The rows from `first` on.
inline TensorView rowsFrom(const TensorView& view, std::int64_t first)
{
    const std::size_t offset = std::size_t(first * view.rowSize) * bytesOf(view.dtype);
    return {static_cast<std::byte*>(view.data) + offset, view.dtype, view.rows - first, view.rowSize};
}

} // namespace loom

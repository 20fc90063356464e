#include "tensor/tensor.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <new>

namespace loom {
namespace {

template<class F> auto dispatch(DType dtype, F&& f)
{
    switch (dtype) {
    case DType::f32:
        return f(float());
    case DType::f64:
        return f(double());
    case DType::i32:
        return f(std::int32_t());
    case DType::u8:
        break;
    }
    return f(std::uint8_t());
}

template<class T> T narrowed(double value)
{
    if constexpr (std::is_floating_point_v<T>)
        return T(value);
    else
        return T(std::clamp(std::nearbyint(value), double(std::numeric_limits<T>::min()),
                            double(std::numeric_limits<T>::max())));
}

} // namespace

const char* nameOf(DType dtype)
{
    constexpr const char* kNames[] = {"f32", "f64", "i32", "u8"};
    return kNames[int(dtype)];
}

void Tensor::Free::operator()(void* p) const
{
    std::free(p);
}

Tensor::Tensor(Shape shape, DType dtype)
    : shape_(std::move(shape))
    , dtype_(dtype)
    , size_(shape_.size())
{
    if (size_ == 0)
        return;
    const std::size_t padded = (bytes() + 63) / 64 * 64;
    void* memory = std::aligned_alloc(64, padded);
    if (!memory)
        throw std::bad_alloc();
    std::memset(memory, 0, padded);
    elements_.reset(memory);
}

Tensor::Tensor(const Tensor& other)
    : Tensor(other.shape_, other.dtype_)
{
    size_ = other.size_; // a default tensor has no axes, but no element either
    if (size_ > 0)
        std::memcpy(elements_.get(), other.elements_.get(), bytes());
    else
        elements_.reset();
}

Tensor& Tensor::operator=(const Tensor& other)
{
    if (this != &other) {
        // A tensor of the same kind keeps its memory: a step that copies into it allocates nothing.
        if (shape_ == other.shape_ && dtype_ == other.dtype_ && size_ > 0 && size_ == other.size_)
            std::memcpy(elements_.get(), other.elements_.get(), bytes());
        else
            *this = Tensor(other);
    }
    return *this;
}

double Tensor::at(std::int64_t index) const
{
    LOOM_ASSERT(index >= 0 && index < size_);
    return dispatch(dtype_, [&](auto zero) { return double(values<decltype(zero)>()[std::size_t(index)]); });
}

void Tensor::set(std::int64_t index, double value)
{
    LOOM_ASSERT(index >= 0 && index < size_);
    dispatch(dtype_,
             [&](auto zero) { values<decltype(zero)>()[std::size_t(index)] = narrowed<decltype(zero)>(value); });
}

void Tensor::fill(double value)
{
    dispatch(dtype_, [&](auto zero) {
        using T = decltype(zero);
        std::ranges::fill(values<T>(), narrowed<T>(value));
    });
}

Tensor Tensor::reshaped(Shape shape) const
{
    LOOM_ASSERT(shape.size() == size_);
    Tensor copy(*this);
    copy.shape_ = std::move(shape);
    return copy;
}

Tensor Tensor::to(DType dtype) const
{
    if (dtype == dtype_)
        return *this;
    Tensor out(shape_, dtype);
    dispatch(dtype_, [&](auto from) {
        dispatch(dtype, [&](auto to) {
            std::ranges::transform(values<decltype(from)>(), out.values<decltype(to)>().begin(),
                                   [](auto v) { return narrowed<decltype(to)>(double(v)); });
        });
    });
    return out;
}

Tensor Tensor::rows(std::int64_t first, std::int64_t count) const
{
    LOOM_ASSERT(shape_.rank() > 0 && first >= 0 && count >= 0 && first + count <= shape_[0]);
    Shape shape = shape_;
    shape[0] = count;
    Tensor out(shape, dtype_);
    const std::size_t rowBytes = shape_[0] > 0 ? bytes() / std::size_t(shape_[0]) : 0;
    if (count > 0)
        std::memcpy(out.data(), static_cast<const std::byte*>(data()) + std::size_t(first) * rowBytes, out.bytes());
    return out;
}

bool Tensor::operator==(const Tensor& other) const
{
    return shape_ == other.shape_ && dtype_ == other.dtype_ && size_ == other.size_
        && (size_ == 0 || std::memcmp(data(), other.data(), bytes()) == 0);
}

} // namespace loom

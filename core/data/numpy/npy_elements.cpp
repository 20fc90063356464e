#include "data/numpy/npy_elements.h"

#include <algorithm>
#include <bit>
#include <type_traits>

namespace loom::sources {
namespace {

template<int bytes> using Word = std::conditional_t<
    bytes == 1, std::uint8_t,
    std::conditional_t<bytes == 2, std::uint16_t, std::conditional_t<bytes == 4, std::uint32_t, std::uint64_t>>>;

template<int bytes> Word<bytes> wordAt(const char* from, bool bigEndian)
{
    std::uint64_t word = 0;
    for (int i = 0; i < bytes; ++i)
        word |= std::uint64_t(static_cast<unsigned char>(from[i])) << (8 * (bigEndian ? bytes - 1 - i : i));
    return Word<bytes>(word);
}

/// One element as a T: floats keep their bits where T is their type.
template<int bytes, class T> T elementAt(const char* from, const NpyHeader& header)
{
    const Word<bytes> word = wordAt<bytes>(from, header.bigEndian);
    if (header.kind == 'b')
        return T(word != 0);
    if (header.kind == 'i')
        return T(std::make_signed_t<Word<bytes>>(word));
    if constexpr (bytes == 2)
        if (header.kind == 'f')
            return T(floatOfHalf(word));
    if constexpr (bytes == 4)
        if (header.kind == 'f')
            return T(std::bit_cast<float>(word));
    if constexpr (bytes == 8)
        if (header.kind == 'f')
            return T(std::bit_cast<double>(word));
    return T(word);
}

template<class T> T element(const char* from, const NpyHeader& header)
{
    switch (header.elementBytes) {
    case 1:
        return elementAt<1, T>(from, header);
    case 2:
        return elementAt<2, T>(from, header);
    case 4:
        return elementAt<4, T>(from, header);
    default:
        return elementAt<8, T>(from, header);
    }
}

} // namespace

float floatOfHalf(std::uint16_t half)
{
    const std::uint32_t sign = std::uint32_t(half & 0x8000u) << 16;
    std::uint32_t exponent = (half >> 10) & 0x1Fu, fraction = half & 0x3FFu;
    if (exponent == 0x1F)
        return std::bit_cast<float>(sign | 0x7F800000u | fraction << 13);
    if (exponent == 0 && fraction == 0)
        return std::bit_cast<float>(sign);
    exponent += 112; // of a bias of 15 to one of 127
    if (exponent == 112)
        for (++exponent; (fraction & 0x400u) == 0; fraction <<= 1)
            --exponent;
    return std::bit_cast<float>(sign | exponent << 23 | (fraction & 0x3FFu) << 13);
}

NpyElements::NpyElements(const NpyHeader& header, std::vector<std::int64_t> steps, Tensor& to, std::int64_t first)
    : header_(header)
    , steps_(std::move(steps))
    , at_(header.axes.size())
    , to_(to)
    , place_(first)
    , left_(header.size())
{
    for (std::size_t i = 0; i < header.axes.size(); ++i)
        order_.push_back(header.fortran ? i : header.axes.size() - 1 - i);
}

/// To the place of the next element of the file.
void NpyElements::advance()
{
    for (const std::size_t axis : order_) {
        place_ += steps_[axis];
        if (++at_[axis] < header_.axes[axis])
            return;
        place_ -= steps_[axis] * header_.axes[axis];
        at_[axis] = 0;
    }
}

void NpyElements::take(const char* from, std::size_t count)
{
    left_ -= std::int64_t(count);
    const auto put = [&]<class T>(T* to) {
        for (std::size_t i = 0; i < count; ++i, advance())
            to[place_] = element<T>(from + i * std::size_t(header_.elementBytes), header_);
    };
    switch (to_.dtype()) {
    case DType::f32:
        return put(to_.values<float>().data());
    case DType::f64:
        return put(to_.values<double>().data());
    case DType::u8:
        return put(to_.values<std::uint8_t>().data());
    case DType::i32:
        return put(to_.values<std::int32_t>().data());
    }
}

} // namespace loom::sources

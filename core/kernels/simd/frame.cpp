#include "frame.h"

#include <cstring>

namespace loom::simd {
namespace {

bool needsFrame(const Shape& picture, const Frame& frame)
{
    return frame.rows != picture[0] || frame.columns != picture[1];
}

} // namespace

Frame frameFor(const Shape& picture, const WindowInts& w)
{
    const auto reach = [&](int axis) {
        const std::int64_t last = (w.out[axis] - 1) * w.stride[axis] + (w.kernel[axis] - 1) * w.dilation[axis] + 1;
        return std::max(last, picture[axis] + w.before[axis]);
    };
    return {reach(0), reach(1), picture[2]};
}

void place(const float* x, std::int64_t pictures, const Shape& picture, const Frame& frame, const std::int64_t* at,
           const std::int64_t* stride, float* out)
{
    std::memset(out, 0, std::size_t(pictures * frame.size()) * sizeof(float));
    const std::int64_t channels = picture[2], run = picture[1] * channels;
    for (std::int64_t n = 0; n < pictures; ++n)
        for (std::int64_t r = 0; r < picture[0]; ++r, x += run) {
            float* to = out + n * frame.size() + (at[0] + r * stride[0]) * frame.rowStride() + at[1] * channels;
            if (stride[1] == 1) {
                std::memcpy(to, x, std::size_t(run) * sizeof(float));
                continue;
            }
            for (std::int64_t c = 0; c < picture[1]; ++c)
                std::memcpy(to + c * stride[1] * channels, x + c * channels, std::size_t(channels) * sizeof(float));
        }
}

Framed framed(const float* x, std::int64_t count, const Shape& picture, const WindowInts& w, const Frame& frame,
              Room& room)
{
    if (!needsFrame(picture, frame))
        return {x, frame};
    constexpr std::int64_t kDense[2] = {1, 1};
    float* copy = room.take<float>(count * frame.size());
    place(x, count, picture, frame, w.before, kDense, copy);
    return {copy, frame};
}

std::size_t framedBytes(std::int64_t count, const Shape& picture, const Frame& frame)
{
    return needsFrame(picture, frame) ? Room::bytes<float>(count * frame.size()) : 0;
}

void Runs::fill(const WindowInts& w, const Frame& frame, std::int64_t* offsets) const
{
    const std::int64_t columns = w.dilation[1] == 1 ? 1 : w.kernel[1];
    for (std::int64_t i = 0; i < w.kernel[0]; ++i)
        for (std::int64_t j = 0; j < columns; ++j)
            *offsets++ = i * w.dilation[0] * frame.rowStride() + j * w.dilation[1] * frame.channels;
}

} // namespace loom::simd

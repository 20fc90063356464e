#pragma once

#include "kernels/window.h"
#include "product.h"

#include <cstddef>

namespace loom::simd {

/// Pictures with room around them (and between their numbers, for strides of a gradient), so that every window lies
/// inside: a convolution needs no patches then, it reads three runs a window of 3 × 3.
struct Frame {
    std::int64_t rows, columns, channels; ///< with the room

    std::int64_t size() const { return rows * columns * channels; }
    std::int64_t rowStride() const { return columns * channels; }
};

/// Memory of a call, handed out piece by piece.
class Room {
public:
    explicit Room(void* start)
        : next_(static_cast<std::byte*>(start))
    {
    }
    template<class T> T* take(std::int64_t count)
    {
        T* here = reinterpret_cast<T*>(next_);
        next_ += bytes<T>(count);
        return here;
    }
    template<class T> static std::size_t bytes(std::int64_t count)
    {
        return (std::size_t(count) * sizeof(T) + 63) / 64 * 64;
    }

private:
    std::byte* next_;
};

/// Operands that all groups share, as a kernel reads them: kPack(call, to, room) makes kNumbers(op) numbers.
template<auto kNumbers, auto kPack> struct Prepared {
    static std::size_t bytes(const OpInfo& op) { return Room::bytes<float>(kNumbers(op)); }
    static void prepare(const KernelCall& call) { kPack(call, call.output<float>(), Room(call.workspace)); }
    /// What `prepare` made, or the same made now, in the call's own room.
    static const float* of(const KernelCall& call, Room& room)
    {
        if (call.prepared)
            return static_cast<const float*>(call.prepared);
        float* made = room.take<float>(kNumbers(call.op));
        kPack(call, made, room);
        return made;
    }
};

/// Pictures whose windows all lie inside.
struct Framed {
    const float* pictures;
    Frame frame;
};

Frame frameFor(const Shape& picture, const WindowInts& w);
/// Copies pictures into frames, number (r, c) to (at[0] + r·stride[0], at[1] + c·stride[1]), zeros elsewhere.
void place(const float* x, std::int64_t pictures, const Shape& picture, const Frame& frame, const std::int64_t* at,
           const std::int64_t* stride, float* out);
/// The pictures of a call, copied only where windows reach over their edges; room for that.
Framed framed(const float* x, std::int64_t count, const Shape& picture, const WindowInts& w, const Frame& frame,
              Room& room);
std::size_t framedBytes(std::int64_t count, const Shape& picture, const Frame& frame);
inline Framed framed(const float* x, std::int64_t count, const Shape& picture, const WindowInts& w, Room& room)
{
    return framed(x, count, picture, w, frameFor(picture, w), room);
}
inline std::size_t framedBytes(std::int64_t count, const Shape& picture, const WindowInts& w)
{
    return framedBytes(count, picture, frameFor(picture, w));
}

/// The runs of a window, numbers that lie together: whole rows of it unless it is dilated.
struct Runs {
    std::int64_t count, length;

    Runs(const WindowInts& w, std::int64_t channels)
        : count(w.dilation[1] == 1 ? w.kernel[0] : w.kernel[0] * w.kernel[1])
        , length(w.dilation[1] == 1 ? w.kernel[1] * channels : channels)
    {
    }
    /// Where each begins, from the window's first number.
    void fill(const WindowInts& w, const Frame& frame, std::int64_t* offsets) const;
};

/// Where the window of output position (r, c) begins in its picture.
inline std::int64_t windowStart(const Frame& frame, const WindowInts& w, std::int64_t r, std::int64_t c)
{
    return r * w.stride[0] * frame.rowStride() + c * w.stride[1] * frame.channels;
}

} // namespace loom::simd

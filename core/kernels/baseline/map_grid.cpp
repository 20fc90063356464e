#include "kernels/baseline/map_loops.h"

#include "kernels/sixteen.h"

#include <algorithm>
#include <utility>

namespace loom::baseline {
namespace {

constexpr int kLanes = Sixteen::kLanes;
using Complex = MapLoops::Complex;
using Four = float __attribute__((vector_size(16)));

Four loadFour(const float* from)
{
    Four lanes;
    std::memcpy(&lanes, from, sizeof lanes);
    return lanes;
}

void store(float* to, Four lanes)
{
    std::memcpy(to, &lanes, sizeof lanes);
}

/// Turns a tile of 4 × 4.
void turnFour(const Four (&row)[4], Four (&column)[4])
{
    using Places = std::int32_t __attribute__((vector_size(16)));
    const Places low = {0, 4, 1, 5}, high = {2, 6, 3, 7}, firsts = {0, 1, 4, 5}, lasts = {2, 3, 6, 7};
    const Four a = __builtin_shuffle(row[0], row[1], low), b = __builtin_shuffle(row[2], row[3], low);
    const Four c = __builtin_shuffle(row[0], row[1], high), d = __builtin_shuffle(row[2], row[3], high);
    column[0] = __builtin_shuffle(a, b, firsts);
    column[1] = __builtin_shuffle(a, b, lasts);
    column[2] = __builtin_shuffle(c, d, firsts);
    column[3] = __builtin_shuffle(c, d, lasts);
}

/// Where sixteen points lie along one axis: the node before each and the cubic B-spline's values at the four nodes
/// around it, point by point.
struct Stencils {
    std::int32_t node[kLanes];
    Four weights[kLanes];

    Stencils(const float* values, float origin, const MapLoops::Frame& frame)
    {
        const Sixteen u = (Sixteen::load(values) - Sixteen::of(origin)) * Sixteen::of(frame.perLength);
        const Sixteen low = Sixteen::of(1), high = Sixteen::of(float(frame.nodes - 3));
        const Sixteen atLeast = whereAbove(u, low, u, low), within = whereAbove(atLeast, high, high, atLeast);
        Sixteen whole;
        for (int p = 0; p < Sixteen::kParts; ++p) {
            const Sixteen::Integers number = __builtin_convertvector(within.part[p], Sixteen::Integers);
            std::memcpy(node + p * kNativeLanes, &number, sizeof number);
            whole.part[p] = __builtin_convertvector(number, Sixteen::Native);
        }
        const Sixteen one = Sixteen::of(1), four = Sixteen::of(4), six = Sixteen::of(6),
                      sixth = Sixteen::of(1.0f / 6);
        const Sixteen three = Sixteen::of(3), t = u - whole, s = one - t;
        const Sixteen values4[4] = {s * s * s * sixth, (four - six * t * t + three * t * t * t) * sixth,
                                    (four - six * s * s + three * s * s * s) * sixth, t * t * t * sixth};
        float lanes[4][kLanes];
        for (int k = 0; k < 4; ++k)
            values4[k].store(lanes[k]);
        for (int i = 0; i < kLanes; i += 4) {
            const Four rows[4] = {loadFour(lanes[0] + i), loadFour(lanes[1] + i), loadFour(lanes[2] + i),
                                  loadFour(lanes[3] + i)};
            Four columns[4];
            turnFour(rows, columns);
            std::copy_n(columns, 4, weights + i);
        }
    }
};

/// One radix-4 step over sixteens that share their twiddle factors w, w², w³.
struct Twiddles {
    Sixteen c1, s1, c2, s2, c3, s3;
};

void butterfly4(Complex in, std::int64_t quarter, Complex out, std::int64_t stride, const Twiddles& w)
{
    for (std::int64_t i = 0; i < stride; i += kLanes) {
        const auto re = [&](int k) { return Sixteen::load(in.re + i + k * quarter); };
        const auto im = [&](int k) { return Sixteen::load(in.im + i + k * quarter); };
        const auto put = [&](int k, Sixteen x, Sixteen y) {
            x.store(out.re + i + k * stride);
            y.store(out.im + i + k * stride);
        };
        const Sixteen sumRe = re(0) + re(2), sumIm = im(0) + im(2);
        const Sixteen differenceRe = re(0) - re(2), differenceIm = im(0) - im(2);
        const Sixteen sum2Re = re(1) + re(3), sum2Im = im(1) + im(3);
        const Sixteen turnedRe = im(3) - im(1), turnedIm = re(1) - re(3);
        put(0, sumRe + sum2Re, sumIm + sum2Im);
        const Sixteen x1Re = differenceRe - turnedRe, x1Im = differenceIm - turnedIm;
        put(1, x1Re * w.c1 - x1Im * w.s1, x1Re * w.s1 + x1Im * w.c1);
        const Sixteen x2Re = sumRe - sum2Re, x2Im = sumIm - sum2Im;
        put(2, x2Re * w.c2 - x2Im * w.s2, x2Re * w.s2 + x2Im * w.c2);
        const Sixteen x3Re = differenceRe + turnedRe, x3Im = differenceIm + turnedIm;
        put(3, x3Re * w.c3 - x3Im * w.s3, x3Re * w.s3 + x3Im * w.c3);
    }
}

void butterfly2(Complex in, std::int64_t half, Complex out, std::int64_t stride, Sixteen c, Sixteen s)
{
    for (std::int64_t i = 0; i < stride; i += kLanes) {
        const Sixteen aRe = Sixteen::load(in.re + i), aIm = Sixteen::load(in.im + i);
        const Sixteen bRe = Sixteen::load(in.re + i + half), bIm = Sixteen::load(in.im + i + half);
        const Sixteen re = aRe - bRe, im = aIm - bIm;
        (aRe + bRe).store(out.re + i);
        (aIm + bIm).store(out.im + i);
        (re * c - im * s).store(out.re + i + stride);
        (re * s + im * c).store(out.im + i + stride);
    }
}

void butterfly3(Complex in, Complex out, std::int64_t stride)
{
    const Sixteen halfRoot3 = Sixteen::of(0.866025404f), half = Sixteen::of(0.5f);
    for (std::int64_t i = 0; i < stride; i += kLanes) {
        const auto re = [&](int k) { return Sixteen::load(in.re + i + k * stride); };
        const auto im = [&](int k) { return Sixteen::load(in.im + i + k * stride); };
        const Sixteen sumRe = re(1) + re(2), sumIm = im(1) + im(2);
        const Sixteen crossRe = halfRoot3 * (im(1) - im(2)), crossIm = halfRoot3 * (re(2) - re(1));
        const Sixteen middleRe = re(0) - half * sumRe, middleIm = im(0) - half * sumIm;
        (re(0) + sumRe).store(out.re + i);
        (im(0) + sumIm).store(out.im + i);
        (middleRe + crossRe).store(out.re + i + stride);
        (middleIm + crossIm).store(out.im + i + stride);
        (middleRe - crossRe).store(out.re + i + 2 * stride);
        (middleIm - crossIm).store(out.im + i + 2 * stride);
    }
}

void butterfly5(Complex in, Complex out, std::int64_t stride)
{
    const Sixteen cos1 = Sixteen::of(0.309016994f), cos2 = Sixteen::of(-0.809016994f);
    const Sixteen sin1 = Sixteen::of(0.951056516f), sin2 = Sixteen::of(0.587785252f);
    for (std::int64_t i = 0; i < stride; i += kLanes) {
        const auto re = [&](int k) { return Sixteen::load(in.re + i + k * stride); };
        const auto im = [&](int k) { return Sixteen::load(in.im + i + k * stride); };
        // The outputs k and 5 − k: their mean, and half their difference times i.
        const auto put = [&](int k, Sixteen c1, Sixteen c2, Sixteen s1, Sixteen s2) {
            const Sixteen meanRe = re(0) + c1 * (re(1) + re(4)) + c2 * (re(2) + re(3));
            const Sixteen meanIm = im(0) + c1 * (im(1) + im(4)) + c2 * (im(2) + im(3));
            const Sixteen crossRe = s1 * (im(1) - im(4)) + s2 * (im(2) - im(3));
            const Sixteen crossIm = s1 * (re(4) - re(1)) + s2 * (re(3) - re(2));
            (meanRe + crossRe).store(out.re + i + k * stride);
            (meanIm + crossIm).store(out.im + i + k * stride);
            (meanRe - crossRe).store(out.re + i + (5 - k) * stride);
            (meanIm - crossIm).store(out.im + i + (5 - k) * stride);
        };
        (re(0) + (re(1) + re(4)) + (re(2) + re(3))).store(out.re + i);
        (im(0) + (im(1) + im(4)) + (im(2) + im(3))).store(out.im + i);
        put(1, cos1, cos2, sin1, sin2);
        put(2, cos2, cos1, sin2, Sixteen::of(0) - sin1);
    }
}

Complex from(Complex numbers, std::int64_t first)
{
    return {numbers.re + first, numbers.im + first};
}

} // namespace

void spread(const MapLoops::Frame& frame, const float* x, const float* y, std::int64_t first, std::int64_t last,
            float* plane)
{
    for (std::int64_t start = first; start < last; start += kLanes) {
        const Stencils along(x + start, frame.originX, frame), down(y + start, frame.originY, frame);
        const int count = int(std::min<std::int64_t>(kLanes, last - start));
        for (int i = 0; i < count; ++i) {
            float* row = plane + std::int64_t(down.node[i] - 1) * frame.nodes + along.node[i] - 1;
            for (int r = 0; r < 4; ++r, row += frame.nodes)
                store(row, loadFour(row) + down.weights[i][r] * along.weights[i]);
        }
    }
}

void readOff(const MapLoops::Frame& frame, const float* x, const float* y, std::int64_t first, std::int64_t last,
             Complex plane, float* outX, float* outY)
{
    for (std::int64_t start = first; start < last; start += kLanes) {
        const Stencils along(x + start, frame.originX, frame), down(y + start, frame.originY, frame);
        const int count = int(std::min<std::int64_t>(kLanes, last - start));
        for (int i = 0; i < count; ++i) {
            const std::int64_t corner = std::int64_t(down.node[i] - 1) * frame.nodes + along.node[i] - 1;
            Four re = {}, im = {};
            for (int r = 0; r < 4; ++r) {
                const Four weights = down.weights[i][r] * along.weights[i];
                re += weights * loadFour(plane.re + corner + r * frame.nodes);
                im += weights * loadFour(plane.im + corner + r * frame.nodes);
            }
            outX[start + i] = (re[0] + re[2]) + (re[1] + re[3]);
            outY[start + i] = (im[0] + im[2]) + (im[1] + im[3]);
        }
    }
}

Complex transform(const MapLoops::Circle& circle, Complex signals, Complex work)
{
    const auto cosine = [&](std::int64_t i) { return Sixteen::of(circle.cos[i]); };
    const auto sine = [&](std::int64_t i) { return Sixteen::of(-circle.sin[i]); };
    std::int64_t length = circle.size, stride = kLanes;
    for (; length % 4 == 0; length /= 4, stride *= 4) {
        const std::int64_t quarter = length / 4, step = circle.size / length;
        for (std::int64_t p = 0; p < quarter; ++p) {
            const std::int64_t i = p * step;
            const Twiddles w{cosine(i), sine(i), cosine(2 * i), sine(2 * i), cosine(3 * i), sine(3 * i)};
            butterfly4(from(signals, stride * p), stride * quarter, from(work, 4 * stride * p), stride, w);
        }
        std::swap(signals, work);
    }
    if (length % 2 == 0) {
        const std::int64_t half = length / 2, step = circle.size / length;
        for (std::int64_t p = 0; p < half; ++p)
            butterfly2(from(signals, stride * p), stride * half, from(work, 2 * stride * p), stride, cosine(p * step),
                       sine(p * step));
        std::swap(signals, work);
        length = half;
        stride *= 2;
    }
    if (length > 1) {
        (length == 3 ? butterfly3 : butterfly5)(signals, work, stride);
        std::swap(signals, work);
    }
    return signals;
}

void turn(const float* from, std::int64_t fromStride, float* to, std::int64_t toStride)
{
    for (int r = 0; r < kLanes; r += 4)
        for (int c = 0; c < kLanes; c += 4) {
            Four rows[4], columns[4];
            for (int k = 0; k < 4; ++k)
                rows[k] = loadFour(from + (r + k) * fromStride + c);
            turnFour(rows, columns);
            for (int k = 0; k < 4; ++k)
                store(to + (c + k) * toStride + r, columns[k]);
        }
}

void multiply(Complex w, Complex other, const float* a, const float* b, const float* c, std::int64_t rows,
              double* sums)
{
    Sixteen sum = Sixteen::of(0);
    const Sixteen zero = Sixteen::of(0);
    for (std::int64_t i = 0; i < rows * kLanes; i += kLanes) {
        const Sixteen re = Sixteen::load(w.re + i), im = Sixteen::load(w.im + i);
        const Sixteen x = Sixteen::load(a + i), y = Sixteen::load(b + i);
        sum += (re * re + im * im) * Sixteen::load(c + i);
        const Sixteen reX = re * x, imX = im * x, reY = re * y, imY = im * y;
        (zero - reY - imX).store(w.re + i);
        (reX - imY).store(w.im + i);
        (reY - imX).store(other.re + i);
        (zero - reX - imY).store(other.im + i);
    }
    float lanes[kLanes];
    sum.store(lanes);
    for (int i = 0; i < kLanes; ++i)
        sums[i] += double(lanes[i]);
}

} // namespace loom::baseline

#include "data/mix.h"

#include "base/check.h"
#include "base/math.h"

#include <algorithm>

namespace loom {
namespace {

constexpr int kReserved = 20; ///< bits of numbers that one row may draw

/// In (0, 1): never 0, whose logarithm is none.
double openUniform(const RandomStream& numbers, std::uint64_t index, std::uint64_t time)
{
    return (double(numbers.bits(index, time)) + 0.5) * 0x1p-32;
}

/// x/(x + y) of x = u^(1/alpha) and y = v^(1/alpha) where x + y ≤ 1, by logarithms: x and y may be too small to hold.
double johnk(const RandomStream& numbers, double alpha, std::uint64_t index, std::uint64_t time)
{
    constexpr std::uint64_t kMost = 1 << (kReserved - 1);
    for (std::uint64_t round = 0; round < kMost; ++round) {
        const double x = math::log(openUniform(numbers, index + 2 * round, time)) / alpha;
        const double y = math::log(openUniform(numbers, index + 2 * round + 1, time)) / alpha;
        if (math::exp(x) + math::exp(y) > 1)
            continue;
        const double most = std::max(x, y);
        const double a = math::exp(x - most), b = math::exp(y - most);
        return a / (a + b);
    }
    return 0.5; // half of the rounds or more end: nobody comes here
}

/// Of the gamma distribution with alpha ≥ 1.
double gamma(const RandomStream& numbers, double alpha, std::uint64_t index, std::uint64_t time)
{
    constexpr std::uint64_t kMost = 1 << (kReserved - 2);
    const double d = alpha - 1.0 / 3, c = 1 / math::sqrt(9 * d);
    for (std::uint64_t round = 0; round < kMost; ++round) {
        const double x = numbers.normal(index + round, time);
        const double root = 1 + c * x;
        const double v = root * root * root;
        const double u = openUniform(numbers, index + round, time);
        if (root > 0 && math::log(u) < 0.5 * x * x + d - d * v + d * math::log(v))
            return d * v;
    }
    return alpha; // 19 of 20 rounds end
}

} // namespace

double betaOf(const RandomStream& numbers, double alpha, std::uint64_t index, std::uint64_t time)
{
    if (alpha <= 1)
        return johnk(numbers, alpha, index, time);
    const double x = gamma(numbers, alpha, index, time);
    const double y = gamma(numbers, alpha, index + (1 << (kReserved - 1)), time);
    return x / (x + y);
}

Draw mixDraw(const RandomStream& numbers, const Shape& shape, double alpha)
{
    Draw draw;
    draw.numbers = numbers;
    draw.shape = shape;
    draw.settings = {alpha};
    return draw;
}

Mix mixOf(const Draw& draw, std::int64_t row, std::int64_t epoch, std::int64_t count)
{
    LOOM_ASSERT(isMix(draw) && count > 0 && count <= 0xFFFFFFFF);
    const std::uint64_t first = std::uint64_t(row) << (kReserved + 1);
    return {draw.numbers.below(std::uint32_t(count), first, std::uint64_t(epoch)),
            betaOf(draw.numbers, draw.settings[0], first + (1 << kReserved), std::uint64_t(epoch))};
}

} // namespace loom

#include "analysis/projection.h"

#include "base/check.h"
#include "base/lanes.h"
#include "base/random.h"

#include <algorithm>

namespace loom {
namespace {

constexpr int kGroups = 8;
constexpr std::int64_t kRowsAPiece = 16; ///< worked on side by side, one lane a row
constexpr float kWeight = 0.353553391f; ///< 1/√8

} // namespace

RandomProjection::RandomProjection(std::int64_t from, int to, std::uint64_t seed)
    : from_(from)
    , to_(to)
{
    LOOM_ASSERT(from > 0 && to > 0 && to % kGroups == 0 && to <= 32768);
    const RandomStream random(seed, "analysis/projection");
    targets_.resize(std::size_t(from) * kGroups);
    const std::uint32_t groupSize = std::uint32_t(to / kGroups);
    for (std::size_t i = 0; i < targets_.size(); ++i) {
        // One draw below 2 · groupSize gives the place in the group and the sign.
        const std::uint32_t draw = random.below(2 * groupSize, i);
        targets_[i] = std::uint16_t(2 * (i % kGroups) * groupSize + draw);
    }
}

float RandomProjection::entry(std::int64_t number, int output) const
{
    for (int group = 0; group < kGroups; ++group) {
        const std::uint16_t target = targets_[std::size_t(number) * kGroups + std::size_t(group)];
        if (target / 2 == output)
            return target % 2 == 1 ? -kWeight : kWeight;
    }
    return 0;
}

void RandomProjection::applyBlock(const float* rows, std::int64_t count, float* out) const
{
    std::vector<float> sums(std::size_t(to_) * kRowsAPiece, 0.0f);
    float signedValues[2][kRowsAPiece] = {};
    for (std::int64_t number = 0; number < from_; ++number) {
        for (std::int64_t r = 0; r < count; ++r) {
            const float value = rows[r * from_ + number] * kWeight;
            signedValues[0][r] = value;
            signedValues[1][r] = -value;
        }
        for (int group = 0; group < kGroups; ++group) {
            const std::uint16_t target = targets_[std::size_t(number) * kGroups + std::size_t(group)];
            float* const sum = sums.data() + std::size_t(target / 2) * kRowsAPiece;
            const float* const values = signedValues[target % 2];
            for (int lane = 0; lane < kRowsAPiece; lane += 4)
                store(sum + lane, loadFour(sum + lane) + loadFour(values + lane));
        }
    }
    for (std::int64_t r = 0; r < count; ++r)
        for (int o = 0; o < to_; ++o)
            out[r * to_ + o] = sums[std::size_t(o) * kRowsAPiece + std::size_t(r)];
}

void RandomProjection::apply(const float* rows, std::int64_t count, float* out, ThreadPool& pool) const
{
    pool.run(int((count + kRowsAPiece - 1) / kRowsAPiece), [&](int piece) {
        const std::int64_t first = piece * kRowsAPiece;
        applyBlock(rows + first * from_, std::min(kRowsAPiece, count - first), out + first * to_);
    });
}

} // namespace loom

#include "plots/curve_pyramid.h"

#include <algorithm>
#include <cmath>

namespace loom::ui {

namespace {

bool same(const CurveBucket& a, const CurveBucket& b)
{
    return a.firstStep == b.firstStep && a.count == b.count;
}

double lastStep(const CurveBucket& bucket)
{
    return double(bucket.firstStep + bucket.count - 1);
}

/// Of `count` steps from `first` on.
double middle(std::int64_t first, std::int64_t count)
{
    return double(first) + 0.5 * double(count - 1);
}

} // namespace

void CurvePyramid::Fold::add(const Fold& other)
{
    if (steps == 0)
        firstStep = other.firstStep;
    steps = other.firstStep + other.steps - firstStep;
    if (other.count == 0)
        return;
    minimum = count ? std::min(minimum, other.minimum) : other.minimum;
    maximum = count ? std::max(maximum, other.maximum) : other.maximum;
    sum += other.sum;
    count += other.count;
}

CurvePyramid::Fold CurvePyramid::foldOf(const CurveBucket& bucket)
{
    Fold fold{bucket.firstStep, 0, bucket.count};
    if (std::isfinite(bucket.mean)) {
        fold.count = bucket.count;
        fold.sum = bucket.mean * double(bucket.count);
        fold.minimum = bucket.minimum;
        fold.maximum = bucket.maximum;
    }
    return fold;
}

void CurvePyramid::fold(std::span<const CurveBucket> buckets, std::size_t from)
{
    std::size_t below = buckets.size();
    for (std::size_t level = 0; below > 4; ++level) {
        if (levels_.size() <= level)
            levels_.emplace_back();
        std::vector<Fold>& folds = levels_[level];
        from /= 4;
        folds.resize((below + 3) / 4);
        for (std::size_t i = from; i < folds.size(); ++i) {
            folds[i] = {};
            for (std::size_t j = 4 * i; j < std::min(4 * i + 4, below); ++j)
                folds[i].add(level == 0 ? foldOf(buckets[j]) : levels_[level - 1][j]);
        }
        below = folds.size();
    }
}

void CurvePyramid::sync(std::span<const CurveBucket> buckets)
{
    const bool grown =
        synced_ > 0 && buckets.size() >= synced_ && same(buckets[0], first_) && same(buckets[synced_ - 1], last_);
    if (!grown) {
        levels_.clear();
        synced_ = 0;
    }
    if (buckets.size() > synced_) {
        fold(buckets, synced_);
        synced_ = buckets.size();
        first_ = buckets.front();
        last_ = buckets.back();
    }
}

std::vector<CurveColumn> CurvePyramid::columns(std::span<const CurveBucket> buckets, double from, double to,
                                               int columns) const
{
    std::vector<CurveColumn> result;
    const std::size_t size = std::min(buckets.size(), synced_);
    if (size == 0 || !(to > from) || columns < 1)
        return result;
    const auto begin = buckets.begin(), end = buckets.begin() + std::ptrdiff_t(size);
    auto low = std::lower_bound(begin, end, from, [](const CurveBucket& b, double x) { return lastStep(b) < x; });
    auto high =
        std::upper_bound(low, end, to, [](double x, const CurveBucket& b) { return x < double(b.firstStep); });
    std::size_t first = std::size_t(low - begin), last = std::size_t(high - begin);
    first -= first > 0;
    last += last < size;
    std::size_t level = 0, width = 1;
    while (level < levels_.size() && (last - first) / (width * 4) >= std::size_t(columns)) {
        width *= 4;
        ++level;
    }
    double column = -1;
    Fold fold;
    const auto flush = [&] {
        if (fold.count > 0)
            result.push_back({middle(fold.firstStep, fold.steps), fold.sum / double(fold.count), fold.minimum,
                              fold.maximum, fold.count});
        fold = {};
    };
    for (std::size_t i = first / width; i < (last + width - 1) / width; ++i) {
        const Fold part = level == 0 ? foldOf(buckets[i]) : levels_[level - 1][i];
        const double at = std::floor((middle(part.firstStep, part.steps) - from) / (to - from) * columns);
        if (at != column)
            flush();
        column = at;
        fold.add(part);
    }
    flush();
    return result;
}

bool CurvePyramid::range(std::span<const CurveBucket> buckets, double from, double to, double& low,
                         double& high) const
{
    bool found = false;
    for (const CurveColumn& column : columns(buckets, from, to, 512)) {
        low = found ? std::min(low, column.minimum) : column.minimum;
        high = found ? std::max(high, column.maximum) : column.maximum;
        found = true;
    }
    return found;
}

} // namespace loom::ui

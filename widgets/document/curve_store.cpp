#include "document/curve_store.h"

#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

constexpr std::size_t kMostBuckets = std::size_t(1) << 20;

} // namespace

void CurveStore::clear()
{
    epochs.clear();
    for (auto& list : buckets)
        list.clear();
}

void CurveStore::add(const CurveBucket& bucket)
{
    const std::size_t series = std::size_t(bucket.series);
    if (bucket.series < 0 || series >= 4096)
        return;
    if (series >= buckets.size())
        buckets.resize(series + 1);
    if (buckets[series].size() >= kMostBuckets)
        mergeOldest(buckets[series]);
    buckets[series].push_back(bucket);
}

void CurveStore::cut(std::int64_t step)
{
    std::erase_if(epochs, [step](const EpochRecord& epoch) { return epoch.lastStep > step; });
    for (auto& list : buckets) {
        std::erase_if(list, [step](const CurveBucket& bucket) { return bucket.firstStep > step; });
        if (!list.empty())
            list.back().count = std::min(list.back().count, step - list.back().firstStep + 1);
    }
}

bool CurveStore::empty() const
{
    return epochs.empty() && std::ranges::all_of(buckets, [](const auto& list) { return list.empty(); });
}

CurveBucket epochBucket(int series, const EpochRecord& epoch, std::int64_t before)
{
    const double mean = epoch.values[std::size_t(series)];
    return {series, before + 1, epoch.lastStep - before, mean, mean, mean};
}

CurveStore curvesOf(const History& history, std::int64_t batchesPerEpoch)
{
    CurveStore store;
    store.series = history.series;
    store.buckets.resize(store.series.size());
    for (EpochRecord epoch : history.epochs) {
        epoch.lastStep = epoch.epoch * batchesPerEpoch;
        for (int i = 0; i < int(epoch.values.size()); ++i)
            if (std::isfinite(epoch.values[std::size_t(i)]))
                store.add(epochBucket(i, epoch, epoch.lastStep - batchesPerEpoch));
        store.epochs.push_back(std::move(epoch));
    }
    return store;
}

namespace {

/// The first `count` buckets merged in pairs, an even number.
void mergePairs(std::vector<CurveBucket>& buckets, std::size_t first)
{
    std::size_t out = 0;
    for (std::size_t i = 0; i + 1 < first; i += 2) {
        const CurveBucket &a = buckets[i], &b = buckets[i + 1];
        const std::int64_t count = a.count + b.count;
        const double mean =
            (a.mean * double(a.count) + b.mean * double(b.count)) / double(std::max<std::int64_t>(1, count));
        buckets[out++] = {
            a.series, a.firstStep, count, mean, std::min(a.minimum, b.minimum), std::max(a.maximum, b.maximum)};
    }
    buckets.erase(buckets.begin() + std::ptrdiff_t(out), buckets.begin() + std::ptrdiff_t(first));
}

} // namespace

void mergeOldest(std::vector<CurveBucket>& buckets)
{
    mergePairs(buckets, buckets.size() / 4 * 2);
}

void CurveStore::fold(std::size_t most)
{
    for (auto& list : buckets)
        while (list.size() > most)
            mergePairs(list, list.size() / 2 * 2);
}

} // namespace loom::ui

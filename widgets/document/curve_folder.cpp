#include "document/curve_folder.h"

#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

constexpr auto kBucket = std::chrono::milliseconds(1);

} // namespace

void CurveFolder::add(std::int64_t step, const std::vector<double>& values, Clock::time_point now)
{
    if (open_.size() != values.size()) {
        open_.assign(values.size(), {});
        since_ = now - kBucket;
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        CurveBucket& bucket = open_[i];
        const double value = values[i];
        if (bucket.count == 0)
            bucket = {std::int32_t(i), step, 0, 0, value, value};
        ++bucket.count;
        bucket.mean += (value - bucket.mean) / double(bucket.count);
        // A value that is no number stays visible as such.
        bucket.minimum = std::isnan(value) ? value : std::min(bucket.minimum, value);
        bucket.maximum = std::isnan(value) ? value : std::max(bucket.maximum, value);
    }
    if (now - since_ >= kBucket) {
        flush();
        since_ = now;
    }
}

void CurveFolder::add(const EpochRecord& epoch)
{
    flush();
    waiting_.push_back({CurveItem::Kind::epoch, {}, epoch});
    pushWaiting();
}

void CurveFolder::add(const CurveBucket& bucket)
{
    waiting_.push_back({CurveItem::Kind::bucket, bucket, {}});
    pushWaiting();
}

void CurveFolder::clear()
{
    open_.clear();
    waiting_.assign(1, {CurveItem::Kind::cleared, {}, {}});
    pushWaiting();
}

void CurveFolder::cut(std::int64_t step)
{
    flush();
    open_.clear();
    waiting_.push_back({CurveItem::Kind::cut, {0, step, 0, 0, 0, 0}, {}});
    pushWaiting();
}

bool CurveFolder::pushWaiting()
{
    std::size_t done = 0;
    while (done < waiting_.size() && ring_.push(waiting_[done]))
        ++done;
    waiting_.erase(waiting_.begin(), waiting_.begin() + std::ptrdiff_t(done));
    return waiting_.empty();
}

void CurveFolder::flush()
{
    if (!pushWaiting())
        return;
    for (CurveBucket& bucket : open_)
        if (bucket.count > 0 && ring_.push({CurveItem::Kind::bucket, bucket, {}}))
            bucket.count = 0;
}

} // namespace loom::ui

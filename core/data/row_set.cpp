#include "data/row_set.h"

#include <algorithm>

namespace loom {

RowSet::RowSet(std::vector<std::int64_t> rows)
    : list_(std::make_shared<const std::vector<std::int64_t>>(std::move(rows)))
    , ascending_(list_)
{
    if (std::ranges::is_sorted(*list_))
        return;
    std::vector<std::int64_t> sorted = *list_;
    std::ranges::sort(sorted);
    ascending_ = std::make_shared<const std::vector<std::int64_t>>(std::move(sorted));
}

RowSet::RowSet(std::initializer_list<std::int64_t> rows)
    : RowSet(std::vector<std::int64_t>(rows))
{
}

RowSet::RowSet(std::shared_ptr<const RowStore> store, SplitRule rule, SplitPart part,
               std::vector<std::int64_t> starts)
    : store_(std::move(store))
    , rule_(std::move(rule))
    , part_(part)
    , starts_(std::move(starts))
{
    LOOM_ASSERT(std::int64_t(starts_.size()) == store_->blocks() + 1);
}

std::size_t RowSet::size() const
{
    return store_ ? std::size_t(starts_.back()) : list_ ? list_->size() : 0;
}

std::span<const std::int64_t> RowSet::list() const
{
    LOOM_ASSERT(!store_);
    return list_ ? std::span<const std::int64_t>(*list_) : std::span<const std::int64_t>();
}

std::vector<std::int64_t> RowSet::slice(std::int64_t first, std::int64_t count) const
{
    const std::int64_t last = first + std::clamp<std::int64_t>(count, 0, std::int64_t(size()) - first);
    if (!store_)
        return {list().begin() + first, list().begin() + last};
    std::vector<std::int64_t> rows;
    std::vector<std::int32_t> places;
    auto block = std::upper_bound(starts_.begin(), starts_.end(), first) - starts_.begin() - 1;
    for (; block < store_->blocks() && starts_[std::size_t(block)] < last; ++block) {
        if (!inBlock(block, places))
            return {};
        const std::int64_t before = starts_[std::size_t(block)];
        for (std::int64_t i = std::max<std::int64_t>(0, first - before);
             i < std::min(last - before, std::int64_t(places.size())); ++i)
            rows.push_back(store_->blockStarts[std::size_t(block)] + places[std::size_t(i)]);
    }
    return rows;
}

bool RowSet::contains(std::int64_t row) const
{
    if (!store_)
        return ascending_ && std::ranges::binary_search(*ascending_, row);
    std::int32_t label = 0;
    if (row < 0 || row >= store_->size())
        return false;
    if (rule_.labelField >= 0 && !store_->read(rule_.labelField, row, 1, &label))
        return false;
    return rule_.partOf(row, label) == part_;
}

std::int64_t RowSet::countIn(std::int64_t block) const
{
    return starts_[std::size_t(block) + 1] - starts_[std::size_t(block)];
}

RowSet RowSet::of(std::shared_ptr<const RowStore> store) const
{
    RowSet same = *this;
    same.store_ = std::move(store);
    LOOM_ASSERT(std::int64_t(starts_.size()) == same.store_->blocks() + 1);
    return same;
}

RowSet RowSet::stretch(std::int64_t first, std::int64_t count) const
{
    LOOM_ASSERT(store_ && cutBlock_ < 0 && first >= 0 && count >= 0 && first + count <= std::int64_t(size()));
    RowSet part = *this;
    part.cutBlock_ = std::upper_bound(starts_.begin(), starts_.end(), first) - starts_.begin() - 1;
    part.cutRows_ = first - starts_[std::size_t(part.cutBlock_)];
    for (std::int64_t& start : part.starts_)
        start = std::clamp<std::int64_t>(start - first, 0, count);
    return part;
}

Result<void> RowSet::inBlock(std::int64_t block, std::vector<std::int32_t>& places) const
{
    places.clear();
    if (countIn(block) == 0)
        return {};
    const std::int64_t first = store_->blockStarts[std::size_t(block)], rows = store_->rowsOf(block);
    std::vector<std::int32_t> labels(rule_.labelField < 0 ? 0 : std::size_t(rows));
    if (!labels.empty())
        if (const auto read = store_->readBlock(rule_.labelField, block, labels.data()); !read)
            return read;
    for (std::int64_t i = 0; i < rows; ++i)
        if (rule_.partOf(first + i, labels.empty() ? 0 : labels[std::size_t(i)]) == part_)
            places.push_back(std::int32_t(i));
    if (cutBlock_ >= 0) {
        if (block == cutBlock_)
            places.erase(places.begin(), places.begin() + std::min(cutRows_, std::int64_t(places.size())));
        places.resize(std::min(places.size(), std::size_t(countIn(block)))); // the last block, too, may be cut
    }
    return {};
}

} // namespace loom

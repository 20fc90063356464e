#include "data/row_store.h"

#include <algorithm>

namespace loom {

std::int64_t RowStore::rowsOf(std::int64_t block) const
{
    return blockStarts[std::size_t(block) + 1] - blockStarts[std::size_t(block)];
}

std::int64_t RowStore::blockOf(std::int64_t row) const
{
    return std::upper_bound(blockStarts.begin(), blockStarts.end(), row) - blockStarts.begin() - 1;
}

std::size_t RowStore::bytesOf(int field) const
{
    const Field& f = fields[std::size_t(field)];
    return std::size_t(f.shape.size()) * loom::bytesOf(f.dtype);
}

static void fillGaps(std::span<const float> fill, float* numbers, std::int64_t count)
{
    for (std::int64_t row = 0; row < count; ++row, numbers += fill.size())
        for (std::size_t j = 0; j < fill.size(); ++j)
            if (numbers[j] != numbers[j])
                numbers[j] = fill[j];
}

Result<void> RowStore::read(int field, std::int64_t first, std::int64_t count, void* out) const
{
    LOOM_ASSERT(first >= 0 && count >= 0 && first + count <= size());
    auto* to = static_cast<std::byte*>(out);
    while (count > 0) {
        const std::int64_t inBlock = std::min(count, blockStarts[std::size_t(blockOf(first)) + 1] - first);
        if (const auto fetched = fetch(field, first, inBlock, to); !fetched)
            return fetched;
        if (std::size_t(field) < fills.size() && !fills[std::size_t(field)].empty())
            fillGaps(fills[std::size_t(field)], reinterpret_cast<float*>(to), inBlock);
        to += std::size_t(inBlock) * bytesOf(field);
        first += inBlock;
        count -= inBlock;
    }
    return {};
}

Result<void> RowStore::readBlock(int field, std::int64_t block, void* out) const
{
    return read(field, blockStarts[std::size_t(block)], rowsOf(block), out);
}

} // namespace loom

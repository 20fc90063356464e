#pragma once

#include "data/data_loader.h"

namespace loom::test {

/// The rows of the loader's current epoch, batch after batch.
inline std::vector<std::int64_t> epochOf(DataLoader& loader)
{
    std::vector<std::int64_t> rows;
    for (std::int64_t batch = 0; batch < loader.batches(); ++batch) {
        const auto taken = loader.take(batch);
        rows.insert(rows.end(), taken.begin(), taken.end());
    }
    return rows;
}

} // namespace loom::test

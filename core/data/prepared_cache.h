#pragma once

#include "data/data_recipe.h"

#include <optional>

namespace loom {

/// Where the rows of a source lie as the transforms that prepare rows have left them: a table that has not changed
/// is not read and prepared again. One file a recipe; a changed source's rows take the old ones' place in it.
struct PreparedCache {
    /// Of all such files together; those that were not opened for longest go first.
    static constexpr std::int64_t kMostBytes = std::int64_t(512) << 20;

    std::string file;
    std::string key; ///< what the rows were made from and how
};

/// Nothing where it would not pay (small files, no transform that prepares rows), where the source reads more than
/// the files that its attributes name, and where NETLOOM_NO_CACHE is set to anything.
std::optional<PreparedCache> preparedCache(const DataRecipe& recipe, const SourceContext& context,
                                           const Fitted* known);

/// Rows, parts, notes, faults, guesses and fitted numbers; nothing where they are absent, made from something else
/// or damaged.
std::optional<PreparedData> readPrepared(const PreparedCache& cache);

/// The same for the next time: rows in memory, up to a quarter of `most`. What cannot be written is not kept.
void keepPrepared(const PreparedCache& cache, const PreparedData& data,
                  std::int64_t most = PreparedCache::kMostBytes);

} // namespace loom

#pragma once

#include "data/data_recipe.h"

namespace loom {

/// The attributes with their defaults, or a sentence about the first one that is wrong.
Result<Attributes> checkedAttributes(const Part& part, const std::vector<AttributeSpec>& specs);

/// `data` has its rows and parts: brings the rows into their final form. `breaks` as SourceData::breaks.
Result<void> prepareRows(const std::vector<Part>& transforms, const Fitted* known, std::vector<std::int64_t> breaks,
                         PreparedData& data);
/// `data` has its final rows: makes the pipeline.
Result<void> makePipeline(const std::vector<Part>& transforms, std::uint64_t seed, const Fitted* known,
                          PreparedData& data);

} // namespace loom

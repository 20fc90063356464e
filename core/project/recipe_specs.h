#pragma once

#include "base/attribute_spec.h"

namespace loom {

/// The recipe's own fields (everything of a project that is no layer's, optimizer's or source's attribute),
/// named as Path finds them: `seed`, `epochs`, `split.validation`, `loss.weight`, `optimizer.type` …
const std::vector<AttributeSpec>& recipeSpecs();

} // namespace loom

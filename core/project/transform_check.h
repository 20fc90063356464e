#pragma once

#include "base/issue.h"
#include "data/data_recipe.h"

namespace loom {

/// What is wrong with a recipe's transforms whatever the data are: their order, what they need of source and split.
void checkTransforms(const DataRecipe& recipe, std::vector<Issue>& issues);

} // namespace loom

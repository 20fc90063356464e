#pragma once

#include "project/project.h"
#include "project/record.h"

namespace loom {

/// The table of everything that a project holds and an address can name. Owners: Project, DataRecipe,
/// TrainingRecipe.
const Record& projectRecord();
const Record& dataRecord();
const Record& trainingRecord();

/// The words and range of a row by its address with `*` for an item: `training.epochs`, `data.split.method`.
const AttributeSpec& recipeSpec(const std::string& path);

} // namespace loom

#pragma once

#include "project/json_reader.h"
#include "project/project.h"

namespace loom {

/// The "data" and "training" records of a project file.
DataRecipe dataFrom(const Json& json, const Address& address, ReadLog& log);
Json jsonFrom(const DataRecipe& recipe);

TrainingRecipe trainingFrom(const Json& json, const Address& address, ReadLog& log);
Json jsonFrom(const TrainingRecipe& recipe);

} // namespace loom

#pragma once

#include "data/data_recipe.h"

#include <map>
#include <string>

namespace loom {

/// The files and folders that a recipe reads, as they are written in it, each with a hash of what it holds: all bytes
/// of a file up to 64 MB, of a larger one its length and 64 stretches spread over it; of a folder the names and
/// lengths of up to 100,000 files in it. A checkpoint keeps them, so that a run taken up again notices other data.
std::map<std::string, std::string> dataFiles(const DataRecipe& recipe, const std::string& folder);

/// The same hash of one file; empty where it cannot be read.
std::string fileHash(const std::string& file);

/// Those that are not the same in both, by name.
std::vector<std::string> changedFiles(const std::map<std::string, std::string>& before,
                                      const std::map<std::string, std::string>& now);

} // namespace loom

#pragma once

#include "base/file.h"
#include "project/project_file.h"

namespace loom {

/// Packs the project, its weights (if any) and the files its data source names into one `.loomz` (zip).
Result<void> packProject(const std::string& projectFile, const std::string& out, const FileProgress& progress = {});
/// Unpacks into `folder` and returns the path of the `.loom` inside. Refuses paths that leave the folder,
/// more than 10 000 entries, and sizes above 4 GB or beyond what the archive really holds.
Result<std::string> unpackProject(const std::string& file, const std::string& folder,
                                  const FileProgress& progress = {});

} // namespace loom

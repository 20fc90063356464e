#pragma once

#include "base/file.h"
#include "project/project_file.h"

#include <vector>

namespace loom {

/// A file under the name that it gets in an archive.
struct Packed {
    std::string file, name;
};

/// Packs the project, its weights (if any) and the files its data source names into one `.loomz` (zip), with `more`
/// beside them.
Result<void> packProject(const std::string& projectFile, const std::string& out, const FileProgress& progress = {},
                         const std::vector<Packed>& more = {});
/// Unpacks into `folder` and returns the path of the `.loom` inside. Refuses paths that leave the folder,
/// more than 10 000 entries, and sizes above 4 GB or beyond what the archive really holds.
Result<std::string> unpackProject(const std::string& file, const std::string& folder,
                                  const FileProgress& progress = {});

} // namespace loom

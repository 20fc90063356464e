#pragma once

#include "data/source_type.h"

#include <string>

namespace loom::sources {

/// The path itself when absolute, else below the project's folder.
std::string resolvedPath(const std::string& path, const SourceContext& context);

/// The last part of a path, as sentences name the file.
std::string fileName(const std::string& path);

} // namespace loom::sources

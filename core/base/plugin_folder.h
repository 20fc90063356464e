#pragma once

#include <filesystem>

namespace loom {

/// Where plug-ins lie: lib/netloom beside the program's folder.
std::filesystem::path pluginFolder();

} // namespace loom

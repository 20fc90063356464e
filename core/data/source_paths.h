#pragma once

#include "data/source_type.h"

#include <string>
#include <string_view>

struct stat;

namespace loom::sources {

/// The path itself when absolute, else below the project's folder. What an absolute one names may have been moved
/// together with the project: then it is looked for beside and above the project's folder, and `notes` say so.
std::string resolvedPath(const std::string& path, const SourceContext& context, std::vector<Text>& notes);

/// The last part of a path, as sentences name the file.
std::string fileName(const std::string& path);

/// Of a file at `place` below the folder: where the reason names it by its path it is named by its place.
Fault faultIn(const std::string& folder, const std::string& place, const Text& reason);

/// Where what is worth keeping between two readings lies: the context's, `$XDG_CACHE_HOME/netloom`, or
/// `~/.cache/netloom`; empty where there is no home.
std::string cacheFolder(const SourceContext& context);

/// What a file there is called: 32 hexadecimal digits, other ones for other words.
std::string cacheName(std::string_view settings);

/// Size and time of a file: another one, or the same one written again, has others.
std::string stampOf(const struct ::stat& status);

} // namespace loom::sources

#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace loom {

/// The bytes of a regular file, or a sentence: not found, not readable, a folder, larger than `maximumBytes`.
Result<std::string> readFile(const std::string& file, std::int64_t maximumBytes);

/// Replaces the file as a whole or not at all: writes the pieces one after the other beside it, syncs,
/// renames, syncs the folder. The old content stays when anything fails.
Result<void> writeFileAtomically(const std::string& file, const std::vector<std::string_view>& pieces);
Result<void> writeFileAtomically(const std::string& file, std::string_view content);

/// Makes a new, empty file `FILE.` and six letters, open for reading and writing, with the permissions that the umask
/// leaves of 0666; -1: `errno` says why not.
int createBeside(const std::string& file, std::string& beside);

/// Writes all bytes to an open file; false: `errno` says why not.
bool writeAll(int descriptor, std::string_view bytes);

/// The folder and those above it; fine when it exists already.
Result<void> makeFolder(const std::string& folder);

} // namespace loom

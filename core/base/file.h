#pragma once

#include "base/result.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace loom {

/// Asked again and again while files are read and written, at least for every 4 MB: how much of it is done, 0 … 1.
/// False: give it up; what stood in the file before stays. May be empty.
using FileProgress = std::function<bool(double)>;

/// The bytes of a regular file, or a sentence: not found, not readable, a folder, larger than `maximumBytes`.
Result<std::string> readFile(const std::string& file, std::int64_t maximumBytes, const FileProgress& progress = {});

/// Replaces the file as a whole or not at all: writes the pieces one after the other beside it, syncs,
/// renames, syncs the folder. The old content stays when anything fails.
Result<void> writeFileAtomically(const std::string& file, const std::vector<std::string_view>& pieces,
                                 const FileProgress& progress = {});
Result<void> writeFileAtomically(const std::string& file, std::string_view content);

/// Makes a new, empty file `FILE.` and six letters, open for reading and writing, with the permissions that the umask
/// leaves of 0666; -1: `errno` says why not.
int createBeside(const std::string& file, std::string& beside);

/// Writes all bytes to an open file; false: `errno` says why not.
bool writeAll(int descriptor, std::string_view bytes);
/// Waits until what was written is on the disk, whatever interrupts it; false: `errno` says why not.
bool syncFile(int descriptor);

/// The folder and those above it; fine when it exists already.
Result<void> makeFolder(const std::string& folder);

} // namespace loom

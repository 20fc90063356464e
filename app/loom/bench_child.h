#pragma once

#include "base/result.h"

#include <string>
#include <vector>

namespace loom::cli {

/// How a program that was started and waited for behaved.
struct Child {
    int code = -1; ///< exit code, −1 when it did not end by itself
    std::string out; ///< its stdout
    double secondsToOutput = 0; ///< from the start until it first wrote something
    double seconds = 0; ///< until it ended
};

/// Runs the program (words[0] is its file) with some environment variables ("NAME=value") put over this process's.
/// What it says on stderr is not shown.
Result<Child> runChild(const std::vector<std::string>& words, const std::vector<std::string>& environment = {});

/// The running program's own file.
std::string ownFile();

/// A fresh folder for a bench's files, removed with everything in it at the end.
class BenchFolder {
public:
    BenchFolder();
    ~BenchFolder();
    BenchFolder(const BenchFolder&) = delete;
    BenchFolder& operator=(const BenchFolder&) = delete;
    /// Empty where none could be made.
    const std::string& path() const { return path_; }
    std::string file(const std::string& name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

} // namespace loom::cli

#pragma once

#include "base/value.h"
#include "data/numpy/npz_file.h"

#include <map>

namespace loom::sources {

/// Which arrays of a file are what.
struct NpzRoles {
    std::vector<std::string> inputs;
    std::string target; ///< empty: the rows have none
    std::vector<std::string> testInputs; ///< empty: the file has no test rows of its own
    std::string testTarget;

    bool uses(const std::string& name) const;
    /// By attribute, as SourceData::guesses.
    std::map<std::string, std::string> guesses() const;
};

/// The attributes `inputs`, `targets`, `test_inputs` and `test_targets`; what they leave open is told by the names
/// that arrays usually have (x_train and y_train, images and labels …) or, where one array is all there is, by that.
/// A sentence where none of the names is known. `targets`: the file with the targets, if it is another one.
Result<NpzRoles> npzRoles(const std::string& path, const NpzFile& file, const NpzFile& targets,
                          const Attributes& attributes);

} // namespace loom::sources

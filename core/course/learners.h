#pragma once

#include "course/learner_record.h"

#include <string>
#include <vector>

namespace loom {

/// One of several learners of an account: the file of a record, in the folder that holds them all.
struct LearnerFile {
    std::string file;
    std::string name; ///< empty: nobody gave one
};

/// Those whose record can be read, the first one (`record.json`) in front, the others by name. The first is there
/// even before it has a file.
std::vector<LearnerFile> learnersIn(const std::string& folder);
/// The one that was picked last; the first where that one is gone.
std::string pickedLearner(const std::string& folder);
Result<void> pickLearner(const std::string& folder, const std::string& file);
/// A new learner with that record, in a file of their own; no other's is touched. The file.
Result<std::string> addLearner(const std::string& folder, const LearnerRecord& record);
/// The record of a file from elsewhere as a new learner.
Result<std::string> importLearner(const std::string& folder, const std::string& file);

} // namespace loom

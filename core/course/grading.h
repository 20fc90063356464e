#pragma once

#include "course/course.h"
#include "course/learner_record.h"

#include <optional>
#include <string>
#include <vector>

namespace loom {

/// Why a point was not given.
enum class LostPoint {
    none, ///< it was given
    notAnswered,
    looked, ///< the answer was looked at without a guess
    wrong,
    otherQuestion, ///< the answer is to another question than this version asks
    notReached,
    noNumbers, ///< said to be done, but the numbers that did it are not in the file
    doesNotFit, ///< the numbers do not fit this version's lab
    goalNotMet, ///< the numbers do not reach the goal
};

/// One point of a lab: an answer judged anew, or a goal computed anew from the numbers that reached it.
struct LabMark {
    enum class Kind { question, goal };
    Kind kind = Kind::question;
    std::string step;
    bool isTask = false;
    LostPoint lost = LostPoint::none;
    std::optional<double> truth; ///< what is right; of a goal what the numbers come to
    std::optional<LabGuess> guess; ///< none: not answered, or looked at
    LabVerdict verdict; ///< of an answer

    int points() const { return lost == LostPoint::none ? 1 : 0; }
};

struct LabMarks {
    std::string lab;
    bool opened = false; ///< the record knows the lab at all
    std::vector<LabMark> marks; ///< in the order of the pages

    int points() const;
    int most() const { return int(marks.size()); }
};

/// The marks of a lab, computed from what a record holds of it: in 64-bit numbers, with baseline kernels, on one
/// thread, so the same on every machine. Nothing in the record is taken for a mark. A sentence where the lab itself
/// cannot be computed.
Result<LabMarks> gradeLab(const Lab& lab, const LearnerRecord& record);

/// What one file came to.
struct LearnerMarks {
    std::string file;
    std::string name; ///< of the learner
    Text unread; ///< why the file could not be graded; then there are no marks
    std::vector<LabMarks> labs; ///< in the course's order
    std::vector<std::string> unknown; ///< labs of the record that the course does not have
};

/// Over the usable labs of `entries`; where `only` names some, over those.
LearnerMarks gradeRecord(const LearnerRecord& record, const std::vector<CourseEntry>& entries,
                         const std::vector<std::string>& only = {});
LearnerMarks gradeFile(const std::string& file, const std::vector<CourseEntry>& entries,
                       const std::vector<std::string>& only = {});
/// Every file in the folder and those in it, by name; what is no record is a row with its sentence. Hidden files are
/// left out. A sentence where the folder cannot be read.
Result<std::vector<LearnerMarks>> gradeFolder(const std::string& folder, const std::vector<CourseEntry>& entries,
                                              const std::vector<std::string>& only = {});

} // namespace loom

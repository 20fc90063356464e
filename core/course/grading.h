#pragma once

#include "course/course.h"
#include "course/learner_record.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace loom {

/// Why a question or a goal is not as it should be; where a point hangs on it, why it was not given.
enum class LostPoint {
    none, ///< it is
    notAnswered,
    looked, ///< the answer was looked at without a guess
    wrong,
    otherQuestion, ///< the answer is to another question than this version asks
    notReached,
    noNumbers, ///< said to be done, but the numbers that did it are not in the file
    doesNotFit, ///< the numbers do not fit this version's lab
    cannotBeSet, ///< nothing on the page, or before it, could have set the numbers
    goalNotMet, ///< the numbers do not reach the goal
    notComputed, ///< what is right could not be computed
};

/// What became of a question or a goal of a lab: an answer judged anew, or a goal computed anew from the numbers that
/// reached it. The quiz and the tasks are marked; a lesson's predictions are guesses made before anyone could know,
/// and its goals are steps on the way: they are told, and no point hangs on them.
struct LabMark {
    enum class Kind { question, goal };
    Kind kind = Kind::question;
    std::string step;
    bool counts = false; ///< a point hangs on it
    LostPoint lost = LostPoint::none;
    std::optional<double> truth; ///< what is right; of a goal what the numbers come to
    std::string answer; ///< what is right where that is no number: options, or a shape, as text
    std::string first; ///< the first guess, as it was written; empty where none was
    std::optional<LabGuess> guess; ///< none: not answered, or looked at
    LabVerdict verdict; ///< of an answer

    int points() const { return counts && lost == LostPoint::none ? 1 : 0; }
};

struct LabMarks {
    std::string lab;
    bool opened = false; ///< the record knows the lab at all
    std::vector<LabMark> marks; ///< in the order of the pages

    int points() const;
    int most() const;
};

/// What one file came to.
struct LearnerMarks {
    std::string file;
    std::string name; ///< of the learner
    Text unread; ///< why the file could not be graded; then no point is given
    std::vector<LabMarks> labs; ///< in the course's order
    std::vector<std::string> unknown; ///< labs of the record that the course does not have
};

class LabGrader;

/// Marks what learners did. Everything is computed from what a record holds and from the labs: in 64-bit numbers
/// where a hand moved them, trained with baseline kernels on one thread, so the same on every machine; nothing in a
/// record is taken for a mark. What takes long (runs, experiments) is computed when an answer asks for it, once for
/// all learners. One thread at a time uses it.
class Grader {
public:
    /// Over the usable labs of `entries`; where `only` names some, over those.
    explicit Grader(const std::vector<CourseEntry>& entries, const std::vector<std::string>& only = {});
    ~Grader();

    /// What is stopped lacks labs.
    LearnerMarks record(const LearnerRecord& record, std::stop_token stop = {});
    LearnerMarks file(const std::string& file);
    /// Every file in the folder and those in it, by name; what is no record is a row with its sentence. Hidden files
    /// are left out. A sentence where the folder cannot be read.
    Result<std::vector<LearnerMarks>> folder(const std::string& folder);

private:
    std::vector<std::unique_ptr<LabGrader>> labs_;
    bool named_ = false; ///< labs were named
    std::vector<std::string> known_; ///< labs that can be used, graded or not
};

} // namespace loom

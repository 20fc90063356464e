#pragma once

#include "course/lab_answer.h"
#include "course/lab_state.h"

#include <map>
#include <set>
#include <string>

namespace loom {

/// What a learner said and did, lab by lab: the one file that is theirs. Marks are never in it: they are computed.
struct LearnerRecord {
    struct Answer {
        LabGuess guess;
        bool looked = false; ///< wanted to see without guessing
        int tries = 1;
        std::string first; ///< the first guess, as it was written
        std::string at; ///< when, ISO 8601
        bool operator==(const Answer&) const = default;
    };
    struct OfLab {
        std::map<std::string, Answer> answers; ///< by step
        std::set<std::string> done; ///< steps
        std::map<std::string, LabState> reached; ///< by step whose goal is a number: where everything stood then
        std::string page; ///< the step that was open last
        bool operator==(const OfLab&) const = default;
    };
    std::string name;
    std::map<std::string, OfLab> labs;

    bool operator==(const LearnerRecord&) const = default;
};

/// As JSON; what is missing or odd in it is left out, one odd entry spoils no other. A sentence where it is no record
/// at all.
Result<LearnerRecord> parseRecord(const std::string& json);
std::string writeRecord(const LearnerRecord& record);
/// An empty record where there is no such file.
Result<LearnerRecord> openRecord(const std::string& file);
Result<void> saveRecord(const LearnerRecord& record, const std::string& file);

} // namespace loom

#pragma once

#include "course/grading.h"

#include <string>

namespace loom {

/// Why a point was lost, in the language ("ko", "en"): a few words.
std::string lostWords(LostPoint lost, const std::string& language);

/// "border: wrong (0.5 instead of 0)".
std::string reasonOf(const LabMark& mark, const std::string& language);

/// A CSV table for a spreadsheet, UTF-8 with its mark: a row a learner, a column a lab with its points, headings in
/// the language, and a reason for each lost point. No cell is taken for a formula.
std::string marksTable(const std::vector<LearnerMarks>& learners, const std::vector<CourseEntry>& entries,
                       const std::string& language);

} // namespace loom

#pragma once

#include "course/grading.h"

#include <string>

namespace loom {

/// Why a point was lost, in the language ("ko", "en"): a few words.
std::string lostWords(LostPoint lost, const std::string& language);

/// "axon: wrong (input)".
std::string reasonOf(const LabMark& mark, const std::string& language);

/// Why a learner has not every point, lab by lab, and which labs of the record this version does not have;
/// `unopened`: also which ones were not opened.
std::vector<std::string> reasonsOf(const LearnerMarks& learner, const std::string& language, bool unopened = true);
/// "border: guessed 0.5, in fact 0", of a prediction that was made (or looked at); else empty.
std::string predictionOf(const LabMark& mark, const std::string& language);

/// A CSV table for a spreadsheet, UTF-8 with its mark: a row a learner, a column a lab with its points, headings in
/// the language, a reason for each lost point, and the predictions with what was so. No cell is taken for a formula.
std::string marksTable(const std::vector<LearnerMarks>& learners, const std::vector<CourseEntry>& entries,
                       const std::string& language);

} // namespace loom

#pragma once

#include "course/course.h"
#include "course/grading.h"

#include <QString>

namespace loom::ui {

/// What a learner did in one lab, as a piece of HTML: each question with the first guess, the number of tries, the
/// last answer and how it was judged; each goal with what the stored numbers come to; the points.
QString labReport(const CourseEntry& entry, const LearnerRecord::OfLab& of, const LabMarks& marks,
                  const QString& language);

} // namespace loom::ui

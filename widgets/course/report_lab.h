#pragma once

#include "course/course.h"
#include "course/grading.h"

#include <QString>

namespace loom::ui {

/// What a learner did in one lab, as a piece of HTML: the points; each question of the quiz with the first answer,
/// the number of tries, the last answer and how it was judged; each task with what the stored numbers come to;
/// without points what was predicted beside what was so, and what was reached on the way.
QString labReport(const CourseEntry& entry, const LearnerRecord::OfLab& of, const LabMarks& marks,
                  const QString& language);

} // namespace loom::ui

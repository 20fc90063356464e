#pragma once

#include "course/course.h"
#include "course/learner_record.h"

#include <QString>

namespace loom::ui {

/// What a learner did in one lab, as a piece of HTML: each question with the first guess, the number of tries, the
/// last answer and how it was judged anew; each goal with what the stored numbers come to; the points.
QString labReport(const CourseEntry& entry, const LearnerRecord& record, const QString& language);

} // namespace loom::ui

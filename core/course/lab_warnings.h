#pragma once

#include "course/lesson.h"

namespace loom {

/// What keeps no lab from being used, but is hardly meant: a question about a number that is typed in it, while a
/// hand can move that number before the answer; a headline that tells what a covered view hides. `json`: the
/// lab.json, for the line.
std::vector<LabFault> warningsOf(const Lab& lab, const std::map<std::string, Lesson>& lessons,
                                 const std::string& json);

} // namespace loom

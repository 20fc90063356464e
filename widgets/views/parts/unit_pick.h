#pragma once

#include "views/parts/subject.h"

namespace loom::ui {

class PickGroup;

/// A unit of the prediction stands for a class: who picks the one picks the other.
void pickUnit(const Subject& subject, const std::string& node, int unit, PickGroup& picks);
/// The unit of that node that is picked, by itself or as a class; −1: none.
int pickedUnit(const Subject& subject, const std::string& node, const PickGroup& picks);
/// −1: none, or one that these data do not have.
int pickedClass(const Subject& subject, const PickGroup& picks);

} // namespace loom::ui

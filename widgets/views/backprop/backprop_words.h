#pragma once

#include "analysis/backprop.h"
#include "document/tensor_name.h"
#include "views/parts/subject.h"

namespace loom::ui {

/// "Dense 1 · sums", "Loss", "Dense 1 · gradient of the weights".
QString stepTitle(const Subject& subject, const BackpropStep& step);
/// Of the way: "Forward", "Loss", "Backward", "Update".
QString partTitle(BackpropPart part);
/// What happens there, one sentence.
QString stepSentence(const Subject& subject, const BackpropStep& step, const BackpropLook& look);
/// "Dense 2, unit 1": where a way goes on.
QString elementWords(const Subject& subject, const Element& element);

} // namespace loom::ui

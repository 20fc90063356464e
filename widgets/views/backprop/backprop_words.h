#pragma once

#include "analysis/backprop.h"
#include "views/parts/subject.h"

namespace loom::ui {

/// "Dense 1 · sums", "Loss", "Dense 1 · gradient of the weights".
QString stepTitle(const Subject& subject, const BackpropStep& step);
/// Of the way: "Forward", "Loss", "Backward", "Update".
QString partTitle(BackpropPart part);
/// What happens there, one sentence.
QString stepSentence(const Subject& subject, const BackpropStep& step, const BackpropLook& look);
/// "unit 3", "weight from 1 to unit 2", "row 1, column 2": counted from 1. Empty of a single number.
QString placeWords(const std::string& tensor, int rank, const std::vector<std::int64_t>& index);
/// "Dense 2, unit 1": where a way goes on.
QString elementWords(const Subject& subject, const Element& element);

} // namespace loom::ui

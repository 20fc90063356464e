#pragma once

#include <QString>
#include <string>

namespace loom::ui {

/// What a series of the curves is called: its metric, or the loss. Of several losses, and of a metric that has an id
/// of its own in the recipe, behind that one's words: "every box: mAP".
QString seriesWords(const std::string& series);
/// The same inside a sentence: "every box: mAP", "accuracy", "loss".
QString seriesWordsWithin(const std::string& series);

} // namespace loom::ui

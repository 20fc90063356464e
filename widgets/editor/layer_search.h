#pragma once

#include <QString>

namespace loom {
enum class LayerCategory;
struct LayerType;
}

namespace loom::ui {

/// Do the words occur in the layer's id, its English title or its title in the user's language? Spaces, dashes, lines
/// and case do not count: "maxpool", "최대풀링", "Conv 2D".
bool layerMatches(const LayerType& layer, const QString& words);
/// Letters and digits only, lower case.
QString searchForm(const QString& words);
QString categoryTitle(LayerCategory category);

} // namespace loom::ui

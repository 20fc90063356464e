#pragma once

#include "data/data_recipe.h"

#include <QImage>
#include <QPixmap>
#include <QPointF>
#include <QStringList>
#include <stop_token>
#include <vector>

namespace loom::ui {

class Theme;

/// What a few rows of data look like: one of pictures, points, words; nothing where they cannot be shown.
struct DataLook {
    std::vector<QImage> tiles; ///< where `ink`, how much of it lies on each pixel (alpha)
    bool ink = false;
    std::vector<QPointF> points; ///< of two of its numbers, y upwards
    std::vector<int> kinds; ///< the class of each point; empty: the target stands upwards
    QStringList words; ///< a row each
    bool isEmpty() const { return tiles.empty() && points.empty() && words.isEmpty(); }
};

/// Whose rows they are: the same in all of it has the same look.
struct LookedAt {
    Part source;
    std::uint64_t seed = 0;
    std::string folder; ///< from which relative files start
    bool operator==(const LookedAt&) const = default;
};

/// Reads the first rows of the source as they are stored, before transforms. For another thread.
DataLook lookOf(const LookedAt& of, const std::stop_token& stop);

/// Drawn in the theme's colours, on nothing.
QPixmap lookPicture(const DataLook& look, const Theme& theme, QSize size);

} // namespace loom::ui

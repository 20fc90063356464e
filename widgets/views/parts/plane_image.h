#pragma once

#include <QColor>
#include <QImage>
#include <optional>
#include <span>

namespace loom::ui {

class Theme;

/// What the units of a layer answer over a plane of `side` × `side` cells, the topmost row first.
struct PlaneAnswers {
    std::span<const float> values;
    int side = 0, units = 0;
    bool unitAfterUnit = false; ///< else cell after cell

    float at(int unit, int cell) const
    {
        return values[unitAfterUnit ? std::size_t(unit) * std::size_t(side) * std::size_t(side) + std::size_t(cell)
                                    : std::size_t(cell) * std::size_t(units) + std::size_t(unit)];
    }
};

/// Of a sample on the plane: two classes are the two signs; more have colours of their own. −1: of none.
QColor classColour(const Theme& theme, int label, int classes);
/// One unit on the scale of signs around the border between two answers, or else around 0.
QImage unitImage(const Theme& theme, const PlaneAnswers& answers, int unit, std::optional<double> border);
/// Each cell in the colour of the class with the largest answer, the paler the less sure.
QImage classImage(const Theme& theme, const PlaneAnswers& answers, int classes);
/// Samples stand out on it in the full colours.
QImage paler(QImage image, const Theme& theme);

} // namespace loom::ui

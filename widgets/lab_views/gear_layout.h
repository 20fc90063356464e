#pragma once

#include <QRectF>
#include <QSizeF>
#include <optional>
#include <vector>

class QPainterPath;

namespace loom::ui {

class Theme;

/// What has to be written at a train of dials, each as large as it was at most, at full letters.
struct GearTexts {
    std::vector<QSizeF> names, values; ///< of each dial
    std::vector<QSizeF> ratios; ///< of each mesh, one fewer
    std::optional<QSizeF> guess; ///< belongs to one dial
    int guessDial = 0;
};

/// A toothed wheel: teeth of all wheels of a train are of one size, so that they mesh.
struct GearWheel {
    QPointF center;
    int teeth = 0;
    double pitch = 0; ///< radius of the circle on which wheels touch
    double outer = 0; ///< radius at the tips of the teeth
    double root = 0; ///< radius between them
};

/// Where everything of a train of dials goes: dials on one line, smaller from the first to the last, between two of
/// them a pinion, so that all turn the same way; ratios above, names and values below. Where words need more room
/// than there is, their letters shrink.
struct GearLayout {
    std::vector<GearWheel> dials, pinions;
    std::vector<QRectF> names, values, ratios;
    QRectF guess;
    double nameFactor = 1, valueFactor = 1, ratioFactor = 1, guessFactor = 1; ///< of the letters
};

GearLayout gearLayout(const QRectF& bounds, const GearTexts& texts, const Theme& theme);
/// Around (0, 0), one tooth upright.
QPainterPath gearPath(const GearWheel& wheel);
/// The turn (in turns, clockwise) of a pinion at the right of a wheel that is turned by `turns`: its gap meets the
/// wheel's tooth.
double meshedTurn(const GearWheel& wheel, double turns, const GearWheel& pinion);

} // namespace loom::ui

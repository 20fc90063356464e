#pragma once

#include <QString>
#include <QStringList>
#include <utility>
#include <vector>

namespace loom::ui {

/// One axis of parallel coordinates: what a run's setting or result may be.
struct ParallelAxis {
    enum class Scale { linear, logarithmic, choices };
    QString name;
    Scale scale = Scale::linear;
    double low = 0, high = 1; ///< of numbers; a logarithmic axis lies above 0
    QStringList choices; ///< of a scale of choices: a value is the number of one
    bool flipped = false; ///< the largest below
    bool operator==(const ParallelAxis&) const = default;
};

/// Where the value stands: 0 below, 1 above; NaN where it has no place (unknown, not above 0 on a logarithmic axis).
double placeOn(const ParallelAxis& axis, double value);
/// The value at a place.
double valueAt(const ParallelAxis& axis, double place);
/// May the axis be logarithmic?
bool canBeLogarithmic(const ParallelAxis& axis);
/// What lies between two places, as numbers ("0.001 – 0.02") or choices; empty: no choice does.
QString rangeWords(const ParallelAxis& axis, double from, double to);
/// Labels with their places, from below, about `wanted` of them: round numbers, powers of ten, or the choices.
std::vector<std::pair<double, QString>> labelsOf(const ParallelAxis& axis, int wanted);

} // namespace loom::ui

#pragma once

#include <QPointF>
#include <QRectF>
#include <QString>
#include <vector>

class QPainter;

namespace loom::ui {

class LabelRoom;
class Theme;

/// 5e-07 as 5 × 10⁻⁷ and 1e-07 as 10⁻⁷ in rich text; other text as it is.
QString typesetPower(const QString& text);

/// One axis of a plot: its limits, what its numbers are, and where a number lies on it.
struct PlotAxis {
    double low = 0;
    double high = 1; ///< above `low`; both above 0 where the axis is logarithmic
    QString name; ///< plain text or with typeset indices
    bool logarithmic = false;

    double share(double value) const; ///< 0 at low, 1 at high
    double at(double share) const;
    bool operator==(const PlotAxis&) const = default;
};

/// The axis' name as it is written: a logarithmic one says so.
QString axisTitle(const PlotAxis& axis);

/// Two axes around the area of a plot: places of numbers in the widget, and the drawing of grid, ticks and names.
class PlotFrame {
public:
    PlotAxis x, y;
    bool numbersAcross = true; ///< false: x is no number, other things stand below the area
    bool numbersUp = true; ///< false: y is no number, other things stand beside the area

    /// Takes the room that numbers and names leave; with `equal` one unit is as long on both axes.
    void fit(const QRectF& room, const Theme& theme, bool equal);
    const QRectF& area() const { return area_; }
    QPointF toWidget(const QPointF& place) const;
    QPointF toPlot(const QPointF& at) const;
    void paintGrid(QPainter& painter, const Theme& theme) const;
    void paintZeros(QPainter& painter, const Theme& theme) const; ///< the two lines of the grid at 0 alone
    /// Numbers and names, each where it meets no other.
    void paintNumbers(QPainter& painter, const Theme& theme, LabelRoom& room) const;

private:
    struct Tick {
        double share;
        QString text;
    };
    std::vector<Tick> ticks(const PlotAxis& axis, int wanted) const;
    int wantedAcross(const Theme& theme) const;
    std::vector<Tick> ticksAcross(const Theme& theme) const;
    std::vector<Tick> ticksUp(const Theme& theme) const;

    QRectF area_;
};

} // namespace loom::ui

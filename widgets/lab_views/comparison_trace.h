#pragma once

#include <QPolygonF>
#include <QRectF>
#include <vector>

namespace loom::ui {

/// A polyline as it is drawn: of the points that fall on one column of pixels only the lowest and the highest are
/// kept, as they followed one another, so that its cost is the plot's width and it looks the same. Grows at its end.
class ComparisonTrace {
public:
    /// `column`: the width of a column of pixels.
    explicit ComparisonTrace(double column = 1)
        : column_(column)
    {
    }
    /// Places with rising x; one that is not finite breaks the line.
    void add(const QPointF& at);
    std::vector<QPolygonF> parts() const;

private:
    struct Column {
        double number = 0;
        QPointF lowest, highest;
        bool lowestLast = false;
        int count = 0;
    };
    void flush(QPolygonF& to) const;

    double column_;
    Column open_;
    std::vector<QPolygonF> parts_;
};

/// The area between two polylines with rising x over the stretch that both cover, its sign left out: ∫ |a − b| dx;
/// NaN where they share none.
double areaBetween(const QPolygonF& a, const QPolygonF& b);

/// Draws over a curve from one place to another: what the curve had between their x is replaced by the straight line.
void drawOver(QPolygonF& curve, const QPointF& from, const QPointF& to);

/// The height of a polyline with rising x; NaN beside it.
double heightAt(const QPolygonF& curve, double x);

} // namespace loom::ui

#pragma once

#include "lab_views/hand_view.h"
#include "lab_views/plot_frame.h"

#include <QPolygonF>
#include <array>
#include <functional>

namespace loom::ui {

/// A curve y = f(x), by rule or by samples, named at its end.
struct FunctionCurve {
    std::function<double(double)> rule; ///< asked once a pixel when limits or curve change
    std::vector<QPointF> samples; ///< instead of a rule: by rising x, joined by straight lines
    std::function<double(double)> slope; ///< the derivative; without it a central difference of the curve
    QString name;
    QColor color; ///< invalid: the colour of text
    bool dashed = false;
};

/// A point on a curve that a hand draws along x.
struct FunctionPoint {
    enum class Straight { none, tangent, secant };
    int curve = 0;
    double x = 0;
    QString name; ///< spoken, and read in front of its numbers
    Straight straight = Straight::none; ///< a secant goes through the edges of the lens
    bool guides = false; ///< dashed lines to both axes with the numbers
    bool movable = true;
};

/// A line across the plot at one number: what is beyond it counts.
struct FunctionThreshold {
    Qt::Orientation orientation = Qt::Horizontal; ///< horizontal: at a number of y
    double value = 0;
    QString name; ///< in front of the number
    bool movable = true;
};

/// A place that is worth a word: a maximum, a kink.
struct FunctionMark {
    QPointF at;
    QString words;
};

/// A rectangle of width × height within the square of side 1, beside the curves: σ × (1 − σ).
struct FunctionRectangle {
    double width = 0; ///< 0 … 1
    double height = 0; ///< 0 … 1
    QString across, up; ///< words at the two sides
    QString area; ///< words below
};

/// Curves over one number with points, thresholds and a lens to take hold of.
class FunctionPlot : public HandView {
    Q_OBJECT
public:
    enum Kind { point, threshold };
    static HandleId pointHandle(int index) { return {point, index}; }
    static HandleId thresholdHandle() { return {threshold, 0}; }

    explicit FunctionPlot(Theme& theme, QWidget* parent = nullptr);

    /// Nearer than a thousandth of their size, limits are written as distances from their middle.
    void setAxes(const PlotAxis& x, const PlotAxis& y);
    void setCurves(std::vector<FunctionCurve> curves);
    void setPoints(std::vector<FunctionPoint> points);
    void movePoint(int point, double x);
    void setThreshold(const std::optional<FunctionThreshold>& threshold);
    void moveThreshold(double value);
    /// Half the width of the lens around the first point, in units of x, and the limits that the wheel keeps; 0:
    /// none.
    void setLens(double halfWidth, double least = 0, double most = 0);
    void setMarks(std::vector<FunctionMark> marks);
    void setRectangle(const std::optional<FunctionRectangle>& rectangle);

    double lens() const { return lens_; }
    const std::vector<FunctionPoint>& points() const { return points_; }
    double valueAt(int curve, double x) const; ///< NaN beyond samples
    /// Of the tangent or secant of this point; of the tangent where it has neither.
    double slopeAt(int point) const;
    QPointF toWidget(const QPointF& place) const { return frame().toWidget(place); }
    QPointF toPlot(const QPointF& at) const { return frame().toPlot(at); }
    QRectF area() const { return frame().area(); }
    /// The names of curves as they were painted last, by curve; null where one has none or found no room.
    const std::vector<QRectF>& nameRects() const { return names_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void pointMoved(int point, double x);
    void thresholdMoved(double value);
    void lensChanged(double halfWidth);

protected:
    std::vector<Handle> handles() const override;
    void moveHandle(const HandleId& handle, const QPointF& to) override;
    void stepHandle(const HandleId& handle, const QPointF& share) override;
    QString handleWords(const HandleId& handle) const override;
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const PlotFrame& frame() const;
    void refit();
    QPointF placeOf(const FunctionPoint& point) const;
    QColor colorOf(const FunctionCurve& curve) const;
    QRectF rectangleRoom() const;
    void placePoint(int point, double x);
    void placeThreshold(double value);
    void turnLens(double turns);
    void traceCurves() const;
    void paintLens(QPainter& painter) const;
    void paintCurves(QPainter& painter) const;
    void paintStraight(QPainter& painter, LabelRoom& room) const;
    void paintGuides(QPainter& painter, LabelRoom& room) const;
    void paintThreshold(QPainter& painter, LabelRoom& room) const;
    void writeNear(QPainter& painter, LabelRoom& room, const QString& words, const QPointF& near,
                   const std::array<QPointF, 2>& offsets, const QColor& ink = {}) const;
    void paintMarks(QPainter& painter, LabelRoom& room) const;
    bool namesBeside() const;
    double nameRoom() const;
    QFont nameFont() const;
    QPointF lastSeen(int curve) const;
    bool isCrossed(const QRectF& rect) const;
    void nameCurves(QPainter& painter, LabelRoom& room);
    void nameInside(QPainter& painter, LabelRoom& room);
    void nameBeside(QPainter& painter, LabelRoom& room);
    void paintRectangle(QPainter& painter, LabelRoom& room) const;

    mutable PlotFrame frame_;
    mutable QSize fitted_;
    mutable double fittedScale_ = 0;
    mutable std::vector<std::vector<QPolygonF>> traces_; ///< of each curve its parts; empty: to be made
    std::vector<FunctionCurve> curves_;
    std::vector<QRectF> names_;
    std::vector<FunctionPoint> points_;
    std::vector<FunctionMark> marks_;
    std::optional<FunctionThreshold> threshold_;
    std::optional<FunctionRectangle> rectangle_;
    double lens_ = 0, leastLens_ = 0, mostLens_ = 0;
};

} // namespace loom::ui

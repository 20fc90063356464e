#pragma once

#include "lab_views/hand_view.h"
#include "lab_views/plot_frame.h"
#include "lab_views/point_mark.h"
#include "plots/map_image.h"

#include <QPixmap>
#include <array>
#include <span>

namespace loom::ui {

/// What a hand can do with a point.
enum class PointUse { none, click, move };

/// A point of the plane of two inputs.
struct PlanePoint {
    QPointF at;
    int kind = -1; ///< class; two classes are the two signs; -1: none
    std::optional<double> value; ///< instead of a class: -1 … 1 on the diverging scale
    PointMark mark = PointMark::disc;
    QString letter; ///< within it, one or two
    PointUse use = PointUse::none;
    bool picked = false;
    bool missed = false; ///< on the wrong side: a ring and a cross say so
};

/// The places where w1·x + w2·y + b = 0.
struct PlaneLine {
    double w1 = 1, w2 = 0, b = 0;
    QString name; ///< beside the line, plain or with typeset indices
    bool movable = true;
    bool dashed = false;
};

/// A distance made visible: from a point at right angles to a line.
struct PlaneRuler {
    int point = 0;
    int line = 0;
    QString before; ///< in front of the number: "z/‖w‖ = "
};

/// A place that somebody guessed: a cross in a ring with words beside it.
struct PlaneGuess {
    QPointF at;
    QString words;
};

/// The plane of two inputs with points and lines to take hold of. A line has two handles, which turn it and keep
/// ‖(w1, w2)‖, and is itself a handle, which shifts b alone. Under it lies a surface or the tint of a line's sides.
class PlanePlot : public HandView {
    Q_OBJECT
public:
    enum Kind { point, lineEnd, lineBody };
    static HandleId pointHandle(int index) { return {point, index}; }
    static HandleId endHandle(int line, int end) { return {lineEnd, 2 * line + end}; } ///< end: 0 or 1
    static HandleId bodyHandle(int line) { return {lineBody, line}; }

    explicit PlanePlot(Theme& theme, QWidget* parent = nullptr);

    /// One unit is as long on both axes. Points and handles are kept within.
    void setRange(double left, double right, double bottom, double top);
    void setAxes(const QString& x, const QString& y);
    /// Values in rows and columns over the whole range, the topmost row first: below `middle` orange, above it blue,
    /// full colour `reach` away from it. No values: no surface.
    void setSurface(std::span<const float> values, int rows, int columns, double middle, double reach);
    /// The sides of this line in the colours of the sign of w1·x + w2·y + b; -1: none.
    void setTint(int line);
    void setPoints(std::vector<PlanePoint> points);
    void movePoint(int point, const QPointF& at);
    /// Two classes are shown as the two signs, more in the colours of classes.
    void setClasses(int count);
    void setLines(std::vector<PlaneLine> lines);
    void moveLine(int line, double w1, double w2, double b);
    /// From each point straight up or down to this line: how far beside it the point is; -1: none.
    void setStems(int line);
    void setRuler(const std::optional<PlaneRuler>& ruler);
    void setGuesses(std::vector<PlaneGuess> guesses);

    const std::vector<PlanePoint>& points() const { return points_; }
    const PlaneLine& line(int index) const { return lines_[std::size_t(index)].line; }
    /// With the sign of the side: (w1·x + w2·y + b)/‖(w1, w2)‖. NaN without a ruler.
    double rulerLength() const;
    QColor colourAt(const QPointF& place) const; ///< of surface or tint; invalid where there is none
    QPointF toWidget(const QPointF& place) const { return frame().toWidget(place); }
    QPointF toPlane(const QPointF& at) const { return frame().toPlot(at); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void pointMoved(int point, QPointF to);
    void pointClicked(int point);
    void lineMoved(int line, double w1, double w2, double b);

protected:
    std::vector<Handle> handles() const override;
    void moveHandle(const HandleId& handle, const QPointF& to) override;
    void stepHandle(const HandleId& handle, const QPointF& share) override;
    void clickHandle(const HandleId& handle) override;
    QString handleWords(const HandleId& handle) const override;
    void paintEvent(QPaintEvent* event) override;

private:
    /// A line with the places of its two handles, which move along with it instead of being found anew.
    struct HeldLine {
        PlaneLine line;
        std::array<QPointF, 2> ends;
    };
    const PlotFrame& frame() const;
    QPointF within(QPointF place) const;
    std::optional<QLineF> seen(const PlaneLine& line) const;
    bool turnsByHand(int line) const;
    void holdEnds(HeldLine& held, bool anew) const;
    void moveEnd(int line, int end, const QPointF& to);
    void moveBody(int line, const QPointF& through);
    void placePoint(int point, const QPointF& to);
    QColor colorOf(const PlanePoint& point) const;
    double radiusOf(const PlanePoint& point) const;
    QPointF rulerFoot() const;
    QString rulerWords() const;
    void paintSurface(QPainter& painter);
    void paintTint(QPainter& painter) const;
    void paintStems(QPainter& painter) const;
    void paintLines(QPainter& painter) const;
    void nameLines(QPainter& painter, LabelRoom& room) const;
    void paintPoint(QPainter& painter, const PlanePoint& point) const;
    void paintMissed(QPainter& painter, const QPointF& at, double radius) const;
    void paintGuesses(QPainter& painter, LabelRoom& room) const;
    void paintRuler(QPainter& painter, LabelRoom& room) const;

    mutable PlotFrame frame_;
    mutable QSize fitted_;
    mutable double fittedScale_ = 0;
    std::vector<PlanePoint> points_;
    std::vector<HeldLine> lines_;
    std::vector<PlaneGuess> guesses_;
    std::optional<PlaneRuler> ruler_;
    MapColors colors_;
    std::vector<float> values_;
    int rows_ = 0, columns_ = 0;
    MapRange shades_;
    QPixmap surface_; ///< as large as its area, made again only when something of it changes
    bool surfaceIsOld_ = true;
    int tint_ = -1, classes_ = 2, stems_ = -1;
};

} // namespace loom::ui

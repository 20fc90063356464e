#pragma once

#include "plots/line_picture.h"
#include "plots/plot_saving.h"

#include <QWidget>
#include <vector>

class QPainter;

namespace loom::ui {

class RunFocus;
class Theme;

/// The curve of one of many runs.
struct RunCurve {
    std::vector<double> values; ///< one an epoch; NaN: none
    double colour = 0; ///< RunColours::placeOf; NaN: not known yet
    bool faint = false; ///< stopped early
};

/// Curves of many runs over epochs, all of one kind: in the colour of how they stand, those that are picked in front,
/// those outside a brush pale. They are kept as pictures, of which a brush changes only what passes it. Up
/// and down walk the curves, Enter picks.
class ManyCurves : public QWidget {
    Q_OBJECT
public:
    explicit ManyCurves(Theme& theme, QWidget* parent = nullptr);

    void setCurves(std::vector<RunCurve> curves);
    void setNames(const QString& x, const QString& y);
    /// What is pointed at, picked, brushed and hidden, shared with other plots; it outlives this one.
    void follow(RunFocus* focus);
    int count() const { return int(curves_.size()); }
    int curveAt(const QPointF& at) const; ///< −1: none near
    QPolygonF lineOf(int curve) const; ///< in pixels
    int paints() const { return plain_.paints(); } ///< how often all curves that pass were painted
    int palePaints() const { return pale_.paints(); } ///< how often those that lie below them were
    /// Are all curves seen as they are to be? Large pictures come a few milliseconds later.
    bool isPainted() const;
    PlotPage page() const; ///< as it is saved
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRectF area() const;
    bool isShown(int curve) const;
    bool passes(int curve) const;
    void measure();
    void stale();
    QColor colourOf(const RunCurve& curve) const;
    std::vector<LineStroke> paleStrokes() const;
    std::vector<LineStroke> plainStrokes() const;
    std::vector<LineStroke> pickedStrokes() const;
    void drawStrokes(QPainter& painter, const std::vector<LineStroke>& strokes) const;
    void drawPointed(QPainter& painter) const;
    void paintAxes(QPainter& painter) const;
    QString table() const;

    Theme& theme_;
    RunFocus* focus_ = nullptr;
    std::vector<RunCurve> curves_;
    QString x_, y_;
    LinePicture pale_; ///< all curves, seen where a brush holds some of them
    LinePicture plain_; ///< those that pass
    LinePicture strong_; ///< those that are picked
    double low_ = 0, high_ = 1, last_ = 1;
};

} // namespace loom::ui

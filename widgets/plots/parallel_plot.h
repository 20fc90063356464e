#pragma once

#include "plots/line_picture.h"
#include "plots/parallel_axes.h"
#include "plots/plot_saving.h"

#include <QWidget>
#include <optional>
#include <set>

namespace loom::ui {

class Theme;

/// One run: its value on each axis, NaN where it has none.
struct ParallelLine {
    std::vector<double> values;
    double colour = 0; ///< RunColours::placeOf: 0 (worst) to 1 (best); NaN: not known yet
    bool faint = false; ///< stopped early
};

/// A part of an axis, from place 0 (below) to 1.
struct ParallelBrush {
    double from = 0, to = 1;
    bool operator==(const ParallelBrush&) const = default;
};

/// An axis and what its brushes hold, "0.001 – 0.02".
struct BrushedRange {
    QString axis, words;
};

/// Parallel coordinates: every run a line over all settings and results. A drag along an axis brushes it, several
/// brushes on one axis add up, those of different axes must all hold; a brush is drawn to another place, and goes by
/// a click. A name is drawn sideways to change the order; a click on it flips the axis, a double click changes
/// between linear and logarithmic. Arrows walk the axes, Space brushes, + and − widen and narrow, F flips, L changes
/// the scale.
class ParallelPlot : public QWidget {
    Q_OBJECT
public:
    explicit ParallelPlot(Theme& theme, QWidget* parent = nullptr);

    /// Brushes, order and scales of axes of the same name stay.
    void setAxes(std::vector<ParallelAxis> axes);
    /// As many values a line as axes.
    void setLines(std::vector<ParallelLine> lines);
    /// Drawn over all others; −1: none.
    void setPointed(int line);
    void setPicked(const std::set<int>& lines);
    void setBrushes(int axis, std::vector<ParallelBrush> brushes);

    const std::vector<ParallelAxis>& axes() const { return axes_; }
    const std::vector<int>& order() const { return order_; } ///< axes from left to right
    const std::vector<ParallelBrush>& brushes(int axis) const { return brushes_[std::size_t(axis)]; }
    bool isBrushed() const;
    /// What each brushed axis is held to, the one at hand first.
    std::vector<BrushedRange> brushedRanges() const;
    /// Does the line pass every brush?
    bool passes(int line) const;
    std::vector<int> passing() const;
    int lineAt(const QPoint& place) const; ///< −1: none
    QRectF axisRect(int axis) const; ///< the axis itself, from end to end, as wide as it can be grabbed
    QRectF nameRect(int axis) const;
    int paints() const { return plain_.paints(); } ///< how often all lines that pass were painted
    int palePaints() const { return pale_.paints(); } ///< how often those that lie below them were
    /// Are all lines seen as they are to be? Large pictures come a few milliseconds later.
    bool isPainted() const { return plain_.isWhole() && strong_.isWhole() && (!isBrushed() || pale_.isWhole()); }
    PlotPage page() const; ///< as it is saved
    QSize sizeHint() const override;

signals:
    void brushed();
    void pointed(int line); ///< −1: none any more
    void picked(int line, bool more); ///< more: with Ctrl or Shift
    void arranged(); ///< another order, flipped, or another scale

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Drag {
        enum class What { brush, move, name } what;
        int axis = 0;
        std::size_t brush = 0;
        double from = 0; ///< place at the press
        ParallelBrush before;
        QPoint at;
        bool moved = false;
    };
    double xOf(std::size_t position) const;
    double yOf(double place) const;
    double placeAt(double y) const;
    std::size_t positionOf(int axis) const;
    int axisNear(const QPoint& place) const;
    void dragTo(const QPoint& place);
    void dragName(const QPoint& place);
    void flip(int axis);
    void changeScale(int axis);
    bool updatePassing(); ///< is it other lines that pass?
    void stale();
    QColor colourOf(const ParallelLine& line) const;
    QPolygonF polyline(int line) const;
    std::vector<LineStroke> paleStrokes() const;
    std::vector<LineStroke> plainStrokes() const;
    std::vector<LineStroke> pickedStrokes() const;
    void drawStrokes(QPainter& painter, const std::vector<LineStroke>& strokes) const;
    void drawPointed(QPainter& painter) const;
    void paintAxes(QPainter& painter) const;
    void paintBrushes(QPainter& painter) const;
    void paintEnds(QPainter& painter, int axis, std::size_t brush) const;
    QString table() const;
    void describe();
    void brushByKey(double widen);
    double snapped(double place) const;

    Theme& theme_;
    std::vector<ParallelAxis> axes_;
    std::vector<ParallelLine> lines_;
    std::vector<int> order_;
    std::vector<std::vector<ParallelBrush>> brushes_;
    std::vector<char> passes_;
    std::set<int> picked_;
    LinePicture pale_; ///< all lines, seen where a brush holds some of them
    LinePicture plain_; ///< those that pass
    LinePicture strong_; ///< those that are picked
    std::optional<Drag> drag_;
    int pointed_ = -1, current_ = 0;
};

} // namespace loom::ui

#pragma once

#include "plots/curve_pyramid.h"

#include <QColor>
#include <QPointF>
#include <QStringList>
#include <QWidget>
#include <functional>
#include <memory>

namespace loom::ui {

class Theme;
struct CurveDrawing;
struct PlotPage;

/// How the numbers of an axis are written (LOOK R7).
enum class NumberKind { plain, loss, percent, count };

/// One line of a CurvePlot: many buckets pulled from where they live, or a few points.
struct CurveLine {
    QString name;
    QString colorKey; ///< of the theme, e.g. "train", or "class3"
    bool dashed = false;
    std::function<std::span<const CurveBucket>()> buckets; ///< asked at each redraw; empty: `points` are drawn
    std::vector<QPointF> points; ///< x in finished steps
};

/// Curves over steps: means as lines, minimum to maximum of what is folded as a band, names at the lines'
/// ends, epochs marked on top. Wheel zooms, dragging pans, a double click shows everything again. In little height it
/// gives up words, then numbers, and stays a bare line.
class CurvePlot : public QWidget {
    Q_OBJECT
public:
    explicit CurvePlot(Theme& theme, QWidget* parent = nullptr);
    ~CurvePlot() override;

    void setAxes(const QString& x, const QString& y, NumberKind kind);
    void setLines(std::vector<CurveLine> lines);
    void setPoints(int line, std::vector<QPointF> points);
    /// Finished steps at which an epoch ended; the label is made from the epoch's number by `name`.
    void setEpochs(std::vector<double> lastSteps, const QString& namePattern);
    /// The axis says so: "loss (logarithmic)".
    void setLogarithmic(bool on, const QString& title);
    bool isLogarithmic() const;
    /// A moving mean over that many drawn columns; 0 (the beginning): none.
    void setSmoothing(int columns);
    /// Pulls the buckets and redraws; call it when something arrived.
    void refresh();
    void resetZoom();
    /// A line at the step that is looked at; below 0: none.
    void setMark(double step);

    int lineCount() const;
    double lastValue(int line) const; ///< NaN when there is none
    /// A few large values leave the others no height, and a logarithmic axis would give it to them.
    bool isFlattened() const;
    /// What stands beside the axis at present, from below; nothing where there is no room for numbers.
    QStringList tickLabels() const;
    /// Where the middle of each stands, in pixels from the plot's top.
    std::vector<double> tickPlaces() const;
    QStringList stepLabels() const;
    /// Where the name of a line stands, and where the line ends; in pixels of the plot.
    QPointF namePlace(int line) const;
    QPointF linePlace(int line) const;
    bool hasLeader(int line) const; ///< a thin line leads from its end to its name
    bool hasDots(int line) const; ///< its points are marked
    int drawnPoints(int line) const;
    bool followsData() const; ///< false while zoomed by hand
    QRectF visibleRange() const; ///< x: steps, y: values
    double mark() const; ///< −1: none
    QString readout() const; ///< what the pointer shows
    PlotPage page() const; ///< as it is saved

signals:
    void zoomed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitRoom();
    QString table() const;
    QString steps_; ///< the name of the x axis, while there is no room for it too
    int stop_ = -1; ///< where the keys have put the cursor
    std::unique_ptr<CurveDrawing> drawing_;
};

} // namespace loom::ui

#pragma once

#include "plots/curve_plot.h"

#include <QSharedPointer>

class QCPAxis;
class QCPAxisTicker;
class QCPAxisTickerText;
class QCPGraph;
class QCPItemLine;
class QCPItemStraightLine;
class QCPItemText;
class QCPTextElement;
class QCustomPlot;

namespace loom::ui {

class KindTicker;

/// The inside of a CurvePlot: graphs, bands, names and axes of a QCustomPlot, filled from the lines.
struct CurveDrawing {
    struct Drawn {
        QCPGraph* line = nullptr;
        QCPGraph* low = nullptr;
        QCPGraph* high = nullptr;
        QCPGraph* halo = nullptr; ///< keeps a dashed line apart from those below it
        QCPItemText* name = nullptr;
        QCPItemLine* leader = nullptr; ///< from the line's end to its name
        CurvePyramid pyramid;
        std::vector<CurveColumn> columns;
    };

    CurveDrawing(Theme& theme, QWidget* owner);

    std::span<const CurveBucket> bucketsOf(std::size_t line) const;
    void restyle();
    void makeGraphs();
    void sync(); ///< takes in new buckets and widens the axes while nobody zoomed
    void redraw();
    void setLogarithmic(bool on, const QString& title);
    void setTitle(const QString& words); ///< empty: takes no room
    void setNumberKind(NumberKind kind);
    void showReadout(const QPoint& at);
    void hideCursor();
    bool isFlattened() const;
    QPointF endOf(std::size_t line) const; ///< in pixels

    Theme& theme;
    QCustomPlot* plot;
    std::vector<CurveLine> lines;
    std::vector<Drawn> drawn;
    QSharedPointer<KindTicker> xTicker, yTicker;
    QSharedPointer<QCPAxisTicker> powerTicker; ///< of a logarithmic axis
    QSharedPointer<QCPAxisTickerText> epochTicker;
    QCPItemStraightLine* cursor = nullptr;
    QCPItemStraightLine* mark = nullptr; ///< the step that is looked at
    QCPTextElement* title = nullptr;
    QString readout;
    NumberKind kind = NumberKind::plain;
    int smoothing = 0;
    bool following = true, logarithmic = false, settingRange = false;

private:
    struct Extent {
        double last = 1, low = 0, high = 0;
        bool found = false;
        void add(double from, double to);
    };
    void styleAxis(QCPAxis* axis);
    void styleLine(std::size_t line);
    void styleHalo(Drawn& d, const QPen& pen) const;
    void fill(std::size_t line);
    void fillPoints(std::size_t line);
    void smooth(std::vector<CurveColumn>& columns) const;
    void fillAll();
    void showRange();
    void placeNames();
    void fitTicks();
    Extent extent() const;

    int filledWidth_ = 0;
};

/// The colour of a line: a key of the theme, or `class3`.
QColor colorOf(const Theme& theme, const QString& key);

/// A value as the axis' kind of number.
QString kindText(double value, NumberKind kind);

} // namespace loom::ui

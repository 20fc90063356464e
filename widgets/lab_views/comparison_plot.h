#pragma once

#include "lab_views/comparison_trace.h"
#include "lab_views/hand_view.h"
#include "lab_views/plot_frame.h"

#include <QPen>
#include <QPixmap>
#include <QPolygonF>

namespace loom::ui {

/// What several runs of one thing spread over: from the lowest to the highest.
struct ComparisonRange {
    double low = 0;
    double high = 0;
};

/// One of the things that are compared, named where its line ends.
struct ComparisonSeries {
    enum class Look { line, marks, both };
    std::vector<QPointF> points; ///< by rising x; of marks alone in any order. A number that is not finite is a gap
    std::vector<ComparisonRange> band; ///< around each point, or empty
    QString name; ///< plain or typeset
    QColor color; ///< invalid: of the class
    int classIndex = -1; ///< −1: the colour of text
    bool dashed = false;
    Look look = Look::line;
    bool picked = false; ///< of more than four series this one keeps its colour, the others are grey
};

/// A flag that stands at a number of the x axis: a guess, or where something happened.
struct ComparisonFlag {
    double x = 0;
    QString name; ///< in front of its number
    bool movable = true;
    double step = 0; ///< it stands on whole multiples of this; 0: anywhere
    std::vector<double> stops = {}; ///< instead: it stands on these alone, by rising x
};

/// A line across the plot at one number: a target, a limit.
struct ComparisonLine {
    double value = 0;
    QString name; ///< in front of the number
    Qt::Orientation orientation = Qt::Horizontal; ///< horizontal: at a number of y
};

/// Series on one pair of axes, on which a learner draws a guess, drops flags, and waits for what is still covered.
class ComparisonPlot : public HandView {
    Q_OBJECT
public:
    enum Kind { flag, pen };
    static HandleId flagHandle(int index) { return {flag, index}; }
    static HandleId penHandle() { return {pen, 0}; }

    explicit ComparisonPlot(Theme& theme, QWidget* parent = nullptr);

    /// Limits that grow take in every point that is not covered, in round steps, and never shrink.
    void setAxes(const PlotAxis& x, const PlotAxis& y, bool growX = false, bool growY = false);
    void setSeries(std::vector<ComparisonSeries> series);
    /// At the end of the series; its range where the series has a band.
    void append(int series, const QPointF& point, const ComparisonRange& range = {});
    void pick(int series); ///< this one alone; −1: none

    void setFlags(std::vector<ComparisonFlag> flags);
    void moveFlag(int flag, double x);
    /// Where such a flag stands when a hand lets it go at x.
    double placeOf(const ComparisonFlag& flag, double x) const;
    void setLines(std::vector<ComparisonLine> lines);
    /// What lies beyond this x is under a veil, flags that nobody moves too; none: revealed.
    void hideBeyond(const std::optional<double>& x);

    /// The mouse draws a curve, or the arrows move the pen; Delete takes the curve away. What was drawn stays when
    /// drawing ends.
    void setDrawing(bool on);
    bool isDrawing() const { return drawing_; }
    void setGuess(const QPolygonF& guess, const QString& name = {}); ///< by rising x, in plot coordinates
    const QPolygonF& guess() const { return guess_; }
    /// Between the guess and a series, over the x of both, in units of the axes: of a logarithmic one in decades.
    /// NaN where they share none.
    double areaBetween(int series) const;

    const std::vector<ComparisonSeries>& series() const { return series_; }
    const std::vector<ComparisonFlag>& flags() const { return flags_; }
    const PlotAxis& xAxis() const { return frame_.x; }
    const PlotAxis& yAxis() const { return frame_.y; }
    QPointF toWidget(const QPointF& place) const { return frame().toWidget(place); }
    QPointF toPlot(const QPointF& at) const { return frame().toPlot(at); }
    QRectF area() const { return frame().area(); }
    /// The names of series as they were painted last, by series; null where one found no room.
    const std::vector<QRectF>& nameRects() const { return names_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void flagMoved(int flag, double x);
    void drawn(const QPolygonF& guess); ///< in plot coordinates, at the end of each stroke

protected:
    std::vector<Handle> handles() const override;
    void moveHandle(const HandleId& handle, const QPointF& to) override;
    void stepHandle(const HandleId& handle, const QPointF& share) override;
    QString handleWords(const HandleId& handle) const override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    static constexpr double kNameGap = 1.75; ///< from a line's end to its name, in units
    struct Name {
        int series;
        QString text;
        QPointF end; ///< of its line
        QRectF rect;
        QColor color;
    };
    /// What a series looks like in the widget, as far as it has been traced.
    struct Drawn {
        ComparisonTrace line, low, high;
        std::size_t taken = 0;
        std::size_t painted = 0; ///< points that the pictures show
        double length = 0; ///< of the painted line, where dashes go on
    };

    const PlotFrame& frame() const;
    void refit();
    void repaintSeries();
    void grow(const ComparisonSeries& series, std::size_t from);
    bool isCovered(double x) const { return hidden_ && x > *hidden_; }
    bool isGrey(const ComparisonSeries& series) const { return series_.size() > 4 && !series.picked; }
    QColor colorOf(const ComparisonSeries& series) const;
    QString guessName() const;
    bool endsBeyond(const ComparisonSeries& series, double share) const;
    double nameRoom() const;
    QFont nameFont() const;
    std::optional<QPointF> endOf(const ComparisonSeries& series) const;
    QPolygonF inUnits(const QPolygonF& places) const;

    QRectF seenArea() const; ///< not under the veil
    QString flagText(const ComparisonFlag& flag) const;
    void placeFlag(int flag, double x);
    void drawTo(const QPointF& place);
    QPointF penPlace() const;
    bool startsStroke(const QPointF& at) const;
    void endStroke();

    void trace(std::size_t series) const;
    void preparePictures() const;
    void paintAll() const;
    void paintBand(QPainter& painter, std::size_t series) const;
    void paintSeries(QPainter& painter, std::size_t series) const;
    void paintMarks(QPainter& painter, std::size_t series) const;
    void addToBand(QPainter& painter, std::size_t series, std::size_t from) const;
    void addToLine(QPainter& painter, std::size_t series, std::size_t from) const;
    void paintTail(std::size_t series) const;
    void prepare(QPainter& painter) const;
    QColor bandColor(const ComparisonSeries& series) const;
    QPen penOf(const ComparisonSeries& series) const;
    double markRadius(const ComparisonSeries& series) const;
    void paintVeil(QPainter& painter) const;
    void paintLines(QPainter& painter, LabelRoom& room) const;
    std::vector<QPointF> placesBeside(const ComparisonLine& line, const QPointF& at, const QSizeF& size) const;
    void paintFlags(QPainter& painter) const;
    bool isPierced(const QRectF& label) const;
    void preferFree(std::vector<QPointF>& places, const QSizeF& size) const;
    void nameFlags(QPainter& painter, LabelRoom& room) const;
    void paintGuess(QPainter& painter) const;
    std::vector<Name> wantedNames() const;
    void placeColumn(std::vector<Name>& names) const;
    bool isCrossed(const QRectF& rect) const;
    void nameSeries(QPainter& painter, LabelRoom& room);

    mutable PlotFrame frame_;
    mutable QSize fitted_;
    mutable double fittedScale_ = 0;
    mutable std::vector<Drawn> drawn_; ///< of each series; empty: to be made
    mutable QPixmap below_, above_; ///< bands and grey series; series with a colour. Null: to be made
    std::vector<ComparisonSeries> series_;
    std::vector<ComparisonFlag> flags_;
    std::vector<ComparisonLine> lines_;
    std::optional<double> hidden_;
    bool growX_ = false, growY_ = false;
    bool drawing_ = false, stroke_ = false;
    QPolygonF guess_;
    QString guessName_;
    std::optional<QPointF> pen_;
    std::vector<QRectF> names_;
};

} // namespace loom::ui

#pragma once

#include "lab_views/hand_view.h"
#include "lab_views/plot_frame.h"

#include <QPixmap>
#include <array>

namespace loom::ui {

/// A sample on the common axis.
struct RowDot {
    double at = 0; ///< beyond the axis it waits at the border; not finite: left out
    int kind = -1; ///< class, colour and shape; two classes are the two signs; -1: none
    int cell = -1; ///< into which it falls; -1: into none
};

/// A floor of dots, or one bar.
struct DotRow {
    QString name;
    std::vector<RowDot> dots;
    bool spread = false; ///< mean ± standard deviation (over n) as a bar behind the dots, the number beside the row
    std::optional<double> bar; ///< from the left border to this number, which stands beside the row
    std::optional<double> reference; ///< where it was expected: a dashed step of the staircase through all rows
};

/// A place below the axis where dots are gathered and counted.
struct DotCell {
    QString name;
    std::optional<qint64> count; ///< instead of the number of dots: of all samples where only some are drawn
};

/// One number of the axis that a hand draws.
struct DotThreshold {
    double at = 0;
    QString name; ///< in front of the number
    bool movable = true;
};

/// A part of the axis that a hand draws, as a whole or by its two borders.
struct DotWindow {
    double low = 0, high = 1;
    QString name;
    bool movable = true;
};

/// Samples as dots in rows over one axis, with a threshold or a window by hand; they fall into cells below.
class DotRows : public HandView {
    Q_OBJECT
public:
    enum Kind { threshold, windowLow, windowHigh, windowBody };
    static HandleId thresholdHandle() { return {threshold, 0}; }
    static HandleId windowHandle(Kind part) { return {part, 0}; }

    explicit DotRows(Theme& theme, QWidget* parent = nullptr);

    void setAxis(const PlotAxis& axis);
    /// The upmost first.
    void setRows(std::vector<DotRow> rows);
    void setClasses(int count); ///< two are shown as the two signs
    /// Among more than four classes this one alone is coloured, the others are grey; -1: all are coloured.
    void setPickedClass(int kind);
    void setPicked(int dot); ///< the dot of this number has a ring in every row; -1: none
    void setThreshold(const std::optional<DotThreshold>& threshold);
    void moveThreshold(double at);
    void setWindow(const std::optional<DotWindow>& window);
    void moveWindow(double low, double high);
    void setCells(std::vector<DotCell> cells);
    /// 0: all dots are in their rows; 1: all with a cell lie there.
    void setFall(double share);
    /// Half a second to either end; at once where animations are switched off.
    void fall();
    void lift();

    const std::vector<DotRow>& rows() const { return rows_; }
    double fallShare() const { return fall_; }
    qint64 cellCount(int cell) const;
    double mean(int row) const; ///< of the finite dots; NaN without any
    double deviation(int row) const; ///< standard deviation over n
    /// In the widget, as painted now; none for a dot that is left out.
    std::optional<QPointF> dotPlace(int row, int dot) const;
    QRectF rowRect(int row) const;
    QRectF cellRect(int cell) const;
    double toWidget(double at) const; ///< across
    double toAxis(double x) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void thresholdMoved(double at);
    void windowMoved(double low, double high);

protected:
    std::vector<Handle> handles() const override;
    void moveHandle(const HandleId& handle, const QPointF& to) override;
    void stepHandle(const HandleId& handle, const QPointF& share) override;
    QString handleWords(const HandleId& handle) const override;
    void paintEvent(QPaintEvent* event) override;

private:
    /// Where the dots of a row stand on the floor and in their cells.
    struct Places {
        std::vector<QPointF> floor, cell;
    };
    const PlotFrame& frame() const;
    void refit();
    void describeRows();
    const std::vector<Places>& places() const;
    void stackOnFloor(int row, Places& places) const;
    void packIntoCells(std::vector<Places>& all) const;
    double radius() const;
    double clamped(double at) const;
    void placeThreshold(double at);
    void placeWindow(double low, double high);
    void startFall(double to);
    QColor colorOf(int kind) const;
    const QPixmap& stamp(int kind);
    QString rowNumber(const DotRow& row, int index) const;
    double numbersWidth() const;

    void paintFloors(QPainter& painter) const;
    void paintSpread(QPainter& painter, int row) const;
    void paintBar(QPainter& painter, int row) const;
    void paintStairs(QPainter& painter) const;
    void paintDots(QPainter& painter);
    void paintPicked(QPainter& painter) const;
    void paintWindow(QPainter& painter, LabelRoom& room) const;
    void paintThreshold(QPainter& painter, LabelRoom& room) const;
    void writeAbove(QPainter& painter, LabelRoom& room, const QString& words, double x) const;
    void writeRows(QPainter& painter, LabelRoom& room) const;
    void paintCells(QPainter& painter, LabelRoom& room) const;

    mutable PlotFrame frame_;
    mutable QSize fitted_;
    mutable double fittedScale_ = 0;
    mutable std::vector<Places> places_;
    mutable bool placesAreOld_ = true;
    std::vector<DotRow> rows_;
    std::vector<DotCell> cells_;
    std::optional<DotThreshold> threshold_;
    std::optional<DotWindow> window_;
    std::map<int, QPixmap> stamps_; ///< a dot of each class
    double stampRadius_ = 0, stampRatio_ = 0;
    int classes_ = 2, pickedClass_ = -1, picked_ = -1;
    double fall_ = 0, fallTo_ = 0;
    QTimer falling_;
};

} // namespace loom::ui

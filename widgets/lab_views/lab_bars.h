#pragma once

#include "lab_views/hand_view.h"
#include "lab_views/plot_frame.h"

#include <QColor>
#include <QFont>

namespace loom::ui {

/// A number as the height of a bar, and what may be marked at it.
struct LabBar {
    QString name; ///< plain or typeset
    double value = 0; ///< beyond the axis the bar ends in an arrow head; not finite: the number alone is shown
    bool movable = false; ///< its top is drawn by hand
    double step = 0; ///< a hand leaves it on whole multiples of this; 0: anywhere
    bool covered = false; ///< a question mark instead of the bar and all that is marked
    std::optional<double> target; ///< a dashed mark
    std::optional<double> guess; ///< a mark with words
    QString guessWords;
    std::optional<double> pull; ///< an arrow from the top, upwards where it is positive
};

/// How the bars of a group are told from one another. Of more than four classes only the picked bar is coloured.
enum class LabBarColors { plain, group, classes, sign };

/// Bars side by side under one name.
struct LabBarGroup {
    QString name;
    std::vector<LabBar> bars;
    LabBarColors colors = LabBarColors::plain;
    std::optional<double>
        factor; ///< a dashed line through all: from the first bar's value, times this from bar to bar
    QString factorWords; ///< beside that line
};

/// Groups of bars on one axis, linear from 0 with both signs or logarithmic from its low end, whose tops may be drawn
/// by hand. Every bar can be clicked and reached by Tab: its number is shown then even where numbers of many bars had
/// to be thinned out.
class LabBars : public HandView {
    Q_OBJECT
public:
    enum Kind { top };

    explicit LabBars(Theme& theme, QWidget* parent = nullptr);

    /// The name stands above it.
    void setAxis(const PlotAxis& axis);
    void setGroups(std::vector<LabBarGroup> groups);
    void setValue(int group, int bar, double value);
    void setPull(int group, int bar, const std::optional<double>& pull);
    void setDigits(int digits); ///< of the numbers behind the point; −1: four digits in all
    /// A pull of this size is as long as half the axis; 0: pulls are in units of a linear axis.
    void setFullPull(double size);

    HandleId barHandle(int group, int bar) const { return {top, flat(group, bar)}; }
    const std::vector<LabBarGroup>& groups() const { return groups_; }
    const PlotAxis& axis() const { return frame_.y; }
    QRectF area() const { return frame().area(); }
    /// What is seen of it in the widget, from the axis' 0 or low end to its value; null where nothing is.
    QRectF barRect(int group, int bar) const;
    QRectF slotRect(int group, int bar) const; ///< its room in the area
    std::optional<QPointF> pullTip(int group, int bar) const;
    double toWidget(double value) const; ///< down; within the area
    double toAxis(double y) const;
    /// Where the number of a bar was written last; null where it found no room.
    QRectF numberRect(int group, int bar) const;
    QString numberText(double value) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void barMoved(int group, int bar, double value);

protected:
    std::vector<Handle> handles() const override;
    void moveHandle(const HandleId& handle, const QPointF& to) override;
    void stepHandle(const HandleId& handle, const QPointF& share) override;
    QString handleWords(const HandleId& handle) const override;
    void attentionChanged() override;
    void paintEvent(QPaintEvent* event) override;

private:
    struct Place {
        int group = 0, bar = 0;
        QRectF slot;
    };
    int flat(int group, int bar) const;
    const LabBar& at(const Place& place) const;
    LabBar& at(const Place& place);
    const PlotFrame& frame() const;
    void placeSlots() const;
    void refit();
    void describeBars();
    QString wordsOf(const Place& place) const;

    double base() const; ///< where bars stand
    bool isBeyond(double value) const;
    QRectF rectOf(const Place& place) const;
    QRectF gripOf(const Place& place) const;
    std::optional<QPointF> tipOf(const Place& place) const;
    void placeTop(const Place& place, double value);

    bool isPicked(int flat) const;
    QColor colorOf(const Place& place, int flat) const;
    QFont numberFont() const;
    int strideOf(double widest) const;
    std::vector<int> shownFirst(double widest) const;

    void paintBar(QPainter& painter, const Place& place, const QColor& color) const;
    void paintArrowHead(QPainter& painter, const QRectF& rect, bool up) const;
    void paintMarks(QPainter& painter, const Place& place) const;
    void paintPull(QPainter& painter, const Place& place) const;
    void paintGrip(QPainter& painter, const Place& place, int flat) const;
    void keepFree(LabelRoom& room) const;
    void paintStairs(QPainter& painter, int group) const;
    QPolygonF stairs(int group) const;

    void writeTitle(QPainter& painter, LabelRoom& room) const;
    void writeNames(QPainter& painter, LabelRoom& room) const;
    void writeGroupNames(QPainter& painter, LabelRoom& room, double top) const;
    void writeNumbers(QPainter& painter, LabelRoom& room);
    void writeNumber(QPainter& painter, LabelRoom& room, int flat, bool thinned);
    std::vector<QPointF> numberPlaces(const Place& place, const QSizeF& size) const;
    bool isOverBar(const QPointF& middle, const QSizeF& size) const;
    std::vector<QPointF> pullPlaces(const Place& place, const QPointF& tip, const QSizeF& size) const;
    void writePulls(QPainter& painter, LabelRoom& room) const;
    void writeGuesses(QPainter& painter, LabelRoom& room) const;
    void writeFactors(QPainter& painter, LabelRoom& room) const;
    void write(QPainter& painter, const QRectF& rect, const QString& words) const;

    mutable PlotFrame frame_;
    mutable QSize fitted_;
    mutable double fittedScale_ = 0;
    mutable std::vector<Place> places_; ///< all bars in a row
    mutable double slot_ = 0; ///< how wide each is
    std::vector<LabBarGroup> groups_;
    std::vector<QRectF> numbers_; ///< as written last
    int digits_ = -1;
    double fullPull_ = 0;
};

} // namespace loom::ui

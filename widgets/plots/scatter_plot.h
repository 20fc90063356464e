#pragma once

#include <QImage>
#include <QPolygonF>
#include <QStringList>
#include <QWidget>
#include <functional>
#include <span>
#include <vector>

namespace loom::ui {

class Theme;

/// Points of the plane coloured by class, 10 000 of them at 30 pictures a second. Dragging draws a lasso, the
/// wheel zooms, dragging with the right button pans, a double click beside the points shows everything; the pointer
/// shows what a point is.
class ScatterPlot : public QWidget {
    Q_OBJECT
public:
    explicit ScatterPlot(Theme& theme, QWidget* parent = nullptr);

    /// (x, y) one after the other; `kinds` one class a point (-1: none), or empty.
    void setPoints(std::span<const float> places, std::vector<std::int32_t> kinds);
    /// The same points at other places.
    void movePoints(std::span<const float> places);
    void setKinds(std::vector<std::int32_t> kinds);
    void setClasses(const QStringList& names);
    /// That class in colour and the others grey; -1: all in colour.
    void setPickedClass(int kind);
    void setMarked(int point); ///< a ring around one point; -1: none
    void setSelection(std::vector<int> points);
    /// What is shown beside the pointer.
    void setThumbnails(std::function<QImage(int)> image, std::function<QString(int)> caption);
    void setAxes(const QString& x, const QString& y);
    /// Numbers along both axes, where places mean something by themselves.
    void setNumbered(bool on);
    void resetZoom();

    int count() const { return int(places_.size() / 2); }
    QPointF place(int point) const { return {places_[std::size_t(2 * point)], places_[std::size_t(2 * point + 1)]}; }
    QPointF toWidget(const QPointF& place) const;
    int kind(int point) const { return kinds_[std::size_t(point)]; }
    int pointAt(const QPointF& at) const; ///< -1: none near
    int pickedClass() const { return pickedClass_; }
    int hoveredPoint() const { return hovered_; }
    const std::vector<int>& selection() const { return selection_; }
    QRect legendRect(int kind) const; ///< empty where there is no room for all of them
    /// The point at which the letter of a class stands, amid many of its own; -1: none.
    int letterPoint(int kind) const;
    QSize sizeHint() const override;

signals:
    void hovered(int point); ///< -1: none
    void picked(int point);
    void opened(int point); ///< by a double click
    void lassoed();
    void classPicked(int kind);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void hoverPoint(int point);
    void pickPoint(int point);
    void pickClass(int kind);
    void zoom(double factor, const QPointF& from);
    static constexpr double legendUnits() { return 40; }
    QRectF area() const;
    void fit();
    QColor colorOf(int kind) const;
    void drawPoints();
    void placeLetters();
    int legendRows() const;
    void paintLetters(QPainter& painter) const;
    void paintLegend(QPainter& painter) const;
    void paintNumbers(QPainter& painter) const;
    void paintHover(QPainter& painter) const;
    void invalidate();

    Theme& theme_;
    std::vector<float> places_;
    std::vector<std::int32_t> kinds_;
    QStringList classes_;
    std::vector<int> selection_, letters_;
    std::vector<bool> selected_;
    std::function<QImage(int)> image_;
    std::function<QString(int)> caption_;
    QString xWord_, yWord_;
    QImage canvas_;
    QPointF center_{0, 0}, pressedAt_, lastAt_;
    double scale_ = 1;
    bool fitted_ = true, dirty_ = true, lassoing_ = false, panning_ = false, numbered_ = false;
    int pickedClass_ = -1, hovered_ = -1, marked_ = -1;
    QPolygonF lasso_;
};

/// The letter that stands for a class: A, B, … Z, then the number.
QString classLetter(int kind);

} // namespace loom::ui

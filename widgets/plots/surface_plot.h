#pragma once

#include <QImage>
#include <QRectF>
#include <QStringList>
#include <QWidget>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace loom::ui {

class Theme;

/// A picture over a plane with points on it: what a network says everywhere, and the samples that it learns from. The
/// pointer reads both, a click picks a point.
class SurfacePlot : public QWidget {
    Q_OBJECT
public:
    explicit SurfacePlot(Theme& theme, QWidget* parent = nullptr);

    /// `area`: from the smallest to the largest numbers of both axes; the picture's first line lies at the largest.
    void setSurface(const QImage& image, const QRectF& area);
    /// (x, y) one after the other; a colour a point.
    void setPoints(std::span<const float> places, std::vector<QColor> colours);
    /// The points are one line, and the left button draws the ring along it: the point next to the pointer is picked.
    void setPath(bool on);
    void setDiagonal(bool on); ///< a line where both numbers are the same
    void setMarked(int point); ///< a ring; -1: none
    void setOwn(const std::optional<QPointF>& place); ///< a place that is no point: a ring with a dot
    void setAxes(const QString& x, const QString& y);
    /// What a place of the plane is called under the pointer, and a point.
    void setReadouts(std::function<QString(QPointF)> place, std::function<QString(int)> point);

    int count() const { return int(places_.size() / 2); }
    QColor colourAt(const QPointF& place) const; ///< of the picture
    QPointF toWidget(const QPointF& place) const;
    QPointF toPlane(const QPointF& at) const;
    QPointF place(int point) const { return {places_[std::size_t(2 * point)], places_[std::size_t(2 * point + 1)]}; }
    int marked() const { return marked_; }
    int pointAt(const QPointF& at) const; ///< -1: none near
    QString readout() const { return readout_; }
    QSize sizeHint() const override;

signals:
    void picked(int point);
    void opened(int point); ///< by a double click

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRectF area() const;
    void paintAxes(QPainter& painter) const;
    void paintPoints(QPainter& painter) const;
    int nearest(const QPointF& at, double within) const; ///< -1: none so near
    void follow(QMouseEvent* event);

    Theme& theme_;
    QImage image_;
    QRectF plane_{0, 0, 1, 1}; ///< its bottom is the largest second number
    std::vector<float> places_;
    std::vector<QColor> colours_;
    QString xWord_, yWord_, readout_;
    std::function<QString(QPointF)> readPlace_;
    std::function<QString(int)> readPoint_;
    std::optional<QPointF> own_;
    int marked_ = -1;
    bool diagonal_ = false, path_ = false;
};

} // namespace loom::ui

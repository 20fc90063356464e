#pragma once

#include <QColor>
#include <QImage>
#include <QPolygonF>
#include <QTimer>
#include <functional>
#include <vector>

class QPainter;
class QWidget;

namespace loom::ui {

/// A line of a picture, as it is to be painted whatever happens meanwhile.
struct LineStroke {
    int line;
    QColor colour;
    double width;
};

/// A picture of many lines on a widget, kept until it is called stale. A large one is painted over several passes of
/// the event loop, while the one before is still seen, so that no hand is held up; however often it is called stale
/// within a pass, it is painted once.
class LinePicture {
public:
    using Strokes = std::function<std::vector<LineStroke>()>; ///< in their order, the last on top
    using Places = std::function<QPolygonF(int line)>; ///< from left to right, empty where there is no such line
    LinePicture(QWidget* widget, Strokes strokes, Places places);

    void stale();
    /// From within the paint event of the widget; `clip`: where lines are seen.
    void draw(QPainter& painter, const QRectF& clip);
    bool isWhole() const { return !stale_ && !slice_.isActive(); } ///< is what is seen the newest?
    int paints() const { return paints_; } ///< how often it was begun

private:
    void begin();
    bool paintSome(); ///< is it whole now?

    QWidget* widget_;
    Strokes strokes_;
    Places places_;
    QImage picture_; ///< the newest whole one
    QImage next_; ///< a newer one, as far as it is painted
    std::vector<LineStroke> todo_;
    std::size_t painted_ = 0;
    QTimer slice_;
    bool stale_ = true;
    int paints_ = 0;
};

} // namespace loom::ui

#pragma once

#include <QWidget>

namespace loom::ui {

class CanvasView;

/// The whole network small in a corner of the canvas, with the part in sight; a press or drag goes there.
class Minimap : public QWidget {
    Q_OBJECT
public:
    explicit Minimap(CanvasView* view);
    void place(); ///< into the corner of the view
    /// Only while it helps: part of the network is out of sight.
    void setWanted(bool wanted);
    bool isWanted() const { return wanted_; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    void refresh();
    QRectF world() const;
    QTransform toMap() const;

    CanvasView* view_;
    bool wanted_ = true;
};

} // namespace loom::ui

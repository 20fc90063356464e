#pragma once

#include <QWidget>

class QToolButton;

namespace loom::ui {

class CanvasView;

/// The whole network small in a corner of the canvas, the one where it hides least, with the part in sight; a press
/// or drag goes there. Above it the button that shows everything again, also while the map is not wanted.
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
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void retranslate();
    double hidden(const QRect& place) const;
    QRectF world() const;
    QTransform toMap() const;

    CanvasView* view_;
    QToolButton* fit_;
    bool wanted_ = true;
};

} // namespace loom::ui

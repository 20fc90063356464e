#pragma once

#include <QImage>
#include <QWidget>

namespace loom::ui {

class Theme;

/// Paper to draw a picture on: left button draws, right button erases; the arrows move the pen, with Shift they draw.
/// Its pixels are a whole number of times the network's.
class DrawingPad : public QWidget {
    Q_OBJECT
public:
    explicit DrawingPad(Theme& theme, QWidget* parent = nullptr);

    /// Size of the network's pictures; another one clears the paper.
    void setInput(int rows, int columns);
    /// Light on dark, as the pictures that were learned from, or dark on light.
    void setDark(bool dark);
    void setErasing(bool erasing) { erasing_ = erasing; }
    /// Width of the brush in parts of the paper's shorter side.
    void setBrush(double share);
    void clear();
    /// Puts a picture on the paper, as large as it fits.
    void setPicture(const QImage& picture);

    bool isBlank() const { return blank_; }
    const QImage& paper() const { return paper_; }
    QRect paperRect() const; ///< where it lies in the widget
    QSize sizeHint() const override;

signals:
    void drawn(); ///< a stroke, or a part of one
    void cleared();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    QColor shade(bool paper) const;
    QPointF toPaper(const QPointF& place) const;
    void line(const QPointF& from, const QPointF& to, bool erase);
    double brushWidth() const;

    Theme& theme_;
    QImage paper_;
    QPointF pen_, pointer_{-1, -1};
    int rows_ = 0, columns_ = 0;
    double brush_ = 0.08;
    bool dark_ = true, erasing_ = false, blank_ = true, byKey_ = false;
};

} // namespace loom::ui

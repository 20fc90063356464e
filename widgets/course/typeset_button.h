#pragma once

#include <QPushButton>
#include <QToolButton>

namespace loom::ui {

/// Buttons whose words may have raised and lowered digits ("1 × 10⁻¹¹", "x³"). `text()` is as it was set; it is shown
/// typeset, where a button's own text would take each such digit from another face.
class TypesetPushButton : public QPushButton {
public:
    using QPushButton::QPushButton;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
};

class TypesetToolButton : public QToolButton {
public:
    using QToolButton::QToolButton;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace loom::ui

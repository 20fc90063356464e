#pragma once

#include <QObject>

class QWidget;

namespace loom::ui {

/// Leaves the wheel to the area around a control until the control has the focus: whoever scrolls past a list to
/// choose from, a number or a slider must not change it. The style sets it on every such control.
class WheelGuard : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    void watch(QWidget* widget); ///< does nothing to a widget that takes no wheel

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace loom::ui

#pragma once

#include <QLineEdit>

namespace loom::ui {

class CanvasView;

/// The name of a node or group being typed on its card: Enter takes it, Escape or leaving drops it.
class RenameEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit RenameEdit(CanvasView* view);
    void open(const QString& nodeOrGroup, const QRect& over);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void close(bool take);

    CanvasView* view_;
    QString id_;
};

} // namespace loom::ui

#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace loom::ui {

class CanvasView;

/// What an empty canvas says: what will stand here, and a button for the first layer.
class EmptyHint : public QWidget {
    Q_OBJECT
public:
    explicit EmptyHint(CanvasView* view);
    void refresh(); ///< shown while the network is empty

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void addInput();

    CanvasView* view_;
    QLabel* words_;
    QPushButton* button_;
};

} // namespace loom::ui

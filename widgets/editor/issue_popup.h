#pragma once

#include <QFrame>

namespace loom {
struct Issue;
}

namespace loom::ui {

class CanvasView;

/// What is wrong with a wire or a card, beside it, with the buttons that mend it.
class IssuePopup : public QFrame {
    Q_OBJECT
public:
    explicit IssuePopup(CanvasView* view);
    void open(const std::vector<const Issue*>& issues);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    CanvasView* view_;
};

} // namespace loom::ui

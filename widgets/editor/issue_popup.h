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
    /// `findings` of the run lead to the view that shows them.
    void open(const std::vector<const Issue*>& issues, const std::vector<const Issue*>& findings = {});

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void add(const Issue& issue, bool finding);

    CanvasView* view_;
};

} // namespace loom::ui

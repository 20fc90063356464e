#pragma once

#include "views/backprop/backprop_job.h"
#include "views/view.h"

class QLabel;
class QListWidget;
class QTimer;
class QToolButton;

namespace loom::ui {

class Background;
class BackpropPage;

/// Backpropagation step by step, for the picked sample on the network as it stands: forward node by node, the loss,
/// backward in reverse, the optimizer's update. All numbers in 64 bits, as the network predicts.
class BackpropView : public View {
    Q_OBJECT
public:
    BackpropView(const ViewContext& context, QWidget* parent = nullptr);
    ~BackpropView() override;
    void take(const Snapshot& snapshot) override;
    bool settled() const override;
    void prepareReport() override;
    const BackpropShown& shown() const { return shown_; }
    void goTo(int step);

protected:
    void retranslate() override;
    void forget() override;
    void refresh() override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QToolButton* addButton(const char* name, void (BackpropView::*act)());
    QLabel* addLabel(const char* name);
    void ask();
    void showStep(const BackpropShown& shown);
    void fillList();
    void fitList();
    void goToTensor(const QString& tensor, const std::vector<std::int64_t>& index);
    void showButtons();
    void first() { goTo(0); }
    void back() { goTo(ask_.step - 1); }
    void next() { goTo(ask_.step + 1); }
    void play();
    void sampleBefore() { pickRow(row() - 1); }
    void sampleAfter() { pickRow(row() + 1); }
    void showSample();

    QToolButton *first_, *back_, *play_, *next_;
    QLabel* place_;
    QToolButton* sampleBack_;
    QLabel* sample_;
    QToolButton* sampleOn_;
    QLabel* weights_; ///< of which step they are
    QListWidget* list_;
    BackpropPage* page_;
    QTimer* timer_;
    Background* background_;
    std::shared_ptr<BackpropJob> job_;
    BackpropAsk ask_;
    BackpropShown shown_;
    int listed_ = -1; ///< the row that was chosen by the way itself
};

} // namespace loom::ui

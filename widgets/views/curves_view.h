#pragma once

#include "views/view.h"

class QBoxLayout;
class QCheckBox;
class QGridLayout;
class QScrollArea;
class QToolButton;

namespace loom::ui {

class CurvePlot;
struct CurveLine;
struct CurveStore;

/// Loss and metrics over the run: a panel each, training solid, validation dashed; their present values above.
class CurvesView : public View {
    Q_OBJECT
public:
    CurvesView(const ViewContext& context, QWidget* parent = nullptr);
    /// What to show instead of the session's run; must outlive the view.
    void setStore(const CurveStore* store, qint64 batchesPerEpoch);

    int panelCount() const { return int(panels_.size()); }
    const CurvePlot* plot(int panel) const { return panels_[std::size_t(panel)].plot; }
    /// "epoch 3: 0.4312 · validation 0.4520 · test 0.4498 · this batch: 0.4101"; each says what it is of.
    QString values(int panel) const;
    QString headline() const; ///< learning rate

protected:
    void retranslate() override;
    void forget() override;
    void refresh() override;
    void progress() override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Panel {
        std::string series; ///< `loss`, `accuracy`
        int training = -1, validation = -1; ///< index in the store
        QWidget* frame = nullptr;
        QLabel* title = nullptr;
        QString name; ///< what the title says, where there is room
        QLabel* values = nullptr;
        QToolButton* offer = nullptr; ///< of a logarithmic axis, where a few large values flatten the rest
        QBoxLayout* head = nullptr;
        QStringList parts; ///< of `values`, the most important first
        CurvePlot* plot = nullptr;
    };
    const CurveStore* store() const;
    void makePanels();
    void addFormer(std::vector<CurveLine>& lines, const std::string& series) const;
    void markPast();
    void name(Panel& panel);
    void fill(Panel& panel);
    QStringList valuesOf(const Panel& panel) const;
    QString batchText(const Panel& panel) const;
    QString numberText(const Panel& panel, double value) const;
    void showHeadline();
    void arrange();
    void fitHeads();
    double testValue(const std::string& series) const;
    bool isLoss(const std::string& series) const;
    bool isPercent(const std::string& series) const;

    QCheckBox* logarithmic_;
    QCheckBox* smooth_;
    QLabel* headline_;
    QWidget* options_;
    QScrollArea* area_;
    QGridLayout* grid_;
    int columns_ = 0;
    bool narrow_ = false; ///< more columns than usual: the options stand beside them
    std::vector<Panel> panels_;
    std::vector<std::string> series_;
    QStringList drawn_; ///< the former runs whose lines are drawn
    const CurveStore* given_ = nullptr;
    qint64 batches_ = 0;
};

} // namespace loom::ui

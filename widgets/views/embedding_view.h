#pragma once

#include "views/embedding_run.h"
#include "views/view.h"

#include <memory>

class QComboBox;
class QSpinBox;
class QTimer;

namespace loom::ui {

class NodeBox;
class ScatterPlot;
class SampleList;

/// The outputs of a layer for many samples as points of the plane; samples that the network finds alike lie close
/// together. Points settle while one looks; a lasso lists samples.
class EmbeddingView : public View {
    Q_OBJECT
public:
    EmbeddingView(const ViewContext& context, QWidget* parent = nullptr);
    ~EmbeddingView() override;
    void take(const Snapshot& snapshot) override;
    bool settled() const override;

    void start();
    void setSamples(int count);
    void setMethod(bool tsne);
    int step() const { return frame_.step; }
    const ScatterPlot& plot() const { return *plot_; }
    const std::vector<std::int64_t>& rows() const { return rows_; }
    std::vector<std::int64_t> lassoed() const; ///< data rows
    QString note() const;
    QString status() const;

protected:
    void retranslate() override;
    void refresh() override;
    void hideEvent(QHideEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makeBar();
    void connectControls();
    std::vector<std::int64_t> partRows() const;
    void compute();
    void pull();
    void showSelection();
    void showStatus();
    void showSample();

    NodeBox* layer_;
    QComboBox* part_;
    QComboBox* method_;
    QSpinBox* samples_;
    QSpinBox* perplexity_;
    QSpinBox* steps_;
    class QPushButton* start_;
    class QPushButton* pause_;
    QLabel* note_;
    QLabel* status_;
    QLabel* lassoWord_;
    ScatterPlot* plot_;
    SampleList* list_;
    QTimer* timer_;
    std::unique_ptr<EmbeddingRun> run_;
    EmbeddingFrame frame_;
    Tensor collected_;
    std::string collectedNode_;
    std::vector<std::int64_t> rows_;
    Snapshot network_; ///< which weights the outputs come from; holds no tensors
    std::vector<std::pair<QLabel*, const char*>> words_;
    bool collecting_ = false, started_ = false;
};

} // namespace loom::ui

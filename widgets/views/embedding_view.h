#pragma once

#include "views/parts/background.h"
#include "views/parts/embedding_bar.h"
#include "views/parts/embedding_jobs.h"
#include "views/view.h"

#include <QLabel>

class QTimer;

namespace loom::ui {

class ScatterPlot;
class SampleList;

/// The outputs of a layer for many samples as points of the plane; samples that the network finds alike lie close
/// together. Points settle while one looks; a lasso lists samples. A map that is older than the weights says so, or
/// follows them.
class EmbeddingView : public View {
    Q_OBJECT
public:
    EmbeddingView(const ViewContext& context, QWidget* parent = nullptr);
    void take(const Snapshot& snapshot) override;
    bool settled() const override;
    void prepareReport() override { start(); }

    void start();
    void setSamples(int count) { controls_->setSamples(count); }
    void setMethod(bool tsne);
    int step() const { return frame_.step; }
    const ScatterPlot& plot() const { return *plot_; }
    const std::vector<std::int64_t>& rows() const { return rows_; }
    std::vector<std::int64_t> lassoed() const; ///< data rows
    QString note() const { return note_->text(); }
    QString status() const { return status_->text(); }
    /// The weights went on since the outputs were collected.
    bool isOld() const;
    QString caption(int point) const; ///< its true class and what the network says

protected:
    void retranslate() override;
    void forget() override;
    void refresh() override;
    void progress() override;
    void hideEvent(QHideEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void connectControls();
    void begin(bool goOn);
    void compute();
    void pull();
    void colour();
    void showSelection();
    void showStatus();
    void showSample();
    EmbeddingOptions options() const;
    QString methodStatus() const;
    int pointOf(std::int64_t row) const;

    EmbeddingBar* controls_;
    QLabel* note_;
    QLabel* status_;
    QLabel* lassoWord_;
    ScatterPlot* plot_;
    SampleList* list_;
    QTimer* timer_;
    EmbeddingJobs jobs_;
    EmbeddingFrame frame_;
    Tensor collected_;
    std::string collectedNode_;
    std::vector<std::int64_t> rows_;
    std::vector<int> labels_, predicted_; ///< of `rows_`
    Snapshot network_; ///< which weights the outputs come from; holds no tensors
    Background background_;
    bool collecting_ = false, started_ = false, goOn_ = false;
};

} // namespace loom::ui

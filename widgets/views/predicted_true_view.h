#pragma once

#include "views/parts/amounts.h"
#include "views/parts/background.h"
#include "views/view.h"

#include <QLabel>

class QComboBox;

namespace loom::ui {

class HistogramPlot;
class PartBox;
class SurfacePlot;

/// Amounts that the network predicts over the true ones: on the line where it is right; beside it how far it is off.
class PredictedTrueView : public View {
    Q_OBJECT
public:
    PredictedTrueView(const ViewContext& context, QWidget* parent = nullptr);
    void take(const Snapshot& snapshot) override;

    const Amounts& amounts() const { return amounts_; }
    const SurfacePlot& plot() const { return *plot_; }
    const HistogramPlot& residuals() const { return *residuals_; }
    QString summary() const { return summary_->text(); }

protected:
    void retranslate() override;
    void forget() override;
    void refresh() override;

private:
    void display(const Amounts& amounts);
    void markRow();

    PartBox* part_;
    QComboBox* amount_;
    QLabel* summary_;
    QLabel* step_;
    SurfacePlot* plot_;
    HistogramPlot* residuals_;
    Background background_;
    Amounts amounts_;
};

} // namespace loom::ui

#pragma once

#include "analysis/roc.h"
#include "views/parts/background.h"
#include "views/view.h"

class QComboBox;
class QLabel;

namespace loom::ui {

class PartBox;
class SurfacePlot;

/// What each threshold makes of a network that chooses between classes: recall over false alarms, and precision over
/// recall. One threshold is the ring of both curves; a drag moves it.
class RocView : public View {
    Q_OBJECT
public:
    RocView(const ViewContext& context, QWidget* parent = nullptr);
    void take(const Snapshot& snapshot) override;

    const Roc& roc() const { return roc_; }
    double threshold() const { return threshold_; }
    SurfacePlot& rates() const { return *rates_; }
    SurfacePlot& precision() const { return *precision_; }
    QString summary() const;
    QString words() const;

protected:
    void retranslate() override;
    void forget() override;
    void refresh() override;

private:
    void setUp(SurfacePlot* plot, const char* name);
    void display(const Roc& roc);
    void moveTo(double threshold);
    int pickedClassNumber() const;

    PartBox* part_;
    QComboBox* class_;
    QLabel* summary_;
    QLabel* step_;
    QLabel* words_;
    SurfacePlot* rates_;
    SurfacePlot* precision_;
    Background background_;
    Roc roc_;
    double threshold_ = 0.5;
    bool moved_ = false; ///< by hand; else the threshold is that at which the loss decides
};

} // namespace loom::ui

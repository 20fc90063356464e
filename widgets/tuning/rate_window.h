#pragma once

#include "lab_views/comparison_plot.h"
#include "tuning/rate_run.h"

#include <QDialog>

class QFormLayout;
class QLabel;
class QPushButton;

namespace loom::ui {

class Document;
class NumberEdit;
class Theme;
class TrainingSession;

/// Looks for a learning rate of the open project beside the studio: the loss over the rate as it comes, the rates
/// that follow from it, and a button that makes one the project's.
class RateWindow : public QDialog {
    Q_OBJECT
public:
    RateWindow(Document* document, TrainingSession* session, Theme& theme, QWidget* window);

    /// Brings it up.
    void present();
    const RateRun& run() const { return run_; }
    const ComparisonPlot& plot() const { return *plot_; }
    QString words() const; ///< what is said of the search

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void buildForm();
    void begin();
    void use(double rate);
    void retranslate();
    void refresh();
    void draw();
    void drawAxes();
    QString wordsNow() const;
    bool isOlder() const;

    Document* document_;
    TrainingSession* session_;
    Theme& theme_;
    RateRun run_;
    RateSearch search_; ///< as the fields have it
    QLabel *about_, *said_, *older_;
    QFormLayout* form_;
    NumberEdit *from_, *to_, *steps_;
    ComparisonPlot* plot_;
    QPushButton *start_, *use_, *useTenth_, *close_;
};

} // namespace loom::ui

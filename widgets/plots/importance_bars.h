#pragma once

#include "plots/plot_saving.h"

#include <QWidget>
#include <vector>

namespace loom::ui {

class Theme;

/// How much a setting says about the objective (loom::Importance).
struct ImportanceBar {
    QString name;
    double value = 0; ///< share of the objective's spread that is lost without it
    double error = 0; ///< standard error; NaN: not known
};

/// The importance of each setting, the largest first, with its uncertainty. A click or Return picks a setting.
class ImportanceBars : public QWidget {
    Q_OBJECT
public:
    explicit ImportanceBars(Theme& theme, QWidget* parent = nullptr);

    /// `trials`: how many this was judged by.
    void setBars(std::vector<ImportanceBar> bars, int trials);
    void setCurrent(int bar); ///< the setting that other plots show; −1: none

    const std::vector<int>& order() const { return order_; } ///< from above
    int current() const { return current_; }
    int barAt(const QPointF& place) const; ///< −1: none
    QRectF barRect(int bar) const; ///< from 0 to its value
    QRectF errorRect(int bar) const; ///< of one standard error to either side; null: not known
    QString readout() const { return readout_; }
    PlotPage page() const; ///< as it is saved
    QSize sizeHint() const override;

signals:
    void picked(int bar);
    void pointed(int bar); ///< −1: none any more

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QRectF area() const;
    QRectF rowRect(int bar) const;
    double xOf(double value) const;
    QString shareText(const ImportanceBar& bar) const;
    void paintAll(QPainter& painter) const;
    void paintBar(QPainter& painter, int bar) const;
    void paintAxis(QPainter& painter) const;
    void read(int bar);
    void describe();
    QString table() const;

    Theme& theme_;
    std::vector<ImportanceBar> bars_;
    std::vector<int> order_;
    QString readout_;
    int trials_ = 0, current_ = -1, pointed_ = -1;
    double low_ = 0, high_ = 1; ///< of the axis
};

} // namespace loom::ui

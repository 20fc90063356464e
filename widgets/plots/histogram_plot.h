#pragma once

#include "train/watch.h"

#include <QWidget>

namespace loom::ui {

class Theme;

/// One Histogram as bars over its range, its moments written above.
class HistogramPlot : public QWidget {
    Q_OBJECT
public:
    explicit HistogramPlot(Theme& theme, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setHistogram(const Histogram& histogram);
    void setEmptyWords(const QString& words); ///< shown while there are no numbers
    const Histogram& histogram() const { return histogram_; }
    const QString& title() const { return title_; }
    /// "mean −0.0012 · deviation 0.0413 · 4.1 × 10⁻⁴ … 0.2": rich text.
    QString summary() const;
    /// "All 288 numbers are 0.": of a histogram of one number.
    QString onlyNumber() const;
    QString readout() const { return readout_; }
    QRectF barRect(int bin) const;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    QRectF area() const;
    void paintAxis(QPainter& painter);

    Theme& theme_;
    QString title_, emptyWords_, readout_;
    Histogram histogram_;
};

} // namespace loom::ui

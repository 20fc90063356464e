// What a curve plot shows in the room that it has.
#include "common/theme.h"
#include "plots/curve_drawing.h"
#include "plots/curve_plot.h"

#include <QResizeEvent>
#include <qcustomplot.h>

namespace loom::ui {
namespace {

/// Least heights in units, of the plot with its axis' name, with the epochs above it, and with numbers at its axes.
constexpr double kNamed = 30, kEpochs = 27, kNumbered = 17;
constexpr double kLeastWide = 20, kLeastHigh = 5;

} // namespace

void CurvePlot::fitRoom()
{
    const Theme& theme = drawing_->theme;
    const bool numbered = height() >= theme.px(kNumbered);
    QCustomPlot* plot = drawing_->plot;
    plot->xAxis->setLabel(height() >= theme.px(kNamed) ? steps_ : QString());
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis, plot->xAxis2})
        axis->setTickLabels(numbered && (axis != plot->xAxis2 || height() >= theme.px(kEpochs)));
    setMinimumSize(theme.px(kLeastWide), theme.px(kLeastHigh));
}

void CurvePlot::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitRoom();
    drawing_->plot->replot(QCustomPlot::rpQueuedReplot);
}

} // namespace loom::ui

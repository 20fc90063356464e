#include "common/theme.h"
#include "plots/curve_drawing.h"
#include "plots/plot_saving.h"

#include <QPicture>
#include <qcustomplot.h>

/// Curves as they are saved.
namespace loom::ui {

PlotPage CurvePlot::page() const
{
    const QString name = accessibleName().isEmpty() ? tr("Curves") : accessibleName();
    return {name, drawing_->plot->size(),
            [this](QPainter& painter) {
                QPicture picture; // lines, whatever they are painted on
                QCPPainter inside;
                inside.begin(&picture);
                inside.setModes(QCPPainter::pmVectorized | QCPPainter::pmNoCaching);
                drawing_->plot->toPainter(&inside);
                inside.end();
                painter.fillRect(drawing_->plot->rect(), drawing_->theme.color(QStringLiteral("plot")));
                painter.drawPicture(0, 0, picture);
            },
            table()};
}

/// All that there is, not what the zoom shows: a line a bucket or point.
QString CurvePlot::table() const
{
    QString all = csvLine({QStringLiteral("line"), QStringLiteral("step"), QStringLiteral("value"),
                           QStringLiteral("lowest"), QStringLiteral("highest")});
    for (std::size_t i = 0; i < drawing_->lines.size(); ++i) {
        const CurveLine& line = drawing_->lines[i];
        for (const QPointF& point : line.points)
            all += csvLine({line.name, csvNumber(point.x()), csvNumber(point.y()), {}, {}});
        if (!line.points.empty())
            continue;
        for (const CurveBucket& bucket : drawing_->bucketsOf(i))
            all += csvLine({line.name, QString::number(bucket.firstStep + bucket.count), csvNumber(bucket.mean),
                            csvNumber(bucket.minimum), csvNumber(bucket.maximum)});
    }
    return all;
}

} // namespace loom::ui

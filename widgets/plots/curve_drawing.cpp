#include "plots/curve_drawing.h"

#include "common/core_text.h"
#include "common/theme.h"
#include "plots/ticks.h"

#include <algorithm>
#include <cmath>
#include <qcustomplot.h>

namespace loom::ui {

namespace {
constexpr std::size_t kMostDots = 30, kFewSteps = 10;
} // namespace

/// Labels of a linear axis by kind of number.
class KindTicker : public QCPAxisTicker {
public:
    NumberKind kind = NumberKind::plain;

protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override
    {
        const double step = lastStep_;
        if (kind == NumberKind::percent)
            return tickText(tick * 100, step * 100) + QStringLiteral(" %");
        const double shown = std::abs(tick) < step * 1e-6 ? 0 : tick;
        return kind == NumberKind::count ? tickText(shown, step) : shortTickText(shown, step, largest_);
    }
    double getTickStep(const QCPRange& range) override
    {
        largest_ = std::max(std::abs(range.lower), std::abs(range.upper));
        lastStep_ = QCPAxisTicker::getTickStep(range);
        if (kind == NumberKind::count) // there is no half of a step
            lastStep_ = std::max(1.0, std::floor(lastStep_));
        return lastStep_;
    }

private:
    double lastStep_ = 1, largest_ = 1;
};

/// Labels of a logarithmic axis: the numbers as a linear one writes them.
class PowerTicker : public QCPAxisTickerLog {
protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override
    {
        const double power = std::pow(10.0, std::floor(std::log10(tick) + 1e-9));
        return shortTickText(tick, power, tick);
    }
};

QString kindText(double value, NumberKind kind)
{
    return kind == NumberKind::percent ? percentText(value)
        : kind == NumberKind::loss     ? lossText(value)
                                       : fourDigits(value);
}

QColor colorOf(const Theme& theme, const QString& key)
{
    bool isClass = false;
    const int index = key.mid(5).toInt(&isClass);
    return isClass && key.startsWith(QLatin1String("class")) ? theme.classColor(index) : theme.color(key);
}

CurveDrawing::CurveDrawing(Theme& t, QWidget* owner)
    : theme(t)
    , plot(new QCustomPlot(owner))
    , xTicker(new KindTicker)
    , yTicker(new KindTicker)
    , powerTicker(new PowerTicker)
    , epochTicker(new QCPAxisTickerText)
    , cursor(new QCPItemStraightLine(plot))
    , mark(new QCPItemStraightLine(plot))
    , title(new QCPTextElement(plot, QString()))
{
    plot->setNoAntialiasingOnDrag(true);
    plot->setFocusPolicy(Qt::NoFocus); // the keys are its owner's
    plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    plot->axisRect()->setRangeZoomFactor(0.8);
    plot->plotLayout()->setRowSpacing(0);
    title->setTextFlags(Qt::AlignLeft | Qt::AlignVCenter);
    xTicker->kind = NumberKind::count;
    plot->xAxis->setTicker(xTicker);
    plot->yAxis->setTicker(yTicker);
    plot->yAxis->setNumberFormat(QStringLiteral("gbc")); // powers of ten are typeset
    plot->xAxis2->setVisible(true);
    plot->xAxis2->setTicker(epochTicker);
    plot->xAxis2->setTickLabels(true);
    cursor->setVisible(false);
    mark->setVisible(false);
    // The size of the axes is known only once they are laid out.
    QObject::connect(plot, &QCustomPlot::afterLayout, plot, [this] {
        if (filledWidth_ != plot->axisRect()->width())
            fillAll();
        placeNames();
        fitTicks();
    });
    restyle();
}

/// As many numbers at the axes as find room above and beside each other.
void CurveDrawing::fitTicks()
{
    constexpr int kMost = 5;
    const int line = QFontMetrics(plot->yAxis->tickLabelFont()).height();
    const int down = std::clamp(plot->axisRect()->height() / (line * 3 / 2), 2, kMost);
    const QString last = tickText(std::round(plot->xAxis->range().upper), 1);
    const int wide = QFontMetrics(plot->xAxis->tickLabelFont()).horizontalAdvance(last);
    const int across = std::clamp(plot->axisRect()->width() / std::max(1, wide * 2), 1, kMost);
    if (down == yTicker->tickCount() && across == xTicker->tickCount())
        return;
    yTicker->setTickCount(down);
    xTicker->setTickCount(across);
    plot->replot(QCustomPlot::rpQueuedReplot);
}

std::span<const CurveBucket> CurveDrawing::bucketsOf(std::size_t line) const
{
    return lines[line].buckets ? lines[line].buckets() : std::span<const CurveBucket>();
}

void CurveDrawing::styleAxis(QCPAxis* axis)
{
    const QPen line(theme.color(QStringLiteral("plot_grid")), 1);
    axis->setBasePen(line);
    axis->setTickPen(line);
    axis->setSubTickPen(Qt::NoPen);
    axis->setTickLabelColor(theme.color(QStringLiteral("plot_axis")));
    axis->setLabelColor(theme.color(QStringLiteral("text")));
    axis->setTickLabelFont(theme.tabularFont(13));
    axis->setLabelFont(theme.font(13));
    QColor grid = theme.color(QStringLiteral("plot_grid"));
    axis->grid()->setPen(QPen(grid, 1));
    axis->grid()->setZeroLinePen(QPen(grid, 1));
}

/// Around each dash: a line behind shows between them.
void CurveDrawing::styleHalo(Drawn& d, const QPen& pen) const
{
    constexpr double kWider = 1.5;
    QPen halo(theme.color(QStringLiteral("plot")), pen.widthF() * kWider);
    QList<qreal> dashes = pen.dashPattern();
    for (qreal& dash : dashes) // they are counted in widths
        dash /= kWider;
    halo.setDashPattern(dashes);
    halo.setCapStyle(Qt::FlatCap);
    d.halo->setPen(halo);
}

void CurveDrawing::styleLine(std::size_t i)
{
    Drawn& d = drawn[i];
    const QColor color = colorOf(theme, lines[i].colorKey);
    QPen pen(color, theme.px(0.5), lines[i].dashed ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap);
    d.line->setPen(pen);
    QColor band = color;
    band.setAlphaF(0.14F);
    d.high->setPen(Qt::NoPen);
    d.low->setPen(Qt::NoPen);
    d.high->setBrush(band);
    d.high->setChannelFillGraph(d.low);
    styleHalo(d, pen);
    d.halo->setVisible(lines[i].dashed);
    QColor thin = color;
    thin.setAlphaF(0.6F);
    d.leader->setPen(QPen(thin, 1));
    d.name->setColor(color);
    d.name->setFont(theme.font(13, true));
    d.name->setText(lines[i].name);
}

void CurveDrawing::restyle()
{
    plot->setBackground(theme.color(QStringLiteral("plot")));
    title->setFont(theme.font(13));
    title->setTextColor(theme.color(QStringLiteral("text")));
    plot->axisRect()->setMinimumMargins(QMargins(0, 0, theme.px(24), 0));
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis, plot->xAxis2})
        styleAxis(axis);
    plot->xAxis->grid()->setVisible(false);
    plot->xAxis2->grid()->setVisible(true);
    cursor->setPen(QPen(theme.color(QStringLiteral("plot_axis")), 1, Qt::DotLine));
    mark->setPen(QPen(theme.color(QStringLiteral("past")), theme.unit() / 2));
    for (std::size_t i = 0; i < drawn.size(); ++i)
        styleLine(i);
}

void CurveDrawing::makeGraphs()
{
    for (Drawn& d : drawn) {
        plot->removeItem(d.name);
        plot->removeItem(d.leader);
    }
    plot->clearGraphs();
    drawn.assign(lines.size(), {});
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Drawn& d = drawn[i];
        d.low = plot->addGraph();
        d.high = plot->addGraph();
        d.halo = plot->addGraph();
        d.line = plot->addGraph();
        for (QCPGraph* graph : {d.low, d.high})
            graph->setAntialiased(false);
        d.leader = new QCPItemLine(plot);
        d.leader->setClipToAxisRect(false);
        for (QCPItemPosition* end : {d.leader->start, d.leader->end})
            end->setType(QCPItemPosition::ptAbsolute);
        d.name = new QCPItemText(plot);
        d.name->setClipToAxisRect(false);
        d.name->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        d.name->position->setTypeX(QCPItemPosition::ptAbsolute);
        d.name->position->setTypeY(QCPItemPosition::ptAbsolute);
        styleLine(i);
    }
}

void CurveDrawing::smooth(std::vector<CurveColumn>& columns) const
{
    if (smoothing < 2)
        return;
    std::vector<double> means;
    double sum = 0, count = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        sum += columns[i].mean;
        ++count;
        if (i >= std::size_t(smoothing)) {
            sum -= columns[i - std::size_t(smoothing)].mean;
            --count;
        }
        means.push_back(sum / count);
    }
    for (std::size_t i = 0; i < columns.size(); ++i)
        columns[i].mean = means[i];
}

void CurveDrawing::fillPoints(std::size_t i)
{
    Drawn& d = drawn[i];
    d.columns.clear();
    for (const QPointF& p : lines[i].points)
        if (std::isfinite(p.y()))
            d.columns.push_back({p.x(), p.y(), p.y(), p.y(), 1});
}

void CurveDrawing::fill(std::size_t i)
{
    Drawn& d = drawn[i];
    if (lines[i].buckets) {
        const auto buckets = bucketsOf(i);
        const QCPRange x = plot->xAxis->range();
        d.columns = d.pyramid.columns(buckets, x.lower, x.upper, std::max(64, plot->axisRect()->width() / 2));
        smooth(d.columns);
    } else {
        fillPoints(i);
    }
    const QColor color = colorOf(theme, lines[i].colorKey);
    QVector<QCPGraphData> mean, low, high;
    bool folded = false, meansOnly = true;
    for (const CurveColumn& column : d.columns) {
        folded = folded || column.minimum < column.maximum;
        meansOnly = meansOnly && column.count > 1;
        mean.append({column.x, column.mean});
        low.append({column.x, column.minimum});
        high.append({column.x, column.maximum});
    }
    d.line->data()->set(mean, true);
    d.halo->data()->set(lines[i].dashed ? mean : QVector<QCPGraphData>(), true);
    // A few epochs of which only the mean is known are points, as those of validation are; so are the first steps.
    const bool dots = d.columns.size() <= kFewSteps
        || (d.columns.size() <= kMostDots && (!lines[i].buckets || (meansOnly && !folded)));
    d.line->setScatterStyle(dots ? QCPScatterStyle(QCPScatterStyle::ssDisc, color, color, theme.px(1.25))
                                 : QCPScatterStyle::ssNone);
    d.low->data()->set(folded ? low : QVector<QCPGraphData>(), true);
    d.high->data()->set(folded ? high : QVector<QCPGraphData>(), true);
}

void CurveDrawing::sync()
{
    for (std::size_t i = 0; i < lines.size(); ++i)
        drawn[i].pyramid.sync(bucketsOf(i));
    if (!following)
        return;
    settingRange = true;
    showRange();
    settingRange = false;
}

void CurveDrawing::fillAll()
{
    filledWidth_ = plot->axisRect()->width();
    for (std::size_t i = 0; i < lines.size(); ++i)
        fill(i);
}

void CurveDrawing::redraw()
{
    fillAll();
    plot->replot(QCustomPlot::rpQueuedReplot);
}

void CurveDrawing::setNumberKind(NumberKind numbers)
{
    kind = yTicker->kind = numbers;
}

void CurveDrawing::setLogarithmic(bool on, const QString& words)
{
    logarithmic = on;
    QCPAxis* axis = plot->yAxis;
    axis->setScaleType(on ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    if (on)
        axis->setTicker(powerTicker);
    else
        axis->setTicker(yTicker);
    setTitle(words);
}

void CurveDrawing::setTitle(const QString& words)
{
    QCPLayoutGrid* layout = plot->plotLayout();
    const bool shown = title->layout() == layout;
    title->setText(words);
    title->setVisible(!words.isEmpty());
    if (shown && words.isEmpty()) {
        layout->take(title);
        layout->simplify();
    } else if (!shown && !words.isEmpty()) {
        layout->insertRow(0);
        layout->addElement(0, 0, title);
    }
}

void CurveDrawing::hideCursor()
{
    if (!cursor->visible())
        return;
    cursor->setVisible(false);
    plot->replot(QCustomPlot::rpQueuedReplot);
}

void CurveDrawing::showReadout(const QPoint& at)
{
    const double x = plot->xAxis->pixelToCoord(at.x());
    readout.clear();
    double shownAt = x;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const auto& columns = drawn[i].columns;
        if (columns.empty())
            continue;
        auto after = std::lower_bound(columns.begin(), columns.end(), x,
                                      [](const CurveColumn& c, double value) { return c.x < value; });
        if (after == columns.end() || (after != columns.begin() && x - (after - 1)->x < after->x - x))
            --after;
        if (readout.isEmpty())
            readout =
                QCoreApplication::translate("CurvePlot", "step %1").arg(numberLocale().toString(qint64(after->x)));
        shownAt = i == 0 ? after->x : shownAt;
        readout += QStringLiteral("<br>%1 <b>%2</b>").arg(lines[i].name.toHtmlEscaped(), kindText(after->mean, kind));
        if (after->minimum < after->maximum)
            readout +=
                QStringLiteral(" (%1 … %2)").arg(kindText(after->minimum, kind), kindText(after->maximum, kind));
    }
    cursor->point1->setCoords(shownAt, 0);
    cursor->point2->setCoords(shownAt, 1);
    cursor->setVisible(!readout.isEmpty());
    plot->replot(QCustomPlot::rpQueuedReplot);
}

} // namespace loom::ui

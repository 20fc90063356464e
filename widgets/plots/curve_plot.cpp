#include "plots/curve_plot.h"

#include "common/accessibility.h"
#include "common/theme.h"
#include "plots/curve_drawing.h"
#include "plots/plot_saving.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QTextDocumentFragment>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <limits>
#include <qcustomplot.h>

namespace loom::ui {

namespace {
constexpr std::size_t kEpochNames = 5; ///< more would touch one another
} // namespace

CurvePlot::CurvePlot(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , drawing_(std::make_unique<CurveDrawing>(theme, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(drawing_->plot);
    drawing_->plot->setObjectName(QStringLiteral("curves"));
    drawing_->plot->installEventFilter(this);
    setFocusPolicy(Qt::StrongFocus);
    for (QWidget* asked : {static_cast<QWidget*>(this), static_cast<QWidget*>(drawing_->plot)}) // by key, by mouse
        offerSaving(asked, [this] { return page(); });
    connect(drawing_->plot->xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
            [this](const QCPRange& range) {
                drawing_->plot->xAxis2->setRange(range);
                if (drawing_->settingRange)
                    return;
                drawing_->following = false;
                drawing_->redraw();
                emit zoomed();
            });
    connect(&theme, &Theme::changed, this, [this] {
        drawing_->restyle();
        fitRoom();
        drawing_->redraw();
    });
    fitRoom();
}

CurvePlot::~CurvePlot() = default;

void CurvePlot::setAxes(const QString& x, const QString& y, NumberKind kind)
{
    steps_ = x;
    fitRoom();
    drawing_->setTitle(y);
    drawing_->setNumberKind(kind);
    if (!y.isEmpty())
        setAccessibleName(y);
}

void CurvePlot::setLines(std::vector<CurveLine> lines)
{
    drawing_->lines = std::move(lines);
    drawing_->makeGraphs();
    refresh();
}

void CurvePlot::setPoints(int line, std::vector<QPointF> points)
{
    drawing_->lines[std::size_t(line)].points = std::move(points);
}

void CurvePlot::setEpochs(std::vector<double> lastSteps, const QString& namePattern)
{
    drawing_->epochTicker->clear();
    const std::size_t stride = std::max<std::size_t>(1, (lastSteps.size() + kEpochNames - 1) / kEpochNames);
    for (std::size_t i = stride - 1; i < lastSteps.size(); i += stride)
        drawing_->epochTicker->addTick(lastSteps[i], namePattern.arg(i + 1));
}

void CurvePlot::setLogarithmic(bool on, const QString& title)
{
    drawing_->setLogarithmic(on, title);
    resetZoom();
}

bool CurvePlot::isLogarithmic() const
{
    return drawing_->logarithmic;
}

void CurvePlot::setSmoothing(int columns)
{
    drawing_->smoothing = columns;
    refresh();
}

void CurvePlot::refresh()
{
    drawing_->sync();
    drawing_->redraw();
}

void CurvePlot::resetZoom()
{
    drawing_->following = true;
    refresh();
    emit zoomed();
}

void CurvePlot::setMark(double step)
{
    if (step == mark())
        return;
    drawing_->mark->point1->setCoords(step, 0);
    drawing_->mark->point2->setCoords(step, 1);
    drawing_->mark->setVisible(step >= 0);
    drawing_->plot->replot(QCustomPlot::rpQueuedReplot);
}

double CurvePlot::mark() const
{
    return drawing_->mark->visible() ? drawing_->mark->point1->key() : -1;
}

int CurvePlot::lineCount() const
{
    return int(drawing_->lines.size());
}

double CurvePlot::lastValue(int line) const
{
    const auto buckets = drawing_->bucketsOf(std::size_t(line));
    const auto& points = drawing_->lines[std::size_t(line)].points;
    return !buckets.empty() ? buckets.back().mean
        : !points.empty()   ? points.back().y()
                            : std::numeric_limits<double>::quiet_NaN();
}

bool CurvePlot::isFlattened() const
{
    return drawing_->isFlattened();
}

QStringList CurvePlot::tickLabels() const
{
    const QCPAxis& axis = *drawing_->plot->yAxis;
    const auto labels = axis.tickLabels() ? axis.tickVectorLabels() : QVector<QString>();
    return {labels.begin(), labels.end()};
}

std::vector<double> CurvePlot::tickPlaces() const
{
    const QCPAxis& axis = *drawing_->plot->yAxis;
    std::vector<double> places;
    if (axis.tickLabels())
        for (const double tick : axis.tickVector())
            places.push_back(axis.coordToPixel(tick));
    return places;
}

QStringList CurvePlot::stepLabels() const
{
    const auto labels = drawing_->plot->xAxis->tickVectorLabels();
    return {labels.begin(), labels.end()};
}

QPointF CurvePlot::namePlace(int line) const
{
    return drawing_->drawn[std::size_t(line)].name->position->coords();
}

QPointF CurvePlot::linePlace(int line) const
{
    return drawing_->endOf(std::size_t(line));
}

bool CurvePlot::hasLeader(int line) const
{
    return drawing_->drawn[std::size_t(line)].leader->visible();
}

bool CurvePlot::hasDots(int line) const
{
    return !drawing_->drawn[std::size_t(line)].line->scatterStyle().isNone();
}

int CurvePlot::drawnPoints(int line) const
{
    return int(drawing_->drawn[std::size_t(line)].columns.size());
}
bool CurvePlot::followsData() const
{
    return drawing_->following;
}
QString CurvePlot::readout() const
{
    return drawing_->readout;
}

QRectF CurvePlot::visibleRange() const
{
    const QCPRange x = drawing_->plot->xAxis->range(), y = drawing_->plot->yAxis->range();
    return QRectF(x.lower, y.lower, x.size(), y.size());
}

/// Left and right move along the curves and read them, + and − zoom, Home shows everything.
void CurvePlot::keyPressEvent(QKeyEvent* event)
{
    constexpr int kStops = 50; ///< of the cursor, across the plot
    constexpr double kZoom = 0.8;
    const QRect area = drawing_->plot->axisRect()->rect();
    const int key = event->key(), step = arrowStep(key).x();
    if (step != 0) {
        stop_ = std::clamp(stop_ < 0 ? (step > 0 ? 0 : kStops) : stop_ + step, 0, kStops);
        drawing_->showReadout({area.left() + area.width() * stop_ / kStops, area.center().y()});
        describeContent(this, QTextDocumentFragment::fromHtml(drawing_->readout).toPlainText());
        QToolTip::showText(drawing_->plot->mapToGlobal(area.center()), drawing_->readout, drawing_->plot);
    } else if (key == Qt::Key_Plus || key == Qt::Key_Equal) {
        drawing_->plot->xAxis->scaleRange(kZoom);
    } else if (key == Qt::Key_Minus) {
        drawing_->plot->xAxis->scaleRange(1 / kZoom);
    } else if (key == Qt::Key_Home) {
        resetZoom();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void CurvePlot::focusOutEvent(QFocusEvent* event)
{
    stop_ = -1;
    drawing_->hideCursor();
    QWidget::focusOutEvent(event);
}

bool CurvePlot::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonDblClick) {
        resetZoom();
        return true;
    }
    if (event->type() == QEvent::MouseMove) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        drawing_->showReadout(mouse->pos());
        if (!drawing_->readout.isEmpty() && isVisible())
            QToolTip::showText(mouse->globalPosition().toPoint(), drawing_->readout, drawing_->plot);
    }
    if (event->type() == QEvent::Leave)
        drawing_->hideCursor();
    return QWidget::eventFilter(watched, event);
}

} // namespace loom::ui

#include "plots/run_plot.h"

#include "common/accessibility.h"
#include "common/theme.h"

#include <QEvent>
#include <QPainter>
#include <QTextDocumentFragment>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace loom::ui {

namespace {
constexpr double kNear = 6; // px from a mark to the pointer
} // namespace

RunPlot::RunPlot(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
    , own_(new RunFocus(this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(theme.px(60), theme.px(40));
    connect(&theme, &Theme::changed, this, &RunPlot::stale);
    offerSaving(this, [this] { return page(); });
    connectFocus(own_);
}

QSize RunPlot::sizeHint() const
{
    return {theme_.px(160), theme_.px(100)};
}

/// It goes while it is still whole: what others do then must not reach it any more.
RunPlot::~RunPlot()
{
    leave();
}

void RunPlot::leave()
{
    if (!focus_)
        return;
    disconnect(focus_, nullptr, this, nullptr);
    focus_->brush(this, std::nullopt);
}

void RunPlot::follow(RunFocus* focus)
{
    leave();
    connectFocus(focus);
    rearranged();
}

void RunPlot::connectFocus(RunFocus* focus)
{
    focus_ = focus;
    connect(focus, &RunFocus::pointedChanged, this, [this](int run) {
        readout_ = run >= 0 && run < runs() && isShown(run) ? words(run) : QString();
        describeContent(this, QTextDocumentFragment::fromHtml(readout_).toPlainText());
        update();
    });
    connect(focus, &RunFocus::pickedChanged, this, qOverload<>(&QWidget::update));
    connect(focus, &RunFocus::brushedChanged, this, [this] {
        if (!focus_->hasBrush(this))
            brush_.reset();
        marks_ = {};
        update();
    });
    connect(focus, &RunFocus::hiddenChanged, this, &RunPlot::rearranged);
    if (focus != own_) // a page that goes takes its focus with it
        connect(focus, &QObject::destroyed, this, [this] { follow(own_); });
}

bool RunPlot::isShown(int run) const
{
    return !focus_->isHidden(run) && !markRect(run).isNull();
}

int RunPlot::runAt(const QPointF& place) const
{
    int nearest = -1;
    double least = kNear;
    for (const int run : order()) {
        if (!isShown(run) || !focus_->passes(run))
            continue;
        const QRectF mark = markRect(run);
        const double x = std::max({mark.left() - place.x(), place.x() - mark.right(), 0.0});
        const double y = std::max({mark.top() - place.y(), place.y() - mark.bottom(), 0.0});
        if (const double off = std::hypot(x, y); off <= least) { // of equal ones the one on top
            least = off;
            nearest = run;
        }
    }
    return nearest;
}

bool RunPlot::holds(const QRectF& brush, int run) const
{
    return brush.contains(markRect(run).center());
}

void RunPlot::reportBrush()
{
    if (!brush_)
        return focus_->brush(this, std::nullopt);
    RunFocus::Runs held;
    const QRectF brush = brushRect();
    for (int run = 0; run < runs(); ++run)
        if (!markRect(run).isNull() && holds(brush, run))
            held.insert(run);
    focus_->brush(this, std::move(held));
}

const QRectF& RunPlot::area() const
{
    if (!area_)
        area_ = measuredArea();
    return *area_;
}

QRectF RunPlot::brushRect() const
{
    if (!brush_)
        return {};
    const QRectF a = area();
    return {a.left() + brush_->left() * a.width(), a.top() + brush_->top() * a.height(), brush_->width() * a.width(),
            brush_->height() * a.height()};
}

void RunPlot::brushTo(const QRectF& rect)
{
    const QRectF a = area();
    brush_ = QRectF((rect.left() - a.left()) / a.width(), (rect.top() - a.top()) / a.height(),
                    rect.width() / a.width(), rect.height() / a.height());
    reportBrush();
    update();
    emit brushed();
}

void RunPlot::dropBrush()
{
    anchor_ = -1;
    if (!brush_)
        return;
    brush_.reset();
    reportBrush();
    update();
    emit brushed();
}

void RunPlot::stale()
{
    area_.reset();
    ground_ = marks_ = {};
    reportBrush();
    update();
}

void RunPlot::rearranged()
{
    stale();
}

void RunPlot::pointAt(int run)
{
    if (run == focus_->pointed())
        return;
    focus_->point(run);
    emit pointed(run);
}

void RunPlot::pick(int run, bool more)
{
    focus_->pick(run, more);
    emit picked(run, more);
}

void RunPlot::showReadout(const QPoint& at)
{
    QToolTip::showText(mapToGlobal(at), readout_, this);
}

RunPlot::Look RunPlot::lookOf(int run) const
{
    return focus_->passes(run) ? Look::plain : Look::pale;
}

void RunPlot::paintOver(QPainter&) const { }

void RunPlot::paintMarks(QPainter& painter) const
{
    const std::vector<int> all = order();
    for (const Look look : {Look::pale, Look::plain})
        for (const int run : all)
            if (isShown(run) && lookOf(run) == look)
                paintRun(painter, run, look);
    paintOver(painter);
}

/// Picked runs, the one that is pointed at, and the brush.
void RunPlot::paintStrong(QPainter& painter) const
{
    const auto strong = [&](int run) {
        if (run >= 0 && run < runs() && isShown(run))
            paintRun(painter, run, Look::strong);
    };
    for (const int run : focus_->picked())
        strong(run);
    strong(focus_->pointed());
    if (!brush_)
        return;
    QColor fill = theme_.color(QStringLiteral("accent"));
    painter.setPen(QPen(fill, 1.5));
    fill.setAlphaF(0.12);
    painter.setBrush(fill);
    painter.drawRect(brushRect());
    painter.setBrush(Qt::NoBrush);
}

PlotPage RunPlot::page() const
{
    return {title(), size(),
            [this](QPainter& painter) {
                painter.fillRect(rect(), theme_.color(QStringLiteral("plot")));
                paintGround(painter);
                paintMarks(painter);
                paintStrong(painter);
            },
            table()};
}

QPixmap RunPlot::blank() const
{
    const double ratio = devicePixelRatioF();
    QPixmap picture(size() * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    return picture;
}

void RunPlot::paintEvent(QPaintEvent*)
{
    if (size().isEmpty())
        return;
    if (ground_.isNull()) {
        ground_ = blank();
        QPainter painter(&ground_);
        painter.setRenderHint(QPainter::Antialiasing);
        paintGround(painter);
    }
    if (marks_.isNull()) {
        ++paints_;
        marks_ = blank();
        QPainter painter(&marks_);
        painter.setRenderHint(QPainter::Antialiasing);
        paintMarks(painter);
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme_.color(QStringLiteral("plot")));
    painter.drawPixmap(0, 0, ground_);
    painter.drawPixmap(0, 0, marks_);
    paintStrong(painter);
    if (hasFocus()) {
        painter.setPen(QPen(theme_.color(QStringLiteral("focus")), 1.5));
        painter.drawRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75));
    }
}

void RunPlot::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    stale();
}

void RunPlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        stale();
}

} // namespace loom::ui

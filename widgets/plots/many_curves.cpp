#include "plots/many_curves.h"

#include "common/theme.h"
#include "plots/run_colours.h"
#include "plots/run_focus.h"
#include "plots/ticks.h"

#include <QElapsedTimer>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

namespace loom::ui {
namespace {

constexpr int kSlice = 6; // ms
constexpr double kNear = 8, kLine = 1.2, kStrong = 3; // px
constexpr double kPale = 0.10, kFaint = 0.35, kPlain = 0.65;
constexpr double kBelow = 11, kLeft = 16, kAbove = 7, kRight = 4; // units around the plot

} // namespace

ManyCurves::ManyCurves(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(theme.px(50), theme.px(35));
    connect(&theme, &Theme::changed, this, &ManyCurves::stale);
    connect(&slice_, &QTimer::timeout, this, &ManyCurves::paintSome);
    offerSaving(this, [this] { return page(); });
}

void ManyCurves::follow(RunFocus* focus)
{
    focus_ = focus;
    connect(focus, &RunFocus::pointedChanged, this, qOverload<>(&QWidget::update));
    connect(focus, &RunFocus::pickedChanged, this, qOverload<>(&QWidget::update));
    connect(focus, &RunFocus::brushedChanged, this, &ManyCurves::stale);
    connect(focus, &RunFocus::hiddenChanged, this, &ManyCurves::stale);
}

QSize ManyCurves::sizeHint() const
{
    return {theme_.px(120), theme_.px(70)};
}

void ManyCurves::setCurves(std::vector<RunCurve> curves)
{
    curves_ = std::move(curves);
    measure();
    stale();
}

/// The middle nineteen of twenty values set the height: a run that went astray leaves room for the others.
void ManyCurves::measure()
{
    std::vector<double> values;
    std::size_t longest = 1;
    for (const RunCurve& curve : curves_) {
        longest = std::max(longest, curve.values.size());
        for (const double value : curve.values)
            if (std::isfinite(value))
                values.push_back(value);
    }
    last_ = double(longest);
    low_ = 0;
    high_ = 1;
    if (values.empty())
        return;
    std::ranges::sort(values);
    low_ = values.front();
    high_ = values[std::size_t(0.97 * double(values.size() - 1))];
    if (!(high_ > low_))
        high_ = low_ + 1;
    const double room = 0.04 * (high_ - low_);
    low_ -= room;
    high_ += room;
}

void ManyCurves::setNames(const QString& x, const QString& y)
{
    x_ = x;
    y_ = y;
    update();
}

bool ManyCurves::isShown(int curve) const
{
    return !focus_ || !focus_->isHidden(curve);
}

bool ManyCurves::passes(int curve) const
{
    return !focus_ || focus_->passes(curve);
}

/// What is being painted is painted to its end, lest a hand that goes on brushing keep any from being seen.
void ManyCurves::stale()
{
    if (slice_.isActive())
        again_ = true;
    else
        begin();
}

void ManyCurves::begin()
{
    again_ = false;
    jobs_ = jobs();
    painted_ = 0;
    const double ratio = devicePixelRatioF();
    next_ = QPixmap(size() * ratio);
    next_.setDevicePixelRatio(ratio);
    next_.fill(Qt::transparent);
    slice_.start(0);
}

void ManyCurves::paintSome()
{
    QElapsedTimer since;
    since.start();
    if (!next_.isNull()) {
        QPainter painter(&next_);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setClipRect(area());
        while (painted_ < jobs_.size() && since.elapsed() < kSlice)
            paint(painter, jobs_[painted_++]);
    }
    if (painted_ < jobs_.size() && !next_.isNull())
        return;
    slice_.stop();
    picture_ = std::exchange(next_, QPixmap());
    update();
    if (again_)
        begin();
}

QRectF ManyCurves::area() const
{
    return QRectF(rect()).adjusted(theme_.px(kLeft), theme_.px(kAbove), -theme_.px(kRight), -theme_.px(kBelow));
}

/// A run of one epoch is a point at its end.
QPolygonF ManyCurves::lineOf(int curve) const
{
    const QRectF in = area();
    QPolygonF line;
    const std::vector<double>& values = curves_[std::size_t(curve)].values;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (std::isfinite(values[i])) {
            const double x = last_ > 1 ? in.left() + in.width() * double(i) / (last_ - 1) : in.center().x();
            const double part = std::clamp((values[i] - low_) / (high_ - low_), -0.2, 1.2);
            line << QPointF(x, in.bottom() - in.height() * part);
        }
    return line;
}

QColor ManyCurves::colourOf(const RunCurve& curve) const
{
    return runColour(theme_, curve.colour, curve.faint);
}

std::vector<ManyCurves::Job> ManyCurves::jobs() const
{
    std::vector<Job> all;
    for (int i = 0; i < count(); ++i)
        if (isShown(i))
            all.push_back({i, passes(i)});
    std::ranges::stable_sort(all, {}, [this](const Job& job) {
        const RunCurve& curve = curves_[std::size_t(job.curve)];
        return std::make_tuple(job.passes, !curve.faint, std::isnan(curve.colour) ? -1 : curve.colour);
    });
    return all;
}

void ManyCurves::paint(QPainter& painter, const Job& job) const
{
    if (job.curve >= count())
        return;
    const RunCurve& curve = curves_[std::size_t(job.curve)];
    QColor colour = job.passes ? colourOf(curve) : theme_.color(QStringLiteral("muted"));
    colour.setAlphaF(!job.passes ? kPale : curve.faint ? kFaint : kPlain);
    painter.setPen(QPen(colour, kLine));
    const QPolygonF line = lineOf(job.curve);
    line.size() == 1 ? painter.drawEllipse(line.first(), 1.5, 1.5) : painter.drawPolyline(line);
}

void ManyCurves::paintStrong(QPainter& painter) const
{
    if (!focus_)
        return;
    painter.save();
    painter.setClipRect(area());
    std::vector<int> strong(focus_->picked().begin(), focus_->picked().end());
    strong.push_back(focus_->pointed());
    for (const int i : strong) {
        if (i < 0 || i >= count() || !isShown(i))
            continue;
        const QPolygonF line = lineOf(i);
        const bool pointed = i == focus_->pointed();
        painter.setPen(QPen(theme_.color(QStringLiteral("plot")), kStrong + 3));
        painter.drawPolyline(line);
        painter.setPen(
            QPen(pointed ? theme_.color(QStringLiteral("accent")) : colourOf(curves_[std::size_t(i)]), kStrong));
        painter.drawPolyline(line);
    }
    painter.restore();
}

QString ManyCurves::table() const
{
    QString lines = csvLine({QStringLiteral("run"), x_, y_});
    for (int i = 0; i < count(); ++i)
        for (std::size_t epoch = 0; epoch < curves_[std::size_t(i)].values.size(); ++epoch)
            lines += csvLine({QString::number(i + 1), QString::number(epoch + 1),
                              csvNumber(curves_[std::size_t(i)].values[epoch])});
    return lines;
}

PlotPage ManyCurves::page() const
{
    const auto draw = [this](QPainter& painter) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillRect(rect(), theme_.color(QStringLiteral("plot")));
        painter.save();
        painter.setClipRect(area());
        for (const Job& job : jobs())
            paint(painter, job);
        painter.restore();
        paintStrong(painter);
        paintAxes(painter);
    };
    return {y_, size(), draw, table()};
}

void ManyCurves::paintAxes(QPainter& painter) const
{
    const QRectF in = area();
    painter.setPen(theme_.color(QStringLiteral("plot_axis")));
    painter.drawLine(in.bottomLeft(), in.bottomRight());
    painter.drawLine(in.bottomLeft(), in.topLeft());
    constexpr double kSmall = 12;
    painter.setFont(theme_.font(kSmall));
    const double high = painter.fontMetrics().height();
    const auto ticks = [](double low, double top, double length, double each) {
        return roundTicks(low, top, std::max(2, int(length / each)));
    };
    const std::vector<double> ys = ticks(low_, high_, in.height(), 3 * high);
    const double step = ys.size() > 1 ? ys[1] - ys[0] : 1;
    for (const double value : ys) {
        const double y = in.bottom() - in.height() * (value - low_) / (high_ - low_);
        painter.drawText(QRectF(0, y - high / 2, in.left() - 4, high), Qt::AlignRight | Qt::AlignVCenter,
                         tickText(value, step));
    }
    for (const double epoch : ticks(1, std::max(2.0, last_), in.width(), 12 * high)) {
        if (epoch != std::floor(epoch) || epoch > last_)
            continue;
        const double x = last_ > 1 ? in.left() + in.width() * (epoch - 1) / (last_ - 1) : in.center().x();
        painter.drawText(QRectF(x - 40, in.bottom() + 2, 80, high), Qt::AlignHCenter | Qt::AlignTop,
                         tickText(epoch, 1));
    }
    painter.drawText(QRectF(in.left(), height() - high - 1, in.width(), high), Qt::AlignRight, x_);
    painter.drawText(QRectF(2, 0, width() - 4, high), Qt::AlignLeft, y_);
}

void ManyCurves::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme_.color(QStringLiteral("plot")));
    painter.drawPixmap(0, 0, picture_);
    paintStrong(painter);
    paintAxes(painter);
    if (hasFocus()) {
        painter.setPen(QPen(theme_.color(QStringLiteral("focus")), 1));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void ManyCurves::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    begin();
}

int ManyCurves::curveAt(const QPointF& at) const
{
    int nearest = -1;
    double least = kNear;
    for (int i = 0; i < count(); ++i) {
        if (!isShown(i) || !passes(i))
            continue;
        const QPolygonF line = lineOf(i);
        for (qsizetype p = 0; p < line.size(); ++p) {
            const QPointF a = line[std::max<qsizetype>(0, p - 1)], b = line[p];
            if (at.x() < a.x() - kNear || at.x() > b.x() + kNear)
                continue;
            const QPointF along = b - a;
            const double length = QPointF::dotProduct(along, along);
            const double part = length > 0 ? std::clamp(QPointF::dotProduct(at - a, along) / length, 0.0, 1.0) : 0;
            const QPointF off = at - (a + part * along);
            const double away = std::hypot(off.x(), off.y());
            if (away < least) {
                least = away;
                nearest = i;
            }
        }
    }
    return nearest;
}

void ManyCurves::mouseMoveEvent(QMouseEvent* event)
{
    if (focus_)
        focus_->point(curveAt(event->position()));
}

void ManyCurves::mousePressEvent(QMouseEvent* event)
{
    const int curve = curveAt(event->position());
    if (focus_ && event->button() == Qt::LeftButton && curve >= 0)
        focus_->pick(curve, event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier));
}

void ManyCurves::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    if (focus_)
        focus_->point(-1);
}

void ManyCurves::keyPressEvent(QKeyEvent* event)
{
    const int by = int(event->key() == Qt::Key_Down) - int(event->key() == Qt::Key_Up);
    if (focus_ && by != 0 && count() > 0)
        focus_->point(std::clamp(focus_->pointed() + by, 0, count() - 1));
    else if (focus_ && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && focus_->pointed() >= 0)
        focus_->pick(focus_->pointed(), event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier));
    else
        QWidget::keyPressEvent(event);
}

} // namespace loom::ui

#include "plots/many_curves.h"

#include "common/theme.h"
#include "plots/run_colours.h"
#include "plots/run_focus.h"
#include "plots/ticks.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace loom::ui {
namespace {

constexpr double kNear = 8, kLine = 1.2, kStrong = 3; // px
constexpr double kPale = 0.10, kFaint = 0.35, kPlain = 0.65;
constexpr double kBelow = 11, kLeft = 16, kAbove = 7, kRight = 4; // units around the plot

} // namespace

ManyCurves::ManyCurves(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
    , pale_(
          this, [this] { return paleStrokes(); }, [this](int curve) { return lineOf(curve); })
    , plain_(
          this, [this] { return plainStrokes(); }, [this](int curve) { return lineOf(curve); })
    , strong_(
          this, [this] { return pickedStrokes(); }, [this](int curve) { return lineOf(curve); })
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(theme.px(50), theme.px(35));
    connect(&theme, &Theme::changed, this, &ManyCurves::stale);
    offerSaving(this, [this] { return page(); });
}

void ManyCurves::follow(RunFocus* focus)
{
    focus_ = focus;
    connect(focus, &RunFocus::pointedChanged, this, qOverload<>(&QWidget::update));
    connect(focus, &RunFocus::pickedChanged, this, [this] { strong_.stale(); });
    connect(focus, &RunFocus::brushedChanged, this, [this] { plain_.stale(); });
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

void ManyCurves::stale()
{
    pale_.stale();
    plain_.stale();
    strong_.stale();
}

bool ManyCurves::isPainted() const
{
    return plain_.isWhole() && strong_.isWhole() && (!focus_ || !focus_->isBrushed() || pale_.isWhole());
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
    if (curve >= count())
        return line;
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

std::vector<LineStroke> ManyCurves::paleStrokes() const
{
    QColor colour = theme_.color(QStringLiteral("muted"));
    colour.setAlphaF(kPale);
    std::vector<LineStroke> strokes;
    for (int i = 0; i < count(); ++i)
        if (isShown(i))
            strokes.push_back({i, colour, kLine});
    return strokes;
}

/// The best on top.
std::vector<LineStroke> ManyCurves::plainStrokes() const
{
    std::vector<int> all;
    for (int i = 0; i < count(); ++i)
        if (isShown(i) && passes(i))
            all.push_back(i);
    std::ranges::stable_sort(all, {}, [this](int i) {
        const RunCurve& curve = curves_[std::size_t(i)];
        return std::make_tuple(!curve.faint, std::isnan(curve.colour) ? -1 : curve.colour);
    });
    std::vector<LineStroke> strokes;
    for (const int i : all) {
        const RunCurve& curve = curves_[std::size_t(i)];
        QColor colour = colourOf(curve);
        colour.setAlphaF(curve.faint ? kFaint : kPlain);
        strokes.push_back({i, colour, kLine});
    }
    return strokes;
}

/// Each on a rim of the ground.
std::vector<LineStroke> ManyCurves::pickedStrokes() const
{
    std::vector<LineStroke> strokes;
    if (!focus_)
        return strokes;
    for (const int i : focus_->picked()) {
        if (i < 0 || i >= count() || !isShown(i))
            continue;
        strokes.push_back({i, theme_.color(QStringLiteral("plot")), kStrong + 3});
        strokes.push_back({i, colourOf(curves_[std::size_t(i)]), kStrong});
    }
    return strokes;
}

void ManyCurves::drawStrokes(QPainter& painter, const std::vector<LineStroke>& strokes) const
{
    painter.save();
    painter.setClipRect(area());
    for (const LineStroke& stroke : strokes) {
        painter.setPen(QPen(stroke.colour, stroke.width));
        const QPolygonF line = lineOf(stroke.line);
        line.size() == 1 ? painter.drawEllipse(line.first(), 1.5, 1.5) : painter.drawPolyline(line);
    }
    painter.restore();
}

void ManyCurves::drawPointed(QPainter& painter) const
{
    const int pointed = focus_ ? focus_->pointed() : -1;
    if (pointed >= 0 && pointed < count() && isShown(pointed))
        drawStrokes(painter,
                    {{pointed, theme_.color(QStringLiteral("plot")), kStrong + 3},
                     {pointed, theme_.color(QStringLiteral("accent")), kStrong}});
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
        std::vector<LineStroke> outside = paleStrokes();
        std::erase_if(outside, [this](const LineStroke& stroke) { return passes(stroke.line); });
        drawStrokes(painter, outside);
        drawStrokes(painter, plainStrokes());
        drawStrokes(painter, pickedStrokes());
        drawPointed(painter);
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
    if (focus_ && focus_->isBrushed())
        pale_.draw(painter, area());
    plain_.draw(painter, area());
    strong_.draw(painter, area());
    drawPointed(painter);
    paintAxes(painter);
    if (hasFocus()) {
        painter.setPen(QPen(theme_.color(QStringLiteral("focus")), 1));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void ManyCurves::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    stale();
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

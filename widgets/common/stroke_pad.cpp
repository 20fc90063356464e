#include "common/stroke_pad.h"

#include "common/accessibility.h"
#include "common/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

constexpr double kNearest = 4; ///< units between two points of a stroke
constexpr double kKeyStep = 40; ///< units that an arrow key moves the pen

} // namespace

void drawStrokes(QPainter& painter, const PenDrawing& strokes)
{
    for (const PenStroke& stroke : strokes) {
        QPolygonF line;
        for (const PenPoint point : stroke)
            line << QPointF(point.x, point.y);
        if (line.size() == 1)
            painter.drawPoint(line.front());
        else
            painter.drawPolyline(line);
    }
}

StrokePad::StrokePad(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
{
    setObjectName(QStringLiteral("stroke_pad"));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    const auto fit = [this] { setFixedSize(sizeHint()); };
    connect(&theme, &Theme::changed, this, fit);
    fit();
}

QSize StrokePad::sizeHint() const
{
    constexpr double kUnits = 60;
    return {theme_.px(kUnits), theme_.px(kUnits)};
}

double StrokePad::scale() const
{
    return std::min(width(), height()) / kSide;
}

PenPoint StrokePad::toPaper(const QPointF& place) const
{
    return {std::clamp(place.x() / scale(), 0.0, kSide), std::clamp(place.y() / scale(), 0.0, kSide)};
}

void StrokePad::undoStroke()
{
    if (strokes_.empty())
        return;
    strokes_.pop_back();
    drawing_ = byKey_ = false;
    describe();
}

void StrokePad::clear()
{
    if (strokes_.empty())
        return;
    strokes_.clear();
    drawing_ = byKey_ = false;
    describe();
}

void StrokePad::setFollowing(PenDrawing following)
{
    following_ = std::move(following);
    update();
}

void StrokePad::setNext(PenPoint from, std::vector<std::pair<PenPoint, double>> next)
{
    from_ = from;
    next_ = std::move(next);
    update();
}

/// The last stroke goes on to a place; what is nearer than a hair is left out.
void StrokePad::extend(PenPoint to)
{
    PenStroke& stroke = strokes_.back();
    pen_ = to;
    if (stroke.empty() || std::hypot(to.x - stroke.back().x, to.y - stroke.back().y) >= kNearest) {
        stroke.push_back(to);
        describe();
    }
}

void StrokePad::describe()
{
    describeContent(this, tr("%n stroke(s)", nullptr, int(strokes_.size())));
    update();
    emit changed();
}

void StrokePad::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    byKey_ = false;
    drawing_ = true;
    strokes_.emplace_back();
    extend(toPaper(event->position()));
}

void StrokePad::mouseMoveEvent(QMouseEvent* event)
{
    if (drawing_)
        extend(toPaper(event->position()));
}

void StrokePad::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        drawing_ = false;
}

/// What the keys do here they do nowhere else meanwhile.
bool StrokePad::event(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        update();
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace || !arrowStep(key).isNull()) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void StrokePad::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete)
        return clear();
    if (event->key() == Qt::Key_Backspace)
        return undoStroke();
    const QPoint step = arrowStep(event->key());
    if (step.isNull())
        return QWidget::keyPressEvent(event);
    const PenPoint to{std::clamp(pen_.x + step.x() * kKeyStep, 0.0, kSide),
                      std::clamp(pen_.y + step.y() * kKeyStep, 0.0, kSide)};
    if (!(event->modifiers() & Qt::ShiftModifier)) {
        byKey_ = false; // the next one begins a stroke
        pen_ = to;
        return update();
    }
    if (!byKey_)
        strokes_.push_back({pen_});
    byKey_ = true;
    extend(to);
}

void StrokePad::paintEvent(QPaintEvent*)
{
    constexpr double kLine = 14, kDot = 20, kThickest = 30; // units
    const auto pen = [](const QColor& color, double width) {
        return QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    };
    QPainter painter(this);
    painter.fillRect(rect(), theme_.color(QStringLiteral("plot")));
    painter.setPen(QPen(theme_.color(hasFocus() ? QStringLiteral("accent") : QStringLiteral("line")),
                        hasFocus() ? theme_.px(0.5) : 1));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    if (strokes_.empty() && following_.empty()) { // at the foot: the middle is where others begin
        painter.setPen(theme_.color(QStringLiteral("muted")));
        painter.setFont(theme_.font(13));
        const int gap = theme_.px(2);
        painter.drawText(rect().adjusted(gap, gap, -gap, -gap), Qt::AlignHCenter | Qt::AlignBottom, tr("Draw here"));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale(), scale());
    const QColor grey = theme_.color(QStringLiteral("wire"));
    for (const auto& [to, share] : next_) {
        painter.setPen(pen(grey, std::max(1.0, kThickest * share)));
        painter.drawLine(QPointF(from_.x, from_.y), QPointF(to.x, to.y));
    }
    painter.setPen(pen(grey, kLine));
    drawStrokes(painter, following_);
    painter.setPen(pen(theme_.color(QStringLiteral("text")), kLine));
    drawStrokes(painter, strokes_);
    if (hasFocus()) {
        painter.setPen(pen(theme_.color(QStringLiteral("accent")), 1 / scale()));
        painter.drawEllipse(QPointF(pen_.x, pen_.y), kDot, kDot);
    }
}

} // namespace loom::ui

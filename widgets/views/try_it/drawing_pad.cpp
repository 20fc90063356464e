#include "views/try_it/drawing_pad.h"

#include "common/accessibility.h"
#include "common/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

namespace loom::ui {
namespace {

constexpr int kPixels = 280; ///< of the paper's longer side, at least

} // namespace

DrawingPad::DrawingPad(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
{
    setObjectName(QStringLiteral("drawing_pad"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::CrossCursor);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    const auto fit = [this] { setFixedSize(sizeHint()); };
    connect(&theme, &Theme::changed, this, fit);
    fit();
}

QSize DrawingPad::sizeHint() const
{
    constexpr double kSide = 44; // units
    return {theme_.px(kSide), theme_.px(kSide)};
}

QColor DrawingPad::shade(bool paper) const
{
    return paper == dark_ ? Qt::black : Qt::white;
}

void DrawingPad::setInput(int rows, int columns)
{
    if (rows == rows_ && columns == columns_)
        return;
    rows_ = rows;
    columns_ = columns;
    const int longer = std::max({rows, columns, 1});
    const int times = std::max(1, (kPixels + longer - 1) / longer);
    paper_ = QImage(std::max(1, columns * times), std::max(1, rows * times), QImage::Format_RGB32);
    pen_ = QRectF(paper_.rect()).center();
    clear();
}

void DrawingPad::setDark(bool dark)
{
    if (dark == dark_)
        return;
    dark_ = dark;
    if (blank_)
        paper_.fill(shade(true));
    update();
}

void DrawingPad::setBrush(double share)
{
    brush_ = share;
    update();
}

void DrawingPad::clear()
{
    paper_.fill(shade(true));
    blank_ = true;
    update();
    emit cleared();
}

void DrawingPad::setPicture(const QImage& picture)
{
    paper_.fill(shade(true));
    const QSize size = picture.size().scaled(paper_.size(), Qt::KeepAspectRatio);
    const QRect place(QPoint((paper_.width() - size.width()) / 2, (paper_.height() - size.height()) / 2), size);
    QPainter painter(&paper_);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, picture.width() > size.width());
    painter.drawImage(place, picture);
    blank_ = false;
    update();
}

QRect DrawingPad::paperRect() const
{
    const QSize size = paper_.size().scaled(this->size(), Qt::KeepAspectRatio);
    return {QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

QPointF DrawingPad::toPaper(const QPointF& place) const
{
    const QRect rect = paperRect();
    return {(place.x() - rect.left()) * paper_.width() / std::max(1, rect.width()),
            (place.y() - rect.top()) * paper_.height() / std::max(1, rect.height())};
}

double DrawingPad::brushWidth() const
{
    return std::max(1.0, brush_ * std::min(paper_.width(), paper_.height()));
}

void DrawingPad::line(const QPointF& from, const QPointF& to, bool erase)
{
    QPainter painter(&paper_);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(shade(erase), brushWidth(), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (from == to)
        painter.drawPoint(to);
    else
        painter.drawLine(from, to);
    painter.end();
    blank_ = false;
    update();
    emit drawn();
}

void DrawingPad::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::RightButton)
        return;
    byKey_ = false;
    pen_ = toPaper(event->position());
    line(pen_, pen_, erasing_ || event->button() == Qt::RightButton);
}

void DrawingPad::mouseMoveEvent(QMouseEvent* event)
{
    pointer_ = event->position();
    update();
    if (!(event->buttons() & (Qt::LeftButton | Qt::RightButton)))
        return;
    const QPointF to = toPaper(event->position());
    line(pen_, to, erasing_ || event->buttons() & Qt::RightButton);
    pen_ = to;
}

void DrawingPad::leaveEvent(QEvent*)
{
    pointer_ = {-1, -1};
    update();
}

/// What the keys do here they do nowhere else meanwhile.
bool DrawingPad::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Delete || !arrowStep(key->key()).isNull()) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void DrawingPad::keyPressEvent(QKeyEvent* event)
{
    const QPoint step = arrowStep(event->key());
    if (event->key() == Qt::Key_Delete)
        return clear();
    if (step.isNull())
        return QWidget::keyPressEvent(event);
    byKey_ = true;
    const double pixel = double(paper_.width()) / std::max(1, columns_);
    const QPointF to(std::clamp(pen_.x() + step.x() * pixel, 0.0, double(paper_.width())),
                     std::clamp(pen_.y() + step.y() * pixel, 0.0, double(paper_.height())));
    if (event->modifiers() & Qt::ShiftModifier)
        line(pen_, to, erasing_);
    pen_ = to;
    update();
}

void DrawingPad::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRect rect = paperRect();
    painter.drawImage(rect, paper_);
    painter.setPen(QPen(theme_.color(hasFocus() ? QStringLiteral("accent") : QStringLiteral("line")),
                        hasFocus() ? theme_.px(0.5) : 1));
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
    const double scale = double(rect.width()) / std::max(1, paper_.width());
    const bool keys = byKey_ && hasFocus();
    if (!keys && pointer_.x() < 0)
        return;
    const QPointF centre = keys ? QPointF(rect.topLeft()) + pen_ * scale : pointer_;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme_.color(QStringLiteral("accent")), 1));
    painter.drawEllipse(centre, brushWidth() * scale / 2, brushWidth() * scale / 2);
}

} // namespace loom::ui

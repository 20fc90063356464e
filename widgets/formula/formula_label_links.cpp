#include "formula/formula_label.h"

#include "common/accessibility.h"
#include "common/theme.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace loom::ui {

QRectF FormulaLabel::placed(const LinkPlace& link) const
{
    return link.rect.translated(origin());
}

QString FormulaLabel::nameAt(const QPointF& place) const
{
    const double reach = theme_.px(0.5); ///< small letters are hit beside them too
    for (const LinkPlace& link : picture_.links)
        if (placed(link).adjusted(-reach, -reach, reach, reach).contains(place))
            return link.name;
    return {};
}

QList<QRect> FormulaLabel::placesOf(const QString& name) const
{
    QList<QRect> places;
    for (const LinkPlace& link : picture_.links)
        if (link.name == name)
            places += placed(link).toAlignedRect();
    return places;
}

QString FormulaLabel::current() const
{
    return current_ < names_.size() ? names_[current_] : QString();
}

void FormulaLabel::updatePlaces(const QString& name)
{
    const int edge = theme_.px(1);
    for (const QRect& place : placesOf(name))
        update(place.adjusted(-edge, -edge, edge, edge));
}

void FormulaLabel::setPointed(const QString& name)
{
    if (name == pointed_)
        return;
    updatePlaces(pointed_);
    pointed_ = name;
    updatePlaces(pointed_);
    setCursor(pointed_.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    emit pointed(pointed_);
}

void FormulaLabel::setPicked(const QString& name)
{
    if (name == picked_)
        return;
    updatePlaces(picked_);
    picked_ = name;
    updatePlaces(picked_);
}

bool FormulaLabel::event(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        setPointed({});
    return QWidget::event(event);
}

void FormulaLabel::mouseMoveEvent(QMouseEvent* event)
{
    setPointed(nameAt(event->position()));
}

void FormulaLabel::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    pressed_ = nameAt(event->position());
    if (!pressed_.isEmpty())
        walkTo(names_.indexOf(pressed_));
}

void FormulaLabel::mouseReleaseEvent(QMouseEvent* event)
{
    const QString pressed = std::exchange(pressed_, {});
    if (event->button() == Qt::LeftButton && !pressed.isEmpty() && nameAt(event->position()) == pressed)
        emit picked(pressed);
}

void FormulaLabel::walkTo(qsizetype index)
{
    updatePlaces(current());
    current_ = std::clamp<qsizetype>(index, 0, std::max<qsizetype>(0, names_.size() - 1));
    updatePlaces(current());
    describe();
}

void FormulaLabel::keyPressEvent(QKeyEvent* event)
{
    const QPoint step = arrowStep(event->key());
    if (!step.isNull())
        return walkTo(current_ + step.x() + step.y());
    switch (event->key()) {
    case Qt::Key_Home:
        return walkTo(0);
    case Qt::Key_End:
        return walkTo(names_.size() - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (!current().isEmpty())
            emit picked(current());
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool FormulaLabel::focusNextPrevChild(bool next)
{
    const qsizetype to = current_ + (next ? 1 : -1);
    if (!hasFocus() || to < 0 || to >= names_.size())
        return QWidget::focusNextPrevChild(next);
    walkTo(to);
    return true;
}

void FormulaLabel::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason)
        walkTo(0);
    else if (event->reason() == Qt::BacktabFocusReason)
        walkTo(names_.size() - 1);
    else
        walkTo(current_);
}

void FormulaLabel::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    updatePlaces(current());
    describe();
}

void FormulaLabel::paintMarks(QPainter& painter)
{
    const double edge = theme_.px(0.5), round = theme_.px(1);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const LinkPlace& link : picture_.links) {
        const QRectF place = QRectF(placed(link).toAlignedRect()).adjusted(-edge, -edge, edge, edge);
        const bool focused = hasFocus() && link.name == current();
        painter.setPen(focused ? QPen(theme_.color(QStringLiteral("focus")), theme_.px(0.375)) : QPen(Qt::NoPen));
        painter.setBrush(link.name == pointed_ ? QBrush(theme_.color(QStringLiteral("selection"))) : QBrush());
        if (focused || link.name == pointed_)
            painter.drawRoundedRect(place, round, round);
    }
}

QColor FormulaLabel::inkColor(const Ink& ink) const
{
    if (!isEnabled())
        return theme_.color(QStringLiteral("disabled"));
    if (!picked_.isEmpty() && ink.link == picked_)
        return theme_.color(QStringLiteral("accent"));
    return theme_.color(!pointed_.isEmpty() && ink.link == pointed_ ? QStringLiteral("selection_text")
                                                                    : QStringLiteral("text"));
}

void FormulaLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintMarks(painter);
    const double ratio = devicePixelRatioF();
    const auto sharp = [ratio](double place) { return std::round(place * ratio) / ratio; };
    const QPointF origin = this->origin();
    for (const Ink& ink : picture_.inks) {
        const QColor color = inkColor(ink);
        painter.setPen(QPen(color, face_->rule(), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (!ink.text.isEmpty()) {
            painter.setFont(face_->font(ink.size));
            painter.drawText(QPointF(sharp(ink.at.x() + origin.x()), sharp(ink.at.y() + origin.y())), ink.text);
        } else if (!ink.line.isEmpty()) {
            painter.setBrush(Qt::NoBrush);
            painter.drawPath(ink.line.translated(origin));
        } else {
            const QRectF bar = ink.bar.translated(origin);
            painter.fillRect(QRectF(sharp(bar.x()), sharp(bar.y()), sharp(bar.width()), sharp(bar.height())), color);
        }
    }
}

} // namespace loom::ui

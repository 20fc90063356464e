#include "lab_views/hand_view.h"

#include "common/accessibility.h"
#include "common/fitting_words.h"
#include "common/theme.h"
#include "lab_views/label_room.h"

#include <QLineEdit>
#include <QPainter>
#include <QStyle>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace loom::ui {

namespace {
constexpr int kPulseMs = 33; ///< pictures at most 30 a second
constexpr int kPulseFrames = 36; ///< of one beat
} // namespace

HandView::HandView(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    pulse_.setInterval(kPulseMs);
    connect(&pulse_, &QTimer::timeout, this, [this] {
        phase_ = (phase_ + 1) % kPulseFrames;
        update();
    });
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void HandView::setLocked(const HandleId& handle, bool locked)
{
    if (locked == isLocked(handle))
        return;
    if (locked)
        locked_.insert(handle);
    else
        locked_.erase(handle);
    if (locked && dragged_ == handle) {
        dragged_.reset();
        emit released();
    }
    update();
}

void HandView::setInvitation(const HandleId& handle, const QString& words)
{
    if (words.isEmpty())
        invitations_.erase(handle);
    else
        invitations_[handle] = words;
    watchPulse();
    update();
}

/// Still where animations are switched off, and while nobody sees it.
void HandView::watchPulse()
{
    const bool moves = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
    if (!invitations_.empty() && isVisible() && moves)
        pulse_.start();
    else
        pulse_.stop();
}

std::optional<Handle> HandView::find(const HandleId& handle) const
{
    for (const Handle& other : handles())
        if (other.id == handle)
            return other;
    return {};
}

std::optional<QPointF> HandView::handlePlace(const HandleId& handle) const
{
    const std::optional<Handle> found = find(handle);
    return found ? std::optional(found->at) : std::nullopt;
}

std::optional<Handle> HandView::handleAt(const QPointF& at) const
{
    double nearest = std::numeric_limits<double>::infinity();
    std::optional<Handle> found;
    for (const Handle& handle : handles())
        if (const double distance = distanceTo(handle, at, theme_); distance < nearest) {
            nearest = distance;
            found = handle;
        }
    return found;
}

void HandView::setFocusedHandle(const HandleId& handle)
{
    if (focused_ != handle) {
        focused_ = handle;
        attentionChanged();
    }
    speak();
    update();
}

void HandView::speak()
{
    if (!focused_ || !find(*focused_))
        return;
    const QString words = handleWords(*focused_);
    describeContent(this, isLocked(*focused_) ? tr("%1, locked").arg(words) : words);
}

void HandView::forgetHandles(int kind, int fromIndex)
{
    const auto gone = [&](const HandleId& id) { return id.kind == kind && id.index >= fromIndex; };
    std::erase_if(locked_, gone);
    std::erase_if(invitations_, [&](const auto& entry) { return gone(entry.first); });
    for (auto* id : {&hovered_, &focused_, &pressed_})
        if (*id && gone(**id))
            id->reset();
    if (field_ && gone(fieldOf_)) {
        field_->blockSignals(true);
        field_->deleteLater();
    }
    if (dragged_ && gone(*dragged_)) {
        dragged_.reset();
        emit released();
    }
    watchPulse();
}

void HandView::paintHandles(QPainter& painter)
{
    for (const Handle& handle : handles())
        paintHandle(painter, theme_, handle, isHot(handle.id), showsFocus(handle.id), isLocked(handle.id));
}

void HandView::avoidLocks(LabelRoom& room) const
{
    for (const Handle& handle : handles())
        if (isLocked(handle.id))
            room.avoid(lockPlace(handle, theme_));
}

void HandView::paintInvitations(QPainter& painter, LabelRoom& room)
{
    painter.setFont(theme_.font(15, true));
    for (const auto& [id, words] : invitations_) {
        const std::optional<Handle> handle = isLocked(id) ? std::nullopt : find(id);
        if (!handle)
            continue;
        const QString shown = fittingWords(words, painter.font(), room.bounds().width() - theme_.px(2));
        const QSizeF size = labelSize(shown, painter.font()) + QSizeF(theme_.px(2), theme_.px(1));
        const QRectF seen = handle->box.isNull() ? QRectF(0, 0, 2 * handle->radius, 2 * handle->radius) : handle->box;
        const QPointF middle = handle->box.isNull() ? handle->at : handle->box.center();
        std::optional<QRectF> label = room.place(size, placesAround(middle, size + seen.size(), theme_.px(7)));
        if (!label)
            label =
                room.placeNear(QRectF(middle + QPointF(-size.width() / 2, seen.height() / 2 + theme_.px(7)), size));
        if (label)
            paintInvitation(painter, *handle, *label, shown);
    }
}

/// The arrow's tail is where the words are; its head beats.
void HandView::paintInvitation(QPainter& painter, const Handle& handle, const QRectF& label,
                               const QString& words) const
{
    const QColor accent = theme_.color(QStringLiteral("accent"));
    const double beat = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * phase_ / kPulseFrames);
    const QPointF middle = handle.box.isNull() ? handle.at : handle.box.center();
    const QPointF tail(std::clamp(middle.x(), label.left(), label.right()),
                       std::clamp(middle.y(), label.top(), label.bottom()));
    const double length = QLineF(middle, tail).length();
    const QPointF away = length > 0 ? (tail - middle) / length : QPointF(0, 1), aside(-away.y(), away.x());
    const QPointF tip = borderOf(handle, away) + away * theme_.px(0.5 + 1.5 * beat);
    if (QPointF::dotProduct(tail - tip, away) > 0) {
        const double head = theme_.px(2);
        painter.setPen(QPen(accent, theme_.px(0.75), Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(tail, tip);
        painter.setBrush(accent);
        painter.drawPolygon(
            QPolygonF{tip, tip + away * head + aside * head * 0.6, tip + away * head - aside * head * 0.6});
    }
    QColor halo = accent;
    halo.setAlphaF(0.6 * (1 - beat));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(halo, theme_.px(0.75)));
    paintRing(painter, handle, theme_.px(1 + 2 * beat));
    painter.setPen(Qt::NoPen);
    painter.setBrush(accent);
    painter.drawRoundedRect(label, theme_.px(1), theme_.px(1));
    painter.setPen(theme_.color(QStringLiteral("plot")));
    drawLabel(painter, label, words);
}

void HandView::keepLabels(const LabelRoom& room)
{
    labels_ = room.labels();
}

} // namespace loom::ui

#include "lab_views/gear_train.h"

#include "common/theme.h"
#include "lab_views/label_room.h"
#include "plots/ticks.h"

#include <QMouseEvent>
#include <QTextDocumentFragment>
#include <QWheelEvent>
#include <cassert>
#include <cmath>
#include <numbers>
#include <utility>

namespace loom::ui {
namespace {

QString plain(const QString& text)
{
    return QTextDocumentFragment::fromHtml(text).toPlainText();
}

} // namespace

GearTrain::GearTrain(Theme& theme, QWidget* parent)
    : HandView(theme, parent)
{
    connect(&theme, &Theme::changed, this, &GearTrain::relayout);
}

/// Everything is measured anew.
void GearTrain::relayout()
{
    texts_ = {};
    layout_.reset();
    update();
}

void GearTrain::setDials(std::vector<GearDial> dials, std::vector<QString> ratios)
{
    assert(dials.size() >= 2 && dials.size() <= 4 && ratios.size() + 1 == dials.size());
    dials_ = std::move(dials);
    ratios_ = std::move(ratios);
    guess_.reset();
    guessing_.reset();
    forgetHandles(dial, int(dials_.size()));
    relayout();
}

void GearTrain::setAngles(const std::vector<double>& turns)
{
    assert(turns.size() == dials_.size());
    for (std::size_t i = 0; i < turns.size(); ++i)
        dials_[i].angle = turns[i];
    update();
}

void GearTrain::setValues(const std::vector<QString>& values)
{
    assert(values.size() == dials_.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        dials_[i].value = values[i];
    measure();
    update();
}

void GearTrain::setRatios(const std::vector<QString>& ratios)
{
    assert(ratios.size() == ratios_.size());
    ratios_ = ratios;
    measure();
    update();
}

void GearTrain::setGuessing(const std::optional<int>& dial)
{
    guessing_ = dial;
    if (dial && (!guess_ || guess_->dial != *dial)) {
        const double angle = dials_[std::size_t(*dial)].angle;
        guess_ = Guess{*dial, angle, angle};
    }
    measure();
    update();
}

std::optional<double> GearTrain::guess() const
{
    if (!guess_)
        return {};
    return (guess_->angle - guess_->from) * dials_[std::size_t(guess_->dial)].unitsPerTurn;
}

void GearTrain::setGuessWords(const QString& words)
{
    guessWords_ = words;
    measure();
    update();
}

void GearTrain::clearGuess()
{
    guess_.reset();
    guessing_.reset();
    relayout();
}

QString GearTrain::guessWords() const
{
    return guessWords_.isEmpty() ? tr("your guess: %1").arg(fourDigits(guess().value_or(0))) : guessWords_;
}

QSize GearTrain::sizeHint() const
{
    return {theme_.px(150), theme_.px(75)};
}

QSize GearTrain::minimumSizeHint() const
{
    return {theme_.px(50), theme_.px(36)};
}

bool GearTrain::turns(int dial) const
{
    return guessing_ == dial || dials_[std::size_t(dial)].movable;
}

std::vector<Handle> GearTrain::handles() const
{
    std::vector<Handle> all;
    for (int i = 0; i < int(dials_.size()); ++i) {
        if (!turns(i) && !dials_[std::size_t(i)].lockable && !isLocked(dialHandle(i)))
            continue;
        const GearWheel& wheel = layoutOfWheels().dials[std::size_t(i)];
        Handle handle{dialHandle(i), wheel.center, Handle::Look::bare, {}, wheel.outer};
        handle.moves = turns(i);
        all.push_back(handle);
    }
    return all;
}

void GearTrain::turn(int dial, double turns)
{
    if (turns == 0)
        return;
    if (guessing_ == dial) {
        guess_->angle += turns;
        measure();
        update();
        emit guessed(*guess());
        return;
    }
    GearDial& turning = dials_[std::size_t(dial)];
    turning.angle += turns;
    update();
    emit turned(dial, turns * turning.unitsPerTurn);
}

void GearTrain::mousePressEvent(QMouseEvent* event)
{
    pressedPointer_ = lastPointer_ = event->position();
    HandView::mousePressEvent(event);
}

/// Around the middle, by the shorter way; at the middle itself there is no angle.
void GearTrain::moveHandle(const HandleId& handle, const QPointF& to)
{
    const QPointF center = layoutOfWheels().dials[std::size_t(handle.index)].center;
    const QPointF pointer = pressedPointer_ + to - grabbedPlace();
    const QPointF before = lastPointer_ - center, now = pointer - center;
    if (std::hypot(now.x(), now.y()) < theme_.px(1))
        return;
    lastPointer_ = pointer;
    if (std::hypot(before.x(), before.y()) < theme_.px(1))
        return;
    const double angle = std::atan2(before.x() * now.y() - before.y() * now.x(), QPointF::dotProduct(before, now));
    turn(handle.index, angle / (2 * std::numbers::pi));
}

/// Right and up are clockwise.
void GearTrain::stepHandle(const HandleId& handle, const QPointF& share)
{
    turn(handle.index, share.x() != 0 ? share.x() : -share.y());
}

void GearTrain::wheelEvent(QWheelEvent* event)
{
    constexpr double kNotch = 120, kShare = 1.0 / 50; // as an arrow
    const int delta = event->angleDelta().y();
    for (const Handle& handle : handles()) {
        if (delta == 0 || !handle.moves || isLocked(handle.id)
            || QLineF(handle.at, event->position()).length() > handle.radius)
            continue;
        stepOnce(handle.id, {kShare * delta / kNotch, 0});
        event->accept();
        return;
    }
    HandView::wheelEvent(event);
}

void GearTrain::clickHandle(const HandleId& handle)
{
    if (!dials_[std::size_t(handle.index)].lockable)
        return;
    setLocked(handle, !isLocked(handle));
    emit lockChanged(handle.index, isLocked(handle));
}

QString GearTrain::handleWords(const HandleId& handle) const
{
    const GearDial& one = dials_[std::size_t(handle.index)];
    const QString words = tr("Dial %1: %2").arg(plain(one.name), plain(one.value));
    return guess_ && guess_->dial == handle.index ? words + QStringLiteral("; ") + plain(guessWords()) : words;
}

void GearTrain::resizeEvent(QResizeEvent* event)
{
    layout_.reset();
    HandView::resizeEvent(event);
}

} // namespace loom::ui

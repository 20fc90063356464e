#include "common/theme.h"
#include "lab_views/gear_train.h"
#include "lab_views/label_room.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace loom::ui {

QFont GearTrain::nameFont() const
{
    return theme_.mathFont(15);
}

QFont GearTrain::valueFont() const
{
    QFont font = theme_.tabularFont(15);
    font.setBold(true);
    return font;
}

QFont GearTrain::ratioFont() const
{
    return theme_.mathFont(15);
}

QFont GearTrain::guessFont() const
{
    return theme_.tabularFont(13);
}

/// Takes in what became larger, and where something did, the layout is made anew.
void GearTrain::measure() const
{
    const GearTexts before = texts_;
    const auto take = [](std::vector<QSizeF>& sizes, std::size_t i, const QString& words, const QFont& font) {
        sizes[i] = sizes[i].expandedTo(labelSize(words, font));
    };
    for (std::vector<QSizeF>* sizes : {&texts_.names, &texts_.values})
        sizes->resize(dials_.size(), QSizeF(0, 0));
    texts_.ratios.resize(ratios_.size(), QSizeF(0, 0));
    for (std::size_t i = 0; i < dials_.size(); ++i) {
        take(texts_.names, i, dials_[i].name, nameFont());
        take(texts_.values, i, dials_[i].value, valueFont());
    }
    for (std::size_t i = 0; i < ratios_.size(); ++i)
        take(texts_.ratios, i, ratios_[i], ratioFont());
    if (guess_) {
        texts_.guess = texts_.guess.value_or(QSizeF(0, 0)).expandedTo(labelSize(guessWords(), guessFont()));
        texts_.guessDial = guess_->dial;
    }
    if (before.names != texts_.names || before.values != texts_.values || before.ratios != texts_.ratios
        || before.guess != texts_.guess || before.guessDial != texts_.guessDial)
        layout_.reset();
}

const GearLayout& GearTrain::layoutOfWheels() const
{
    if (texts_.names.empty())
        measure();
    if (layout_)
        return *layout_;
    layout_ = dials_.empty() ? GearLayout() : gearLayout(QRectF(rect()), texts_, theme_);
    paths_.clear();
    for (const GearWheel& wheel : layout_->dials)
        paths_.push_back(gearPath(wheel));
    if (!layout_->pinions.empty())
        paths_.push_back(gearPath(layout_->pinions.front()));
    return *layout_;
}

double GearTrain::faceRadius(int dial) const
{
    constexpr double kShare = 0.86; // of what the teeth leave
    return kShare * layoutOfWheels().dials[std::size_t(dial)].root;
}

QPointF GearTrain::tip(int dial, double turns) const
{
    constexpr double kShare = 0.8; // of the face
    const double angle = 2 * std::numbers::pi * turns;
    return layoutOfWheels().dials[std::size_t(dial)].center
        + kShare * faceRadius(dial) * QPointF(std::sin(angle), -std::cos(angle));
}

QPointF GearTrain::handTip(int dial) const
{
    return tip(dial, dials_[std::size_t(dial)].angle);
}

std::optional<QPointF> GearTrain::guessTip() const
{
    return guess_ ? std::optional(tip(guess_->dial, guess_->angle)) : std::nullopt;
}

void GearTrain::paintWheel(QPainter& painter, const GearWheel& wheel, const QPainterPath& path, double turns,
                           bool pinion) const
{
    painter.save();
    painter.translate(wheel.center);
    painter.rotate(360 * std::remainder(turns, 1.0));
    painter.setPen(QPen(theme_.color(QStringLiteral("card_border")), theme_.px(0.25), Qt::SolidLine, Qt::RoundCap,
                        Qt::RoundJoin));
    painter.setBrush(theme_.color(pinion ? QStringLiteral("line") : QStringLiteral("group")));
    painter.drawPath(path);
    if (pinion) {
        painter.setBrush(theme_.color(QStringLiteral("plot")));
        painter.drawEllipse(QPointF(), wheel.root * 0.3, wheel.root * 0.3);
    }
    painter.restore();
}

/// A face that stands still, as a clock's, with the hand that turns with the wheel.
void GearTrain::paintFace(QPainter& painter, int index) const
{
    constexpr int kMarks = 12, kStrong = 3;
    const QPointF center = layoutOfWheels().dials[std::size_t(index)].center;
    const double face = faceRadius(index);
    painter.setPen(QPen(theme_.color(QStringLiteral("card_border")), theme_.px(0.25)));
    painter.setBrush(theme_.color(QStringLiteral("plot")));
    painter.drawEllipse(center, face, face);
    for (int mark = 0; mark < kMarks; ++mark) {
        const double angle = 2 * std::numbers::pi * mark / kMarks;
        const QPointF out(std::sin(angle), -std::cos(angle));
        const bool strong = mark % kStrong == 0;
        painter.setPen(QPen(theme_.color(QStringLiteral("muted")), theme_.px(strong ? 0.5 : 0.25)));
        painter.drawLine(center + out * face * (strong ? 0.86 : 0.91), center + out * face * 0.96);
    }
    const bool held = dials_[std::size_t(index)].movable && !isLocked(dialHandle(index));
    const QColor ink = theme_.color(isLocked(dialHandle(index)) ? QStringLiteral("muted") : QStringLiteral("text"));
    const QPointF tip = handTip(index);
    painter.setPen(QPen(ink, std::max(1.0, face * 0.06), Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(center - 0.15 * (tip - center), tip);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawEllipse(center, face * 0.09, face * 0.09);
    if (!held)
        return;
    const double knob = std::min(double(theme_.px(2)), face * 0.2);
    painter.setPen(QPen(theme_.color(QStringLiteral("accent")), theme_.px(0.5)));
    painter.setBrush(theme_.color(QStringLiteral("plot")));
    painter.drawEllipse(tip, knob, knob);
}

void GearTrain::paintGuess(QPainter& painter) const
{
    if (!guess_)
        return;
    const QColor accent = theme_.color(QStringLiteral("accent"));
    const QPointF center = layoutOfWheels().dials[std::size_t(guess_->dial)].center, tip = *guessTip();
    const double face = faceRadius(guess_->dial);
    QPen dots(accent, std::max(1.5, face * 0.07), Qt::CustomDashLine, Qt::RoundCap);
    dots.setDashPattern({0.1, 1.8});
    painter.setPen(dots);
    painter.drawLine(center, tip);
    const double knob = std::min(double(theme_.px(2)), face * 0.2);
    const bool turning = guessing_ == guess_->dial;
    painter.setPen(QPen(accent, theme_.px(0.5)));
    painter.setBrush(turning ? theme_.color(QStringLiteral("plot")) : accent);
    painter.drawEllipse(tip, turning ? knob : knob / 2, turning ? knob : knob / 2);
}

/// From a ratio down to the pinion that it belongs to, behind what is written.
void GearTrain::paintTies(QPainter& painter) const
{
    const GearLayout& layout = layoutOfWheels();
    QRegion free(rect());
    for (const QRectF& words : layout.ratios)
        free -= words.toAlignedRect();
    painter.save();
    painter.setClipRegion(free);
    painter.setPen(QPen(theme_.color(QStringLiteral("muted")), theme_.px(0.25)));
    for (std::size_t i = 0; i < layout.pinions.size(); ++i) {
        const GearWheel& pinion = layout.pinions[i];
        const QRectF& words = layout.ratios[i];
        const double x = std::clamp(pinion.center.x(), words.left(), words.right());
        painter.drawLine(QPointF(x, words.center().y()), pinion.center - QPointF(0, pinion.root * 0.3));
    }
    painter.restore();
}

/// Where there is room, beside the faces of others and the middle of its own; else over them.
void GearTrain::paintInvitation(QPainter& painter, LabelRoom& room)
{
    LabelRoom beside = room;
    for (int i = 0; i < int(dials_.size()); ++i) {
        constexpr double kMiddle = 0.5;
        const double face = faceRadius(i) * (invites(dialHandle(i)) ? kMiddle : 1);
        const QPointF center = layoutOfWheels().dials[std::size_t(i)].center;
        beside.avoid(QRectF(center - QPointF(face, face), QSizeF(2 * face, 2 * face)));
    }
    paintInvitations(painter, beside);
    if (beside.labels().size() == room.labels().size())
        paintInvitations(painter, room);
    else
        room = beside;
}

/// In letters that fit; a number that became shorter stays in the middle of its room.
void GearTrain::write(QPainter& painter, LabelRoom& room, const QRectF& rect, const QString& words, QFont font,
                      double factor) const
{
    if (words.isEmpty() || rect.isEmpty())
        return;
    font.setPixelSize(std::max(1, int(font.pixelSize() * factor)));
    painter.setFont(font);
    room.take(rect);
    drawLabel(painter, rect, words);
}

void GearTrain::paintWords(QPainter& painter, LabelRoom& room) const
{
    const GearLayout& layout = layoutOfWheels();
    painter.setPen(theme_.color(QStringLiteral("text")));
    for (std::size_t i = 0; i < ratios_.size(); ++i)
        write(painter, room, layout.ratios[i], ratios_[i], ratioFont(), layout.ratioFactor);
    for (std::size_t i = 0; i < dials_.size(); ++i) {
        painter.setPen(theme_.color(QStringLiteral("muted")));
        write(painter, room, layout.names[i], dials_[i].name, nameFont(), layout.nameFactor);
        painter.setPen(theme_.color(QStringLiteral("text")));
        write(painter, room, layout.values[i], dials_[i].value, valueFont(), layout.valueFactor);
    }
    painter.setPen(theme_.color(QStringLiteral("accent")));
    if (guess_)
        write(painter, room, layout.guess, guessWords(), guessFont(), layout.guessFactor);
}

/// Pinions lie behind the dials: with the one at the left they mesh, the one at the right has its own ratio.
void GearTrain::paintEvent(QPaintEvent*)
{
    if (dials_.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const GearLayout& layout = layoutOfWheels();
    for (std::size_t i = 0; i < layout.pinions.size(); ++i)
        paintWheel(painter, layout.pinions[i], paths_.back(),
                   meshedTurn(layout.dials[i], dials_[i].angle, layout.pinions[i]), true);
    for (int i = 0; i < int(dials_.size()); ++i) {
        paintWheel(painter, layout.dials[std::size_t(i)], paths_[std::size_t(i)], dials_[std::size_t(i)].angle,
                   false);
        paintFace(painter, i);
    }
    paintGuess(painter);
    LabelRoom room(QRectF(rect()), theme_.px(1));
    paintTies(painter);
    paintWords(painter, room);
    paintHandles(painter);
    paintInvitation(painter, room);
    keepLabels(room);
}

} // namespace loom::ui

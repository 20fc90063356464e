#include "lab_views/fold_plot.h"

#include "common/theme.h"
#include "lab_views/label_room.h"
#include "plots/ticks.h"

#include <QStyle>
#include <QTextDocumentFragment>
#include <QVariantAnimation>
#include <algorithm>
#include <array>

namespace loom::ui {
namespace {

constexpr int kMotionMs = 500; ///< an explanatory move
constexpr double kSlider = 12; ///< units that the slider is high

QPointF between(const QPointF& a, const QPointF& b, double share)
{
    return (1 - share) * a + share * b;
}

/// Of the cell's edges the places where the side changes its sign: none, two, or (a saddle) four.
int crossings(const std::array<float, 4>& sides, const std::array<QPointF, 4>& places, std::array<QPointF, 4>& out)
{
    int count = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const std::size_t next = (i + 1) % 4;
        const double a = sides[i], b = sides[next];
        if ((a < 0) != (b < 0))
            out[std::size_t(count++)] = between(places[i], places[next], a / (a - b));
    }
    return count;
}

} // namespace

FoldPlot::FoldPlot(Theme& theme, QWidget* parent)
    : HandView(theme, parent)
    , motion_(new QVariantAnimation(this))
{
    motion_->setDuration(kMotionMs);
    motion_->setEasingCurve(QEasingCurve::InOutCubic);
    connect(motion_, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& value) { moveShare(value.toDouble()); });
}

void FoldPlot::setEnds(const QString& before, const QString& after)
{
    words_[0] = before;
    words_[1] = after;
    update();
}

void FoldPlot::setAxes(const QString& x, const QString& y, const QString& foldedX, const QString& foldedY)
{
    x_[0] = x;
    y_[0] = y;
    x_[1] = foldedX;
    y_[1] = foldedY;
    fitted_ = {};
    update();
}

void FoldPlot::setRanges(const QRectF& before, const QRectF& after)
{
    if (before == before_ && after == after_)
        return;
    before_ = before;
    after_ = after;
    fitted_ = {};
    update();
}

void FoldPlot::setSheet(FoldSheet sheet)
{
    sheet_ = std::move(sheet);
    update();
}

void FoldPlot::setPoints(std::vector<FoldPoint> points)
{
    points_ = std::move(points);
    update();
}

void FoldPlot::setLine(const FoldLine& line)
{
    line_ = line;
    update();
}

void FoldPlot::setShare(double share)
{
    share = std::clamp(share, 0.0, 1.0);
    if (share == share_)
        return;
    motion_->stop();
    share_ = share;
    update();
}

QPointF FoldPlot::placeOf(std::size_t corner) const
{
    return between(sheet_.from[corner], sheet_.to[corner], share_);
}

QPointF FoldPlot::pointPlace(int point) const
{
    const FoldPoint& of = points_[std::size_t(point)];
    return between(of.from, of.to, share_);
}

std::vector<QLineF> FoldPlot::border() const
{
    std::vector<QLineF> lines;
    const std::size_t columns = std::size_t(sheet_.columns);
    for (std::size_t row = 0; row + 1 < std::size_t(sheet_.rows); ++row)
        for (std::size_t column = 0; column + 1 < columns; ++column) {
            const std::size_t first = row * columns + column;
            const std::array corners{first, first + 1, first + columns + 1, first + columns};
            std::array<float, 4> sides{};
            std::array<QPointF, 4> places, met;
            for (std::size_t i = 0; i < 4; ++i) {
                sides[i] = sheet_.side[corners[i]];
                places[i] = placeOf(corners[i]);
            }
            const int count = crossings(sides, places, met);
            for (int i = 0; i + 1 < count; i += 2)
                lines.emplace_back(met[std::size_t(i)], met[std::size_t(i + 1)]);
        }
    return lines;
}

QSize FoldPlot::sizeHint() const
{
    return {theme_.px(110), theme_.px(110)};
}

QSize FoldPlot::minimumSizeHint() const
{
    return {theme_.px(60), theme_.px(55)};
}

const PlotFrame& FoldPlot::frame() const
{
    if (fitted_ == size() && fittedScale_ == theme_.scale() && fittedShare_ == share_)
        return frame_;
    const auto mixed = [&](double a, double b) { return (1 - share_) * a + share_ * b; };
    const int nearer = share_ < 0.5 ? 0 : 1;
    frame_.x = {mixed(before_.left(), after_.left()), mixed(before_.right(), after_.right()), x_[nearer], false};
    frame_.y = {mixed(before_.top(), after_.top()), mixed(before_.bottom(), after_.bottom()), y_[nearer], false};
    frame_.fit(QRectF(rect()).adjusted(0, 0, 0, -theme_.px(kSlider)), theme_, true);
    fitted_ = size();
    fittedScale_ = theme_.scale();
    fittedShare_ = share_;
    return frame_;
}

QRectF FoldPlot::endBox(int which) const
{
    const QSizeF size = labelSize(words_[which], theme_.font(13, true)) + QSizeF(theme_.px(3), theme_.px(2));
    const double y = height() - theme_.px(kSlider) / 2.0 - size.height() / 2;
    const double x = which == 0 ? theme_.px(1) : width() - theme_.px(1) - size.width();
    return {QPointF(x, y), size};
}

QLineF FoldPlot::track() const
{
    const double y = endBox(0).center().y(), gap = theme_.px(4);
    return {endBox(0).right() + gap, y, endBox(1).left() - gap, y};
}

std::vector<Handle> FoldPlot::handles() const
{
    std::vector<Handle> all;
    const QLineF track = this->track();
    all.push_back({sliderHandle(), track.pointAt(share_), Handle::Look::knob, {}, double(theme_.px(2.5))});
    all.back().along = track;
    all.back().cursor = Qt::SizeHorCursor;
    for (const int which : {0, 1}) {
        Handle box{endHandle(which), endBox(which).center(), Handle::Look::bare};
        box.box = endBox(which);
        box.moves = false;
        box.cursor = Qt::PointingHandCursor;
        all.push_back(box);
    }
    return all;
}

void FoldPlot::moveShare(double share)
{
    share_ = std::clamp(share, 0.0, 1.0);
    update();
    emit shareMoved(share_);
}

/// A way that the eye can follow, or a cut where animations are switched off.
void FoldPlot::foldTo(double share)
{
    motion_->stop();
    setInvitation(sliderHandle(), {});
    if (style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) <= 0)
        return moveShare(share);
    motion_->setStartValue(share_);
    motion_->setEndValue(share);
    motion_->start();
}

void FoldPlot::moveHandle(const HandleId&, const QPointF& to)
{
    const QLineF track = this->track();
    motion_->stop();
    moveShare((to.x() - track.x1()) / std::max(1.0, track.dx()));
}

void FoldPlot::stepHandle(const HandleId&, const QPointF& share)
{
    motion_->stop();
    moveShare(share_ + share.x() - share.y());
}

/// On the slider itself a click goes to the farther end.
void FoldPlot::clickHandle(const HandleId& handle)
{
    if (!isLocked(sliderHandle()))
        foldTo(handle.kind == end ? handle.index : share_ < 0.5 ? 1 : 0);
}

QString FoldPlot::handleWords(const HandleId& handle) const
{
    if (handle.kind == end)
        return words_[handle.index];
    QString words = tr("From “%1” to “%2”: %3 %").arg(words_[0], words_[1]).arg(int(100 * share_ + 0.5));
    const auto plain = [](double value) { return QTextDocumentFragment::fromHtml(fourDigits(value)).toPlainText(); };
    for (int i = 0; i < int(points_.size()); ++i) {
        const QPointF at = pointPlace(i);
        words += tr("; point %1 at %2, %3").arg(points_[std::size_t(i)].name, plain(at.x()), plain(at.y()));
    }
    return words;
}

} // namespace loom::ui

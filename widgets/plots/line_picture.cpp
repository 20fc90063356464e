#include "plots/line_picture.h"

#include "plots/thin_lines.h"

#include <QPainter>
#include <QWidget>
#include <utility>

namespace loom::ui {

namespace {
constexpr qint64 kSlice = 500'000; ///< pixels that are looked at in a pass: a few milliseconds
} // namespace

LinePicture::LinePicture(QWidget* widget, Strokes strokes, Places places)
    : widget_(widget)
    , strokes_(std::move(strokes))
    , places_(std::move(places))
{
    slice_.setSingleShot(true);
    slice_.setInterval(0);
    QObject::connect(&slice_, &QTimer::timeout, widget, [this] {
        if (paintSome())
            widget_->update();
    });
}

void LinePicture::stale()
{
    stale_ = true;
    widget_->update();
}

void LinePicture::begin()
{
    stale_ = false;
    ++paints_;
    todo_ = strokes_();
    painted_ = 0;
    const double ratio = widget_->devicePixelRatioF();
    next_ = QImage((QSizeF(widget_->size()) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    next_.setDevicePixelRatio(ratio);
    next_.fill(Qt::transparent);
}

bool LinePicture::paintSome()
{
    ThinLines lines(next_);
    while (painted_ < todo_.size() && lines.looked() < kSlice) {
        const LineStroke& stroke = todo_[painted_++];
        lines.draw(places_(stroke.line), stroke.colour, stroke.width);
    }
    if (painted_ < todo_.size()) {
        slice_.start();
        return false;
    }
    picture_ = std::exchange(next_, QImage());
    return true;
}

/// What is being painted is painted to its end, lest a hand that goes on brushing keep any from being seen.
void LinePicture::draw(QPainter& painter, const QRectF& clip)
{
    if (stale_ && !slice_.isActive() && !widget_->size().isEmpty()) {
        begin();
        paintSome();
    }
    painter.save();
    painter.setClipRect(clip);
    painter.drawImage(QPointF(), picture_);
    painter.restore();
}

} // namespace loom::ui

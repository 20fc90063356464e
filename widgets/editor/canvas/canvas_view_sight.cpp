// What of the network is in sight: fitting it into the part of the view that nothing covers, and uncovering cards.
#include "common/theme.h"
#include "document/document.h"
#include "document/pick_group.h"
#include "editor/canvas/canvas_geometry.h"
#include "editor/canvas/canvas_scene.h"
#include "editor/canvas/canvas_view.h"
#include "editor/canvas/minimap.h"
#include "editor/canvas/node_item.h"

#include <QGuiApplication>
#include <QScrollBar>
#include <QStyleHints>
#include <QTimer>
#include <algorithm>

namespace loom::ui {

void CanvasView::fitWhenLaidOut()
{
    fitted_ = false;
    if (isVisible())
        QTimer::singleShot(0, this, [this] {
            if (!fitted_)
                fit();
        });
}

bool CanvasView::showsWhole() const
{
    return mapToScene(sight()).boundingRect().contains(scene_->content());
}

double CanvasView::fittingZoom() const
{
    using canvas::kFitMargin;
    const QRectF all = scene_->content().adjusted(-kFitMargin, -kFitMargin, kFitMargin, kFitMargin);
    return std::clamp(std::min(sight().width() / all.width(), sight().height() / all.height()) / theme_->scale(),
                      canvas::kMinimumZoom, 1.0);
}

void CanvasView::fit()
{
    fitted_ = follows_ = true;
    refit_.stop();
    zoom_ = fittingZoom();
    applyZoom();
    centerOn(scene_->content().center() + QPointF(covered_, coveredBelow_) / (2 * zoom_ * theme_->scale()));
    emit zoomChanged(zoom_);
}

/// A card stays under the pointer that may click it once more.
void CanvasView::refit()
{
    constexpr double kSame = 0.999;
    const int patience = QGuiApplication::styleHints()->mouseDoubleClickInterval();
    if (QGuiApplication::mouseButtons() != Qt::NoButton
        || (sincePress_.isValid() && !sincePress_.hasExpired(patience)))
        refit_.start(patience);
    else if (follows_ && isVisible() && (!showsWhole() || zoom_ < kSame * fittingZoom()))
        fit();
}

QRect CanvasView::sight() const
{
    return viewport()->rect().adjusted(0, 0, -std::min(covered_, viewport()->width() / 2),
                                       -std::min(coveredBelow_, viewport()->height() / 2));
}

void CanvasView::setCoveredBelow(int pixels)
{
    coveredBelow_ = pixels;
    emit zoomChanged(zoom_); // what stands under the cards has other room
    refit_.start(0);
}

void CanvasView::setCovered(int pixels)
{
    covered_ = pixels;
    minimap_->place();
    if (QGuiApplication::mouseButtons() == Qt::NoButton) // a card that is being dragged stays under the pointer
        uncoverPicked();
    refit_.start(0);
}

void CanvasView::uncoverPicked()
{
    if (const NodeItem* card = covered_ > 0 ? scene_->cardFor(selection_->node().toStdString()) : nullptr)
        bringIntoSight(QRectF(card->pos(), QSizeF(canvas::kCardWidth, canvas::kCardHeight)));
}

void CanvasView::revealAll(const QStringList& nodes)
{
    QRectF all;
    for (const QString& node : nodes)
        if (const NodeItem* card = scene_->cardFor(node.toStdString()))
            all |= QRectF(card->pos(), QSizeF(canvas::kCardWidth, canvas::kCardHeight));
    const QSizeF needed = all.size() * zoom_ * theme_->scale();
    const QSizeF room = sight().size();
    if (needed.width() > room.width() || needed.height() > room.height())
        fit();
    else if (!all.isEmpty())
        bringIntoSight(all);
}

/// Scrolls no farther than it must.
void CanvasView::bringIntoSight(const QRectF& scene)
{
    const QRect clear = sight() - QMargins(1, 1, 1, 1) * theme_->px(4);
    const QRect at = mapFromScene(scene).boundingRect();
    const auto missing = [](int low, int high, int least, int most) {
        return low < least ? low - least : std::max(0, std::min(high - most, low - least));
    };
    horizontalScrollBar()->setValue(horizontalScrollBar()->value()
                                    + missing(at.left(), at.right(), clear.left(), clear.right()));
    verticalScrollBar()->setValue(verticalScrollBar()->value()
                                  + missing(at.top(), at.bottom(), clear.top(), clear.bottom()));
}

} // namespace loom::ui

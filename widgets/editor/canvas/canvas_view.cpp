#include "editor/canvas/canvas_view.h"

#include "common/theme.h"
#include "document/document.h"
#include "document/health.h"
#include "document/pick_group.h"
#include "editor/canvas/canvas_accessible.h"
#include "editor/canvas/canvas_focus.h"
#include "editor/canvas/canvas_geometry.h"
#include "editor/canvas/canvas_scene.h"
#include "editor/canvas/card_look.h"
#include "editor/canvas/drop_tool.h"
#include "editor/canvas/empty_hint.h"
#include "editor/canvas/group_item.h"
#include "editor/canvas/layout.h"
#include "editor/canvas/minimap.h"
#include "editor/canvas/move_tool.h"
#include "editor/canvas/node_item.h"
#include "editor/canvas/rename_edit.h"
#include "editor/canvas/wire_tool.h"
#include "editor/find_popup.h"
#include "editor/graph_edits.h"
#include "editor/issue_popup.h"

#include <QEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QScrollBar>
#include <QStyleHints>
#include <QTimer>
#include <cmath>

namespace loom::ui {

CanvasView::CanvasView(Document* document, PickGroup* selection, Theme* theme, QWidget* parent)
    : QGraphicsView(parent)
    , document_(document)
    , selection_(selection)
    , theme_(theme)
    , scene_(new CanvasScene(document, selection, theme, this))
    , move_(std::make_unique<MoveTool>(this))
    , wire_(std::make_unique<WireTool>(this))
    , drop_(std::make_unique<DropTool>(this))
    , focus_(std::make_unique<CanvasFocus>(this, wire_.get()))
    , minimap_(new Minimap(this))
    , find_(new FindPopup(this))
    , issues_(new IssuePopup(this))
    , rename_(new RenameEdit(this))
    , hint_(new EmptyHint(this))
{
    installCanvasAccessibility();
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Network"));
    setScene(scene_);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(SmartViewportUpdate);
    setOptimizationFlag(DontSavePainterState);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTransformationAnchor(NoAnchor);
    setResizeAnchor(AnchorViewCenter);
    setDragMode(RubberBandDrag);
    setAcceptDrops(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    viewport()->setMouseTracking(true);
    viewport()->grabGesture(Qt::PinchGesture);
    connect(this, &QGraphicsView::rubberBandChanged, this, &CanvasView::pickInBand);
    connect(document, &Document::changed, this, &CanvasView::documentChanged);
    connect(theme, &Theme::changed, this, &CanvasView::applyTheme);
    refit_.setSingleShot(true);
    connect(&refit_, &QTimer::timeout, this, &CanvasView::refit);
    applyTheme();
}

CanvasView::~CanvasView()
{
    // The tools own items of the scene, which is a child and would go later.
    wire_->cancel();
    move_->cancel();
    drop_->leave();
}

double CanvasView::zoom() const
{
    return zoom_;
}

void CanvasView::documentChanged(Change change)
{
    hint_->refresh();
    if (change != Change::everything)
        return;
    layOutUnplaced();
    fitWhenLaidOut();
}

/// A file that gives no places is laid out as it is opened; that is not an edit. What comes so by an edit is moved by
/// one more.
void CanvasView::layOutUnplaced()
{
    const std::vector<Node>& nodes = document_->graph().nodes;
    const bool unplaced = nodes.size() > 1
        && std::all_of(nodes.begin(), nodes.end(), [&](const Node& node) { return node.at == nodes.front().at; });
    if (!unplaced)
        return;
    if (document_->undoStack().count() == 0)
        return document_->place(tidied());
    QTimer::singleShot(0, this, [this] {
        document_->moveNodes(tidied());
        fit();
    });
}

void CanvasView::applyTheme()
{
    const bool follows = follows_;
    scene_->restyle();
    setZoom(zoom_, viewport()->rect().center());
    follows_ = follows;
    minimap_->place();
    hint_->refresh();
}

void CanvasView::applyZoom()
{
    const double scale = zoom_ * theme_->scale();
    setTransform(QTransform::fromScale(scale, scale));
}

/// What lies at `keepInPlace` stays there to the nearest pixel, so that many small steps do not add up to a drift.
void CanvasView::setZoom(double zoom, QPointF keepInPlace)
{
    const QPointF scene = viewportTransform().inverted().map(keepInPlace);
    zoom_ = std::clamp(zoom, canvas::kMinimumZoom, canvas::kMaximumZoom);
    follows_ = false;
    applyZoom();
    const QPointF moved = viewportTransform().map(scene) - keepInPlace;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + qRound(moved.x()));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + qRound(moved.y()));
    emit zoomChanged(zoom_);
}

void CanvasView::zoomBy(double factor)
{
    setZoom(zoom_ * factor, viewport()->rect().center());
}

void CanvasView::scrollBy(QPoint pixels)
{
    follows_ = false;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + pixels.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + pixels.y());
}

std::map<std::string, Position> CanvasView::tidied() const
{
    const double width = sight().width(), height = std::max(sight().height(), 1);
    const double readable = width / (canvas::kReadableZoom * theme_->scale()) - 2 * canvas::kFitMargin;
    return tidyLayout(document_->graph(), {width / height, readable});
}

void CanvasView::reveal(const QString& node)
{
    const Node* found = document_->graph().find(node.toStdString());
    if (!found)
        return;
    const std::string folded = foldedAround(document_->graph(), found->group);
    const NodeItem* card = scene_->cardFor(found->id);
    selection_->setNodes({node});
    if (card) {
        bringIntoSight(QRectF(card->pos(), QSizeF(canvas::kCardWidth, canvas::kCardHeight)));
        focus_->moveTo(card->id());
        selection_->setNodes({node});
    }
    setFocus(Qt::OtherFocusReason);
}

void CanvasView::jumpTo(const QString& path)
{
    const QStringList parts = path.split(QLatin1Char('.'));
    constexpr int kNode = 2;
    if (parts.size() > kNode && parts[0] == QLatin1String("graph"))
        reveal(parts[kNode]);
}

Position CanvasView::freePlace() const
{
    const QPointF middle = mapToScene(sight().center());
    return freePlaceNear(document_->graph(),
                         positionOf((middle - QPointF(canvas::kCardWidth, canvas::kCardHeight) / 2).toPoint()));
}

void CanvasView::place(QWidget* popup, QPoint at)
{
    const int x = std::clamp(at.x(), 0, std::max(0, width() - popup->width()));
    const int y = std::clamp(at.y(), 0, std::max(0, height() - popup->height()));
    popup->move(x, y);
}

void CanvasView::openFind()
{
    find_->openFind();
    place(find_, {(width() - find_->width()) / 2, height() / 8});
}

void CanvasView::openAdd(QPoint at)
{
    find_->openAdd(mapToScene(at));
    place(find_, at);
}

void CanvasView::openFitting(const End& end, bool endIsOutput, QPoint at)
{
    find_->openFitting(end, endIsOutput, mapToScene(at));
    place(find_, at);
}

void CanvasView::openRename(const QString& nodeOrGroup)
{
    QRectF rect;
    if (const NodeItem* card = scene_->card(nodeOrGroup))
        rect = QRectF(card->pos(), QSizeF(canvas::kCardWidth, canvas::kCardHeight));
    else if (const GroupItem* frame = scene_->frame(nodeOrGroup))
        rect = frame->frame();
    if (!rect.isNull())
        rename_->open(nodeOrGroup, mapFromScene(rect).boundingRect());
}

void CanvasView::showIssues(const std::vector<const Issue*>& issues, QPoint at,
                            const std::vector<const Issue*>& findings)
{
    if (issues.empty() && findings.empty())
        return;
    issues_->open(issues, findings);
    place(issues_, at + QPoint(0, theme_->px(3)));
}

void CanvasView::showIssuesOfEdge(const Edge& edge, QPoint at)
{
    showIssues(issuesOn(*document_, edge), at);
}

void CanvasView::showIssuesOfCard(const NodeItem& card, QPoint at)
{
    std::vector<const Issue*> issues, findings;
    for (const QString& node : scene_->nodesOf(card)) {
        for (const Issue* issue : issuesOf(*document_, node.toStdString()))
            issues.push_back(issue);
        if (scene_->health())
            for (const Issue* finding : scene_->health()->issuesOf(node.toStdString()))
                findings.push_back(finding);
    }
    showIssues(issues, at, findings);
}

void CanvasView::setMinimapWanted(bool wanted)
{
    minimap_->setWanted(wanted);
}
bool CanvasView::isMinimapWanted() const
{
    return minimap_->isWanted();
}

void CanvasView::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    if (follows_ && fitted_)
        fit();
    minimap_->place();
    hint_->refresh();
}

void CanvasView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Network"));
        scene_->retranslate();
    }
    QGraphicsView::changeEvent(event);
}

void CanvasView::showEvent(QShowEvent* event)
{
    QGraphicsView::showEvent(event);
    if (!fitted_)
        fit();
    else
        refit_.start(0); // a drawer may have closed meanwhile
}

void CanvasView::drawBackground(QPainter* painter, const QRectF& rect)
{
    const CanvasStyle& style = scene_->style();
    painter->fillRect(rect, style.canvas);
    if (zoom_ < canvas::kSmallZoom)
        return;
    const double step = canvas::kGrid * 2;
    painter->setPen(QPen(style.grid, canvas::kUnit / 2, Qt::SolidLine, Qt::RoundCap));
    QList<QPointF> dots;
    for (double x = std::floor(rect.left() / step) * step; x < rect.right(); x += step)
        for (double y = std::floor(rect.top() / step) * step; y < rect.bottom(); y += step)
            dots.append({x, y});
    painter->drawPoints(dots.constData(), int(dots.size()));
}

} // namespace loom::ui

#include "editor/canvas/wire_tool.h"

#include "common/core_text.h"
#include "document/document.h"
#include "editor/canvas/canvas_geometry.h"
#include "editor/canvas/canvas_view.h"
#include "editor/canvas/edge_item.h"
#include "editor/canvas/node_item.h"
#include "editor/graph_edits.h"

#include <QElapsedTimer>
#include <QGraphicsPathItem>
#include <QPen>
#include <QToolTip>

namespace loom::ui {

WireTool::WireTool(CanvasView* view)
    : view_(view)
{
    timer_.setInterval(0);
    connect(&timer_, &QTimer::timeout, this, &WireTool::judgeSome);
    connect(&view->document(), &Document::changed, this, &WireTool::cancel);
}

End WireTool::endOf(const PortHit& port) const
{
    const std::string node = port.card->id().toStdString();
    return port.output ? outputEnd(view_->document().graph(), node, port.place)
                       : inputEnd(view_->document().graph(), node, port.place);
}

void WireTool::start(const PortHit& port, bool detach)
{
    const End here = endOf(port);
    const Graph& graph = view_->document().graph();
    const std::vector<Edge> wires = port.output ? std::vector<Edge>() : wiresInto(graph, here);
    if (detach && wires.size() == 1) {
        start(wires.front().from, true);
        detached_ = wires.front();
        if (EdgeItem* item = view_->canvas().wire(*detached_))
            item->setVisible(false);
        return;
    }
    start(here, port.output);
}

void WireTool::start(const End& end, bool isOutput)
{
    cancel();
    start_ = end;
    startIsOutput_ = isOutput;
    line_ = new QGraphicsPathItem;
    line_->setZValue(10);
    view_->canvas().addItem(line_);
    queuePorts();
}

bool WireTool::mayEndAt(const PortHit& port) const
{
    return start_ && port && port.output != startIsOutput_ && port.card->id().toStdString() != start_->node;
}

Edge WireTool::edgeTo(const PortHit& port) const
{
    const End here = endOf(port);
    return startIsOutput_ ? Edge{*start_, here} : Edge{here, *start_};
}

Text WireTool::whyNotTo(const PortHit& port) const
{
    if (!mayEndAt(port))
        return {};
    const Edge edge = edgeTo(port);
    if (detached_ == edge)
        return {};
    const Document& document = view_->document();
    const std::vector<Edge> old =
        loom::ui::takesMany(document.graph(), edge.to) ? std::vector<Edge>() : wiresInto(document.graph(), edge.to);
    if (old.empty())
        return whyNot(document.graph(), document.report(), document.fields(), edge.from, edge.to);
    Graph freed = document.graph(); // the port's old wire would make way
    for (const Edge& wire : old)
        std::erase(freed.edges, wire);
    return whyNot(freed, document.report(), document.fields(), edge.from, edge.to);
}

/// Ports in sight are judged first, a few at a time, so that the wire never waits for them.
void WireTool::queuePorts()
{
    const QRectF sight = view_->mapToScene(view_->viewport()->rect()).boundingRect();
    waiting_.clear();
    for (NodeItem* card : view_->canvas().cards()) {
        const std::size_t count = startIsOutput_ ? card->look().inputs.size() : card->look().outputs.size();
        const bool own = card->id().toStdString() == start_->node;
        for (std::size_t i = 0; i < (startIsOutput_ ? card->look().outputs.size() : card->look().inputs.size()); ++i)
            if (!own || i > 0 || card->look().outputs.empty())
                card->setGlow(startIsOutput_, int(i), PortGlow::dim);
        for (std::size_t i = 0; i < count && !card->look().group; ++i) {
            const PortHit port{card, !startIsOutput_, int(i)};
            if (own)
                card->setGlow(port.output, port.place, PortGlow::dim);
            else if (sight.contains(card->pos()))
                waiting_.push_front(port);
            else
                waiting_.push_back(port);
        }
    }
    judgeSome();
    if (!waiting_.empty())
        timer_.start();
}

void WireTool::judgeSome()
{
    constexpr int kBudget = 6; // milliseconds
    QElapsedTimer clock;
    clock.start();
    while (!waiting_.empty() && clock.elapsed() < kBudget) {
        const PortHit port = waiting_.front();
        waiting_.pop_front();
        port.card->setGlow(port.output, port.place, whyNotTo(port).empty() ? PortGlow::fits : PortGlow::dim);
    }
    if (waiting_.empty())
        timer_.stop();
}

void WireTool::draw(QPointF to)
{
    const NodeItem* card = view_->canvas().cardFor(start_->node);
    if (!card)
        return;
    const Graph& graph = view_->document().graph();
    const QPointF here = startIsOutput_ ? card->outputPoint(outputPlace(graph, *start_))
                                        : card->inputPoint(inputPlace(graph, *start_));
    line_->setPath(startIsOutput_ ? wirePath(here, to) : wirePath(to, here));
    const CanvasStyle& style = view_->canvas().style();
    const bool wrong = target_ && !whyNotTo(target_).empty();
    line_->setPen(
        QPen(wrong ? style.badWire : style.glow, canvas::kUnit * 0.7, wrong ? Qt::DashLine : Qt::SolidLine));
}

void WireTool::say(const QString& sentence, QPoint global)
{
    emit view_->statusChanged(sentence);
    if (sentence.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(global, sentence, view_);
}

void WireTool::moveTo(QPointF scene, QPoint global)
{
    if (!active())
        return;
    const PortHit hit = view_->canvas().portAt(scene);
    target_ = mayEndAt(hit) ? hit : PortHit();
    const QPointF snapped = !target_ ? scene
        : target_.output             ? target_.card->outputPoint(target_.place)
                                     : target_.card->inputPoint(target_.place);
    draw(snapped);
    say(target_ ? coreText(whyNotTo(target_)) : QString(), global);
}

void WireTool::aimAt(const PortHit& port)
{
    if (!active() || !mayEndAt(port))
        return;
    target_ = port;
    const QPointF at = port.output ? port.card->outputPoint(port.place) : port.card->inputPoint(port.place);
    draw(at);
    say(coreText(whyNotTo(port)), view_->viewport()->mapToGlobal(view_->mapFromScene(at)));
}

/// Where a new wire ends in the void; a port that was only clicked has its end beside the card.
QPointF WireTool::openEnd(const End& from, bool output, QPointF scene) const
{
    const NodeItem* card = view_->canvas().cardFor(from.node);
    if (!card)
        return scene;
    const Graph& graph = view_->document().graph();
    const QPointF port =
        output ? card->outputPoint(outputPlace(graph, from)) : card->inputPoint(inputPlace(graph, from));
    if (QLineF(port, scene).length() > canvas::kPortReach)
        return scene;
    return port + QPointF(output ? canvas::kColumnGap : -canvas::kColumnGap, 0);
}

void WireTool::finish(QPointF scene)
{
    if (!active())
        return;
    Document& document = view_->document();
    const End from = *start_;
    const bool fromOutput = startIsOutput_;
    const std::optional<Edge> old = detached_;
    const bool aimed = bool(target_);
    const Edge edge = aimed ? edgeTo(target_) : Edge();
    end();
    if (aimed && old == edge)
        return;
    if (!aimed && !old) {
        view_->openFitting(from, fromOutput, view_->mapFromScene(openEnd(from, fromOutput, scene)));
        return;
    }
    Graph graph = document.graph();
    if (old)
        std::erase(graph.edges, *old);
    if (aimed)
        loom::ui::connect(graph, edge);
    document.editGraph(graph, aimed ? tr("Connect") : tr("Disconnect"));
}

void WireTool::cancel()
{
    if (active())
        end();
}

void WireTool::end()
{
    timer_.stop();
    waiting_.clear();
    if (detached_)
        if (EdgeItem* item = view_->canvas().wire(*detached_))
            item->setVisible(true);
    detached_.reset();
    start_.reset();
    target_ = {};
    delete line_;
    line_ = nullptr;
    for (NodeItem* card : view_->canvas().cards())
        card->clearGlow();
    say({}, {});
}

} // namespace loom::ui

#include "editor/canvas_actions.h"

#include "common/theme.h"
#include "document/document.h"
#include "editor/canvas_focus.h"
#include "editor/canvas_geometry.h"
#include "editor/canvas_scene.h"
#include "editor/canvas_view.h"
#include "editor/edge_item.h"
#include "editor/graph_edits.h"
#include "editor/group_item.h"
#include "editor/layer_mime.h"
#include "editor/layout.h"
#include "editor/node_item.h"
#include "project/project_file.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>

namespace loom::ui {

namespace {

std::vector<std::string> idsOf(const QStringList& nodes)
{
    std::vector<std::string> ids;
    for (const QString& node : nodes)
        ids.push_back(node.toStdString());
    return ids;
}

} // namespace

CanvasActions::CanvasActions(CanvasView* view)
    : QObject(view)
    , view_(view)
{
    add("cut", "cut", "Ctrl+X", &CanvasActions::cut);
    add("copy", "copy", "Ctrl+C", &CanvasActions::copy);
    add("paste", "paste", "Ctrl+V", &CanvasActions::paste);
    add("duplicate", "duplicate", "Ctrl+D", &CanvasActions::duplicate);
    add("delete", "delete", "Del;Backspace", &CanvasActions::removeReconnect);
    add("deleteOnly", "", "Shift+Del", &CanvasActions::removeOnly);
    add("selectAll", "", "Ctrl+A", &CanvasActions::selectAll);
    add("rename", "", "F2", &CanvasActions::renamePicked);
    add("find", "search", "Ctrl+F", &CanvasActions::find);
    add("group", "group", "Ctrl+G", &CanvasActions::group);
    add("ungroup", "", "Ctrl+Shift+G", &CanvasActions::ungroup);
    add("fold", "", "Ctrl+E", &CanvasActions::fold);
    add("freeze", "lock", "Ctrl+L", &CanvasActions::freeze);
    add("tidy", "tidy", "Ctrl+T", &CanvasActions::tidy);
    add("alignLeft", "", "", &CanvasActions::alignLeft);
    add("alignRight", "", "", &CanvasActions::alignRight);
    add("alignTop", "", "", &CanvasActions::alignTop);
    add("alignBottom", "", "", &CanvasActions::alignBottom);
    add("distributeAcross", "", "", &CanvasActions::distributeAcross);
    add("distributeDown", "", "", &CanvasActions::distributeDown);
    add("zoomIn", "zoom_in", "+;=;Ctrl++;Ctrl+=", &CanvasActions::zoomIn);
    add("zoomOut", "zoom_out", "-;Ctrl+-", &CanvasActions::zoomOut);
    add("zoomNormal", "", "Ctrl+0", &CanvasActions::zoomNormal);
    add("fit", "fit", "F", &CanvasActions::fit);
    add("minimap", "", "M", &CanvasActions::toggleMinimap);
    action(QStringLiteral("minimap"))->setCheckable(true);
    action(QStringLiteral("minimap"))->setChecked(view->isMinimapWanted());
    action(QStringLiteral("find"))->setShortcutContext(Qt::WindowShortcut);
    retranslate();
    connect(&view->selection(), &Selection::nodesChanged, this, &CanvasActions::updateEnabled);
    connect(&view->document(), &Document::changed, this, &CanvasActions::updateEnabled);
    connect(&view->canvas(), &CanvasScene::wirePicked, this, &CanvasActions::updateEnabled);
    connect(view, &CanvasView::menuRequested, this, [this](QPoint at) {
        auto* menu = new QMenu(view_);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (QAction* action : editMenu() + QList<QAction*>{nullptr} + arrangeMenu())
            if (action)
                menu->addAction(action);
            else
                menu->addSeparator();
        menu->popup(at);
    });
    updateEnabled();
}

void CanvasActions::add(const char* id, const char* icon, const char* keys, void (CanvasActions::*act)())
{
    auto* action = new QAction(this);
    action->setObjectName(QStringLiteral("canvas.") + QLatin1String(id));
    if (*icon)
        action->setIcon(view_->theme().icon(QLatin1String(icon)));
    QList<QKeySequence> shortcuts;
    for (const QString& key : QString::fromLatin1(keys).split(QLatin1Char(';'), Qt::SkipEmptyParts))
        shortcuts.append(QKeySequence(key));
    action->setShortcuts(shortcuts);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, act);
    view_->addAction(action);
    all_.append(action);
}

QAction* CanvasActions::action(const QString& id) const
{
    for (QAction* action : all_)
        if (action->objectName() == QStringLiteral("canvas.") + id)
            return action;
    return nullptr;
}

QList<QAction*> CanvasActions::list(const QStringList& ids) const
{
    QList<QAction*> actions;
    for (const QString& id : ids)
        actions.append(id == QLatin1String("-") ? nullptr : action(id));
    return actions;
}

QList<QAction*> CanvasActions::editMenu() const
{
    return list({"cut", "copy", "paste", "duplicate", "delete", "deleteOnly", "-", "selectAll", "rename", "find"});
}

QList<QAction*> CanvasActions::arrangeMenu() const
{
    return list({"tidy", "-", "alignLeft", "alignRight", "alignTop", "alignBottom", "distributeAcross",
                 "distributeDown", "-", "group", "ungroup", "fold", "freeze"});
}

QList<QAction*> CanvasActions::viewMenu() const
{
    return list({"zoomIn", "zoomOut", "zoomNormal", "fit", "minimap"});
}

void CanvasActions::retranslate()
{
    const auto name = [this](const char* id, const QString& text, const QString& help) {
        action(QLatin1String(id))->setText(text);
        const QString keys = action(QLatin1String(id))->shortcut().toString(QKeySequence::NativeText);
        action(QLatin1String(id))->setToolTip(keys.isEmpty() ? help : tr("%1 (%2)").arg(help, keys));
    };
    name("cut", tr("Cut"), tr("Copies the picked layers and deletes them"));
    name("copy", tr("Copy"), tr("Copies the picked layers"));
    name("paste", tr("Paste"), tr("Adds the copied layers"));
    name("duplicate", tr("Duplicate"), tr("Adds the picked layers once more"));
    name("delete", tr("Delete"), tr("Deletes what is picked and joins the wires that it leaves"));
    name("deleteOnly", tr("Delete with wires"), tr("Deletes what is picked and its wires"));
    name("selectAll", tr("Select all"), tr("Picks every layer"));
    name("rename", tr("Rename"), tr("Gives the picked layer another name"));
    name("find", tr("Find"), tr("Finds a node, or a layer to add"));
    name("group", tr("Group"), tr("Puts a frame around the picked layers"));
    name("ungroup", tr("Ungroup"), tr("Takes the frame away"));
    name("fold", tr("Fold or unfold"), tr("Shows a group as one card, or a card as its group"));
    name("freeze", tr("Freeze or unfreeze"), tr("Keeps the picked layers from learning, or lets them"));
    name("tidy", tr("Tidy up"), tr("Lays the network out from left to right"));
    name("alignLeft", tr("Align left"), tr("Moves the picked layers to the leftmost"));
    name("alignRight", tr("Align right"), tr("Moves the picked layers to the rightmost"));
    name("alignTop", tr("Align top"), tr("Moves the picked layers to the uppermost"));
    name("alignBottom", tr("Align bottom"), tr("Moves the picked layers to the lowest"));
    name("distributeAcross", tr("Distribute across"), tr("Makes the gaps between the picked layers equal, across"));
    name("distributeDown", tr("Distribute down"), tr("Makes the gaps between the picked layers equal, down"));
    name("zoomIn", tr("Zoom in"), tr("Shows the network larger"));
    name("zoomOut", tr("Zoom out"), tr("Shows the network smaller"));
    name("zoomNormal", tr("Natural size"), tr("Shows the network at its natural size"));
    name("fit", tr("Fit"), tr("Shows the whole network"));
    name("minimap", tr("Overview map"), tr("Shows or hides the small map"));
}

void CanvasActions::updateEnabled()
{
    const qsizetype picked = view_->selection().nodes().size();
    const bool wire = view_->canvas().pickedWire() != nullptr;
    for (const char* id : {"cut", "copy", "duplicate", "rename", "group", "ungroup", "fold", "freeze"})
        action(QLatin1String(id))->setEnabled(picked > 0);
    action(QStringLiteral("delete"))->setEnabled(picked > 0 || wire || view_->focusRing().port());
    action(QStringLiteral("deleteOnly"))->setEnabled(picked > 0 || wire);
    for (const char* id : {"alignLeft", "alignRight", "alignTop", "alignBottom"})
        action(QLatin1String(id))->setEnabled(picked > 1);
    for (const char* id : {"distributeAcross", "distributeDown"})
        action(QLatin1String(id))->setEnabled(picked > 2);
    const bool any = !view_->document().graph().nodes.empty();
    for (const char* id : {"selectAll", "tidy", "fit"})
        action(QLatin1String(id))->setEnabled(any);
}

void CanvasActions::cut()
{
    copy();
    removeReconnect();
}

void CanvasActions::copy()
{
    const Graph part = partOf(view_->document().graph(), idsOf(view_->selection().nodes()));
    if (part.nodes.empty())
        return;
    const QByteArray json = QByteArray::fromStdString(writeGraph(part));
    auto* data = new QMimeData;
    data->setData(graphMimeType(), json);
    data->setText(QString::fromUtf8(json));
    QGuiApplication::clipboard()->setMimeData(data);
}

void CanvasActions::paste()
{
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    if (!data)
        return;
    const QByteArray json = data->hasFormat(graphMimeType()) ? data->data(graphMimeType()) : data->text().toUtf8();
    const Result<Graph> part = parseGraph(json.toStdString());
    if (!part.ok() || part->nodes.empty()) {
        emit view_->statusChanged(tr("The clipboard holds no layers; copy some first."));
        return;
    }
    view_->selection().setNodes(view_->document().paste(*part, view_->freePlace()));
}

void CanvasActions::duplicate()
{
    const Graph part = partOf(view_->document().graph(), idsOf(view_->selection().nodes()));
    if (part.nodes.empty())
        return;
    Position corner = part.nodes.front().at, lowest = corner;
    for (const Node& node : part.nodes) {
        corner = {std::min(corner.x, node.at.x), std::min(corner.y, node.at.y)};
        lowest.y = std::max(lowest.y, node.at.y);
    }
    const double below = lowest.y - corner.y + canvas::kCardHeight + canvas::kRowGap;
    const Position at = freePlaceNear(view_->document().graph(), {corner.x, corner.y + below});
    view_->selection().setNodes(view_->document().paste(part, at));
}

/// The picked wire, else the wires of the input port in focus, else the picked nodes.
void CanvasActions::remove(bool reconnect)
{
    Document& document = view_->document();
    if (const EdgeItem* wire = view_->canvas().pickedWire()) {
        document.removeEdge(wire->edge());
        return;
    }
    if (const PortHit port = view_->focusRing().port(); port && view_->selection().nodes().size() <= 1) {
        Graph graph = document.graph();
        const std::string id = port.card->id().toStdString();
        for (const Edge& edge : port.output ? wiresFrom(graph, outputEnd(graph, id, port.place))
                                            : wiresInto(graph, inputEnd(graph, id, port.place)))
            std::erase(graph.edges, edge);
        document.editGraph(graph, tr("Disconnect"));
        return;
    }
    const QStringList nodes = view_->selection().nodes();
    view_->selection().setNodes({});
    if (!nodes.isEmpty())
        document.removeNodes(nodes, reconnect);
}

void CanvasActions::removeReconnect()
{
    remove(true);
}
void CanvasActions::removeOnly()
{
    remove(false);
}

void CanvasActions::selectAll()
{
    QStringList all;
    for (const Node& node : view_->document().graph().nodes)
        all.append(QString::fromStdString(node.id));
    view_->selection().setNodes(all);
}

void CanvasActions::renamePicked()
{
    const QString group = pickedGroup();
    view_->openRename(group.isEmpty() ? view_->selection().node() : group);
}

/// The outermost group whose nodes are just the picked ones; empty when there is none.
QString CanvasActions::pickedGroup() const
{
    const Graph& graph = view_->document().graph();
    std::vector<std::string> picked = idsOf(view_->selection().nodes());
    std::sort(picked.begin(), picked.end());
    for (const Group& group : graph.groups) {
        std::vector<std::string> inside = nodesInside(graph, group.id);
        std::sort(inside.begin(), inside.end());
        const std::vector<std::string> outer = nodesInside(graph, group.parent);
        if (!inside.empty() && inside == picked && outer.size() != inside.size())
            return QString::fromStdString(group.id);
    }
    return {};
}

void CanvasActions::group()
{
    view_->document().group(view_->selection().nodes(), tr("Group"));
}

/// The picked group, else the groups that the picked nodes stand in.
QStringList CanvasActions::groupsOfPicked() const
{
    if (const QString group = pickedGroup(); !group.isEmpty())
        return {group};
    const Graph& graph = view_->document().graph();
    QStringList groups;
    for (const std::string& id : idsOf(view_->selection().nodes())) {
        const Node* node = graph.find(id);
        const QString group = node ? QString::fromStdString(node->group) : QString();
        if (!group.isEmpty() && !groups.contains(group))
            groups.append(group);
    }
    return groups;
}

void CanvasActions::ungroup()
{
    for (const QString& group : groupsOfPicked())
        view_->document().ungroup(group);
}

void CanvasActions::fold()
{
    const Graph& graph = view_->document().graph();
    for (const QString& id : groupsOfPicked())
        if (const Group* group = graph.findGroup(id.toStdString()))
            view_->document().setFolded(id, !group->folded);
}

void CanvasActions::freeze()
{
    const QStringList nodes = view_->selection().nodes();
    const Graph& graph = view_->document().graph();
    const bool all = std::all_of(nodes.begin(), nodes.end(), [&](const QString& id) {
        const Node* node = graph.find(id.toStdString());
        return node && node->frozen;
    });
    view_->document().setFrozen(nodes, !all);
}

void CanvasActions::tidy()
{
    const double aspect = double(view_->viewport()->width()) / std::max(view_->viewport()->height(), 1);
    view_->document().finishStep();
    view_->document().moveNodes(tidyLayout(view_->document().graph(), {aspect}));
    view_->document().finishStep();
    view_->fit();
}

void CanvasActions::align(Alignment how)
{
    view_->document().finishStep();
    view_->document().moveNodes(aligned(view_->document().graph(), idsOf(view_->selection().nodes()), how));
    view_->document().finishStep();
}

void CanvasActions::alignLeft()
{
    align(Alignment::left);
}
void CanvasActions::alignRight()
{
    align(Alignment::right);
}
void CanvasActions::alignTop()
{
    align(Alignment::top);
}
void CanvasActions::alignBottom()
{
    align(Alignment::bottom);
}
void CanvasActions::distributeAcross()
{
    align(Alignment::acrossEvenly);
}
void CanvasActions::distributeDown()
{
    align(Alignment::downEvenly);
}

namespace {
constexpr double kZoomStep = 1.25;
}

void CanvasActions::zoomIn()
{
    view_->zoomBy(kZoomStep);
}
void CanvasActions::zoomOut()
{
    view_->zoomBy(1 / kZoomStep);
}
void CanvasActions::zoomNormal()
{
    view_->zoomBy(1 / view_->zoom());
}
void CanvasActions::fit()
{
    view_->fit();
}
void CanvasActions::find()
{
    view_->openFind();
}
void CanvasActions::toggleMinimap()
{
    view_->setMinimapWanted(action(QStringLiteral("minimap"))->isChecked());
}

} // namespace loom::ui

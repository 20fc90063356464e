#include "editor/canvas/canvas_actions.h"

#include "common/command_words.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/pick_group.h"
#include "editor/canvas/canvas_focus.h"
#include "editor/canvas/canvas_scene.h"
#include "editor/canvas/canvas_view.h"

#include <QAction>
#include <QEvent>
#include <QMenu>

namespace loom::ui {

CanvasActions::CanvasActions(CanvasView* view)
    : QObject(view)
    , view_(view)
{
    addAll();
    action(QStringLiteral("minimap"))->setCheckable(true);
    action(QStringLiteral("minimap"))->setChecked(view->isMinimapWanted());
    // Keys that no field needs work from wherever the hands are.
    for (const char* id : {"find", "group", "ungroup", "fold", "freeze", "bypass", "tidy", "zoomNormal"})
        action(QLatin1String(id))->setShortcutContext(Qt::WindowShortcut);
    retranslate();
    view->installEventFilter(this);
    connect(&view->selection(), &PickGroup::nodesChanged, this, &CanvasActions::updateEnabled);
    connect(&view->document(), &Document::changed, this, &CanvasActions::updateEnabled);
    connect(&view->canvas(), &CanvasScene::wirePicked, this, &CanvasActions::updateEnabled);
    connect(&view->focusRing(), &CanvasFocus::moved, this, &CanvasActions::updateEnabled);
    connect(view, &CanvasView::menuRequested, this, &CanvasActions::openMenu);
    updateEnabled();
}

/// Only what can be done here and now.
void CanvasActions::openMenu(QPoint at)
{
    auto* menu = new QMenu(view_);
    menu->setObjectName(QStringLiteral("canvasMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool picked = !view_->selection().nodes().isEmpty() || view_->canvas().pickedWire();
    if (!picked) {
        QAction* layer = menu->addAction(view_->theme().icon(QStringLiteral("add")), tr("Add a layer here …"));
        layer->setObjectName(QStringLiteral("addHere"));
        connect(layer, &QAction::triggered, view_, [this, at] { view_->openAdd(view_->mapFromGlobal(at)); });
        menu->addSeparator();
    }
    for (QAction* action :
         editMenu() + QList<QAction*>{nullptr} + arrangeMenu() + QList<QAction*>{nullptr, this->action("fit")})
        if (!action)
            menu->addSeparator(); // several in a row show as one
        else if (action->isEnabled())
            menu->addAction(action);
    menu->popup(at);
}

void CanvasActions::addAll()
{
    add("cut", "cut", "Ctrl+X", &CanvasActions::cut);
    add("copy", "copy", "Ctrl+C", &CanvasActions::copy);
    add("paste", "paste", "Ctrl+V", &CanvasActions::paste);
    add("duplicate", "duplicate", "Ctrl+D", &CanvasActions::duplicate);
    add("placeAgain", "", "Ctrl+Shift+D", &CanvasActions::placeAgain);
    add("delete", "delete", "Del;Backspace", &CanvasActions::removeReconnect);
    add("deleteOnly", "", "Shift+Del", &CanvasActions::removeOnly);
    add("selectAll", "", "Ctrl+A", &CanvasActions::selectAll);
    add("rename", "", "F2", &CanvasActions::renamePicked);
    add("find", "search", "Ctrl+F", &CanvasActions::find);
    add("group", "group", "Ctrl+G", &CanvasActions::group);
    add("ungroup", "", "Ctrl+Shift+G", &CanvasActions::ungroup);
    add("fold", "", "Ctrl+E", &CanvasActions::fold);
    add("freeze", "lock", "Ctrl+L", &CanvasActions::freeze);
    add("bypass", "", "", &CanvasActions::bypass);
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

bool CanvasActions::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
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
    return list({"cut", "copy", "paste", "duplicate", "placeAgain", "delete", "deleteOnly", "-", "selectAll",
                 "rename", "find"});
}

QList<QAction*> CanvasActions::arrangeMenu() const
{
    return list({"tidy", "-", "alignLeft", "alignRight", "alignTop", "alignBottom", "distributeAcross",
                 "distributeDown", "-", "group", "ungroup", "fold", "freeze", "bypass"});
}

QList<QAction*> CanvasActions::viewMenu() const
{
    return list({"zoomIn", "zoomOut", "zoomNormal", "fit", "minimap"});
}

void CanvasActions::retranslate()
{
    const auto name = [this](const char* id, const char* source, const QString& help) {
        nameCommand(action(QLatin1String(id)), staticMetaObject.className(), source);
        const QString keys = action(QLatin1String(id))->shortcut().toString(QKeySequence::NativeText);
        action(QLatin1String(id))->setToolTip(keys.isEmpty() ? help : tr("%1 (%2)").arg(help, keys));
    };
    name("cut", QT_TR_NOOP("Cut"), tr("Copies the picked layers and deletes them"));
    name("copy", QT_TR_NOOP("Copy"), tr("Copies the picked layers"));
    name("paste", QT_TR_NOOP("Paste"), tr("Adds the copied layers"));
    name("duplicate", QT_TR_NOOP("Duplicate"), tr("Adds the picked layers once more"));
    name("placeAgain", QT_TR_NOOP("Place again, same weights"),
         tr("Adds the picked layers once more with the same weights: what one learns, both know"));
    name("delete", QT_TR_NOOP("Delete"), tr("Deletes what is picked and joins the wires that it leaves"));
    name("deleteOnly", QT_TR_NOOP("Delete with wires"), tr("Deletes what is picked and its wires"));
    name("selectAll", QT_TR_NOOP("Select all"), tr("Picks every layer"));
    name("rename", QT_TR_NOOP("Rename"), tr("Gives the picked layer another name"));
    name("find", QT_TR_NOOP("Find"), tr("Finds a node, or a layer to add"));
    name("group", QT_TR_NOOP("Group"), tr("Puts a frame around the picked layers"));
    name("ungroup", QT_TR_NOOP("Ungroup"), tr("Takes the frame away"));
    name("fold", QT_TR_NOOP("Fold or unfold"), tr("Shows a group as one card, or a card as its group"));
    name("freeze", QT_TR_NOOP("Freeze or unfreeze"), tr("Keeps the picked layers from learning, or lets them"));
    name("bypass", QT_TR_NOOP("Leave out when predicting, or not"),
         tr("Lets what arrives at the picked layers go on as it is when the network predicts"));
    name("tidy", QT_TR_NOOP("Tidy up"), tr("Lays the network out from left to right"));
    name("alignLeft", QT_TR_NOOP("Align left"), tr("Moves the picked layers to the leftmost"));
    name("alignRight", QT_TR_NOOP("Align right"), tr("Moves the picked layers to the rightmost"));
    name("alignTop", QT_TR_NOOP("Align top"), tr("Moves the picked layers to the uppermost"));
    name("alignBottom", QT_TR_NOOP("Align bottom"), tr("Moves the picked layers to the lowest"));
    name("distributeAcross", QT_TR_NOOP("Distribute across"),
         tr("Makes the gaps between the picked layers equal, across"));
    name("distributeDown", QT_TR_NOOP("Distribute down"), tr("Makes the gaps between the picked layers equal, down"));
    name("zoomIn", QT_TR_NOOP("Zoom in"), tr("Shows the network larger"));
    name("zoomOut", QT_TR_NOOP("Zoom out"), tr("Shows the network smaller"));
    name("zoomNormal", QT_TR_NOOP("Natural size"), tr("Shows the network at its natural size"));
    name("fit", QT_TR_NOOP("Fit"), tr("Shows the whole network"));
    name("minimap", QT_TR_NOOP("Overview map"), tr("Shows or hides the small map"));
}

void CanvasActions::updateEnabled()
{
    const qsizetype picked = view_->selection().nodes().size();
    const bool wire = view_->canvas().pickedWire() != nullptr;
    for (const char* id :
         {"cut", "copy", "duplicate", "placeAgain", "rename", "group", "ungroup", "fold", "freeze", "bypass"})
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

} // namespace loom::ui

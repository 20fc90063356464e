#pragma once

#include "common/theme.h"
#include "document/document.h"
#include "document/pick_group.h"
#include "editor/canvas/canvas_actions.h"
#include "editor/canvas/canvas_geometry.h"
#include "editor/canvas/canvas_scene.h"
#include "editor/canvas/canvas_view.h"
#include "editor/canvas/edge_item.h"
#include "editor/canvas/node_item.h"
#include "editor/issues_panel.h"
#include "editor/palette.h"
#include "editor/palette_model.h"
#include "editor/property_panel.h"
#include "networks.h"
#include "window_hands.h"

#include <QAction>
#include <QHBoxLayout>
#include <QTreeView>
#include <QWidget>

namespace loom::ui::test {

/// Palette, canvas, property panel and issues in one window, joined as the studio joins them and driven through the
/// window system: the pointer and the keys reach whatever stands there.
struct Editor {
    Theme& theme;
    Document document;
    PickGroup selection;
    QWidget window;
    CanvasView canvas{&document, &selection, &theme, &window};
    CanvasActions actions{&canvas};
    Palette palette{&canvas, &theme, &window};
    PropertyPanel properties{&document, &selection, &theme, &window};
    IssuesPanel issues{&document, &theme, &window};
    Hands hands{&window};
    QStringList statuses; ///< what the canvas said, in order

    explicit Editor(Theme& theme, const Project& project = fashion(), QSize size = {1440, 900})
        : theme(theme)
    {
        open(project);
        layOut();
        addUndo();
        QObject::connect(&canvas, &CanvasView::propertiesRequested, &properties, &PropertyPanel::focusFirst);
        QObject::connect(&canvas, &CanvasView::statusChanged, &window,
                         [this](const QString& sentence) { statuses.append(sentence); });
        QObject::connect(&canvas, &CanvasView::refused, &window,
                         [this](const Sentence& sentence) { statuses.append(sentence()); });
        window.resize(size);
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
        canvas.setFocus();
        QCoreApplication::processEvents();
    }

    void open(const Project& project)
    {
        document.setProject(project, QString());
        document.setFields(fashionFields());
    }
    const Graph& graph() const { return document.graph(); }
    Value attribute(const char* id, const char* name) const
    {
        const Node* node = graph().find(id);
        const AttributeSpec* spec = node ? findSpec(findLayer(node->type)->attributes, name) : nullptr;
        const Value value = node ? attributeOf(node->attributes, name) : Value();
        return spec && value == Value() ? spec->fallback : value;
    }
    /// "a→b b→c", in the order of the nodes' names.
    QString wires() const
    {
        QStringList all;
        for (const Edge& edge : graph().edges)
            all.append(QString::fromStdString(describe(edge.from) + "→" + describe(edge.to)));
        all.sort();
        return all.join(QLatin1Char(' '));
    }
    int errors() const
    {
        const auto& all = document.issues();
        return int(
            std::count_if(all.begin(), all.end(), [](const Issue& i) { return i.severity == Severity::error; }));
    }

    // Places in the window.
    QPoint at(QPointF scene) const { return hands.in(canvas.viewport(), canvas.mapFromScene(scene)); }
    NodeItem* card(const char* id) const { return canvas.canvas().card(QLatin1String(id)); }
    QRectF place(const NodeItem* card) const { return cardRect(positionOf(card->pos())); }
    QPoint middle(const char* id) const { return at(place(card(id)).center()); }
    QPoint input(const char* id, int place = 0) const { return at(card(id)->inputPoint(place)); }
    QPoint output(const char* id, int place = 0) const { return at(card(id)->outputPoint(place)); }
    QPoint middleOfWire(const char* from, const char* to) const
    {
        for (const EdgeItem* wire : canvas.canvas().wires())
            if (wire->edge().from.node == from && wire->edge().to.node == to)
                return at(wire->middle());
        return {};
    }
    QPointF corner(const NodeItem* card) const { return place(card).topRight() + QPointF(-2, 2); } ///< of its badge
    QPoint badge(const char* id) const { return at(corner(card(id))); }

    /// Carries a layer from the palette to a place of the window.
    void drop(const char* layer, QPoint to)
    {
        auto* tree = palette.findChild<QTreeView*>();
        const QModelIndex row = rowOf(layer);
        tree->scrollTo(row);
        hands.carry(hands.in(tree->viewport(), tree->visualRect(row).center()), to);
    }
    QModelIndex rowOf(const QString& layer) const
    {
        const QAbstractItemModel* model = palette.findChild<QTreeView*>()->model();
        const QModelIndexList found =
            model->match(model->index(0, 0), PaletteModel::kLayer, layer, 1, Qt::MatchExactly | Qt::MatchRecursive);
        return found.value(0);
    }
    void act(const char* id) { actions.action(QLatin1String(id))->trigger(); }
    bool cardsOverlap() const
    {
        const auto cards = canvas.canvas().cards();
        for (const NodeItem* a : cards)
            for (const NodeItem* b : cards)
                if (a != b && place(a).intersects(place(b)))
                    return true;
        return false;
    }

private:
    void layOut()
    {
        auto* row = new QHBoxLayout(&window);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(0);
        palette.setFixedWidth(theme.px(54));
        row->addWidget(&palette);
        row->addWidget(&canvas, 1);
        auto* column = new QVBoxLayout;
        row->addLayout(column);
        for (QWidget* panel : {static_cast<QWidget*>(&properties), static_cast<QWidget*>(&issues)}) {
            panel->setFixedWidth(theme.px(75));
            column->addWidget(panel, 1);
        }
        QObject::connect(&issues, &IssuesPanel::jumpRequested, &canvas,
                         [this](const QString& node, const QString& path) {
                             node.isEmpty() ? canvas.jumpTo(path) : canvas.reveal(node);
                         });
    }
    void addUndo()
    {
        QAction* undo = document.undoStack().createUndoAction(&window);
        QAction* redo = document.undoStack().createRedoAction(&window);
        undo->setShortcut(QKeySequence(QStringLiteral("Ctrl+Z")));
        redo->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+Z")));
        window.addActions({undo, redo});
    }
};

/// The law of undo, started before an edit: do, undo ⇒ equal; do, undo, redo ⇒ equal.
class UndoLaw {
public:
    explicit UndoLaw(Editor& editor)
        : editor_(editor)
        , before_(editor.document.project())
        , index_(editor.document.undoStack().index())
    {
    }
    /// Empty, or how the law is broken; the edit must have been `steps` steps of undo. Leaves the edit done.
    QString broken(int steps = 1) const
    {
        QUndoStack& stack = editor_.document.undoStack();
        const Project after = editor_.document.project();
        if (after == before_)
            return QStringLiteral("nothing was edited");
        if (stack.index() != index_ + steps)
            return QStringLiteral("the edit is %1 steps, not %2").arg(stack.index() - index_).arg(steps);
        for (int i = 0; i < steps; ++i)
            editor_.hands.key(Qt::Key_Z, Qt::ControlModifier);
        if (!(editor_.document.project() == before_))
            return QStringLiteral("undone is not as before");
        for (int i = 0; i < steps; ++i)
            editor_.hands.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        return editor_.document.project() == after ? QString() : QStringLiteral("redone is not as done");
    }

private:
    Editor& editor_;
    Project before_;
    int index_;
};

} // namespace loom::ui::test

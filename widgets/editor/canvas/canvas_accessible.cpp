#include "editor/canvas/canvas_accessible.h"

#include "document/document.h"
#include "editor/canvas/canvas_focus.h"
#include "editor/canvas/canvas_geometry.h"
#include "editor/canvas/canvas_scene.h"
#include "editor/canvas/canvas_view.h"
#include "editor/canvas/node_item.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>
#include <algorithm>

namespace loom::ui {

namespace {

/// One card to a screen reader. Found by id each time, since cards come and go.
class CardAccessible : public QAccessibleInterface {
public:
    CardAccessible(CanvasView* view, const QString& id)
        : view_(view)
        , id_(id)
    {
    }

    bool isValid() const override { return card() != nullptr; }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override
    {
        return view_ ? QAccessible::queryAccessibleInterface(view_) : nullptr;
    }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString&) override { }

    QString text(QAccessible::Text kind) const override
    {
        const NodeItem* item = card();
        if (!item)
            return {};
        if (kind == QAccessible::Name)
            return spoken(item->look());
        return kind == QAccessible::Description ? item->look().sentence : QString();
    }
    QRect rect() const override
    {
        const NodeItem* item = card();
        if (!item)
            return {};
        const QRectF scene(item->pos(), QSizeF(canvas::kCardWidth, canvas::kCardHeight));
        const QRect inView = view_->mapFromScene(scene).boundingRect();
        return {view_->viewport()->mapToGlobal(inView.topLeft()), inView.size()};
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        const NodeItem* item = card();
        state.focusable = state.selectable = state.multiSelectable = true;
        state.invalid = item == nullptr;
        state.selected = item && item->isPicked();
        state.focused = item && view_->hasFocus() && view_->focusRing().card() == id_;
        return state;
    }

private:
    NodeItem* card() const { return view_ ? view_->canvas().card(id_) : nullptr; }

    QPointer<CanvasView> view_;
    QString id_;
};

/// The canvas to a screen reader: a list of cards in the order of the network.
class CanvasAccessible : public QAccessibleWidget {
public:
    explicit CanvasAccessible(CanvasView* view)
        : QAccessibleWidget(view, QAccessible::List)
        , view_(view)
    {
        QObject::connect(&view->focusRing(), &CanvasFocus::moved, view,
                         [this](const QString& card) { announce(card); });
    }
    ~CanvasAccessible() override
    {
        for (const QAccessible::Id id : std::as_const(children_))
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return int(ids().size()); }
    QAccessibleInterface* child(int index) const override
    {
        const QStringList all = ids();
        return index >= 0 && index < all.size() ? interfaceOf(all[index]) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        const QStringList all = ids();
        for (int i = 0; i < all.size(); ++i)
            if (interfaceOf(all[i]) == child)
                return i;
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        const QPoint at = view_->viewport()->mapFromGlobal(QPoint(x, y));
        const NodeItem* card = view_->canvas().cardAt(view_->mapToScene(at));
        return card ? interfaceOf(card->id()) : nullptr;
    }
    QAccessibleInterface* focusChild() const override
    {
        const QString id = view_->focusRing().card();
        return view_->hasFocus() && !id.isEmpty() ? interfaceOf(id) : nullptr;
    }

private:
    QStringList ids() const
    {
        QStringList all = view_->canvas().cards().keys();
        std::sort(all.begin(), all.end(), [this](const QString& a, const QString& b) {
            const QPointF pa = view_->canvas().card(a)->pos(), pb = view_->canvas().card(b)->pos();
            return std::pair(pa.x(), pa.y()) < std::pair(pb.x(), pb.y());
        });
        return all;
    }
    QAccessibleInterface* interfaceOf(const QString& id) const
    {
        const auto found = children_.constFind(id);
        if (found != children_.constEnd())
            return QAccessible::accessibleInterface(*found);
        auto* made = new CardAccessible(view_, id);
        children_.insert(id, QAccessible::registerAccessibleInterface(made));
        return made;
    }
    void announce(const QString& card)
    {
        if (card.isEmpty() || !QAccessible::isActive() || !view_->hasFocus())
            return;
        QAccessibleEvent event(interfaceOf(card), QAccessible::Focus);
        QAccessible::updateAccessibility(&event);
    }

    CanvasView* view_;
    mutable QHash<QString, QAccessible::Id> children_;
};

QAccessibleInterface* makeCanvasAccessible(const QString& type, QObject* object)
{
    if (type != QLatin1String("loom::ui::CanvasView"))
        return nullptr;
    auto* view = qobject_cast<CanvasView*>(object);
    return view ? new CanvasAccessible(view) : nullptr;
}

} // namespace

void installCanvasAccessibility()
{
    QAccessible::installFactory(makeCanvasAccessible);
}

} // namespace loom::ui

#pragma once

#include "editor/canvas/canvas_geometry.h"
#include "editor/canvas/canvas_style.h"
#include "graph/graph.h"

#include <QGraphicsScene>
#include <QHash>
#include <map>
#include <memory>

namespace loom::ui {

class Document;
struct CardPicture;
class EdgeItem;
class GroupItem;
class Health;
class NodeItem;
class PickGroup;
class Theme;
enum class Change;

/// A port under the pointer.
struct PortHit {
    NodeItem* card = nullptr;
    bool output = false;
    int place = -1;
    explicit operator bool() const { return card != nullptr; }
};

/// The cards, wires and frames of a document's network, kept in step with it by ids: an edit touches the items that
/// it concerns, and no others. Shows; never edits.
class CanvasScene : public QGraphicsScene {
    Q_OBJECT
public:
    CanvasScene(Document* document, PickGroup* selection, Theme* theme, QObject* parent = nullptr);

    const CanvasStyle& style() const { return style_; }
    /// The card of a node or folded group; null while it is hidden or does not exist.
    NodeItem* card(const QString& id) const { return cards_.value(id); }
    /// The card that stands for a node: its own, or that of the folded group around it.
    NodeItem* cardFor(const std::string& node) const;
    const QHash<QString, NodeItem*>& cards() const { return cards_; }
    EdgeItem* wire(const Edge& edge) const;
    QList<EdgeItem*> wires() const;
    GroupItem* frame(const QString& group) const { return frames_.value(group); }

    NodeItem* cardAt(QPointF point) const;
    NodeItem* pictureAt(QPointF point) const; ///< whose picture has a unit there
    PortHit portAt(QPointF point) const;
    EdgeItem* wireAt(QPointF point, double reach) const;
    /// The innermost frame around the point (its title bar only, where asked).
    GroupItem* frameAt(QPointF point, bool titleOnly) const;
    /// Around everything; empty for an empty network.
    QRectF content() const;
    /// Nodes behind a card: itself, or what a folded group hides.
    QStringList nodesOf(const NodeItem& card) const;
    std::vector<EdgeItem*> wiresOf(const QString& card) const { return wiresOfCard_.value(card); }

    /// Shows nodes elsewhere while they are dragged; nothing is edited. An empty map ends it.
    void showAt(const std::map<std::string, Position>& places);
    /// What a layer makes of the data, under its card, no lower than `bottom`; an empty picture takes it away.
    void setPicture(const QString& node, const CardPicture& picture, double bottom = canvas::kFar);
    /// Whose findings stand on the cards; it outlives the scene.
    void setHealth(const Health* health);
    const Health* health() const { return health_; }
    void pickWire(EdgeItem* wire);
    EdgeItem* pickedWire() const { return pickedWire_; }
    void restyle();
    void retranslate(); ///< after a change of language

signals:
    void synchronised();
    void wirePicked();

private:
    void synchronise(Change change);
    void syncCards(bool looks);
    void placeCards(const QStringList& only = {});
    void syncWires(bool looks);
    void placeWire(EdgeItem& wire);
    void syncFrames();
    void syncPicked();
    void growRoom();
    QPointF placeOf(const Node& node) const;
    double roomBelow(const NodeItem& card, double bottom) const;
    bool isCovered(const QRectF& part) const;
    void placePills();

    Document* document_;
    PickGroup* selection_;
    const Health* health_ = nullptr;
    CanvasStyle style_;
    QHash<QString, NodeItem*> cards_;
    QHash<QString, GroupItem*> frames_;
    std::map<std::pair<Edge, int>, EdgeItem*> wires_; ///< the number tells equal wires apart
    QHash<QString, std::vector<EdgeItem*>> wiresOfCard_;
    std::map<std::string, QString> shownAs_; ///< node → id of its card
    std::map<std::string, Position> elsewhere_;
    EdgeItem* pickedWire_ = nullptr;
};

} // namespace loom::ui

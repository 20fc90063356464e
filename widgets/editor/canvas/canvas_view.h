#pragma once

#include "common/core_text.h"
#include "graph/graph.h"

#include <QElapsedTimer>
#include <QGraphicsView>
#include <QTimer>
#include <map>
#include <memory>
#include <string>

namespace loom {
struct Issue;
}

namespace loom::ui {

class CanvasFocus;
class CanvasScene;
class Document;
class DropTool;
class EdgeItem;
class EmptyHint;
class FindPopup;
class GroupItem;
class IssuePopup;
class Minimap;
class NodeItem;
class RenameEdit;
class MoveTool;
class PickGroup;
class Theme;
class WireTool;
enum class Change;

/// The stage on which networks are built: shows the canvas scene, zooms, pans, and turns mouse, wheel, drops
/// and keys into edits of the document. The edits themselves stand in graph_edits and in the tools.
class CanvasView : public QGraphicsView {
    Q_OBJECT
public:
    CanvasView(Document* document, PickGroup* selection, Theme* theme, QWidget* parent = nullptr);
    ~CanvasView() override;

    CanvasScene& canvas() const { return *scene_; }
    CanvasFocus& focusRing() const { return *focus_; }
    Document& document() const { return *document_; }
    PickGroup& selection() const { return *selection_; }
    Theme& theme() const { return *theme_; }

    /// 1 is a card at its natural size for the theme's scale.
    double zoom() const;
    void setZoom(double zoom, QPointF keepInPlace);
    void zoomBy(double factor); ///< about the middle of the view
    /// All of it, never larger than natural size; and so again whenever the view's size or a drawer changes, until
    /// the learner zooms or scrolls.
    void fit();
    void fitWhenLaidOut(); ///< once the view has its new size, at the latest when it is shown
    bool showsWhole() const; ///< is all of the network in sight?
    void reveal(const QString& node); ///< scrolls it into view and picks it
    /// Pixels at the right edge that a drawer hides: what is fitted, revealed or picked keeps clear of them.
    void setCovered(int pixels);
    void setCoveredBelow(int pixels); ///< the same of the lower edge
    std::map<std::string, Position> tidied() const; ///< places of all nodes, laid out for the part in sight
    QRect sight() const; ///< the part of the viewport that no drawer hides
    void jumpTo(const QString& path); ///< an Issue's address: `graph.nodes.conv1…`
    /// Where a new card goes when nobody points: the middle of the view, moved off other cards.
    Position freePlace() const;

    void scrollBy(QPoint pixels); ///< by the learner's hand
    /// Scrolls there, or shows everything where these nodes are too far apart to be seen together.
    void revealAll(const QStringList& nodes);

    void openFind(); ///< nodes of the network and layers to add
    void openAdd(QPoint at); ///< layers to add there, a place in the viewport
    /// The layers that fit an open end, at a place in the viewport; the picked one is added there and wired.
    void openFitting(const End& end, bool endIsOutput, QPoint at);
    void openRename(const QString& nodeOrGroup);
    void showIssuesOfEdge(const Edge& edge, QPoint at);
    void showIssuesOfCard(const NodeItem& card, QPoint at);
    void setMinimapWanted(bool wanted);
    bool isMinimapWanted() const;
    MoveTool& mover() const { return *move_; }

signals:
    void unitClicked(const QString& node, int unit); ///< its picture under the card
    void lookRequested(const QString& node); ///< what the numbers of the run look like there
    void zoomChanged(double zoom);
    void propertiesRequested(const QString& node); ///< Enter or double click on a card's body
    void menuRequested(QPoint global); ///< what lies under the pointer is picked
    void statusChanged(const QString& sentence); ///< what a drag or a pending wire would do; empty: nothing
    void refused(const loom::ui::Sentence& sentence); ///< why what was asked for was not done

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void documentChanged(Change change);
    void layOutUnplaced();
    void applyTheme();
    void applyZoom();
    void pressLeft(QMouseEvent* event);
    void pressCard(const NodeItem& card, Qt::KeyboardModifiers modifiers);
    void pick(const QStringList& nodes, Qt::KeyboardModifiers modifiers);
    void pickInBand(QRect band);
    void hover(QPointF scene);
    QString toolTipAt(QPointF scene) const;
    void showIssues(const std::vector<const Issue*>& issues, QPoint at,
                    const std::vector<const Issue*>& findings = {});
    void place(QWidget* popup, QPoint at);
    void bringIntoSight(const QRectF& scene);
    void uncoverPicked();
    void refit();
    double fittingZoom() const;
    bool pinch(QEvent* event);

    Document* document_;
    PickGroup* selection_;
    Theme* theme_;
    CanvasScene* scene_;
    std::unique_ptr<MoveTool> move_;
    std::unique_ptr<WireTool> wire_;
    std::unique_ptr<DropTool> drop_;
    std::unique_ptr<CanvasFocus> focus_;
    Minimap* minimap_;
    FindPopup* find_;
    IssuePopup* issues_;
    RenameEdit* rename_;
    EmptyHint* hint_;
    QString hoveredCard_;
    QStringList pickedBefore_; ///< a band drawn with Shift adds to these
    QPoint panFrom_;
    QTimer refit_;
    QElapsedTimer sincePress_;
    double zoom_ = 1;
    int covered_ = 0, coveredBelow_ = 0;
    bool fitted_ = false;
    bool follows_ = true; ///< shows the whole network whatever size the view gets
    bool panning_ = false;
};

} // namespace loom::ui

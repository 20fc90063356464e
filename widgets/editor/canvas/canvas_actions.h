#pragma once

#include "graph/graph.h"

#include <QList>
#include <QObject>
#include <QPoint>
#include <QStringList>

class QAction;
class QKeyEvent;

namespace loom {
struct Graph;
struct Position;
}

namespace loom::ui {

class CanvasView;
class Document;
enum class Alignment;

/// Every command of the canvas as a QAction (objectName = id, e.g. "canvas.tidy"), for menus, tool bars and
/// the command list. Texts follow the language.
class CanvasActions : public QObject {
    Q_OBJECT
public:
    explicit CanvasActions(CanvasView* view);

    const QList<QAction*>& all() const { return all_; }
    /// By id without the prefix: "tidy", "copy" …; null when there is none.
    QAction* action(const QString& id) const;
    QList<QAction*> editMenu() const; ///< cut … rename; null stands for a separator
    QList<QAction*> arrangeMenu() const;
    QList<QAction*> viewMenu() const;
    void retranslate(); ///< by itself when the view's language changes

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addAll();
    void add(const char* id, const char* icon, const char* keys, void (CanvasActions::*act)());
    void updateEnabled();
    QList<QAction*> list(const QStringList& ids) const;

    void openMenu(QPoint at);
    void remove(bool reconnect);
    void align(Alignment how);
    void addBelow(QStringList (Document::*add)(const Graph& part, Position at));
    QString pickedGroup() const;
    bool allPicked(bool Node::*flag) const;
    QStringList groupsOfPicked() const;

    void cut();
    void copy();
    void paste();
    void duplicate();
    void placeAgain();
    void removeReconnect();
    void removeOnly();
    void selectAll();
    void renamePicked();
    void group();
    void ungroup();
    void fold();
    void freeze();
    void bypass();
    void tidy();
    void alignLeft();
    void alignRight();
    void alignTop();
    void alignBottom();
    void distributeAcross();
    void distributeDown();
    void zoomIn();
    void zoomOut();
    void zoomNormal();
    void fit();
    void find();
    void toggleMinimap();

    CanvasView* view_;
    QList<QAction*> all_;
};

} // namespace loom::ui

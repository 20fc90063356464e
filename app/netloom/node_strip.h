#pragma once

#include <QPointer>
#include <QScrollArea>

class QHBoxLayout;
class QToolButton;

namespace loom::ui {

class Document;
class PickGroup;
class Theme;
class View;

/// The network as one line of pictograms in the order of computation: what remains of the canvas while a view has the
/// stage. A click picks the node; lit is the one that the view shows, grey are those of which it can show nothing.
class NodeStrip : public QScrollArea {
    Q_OBJECT
public:
    NodeStrip(Document* document, PickGroup* selection, Theme* theme, QWidget* parent = nullptr);
    /// Follows the view that has the stage.
    void setView(const View* view);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void follow();
    QString shapeOf(const std::string& node) const;

    Document* document_;
    PickGroup* selection_;
    Theme* theme_;
    QList<QToolButton*> cards_;
    QHBoxLayout* row_ = nullptr;
    QStringList shown_;
    QPointer<const View> view_;
};

} // namespace loom::ui

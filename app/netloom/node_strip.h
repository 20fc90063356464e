#pragma once

#include <QScrollArea>

class QButtonGroup;
class QHBoxLayout;

namespace loom::ui {

class Document;
class Selection;
class Theme;

/// The network as one line of pictograms in the order of computation: what remains of the canvas while a view has the
/// stage. A click picks the node.
class NodeStrip : public QScrollArea {
    Q_OBJECT
public:
    NodeStrip(Document* document, Selection* selection, Theme* theme, QWidget* parent = nullptr);

private:
    void rebuild();
    void follow();

    Document* document_;
    Selection* selection_;
    Theme* theme_;
    QButtonGroup* buttons_;
    QHBoxLayout* row_ = nullptr;
    QStringList shown_;
};

} // namespace loom::ui

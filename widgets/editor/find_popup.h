#pragma once

#include "graph/graph.h"

#include <QFrame>
#include <optional>

class QLineEdit;
class QListWidget;

namespace loom::ui {

class CanvasView;

/// A small list with a search field over the canvas: nodes to go to, layers to add, or the layers that fit an open
/// end.
class FindPopup : public QFrame {
    Q_OBJECT
public:
    explicit FindPopup(CanvasView* view);

    void openFind();
    void openAdd(QPointF scene); ///< layers alone, for that place
    void openFitting(const End& end, bool endIsOutput, QPointF scene);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void open();
    void fill(const QString& words);
    void addLayers(const QString& words);
    void choose();
    void addLayer(const std::string& type);
    void addRow(const QString& icon, const QString& title, const QString& id, bool node);

    CanvasView* view_;
    QLineEdit* words_;
    QListWidget* list_;
    std::optional<End> end_;
    bool endIsOutput_ = true, layersOnly_ = false;
    QPointF at_;
};

} // namespace loom::ui

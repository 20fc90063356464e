#include "editor/find_popup.h"

#include "common/core_text.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/node_name.h"
#include "document/pick_group.h"
#include "editor/canvas/canvas_geometry.h"
#include "editor/canvas/canvas_view.h"
#include "editor/graph_edits.h"
#include "editor/layer_search.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace loom::ui {

namespace {
constexpr int kId = Qt::UserRole, kIsNode = Qt::UserRole + 1;
}

FindPopup::FindPopup(CanvasView* view)
    : QFrame(view)
    , view_(view)
    , words_(new QLineEdit(this))
    , list_(new QListWidget(this))
{
    setObjectName(QStringLiteral("canvasFind"));
    words_->setObjectName(QStringLiteral("canvasFindWords"));
    list_->setObjectName(QStringLiteral("canvasFindList"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(words_);
    layout->addWidget(list_);
    list_->setFocusPolicy(Qt::NoFocus);
    words_->installEventFilter(this);
    connect(words_, &QLineEdit::textChanged, this, &FindPopup::fill);
    connect(list_, &QListWidget::itemClicked, this, &FindPopup::choose);
    hide();
}

void FindPopup::openFind()
{
    end_.reset();
    layersOnly_ = false;
    at_ = pointOf(view_->freePlace());
    words_->setPlaceholderText(tr("Find a node, or a layer to add"));
    words_->setAccessibleName(words_->placeholderText());
    open();
}

void FindPopup::openAdd(QPointF scene)
{
    end_.reset();
    layersOnly_ = true;
    at_ = scene - QPointF(canvas::kCardWidth, canvas::kCardHeight) / 2;
    words_->setPlaceholderText(tr("Find a layer to add here"));
    words_->setAccessibleName(words_->placeholderText());
    open();
}

void FindPopup::openFitting(const End& end, bool endIsOutput, QPointF scene)
{
    end_ = end;
    endIsOutput_ = endIsOutput;
    at_ = scene;
    words_->setPlaceholderText(tr("Layers that fit here"));
    words_->setAccessibleName(words_->placeholderText());
    open();
}

void FindPopup::open()
{
    const Theme& theme = view_->theme();
    constexpr int kWide = 70, kTall = 80;
    layout()->setContentsMargins(theme.px(2), theme.px(2), theme.px(2), theme.px(2));
    resize(theme.px(kWide), theme.px(kTall));
    list_->setAccessibleName(tr("Found layers"));
    words_->clear();
    fill({});
    show();
    raise();
    words_->setFocus(Qt::PopupFocusReason);
}

void FindPopup::addRow(const QString& icon, const QString& title, const QString& id, bool node)
{
    auto* row = new QListWidgetItem(view_->theme().icon(icon), title, list_);
    row->setData(kId, id);
    row->setData(kIsNode, node);
}

void FindPopup::fill(const QString& words)
{
    list_->clear();
    const Graph& graph = view_->document().graph();
    const QString wanted = searchForm(words);
    if (!end_ && !layersOnly_)
        for (const Node& node : graph.nodes)
            if (searchForm(nodeName(node) + QString::fromStdString(node.id)).contains(wanted))
                addRow(QStringLiteral("layers/") + QString::fromStdString(node.type), nodeName(node),
                       QString::fromStdString(node.id), true);
    addLayers(words);
    list_->setCurrentRow(0);
}

void FindPopup::addLayers(const QString& words)
{
    const Document& document = view_->document();
    for (const LayerType& layer : layersTable()) {
        if (layer.category == LayerCategory::loss || !layerMatches(layer, words))
            continue;
        const bool open = end_ && (endIsOutput_ ? !layer.inputs.empty() : !layer.outputs.empty());
        if (end_
            && (!open
                || !whyLayerDoesNotFit(document.graph(), document.fields(), *end_, endIsOutput_, layer.id).empty()))
            continue;
        const QString title = coreText(layer.title);
        addRow(QStringLiteral("layers/") + QString::fromStdString(layer.id),
               end_ || layersOnly_ ? title : tr("Add %1").arg(title), QString::fromStdString(layer.id), false);
    }
}

void FindPopup::choose()
{
    const QListWidgetItem* row = list_->currentItem();
    if (!row)
        return;
    const QString id = row->data(kId).toString();
    const bool node = row->data(kIsNode).toBool();
    hide();
    if (node)
        view_->reveal(id);
    else
        addLayer(id.toStdString());
}

void FindPopup::addLayer(const std::string& type)
{
    Document& document = view_->document();
    Graph graph = document.graph();
    std::string id;
    if (end_) {
        const QPointF corner = endIsOutput_ ? at_ - QPointF(0, canvas::kCardHeight / 2)
                                            : at_ - QPointF(canvas::kCardWidth, canvas::kCardHeight / 2);
        const Node* near = graph.find(end_->node);
        id = add(graph, type, freePlaceNear(graph, positionOf(corner)), near ? near->group : std::string());
        loom::ui::connect(graph, endIsOutput_ ? Edge{*end_, {id, {}}} : Edge{{id, {}}, *end_});
    } else if (layersOnly_) {
        id = add(graph, type, freePlaceNear(graph, positionOf(at_)));
    } else if (const QString picked = view_->selection().node(); graph.find(picked.toStdString())) {
        id = addAfter(graph, picked.toStdString(), type);
    } else {
        id = add(graph, type, positionOf(at_));
    }
    document.editGraph(graph, tr("Add %1").arg(layerTitle(type)));
    view_->reveal(QString::fromStdString(id));
}

bool FindPopup::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && !list_->underMouse())
        hide();
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        choose();
        return true;
    }
    if (key == Qt::Key_Escape) {
        hide();
        return true;
    }
    if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
        QApplication::sendEvent(list_, event);
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void FindPopup::hideEvent(QHideEvent* event)
{
    QFrame::hideEvent(event);
    view_->setFocus(Qt::PopupFocusReason);
}

} // namespace loom::ui

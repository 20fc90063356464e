#include "editor/palette.h"

#include "common/theme.h"
#include "document/document.h"
#include "document/node_name.h"
#include "document/pick_group.h"
#include "editor/canvas/canvas_scene.h"
#include "editor/canvas/canvas_view.h"
#include "editor/canvas/edge_item.h"
#include "editor/graph_edits.h"
#include "editor/layer_search.h"
#include "editor/palette_model.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>
#include <QVBoxLayout>
#include <limits>

namespace loom::ui {

Palette::Palette(CanvasView* canvas, Theme* theme, QWidget* parent)
    : QWidget(parent)
    , canvas_(canvas)
    , theme_(theme)
    , model_(new PaletteModel(theme, this))
    , filter_(new PaletteFilter(this))
    , search_(new QLineEdit(this))
    , tree_(new QTreeView(this))
    , none_(new QLabel(this))
{
    setObjectName(QStringLiteral("palette"));
    search_->setObjectName(QStringLiteral("paletteSearch"));
    search_->setClearButtonEnabled(true);
    tree_->setObjectName(QStringLiteral("paletteTree"));
    filter_->setSourceModel(model_);
    tree_->setModel(filter_);
    tree_->setHeaderHidden(true);
    tree_->setDragEnabled(true);
    tree_->setDragDropMode(QAbstractItemView::DragOnly);
    tree_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    tree_->setUniformRowHeights(true);
    tree_->setRootIsDecorated(false);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(search_);
    layout->addWidget(none_);
    layout->addWidget(tree_, 1);
    none_->setObjectName(QStringLiteral("paletteNone"));
    none_->setProperty("role", "muted");
    none_->setWordWrap(true);
    none_->hide();
    connect(search_, &QLineEdit::textChanged, this, &Palette::search);
    connect(search_, &QLineEdit::returnPressed, this, &Palette::addCurrent);
    connect(tree_, &QTreeView::doubleClicked, this, &Palette::addCurrent);
    search_->installEventFilter(this);
    tree_->installEventFilter(this);
    connect(theme, &Theme::changed, this, &Palette::restyle);
    retranslate();
    restyle();
}

void Palette::focusSearch()
{
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

void Palette::clearSearch()
{
    search_->clear();
}

QWidget* Palette::lastInTabOrder() const
{
    return tree_;
}

void Palette::retranslate()
{
    none_->setText(tr("No layer is called that. Names are known in Korean, in English and as in files."));
    search_->setPlaceholderText(tr("Find a layer"));
    search_->setAccessibleName(tr("Find a layer"));
    tree_->setAccessibleName(tr("Layers"));
}

void Palette::restyle()
{
    constexpr int kIcon = 5;
    layout()->setContentsMargins(theme_->px(1), theme_->px(1.5), theme_->px(0.5), theme_->px(1));
    tree_->setIconSize({theme_->px(kIcon), theme_->px(kIcon)});
    tree_->setIndentation(0); // the icon tells a layer from its category, and names need the room
    model_->fill();
    tree_->expandAll();
}

void Palette::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        model_->fill();
        tree_->expandAll();
    }
    QWidget::changeEvent(event);
}

void Palette::search(const QString& words)
{
    filter_->setWords(words);
    tree_->expandAll();
    none_->setVisible(filter_->rowCount() == 0);
    tree_->setCurrentIndex(words.isEmpty() ? QModelIndex() : bestMatch(searchForm(words)));
}

/// What Enter adds: a layer whose name begins with the words before one that only holds them, and of two that differ
/// in nothing else the one of pictures, which is met before that of sequences.
QModelIndex Palette::bestMatch(const QString& words) const
{
    QModelIndex best;
    int least = std::numeric_limits<int>::max();
    for (int group = 0; group < filter_->rowCount(); ++group)
        for (int row = 0; row < filter_->rowCount(filter_->index(group, 0)); ++row) {
            const QModelIndex index = filter_->index(row, 0, filter_->index(group, 0));
            const QString id = index.data(PaletteModel::kLayer).toString();
            const bool begins =
                searchForm(index.data().toString()).startsWith(words) || searchForm(id).startsWith(words);
            if (const int rank = 2 * !begins + id.contains(QLatin1String("1d")); rank < least) {
                least = rank;
                best = index;
            }
        }
    return best;
}

/// After the picked node and wired to it, or on the picked wire, else into the middle.
void Palette::addCurrent()
{
    const QString id = tree_->currentIndex().data(PaletteModel::kLayer).toString();
    if (id.isEmpty())
        return;
    Document& document = canvas_->document();
    Graph graph = document.graph();
    const std::string type = id.toStdString(), picked = canvas_->selection().node().toStdString();
    const EdgeItem* wire = canvas_->canvas().pickedWire();
    std::string added;
    if (graph.find(picked)) {
        added = addAfter(graph, picked, type);
    } else if (wire && graph.find(wire->edge().to.node)) {
        added = add(graph, type, graph.find(wire->edge().to.node)->at);
        insertOn(graph, wire->edge(), added);
        makeRoom(graph, added);
    } else {
        added = add(graph, type, canvas_->freePlace());
    }
    document.editGraph(graph, tr("Add %1").arg(layerTitle(type)));
    const QWidget* focus = QApplication::focusWidget();
    canvas_->reveal(QString::fromStdString(added));
    if (focus == search_ || focus == tree_) // so that the next layer can follow at once
        const_cast<QWidget*>(focus)->setFocus();
}

bool Palette::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* press = static_cast<QKeyEvent*>(event);
    const bool enter = press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter;
    if (watched == tree_ && enter) {
        addCurrent();
        return true;
    }
    if (watched == search_ && (press->key() == Qt::Key_Down || press->key() == Qt::Key_Up)) {
        QApplication::sendEvent(tree_, event);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace loom::ui

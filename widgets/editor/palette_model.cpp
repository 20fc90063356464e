#include "editor/palette_model.h"

#include "common/core_text.h"
#include "common/theme.h"
#include "editor/canvas/layer_mime.h"
#include "editor/layer_search.h"
#include "graph/layer_type.h"

#include <QMimeData>
#include <map>

namespace loom::ui {

PaletteModel::PaletteModel(Theme* theme, QObject* parent)
    : QStandardItemModel(parent)
    , theme_(theme)
{
    fill();
}

void PaletteModel::fill()
{
    clear();
    std::map<LayerCategory, QStandardItem*> categories;
    for (int c = int(LayerCategory::source); c < int(LayerCategory::loss); ++c) {
        auto* category = new QStandardItem(categoryTitle(LayerCategory(c)));
        category->setFlags(Qt::ItemIsEnabled);
        category->setFont(theme_->font(13, true));
        categories[LayerCategory(c)] = category;
    }
    for (const LayerType& layer : layersTable()) {
        const auto category = categories.find(layer.category);
        if (category == categories.end())
            continue;
        const QString id = QString::fromStdString(layer.id), title = coreText(layer.title);
        auto* item = new QStandardItem(theme_->icon(QStringLiteral("layers/") + id), title);
        item->setData(id, kLayer);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled);
        const QString formula = QString::fromStdString(layer.formula).toHtmlEscaped();
        item->setToolTip(QStringLiteral("<p><b>%1</b> · %2</p><p>%3</p>")
                             .arg(title.toHtmlEscaped(), id, coreText(layer.text).toHtmlEscaped())
                         + (formula.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(formula)));
        item->setData(coreText(layer.text), Qt::AccessibleDescriptionRole);
        category->second->appendRow(item);
    }
    for (const auto& [category, item] : categories)
        if (item->hasChildren())
            appendRow(item);
        else
            delete item;
}

QStringList PaletteModel::mimeTypes() const
{
    return {layerMimeType()};
}

QMimeData* PaletteModel::mimeData(const QModelIndexList& indexes) const
{
    const QString id = indexes.isEmpty() ? QString() : indexes.first().data(kLayer).toString();
    if (id.isEmpty())
        return nullptr;
    auto* data = new QMimeData;
    data->setData(layerMimeType(), id.toUtf8());
    return data;
}

void PaletteFilter::setWords(const QString& words)
{
    words_ = words;
    invalidateFilter();
}

bool PaletteFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (!parent.isValid()) {
        for (int child = 0; child < sourceModel()->rowCount(index); ++child)
            if (filterAcceptsRow(child, index))
                return true;
        return false;
    }
    const LayerType* layer = findLayer(index.data(PaletteModel::kLayer).toString().toStdString());
    return layer && layerMatches(*layer, words_);
}

} // namespace loom::ui

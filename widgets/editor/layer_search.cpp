#include "editor/layer_search.h"

#include "common/core_text.h"
#include "editor/canvas/canvas_words.h"
#include "graph/layer_type.h"

namespace loom::ui {

QString searchForm(const QString& words)
{
    QString form;
    for (const QChar c : words)
        if (c.isLetterOrNumber())
            form.append(c.toLower());
    return form;
}

bool layerMatches(const LayerType& layer, const QString& words)
{
    const QString wanted = searchForm(words);
    for (const QString& name :
         {QString::fromStdString(layer.id), QString::fromStdString(english(layer.title)), coreText(layer.title)})
        if (searchForm(name).contains(wanted))
            return true;
    return false;
}

QString categoryTitle(LayerCategory category)
{
    switch (category) {
    case LayerCategory::source:
        return Canvas::tr("Input");
    case LayerCategory::core:
        return Canvas::tr("Fully connected");
    case LayerCategory::convolution:
        return Canvas::tr("Convolution");
    case LayerCategory::pooling:
        return Canvas::tr("Pooling");
    case LayerCategory::recurrent:
        return Canvas::tr("Recurrent");
    case LayerCategory::attention:
        return Canvas::tr("Attention");
    case LayerCategory::shape:
        return Canvas::tr("Shape");
    case LayerCategory::normalization:
        return Canvas::tr("Normalization");
    case LayerCategory::regularization:
        return Canvas::tr("Regularization");
    case LayerCategory::activation:
        return Canvas::tr("Activation");
    case LayerCategory::merge:
        return Canvas::tr("Merging");
    case LayerCategory::arithmetic:
        return Canvas::tr("Arithmetic");
    case LayerCategory::loss:
        return Canvas::tr("Loss");
    }
    return {};
}

} // namespace loom::ui

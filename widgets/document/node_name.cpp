#include "document/node_name.h"

#include "common/core_text.h"
#include "graph/layer_type.h"

namespace loom::ui {

QString layerTitle(const std::string& type)
{
    const LayerType* layer = findLayer(type);
    return layer ? coreText(layer->title) : QString::fromStdString(type);
}

QString nodeName(const Node& node)
{
    if (!node.title.empty())
        return QString::fromStdString(node.title);
    const QString kind = layerTitle(node.type), id = QString::fromStdString(node.id);
    return node.type == node.id && !findLayer(node.type) ? id : kind + QLatin1Char(' ') + id;
}

} // namespace loom::ui

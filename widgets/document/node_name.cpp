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
    const QString type = QString::fromStdString(node.type);
    if (id == type)
        return findLayer(node.type) ? kind : id;
    // An id that was made from the type: what follows it parts the layer from others of its kind.
    bool numbered = false;
    const QString behind = id.startsWith(type + QLatin1Char('_')) ? id.mid(type.size() + 1) : id;
    behind.toInt(&numbered);
    return kind + QLatin1Char(' ') + (numbered ? behind : id);
}

QString shortNodeName(const Node& node)
{
    const bool named = !node.title.empty() || node.id.rfind(node.type, 0) == 0;
    return named ? nodeName(node) : QString::fromStdString(node.id);
}

} // namespace loom::ui

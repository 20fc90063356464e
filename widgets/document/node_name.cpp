#include "document/node_name.h"

#include "common/core_text.h"
#include "graph/layer_type.h"
#include "graph/naming.h"

namespace loom::ui {

QString layerTitle(const std::string& type)
{
    const LayerType* layer = findLayer(type);
    return layer ? coreText(layer->title) : QString::fromStdString(type);
}

namespace {

/// Does the id say the layer's kind: `dense_2`, or `conv2` of a conv2d?
bool saysKind(const NumberedId& id, const std::string& type)
{
    constexpr std::size_t kShortest = 4; // a letter or two is in every word
    return id.stem == type || (id.stem.size() >= kShortest && type.find(id.stem) != std::string::npos);
}

} // namespace

QString givenTitle(const std::string& title)
{
    const NumberedId split = splitTitle(title);
    if (!split.known)
        return QString::fromStdString(title);
    const QString words = coreTranslation(split.stem);
    return split.number.empty() ? words : words + QLatin1Char(' ') + QString::fromStdString(split.number);
}

QString nodeName(const Node& node)
{
    if (!node.title.empty())
        return givenTitle(node.title);
    const QString own = ownNodeName(node);
    return own.isEmpty() ? layerTitle(node.type) : layerTitle(node.type) + QLatin1Char(' ') + own;
}

QString shortNodeName(const Node& node)
{
    const QString own = ownNodeName(node);
    const bool number = own.isEmpty() || own.front().isDigit();
    return number && node.title.empty() ? nodeName(node) : own;
}

QString ownNodeName(const Node& node)
{
    if (!node.title.empty())
        return givenTitle(node.title);
    if (node.id == node.type && findLayer(node.type))
        return {};
    const NumberedId id = splitId(node.id);
    return saysKind(id, node.type) && !(id.number.empty() && id.stem != node.type)
        ? QString::fromStdString(id.number)
        : idText(QString::fromStdString(node.id));
}

} // namespace loom::ui

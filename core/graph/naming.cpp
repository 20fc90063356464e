#include "graph/naming.h"

#include <algorithm>
#include <map>
#include <set>

namespace loom {

std::string nameOf(const Node& node)
{
    const LayerType* type = findLayer(node.type);
    if (!node.title.empty() || !type || node.id.rfind(node.type, 0) != 0)
        return node.title.empty() ? node.id : node.title;
    const std::string rest = node.id.substr(node.type.size());
    if (rest.empty())
        return type->title.pattern();
    const bool number =
        rest.size() > 1 && rest[0] == '_' && rest.find_first_not_of("0123456789", 1) == std::string::npos;
    return number ? type->title.pattern() + " " + rest.substr(1) : node.id;
}

NumberedId splitId(const std::string& id)
{
    static const std::set<std::string> words = {TR("features"), TR("hidden"), TR("image"), TR("line"),
                                                TR("memory"),   TR("neuron"), TR("out"),   TR("output"),
                                                TR("point"),    TR("series"), TR("space"), TR("words")};
    const std::size_t end = id.find_last_not_of("0123456789") + 1; // 0: nothing but digits
    if (end == 0)
        return {id, {}, false};
    std::string stem = id.substr(0, end);
    if (end < id.size() && end > 1 && stem.back() == '_')
        stem.pop_back();
    const bool known = words.contains(stem);
    return {std::move(stem), id.substr(end), known};
}

NumberedId splitTitle(const std::string& title)
{
    static const std::set<std::string> words = {TR("8 × 8 again"),
                                                TR("Block"),
                                                TR("Content"),
                                                TR("Discriminator"),
                                                TR("Drawn filters, not trained"),
                                                TR("Generator"),
                                                TR("How neighbors differ"),
                                                TR("Inception"),
                                                TR("Stem"),
                                                TR("Style"),
                                                TR("The picture that is made"),
                                                TR("The same on the content"),
                                                TR("The same on the style"),
                                                TR("Three convolutions"),
                                                TR("Transformer block")};
    if (words.contains(title))
        return {title, {}, true};
    const std::size_t blank = title.rfind(' ');
    if (blank == std::string::npos || blank + 1 == title.size() || title[blank + 1] < '0' || title[blank + 1] > '9'
        || !words.contains(title.substr(0, blank)))
        return {title, {}, false};
    return {title.substr(0, blank), title.substr(blank + 1), true};
}

std::string nameIn(const Graph& graph, const std::string& id)
{
    const Node* node = graph.find(id);
    return node ? nameOf(*node) : id;
}

std::string titleOf(const std::string& layer)
{
    const LayerType* type = findLayer(layer);
    return type ? type->title.pattern() : layer;
}

std::string attributeTitle(const std::string& layer, const std::string& attribute)
{
    const LayerType* type = findLayer(layer);
    const AttributeSpec* spec = type ? findSpec(type->attributes, attribute) : nullptr;
    return spec && !spec->title.empty() ? spec->title.pattern() : attribute;
}

std::string parameterTitle(const std::string& parameter)
{
    static const std::map<std::string, const char*> titles = {
        {"kernel", TR("kernel")},
        {"bias", TR("bias")},
        {"recurrent_kernel", TR("recurrent kernel")},
        {"recurrent_bias", TR("recurrent bias")},
        {"forward/kernel", TR("kernel, forwards")},
        {"forward/bias", TR("bias, forwards")},
        {"forward/recurrent_kernel", TR("recurrent kernel, forwards")},
        {"forward/recurrent_bias", TR("recurrent bias, forwards")},
        {"layer/kernel", TR("kernel")},
        {"layer/bias", TR("bias")},
        {"backward/kernel", TR("kernel, backwards")},
        {"backward/bias", TR("bias, backwards")},
        {"backward/recurrent_kernel", TR("recurrent kernel, backwards")},
        {"backward/recurrent_bias", TR("recurrent bias, backwards")},
        {"depthwise_kernel", TR("depthwise kernel")},
        {"pointwise_kernel", TR("pointwise kernel")},
        {"alpha", TR("slopes below 0")},
        {"gamma", TR("gamma")},
        {"beta", TR("beta")},
        {"running_mean", TR("running mean")},
        {"running_variance", TR("running variance")},
    };
    const auto found = titles.find(parameter);
    return found == titles.end() ? parameter : found->second;
}

} // namespace loom

#include "base/listed.h"
#include "graph/checks.h"
#include "graph/repair.h"

#include <algorithm>

namespace loom {
namespace {

/// Sentences about a value with the node's name in front: the same words as `checked`, each marked whole for
/// translation.
const char* withNode(const std::string& pattern)
{
    static constexpr const char* kPatterns[] = {
        TR("{node}: {attribute} is {value}; it must be above {minimum}"),
        TR("{node}: {attribute} is {value}; it must be at least {minimum}"),
        TR("{node}: {attribute} is {value}; it must lie between {minimum} and {maximum}"),
        TR("{node}: {attribute} is {value}; it must be {wanted}"),
        TR("{node}: {attribute} is “{value}”; it must be one of: {choices}"),
        TR("{node}: {attribute} is {value}; it must be {count} whole numbers"),
        TR("{node}: {attribute} is empty; it must be {wanted}"),
    };
    for (const char* candidate : kPatterns)
        if (std::string_view(candidate).substr(8) == pattern)
            return candidate;
    return nullptr;
}

Text withNode(const Text& sentence, const Node& node)
{
    const char* pattern = withNode(sentence.pattern());
    if (!pattern)
        return sentence;
    Text text(pattern, {{"node", nameOf(node)}});
    for (const Argument& argument : sentence.arguments())
        text.with(argument);
    return text;
}

Issue unknownAttribute(const Node& node, const LayerType& type, const std::string& name)
{
    std::vector<std::string> known;
    for (const AttributeSpec& spec : type.attributes)
        known.push_back(spec.name);
    Issue issue =
        issueAt(node,
                Text(TR("{node}: the layer {type} has no attribute “{attribute}”; it is kept in the file and "
                        "has no effect. It has: {known}."),
                     {{"node", nameOf(node)},
                      {"type", type.title.pattern()},
                      {"attribute", name},
                      {"known", known.empty() ? "–" : listedFor(name, known)}}));
    issue.severity = Severity::warning;
    return issue;
}

} // namespace

std::vector<Issue> attributeIssues(const Node& node, const LayerType& type)
{
    std::vector<Issue> issues;
    for (const auto& [name, value] : node.attributes) {
        const AttributeSpec* spec = findSpec(type.attributes, name);
        if (!spec) {
            issues.push_back(unknownAttribute(node, type, name));
            continue;
        }
        const Result<Value> result = checked(*spec, value);
        if (result)
            continue;
        Issue issue = issueAt(
            node, withNode(result.error(), node),
            {setRepair(Text(TR("Set {attribute} to {value}"),
                            {{"attribute", attributeTitle(type.id, name)}, {"value", describe(spec->fallback)}}),
                       node.id, name, spec->fallback)});
        issue.path = "graph.nodes." + node.id + ".attributes." + name;
        issues.push_back(std::move(issue));
    }
    return issues;
}

} // namespace loom

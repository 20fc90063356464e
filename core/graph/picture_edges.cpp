#include "graph/picture_edges.h"

#include "graph/code_call.h"
#include "graph/layer_pieces.h"

namespace loom {

PictureEdges edgesOf(const std::vector<std::int64_t>& numbers)
{
    switch (numbers.size()) {
    case 1:
        return {numbers[0], numbers[0], numbers[0], numbers[0]};
    case 2:
        return {numbers[0], numbers[0], numbers[1], numbers[1]};
    case 4:
        return {numbers[0], numbers[1], numbers[2], numbers[3]};
    default:
        return {};
    }
}

AttributeSpec edgesAttribute(const char* name, std::int64_t fallback, Text title, Text help)
{
    return {.name = name,
            .kind = AttributeKind::integers,
            .fallback = std::vector<std::int64_t>{fallback, fallback},
            .title = std::move(title),
            .help = std::move(help),
            .minimum = 0,
            .maximum = 1e5,
            .step = 1};
}

std::vector<Issue> edgesIssues(const LayerQuery& query, const std::string& attribute)
{
    if (std::vector<Issue> issues = unlessPicture(query); !issues.empty())
        return issues;
    const std::vector<std::int64_t> numbers = query.integers(attribute);
    if (numbers.size() == 1 || numbers.size() == 2 || numbers.size() == 4)
        return {};
    const std::vector<std::int64_t> one{1};
    return {
        problem(query, attribute,
                Text(TR("{node} takes one number for all edges, two for rows and columns, or four for top, bottom, "
                        "left and right; there are {given}."),
                     {{"node", query.name}, {"given", numbers.size()}}),
                {setRepair(TR("Take 1 at every edge"), query.node, attribute, one)})};
}

std::string edgesInCode(const PictureEdges& e)
{
    const bool alike = e.top == e.bottom && e.bottom == e.left && e.left == e.right;
    return alike ? python::number(e.top)
                 : "(" + python::tuple({e.top, e.bottom}) + ", " + python::tuple({e.left, e.right}) + ")";
}

} // namespace loom

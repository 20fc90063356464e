#include "graph/merge_pieces.h"

#include "graph/layer_pieces.h"

#include <cmath>

namespace loom {

/// Where the last axis alone differs: one of the two becomes as long as the other.
static std::vector<Repair> alikeRepairs(const LayerQuery& query, std::size_t port)
{
    const Shape &first = query.inputs[0], &other = query.inputs[port];
    if (first.rank() == 0 || first.rank() != other.rank())
        return {};
    for (int axis = 0; axis + 1 < first.rank(); ++axis)
        if (first[axis] != other[axis])
            return {};
    std::vector<Repair> repairs = resizeSource(query, port, first[-1]);
    for (Repair& repair : resizeSource(query, 0, other[-1]))
        repairs.push_back(std::move(repair));
    return repairs;
}

ShapeAnswer mergedShape(const LayerQuery& query)
{
    for (std::size_t i = 1; i < query.inputs.size(); ++i)
        if (query.inputs[i] != query.inputs[0])
            return {
                {},
                {problem(query, {},
                         Text(TR("{node} takes its inputs number by number, so all must have one shape; input 1 is "
                                 "{first} and input {number} is {other}."),
                              {{"node", query.name},
                               {"first", describe(query.inputs[0])},
                               {"number", i + 1},
                               {"other", describe(query.inputs[i])}}),
                         alikeRepairs(query, i))}};
    return sameShape(query);
}

PortSpec mergedInputs()
{
    return {.name = "input", .title = TR("Inputs"), .variadic = true, .atLeast = 2};
}

std::vector<LayerSample> mergedSamples()
{
    return {{{}, {{4}, {4}}}, {{}, {{2, 3, 2}, {2, 3, 2}, {2, 3, 2}}}};
}

std::vector<LayerErrorSample> mergedErrors()
{
    return {{{}, {{4}, {5}}, "input 1 is 4 and input 2 is 5"},
            {{}, {{8, 8, 3}, {8, 8, 3}, {8, 8, 4}}, "input 1 is 8 × 8 × 3 and input 3 is 8 × 8 × 4"}};
}

std::vector<Formula> mergedNumbers(const ExplainQuery& query, ElementNames& names)
{
    std::vector<Formula> numbers;
    for (const std::string& input : query.inputs)
        numbers.push_back(names("x", {input, query.index}));
    return numbers;
}

Formula mergedGradient(const ExplainQuery& query, ElementNames& names)
{
    return names("g", {query.node + "/output:gradient", query.index});
}

std::optional<Formula> explainExtreme(const ExplainQuery& query, ElementNames& names, bool largest)
{
    if (query.of == "output") {
        const std::vector<Formula> numbers = mergedNumbers(query, names);
        Formula chosen = numbers.front();
        for (std::size_t i = 1; i < numbers.size(); ++i)
            chosen = Formula::call(largest ? "max" : "min", {chosen, numbers[i]});
        return chosen;
    }
    if (query.of != "input:gradient" || !query.value)
        return std::nullopt;
    std::size_t chosen = 0;
    double best = query.value({query.inputs[0], query.index});
    for (std::size_t i = 1; i < query.inputs.size(); ++i)
        if (const double x = query.value({query.inputs[i], query.index}); largest ? x > best : x < best) {
            best = x;
            chosen = i;
        }
    return std::isnan(best)    ? std::nullopt
        : chosen == query.port ? std::optional(mergedGradient(query, names))
                               : std::optional(Formula());
}

} // namespace loom

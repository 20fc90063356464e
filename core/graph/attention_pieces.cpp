#include "graph/attention_pieces.h"

#include "graph/checks.h"
#include "graph/layer_pieces.h"

#include <algorithm>
#include <array>

namespace loom::attention {
namespace {

constexpr std::array<const char*, 3> kNames = {"query", "value", "key"};

/// None where the layer stands alone or nothing is wired there.
std::optional<std::size_t> wireTo(const LayerQuery& query, Port port)
{
    const std::size_t place = std::size_t(port);
    if (query.sources.empty())
        return place < query.inputs.size() ? std::optional(place) : std::nullopt;
    for (std::size_t i = 0; i < query.sources.size(); ++i) {
        const std::string& name = query.sources[i].wire.to.port;
        if (name == kNames[place] || (port == Port::query && name.empty()))
            return i;
    }
    return std::nullopt;
}

/// Places of the keys that a query at `place` looks at.
std::optional<std::int64_t> seenFrom(const ExplainQuery& query, std::int64_t place)
{
    const std::size_t wire = wireFor(query.layer, value);
    std::int64_t seen = query.layer.inputs[wire][0];
    if (query.layer.flag("causal"))
        seen = std::min(seen, place + 1);
    if (wire >= query.layer.lengths.size() || query.layer.lengths[wire].empty())
        return seen;
    const double told = query.value ? query.value({query.layer.lengths[wire], {0}}) : -1;
    return told >= 0 ? std::optional(std::min(seen, std::int64_t(told))) : std::nullopt;
}

} // namespace

std::vector<PortSpec> inputs()
{
    return {{"query", TR("Query")},
            {.name = "value", .title = TR("Value"), .optional = true},
            {.name = "key", .title = TR("Key"), .optional = true}};
}

AttributeSpec causalAttribute()
{
    return {.name = "causal",
            .kind = AttributeKind::boolean,
            .fallback = false,
            .title = TR("Only backwards"),
            .help = TR("Each place looks at itself and at those before it, so that no answer knows what comes later: "
                       "needed where the next word is to be told.")};
}

std::size_t wireFor(const LayerQuery& query, Port port)
{
    for (int place = port; place > Port::query; --place)
        if (const std::optional<std::size_t> wire = wireTo(query, Port(place)))
            return *wire;
    return 0;
}

const Shape& shapeFor(const LayerQuery& query, Port port)
{
    return query.inputs[wireFor(query, port)];
}

std::vector<Issue> seriesIssues(const LayerQuery& query, std::int64_t numbersEach)
{
    const Argument node("node", query.name);
    for (const Shape& input : query.inputs)
        if (input.rank() != 2)
            return {problem(query, {},
                            Text(TR("{node} looks from step to step of a sequence (time × numbers); an input has the "
                                    "shape {shape}."),
                                 {node, {"shape", describe(input)}}))};
    if (wireTo(query, key) && !wireTo(query, value))
        return {
            problem(query, {},
                    Text(TR("{node} has a key but no value: where it finds a key it has nothing to read. Wire the "
                            "value too."),
                         {node}))};
    const Shape &values = shapeFor(query, value), &keys = shapeFor(query, key),
                &queries = shapeFor(query, Port::query);
    if (values[0] != keys[0])
        return {problem(query, {},
                        Text(TR("{node} needs a key for each value; there are {keys} keys and {values} values."),
                             {node, {"keys", keys[0]}, {"values", values[0]}}))};
    if (double(queries[0]) * double(values[0]) * double(numbersEach) > double(kLargestOutput))
        return {problem(query, {},
                        Text(TR("{node}: {steps} steps that look at {places} are more than one sample may hold (at "
                                "most {limit} numbers, {kept} a pair). Take shorter sequences."),
                             {node,
                              {"steps", queries[0]},
                              {"places", values[0]},
                              {"limit", kLargestOutput},
                              {"kept", numbersEach}}))};
    return {};
}

std::vector<Port> portsOf(const ExplainQuery& query)
{
    std::vector<Port> ports;
    for (const Port port : {Port::query, value, key})
        if (wireFor(query.layer, port) == query.port)
            ports.push_back(port);
    return ports;
}

std::optional<Formula> explainShares(const ExplainQuery& query, ElementNames& names)
{
    const bool forward = query.of == "weights";
    if (!forward && query.of != "scores:gradient")
        return std::nullopt;
    const std::optional<std::int64_t> seen = seenFrom(query, query.index[query.index.size() - 2]);
    if (!seen)
        return std::nullopt;
    if (query.index.back() >= *seen)
        return Formula();
    std::vector<Formula> sum;
    std::vector<std::int64_t> at = query.index;
    const auto score = [&](const std::vector<std::int64_t>& index) {
        return Formula::call("exp", {names("s", {query.node + "/scores", index})});
    };
    const auto weight = [&](const std::vector<std::int64_t>& index) {
        return names("w", {query.node + "/weights", index});
    };
    const auto gradient = [&](const std::vector<std::int64_t>& index) {
        return names("g", {query.node + "/weights:gradient", index});
    };
    for (std::int64_t s = 0; s < *seen; ++s) {
        at.back() = s;
        sum.push_back(forward ? score(at) : Formula::product({weight(at), gradient(at)}));
    }
    if (forward)
        return Formula::quotient(score(query.index), Formula::sum(std::move(sum)));
    return Formula::product({weight(query.index),
                             Formula::sum({gradient(query.index), Formula::negation(Formula::sum(std::move(sum)))})});
}

} // namespace loom::attention

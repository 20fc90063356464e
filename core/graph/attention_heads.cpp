#include "graph/attention_heads.h"

#include <algorithm>

namespace loom::attention {
namespace {

using Index = std::vector<std::int64_t>;

/// The parts of it that a formula speaks of.
struct Written {
    const ExplainQuery& query;
    ElementNames& names;

    Formula own(const char* stem, const std::string& tensor, Index at) const
    {
        return names(stem, {query.node + "/" + tensor, std::move(at)});
    }
    Formula weight(const char* name, Index at) const { return names("w", {query.owner + "/" + name, std::move(at)}); }
    Formula bias(const char* name, Index at) const { return names("b", {query.owner + "/" + name, std::move(at)}); }
    std::int64_t steps(Port port) const { return attention::shapeFor(query.layer, port)[0]; }
    Formula input(Port port, std::int64_t t, std::int64_t i) const
    {
        return names("x", {query.inputs[attention::wireFor(query.layer, port)], {t, i}});
    }

    template<class Term> static Formula sumOver(std::int64_t count, const Term& term)
    {
        std::vector<Formula> sum;
        for (std::int64_t i = 0; i < count; ++i)
            sum.push_back(term(i));
        return Formula::sum(std::move(sum));
    }
    Formula shrunk(const Formula& sum) const
    {
        return Formula::quotient(sum,
                                 Formula::call("sqrt", {Formula::number(double(query.layer.integer("key_dim")))}));
    }
};

/// Sum of inputs times weights, and the bias.
Formula projected(const Written& of, const Projection& p)
{
    const Index& at = of.query.index; // step, head, number
    std::vector<Formula> sum;
    for (std::int64_t i = 0; i < attention::shapeFor(of.query.layer, p.port)[1]; ++i)
        sum.push_back(Formula::product({of.input(p.port, at[0], i), of.weight(p.kernel, {i, at[1], at[2]})}));
    if (of.query.layer.flag("use_bias"))
        sum.push_back(of.bias(p.bias, {at[1], at[2]}));
    return Formula::sum(std::move(sum));
}

/// What comes back to one of the three, and from there to its kernel and bias.
std::optional<Formula> projectionGradient(const Written& of, const Projection& p)
{
    const Index& at = of.query.index;
    const std::string name = p.name, asked = of.query.of;
    if (asked == name + ":gradient") { // step, head, number
        const Port other = p.port == Port::query ? Port::key : Port::query;
        const Formula sum = Written::sumOver(of.steps(other), [&](std::int64_t s) {
            const Index pair = p.port == Port::query ? Index{at[1], at[0], s} : Index{at[1], s, at[0]};
            return p.port == Port::value
                ? Formula::product({of.own("p", "weights", pair), of.own("g", "heads:gradient", {s, at[1], at[2]})})
                : Formula::product({of.own("d", "scores:gradient", pair),
                                    of.own(p.port == Port::query ? "k" : "q", p.port == Port::query ? "key" : "query",
                                           {s, at[1], at[2]})});
        });
        return p.port == Port::value ? sum : of.shrunk(sum);
    }
    const auto slope = [&](std::int64_t t, std::int64_t head, std::int64_t k) {
        return of.own("d", name + ":gradient", {t, head, k});
    };
    if (asked == std::string(p.kernel) + ":gradient")
        return Written::sumOver(of.steps(p.port), [&](std::int64_t t) {
            return Formula::product({of.input(p.port, t, at[0]), slope(t, at[1], at[2])});
        });
    if (asked == std::string(p.bias) + ":gradient")
        return Written::sumOver(of.steps(p.port), [&](std::int64_t t) { return slope(t, at[0], at[1]); });
    return std::nullopt;
}

Formula inputGradient(const Written& of, const HeadSizes& sizes)
{
    const Index& at = of.query.index;
    std::vector<Formula> sum;
    const std::vector<Port> ports = attention::portsOf(of.query);
    for (const Projection& p : kProjections)
        for (std::int64_t i = 0; std::ranges::find(ports, p.port) != ports.end()
             && i < sizes.heads * (p.port == Port::value ? sizes.read : sizes.match);
             ++i) {
            const std::int64_t width = p.port == Port::value ? sizes.read : sizes.match;
            const Index place{i / width, i % width};
            sum.push_back(
                Formula::product({of.own("d", std::string(p.name) + ":gradient", {at[0], place[0], place[1]}),
                                  of.weight(p.kernel, {at[1], place[0], place[1]})}));
        }
    return Formula::sum(std::move(sum));
}

} // namespace

HeadSizes::HeadSizes(const LayerQuery& query)
    : heads(query.integer("num_heads"))
    , match(query.integer("key_dim"))
    , read(attributeOf(query.attributes, "value_dim") == Value() ? match : query.integer("value_dim"))
{
}

std::optional<Formula> explainHeads(const ExplainQuery& query, ElementNames& names)
{
    const Written of{query, names};
    const HeadSizes sizes(query.layer);
    const Index& at = query.index;
    const std::string& asked = query.of;
    for (const Projection& p : kProjections) {
        if (asked == p.name)
            return projected(of, p);
        if (std::optional<Formula> gradient = projectionGradient(of, p))
            return gradient;
    }
    const auto g = [&](std::int64_t t, std::int64_t o) { return of.own("g", "output:gradient", {t, o}); };
    if (asked == "scores")
        return of.shrunk(Written::sumOver(sizes.match, [&](std::int64_t k) {
            return Formula::product({of.own("q", "query", {at[1], at[0], k}), of.own("k", "key", {at[2], at[0], k})});
        }));
    if (asked == "heads")
        return Written::sumOver(of.steps(Port::value), [&](std::int64_t s) {
            return Formula::product(
                {of.own("p", "weights", {at[1], at[0], s}), of.own("v", "value", {s, at[1], at[2]})});
        });
    if (asked == "output") {
        std::vector<Formula> sum;
        for (std::int64_t i = 0; i < sizes.heads * sizes.read; ++i)
            sum.push_back(Formula::product({of.own("h", "heads", {at[0], i / sizes.read, i % sizes.read}),
                                            of.weight("output_kernel", {i / sizes.read, i % sizes.read, at[1]})}));
        if (query.layer.flag("use_bias"))
            sum.push_back(of.bias("output_bias", {at[1]}));
        return Formula::sum(std::move(sum));
    }
    if (asked == "output_bias:gradient")
        return Written::sumOver(of.steps(Port::query), [&](std::int64_t t) { return g(t, at[0]); });
    if (asked == "output_kernel:gradient")
        return Written::sumOver(of.steps(Port::query), [&](std::int64_t t) {
            return Formula::product({of.own("h", "heads", {t, at[0], at[1]}), g(t, at[2])});
        });
    if (asked == "heads:gradient")
        return Written::sumOver(query.output[1], [&](std::int64_t o) {
            return Formula::product({g(at[0], o), of.weight("output_kernel", {at[1], at[2], o})});
        });
    if (asked == "weights:gradient")
        return Written::sumOver(sizes.read, [&](std::int64_t v) {
            return Formula::product(
                {of.own("g", "heads:gradient", {at[1], at[0], v}), of.own("v", "value", {at[2], at[0], v})});
        });
    return asked == "input:gradient" ? inputGradient(of, sizes) : attention::explainShares(query, names);
}

} // namespace loom::attention

#include "recommend/rules.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace loom::recommend {
namespace {

using Goods = std::vector<std::int32_t>;
/// A rounding error below a whole basket must not lose a set whose share is met exactly.
constexpr double kLeast = 1e-9;

std::vector<Goods> tidied(const std::vector<Basket>& baskets)
{
    std::vector<Goods> tidy = baskets;
    for (Goods& goods : tidy) {
        std::ranges::sort(goods);
        goods.erase(std::ranges::unique(goods).begin(), goods.end());
    }
    return tidy;
}

/// Sets of one good more, of which each part is frequent. `level` is in ascending order.
std::vector<Goods> joined(const std::vector<Goods>& level)
{
    std::vector<Goods> next;
    for (std::size_t i = 0; i < level.size(); ++i)
        for (std::size_t j = i + 1; j < level.size(); ++j) {
            if (!std::equal(level[i].begin(), level[i].end() - 1, level[j].begin()))
                break; // those that begin alike stand together
            Goods candidate = level[i];
            candidate.push_back(level[j].back());
            const auto partIsFrequent = [&](std::size_t leftOut) {
                Goods part = candidate;
                part.erase(part.begin() + std::ptrdiff_t(leftOut));
                return std::ranges::binary_search(level, part);
            };
            bool all = true;
            for (std::size_t k = 0; all && k + 2 < candidate.size(); ++k)
                all = partIsFrequent(k);
            if (all)
                next.push_back(std::move(candidate));
        }
    return next;
}

} // namespace

std::vector<FrequentSet> frequentSets(const std::vector<Basket>& baskets, double minimumSupport, int largest)
{
    const std::vector<Goods> tidy = tidied(baskets);
    const double fewest = std::max(1.0, minimumSupport * double(tidy.size()) - kLeast);
    std::map<std::int32_t, std::int64_t> counts;
    for (const Goods& goods : tidy)
        for (const std::int32_t good : goods)
            ++counts[good];
    std::vector<FrequentSet> found;
    std::vector<Goods> level;
    for (const auto& [good, count] : counts)
        if (double(count) >= fewest) {
            found.push_back({{good}, count});
            level.push_back({good});
        }
    for (int size = 2; !level.empty() && (largest == 0 || size <= largest); ++size) {
        std::vector<Goods> frequent;
        for (Goods& candidate : joined(level)) {
            const std::int64_t count = std::ranges::count_if(
                tidy, [&](const Goods& goods) { return std::ranges::includes(goods, candidate); });
            if (double(count) < fewest)
                continue;
            found.push_back({candidate, count});
            frequent.push_back(std::move(candidate));
        }
        level = std::move(frequent);
    }
    return found;
}

std::vector<Rule> associationRules(const std::vector<Basket>& baskets, double minimumSupport,
                                   double minimumConfidence, int largest)
{
    constexpr std::size_t kMostGoods = 20; // of a set: it has 2^20 parts
    const std::vector<FrequentSet> sets =
        frequentSets(baskets, minimumSupport, largest == 0 ? int(kMostGoods) : std::min(largest, int(kMostGoods)));
    std::map<Goods, std::int64_t> counts;
    for (const FrequentSet& set : sets)
        counts[set.goods] = set.baskets;
    const double all = double(baskets.size());
    std::vector<Rule> rules;
    for (const FrequentSet& set : sets)
        for (std::uint32_t part = 1; part + 1 < (1u << set.goods.size()); ++part) {
            Rule rule;
            for (std::size_t i = 0; i < set.goods.size(); ++i)
                ((part >> i & 1) != 0 ? rule.from : rule.to).push_back(set.goods[i]);
            rule.support = double(set.baskets) / all;
            rule.confidence = double(set.baskets) / double(counts[rule.from]);
            rule.lift = rule.confidence / (double(counts[rule.to]) / all);
            if (rule.confidence >= minimumConfidence - kLeast)
                rules.push_back(std::move(rule));
        }
    std::ranges::stable_sort(rules, std::ranges::greater(),
                             [](const Rule& rule) { return std::tuple(rule.lift, rule.confidence, rule.support); });
    return rules;
}

} // namespace loom::recommend

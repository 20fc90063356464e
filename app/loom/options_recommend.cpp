#include "base/listed.h"
#include "option_rows.h"

#include <algorithm>

namespace loom::cli {
namespace {

struct NamedLikeness {
    const char* name;
    recommend::Likeness likeness;
};
constexpr NamedLikeness kLikenesses[] = {{"cosine", recommend::Likeness::cosine},
                                         {"pearson", recommend::Likeness::pearson},
                                         {"euclid", recommend::Likeness::euclid}};

Result<void> takeMethod(Options& options, const std::string& name)
{
    options.recommend.by = recommend::methodOf(name);
    if (!options.recommend.by)
        return Text(TR("there is no method {name}: take one of {names}"),
                    {{"name", name}, {"names", listed(idsOf(recommend::methods()))}});
    return {};
}

Result<void> takeLikeness(Options& options, const std::string& name)
{
    const auto found = std::ranges::find(kLikenesses, name, [](const NamedLikeness& one) { return one.name; });
    if (found == std::end(kLikenesses))
        return Text(TR("“{value}” is no likeness: take cosine, pearson or euclid"), {{"value", name}});
    options.recommend.method.likeness = found->likeness;
    return {};
}

Result<void> takeLiked(Options& options, const std::string& text)
{
    double from = 0;
    const Result<void> taken = takeReal(from, text, -1e9, 1e9);
    if (taken)
        options.recommend.liked.from = from;
    return taken;
}

} // namespace

std::vector<OptionRow> recommendRows()
{
    using O = Options&;
    using S = const std::string&;
    static const std::string kBy = "recommend: learn from the ratings themselves instead of asking the network: "
        + listed(idsOf(recommend::methods()));
    return {
        {"--user", "NAME", "recommend: to whom, by the name that the data have",
         [](O o, S v) {
             o.recommend.user = v;
             return Result<void>();
         }},
        {"--top", "N", "recommend, words: how many items, rules or words (default 10)",
         [](O o, S v) { return store(o.top, v, 1, 1'000'000); }},
        {"--by", "METHOD", kBy.c_str(), &takeMethod},
        {"--likeness", "NAME", "recommend: of neighbours: pearson (the default), cosine or euclid", &takeLikeness},
        {"--neighbours", "N", "recommend: how many neighbours are asked (default 20)",
         [](O o, S v) { return store(o.recommend.method.neighbours, v, 1, 1'000'000); }},
        {"--rank", "K", "recommend: numbers in the vectors of sgd, als, svd (default 3) and nmf (default 4)",
         [](O o, S v) { return store(o.recommend.method.rank, v, 1, 200); }},
        {"--compare", nullptr, "recommend: the errors of all methods and of the network instead of a list",
         [](O o, S) {
             o.recommend.compare = true;
             return Result<void>();
         }},
        {"--rules", nullptr, "recommend: who likes one item likes the other: association rules instead of a list",
         [](O o, S) {
             o.recommend.rules = true;
             return Result<void>();
         }},
        {"--liked", "RATING", "recommend --rules: liked from this rating on (default: above the user's own mean)",
         &takeLiked},
        {"--support", "S", "recommend --rules: the share of users who like both, at least (default 0.1)",
         [](O o, S v) { return takeReal(o.recommend.liked.support, v, 1e-6, 1); }},
        {"--confidence", "C",
         "recommend --rules: of those who like the one, the share who like the other (default 0.5)",
         [](O o, S v) { return takeReal(o.recommend.liked.confidence, v, 0, 1); }},
    };
}

} // namespace loom::cli

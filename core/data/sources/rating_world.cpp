#include "data/rating_world.h"
#include "data/rating_rows.h"
#include "data/source_type.h"

namespace loom::sources {
namespace {

constexpr std::int64_t kMostCells = 1 << 26;

/// People and films are called by their numbers, from 1.
std::vector<std::string> numbered(std::int64_t count)
{
    std::vector<std::string> names;
    for (std::int64_t i = 1; i <= count; ++i)
        names.push_back(std::to_string(i));
    return names;
}

Result<SourceData> load(const Attributes& attributes, const SourceContext& context)
{
    const auto number = [&](const char* name) { return integerOf(attributeOf(attributes, name)); };
    const auto real = [&](const char* name) { return numberOf(attributeOf(attributes, name)); };
    const std::int64_t users = number("users"), items = number("items");
    if (users * items > kMostCells)
        return Text(TR("{users} users and {items} items are too many to draw each cell of: take fewer."),
                    {{"users", users}, {"items", items}});
    const RatingWorld world({std::int32_t(users), std::int32_t(items), int(number("tastes")), real("noise"),
                             real("filled"), context.seed});
    RatingRows rows;
    rows.users = numbered(users);
    rows.items = numbered(items);
    for (const WorldRating& rating : world.ratings())
        rows.add(rating.user, rating.item, rating.value);
    if (rows.ratings.empty())
        return Text(TR("Of {cells} cells not one is rated: raise the filled share."), {{"cells", users * items}});
    const double count = double(rows.ratings.size());
    SourceData data = std::move(rows).intoData();
    data.notes.push_back(Text(TR("An invented world, drawn from the project's seed: {count} ratings of {users} users "
                                 "and {items} items, {percent} % of the table."),
                              {{"count", std::int64_t(count)},
                               {"users", users},
                               {"items", items},
                               {"percent", std::int64_t(100 * count / double(users * items) + 0.5)}}));
    return data;
}

AttributeSpec number(const char* name, AttributeKind kind, Value fallback, Text title, Text help, double least,
                     double most)
{
    return {.name = name,
            .kind = kind,
            .fallback = std::move(fallback),
            .title = std::move(title),
            .help = std::move(help),
            .minimum = least,
            .maximum = most};
}

} // namespace

SourceType rating_world()
{
    using enum AttributeKind;
    const std::int64_t users = 600, items = 300, tastes = 3;
    return {.id = "rating_world",
            .title = TR("Invented ratings"),
            .text =
                TR("People who rate films from 1 to 5 in half stars, in a world of which everything is known: each "
                   "has a level of their own and a taste along a few hidden axes, and a mood that nobody can "
                   "foresee."),
            .attributes =
                {number("users", integer, users, TR("Users"), TR("How many people there are."), 2, 1e5),
                 number("items", integer, items, TR("Items"), TR("How many films there are."), 2, 1e5),
                 number("tastes", integer, tastes, TR("Hidden tastes"),
                        TR("Along how many axes people and films differ: the rank that is to be found."), 1, 16),
                 number("noise", real, 0.5, TR("Mood"),
                        TR("How far a rating lies off what its user truly thinks: no model can foresee it."), 0, 4),
                 number("filled", real, 0.22, TR("Filled"),
                        TR("Which share of all cells is rated; well-known films are rated more often."), 0.001, 1)},
            .load = load,
            .loadNew = [](const NewRows& rows, const Attributes&,
                          const SourceContext& context) { return newRating(rows, context.learned); },
            .newColumns = newRatingColumns,
            .usualSplit = "ratio",
            .usualValidation = 0.1};
}

} // namespace loom::sources

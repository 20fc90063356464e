#include "data/rating_file.h"
#include "data/rating_rows.h"
#include "data/source_paths.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <set>

namespace loom::sources {
namespace {

/// Whole numbers by their value, everything else by its letters, behind them.
struct ByNumber {
    static std::pair<std::int64_t, std::string> keyOf(const std::string& name)
    {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
        const bool whole = error == std::errc() && end == name.data() + name.size();
        return {whole ? number : std::numeric_limits<std::int64_t>::max(), name};
    }
    bool operator()(const std::string& a, const std::string& b) const { return keyOf(a) < keyOf(b); }
};

std::vector<std::string> namesOf(const std::vector<FileRating>& ratings, std::string FileRating::*member)
{
    std::set<std::string> met;
    for (const FileRating& rating : ratings)
        met.insert(rating.*member);
    std::vector<std::string> names(met.begin(), met.end());
    std::ranges::sort(names, ByNumber());
    return names;
}

/// Rows in the order of time, where a pair that comes again counts the last time only.
Result<SourceData> rowsOf(RatingFile file, const std::string& path, const SourceContext& context)
{
    RatingRows rows;
    if (context.learned.empty()) {
        rows.users = namesOf(file.ratings, &FileRating::user);
        rows.items = namesOf(file.ratings, &FileRating::item);
    } else if (auto known = learnedRatings(context.learned); known)
        rows = std::move(*known);
    else
        return known.error();
    if (file.timed)
        std::ranges::stable_sort(file.ratings, {}, &FileRating::time);
    const NameNumbers users(rows.users), items(rows.items);
    std::map<std::pair<std::int32_t, std::int32_t>, std::size_t> last;
    std::vector<std::int64_t> lines;
    const auto place = [&](std::int64_t line) {
        return Text(TR("line {line} of {file}"), {{"line", line}, {"file", fileName(path)}});
    };
    for (std::size_t i = 0; i < file.ratings.size(); ++i)
        last[{users.of(file.ratings[i].user), items.of(file.ratings[i].item)}] = i;
    for (std::size_t i = 0; i < file.ratings.size(); ++i) {
        const FileRating& rating = file.ratings[i];
        const std::int32_t user = users.of(rating.user), item = items.of(rating.item);
        if (user < 0 || item < 0) {
            file.faults.add({place(rating.line), user < 0 ? neverMetUser(rating.user) : neverMetItem(rating.item)});
            continue;
        }
        if (const std::size_t kept = last.at({user, item}); kept != i) {
            file.faults.add(
                {place(rating.line),
                 Text(TR("User {user} rates item {item} again in line {line}, which counts."),
                      {{"user", rating.user}, {"item", rating.item}, {"line", file.ratings[kept].line}})});
            continue;
        }
        rows.add(user, item, rating.value);
        lines.push_back(rating.line);
    }
    if (rows.ratings.empty())
        return Text(TR("Of {count} ratings in {file} none is of a user and an item that the network has met."),
                    {{"count", file.ratings.size()}, {"file", fileName(path)}});
    const std::int64_t count = std::int64_t(rows.ratings.size()), people = std::int64_t(rows.users.size()),
                       things = std::int64_t(rows.items.size());
    SourceData data = std::move(rows).intoData();
    data.faults = std::move(file.faults);
    data.guesses["format"] = file.format;
    data.lines = std::move(lines);
    data.notes.push_back(Text(TR("{count} ratings of {users} users and {items} items."),
                              {{"count", count}, {"users", people}, {"items", things}}));
    if (file.timed)
        data.notes.push_back(Text(TR("They stand in the order of time: a chronological split tests on the latest.")));
    return data;
}

Result<SourceData> load(const Attributes& attributes, const SourceContext& context)
{
    std::vector<Text> notes;
    const std::string path = resolvedPath(stringOf(attributeOf(attributes, "file")), context, notes);
    auto file = readRatingFile(path, context.needTargets, context);
    auto data = file ? rowsOf(std::move(*file), path, context) : file.error();
    if (data) {
        data->notes.insert(data->notes.end(), notes.begin(), notes.end());
        data->lines.clear(); // only new rows are told by their lines
    }
    return data;
}

Result<SourceData> loadNew(const NewRows& rows, const Attributes&, const SourceContext& context)
{
    if (!rows.picture.empty() || rows.pixels)
        return Text(TR("The network has learned from ratings, not from pictures: give it a row or a file."));
    if (rows.table.empty())
        return newRating(rows, context.learned);
    auto file = readRatingFile(rows.table, false, context);
    return file ? rowsOf(std::move(*file), rows.table, context) : file.error();
}

} // namespace

/// The data sets of GroupLens (Harper and Konstan, "The MovieLens Datasets", 2015) and whatever is written like them.
SourceType ratings()
{
    return {.id = "ratings",
            .title = TR("Ratings"),
            .text = TR("Who gave what how many stars: a file of MovieLens (u.data, ratings.dat, ratings.csv) or one "
                       "that is written like it, a user, an item, a rating and perhaps a time a line."),
            .attributes = {{.name = "file",
                            .kind = AttributeKind::file,
                            .fallback = std::string(),
                            .title = TR("File"),
                            .help = TR("Ratings, one a line; a relative path starts at the project.")}},
            .load = load,
            .loadNew = loadNew,
            .newColumns = newRatingColumns,
            .usualSplit = "ratio",
            .usualValidation = 0.1};
}

} // namespace loom::sources

#include "data/data_split.h"

#include "base/random.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

namespace loom {
namespace {

using Rows = std::vector<std::int64_t>;

/// Takes the shares from the end: test last, validation before it.
void cut(const Rows& rows, Shares shares, SplitRows& out)
{
    const auto test = rows.end() - shares.test;
    const auto validation = test - shares.validation;
    out.unused += shares.unused;
    out.training.insert(out.training.end(), rows.begin(), validation - shares.unused);
    out.validation.insert(out.validation.end(), validation, test);
    out.test.insert(out.test.end(), test, rows.end());
}

void shuffleRows(Rows& rows, const RandomStream& stream, std::uint64_t time)
{
    for (std::size_t i = rows.size(); i > 1; --i)
        std::swap(rows[i - 1], rows[stream.below(std::uint32_t(i), i, time)]);
}

/// Rounds the classes' shares so that they add up to `total`, as far as their rows `left` reach.
std::vector<std::int64_t> dealt(const std::vector<std::int64_t>& counts, const std::vector<std::int64_t>& left,
                                double share, std::int64_t total, const RandomStream& ties, std::uint64_t part)
{
    struct Claim {
        double remainder; ///< below 0: how much rounding down took
        std::uint64_t tie;
        std::size_t of;
        auto operator<=>(const Claim&) const = default;
    };
    std::vector<std::int64_t> seats(counts.size());
    std::vector<Claim> claims;
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double exact = double(counts[i]) * share;
        seats[i] = std::min(std::int64_t(exact), left[i]);
        sum += seats[i];
        claims.push_back({double(seats[i]) - exact, ties.bits(i, part), i});
    }
    std::sort(claims.begin(), claims.end());
    for (bool dealing = true; dealing && sum < total;) {
        dealing = false;
        for (const Claim& claim : claims)
            if (sum < total && seats[claim.of] < left[claim.of]) {
                ++seats[claim.of];
                ++sum;
                dealing = true;
            }
    }
    return seats;
}

/// Where row `k` of a class stands in the order of the rows of all classes, each spread evenly over [0, 1].
double placeOf(std::int64_t k, std::int64_t count)
{
    return (double(k) + 0.5) / double(count);
}

/// How many rows of a class stand at `place` or before it.
std::int64_t rowsUpTo(double place, std::int64_t count)
{
    auto rows = std::clamp(std::int64_t(place * double(count) + 0.5), std::int64_t(0), count);
    while (rows > 0 && placeOf(rows - 1, count) > place)
        --rows;
    while (rows < count && placeOf(rows, count) <= place)
        ++rows;
    return rows;
}

/// How many of the first `total` rows of that order are of each class; of those in one place, the seed picks.
std::vector<std::int64_t> firstOfClasses(const std::vector<std::int64_t>& counts, std::int64_t total,
                                         const RandomStream& ties)
{
    const auto upTo = [&](double place) {
        std::vector<std::int64_t> rows;
        for (const std::int64_t count : counts)
            rows.push_back(rowsUpTo(place, count));
        return rows;
    };
    const auto sumOf = [](const Rows& rows) { return std::accumulate(rows.begin(), rows.end(), std::int64_t(0)); };
    double low = 0, high = 1;
    for (int halving = 0; halving < 60; ++halving) {
        const double middle = (low + high) / 2;
        (sumOf(upTo(middle)) <= total ? low : high) = middle;
    }
    std::vector<std::int64_t> rows = upTo(low);
    std::vector<std::tuple<double, std::uint64_t, std::size_t>> next;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (rows[i] < counts[i])
            next.emplace_back(placeOf(rows[i], counts[i]), ties.bits(i, 2), i);
    std::sort(next.begin(), next.end());
    const std::int64_t missing = total - sumOf(rows);
    for (std::int64_t i = 0; i < std::min(missing, std::int64_t(next.size())); ++i)
        ++rows[std::get<2>(next[std::size_t(i)])];
    return rows;
}

Result<SplitRows> stratified(const SourceData& data, const Rows& rows, const Split& split, std::uint64_t seed)
{
    const int field = stratifiedField(data.rows.fields());
    const auto labels = data.rows.column(field).values<std::int32_t>();
    std::map<std::int32_t, Rows> classes;
    for (const std::int64_t row : rows)
        classes[labels[std::size_t(row)]].push_back(row);
    std::vector<std::int64_t> counts;
    std::vector<std::string> names;
    const std::vector<std::string>& known = data.rows.fields()[std::size_t(field)].classes;
    for (const auto& [label, members] : classes) {
        counts.push_back(std::int64_t(members.size()));
        names.push_back(std::size_t(label) < known.size() ? known[std::size_t(label)] : std::to_string(label));
    }
    const std::vector<Shares> shares = sharesOfClasses(counts, split, !data.test.empty(), seed);
    SplitRows out;
    out.notes = missingClasses(counts, shares, names, split, !data.test.empty());
    std::size_t i = 0;
    for (auto& [name, members] : classes) {
        shuffleRows(members, RandomStream(seed, "data/split"), std::uint64_t(i));
        cut(members, shares[i++], out);
    }
    return out;
}

/// The training part comes in the order in which its rows were drawn, class after class: dealt one by one, each fold
/// has its share of each class.
Result<void> dealFold(const Split& split, SplitRows& out)
{
    const auto rows = std::int64_t(out.training.size());
    if (rows < split.folds)
        return Text(TR("The data have {rows} rows, too few for {folds} folds"),
                    {{"rows", rows}, {"folds", split.folds}});
    Rows training;
    for (std::int64_t i = 0; i < rows; ++i)
        (i % split.folds == split.fold - 1 ? out.validation : training).push_back(out.training[std::size_t(i)]);
    out.training = std::move(training);
    return {};
}

Rows rowsOutsideTest(const SourceData& data)
{
    std::vector<bool> isTest(std::size_t(data.rows.size()), false);
    for (const std::int64_t row : data.test)
        isTest[std::size_t(row)] = true;
    Rows rows;
    for (std::int64_t row = 0; row < data.rows.size(); ++row)
        if (!isTest[std::size_t(row)])
            rows.push_back(row);
    return rows;
}

} // namespace

Shares sharesOf(std::int64_t count, const Split& split, bool ownTest)
{
    Shares shares;
    shares.validation = std::llround(double(count) * split.validation);
    shares.test = ownTest ? 0 : std::llround(double(count) * split.test);
    shares.test = std::min(shares.test, count - std::min(count, shares.validation));
    if (split.training > 0)
        shares.unused = std::max(std::int64_t(0), count - shares.validation - shares.test - split.training);
    return shares;
}

std::vector<Shares> sharesOfClasses(const std::vector<std::int64_t>& counts, const Split& split, bool ownTest,
                                    std::uint64_t seed)
{
    const RandomStream ties(seed, "data/split/ties");
    const Shares total = sharesOf(std::accumulate(counts.begin(), counts.end(), std::int64_t(0)), split, ownTest);
    const auto validation = dealt(counts, counts, split.validation, total.validation, ties, 0);
    std::vector<std::int64_t> left = counts;
    for (std::size_t i = 0; i < left.size(); ++i)
        left[i] -= validation[i];
    const auto test = dealt(counts, left, ownTest ? 0 : split.test, total.test, ties, 1);
    std::vector<Shares> shares;
    std::vector<std::int64_t> training;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        shares.push_back({validation[i], test[i]});
        training.push_back(left[i] - test[i]);
    }
    if (total.unused > 0) {
        const auto used = firstOfClasses(training, split.training, ties);
        for (std::size_t i = 0; i < counts.size(); ++i)
            shares[i].unused = training[i] - used[i];
    }
    return shares;
}

std::vector<Text> missingClasses(const std::vector<std::int64_t>& counts, const std::vector<Shares>& shares,
                                 const std::vector<std::string>& names, const Split& split, bool ownTest)
{
    struct Part {
        const char* pattern;
        bool wanted;
        std::int64_t (*rows)(std::int64_t count, const Shares& share);
    };
    const Part parts[] = {
        {TR("{count} of the {classes} classes have no row in the training part ({names}): the largest of them has "
            "{most} rows."),
         true,
         [](std::int64_t count, const Shares& share) {
             return count - share.validation - share.test - share.unused;
         }},
        {TR("{count} of the {classes} classes have no row in the validation part ({names}): the largest of them has "
            "{most} rows."),
         split.validation > 0, [](std::int64_t, const Shares& share) { return share.validation; }},
        {TR("{count} of the {classes} classes have no row in the test part ({names}): the largest of them has {most} "
            "rows."),
         split.test > 0 && !ownTest, [](std::int64_t, const Shares& share) { return share.test; }}};
    std::vector<Text> notes;
    constexpr std::size_t kNamed = 6;
    for (const Part& part : parts) {
        std::size_t missing = 0, there = 0;
        std::int64_t most = 0;
        std::string listed;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            there += counts[i] > 0;
            if (counts[i] == 0 || part.rows(counts[i], shares[i]) > 0)
                continue;
            ++missing;
            most = std::max(most, counts[i]);
            if (missing <= kNamed)
                listed += (listed.empty() ? "" : ", ") + names[i];
        }
        if (part.wanted && missing > 0)
            notes.push_back(Text(part.pattern,
                                 {{"count", missing},
                                  {"classes", there},
                                  {"names", missing > kNamed ? listed + ", …" : listed},
                                  {"most", most}}));
    }
    return notes;
}

std::vector<Text> emptyParts(std::int64_t rows, Shares shares, const Split& split, bool ownTest)
{
    std::vector<Text> notes;
    if (split.validation > 0 && shares.validation == 0)
        notes.push_back(Text(TR("The validation part has no rows: {share} of {rows} rows are less than one."),
                             {{"share", split.validation}, {"rows", rows}}));
    if (split.test > 0 && !ownTest && shares.test == 0)
        notes.push_back(Text(TR("The test part has no rows: {share} of {rows} rows are less than one."),
                             {{"share", split.test}, {"rows", rows}}));
    return notes;
}

int stratifiedField(const std::vector<Field>& fields)
{
    const auto label = std::find_if(fields.begin(), fields.end(), [](const Field& field) {
        return field.role == FieldRole::target && field.dtype == DType::i32 && field.shape.size() == 1;
    });
    return label == fields.end() ? -1 : int(label - fields.begin());
}

Text limitNote(std::int64_t limit, std::int64_t there)
{
    if (limit <= 0 || limit == there)
        return {};
    if (limit > there)
        return Text(TR("The split asks for {limit} training rows, but there are {there}: all of them are used."),
                    {{"limit", limit}, {"there", there}});
    return Text(TR("The split limits the training part to {limit} of its {there} rows; the others are in no part."),
                {{"limit", limit}, {"there", there}});
}

Result<void> checkShares(const Split& split)
{
    const auto valid = [](double share) { return share >= 0 && share < 1; };
    if (!valid(split.validation) || !valid(split.test) || split.validation + split.test >= 1)
        return Text(TR("The split takes {validation} of the rows for validation and {test} for the test: "
                       "each must be "
                       "at least 0 and together they must stay below 1."),
                    {{"validation", split.validation}, {"test", split.test}});
    if (split.training < 0)
        return Text(TR("The split limits the training part to {training} rows: it must be at least 0, which means "
                       "all."),
                    {{"training", split.training}});
    if (split.method != "ratio" && split.method != "stratified" && split.method != "chronological")
        return Text(TR("The split “{method}” is not known: it must be one of: ratio, stratified, chronological."),
                    {{"method", split.method}});
    if (split.folds > 1 && (split.fold < 1 || split.fold > split.folds))
        return Text(TR("The split has folds 1 to {folds}, and no fold {fold}"),
                    {{"folds", split.folds}, {"fold", split.fold}});
    if (split.folds > 1 && split.method == "chronological")
        return Text(TR("Rows that are parted in their order cannot be dealt into folds: the split must be ratio or "
                       "stratified"));
    if (split.folds > 1 && split.training > 0)
        return Text(
            TR("The split limits the training part to {training} rows and deals folds: it can do one of both"),
            {{"training", split.training}});
    return {};
}

Result<void> checkRowsLeft(std::int64_t rows, std::int64_t training, std::int64_t validation, std::int64_t test)
{
    if (training > 0)
        return {};
    return Text(TR("No rows are left to train on: the data have {rows} rows, {validation} go to validation and "
                   "{test} to the test; take smaller shares or more data."),
                {{"rows", rows}, {"validation", validation}, {"test", test}});
}

Result<SplitRows> splitRows(const SourceData& data, const Split& asked, std::uint64_t seed)
{
    if (const auto valid = checkShares(asked); !valid)
        return valid.error();
    Split split = asked;
    if (asked.folds > 1)
        split.validation = 0; // its fold is taken out of the training part
    const RandomStream stream(seed, "data/split");
    Rows rows = rowsOutsideTest(data);
    SplitRows out;
    if (split.method == "stratified" && stratifiedField(data.rows.fields()) >= 0) {
        auto parts = stratified(data, rows, split, seed);
        if (!parts)
            return parts.error();
        out = std::move(*parts);
    } else {
        if (split.method != "chronological")
            shuffleRows(rows, stream, 0);
        cut(rows, sharesOf(std::int64_t(rows.size()), split, !data.test.empty()), out);
    }
    if (split.folds > 1)
        if (const auto dealt = dealFold(split, out); !dealt)
            return dealt.error();
    for (Text& note :
         emptyParts(std::int64_t(rows.size()), {std::int64_t(out.validation.size()), std::int64_t(out.test.size())},
                    split, !data.test.empty()))
        out.notes.push_back(std::move(note));
    if (Text note = limitNote(split.training, std::int64_t(out.training.size()) + out.unused); !note.empty())
        out.notes.push_back(std::move(note));
    if (!data.test.empty())
        out.test = data.test;
    const auto count = [](const Rows& part) { return std::int64_t(part.size()); };
    if (const auto left =
            checkRowsLeft(data.rows.size(), count(out.training), count(out.validation), count(out.test));
        !left)
        return left.error();
    for (Rows* part : {&out.training, &out.validation, &out.test})
        std::sort(part->begin(), part->end());
    return out;
}

} // namespace loom

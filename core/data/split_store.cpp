#include "base/random.h"
#include "data/data_split.h"
#include "data/source_type.h"

#include <algorithm>
#include <array>
#include <limits>

namespace loom {
namespace {

/// Walks over all rows of a store, with the class of each where the rule looks at classes.
class RowWalk {
public:
    RowWalk(const RowStore& store, int labelField, const std::function<bool()>& goOn)
        : store_(store)
        , labelField_(labelField)
        , goOn_(goOn)
    {
    }

    /// Calls `visit(block, row, label)`.
    template<class Visit> Result<void> run(Visit visit)
    {
        for (std::int64_t block = 0; block < store_.blocks(); ++block) {
            const std::int64_t first = store_.blockStarts[std::size_t(block)], count = store_.rowsOf(block);
            if (labelField_ >= 0) {
                labels_.resize(std::size_t(count));
                if (const auto read = store_.readBlock(labelField_, block, labels_.data()); !read)
                    return read;
            }
            for (std::int64_t i = 0; i < count; ++i)
                visit(block, first + i, labelField_ < 0 ? 0 : labels_[std::size_t(i)]);
            if (block % 64 == 0 && goOn_ && !goOn_())
                return readingCancelled();
        }
        return {};
    }

private:
    const RowStore& store_;
    int labelField_;
    const std::function<bool()>& goOn_;
    std::vector<std::int32_t> labels_;
};

/// The search for the number below which exactly `wanted` rows of a class lie, eight bits a pass.
struct Search {
    std::int64_t wanted = 0; ///< among the numbers that begin with `prefix`
    std::uint64_t prefix = 0;
    bool done = false;
    std::uint64_t limit = 0;
    std::array<std::int64_t, 256> counts{};

    void count(std::uint64_t number, int bits)
    {
        if (!done && (bits == 64 || number >> bits == prefix))
            ++counts[(number >> (bits - 8)) & 255];
    }
    /// After a pass over all numbers: `bits` were unknown before it, eight fewer are now.
    void narrow(int bits)
    {
        if (done)
            return;
        std::uint64_t digit = 0;
        while (digit < 255 && wanted > counts[digit])
            wanted -= counts[digit++];
        const bool whole = wanted >= counts[digit];
        prefix = prefix << 8 | digit;
        const int left = bits - 8;
        if (wanted == 0 || whole || left == 0) {
            done = true;
            const bool above = whole && wanted > 0;
            const std::uint64_t next = prefix + (above ? 1 : 0);
            const bool beyond = left > 0 ? next >> (64 - left) != 0 : above && next == 0;
            limit = beyond ? std::numeric_limits<std::uint64_t>::max() : next << left;
        }
        counts.fill(0);
    }
};

/// Finds the limits of each class for its shares.
Result<void> findLimits(RowWalk& walk, const std::vector<Shares>& shares, SplitRule& rule)
{
    std::vector<Search> searches;
    for (const Shares& share : shares) {
        searches.push_back({share.test});
        searches.push_back({share.test + share.validation});
        searches.push_back({share.test + share.validation + share.unused});
    }
    for (int bits = 64; bits > 0 && !std::ranges::all_of(searches, &Search::done); bits -= 8) {
        const auto walked = walk.run([&](std::int64_t, std::int64_t row, std::int32_t label) {
            const std::uint64_t number = rule.numberOf(row);
            for (std::size_t i = 0; i < 3; ++i)
                searches[3 * std::size_t(label) + i].count(number, bits);
        });
        if (!walked)
            return walked;
        for (Search& search : searches)
            search.narrow(bits);
    }
    for (std::size_t i = 0; i < shares.size(); ++i)
        rule.limits.push_back({searches[3 * i].limit, searches[3 * i + 1].limit, searches[3 * i + 2].limit});
    return {};
}

Result<std::vector<std::int64_t>> classCounts(RowWalk& walk, std::size_t classes)
{
    std::vector<std::int64_t> counts(classes);
    const auto walked =
        walk.run([&](std::int64_t, std::int64_t, std::int32_t label) { ++counts[std::size_t(label)]; });
    if (!walked)
        return walked.error();
    return counts;
}

Result<SplitSets> partsOf(std::shared_ptr<const RowStore> store, RowWalk& walk, const SplitRule& rule)
{
    std::array<std::vector<std::int64_t>, 4> starts; // by SplitPart
    for (auto& one : starts)
        one.assign(std::size_t(store->blocks()) + 1, 0);
    const auto walked = walk.run([&](std::int64_t block, std::int64_t row, std::int32_t label) {
        ++starts[std::size_t(rule.partOf(row, label))][std::size_t(block) + 1];
    });
    if (!walked)
        return walked.error();
    for (auto& one : starts)
        for (std::size_t i = 1; i < one.size(); ++i)
            one[i] += one[i - 1];
    return SplitSets{RowSet(store, rule, SplitPart::training, std::move(starts[0])),
                     RowSet(store, rule, SplitPart::validation, std::move(starts[1])),
                     RowSet(store, rule, SplitPart::test, std::move(starts[2])),
                     starts[3].back(),
                     {}};
}

} // namespace

Result<void> checkStoredSplit(const Split& split)
{
    if (const auto valid = checkShares(split); !valid)
        return valid;
    if (split.folds > 1)
        return Text(TR("A table that is read from disk cannot be dealt into folds; choose a split with a share for "
                       "validation"));
    return {};
}

Result<SplitSets> splitStore(std::shared_ptr<const RowStore> store, const Split& split, std::uint64_t seed,
                             const std::function<bool()>& goOn)
{
    if (const auto valid = checkStoredSplit(split); !valid)
        return valid.error();
    SplitRule rule;
    rule.key = RandomStream(seed, "data/split").key();
    const Shares all = sharesOf(store->size(), split, false);
    if (split.method == "stratified")
        rule.labelField = stratifiedField(store->fields);
    RowWalk walk(*store, rule.labelField, goOn);
    std::vector<Text> notes = emptyParts(store->size(), all, split, false);
    if (split.method == "chronological") {
        rule.tailOf = store->size();
        rule.limits = {{std::uint64_t(all.test), std::uint64_t(all.test + all.validation),
                        std::uint64_t(all.test + all.validation + all.unused)}};
    } else {
        std::vector<Shares> shares{all};
        if (rule.labelField >= 0) {
            const auto counts = classCounts(walk, store->fields[std::size_t(rule.labelField)].classes.size());
            if (!counts)
                return counts.error();
            shares = sharesOfClasses(*counts, split, false, seed);
            for (Text& note :
                 missingClasses(*counts, shares, store->fields[std::size_t(rule.labelField)].classes, split, false))
                notes.push_back(std::move(note));
        }
        if (const auto found = findLimits(walk, shares, rule); !found)
            return found.error();
    }
    auto parts = partsOf(store, walk, rule);
    if (!parts)
        return parts.error();
    const auto count = [](const RowSet& part) { return std::int64_t(part.size()); };
    if (const auto left =
            checkRowsLeft(store->size(), count(parts->training), count(parts->validation), count(parts->test));
        !left)
        return left.error();
    if (Text note = limitNote(split.training, count(parts->training) + parts->unused); !note.empty())
        notes.push_back(std::move(note));
    parts->notes = std::move(notes);
    return parts;
}

} // namespace loom

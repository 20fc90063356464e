#include "base/symmetric_eigen.h"
#include "recommend/factors.h"

#include <algorithm>
#include <cmath>

namespace loom::recommend {
namespace {

constexpr std::int64_t kMostCells = 1 << 26;
constexpr double kBiasPenalty = 3;

/// Mean and biases that stand in the empty cells.
Factors levelsOf(const Ratings& ratings, Filling filling)
{
    if (filling == Filling::biases)
        return biasesOf(ratings, kBiasPenalty);
    Factors levels{ratings.users(), ratings.items(), 0, 0, {}, {}, {}, {}};
    levels.userBias.assign(std::size_t(levels.users), 0);
    levels.itemBias.assign(std::size_t(levels.items), 0);
    if (filling == Filling::zeros)
        return levels;
    levels.mean = ratings.mean();
    for (std::int32_t item = 0; item < levels.items; ++item)
        if (const auto row = ratings.ofItem(item); !row.empty())
            levels.itemBias[std::size_t(item)] = meanOf(row) - levels.mean;
    return levels;
}

} // namespace

Result<Factors> factorsBySvd(const Ratings& ratings, int rank, Filling filling)
{
    Factors factors = levelsOf(ratings, filling);
    const std::int64_t cells = std::int64_t(factors.users) * factors.items;
    if (cells > kMostCells)
        return Text(
            TR("A filled table of {users} users and {items} items has {cells} cells, and {most} are the most: "
               "take the factors by SGD or ALS, which look at known ratings only."),
            {{"users", factors.users}, {"items", factors.items}, {"cells", cells}, {"most", kMostCells}});
    // What is known, less what would stand there if it were not; the smaller side gives the Gram matrix.
    const Side rows = factors.users >= factors.items ? Side::users : Side::items;
    const int columns = ratings.rows(otherSide(rows)), count = ratings.rows(rows);
    const auto rest = [&](std::int32_t row, const RowEntry& entry) {
        return entry.value - (rows == Side::users ? factors.at(row, entry.other) : factors.at(entry.other, row));
    };
    std::vector<double> gram(std::size_t(columns) * std::size_t(columns));
    std::vector<double> rests;
    for (std::int32_t row = 0; row < count; ++row) {
        const std::span<const RowEntry> entries = ratings.row(rows, row);
        rests.clear();
        for (const RowEntry& entry : entries)
            rests.push_back(rest(row, entry));
        for (std::size_t a = 0; a < entries.size(); ++a)
            for (std::size_t b = 0; b < entries.size(); ++b)
                gram[std::size_t(entries[a].other) * std::size_t(columns) + std::size_t(entries[b].other)] +=
                    rests[a] * rests[b];
    }
    const int kept = std::clamp(rank, 0, columns);
    ThreadPool one(1);
    const SymmetricEigen eigen = symmetricEigen(std::move(gram), columns, kept, one);
    // A = (A V) Vᵀ with V the first right vectors.
    std::vector<double> narrow(std::size_t(columns) * std::size_t(kept));
    std::vector<double> tall(std::size_t(count) * std::size_t(kept));
    for (int k = 0; k < kept; ++k)
        for (int column = 0; column < columns; ++column)
            narrow[std::size_t(column) * std::size_t(kept) + std::size_t(k)] =
                eigen.vectors[std::size_t(k) * std::size_t(columns) + std::size_t(column)];
    for (std::int32_t row = 0; row < count; ++row)
        for (const RowEntry& entry : ratings.row(rows, row))
            for (int k = 0; k < kept; ++k)
                tall[std::size_t(row) * std::size_t(kept) + std::size_t(k)] +=
                    rest(row, entry) * narrow[std::size_t(entry.other) * std::size_t(kept) + std::size_t(k)];
    factors.rank = kept;
    factors.userFactors = rows == Side::users ? std::move(tall) : narrow;
    factors.itemFactors = rows == Side::users ? std::move(narrow) : std::move(tall);
    return factors;
}

} // namespace loom::recommend

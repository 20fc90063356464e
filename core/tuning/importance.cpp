#include "tuning/importance.h"

#include "base/random.h"
#include "tuning/regression_tree.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace loom {
namespace {

using Columns = std::vector<std::vector<double>>;
using Rows = std::vector<std::size_t>;

constexpr std::size_t kFewest = 4; // rows
constexpr std::size_t kMostTrials = 2000;

std::size_t drawn(const RandomStream& stream, std::size_t index, std::size_t time, std::size_t count)
{
    return std::size_t((std::uint64_t(stream.bits(index, time)) * count) >> 32);
}

/// Trees on rows drawn with repetition, and for each the rows that it has not seen.
struct Forest {
    std::vector<RegressionTree> trees;
    std::vector<std::vector<char>> seen; ///< a tree each: of all rows
};

Forest grown(const Columns& columns, const std::vector<double>& target, const Rows& rows,
             const ForestOptions& options, std::size_t number)
{
    Forest forest;
    const RandomStream stream(options.seed, "importance/rows/" + std::to_string(number));
    for (int tree = 0; tree < options.trees; ++tree) {
        Rows chosen;
        std::vector<char> seen(target.size(), 0);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            chosen.push_back(rows[drawn(stream, i, std::size_t(tree), rows.size())]);
            seen[chosen.back()] = 1;
        }
        forest.trees.emplace_back(columns, target, std::move(chosen));
        forest.seen.push_back(std::move(seen));
    }
    return forest;
}

/// The mean square of target minus what the trees say that have not seen the row. `shuffled`: the row whose value of
/// `column` stands in for a row's own.
double error(const Forest& forest, const Columns& columns, const std::vector<double>& target, const Rows& rows,
             std::size_t column, const std::vector<std::size_t>* shuffled)
{
    double sum = 0;
    std::size_t judged = 0;
    for (const std::size_t row : rows) {
        double said = 0;
        int trees = 0;
        for (std::size_t tree = 0; tree < forest.trees.size(); ++tree)
            if (!forest.seen[tree][row]) {
                said += forest.trees[tree].valueAt(columns, row, column, shuffled ? (*shuffled)[row] : row);
                ++trees;
            }
        if (trees == 0)
            continue;
        const double off = said / trees - target[row];
        sum += off * off;
        ++judged;
    }
    return judged > 0 ? sum / double(judged) : 0;
}

double varianceOf(const std::vector<double>& target, const Rows& rows)
{
    if (std::ranges::all_of(rows, [&](std::size_t row) { return target[row] == target[rows.front()]; }))
        return 0; // not what rounding leaves
    double mean = 0, sum = 0;
    for (const std::size_t row : rows)
        mean += target[row] / double(rows.size());
    for (const std::size_t row : rows)
        sum += (target[row] - mean) * (target[row] - mean);
    return sum / double(rows.size());
}

std::vector<double> forestImportances(const Columns& columns, const std::vector<double>& target, const Rows& rows,
                                      const ForestOptions& options, std::size_t number)
{
    std::vector<double> values(columns.size(), 0);
    const double variance = rows.empty() ? 0 : varianceOf(target, rows);
    if (!(variance > 0))
        return values;
    const Forest forest = grown(columns, target, rows, options, number);
    const double whole = error(forest, columns, target, rows, 0, nullptr);
    const RandomStream stream(options.seed, "importance/shuffle/" + std::to_string(number));
    for (std::size_t column = 0; column < columns.size(); ++column)
        for (int shuffle = 0; shuffle < options.shuffles; ++shuffle) {
            Rows order = rows;
            for (std::size_t i = order.size(); i > 1; --i)
                std::swap(order[i - 1],
                          order[drawn(stream, i, column * std::size_t(options.shuffles) + std::size_t(shuffle), i)]);
            std::vector<std::size_t> shuffled(target.size());
            for (std::size_t i = 0; i < rows.size(); ++i)
                shuffled[rows[i]] = order[i];
            values[column] +=
                (error(forest, columns, target, rows, column, &shuffled) - whole) / variance / options.shuffles;
        }
    return values;
}

/// Rows and where they stand; nothing of trials that say nothing.
std::vector<Tried> judged(const StoredSearch& search)
{
    std::vector<Tried> tried = triedOf(search.settings, search.settings.space, search.trials);
    if (tried.size() > kMostTrials)
        tried.erase(tried.begin(), tried.end() - std::ptrdiff_t(kMostTrials));
    return tried;
}

} // namespace

std::vector<Importance> importances(const std::vector<std::vector<double>>& columns,
                                    const std::vector<double>& target, const ForestOptions& options)
{
    Rows rows(target.size());
    std::iota(rows.begin(), rows.end(), std::size_t(0));
    std::vector<Importance> all(columns.size(), {0, std::nan("")});
    if (rows.size() < kFewest || !(varianceOf(target, rows) > 0))
        return all;
    const std::vector<double> whole = forestImportances(columns, target, rows, options, 0);
    const std::size_t groups = std::min<std::size_t>(std::size_t(options.groups), rows.size());
    std::vector<std::vector<double>> without;
    for (std::size_t group = 0; group < groups; ++group) {
        Rows some;
        std::ranges::copy_if(rows, std::back_inserter(some), [&](std::size_t row) { return row % groups != group; });
        without.push_back(forestImportances(columns, target, some, options, group + 1));
    }
    for (std::size_t column = 0; column < columns.size(); ++column) {
        all[column].value = whole[column];
        double mean = 0, sum = 0;
        for (const std::vector<double>& values : without)
            mean += values[column] / double(groups);
        for (const std::vector<double>& values : without)
            sum += (values[column] - mean) * (values[column] - mean);
        all[column].error = std::sqrt(double(groups - 1) / double(groups) * sum); // the jackknife's
    }
    return all;
}

std::vector<Importance> importances(const StoredSearch& search)
{
    std::vector<std::vector<double>> columns(search.settings.space.axes.size());
    std::vector<double> target;
    for (const Tried& trial : judged(search)) {
        for (std::size_t i = 0; i < columns.size(); ++i)
            columns[i].push_back(trial.places[i]);
        target.push_back(trial.standing);
    }
    return importances(columns, target);
}

std::size_t trialsJudged(const StoredSearch& search)
{
    return judged(search).size();
}

} // namespace loom

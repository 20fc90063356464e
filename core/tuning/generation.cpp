// Which trials come next, and which are the best: functions of what came before, whoever computed it.
#include "tuning/search_settings.h"

#include <algorithm>
#include <cmath>

namespace loom {
namespace {

constexpr int kMostRefused = 500; // points passed over for one trial

std::int64_t changedAt(const std::vector<SearchChange>& changes, std::int64_t trial)
{
    std::int64_t at = 0;
    for (const SearchChange& change : changes)
        if (change.space && change.trial <= trial)
            at = change.trial;
    return at;
}

} // namespace

std::vector<Tried> triedOf(const SearchSettings& settings, const SearchSpace& space, const std::vector<Trial>& before)
{
    std::vector<const Trial*> inside;
    std::vector<std::vector<double>> costs;
    for (const Trial& trial : before) {
        if (trial.state == TrialState::waiting || trial.state == TrialState::refused || !holds(space, trial.point))
            continue;
        inside.push_back(&trial);
        costs.emplace_back(settings.objectives.size(), std::nan(""));
        if (trial.state == TrialState::finished)
            for (std::size_t i = 0; i < trial.values.size() && i < costs.back().size(); ++i)
                costs.back()[i] = settings.objectives[i].cost(trial.values[i]);
    }
    std::vector<Tried> tried;
    const std::vector<double> standing = standings(costs);
    for (std::size_t i = 0; i < inside.size(); ++i)
        tried.push_back({placesOf(space, inside[i]->point), standing[i]});
    // Pruned ones stand between: those that got farther first, then by the value that they had there.
    std::vector<std::size_t> pruned;
    for (std::size_t i = 0; i < inside.size(); ++i)
        if (inside[i]->state == TrialState::pruned && !inside[i]->values.empty())
            pruned.push_back(i);
    std::ranges::stable_sort(pruned, [&](std::size_t a, std::size_t b) {
        if (inside[a]->rung != inside[b]->rung)
            return inside[a]->rung > inside[b]->rung;
        return settings.objectives[0].cost(inside[a]->values[0]) < settings.objectives[0].cost(inside[b]->values[0]);
    });
    double worst = 0;
    for (std::size_t i = 0; i < inside.size(); ++i)
        if (inside[i]->state == TrialState::finished && !std::isnan(costs[i][0]))
            worst = std::max(worst, standing[i]);
    for (std::size_t place = 0; place < pruned.size(); ++place)
        tried[pruned[place]].standing = worst + (1 - worst) * double(place + 1) / double(pruned.size() + 1);
    return tried;
}

const SearchSpace& spaceAfter(const SearchSettings& settings, const std::vector<SearchChange>& changes,
                              std::int64_t trial)
{
    const SearchSpace* space = &settings.space;
    for (const SearchChange& change : changes)
        if (change.space && change.trial <= trial)
            space = &*change.space;
    return *space;
}

std::int64_t trialsWanted(const std::vector<SearchChange>& changes)
{
    std::int64_t trials = 0;
    for (const SearchChange& change : changes)
        trials = change.trials.value_or(trials);
    return trials;
}

std::vector<Trial> proposeGeneration(const SearchSettings& settings, const std::vector<SearchChange>& changes,
                                     const std::vector<Trial>& before, std::int64_t most,
                                     const std::function<std::optional<Text>(const Point&)>& fits)
{
    const std::int64_t done = std::int64_t(before.size());
    const SearchSpace& space = spaceAfter(settings, changes, done);
    const SamplerType& sampler = *findSampler(settings.sampler.type);
    const Attributes attributes = completed(sampler.attributes, settings.sampler.attributes);
    const std::vector<Tried> tried = triedOf(settings, space, before);
    std::int64_t draw = done > changedAt(changes, done) ? before.back().draw + 1 : 0;
    const std::int64_t generation = before.empty() ? 0 : before.back().generation + 1;
    std::vector<Trial> trials;
    std::vector<Places> pending;
    const auto add = [&](Point point, std::int64_t drawn, const std::optional<Text>& reason) {
        Trial trial;
        trial.number = done + std::int64_t(trials.size()) + 1;
        trial.generation = generation;
        trial.draw = drawn;
        trial.state = reason ? TrialState::refused : TrialState::waiting;
        trial.sentence = reason ? english(*reason) : std::string();
        pending.push_back(placesOf(space, point));
        trial.point = std::move(point);
        trials.push_back(std::move(trial));
    };
    for (const SearchChange& change : changes)
        if (change.point && change.trial == done && std::int64_t(trials.size()) < std::min(most, settings.generation))
            add(*change.point, draw - 1, fits ? fits(*change.point) : std::nullopt);
    while (std::int64_t(trials.size()) < std::min(most, settings.generation)) {
        std::optional<Text> reason;
        Point point;
        for (int refused = 0;; ++draw) {
            const std::optional<Places> places =
                sampler.propose({space, attributes, settings.seed, draw, tried, pending});
            if (!places)
                return trials;
            point = pointAt(space, *places);
            reason = fits ? fits(point) : std::nullopt;
            if (!reason || ++refused >= kMostRefused || sampler.points)
                break;
        }
        add(std::move(point), draw++, reason);
    }
    return trials;
}

std::vector<std::int64_t> bestOf(const SearchSettings& settings, const std::vector<Trial>& trials)
{
    std::vector<std::int64_t> numbers;
    std::vector<std::vector<double>> costs;
    for (const Trial& trial : trials) {
        if (trial.state != TrialState::finished || trial.values.size() != settings.objectives.size())
            continue;
        numbers.push_back(trial.number);
        costs.emplace_back();
        for (std::size_t i = 0; i < trial.values.size(); ++i)
            costs.back().push_back(settings.objectives[i].cost(trial.values[i]));
    }
    const std::vector<bool> front =
        settings.objectives.size() > 1 ? paretoFront(costs) : std::vector<bool>(costs.size(), true);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        if (front[i] && !std::isnan(costs[i][0]))
            order.push_back(i);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return costs[i][0]; });
    std::vector<std::int64_t> best;
    for (const std::size_t i : order)
        best.push_back(numbers[i]);
    return best;
}

} // namespace loom

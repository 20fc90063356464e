#include "tuning/objective.h"

#include "base/listed.h"
#include "train/metric_type.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace loom {
namespace {

const std::string kValidation = "validation_", kTraining = "training_";
constexpr std::size_t kMost = 2;

bool isCountName(const std::string& name)
{
    return name == "parameters" || name == "multiply_adds";
}

Result<Objective> readOne(const std::string& text, const std::vector<std::string>& series, bool validated,
                          std::vector<Text>& remarks)
{
    const std::size_t colon = std::min(text.find(':'), text.size());
    std::string name = text.substr(0, colon);
    const std::string direction = colon < text.size() ? text.substr(colon + 1) : std::string();
    if (colon < text.size() && direction != "min" && direction != "max")
        return Text(TR("“{value}” is no direction; there is: min, max"), {{"value", direction}});
    if (isCountName(name))
        return Objective{name, direction == "max"};
    bool training = false;
    if (name.starts_with(kValidation)) {
        name = name.substr(kValidation.size());
    } else if (name.starts_with(kTraining)) {
        name = name.substr(kTraining.size());
        training = true;
    }
    if (std::ranges::count(series, name) == 0)
        return Text(TR("This project does not measure “{name}”; there is: {choices}"),
                    {{"name", text.substr(0, colon)}, {"choices", listedFor(name, objectiveNames(series))}});
    if (!training && !validated)
        remarks.push_back(Text(TR("The data have no validation part: trials are compared by {name} of the rows that "
                                  "they learn from, which says nothing about others"),
                               {{"name", name}}));
    const MetricType* metric = readSeries(name).metric;
    const bool maximum = direction.empty() ? metric && metric->higherIsBetter : direction == "max";
    return Objective{training || !validated ? name : kValidation + name, maximum};
}

/// Is `a` nowhere worse than `b` and somewhere better? NaN is the worst.
bool beats(const std::vector<double>& a, const std::vector<double>& b)
{
    bool better = false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double x = std::isnan(a[i]) ? std::numeric_limits<double>::infinity() : a[i];
        const double y = std::isnan(b[i]) ? std::numeric_limits<double>::infinity() : b[i];
        if (x > y)
            return false;
        better = better || x < y;
    }
    return better;
}

bool failed(const std::vector<double>& costs)
{
    return costs.empty() || std::ranges::any_of(costs, [](double cost) { return std::isnan(cost); });
}

/// In how many goes the fronts are taken away until each is on one.
std::vector<std::size_t> frontsOf(const std::vector<std::vector<double>>& costs)
{
    std::vector<std::size_t> left(costs.size()), front(costs.size());
    std::iota(left.begin(), left.end(), std::size_t(0));
    for (std::size_t round = 0; !left.empty(); ++round) {
        std::vector<std::size_t> beaten;
        for (const std::size_t i : left)
            if (std::ranges::any_of(left, [&](std::size_t j) { return beats(costs[j], costs[i]); }))
                beaten.push_back(i);
            else
                front[i] = round;
        left = std::move(beaten);
    }
    return front;
}

} // namespace

bool Objective::isCount() const
{
    return isCountName(metric);
}

std::vector<std::string> objectiveNames(const std::vector<std::string>& series)
{
    std::vector<std::string> names;
    for (const std::string& name : series)
        if (!name.starts_with(kValidation))
            names.push_back(name);
    names.insert(names.end(), {"parameters", "multiply_adds"});
    return names;
}

Result<std::vector<Objective>> readObjectives(const std::string& text, const std::vector<std::string>& series,
                                              bool validated, std::vector<Text>& remarks)
{
    std::vector<Objective> objectives;
    const std::string all = text.empty() ? "loss" : text;
    for (std::size_t from = 0; from <= all.size();) {
        const std::size_t comma = std::min(all.find(',', from), all.size());
        Result<Objective> one = readOne(all.substr(from, comma - from), series, validated, remarks);
        if (!one)
            return one.error();
        for (const Objective& other : objectives)
            if (other.metric == one->metric)
                return Text(TR("{name} is asked for twice"), {{"name", one->metric}});
        objectives.push_back(std::move(*one));
        from = comma + 1;
    }
    if (objectives.size() > kMost)
        return Text(TR("A search has one objective or two, not {count}"), {{"count", objectives.size()}});
    return objectives;
}

double valueOf(const Objective& objective, const std::vector<std::string>& series, const std::vector<double>& values,
               const NetworkCounts& counts)
{
    if (objective.isCount())
        return double(objective.metric == "parameters" ? counts.parameters : counts.multiplyAdds);
    const auto found = std::ranges::find(series, objective.metric);
    const auto place = std::size_t(found - series.begin());
    return place < values.size() ? values[place] : std::nan("");
}

std::vector<bool> paretoFront(const std::vector<std::vector<double>>& costs)
{
    std::vector<bool> front;
    for (const std::vector<double>& one : costs)
        front.push_back(!failed(one) && std::ranges::none_of(costs, [&](const auto& other) {
            return !failed(other) && beats(other, one);
        }));
    return front;
}

std::vector<double> standings(const std::vector<std::vector<double>>& costs)
{
    const bool several = !costs.empty() && costs.front().size() > 1;
    const std::vector<std::size_t> fronts = several ? frontsOf(costs) : std::vector<std::size_t>(costs.size());
    const auto before = [&](std::size_t a, std::size_t b) {
        if (failed(costs[a]) != failed(costs[b]))
            return failed(costs[b]);
        if (failed(costs[a]))
            return false;
        return fronts[a] != fronts[b] ? fronts[a] < fronts[b] : costs[a][0] < costs[b][0];
    };
    std::vector<std::size_t> order(costs.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, before);
    std::vector<double> out(costs.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool same = i > 0 && !before(order[i - 1], order[i]);
        out[order[i]] = same ? out[order[i - 1]] : double(i) / double(std::max<std::size_t>(1, costs.size() - 1));
    }
    return out;
}

} // namespace loom

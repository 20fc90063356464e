#include "tuning/trial_figures.h"

#include "tuning/search_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace loom::ui {

RunColours coloursOf(const StoredSearch& search)
{
    std::vector<double> values;
    for (const Trial& trial : search.trials)
        values.push_back(objectiveOf(trial, 0));
    return {values, !search.settings.objectives.empty() && search.settings.objectives[0].maximum};
}

double colourOf(const RunColours& colours, const Trial& trial)
{
    return colours.placeOf(objectiveOf(trial, 0));
}

double objectiveOf(const Trial& trial, std::size_t objective)
{
    const bool known = objective < trial.values.size() && trial.state != TrialState::refused;
    return known ? trial.values[objective] : std::nan("");
}

ParallelAxis plotAxisOf(const Project& project, const Axis& axis)
{
    ParallelAxis made;
    made.name = axisTitle(project, axis.path);
    if (axis.isRange()) {
        made.scale = axis.logarithmic ? ParallelAxis::Scale::logarithmic : ParallelAxis::Scale::linear;
        made.low = axis.low;
        made.high = axis.high;
        return made;
    }
    made.scale = ParallelAxis::Scale::choices;
    for (const Value& value : axis.choices)
        made.choices << valueWords(project, axis, value);
    return made;
}

double plotValueOf(const Axis& axis, const Value& value)
{
    if (axis.isRange())
        return numberOf(value, std::nan(""));
    const auto found = std::ranges::find(axis.choices, value);
    return found == axis.choices.end() ? std::nan("") : double(found - axis.choices.begin());
}

RunAxis objectiveAxisOf(const StoredSearch& search, std::size_t objective)
{
    std::vector<double> values;
    for (const Trial& trial : search.trials)
        if (const double value = objectiveOf(trial, objective); std::isfinite(value))
            values.push_back(value);
    return axisOver(metricWords(search.settings.objectives[objective].metric), values);
}

QString trialName(qint64 number)
{
    return QCoreApplication::translate("TrialFigures", "trial %1").arg(number);
}

} // namespace loom::ui

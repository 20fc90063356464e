#include "command.h"

#include "opened.h"
#include "output.h"

#include <cmath>

namespace loom::cli {

int runEvaluate(const Options& options)
{
    const Result<Run> run = trainedRun(options);
    if (!run)
        return fail(options, run.error());
    sayLeftOut(options, *run->data);
    const DataPart part = partFor(options, *run->data);
    if (part.rows->empty())
        return fail(options, Text(TR("The {part} part of the data has no rows"), {{"part", part.name}}));
    const std::optional<std::vector<double>> evaluated = run->trainer->evaluate(*part.rows);
    if (!evaluated)
        return fail(options, run->trainer->end().sentence);
    const std::vector<double>& values = *evaluated;
    if (!std::isfinite(values[0]))
        return fail(options,
                    Text(TR("The loss over the {part} part is not a finite number: the weights do not suit the data, "
                            "or are far too large"),
                         {{"part", part.name}}));
    Json event = {{"event", "evaluate"}, {"part", part.name}, {"samples", part.rows->size()}};
    std::string line = part.name + ": " + formatNumber(std::int64_t(part.rows->size())) + " samples";
    for (std::size_t i = 0; i < values.size(); ++i) {
        event[run->trainer->series()[i]] = values[i];
        line += "  " + run->trainer->series()[i] + " " + brief(values[i]);
    }
    markShuffled(run->project.data, event, line);
    if (options.json)
        emit(event);
    else
        std::puts(line.c_str());
    return kDone;
}

} // namespace loom::cli

#include "command.h"

#include "base/file.h"
#include "data/moves.h"
#include "opened.h"
#include "output.h"
#include "project/generation.h"

#include <algorithm>

namespace loom::cli {
namespace {

/// The tokens of the start; what of them the model does not know is said.
std::vector<std::int32_t> startOf(const Options& options, const LanguageModel& model)
{
    std::vector<std::int32_t> start = model.tokens().numbersOf(options.start);
    if (const auto unknown = std::ranges::count(start, 1); unknown > 0)
        sayNote(options,
                Text(TR("The network does not know {unknown} of the {count} tokens of the start."),
                     {{"unknown", std::int64_t(unknown)}, {"count", start.size()}}));
    return start;
}

void print(const Options& options, const LanguageModel& model, const Generated& written)
{
    const std::string text = model.tokens().textOf(written.tokens);
    if (!options.json) {
        std::puts(model.tokens().followed(options.start, written.tokens).c_str());
        return;
    }
    Json tokens = Json::array();
    for (const std::int32_t token : written.tokens)
        tokens.push_back(model.tokens().words()[std::size_t(token)]);
    emit({{"event", "generated"},
          {"start", options.start},
          {"text", text},
          {"tokens", std::move(tokens)},
          {"log_probability", written.log},
          {"keeps_state", model.keepsState()}});
}

/// What the moves draw, start and all, as a picture.
Result<void> paint(const Options& options, const LanguageModel& model, const Generated& written)
{
    if (!model.tokens().draws())
        return Text(TR("This network writes no moves of a pen, so there is nothing to draw: leave --svg out."));
    std::vector<std::int32_t> moves = model.tokens().numbersOf(options.start);
    moves.insert(moves.end(), written.tokens.begin(), written.tokens.end());
    const PenDrawing drawing = drawnBy(moves);
    return writeFileAtomically(options.svg, svgOf({&drawing, 1}));
}

} // namespace

std::string missingToGenerate(const Options& options)
{
    return options.start.empty() ? "generate needs --start TEXT, how the text begins" : "";
}

int runGenerate(const Options& options)
{
    const Result<Run> run = trainedRun(options);
    if (!run)
        return fail(options, run.error());
    auto model = LanguageModel::of(*run, std::max<std::int64_t>(1, options.generation.beam));
    if (!model)
        return fail(options, model.error());
    GenerationOptions asked = options.generation;
    asked.seed = run->project.seed;
    const auto written = generate(*model, startOf(options, *model), asked);
    if (!written)
        return fail(options, written.error());
    if (!model->keepsState())
        sayNote(options,
                Text(TR("The network keeps no state from token to token: for each one the last {window} are read "
                        "again."),
                     {{"window", model->tokens().window()}}));
    if (!options.svg.empty())
        if (const auto painted = paint(options, *model, *written); !painted)
            return fail(options, painted.error());
    print(options, *model, *written);
    return kDone;
}

} // namespace loom::cli

#include "command.h"

#include "interrupt.h"
#include "opened.h"
#include "option_rows.h"
#include "output.h"
#include "train/run_event.h"
#include "tuning/rate_finder.h"

namespace loom::cli {
namespace {

const char* nameOf(RateCurve::End end)
{
    constexpr const char* kNames[] = {"finished", "diverged", "stopped"};
    return kNames[int(end)];
}

void reportPoint(const Options& options, const RatePoint& point)
{
    if (options.json)
        return emit({{"event", "rate"},
                     {"rate", point.rate},
                     {"loss", point.loss},
                     {"untrained", point.untrained},
                     {"smoothed", point.smoothed}});
    say(options,
        padded(brief(point.rate), 12) + paddedLeft(brief(point.loss), 12) + paddedLeft(brief(point.untrained), 12)
            + paddedLeft(brief(point.smoothed), 12));
}

void reportEnd(const Options& options, const RateCurve& curve)
{
    if (options.json) {
        Json event = {{"event", "end"}, {"reason", nameOf(curve.end)}, {"tried", curve.points.size()}};
        if (curve.suggested() > 0)
            event.update({{"suggested", curve.suggested()},
                          {"steepest", curve.steepest},
                          {"lowest", curve.lowest},
                          {"tenth_of_lowest", curve.tenth}});
        return emit(event);
    }
    if (curve.end == RateCurve::End::diverged)
        say(options, "the loss grew by far after that");
    std::printf("suggested: %s, where the loss falls fastest; a tenth of the rate with the lowest loss is %s\n"
                "  loom train %s --set %s=%s\n",
                brief(curve.suggested()).c_str(), brief(curve.tenth).c_str(), options.file.c_str(), kRatePath,
                brief(curve.suggested()).c_str());
}

} // namespace

std::vector<OptionRow> rateRows()
{
    return {
        {"--from", "RATE", "lr-find: the smallest rate (default 1e-6)",
         [](Options& o, const std::string& v) { return takeReal(o.rates.from, v, kSmallestRate, kLargestRate); }},
        {"--to", "RATE", "lr-find: the largest rate (default 1)",
         [](Options& o, const std::string& v) { return takeReal(o.rates.to, v, kSmallestRate, kLargestRate); }},
    };
}

int runRateFinder(const Options& options)
{
    catchInterrupts();
    const Result<Opened> opened = openFor(options);
    if (!opened)
        return fail(options, opened.error());
    RateSearch search = options.rates;
    if (options.steps > 0)
        search.steps = options.steps;
    const Result<RateCurve> curve =
        findRate(opened->project, search, runOptions(options, *opened), [&](const RateCurve& soFar) {
            if (onTerminal(options))
                redraw("Trying  " + bar(double(soFar.points.size()) / double(search.steps), 30));
            return !interrupted();
        });
    if (onTerminal(options))
        redraw("");
    if (!curve)
        return fail(options, curve.error());
    if (!options.json)
        say(options,
            padded("rate", 12) + paddedLeft("loss", 12) + paddedLeft("untrained", 12) + paddedLeft("smoothed", 12));
    for (const RatePoint& point : curve->points)
        reportPoint(options, point);
    if (curve->end == RateCurve::End::stopped)
        return kInterrupted;
    if (curve->suggested() > 0) {
        reportEnd(options, *curve);
        return kDone;
    }
    return fail(options,
                Text(TR("The loss falls nowhere between the rates {from} and {to}, so none can be suggested; try "
                        "larger ones, or look whether the network can learn from these data"),
                     {{"from", search.from}, {"to", search.to}}),
                kTrainingFailed);
}

} // namespace loom::cli

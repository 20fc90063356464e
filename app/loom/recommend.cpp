#include "command.h"

#include "opened.h"
#include "output.h"
#include "project/recommendation.h"

namespace loom::cli {
namespace {

void print(const Options& options, const Recommendations& found)
{
    for (std::size_t i = 0; i < found.items.size(); ++i) {
        const Recommended& one = found.items[i];
        if (options.json)
            emit({{"event", "recommendation"},
                  {"user", options.user},
                  {"place", i + 1},
                  {"item", one.item},
                  {"rating", one.value}});
        else
            std::printf("%zu,%s,%.4g\n", i + 1, one.item.c_str(), one.value);
    }
}

} // namespace

std::string missingToRecommend(const Options& options)
{
    return options.user.empty() ? "recommend needs --user NAME: to whom?" : "";
}

int runRecommend(const Options& options)
{
    const Result<Opened> opened = openFor(options);
    if (!opened)
        return fail(options, opened.error());
    const Result<Run> run = trainedRun(options, *opened);
    if (!run)
        return fail(options, run.error());
    const Result<Recommendations> found = recommendations(*run, options.user, options.top);
    if (!found)
        return fail(options, found.error());
    if (!options.json)
        std::puts("place,item,rating");
    print(options, *found);
    return kDone;
}

} // namespace loom::cli

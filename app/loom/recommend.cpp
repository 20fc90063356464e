#include "command.h"

#include "base/quoted_cell.h"
#include "opened.h"
#include "output.h"
#include "project/rating_methods.h"

#include <algorithm>

namespace loom::cli {
namespace {

int printItems(const Options& options, const Result<Recommendations>& found)
{
    if (!found)
        return fail(options, found.error());
    if (!options.json)
        std::puts("place,item,rating");
    for (std::size_t i = 0; i < found->items.size(); ++i) {
        const Recommended& one = found->items[i];
        if (options.json)
            emit({{"event", "recommendation"},
                  {"user", options.recommend.user},
                  {"place", i + 1},
                  {"item", one.item},
                  {"rating", one.value}});
        else
            std::printf("%zu,%s,%.4g\n", i + 1, quotedCell(one.item).c_str(), one.value);
    }
    return kDone;
}

int printRules(const Options& options, const PreparedData& data)
{
    const Result<LikedRules> found = likedTogether(data, options.recommend.liked);
    if (!found)
        return fail(options, found.error());
    if (!options.json)
        std::puts("from,to,support,confidence,lift");
    for (std::size_t i = 0; i < std::min(found->rules.size(), std::size_t(options.top)); ++i) {
        const LikedRule& rule = found->rules[i];
        if (options.json)
            emit({{"event", "rule"},
                  {"from", rule.from},
                  {"to", rule.to},
                  {"support", rule.support},
                  {"confidence", rule.confidence},
                  {"lift", rule.lift}});
        else
            std::printf("%s,%s,%.4g,%.4g,%.4g\n", quotedCell(rule.from).c_str(), quotedCell(rule.to).c_str(),
                        rule.support, rule.confidence, rule.lift);
    }
    if (found->rules.empty())
        sayNote(options,
                Text(TR("No two items are liked together by a share of {support} of the {users} users with a "
                        "confidence of {confidence}: ask for less of one of them."),
                     {{"support", options.recommend.liked.support},
                      {"users", found->baskets},
                      {"confidence", options.recommend.liked.confidence}}));
    return kDone;
}

void printLine(const Options& options, const std::string& method, const RatingErrors& errors)
{
    const std::pair<const char*, const std::optional<double>*> parts[] = {
        {"training_rmse", &errors.training}, {"validation_rmse", &errors.validation}, {"test_rmse", &errors.test}};
    Json event = {{"event", "method"}, {"method", method}};
    std::string line = method;
    for (const auto& [name, error] : parts) {
        if (*error)
            event[name] = **error;
        line += "," + (*error ? brief(**error) : "");
    }
    if (options.json)
        emit(event);
    else
        std::puts(line.c_str());
}

/// What one method cannot do is said, and the others go on.
void printErrors(const Options& options, const std::string& method, const Result<RatingErrors>& errors)
{
    if (errors)
        printLine(options, method, *errors);
    else
        sayNote(options, Text(TR("{method}: {reason}"), {{"method", method}, {"reason", english(errors.error())}}));
}

/// All methods and, where it has weights, the network on the same parts.
int printComparison(const Options& options, const PreparedData& data, const Result<Run>& run)
{
    sayLeftOut(options, data);
    const Result<RatingParts> parts = ratingParts(data);
    if (!parts)
        return fail(options, parts.error());
    if (!options.json)
        std::puts("method,training_rmse,validation_rmse,test_rmse");
    for (const recommend::Method& method : recommend::methods())
        printErrors(options, method.id, errorsOf(method, options.recommend.method, *parts));
    printErrors(options, "network", run ? errorsOf(*run) : Result<RatingErrors>(run.error()));
    return kDone;
}

int compareWith(const Options& options, const Opened& opened, const Result<Run>& run)
{
    if (run)
        return printComparison(options, *run->data, run);
    const Result<PreparedData> data = readData(options, opened);
    return data ? printComparison(options, *data, run) : fail(options, data.error());
}

/// Methods learn from the data alone: no network is needed, and none is loaded.
int runByRatings(const Options& options, const Opened& opened)
{
    const Result<PreparedData> data = readData(options, opened);
    if (!data)
        return fail(options, data.error());
    sayLeftOut(options, *data);
    const RecommendOptions& asked = options.recommend;
    if (asked.rules)
        return printRules(options, *data);
    return printItems(options, recommendationsBy(*asked.by, asked.method, *data, asked.user, options.top));
}

} // namespace

std::string methodList()
{
    std::string list;
    for (const recommend::Method& method : recommend::methods())
        list += "\n  " + padded(method.id, 17) + method.text;
    return list;
}

std::string missingToRecommend(const Options& options)
{
    const RecommendOptions& asked = options.recommend;
    if (int(asked.compare) + int(asked.rules) + int(asked.by != nullptr) > 1)
        return "--by, --compare and --rules exclude one another";
    const bool list = !asked.compare && !asked.rules;
    return list && asked.user.empty() ? "recommend needs --user NAME: to whom? (or --compare, or --rules)" : "";
}

int runRecommend(const Options& given)
{
    const Result<Opened> opened = openFor(given);
    if (!opened)
        return fail(given, opened.error());
    Options options = given;
    options.recommend.method.seed = opened->project.seed;
    if (options.recommend.rules || options.recommend.by)
        return runByRatings(options, *opened);
    const Result<Run> run = trainedRun(options, *opened);
    if (options.recommend.compare)
        return compareWith(options, *opened, run);
    if (!run)
        return fail(options, run.error());
    sayLeftOut(options, *run->data);
    return printItems(options, recommendations(*run, options.recommend.user, options.top));
}

} // namespace loom::cli

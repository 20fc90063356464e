#include "project/leak_check.h"

#include "base/listed.h"
#include "data/column_facts.h"
#include "data/csv/number.h"
#include "data/twins.h"
#include "graph/repair.h"

#include <algorithm>

namespace loom {
namespace {

/// Fewer equal rows than this share are told as a hint.
constexpr double kManyTwins = 0.01;
constexpr double kManySerial = 0.6;
constexpr std::size_t kFewestDates = 5;

/// A part with the sentences that are said of its rows.
struct Judged {
    const RowSet& rows;
    const char* path;
    const char* withTargets;
    const char* withoutTargets;
    const char* limited;
};

std::vector<Judged> judgedParts(const PreparedData& data)
{
    return {
        {data.validation, "data.split.validation",
         TR("{looked} validation rows: {count} with the same inputs as a training row, {same} of them with its "
            "target too, {other} with another one (first: row {row}, which is training row {training}). What is "
            "measured there says less about new rows."),
         TR("{looked} validation rows: {count} of them training rows too (first: row {row}, which is training row "
            "{training}). What is measured there says less about new rows."),
         TR("{looked} of {rows} validation rows were compared with {known} of {training} training rows; the "
            "others were not looked at.")},
        {data.test, "data.split.test",
         TR("{looked} test rows: {count} with the same inputs as a training row, {same} of them with its target "
            "too, {other} with another one (first: row {row}, which is training row {training}). What is measured "
            "there says less about new rows."),
         TR("{looked} test rows: {count} of them training rows too (first: row {row}, which is training row "
            "{training}). What is measured there says less about new rows."),
         TR("{looked} of {rows} test rows were compared with {known} of {training} training rows; the others "
            "were not looked at.")}};
}

void checkTwins(const Project& project, const PreparedData& data, const Judged& part, std::vector<Issue>& issues)
{
    const auto twins = twinsOf(data.rows, data.training, part.rows);
    if (!twins || twins->looked == 0)
        return; // what cannot be read is said where it is read to be learned from
    if (const auto rows = std::int64_t(part.rows.size()), training = std::int64_t(data.training.size());
        twins->looked < rows || twins->training < training)
        issues.push_back(
            {Severity::note,
             "",
             part.path,
             Text(part.limited,
                  {{"looked", twins->looked}, {"rows", rows}, {"known", twins->training}, {"training", training}}),
             {}});
    if (twins->pairs.empty())
        return;
    const auto count = std::int64_t(twins->pairs.size());
    const bool many = double(count) >= kManyTwins * double(twins->looked);
    Text sentence(twins->hasTargets ? part.withTargets : part.withoutTargets,
                  {{"count", count},
                   {"looked", twins->looked},
                   {"row", twins->pairs.front().row + 1},
                   {"training", twins->pairs.front().training + 1}});
    if (twins->hasTargets)
        sentence.with({"same", twins->sameTarget}).with({"other", twins->otherTarget()});
    Issue issue{many ? Severity::warning : Severity::note, "", part.path, std::move(sentence), {}};
    if (!data.rows.store()
        && std::ranges::find(project.data.transforms, "unseen", &Part::type) == project.data.transforms.end())
        issue.repairs.push_back(
            appendRepair(TR("Leave these rows out of the part"), "data.transforms", {"unseen", {}}));
    issues.push_back(std::move(issue));
}

/// The beginning of a table; nothing where the source is none.
TablePreview previewOf(const Project& project, const std::string& folder)
{
    const SourceType* source = findSource(project.data.source.type);
    if (!source || !source->preview)
        return {};
    SourceContext context;
    context.folder = folder;
    context.seed = project.seed;
    auto preview = source->preview(completed(source->attributes, project.data.source.attributes), context);
    return preview ? std::move(*preview) : TablePreview();
}

/// The first column of dates in whose order the rows come, one way or the other; empty: there is none.
std::string dateColumn(const TablePreview& preview)
{
    for (std::size_t column = 0; column < preview.columns.size(); ++column) {
        if (preview.columns[column].kind != "dates" || preview.rows.size() < kFewestDates)
            continue;
        for (const bool dayFirst : {false, true}) {
            std::size_t up = 0, down = 0, known = 0;
            double last = 0;
            for (const auto& row : preview.rows) {
                const auto date = column < row.size() ? sources::csvDate(row[column], dayFirst) : std::nullopt;
                const double days = date ? sources::daysOf(*date) : 0;
                known += date.has_value();
                up += date && known > 1 && days > last;
                down += date && known > 1 && days < last;
                last = date ? days : last;
            }
            if (known == preview.rows.size() && (up == 0) != (down == 0))
                return preview.columns[column].name;
        }
    }
    return {};
}

void checkSeries(const Project& project, const PreparedData& data, const TablePreview& preview,
                 const ColumnFacts& facts, std::vector<Issue>& issues)
{
    const Split& split = project.data.split;
    const bool drawn = !data.validation.empty() || (split.test > 0 && !data.test.empty());
    if (split.method == "chronological" || !drawn)
        return;
    const std::string dates = dateColumn(preview);
    const bool alike = facts.serial >= kManySerial;
    if (dates.empty() && !alike)
        return;
    Text sentence = dates.empty()
        ? Text(TR("The target of a row is much like that of the row before (correlation {correlation}): if the rows "
                  "follow each other in time, a split at random asks about moments between moments that the network "
                  "knows."),
               {{"correlation", facts.serial}})
        : Text(
            TR("The rows come in the order of the dates in “{column}”, but the split draws single rows out of them "
               "at random: the network is asked about moments between moments that it knows."),
            {{"column", dates}});
    issues.push_back(
        {dates.empty() ? Severity::note : Severity::warning,
         "",
         "data.split.method",
         std::move(sentence),
         {setRepair(TR("Part the rows in their order"), "data.split.method", std::string("chronological"))}});
}

/// The inputs of the table without the column that gives the feature; empty where that is not known, or where none
/// would be left.
std::vector<std::string> inputsWithout(const TablePreview& preview, const std::string& feature)
{
    std::vector<std::string> names;
    std::string column;
    for (const TablePreview::Column& one : preview.columns)
        if (one.role == TablePreview::Role::input) {
            names.push_back(one.name);
            if (feature.starts_with(one.name) && one.name.size() > column.size())
                column = one.name;
        }
    return column.empty() || std::erase(names, column) != 1 ? std::vector<std::string>() : names;
}

void checkTelling(const TablePreview& preview, const ColumnFacts& facts, std::vector<Issue>& issues)
{
    for (const ColumnFacts::Telling& telling : facts.telling) {
        Text sentence = telling.classes > 0
            ? Text(
                TR("The column “{column}” says the target “{target}” by itself: each of {classes} classes has values "
                   "of its own in {rows} training rows. Is it known before the answer is?"),
                {{"column", telling.feature},
                 {"target", telling.target},
                 {"classes", telling.classes},
                 {"rows", facts.rows}})
            : Text(
                TR("The column “{column}” says the target “{target}” by itself: their correlation is {correlation} "
                   "in {rows} training rows. Is it known before the answer is?"),
                {{"column", telling.feature},
                 {"target", telling.target},
                 {"correlation", telling.correlation},
                 {"rows", facts.rows}});
        Issue issue{Severity::warning, "", "data.source.inputs", std::move(sentence), {}};
        if (const auto inputs = inputsWithout(preview, telling.feature); !inputs.empty())
            issue.repairs.push_back(
                setRepair(Text(TR("Leave “{column}” out of the inputs"), {{"column", telling.feature}}),
                          "data.source.inputs", inputs));
        issues.push_back(std::move(issue));
    }
}

void checkStandardised(const ColumnFacts& facts, std::vector<Issue>& issues)
{
    if (facts.standardised.empty())
        return;
    issues.push_back(
        {Severity::note,
         "",
         "data.source",
         Text(TR("Standardized before the rows were parted: {columns}, with mean 0 and deviation 1 over all {rows} "
                 "rows. Their numbers know of validation and test; give them as they were measured and let the "
                 "transform Standardize do it."),
              {{"columns", listed(facts.standardised, 6)}, {"rows", facts.allRows}}),
         {}});
}

} // namespace

std::vector<Issue> checkLeaks(const Project& project, const PreparedData& data, const std::string& folder)
{
    std::vector<Issue> issues;
    if (data.validation.empty() && data.test.empty())
        return issues; // nothing is measured that could be too good
    for (const Judged& part : judgedParts(data))
        checkTwins(project, data, part, issues);
    // What columns give away is asked of tables that somebody has brought, not of worlds that were made so.
    const SourceType* source = findSource(project.data.source.type);
    const auto facts = source && source->preview ? columnFactsOf(data) : Result<ColumnFacts>(ColumnFacts());
    if (!facts || facts->rows == 0)
        return issues;
    const TablePreview preview = previewOf(project, folder);
    checkSeries(project, data, preview, *facts, issues);
    checkTelling(preview, *facts, issues);
    checkStandardised(*facts, issues);
    return issues;
}

} // namespace loom

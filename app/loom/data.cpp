#include "command.h"

#include "data/left_out.h"
#include "opened.h"
#include "output.h"
#include "project/path.h"
#include "project/specs.h"

#include <filesystem>

namespace loom::cli {
namespace {

/// Of more classes (users, items) than so many only the first few are printed; JSON has all.
constexpr std::size_t kMostListed = 100, kFewListed = 10;

/// Rows of each class of a label field; empty when it holds no labels.
std::vector<std::int64_t> countsOf(const Dataset& rows, int field)
{
    const Field& f = rows.fields()[std::size_t(field)];
    if (f.classes.empty() || f.dtype != DType::i32)
        return {};
    std::vector<std::int64_t> counts(f.classes.size());
    const auto add = [&](std::span<const std::int32_t> labels) {
        for (std::int32_t label : labels)
            if (label >= 0 && std::size_t(label) < counts.size())
                ++counts[std::size_t(label)];
    };
    if (!rows.store()) {
        add(rows.column(field).values<std::int32_t>());
        return counts;
    }
    std::vector<std::int32_t> labels;
    for (std::int64_t block = 0; block < rows.store()->blocks(); ++block) {
        labels.resize(std::size_t(rows.store()->rowsOf(block) * f.shape.size()));
        if (!rows.store()->readBlock(field, block, labels.data()))
            return {};
        add(labels);
    }
    return counts;
}

Json fieldJson(const Dataset& rows, int field, const Field& delivered)
{
    const Field& stored = rows.fields()[std::size_t(field)];
    Json out = {{"name", stored.name},
                {"dtype", nameOf(stored.dtype)},
                {"shape", stored.shape.axes()},
                {"role", nameOf(stored.role)},
                {"network_shape", delivered.shape.axes()}};
    if (stored.form != FieldForm::byShape)
        out["form"] = nameOf(stored.form);
    if (!stored.lengths.empty())
        out["lengths"] = stored.lengths;
    if (!stored.words.empty())
        out["words"] = stored.words;
    if (!stored.classes.empty())
        out["classes"] = stored.classes;
    if (const std::vector<std::int64_t> counts = countsOf(rows, field); !counts.empty())
        out["class_counts"] = counts;
    return out;
}

void printField(const Dataset& rows, int field, const Field& delivered)
{
    const Field& stored = rows.fields()[std::size_t(field)];
    std::string line = "  " + padded(stored.name, 14) + padded(nameOf(stored.role), 14)
        + padded(nameOf(stored.dtype), 5) + describe(stored.shape);
    if (delivered.shape != stored.shape)
        line += " → " + describe(delivered.shape);
    if (stored.form != FieldForm::byShape)
        line += "  " + std::string(nameOf(stored.form));
    for (std::size_t w = 2; w < std::min<std::size_t>(stored.words.size(), 12); ++w)
        line += (w == 2 ? ": " : ", ") + stored.words[w];
    if (stored.words.size() > 12)
        line += ", …";
    std::puts(line.c_str());
    const std::vector<std::int64_t> counts = countsOf(rows, field);
    const std::size_t listed = counts.size() > kMostListed ? kFewListed : counts.size();
    for (std::size_t c = 0; c < listed; ++c)
        std::printf("    %s %s\n", padded(stored.classes[c], 24).c_str(),
                    paddedLeft(formatNumber(counts[c]), 9).c_str());
    if (listed < counts.size())
        std::printf("    … and %s more\n", formatNumber(std::int64_t(counts.size() - listed)).c_str());
}

void printFaults(const Faults& faults)
{
    if (faults.count == 0)
        return;
    std::printf("  left out, as it cannot be read: %s\n", formatNumber(faults.count).c_str());
    for (const Fault& fault : faults.listed)
        std::printf("    %s\n", english(saidOf(fault)).c_str());
}

Json faultsJson(const Faults& faults)
{
    Json listed = Json::array();
    for (const Fault& fault : faults.listed)
        listed.push_back({{"place", english(fault.place)}, {"reason", english(fault.reason)}});
    return {{"count", faults.count}, {"listed", std::move(listed)}};
}

void printText(const PreparedData& data)
{
    std::printf("%s rows: %s training, %s validation, %s test\n", formatNumber(data.rows.size()).c_str(),
                formatNumber(std::int64_t(data.training.size())).c_str(),
                formatNumber(std::int64_t(data.validation.size())).c_str(),
                formatNumber(std::int64_t(data.test.size())).c_str());
    const std::vector<Field> delivered = data.fields();
    for (int field = 0; field < int(delivered.size()); ++field)
        printField(data.rows, field, delivered[std::size_t(field)]);
    for (const Text& note : data.notes)
        std::printf("  note: %s\n", english(note).c_str());
    printFaults(data.faults);
}

void printJson(const PreparedData& data)
{
    Json fields = Json::array();
    const std::vector<Field> delivered = data.fields();
    for (int field = 0; field < int(delivered.size()); ++field)
        fields.push_back(fieldJson(data.rows, field, delivered[std::size_t(field)]));
    Json event = {{"event", "data"}, {"rows", data.rows.size()}, {"fields", std::move(fields)}};
    event["parts"] = {
        {"training", data.training.size()}, {"validation", data.validation.size()}, {"test", data.test.size()}};
    event["notes"] = Json::array();
    for (const Text& note : data.notes)
        event["notes"].push_back(english(note));
    event["left_out"] = faultsJson(data.faults);
    event["guesses"] = data.guesses;
    emit(event);
}

/// A project file, or a project that only names the source of that id.
Result<Opened> openOrSource(const Options& options)
{
    std::error_code error;
    if (std::filesystem::exists(options.file, error) || !findSource(options.file))
        return openFor(options);
    Opened opened;
    opened.project.data.source.type = options.file;
    for (const auto& [path, text] : options.settings)
        if (const Result<void> done = setText(opened.project, path, text); !done)
            return done.error();
    return opened;
}

} // namespace

int runData(const Options& options)
{
    const Result<Opened> opened = openOrSource(options);
    if (!opened)
        return fail(options, opened.error());
    for (const Issue& issue : checkProject(opened->project, {}))
        if (issue.path.starts_with("data.") && issue.severity == Severity::error)
            return fail(options, issue.sentence);
    const Result<PreparedData> data = readData(options, *opened);
    if (!data)
        return fail(options, data.error());
    if (options.json)
        printJson(*data);
    else
        printText(*data);
    return kDone;
}

} // namespace loom::cli

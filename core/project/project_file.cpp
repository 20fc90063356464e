#include "project/project_file.h"

#include "base/file.h"
#include "base/memory.h"
#include "base/nested_text.h"
#include "project/graph_json.h"
#include "project/migrate.h"
#include "project/recipe_json.h"
#include "project/recipe_table.h"
#include "project/specs.h"

#include <algorithm>
#include <filesystem>

namespace loom {
namespace {

constexpr std::int64_t kLargestFile = 16 << 20;

/// Nothing when the file is of a format that this version reads.
std::optional<Text> formatRefusal(const Json& json)
{
    const auto found = json.is_object() ? json.find("format") : json.end();
    if (!json.is_object() || found == json.end() || !found->is_number_integer())
        return Text(TR("This is no Netloom project: it has no whole number “format”"));
    const std::optional<Value> format = valueFrom(*found);
    const double number = numberOf(format.value_or(Value()));
    if (number > kProjectFormat)
        return Text(TR("The project is of format {format}; this version of Netloom reads up to {newest}: "
                       "update Netloom"),
                    {{"format", number}, {"newest", kProjectFormat}});
    if (number < 1)
        return Text(TR("The project is of format {format}; formats are counted from 1"), {{"format", number}});
    return std::nullopt;
}

std::uint64_t seedFrom(RecordReader& reader, std::uint64_t fallback)
{
    const Json* seed = reader.take("seed");
    const double most = recipeSpec("seed").maximum;
    if (!seed || (seed->is_number_unsigned() && seed->get<double>() <= most))
        return seed ? seed->get<std::uint64_t>() : fallback;
    reader.log().refuse(Text(TR("seed is {value}; it must be a whole number from 0 to {maximum}"),
                             {{"value", excerpt(*seed)}, {"maximum", most}}));
    return fallback;
}

Project projectFrom(const Json& json, ReadLog& log)
{
    RecordReader reader(json, {}, log);
    Project project;
    log.format = int(reader.integer("format", kProjectFormat));
    project.title = reader.text("title");
    project.seed = seedFrom(reader, project.seed);
    project.graph = graphFrom(reader.record("graph"), {"graph"}, log);
    readRecord(dataRecord(), &project.data, reader.record("data"), {"data"}, log);
    readTraining(&project.training, reader.record("training"), {"training"}, log);
    reader.rest();
    releaseReservedIds(project, log.issues);
    if (!log.unknown.empty())
        project.unknown = writeJson(log.unknown);
    return project;
}

Text inFile(const std::string& file, const Text& reason)
{
    return Text(TR("{file}: {reason}"), {{"file", file}, {"reason", nested(reason)}});
}

} // namespace

Result<OpenedProject> parseProject(const std::string& text)
{
    return withinMemory([&]() -> Result<OpenedProject> {
        const Result<Json> json = parseJson(text);
        if (!json)
            return json.error();
        if (const auto refusal = formatRefusal(*json))
            return *refusal;
        ReadLog log;
        OpenedProject opened;
        opened.project = projectFrom(*json, log);
        if (log.refusal)
            return *log.refusal;
        opened.issues = std::move(log.issues);
        return opened;
    });
}

std::string writeProject(const Project& project)
{
    const int format = std::max(formatOf(dataRecord(), &project.data), formatOf(trainingRecord(), &project.training));
    Json out = {{"format", format}, {"title", project.title}, {"seed", project.seed}};
    out["graph"] = jsonFrom(project.graph);
    out["data"] = jsonOf(dataRecord(), &project.data);
    out["training"] = trainingJson(&project.training);
    restoreUnknown(out, project.unknown);
    return writeReadableJson(out);
}

Result<OpenedProject> openProject(const std::string& file)
{
    return withinMemory([&]() -> Result<OpenedProject> {
        const Result<std::string> text = readFile(file, kLargestFile);
        if (!text)
            return text.error();
        Result<OpenedProject> opened = parseProject(*text);
        if (!opened)
            return inFile(file, opened.error());
        return opened;
    });
}

Result<void> saveProject(const Project& project, const std::string& file)
{
    return withinMemory([&]() -> Result<void> { return writeFileAtomically(file, writeProject(project)); });
}

Project withAbsolutePaths(Project project, const std::string& folder)
{
    const auto absolute = [&](const std::string& name) {
        std::error_code error;
        return std::filesystem::absolute(std::filesystem::path(folder) / name, error).lexically_normal().string();
    };
    const auto* specs = sourceSpecs(project.data.source.type);
    for (auto& [name, value] : project.data.source.attributes) {
        const AttributeSpec* spec = specs ? findSpec(*specs, name) : nullptr;
        if (spec && spec->kind == AttributeKind::file && !stringOf(value).empty())
            value = absolute(stringOf(value));
    }
    if (!project.training.startFrom.empty())
        project.training.startFrom = absolute(project.training.startFrom);
    return project;
}

std::string weightsFileOf(const std::string& projectFile)
{
    return std::filesystem::path(projectFile).replace_extension(".safetensors").string();
}

std::string writeGraph(const Graph& graph)
{
    return writeReadableJson(Json{{"graph", jsonFrom(graph)}});
}

Result<Graph> parseGraph(const std::string& text)
{
    const Result<Json> json = parseJson(text);
    if (!json)
        return json.error();
    if (!json->is_object() || !json->contains("graph"))
        return Text(TR("The text holds no part of a network"));
    ReadLog log;
    Graph graph = graphFrom((*json)["graph"], {"graph"}, log);
    if (log.refusal)
        return *log.refusal;
    return graph;
}

} // namespace loom

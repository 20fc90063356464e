#include "bench.h"

#include "bench_child.h"
#include "project/project_file.h"
#include "tensor/safetensors.h"

#include <filesystem>

namespace loom::cli {
namespace {

constexpr int kNodes = 1000;
constexpr std::int64_t kUnits = 64;

/// A chain of dense layers, each 64 × 64.
Project largeProject()
{
    Project project = findBenchCase("mlp_784_128_10")->project();
    Graph& graph = project.graph;
    while (int(graph.nodes.size()) < kNodes) {
        const std::string last = graph.nodes.back().id;
        const std::string id = graph.freeId("dense");
        graph.nodes.push_back({.id = id, .type = "dense", .attributes = {{"units", kUnits}}});
        graph.edges.push_back({{last, ""}, {id, ""}});
    }
    return project;
}

NamedTensors largeWeights(const Project& project)
{
    NamedTensors weights;
    for (const Node& node : project.graph.nodes)
        if (node.type == "dense") {
            weights.tensors[node.id + "/kernel"] = Tensor(Shape{kUnits, kUnits}, DType::f32);
            weights.tensors[node.id + "/bias"] = Tensor(Shape{kUnits}, DType::f32);
        }
    return weights;
}

Result<void> save(const Project& project, const NamedTensors& weights, const std::string& file)
{
    if (const Result<void> saved = saveProject(project, file); !saved)
        return saved;
    return writeSafetensors(weights, weightsFileOf(file));
}

Result<void> open(const std::string& file)
{
    if (const Result<OpenedProject> opened = openProject(file); !opened)
        return opened.error();
    if (const Result<NamedTensors> weights = readSafetensors(weightsFileOf(file)); !weights)
        return weights.error();
    return {};
}

/// Repeats `work`; its first failure ends the case.
template<class Work> Result<std::vector<BenchLine>> timeFile(const BenchContext& context, const char* name,
                                                             const char* mode, const std::string& file, Work&& work)
{
    Result<void> failed;
    const Timed timed{.steps =
                          [&](std::int64_t count) {
                              for (std::int64_t i = 0; i < count && failed; ++i)
                                  failed = work();
                          },
                      .end = [&] { return failed; }};
    const Result<Rounds> rounds = timeRounds(timed, context.rounds(), context.seconds());
    if (!rounds)
        return rounds.error();
    std::error_code error;
    const auto bytes =
        std::filesystem::file_size(file, error) + std::filesystem::file_size(weightsFileOf(file), error);
    BenchLine line{.name = name, .mode = mode, .rounds = *rounds, .more = {{"nodes", kNodes}, {"bytes", bytes}}};
    line.note = "1,000 nodes, " + std::to_string(bytes / 1'000'000) + " MB";
    return std::vector<BenchLine>{std::move(line)};
}

Result<std::vector<BenchLine>> fileOpen(const BenchContext& context)
{
    const BenchFolder folder;
    const std::string file = folder.file("large.loom");
    const Project project = largeProject();
    if (const Result<void> saved = save(project, largeWeights(project), file); !saved)
        return saved.error();
    return timeFile(context, "file_open", "open", file, [&] { return open(file); });
}

Result<std::vector<BenchLine>> fileSave(const BenchContext& context)
{
    const BenchFolder folder;
    const std::string file = folder.file("large.loom");
    const Project project = largeProject();
    const NamedTensors weights = largeWeights(project);
    return timeFile(context, "file_save", "save", file, [&] { return save(project, weights, file); });
}

} // namespace

std::vector<ProgramCase> fileCases()
{
    return {{"file_open", "read a project of 1,000 nodes and its weights", fileOpen},
            {"file_save", "write them to the disk", fileSave}};
}

} // namespace loom::cli

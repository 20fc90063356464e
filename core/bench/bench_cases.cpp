#include "bench/bench_cases.h"

#include "bench/bench_parts.h"

#include <algorithm>
#include <numeric>

namespace loom {
namespace {

constexpr std::int64_t kMostEpochs = 1'000'000; // that a recipe may have

} // namespace

const char* nameOf(BenchMode mode)
{
    return mode == BenchMode::train ? "train" : "infer";
}

Chain& Chain::then(const std::string& type, Attributes attributes)
{
    last_ = add(type, std::move(attributes), {last_});
    return *this;
}

std::string Chain::add(const std::string& type, Attributes attributes, const std::vector<std::string>& from)
{
    const std::string id = type + "_" + std::to_string(++counts_[type]);
    graph_.nodes.push_back({.id = id, .type = type, .attributes = std::move(attributes)});
    for (const std::string& source : from)
        graph_.edges.push_back({{source, ""}, {id, ""}});
    last_ = id;
    return id;
}

void Chain::wire(const std::string& from, const std::string& to, const std::string& port)
{
    graph_.edges.push_back({{from, ""}, {to, port}});
}

Attributes units(std::int64_t count, const char* activation)
{
    return {{"units", count}, {"activation", std::string(activation)}};
}

DataRecipe fashionRecipe()
{
    return {{"fashion_mnist", {}}, {{"scale", {{"factor", 1.0 / 255}}}}, {"ratio", 0, 0}};
}

Project benchProject(const char* title, Graph graph, DataRecipe data, const char* loss, Part optimizer)
{
    Project project;
    project.title = title;
    project.graph = std::move(graph);
    project.data = std::move(data);
    project.training.losses = {{.type = loss}};
    project.training.optimizer = std::move(optimizer);
    project.training.epochs = kMostEpochs;
    return project;
}

Part adamOptimizer()
{
    return {"adam", {{"learning_rate", 0.001}}};
}

PreparedData rowsOf(const std::string& input, Tensor inputs, const std::string& target, Tensor targets,
                    std::int64_t kinds)
{
    PreparedData data;
    std::vector<std::string> names;
    for (std::int64_t i = 0; i < kinds; ++i)
        names.push_back(std::to_string(i));
    Field in{input, inputs.dtype(), inputs.shape().withoutFront(), FieldRole::input, {}, {}};
    Field out{target, targets.dtype(), targets.shape().withoutFront(), FieldRole::target, {}, {}};
    if (in.dtype == DType::i32) {
        in.form = FieldForm::words;
        in.words = names;
    }
    if (out.dtype == DType::i32)
        out.classes = names;
    std::vector<Tensor> columns;
    columns.push_back(std::move(inputs));
    columns.push_back(std::move(targets));
    data.rows = Dataset({in, out}, std::move(columns));
    data.pipeline.fields = {{.field = in}, {.field = out}};
    std::vector<std::int64_t> all(std::size_t(data.rows.size()));
    std::iota(all.begin(), all.end(), 0);
    data.training = std::move(all);
    return data;
}

const std::vector<BenchCase>& benchCases()
{
    static const std::vector<BenchCase> table = [] {
        std::vector<BenchCase> all;
        for (const std::vector<BenchCase>& family :
             {denseCases(), convolutionCases(), sequenceCases(), generativeCases()})
            all.insert(all.end(), family.begin(), family.end());
        return all;
    }();
    return table;
}

const BenchCase* findBenchCase(const std::string& name)
{
    const auto found = std::ranges::find(benchCases(), name, &BenchCase::name);
    return found == benchCases().end() ? nullptr : &*found;
}

Result<BenchProject> BenchData::prepared(const BenchCase& bench, std::int64_t batch)
{
    BenchProject made{bench.project(), nullptr};
    made.project.training.batchSize = batch;
    PreparedData data;
    if (bench.rows) {
        data = bench.rows(made.project.seed);
    } else {
        auto known = std::ranges::find(read_, made.project.data, &std::pair<DataRecipe, PreparedData>::first);
        if (known == read_.end()) {
            Result<PreparedData> read = prepare(made.project.data, {"", made.project.seed, progress_});
            if (!read)
                return read.error();
            known = read_.insert(read_.end(), {made.project.data, std::move(*read)});
        }
        data = known->second;
    }
    const std::int64_t rows = std::int64_t(data.training.size());
    if (rows > batch)
        data.training = data.training.slice(0, rows - rows % batch);
    made.data = std::make_shared<const PreparedData>(std::move(data));
    return made;
}

} // namespace loom

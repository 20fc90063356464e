#include "project/run.h"

#include "graph/loss_end.h"
#include "kernels/device.h"
#include "kernels/variants.h"
#include "project/answer_check.h"
#include "project/carry_over.h"
#include "project/data_files.h"
#include "project/live_settings.h"
#include "project/phase_plan.h"
#include "project/recipe_check.h"
#include "project/record.h"
#include "project/run_on.h"
#include "project/series_check.h"
#include "train/metric_fit.h"

#include <algorithm>
#include <new>
#include <set>

namespace loom {
namespace {

void fallBack(const RunOptions& options, const Text& reason)
{
    if (options.fellBack)
        options.fellBack(reason);
}

/// The first error; sentences about a node name it.
Text sentenceOf(const std::vector<Issue>& issues)
{
    const auto found = std::ranges::find(issues, Severity::error, &Issue::severity);
    return found == issues.end() ? Text() : found->sentence;
}

std::vector<Issue> warningsOf(std::vector<Issue> issues)
{
    std::erase_if(issues, [](const Issue& issue) { return issue.severity == Severity::error; });
    return issues;
}

CompileOptions compileOptions(const Project& project, const RunOptions& options, const PreparedData& data,
                              const std::vector<LossUse>& losses)
{
    CompileOptions out;
    out.dtype = project.training.dtype == "f64" ? DType::f64 : options.dtype;
    // Memory is planned for rows that exist, not for a number that a file merely claims.
    const auto most = std::max({data.training.size(), data.validation.size(), data.test.size(), std::size_t(1)});
    out.batch = std::clamp<std::int64_t>(project.training.batchSize, 1, std::int64_t(most));
    out.seed = project.seed;
    out.losses = losses;
    for (const Loss& loss : project.training.losses)
        out.lossWeights.push_back(loss.weight);
    out.optimizer = project.training.optimizer;
    out.phases = phaseOptions(project);
    out.constraints = constraintUses(project);
    out.accumulates = project.training.accumulate > 1;
    out.kernels = options.kernels;
    out.shards = options.shards;
    out.ranks = options.ranks;
    return out;
}

std::vector<double> settingsOf(const MetricType& metric, const Attributes& given)
{
    const Attributes all = completed(metric.attributes, given);
    std::vector<double> settings;
    for (const AttributeSpec& spec : metric.attributes)
        settings.push_back(numberOf(all.at(spec.name), boolOf(all.at(spec.name))));
    return settings;
}

/// MetricBatch::last of what is measured there.
std::int64_t lastOf(const Judged& place)
{
    const bool labels = !place.target || place.target->classes > 0 || place.target->shape.rank() < 2;
    return labels ? 0 : place.target->shape[-1];
}

Attributes attributesOf(const LossUse& loss)
{
    const LayerType* type = findLayer(loss.type);
    return type ? completed(type->attributes, loss.attributes) : loss.attributes;
}

/// The metrics where they are measured, by name.
std::vector<MetricUse> metricUses(const std::vector<Part>& metrics, const std::vector<LossUse>& losses,
                                  const std::vector<FieldShape>& fields)
{
    std::vector<MetricUse> uses;
    const std::vector<std::string> ids = itemIds(metrics);
    for (std::size_t l = 0; l < losses.size(); ++l)
        for (std::size_t m = 0; m < metrics.size(); ++m) {
            const std::string& id = ids[m];
            const MetricType* metric = findMetric(metrics[m].type);
            if (!metric)
                continue;
            const std::vector<int> places = lossesFor(*metric, losses, fields);
            if (std::ranges::find(places, int(l)) != places.end())
                uses.push_back({metric,
                                int(l),
                                losses.size() == 1 ? id : losses[l].id + "_" + id,
                                answersOf(losses[l], fields),
                                {},
                                settingsOf(*metric, metrics[m].attributes),
                                {},
                                borderOf(losses[l]),
                                lastOf(judgedAt(losses[l], fields)),
                                attributesOf(losses[l])});
        }
    return uses;
}

/// Errors are told in the unit of the targets, whatever a transform has made of them.
void tellUnits(std::vector<MetricUse>& uses, const std::vector<LossUse>& losses, const PreparedData& data)
{
    for (MetricUse& use : uses) {
        const int field = data.indexOf(readLossEnd(losses[std::size_t(use.loss)].target).field);
        if (field < 0 || data.rows.fields()[std::size_t(field)].dtype == DType::i32)
            continue;
        use.units = data.unitsOf(field);
        for (std::size_t i = 0; i < use.units.size(); ++i)
            use.zeros.push_back(data.original(field, std::int64_t(i), 0));
        if (std::ranges::count(use.units, 1.0) == std::ptrdiff_t(use.units.size()))
            use.units.clear();
        if (std::ranges::count(use.zeros, 0.0) == std::ptrdiff_t(use.zeros.size()))
            use.zeros.clear();
    }
}

/// `price_loss` for the losses price and price_loss; a name that is taken gets another ending.
std::vector<std::string> lossSeries(const std::vector<LossUse>& losses)
{
    std::set<std::string> taken{"loss", "validation_loss", "test_loss"};
    std::vector<std::string> series;
    for (const LossUse& loss : losses) {
        std::string name = loss.id + (loss.id.ends_with("loss") ? "" : "_loss");
        while (!taken.insert(name).second)
            name += "_loss";
        series.push_back(name);
    }
    return series;
}

TrainerOptions trainerOptions(const Project& project, const RunOptions& options, std::int64_t batch,
                              const std::vector<LossUse>& losses, const std::vector<FieldShape>& fields)
{
    TrainerOptions out;
    out.batchSize = batch;
    out.epochs = project.training.epochs;
    out.maximumSteps = options.maximumSteps;
    out.accumulate = project.training.accumulate;
    out.seed = project.seed;
    out.metrics = metricUses(project.training.metrics, losses, fields);
    if (losses.size() > 1)
        out.lossSeries = lossSeries(losses);
    out.callbacks = callbacksOf(project);
    const Part& optimizer = project.training.optimizer;
    if (const auto* schedule = std::get_if<std::vector<Part>>(&attributeOf(optimizer.attributes, "schedule"));
        schedule && !schedule->empty())
        out.schedule = schedule->front();
    if (const OptimizerType* type = findOptimizer(optimizer.type))
        out.learningRate = numberOf(attributeOf(completed(type->attributes, optimizer.attributes), "learning_rate"));
    out.outputFolder = options.outputFolder;
    out.live = liveSettings(project);
    return out;
}

Text tooLittleMemory()
{
    return TR("The memory of this computer is not enough for this network and batch; choose a smaller batch size");
}

Result<void> build(Run& run, const RunOptions& options)
{
    const std::vector<FieldShape> fields = fieldShapes(*run.data);
    const std::vector<Issue> issues = checkProject(run.project, fields);
    if (hasErrors(issues))
        return sentenceOf(issues);
    run.warnings = warningsOf(issues);
    checkTrainingRows(run.project.data.split, run.data->trainingRows, run.warnings);
    if (run.data->training.empty())
        return Text(TR("The data hold {rows} rows, and none is left to train on"), {{"rows", run.data->rows.size()}});
    const std::vector<LossUse> losses = lossUses(run.project, fields);
    CompileOptions compile = compileOptions(run.project, options, *run.data, losses);
    compile.device = run.device;
    Result<std::unique_ptr<Network>> network = Network::compile(run.project.graph, fields, compile, *run.pool);
    if (!network && run.device && options.device == "auto") {
        const Text reason = network.error();
        compile.device = run.device = nullptr;
        network = Network::compile(run.project.graph, fields, compile, *run.pool);
        if (network)
            fallBack(options, reason);
    }
    if (!network)
        return network.error();
    run.network = std::move(*network);
    const auto begun = startFrom(*run.network, run.project, options.projectFolder, run.data->fields());
    if (!begun)
        return begun.error();
    run.warnings.insert(run.warnings.end(), begun->begin(), begun->end());
    TrainerOptions trainer = trainerOptions(run.project, options, compile.batch, losses, fields);
    tellUnits(trainer.metrics, losses, *run.data);
    trainer.dataFiles = run.data->files;
    if (const std::string& start = run.project.training.startFrom; !start.empty())
        trainer.dataFiles[start] = fileHash(startFile(run.project, options.projectFolder));
    run.trainer = std::make_unique<Trainer>(*run.network, *run.data, std::move(trainer));
    return {};
}

/// What is wrong whatever the data are, so that nobody waits for data to hear of it.
std::vector<Issue> issuesWithoutData(const Project& project)
{
    std::vector<Issue> issues = inspect(project.graph, {}).issues;
    std::erase_if(issues, [&](const Issue& issue) {
        const Node* node = project.graph.find(issue.node);
        return node && node->type == "input";
    });
    checkData(project.data, issues);
    checkTraining(project, lossUses(project, {}), issues);
    return issues;
}

/// The data's field of that role where there is exactly one.
std::string onlyField(const std::vector<FieldShape>& fields, bool FieldShape::*role)
{
    std::string only;
    for (const FieldShape& field : fields)
        if (field.*role) {
            if (!only.empty())
                return {};
            only = field.name;
        }
    return only;
}

bool comparesWithTarget(const std::string& loss)
{
    const LayerType* type = findLayer(loss);
    return !type || std::ranges::find(type->inputs, "target", &PortSpec::name) != type->inputs.end();
}

/// What a loss names as sample weight or mask.
std::string sideField(const std::string& named, const std::vector<FieldShape>& fields, bool FieldShape::*role)
{
    if (named.empty())
        return onlyField(fields, role);
    const LossEnd end = readLossEnd(named);
    return named == "none" ? "" : end.kind == LossEnd::Kind::field ? end.field : named;
}

} // namespace

std::vector<FieldShape> fieldShapes(const PreparedData& data)
{
    std::vector<FieldShape> shapes;
    const std::vector<Field> fields = data.fields();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const Field& field = fields[i];
        shapes.push_back({field.name, field.shape, field.dtype == DType::i32 ? DType::i32 : DType::f32,
                          field.role == FieldRole::target, std::int64_t(field.classes.size()),
                          field.role == FieldRole::sampleWeight, field.role == FieldRole::mask});
        FieldShape& shape = shapes.back();
        shape.lengths = field.lengths;
        shape.isLengths = field.role == FieldRole::lengths;
        if (shape.dtype == DType::i32)
            shape.kinds = std::int64_t(std::max(field.classes.size(), field.words.size()));
        if (i < data.ranges.size())
            shape.values = data.ranges[i];
    }
    return shapes;
}

std::vector<LossUse> lossUses(const Project& project, const std::vector<FieldShape>& fields)
{
    const std::vector<std::string> outputs = outputNodes(project.graph);
    const std::string output = outputs.size() == 1 ? outputs.front() : "";
    std::vector<LossUse> uses;
    for (const Loss& loss : project.training.losses) {
        LossUse use{loss.id, loss.type, loss.of.empty() ? output : loss.of, loss.target, {}, {}, loss.attributes};
        if (!comparesWithTarget(use.type))
            use.target.clear();
        else if (use.target.empty())
            use.target = onlyField(fields, &FieldShape::target);
        use.sampleWeight = sideField(loss.sampleWeight, fields, &FieldShape::sampleWeight);
        use.mask = sideField(loss.mask, fields, &FieldShape::mask);
        uses.push_back(std::move(use));
    }
    return uses;
}

std::vector<Issue> checkProject(const Project& project, const std::vector<FieldShape>& fields)
{
    const std::vector<LossUse> uses = lossUses(project, fields);
    std::vector<LossUse> judged; // the others have an issue of their own
    for (const LossUse& use : uses)
        if (const LayerType* type = findLayer(use.type);
            type && type->category == LayerCategory::loss && project.graph.find(readNodeEnd(use.of).node))
            judged.push_back(use);
    std::vector<Issue> issues = inspect(project.graph, fields, judged).issues;
    offerSeries(project, issues);
    checkData(project.data, issues);
    checkSplitFits(project.data.split, fields, issues);
    checkTraining(project, uses, issues);
    checkAnswers(project, uses, fields, issues);
    return issues;
}

Result<const Device*> chooseDevice(const RunOptions& options)
{
    if (options.device == "cpu")
        return nullptr;
    if (options.device != "auto" && options.device != "cuda")
        return Text(TR("The device “{device}” is not known; there is: auto, cpu, cuda"),
                    {{"device", options.device}});
    if (options.device == "cuda" && !options.kernels.empty())
        return Text(
            TR("The kernels {kernels} compute on the processor, not on the device cuda; leave one of the two out"),
            {{"kernels", options.kernels}});
    Result<const Device*> device = openDevice();
    if (device || options.device == "cuda")
        return device;
    fallBack(options, device.error());
    return nullptr;
}

std::string describe(const Device* device)
{
    return device ? device->name + " (" + device->hardware + ")" : "cpu";
}

NamedTensors trainedModel(const Network& network, const PreparedData& data)
{
    NamedTensors model{network.weights(), {}};
    data.fitted.addTo(model);
    return model;
}

Result<std::shared_ptr<const PreparedData>> loadData(const Project& project, const RunOptions& options)
{
    if (options.data)
        return options.data;
    std::vector<Issue> issues;
    checkData(project.data, issues);
    if (hasErrors(issues))
        return sentenceOf(issues);
    Result<PreparedData> data =
        prepare(project.data, {options.projectFolder, project.seed, options.progress}, options.fitted.get());
    if (!data)
        return data.error();
    data->files = dataFiles(project.data, options.projectFolder);
    return std::make_shared<const PreparedData>(std::move(*data));
}

Result<Run> makeRun(const Project& project, const RunOptions& options)
{
    const Result<const Device*> device = chooseDevice(options);
    return device ? makeRunOn(*device, project, options) : Result<Run>(device.error());
}

Result<Run> makeRunOn(const Device* device, const Project& project, const RunOptions& options)
{
    try {
        if (const auto kernels = chooseKernels(options.kernels); !kernels)
            return kernels.error();
        if (const std::vector<Issue> issues = issuesWithoutData(project); hasErrors(issues))
            return sentenceOf(issues);
        Run run;
        run.project = project;
        run.device = device;
        const Result<std::shared_ptr<const PreparedData>> data = loadData(project, options);
        if (!data)
            return data.error();
        run.data = *data;
        run.pool = std::make_unique<ThreadPool>(options.threads);
        if (const Result<void> built = build(run, options); !built)
            return built.error();
        if (options.pin) // the trainer's reading thread, made above, stays free to run anywhere
            run.pool->pin();
        return run;
    } catch (const std::bad_alloc&) {
        return tooLittleMemory();
    }
}

Result<void> restart(Run& run, const RunOptions& options)
{
    run.trainer.reset();
    run.network.reset();
    try {
        return build(run, options);
    } catch (const std::bad_alloc&) {
        return tooLittleMemory();
    }
}

} // namespace loom

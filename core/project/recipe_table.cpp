// The recipe as a table: one row a field. What reads, writes, checks, compares or edits a project walks it.
#include "project/recipe_table.h"

#include "data/source_type.h"
#include "data/transform_type.h"
#include "graph/constraint_type.h"
#include "graph/layer_type.h"
#include "optimizers/optimizer_type.h"
#include "project/record_rows.h"
#include "project/specs.h"
#include "train/callback_type.h"
#include "train/metric_type.h"

#include <algorithm>
#include <map>

namespace loom {
namespace {

using namespace rows;

RecordRow notOfRun(RecordRow field)
{
    field.ofRun = false;
    return field;
}

RecordRow afterRestart(RecordRow field)
{
    field.afterRestart = true;
    return field;
}

RecordRow quiet(RecordRow field)
{
    field.quiet = true;
    return field;
}

/// A record of a part: its type, which takes only those settings along that the new type knows, and `id`.
Record partOf(AttributeSpec type, SpecsOf specs, const char* unknownType)
{
    type.name = "type";
    Record record;
    record.fields = {value(std::move(type), &Part::type)};
    record.fields[0].set = [specs](void* owner, const Value& value) {
        Part& part = writable<Part>(owner);
        part.type = std::get<std::string>(value);
        if (const auto* known = specs(part.type))
            std::erase_if(part.attributes,
                          [&](const auto& entry) { return entry.first != "id" && !findSpec(*known, entry.first); });
    };
    record.attributes = [](void* owner) { return &writable<Part>(owner).attributes; };
    record.type = [](const void* owner) { return readable<Part>(owner).type; };
    record.specs = specs;
    record.unknownType = unknownType;
    return record;
}

std::map<std::string, Record> partRecords()
{
    std::map<std::string, Record> out;
    const auto add = [&](const char* table, Text title, Text help, std::vector<std::string> ids, SpecsOf specs,
                         const char* unknown) {
        out[table] = partOf(choice("type", std::move(title), std::move(help), std::move(ids)), specs, unknown);
    };
    add("sources", TR("Source"), TR("Where the data come from."), idsOf(sourcesTable()), &sourceSpecs,
        TR("The data source “{type}” is not known; there is: {choices}"));
    add("transforms", TR("Transform"), TR("What happens to the data."), idsOf(transformsTable()), &transformSpecs,
        TR("The transform “{type}” is not known; there is: {choices}"));
    add("optimizers", TR("Optimizer"), TR("How gradients change the weights."), idsOf(optimizersTable()),
        &optimizerSpecs, TR("The optimizer “{type}” is not known; there is: {choices}"));
    add("schedules", TR("Schedule"), TR("How the learning rate changes while training runs."),
        idsOf(schedulesTable()), &scheduleSpecs, TR("The schedule “{type}” is not known; there is: {choices}"));
    add("metrics", TR("Metric"), TR("What is measured beside the loss."), idsOf(metricsTable()), &metricSpecs,
        TR("The metric “{type}” is not known; there is: {choices}"));
    add("callbacks", TR("Callback"), TR("What is done after each epoch."), idsOf(callbacksTable()), &callbackSpecs,
        TR("The callback “{type}” is not known; there is: {choices}"));
    add("constraints", TR("Constraint"), TR("What weights keep to after each update."), idsOf(constraintsTable()),
        &constraintSpecs, TR("The constraint “{type}” is not known; there is: {choices}"));
    return out;
}

AttributeSpec partSpec(const char* name, const char* table, Text title, Text help = {})
{
    AttributeSpec out = spec(name, AttributeKind::part, std::move(title), std::move(help), std::vector<Part>{});
    out.choices = {table};
    out.optional = true;
    return out;
}

Record nodeRecord()
{
    RecordRow type = value(words("type", TR("Type"), TR("What kind of layer it is.")), &Node::type);
    type.set = nullptr;
    Record settings;
    settings.attributes = [](void* owner) { return &writable<Node>(owner).attributes; };
    settings.type = [](const void* owner) { return readable<Node>(owner).type; };
    settings.specs = &layerSpecs;
    static const Record kSettings = settings;
    RecordRow attributes;
    attributes.spec = spec("attributes", AttributeKind::part, TR("Attributes"), {}, Value());
    attributes.form = RecordRow::Form::record;
    attributes.record = &kSettings;
    attributes.inside = [](void* owner) { return owner; };
    AttributeSpec bypassed =
        spec("bypassed", AttributeKind::boolean, TR("Left out when predicting"),
             TR("When the network predicts, what arrives at the layer goes on as it is. In training it takes part."),
             false);
    bypassed.applies = Applies::now;
    AttributeSpec frozen = spec("frozen", AttributeKind::boolean, TR("Frozen"),
                                TR("A frozen layer keeps its weights while the others learn."), false);
    frozen.applies = Applies::now;
    RecordRow shares =
        value(words("shares", TR("Shares"), TR("The layer whose weights it uses instead of its own; empty: none.")),
              &Node::shares);
    return {{type, attributes,
             notOfRun(value(words("title", TR("Title"), TR("What the card is called.")), &Node::title)), shares,
             value(frozen, &Node::frozen), value(bypassed, &Node::bypassed)}};
}

/// `graph.count.conv2d`: how many layers of a type there are.
Record countRecord()
{
    Record record;
    for (const LayerType& type : layersTable()) {
        RecordRow field;
        field.spec = spec(type.id, AttributeKind::integer, type.title, TR("How many layers of this type there are."),
                          std::int64_t(0));
        field.get = [id = type.id](const void* owner) {
            return std::int64_t(std::ranges::count(readable<Graph>(owner).nodes, id, &Node::type));
        };
        field.alias = true;
        record.fields.push_back(std::move(field));
    }
    return record;
}

Record graphRecord()
{
    static const Record kNode = nodeRecord(), kCount = countRecord();
    static const Record kGroup{{value(words("title", TR("Title"), TR("What the group is called.")), &Group::title)}};
    RecordRow nodes = list(partSpec("nodes", "layers", TR("Layers")), &Graph::nodes, kNode);
    nodes.list.add = nullptr; // a layer comes with wires and a place: the canvas adds it
    nodes.list.remove = nullptr;
    nodes.ordered = false;
    RecordRow groups = notOfRun(list(partSpec("groups", "", TR("Groups")), &Graph::groups, kGroup));
    groups.list.add = nullptr;
    groups.list.remove = nullptr;
    RecordRow count;
    count.spec = spec("count", AttributeKind::part, TR("Count"), {}, Value());
    count.form = RecordRow::Form::record;
    count.record = &kCount;
    count.inside = [](void* owner) { return owner; };
    count.alias = true;
    return {{nodes, groups, count}};
}

Record splitRecord()
{
    const auto share = [](const char* name, Text title, Text help, double fallback) {
        return number(spec(name, AttributeKind::real, std::move(title), std::move(help), fallback), 0, 0.95,
                      Applies::restart);
    };
    const auto count = [](const char* name, Text title, Text help, std::int64_t fallback, double least) {
        return number(spec(name, AttributeKind::integer, std::move(title), std::move(help), fallback), least, 100,
                      Applies::restart);
    };
    RecordRow method = value(choice("method", TR("Split"),
                                    TR("How rows are parted: ratio (at random), stratified (each class in "
                                       "proportion), chronological (in their order: training, validation, test)."),
                                    {TR("ratio"), TR("stratified"), TR("chronological")}),
                             &Split::method);
    // Files before the three kinds of transforms called it so.
    method.set = [set = method.set](void* owner, const Value& value) {
        set(owner, stringOf(value) == "tail" ? Value(std::string("chronological")) : value);
    };
    return {
        {std::move(method),
         value(share("validation", TR("Validation share"), TR("The part of the rows that only checks the network."),
                     0.1),
               &Split::validation),
         quiet(value(share("test", TR("Test share"),
                           TR("The part of the rows used once, after the last epoch, where the source has no "
                              "test set."),
                           0),
                     &Split::test)),
         quiet(value(number(spec("training", AttributeKind::integer, TR("Training rows"),
                                 TR("At most so many rows of the training part are used, its first ones; 0: all. "
                                    "A larger number adds rows and takes none away."),
                                 std::int64_t(0)),
                            0, 1e9, Applies::restart),
                     &Split::training)),
         quiet(value(count("folds", TR("Folds"),
                           TR("From 2 on: the rows that are no test are dealt into so many folds, one of which "
                              "checks the network; 0: the validation share holds."),
                           0, 0),
                     &Split::folds)),
         quiet(value(count("fold", TR("Fold"), TR("Which of the folds checks the network."), 1, 1), &Split::fold))}};
}

Record lossRecord()
{
    AttributeSpec weight = number(
        spec("weight", AttributeKind::real, TR("Weight"), TR("The loss's factor in the sum of all losses."), 1.0), 0,
        1e9, Applies::restart);
    Record record;
    record.fields = {
        value(choice("type", TR("Loss"), TR("What training makes small."), lossIds()), &Loss::type),
        quiet(value(words("of", TR("Of"),
                          TR("What is judged: a node, one of its ports (node:NODE:PORT); empty: the only output.")),
                    &Loss::of)),
        quiet(value(words("target", TR("Target"),
                          TR("What is wanted: a field of the data, another node (node:NODE) or a number; empty: the "
                             "only target.")),
                    &Loss::target)),
        value(weight, &Loss::weight),
        quiet(value(words("sample_weight", TR("Sample weight"),
                          TR("The field of the data that says how much each sample counts; empty: the only one of "
                             "its kind, where there is one; none: all count alike.")),
                    &Loss::sampleWeight)),
        quiet(value(words("mask", TR("Mask"),
                          TR("The field of the data that is 1 where a sample counts and 0 where not; empty: the only "
                             "one of its kind, where there is one; none: all count.")),
                    &Loss::mask))};
    record.fields[0].set = [](void* owner, const Value& value) {
        Loss& loss = writable<Loss>(owner);
        loss.type = std::get<std::string>(value);
        if (const auto* known = layerSpecs(loss.type))
            std::erase_if(loss.attributes, [&](const auto& entry) { return !findSpec(*known, entry.first); });
    };
    record.attributes = [](void* owner) { return &writable<Loss>(owner).attributes; };
    record.type = [](const void* owner) { return readable<Loss>(owner).type; };
    record.specs = &layerSpecs;
    record.unknownType = TR("The loss “{type}” is not known; there is: {choices}");
    return record;
}

Record phaseRecord()
{
    const auto names = [](const char* name, Text title, Text help) {
        return spec(name, AttributeKind::texts, std::move(title), std::move(help), std::vector<std::string>{});
    };
    return {
        {value(names("losses", TR("Losses"), TR("The losses of this phase.")), &Phase::losses),
         value(names("updates", TR("Updates"), TR("The nodes and groups that this phase changes.")), &Phase::updates),
         value(number(spec("steps", AttributeKind::integer, TR("Steps"), TR("Steps of this phase in each batch."),
                           std::int64_t(1)),
                      1, 1e6, Applies::restart),
               &Phase::steps),
         afterRestart(optionalPart(partSpec("optimizer", "optimizers", TR("Optimizer")), &Phase::optimizer,
                                   *partRecord("optimizers")))}};
}

/// `training.loss`: the type of the first loss, which is made where there is none.
RecordRow firstLoss(const Record& loss)
{
    RecordRow field;
    field.spec = loss.fields[0].spec;
    field.spec.name = "loss";
    field.get = [](const void* owner) {
        const auto& losses = readable<TrainingRecipe>(owner).losses;
        return losses.empty() ? std::string() : losses.front().type;
    };
    field.set = [set = loss.fields[0].set](void* owner, const Value& value) {
        auto& losses = writable<TrainingRecipe>(owner).losses;
        if (losses.empty())
            losses.emplace_back();
        set(&losses.front(), value);
    };
    field.alias = true;
    return field;
}

Record trainingTable()
{
    static const Record kLoss = lossRecord(), kPhase = phaseRecord();
    AttributeSpec startFrom = spec(
        "start_from", AttributeKind::file, TR("Start from weights"),
        TR("A .safetensors file with the weights of another network. Layers whose names and shapes are the same "
           "begin with them, the others as drawn; empty: all as drawn. A text file of word vectors (.txt, .vec: a "
           "word and its numbers a line, as GloVe, word2vec and fastText write them) gives embeddings the rows of "
           "the words found in it."),
        std::string());
    startFrom.applies = Applies::restart;
    return {{firstLoss(kLoss), list(partSpec("losses", "", TR("Losses")), &TrainingRecipe::losses, kLoss),
             record(partSpec("optimizer", "optimizers", TR("Optimizer")), &TrainingRecipe::optimizer,
                    *partRecord("optimizers")),
             value(number(spec("batch_size", AttributeKind::integer, TR("Batch size"),
                               TR("How many rows go through the network before the weights are changed once."),
                               std::int64_t(32)),
                          1, 1e6, Applies::epoch),
                   &TrainingRecipe::batchSize),
             since(2,
                   quiet(value(number(spec("accumulate", AttributeKind::integer, TR("Batches per update"),
                                           TR("The optimizer acts once after so many batches, on the mean of their "
                                              "gradients, as it would on one batch of all their rows. The last ones "
                                              "of an epoch act however many they are; schedules of the learning rate "
                                              "count these updates."),
                                           std::int64_t(1)),
                                      1, 1e6, Applies::restart),
                               &TrainingRecipe::accumulate))),
             value(number(spec("epochs", AttributeKind::integer, TR("Epochs"),
                               TR("How often training goes through all rows."), std::int64_t(10)),
                          1, 1e6, Applies::now),
                   &TrainingRecipe::epochs),
             quiet(value(choice("dtype", TR("Numbers"),
                                TR("How exactly the network computes: f32 (7 digits, fast) or f64 (16 digits, for "
                                   "checking by hand)."),
                                {"f32", "f64"}),
                         &TrainingRecipe::dtype)),
             parts(partSpec("metrics", "metrics", TR("Metrics"), TR("What is measured beside the loss.")),
                   &TrainingRecipe::metrics, *partRecord("metrics")),
             parts(partSpec("callbacks", "callbacks", TR("After each epoch")), &TrainingRecipe::callbacks,
                   *partRecord("callbacks")),
             quiet(list(partSpec("phases", "", TR("Phases")), &TrainingRecipe::phases, kPhase)),
             quiet(parts(partSpec("constraints", "constraints", TR("Constraints"),
                                  TR("What weights keep to after each update.")),
                         &TrainingRecipe::constraints, *partRecord("constraints"))),
             quiet(value(std::move(startFrom), &TrainingRecipe::startFrom))}};
}

Record dataTable()
{
    static const Record kSplit = splitRecord();
    return {{quiet(record(partSpec("source", "sources", TR("Source")), &DataRecipe::source, *partRecord("sources"))),
             parts(partSpec("transforms", "transforms", TR("Transforms")), &DataRecipe::transforms,
                   *partRecord("transforms")),
             record(spec("split", AttributeKind::part, TR("Split"), {}, Value()), &DataRecipe::split, kSplit),
             quiet(value(spec("shuffle_labels", AttributeKind::boolean, TR("Shuffle the labels"),
                              TR("Deals the targets of each part out anew among its rows, so that the inputs say "
                                 "nothing about them: what a network still gets right is chance."),
                              false),
                         &DataRecipe::shuffleLabels))}};
}

Record projectTable()
{
    static const Record kGraph = graphRecord();
    const auto room = [](const char* name, Text title) {
        return spec(name, AttributeKind::part, std::move(title), {}, Value());
    };
    return {{notOfRun(value(words("title", TR("Title"), TR("What the project is called.")), &Project::title)),
             value(number(spec("seed", AttributeKind::integer, TR("Seed"),
                               TR("Drives every random number: first weights, order of the data, dropout, sampling."),
                               std::int64_t(7)),
                          0, 9e15, Applies::restart),
                   &Project::seed),
             record(room("graph", TR("Network")), &Project::graph, kGraph),
             record(room("data", TR("Data")), &Project::data, dataRecord()),
             record(room("training", TR("Training")), &Project::training, trainingRecord())}};
}

} // namespace

const Record* partRecord(const std::string& table)
{
    static const std::map<std::string, Record> records = partRecords();
    const auto found = records.find(table);
    return found == records.end() ? nullptr : &found->second;
}

const Record& trainingRecord()
{
    static const Record record = trainingTable();
    return record;
}

const Record& dataRecord()
{
    static const Record record = dataTable();
    return record;
}

const Record& projectRecord()
{
    static const Record record = projectTable();
    return record;
}

const AttributeSpec& recipeSpec(const std::string& path)
{
    const Record* record = &projectRecord();
    for (std::size_t from = 0;;) {
        const std::size_t dot = path.find('.', from);
        const std::string step = path.substr(from, dot - from);
        const RecordRow* field = step == "*" ? nullptr : record->find(step);
        LOOM_ASSERT(field || step == "*");
        if (dot == std::string::npos)
            return field->spec;
        if (field)
            record = field->record;
        from = dot + 1;
    }
}

} // namespace loom

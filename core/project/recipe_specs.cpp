#include "project/recipe_specs.h"

#include "data/source_type.h"
#include "data/transform_type.h"
#include "optimizers/optimizer_type.h"
#include "project/specs.h"
#include "train/callback_type.h"
#include "train/metric_type.h"

namespace loom {
namespace {

AttributeSpec spec(std::string name, AttributeKind kind, Text title, Text help, Value fallback)
{
    AttributeSpec out;
    out.name = std::move(name);
    out.kind = kind;
    out.title = std::move(title);
    out.help = std::move(help);
    out.fallback = std::move(fallback);
    return out;
}

AttributeSpec number(AttributeSpec out, double minimum, double maximum, Applies applies)
{
    out.minimum = minimum;
    out.maximum = maximum;
    out.applies = applies;
    return out;
}

AttributeSpec choice(std::string name, Text title, Text help, std::vector<std::string> choices)
{
    const std::string first = choices.empty() ? "" : choices.front();
    AttributeSpec out = spec(std::move(name), AttributeKind::choice, std::move(title), std::move(help), first);
    out.choices = std::move(choices);
    return out;
}

AttributeSpec words(std::string name, Text title, Text help)
{
    return spec(std::move(name), AttributeKind::text, std::move(title), std::move(help), std::string());
}

std::vector<AttributeSpec> projectFields()
{
    AttributeSpec frozen = spec("node.frozen", AttributeKind::boolean, TR("Frozen"),
                                TR("A frozen layer keeps its weights while the others learn."), false);
    frozen.applies = Applies::now;
    return {words("title", TR("Title"), TR("What the project is called.")),
            number(spec("seed", AttributeKind::integer, TR("Seed"),
                        TR("Drives every random number: first weights, order of the data, dropout, sampling."),
                        std::int64_t(7)),
                   0, 9e15, Applies::restart),
            words("node.title", TR("Title"), TR("What the card is called.")),
            words("group.title", TR("Title"), TR("What the group is called.")), frozen};
}

std::vector<AttributeSpec> dataFields()
{
    const auto share = [](const char* name, Text title, Text help, double fallback) {
        return number(spec(name, AttributeKind::real, std::move(title), std::move(help), fallback), 0, 0.95,
                      Applies::restart);
    };
    return {choice("source.type", TR("Source"), TR("Where the data come from."), idsOf(sourcesTable())),
            choice("transform.type", TR("Transform"), TR("What happens to the data."), idsOf(transformsTable())),
            choice("split.method", TR("Split"),
                   TR("How rows are parted: ratio (at random), stratified (each class in proportion), tail (the "
                      "last rows)."),
                   {TR("ratio"), TR("stratified"), TR("tail")}),
            share("split.validation", TR("Validation share"),
                  TR("The part of the rows that only checks the network."), 0.1),
            share("split.test", TR("Test share"),
                  TR("The part of the rows used once, after the last epoch, where the source has no test set."), 0)};
}

std::vector<AttributeSpec> trainingFields()
{
    AttributeSpec weight = number(
        spec("loss.weight", AttributeKind::real, TR("Weight"), TR("How much this loss counts in the sum."), 1.0), 0,
        1e6, Applies::restart);
    return {
        number(spec("epochs", AttributeKind::integer, TR("Epochs"), TR("How often training goes through all data."),
                    std::int64_t(10)),
               1, 1e6, Applies::now),
        number(spec("batch_size", AttributeKind::integer, TR("Batch size"),
                    TR("How many rows go through the network before the weights are changed once."),
                    std::int64_t(32)),
               1, 1e6, Applies::epoch),
        spec("metrics", AttributeKind::texts, TR("Metrics"), TR("What is measured beside the loss."),
             std::vector<std::string>{}),
        choice("loss.type", TR("Loss"), TR("What training makes small."), lossIds()),
        words("loss.of", TR("Of"), TR("The node whose output is judged; empty: the only output.")),
        words("loss.target", TR("Target"), TR("The field of the data that is wanted; empty: the only target.")),
        weight,
        words(
            "loss.sample_weight", TR("Sample weight"),
            TR("The field of the data that says how much each sample counts; empty: the only one of its kind, where "
               "there is one; none: all count alike.")),
        words("loss.mask", TR("Mask"),
              TR("The field of the data that is 1 where a sample counts and 0 where not; empty: the only one of its "
                 "kind, where there is one; none: all count.")),
        choice("optimizer.type", TR("Optimizer"), TR("How gradients change the weights."), idsOf(optimizersTable())),
        choice("schedule.type", TR("Schedule"), TR("How the learning rate changes while training runs."),
               idsOf(schedulesTable())),
        choice("callback.type", TR("Callback"), TR("What is done after each epoch."), idsOf(callbacksTable())),
        number(spec("phase.steps", AttributeKind::integer, TR("Steps"), TR("Steps of this phase in each batch."),
                    std::int64_t(1)),
               1, 1e6, Applies::restart),
        spec("phase.losses", AttributeKind::texts, TR("Losses"), TR("The losses of this phase."),
             std::vector<std::string>{}),
        spec("phase.updates", AttributeKind::texts, TR("Updates"),
             TR("The nodes and groups that this phase changes."), std::vector<std::string>{})};
}

std::vector<AttributeSpec> allFields()
{
    std::vector<AttributeSpec> all = projectFields();
    for (const auto& list : {dataFields(), trainingFields()})
        all.insert(all.end(), list.begin(), list.end());
    return all;
}

} // namespace

const std::vector<AttributeSpec>& recipeSpecs()
{
    static const std::vector<AttributeSpec> specs = allFields();
    return specs;
}

} // namespace loom

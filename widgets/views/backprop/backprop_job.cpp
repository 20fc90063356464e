#include "views/backprop/backprop_job.h"

#include "data/data_loader.h"
#include "graph/layer_type.h"
#include "project/probe.h"
#include "project/run.h"

#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

constexpr std::int64_t kMostDrawn = 24; // units of all layers

/// The element with the largest magnitude.
std::vector<std::int64_t> largest(const std::vector<double>& numbers, const Shape& shape)
{
    const auto found = std::ranges::max_element(numbers, {}, [](double x) { return std::abs(x); });
    std::int64_t place = numbers.empty() ? 0 : found - numbers.begin();
    std::vector<std::int64_t> index(std::size_t(std::max(1, shape.rank())));
    for (int axis = shape.rank() - 1; axis >= 0; --axis) {
        index[std::size_t(axis)] = place % shape[axis];
        place /= shape[axis];
    }
    return index;
}

} // namespace

bool canBeDrawn(const Subject& subject)
{
    std::int64_t units = 0;
    int columns = 0;
    for (const Node& node : subject.project.graph.nodes) {
        const LayerType* type = findLayer(node.type);
        const Shape shape = subject.outputShape(node.id);
        if (!type || shape.rank() != 1 || !(readsField(*type) || node.type == "dense")
            || subject.project.graph.into(node.id).size() > 1)
            return false;
        units += shape.size();
        ++columns;
    }
    // One behind the other: a layer that two others read would need wires past a column.
    for (const Node& node : subject.project.graph.nodes)
        if (subject.project.graph.outOf(node.id).size() > 1)
            return false;
    return columns > 1 && units <= kMostDrawn;
}

BackpropJob::BackpropJob(std::shared_ptr<const Subject> subject, std::map<std::string, Tensor> tensors,
                         std::int64_t step, std::int64_t row, GivenSamples own)
    : subject_(std::move(subject))
    , tensors_(std::move(tensors))
    , step_(step)
    , row_(row)
    , own_(std::move(own))
{
}

Result<void> BackpropJob::setSample(HeldNetwork& network) const
{
    const PreparedData& data = *subject_->data;
    PreparedData byHand;
    if (own_)
        byHand = dataOf(data, *own_);
    const PreparedData& from = own_ ? byHand : data;
    const std::int64_t row = own_ ? 0 : row_;
    return network.setSample([&](const Feed& feed) -> Result<void> {
        const int field = data.indexOf(feed.field);
        return field < 0 || row >= from.rows.size() ? Result<void>()
                                                    : gatherField(from, field, std::span(&row, 1), feed.view);
    });
}

/// Is the optimizer's rule not all that moves the weights? In a recipe in phases each part of a step has its own;
/// what is clipped or held ends elsewhere.
static bool movesOtherwise(const Project& project)
{
    const TrainingRecipe& training = project.training;
    const auto limits = [&](const char* name) {
        return numberOf(attributeOf(training.optimizer.attributes, name)) > 0;
    };
    const auto holds = [](const Node& node) { return node.type == "canvas"; };
    return !training.phases.empty() || training.accumulate > 1 || !training.constraints.empty()
        || limits("global_clipnorm") || limits("clipnorm") || limits("clipvalue")
        || std::ranges::any_of(project.graph.nodes, holds);
}

BackpropOptimizer BackpropJob::optimizer() const
{
    BackpropOptimizer out;
    const Project& project = subject_->project;
    if (movesOtherwise(project))
        return out;
    const Part& part = project.training.optimizer;
    out.type = findOptimizer(part.type);
    out.attributes = part.attributes;
    out.step = step_ + 1;
    for (const auto& [name, tensor] : tensors_)
        if (name.find(':') != std::string::npos)
            out.kept[name] = tensor;
    if (out.type)
        out.rate = numberOf(attributeOf(completed(out.type->attributes, part.attributes), "learning_rate"));
    const auto* schedules = std::get_if<std::vector<Part>>(&attributeOf(part.attributes, "schedule"));
    const ScheduleType* schedule = schedules && !schedules->empty() ? findSchedule(schedules->front().type) : nullptr;
    if (schedule) {
        const std::int64_t batch = std::max<std::int64_t>(1, project.training.batchSize);
        const std::int64_t perEpoch = (std::int64_t(subject_->data->training.size()) + batch - 1) / batch;
        out.rate = scheduledRate(*schedule, out.rate, step_, perEpoch, project.training.epochs * perEpoch,
                                 completed(schedule->attributes, schedules->front().attributes));
    }
    return out;
}

Result<void> BackpropJob::make()
{
    const Project& project = subject_->project;
    const std::vector<FieldShape> fields = fieldShapes(*subject_->data);
    Result<std::unique_ptr<HeldNetwork>> network =
        HeldNetwork::make({project.graph, fields, lossUses(project, fields), project.seed});
    if (!network)
        return network.error();
    (*network)->takeWeights(tensors_);
    if (const Result<void> set = setSample(**network); !set)
        return set;
    way_ = std::make_unique<Backprop>(project.graph, std::move(*network), optimizer());
    return {};
}

void BackpropJob::addAll(BackpropShown& shown)
{
    if (!canBeDrawn(*subject_))
        return;
    if (all_.empty()) {
        for (const BackpropStep& step : way_->steps())
            all_[step.tensor] = way_->numbers(step);
        for (const ParameterView& parameter : way_->network().parameters())
            all_[parameter.name] = way_->numbers({BackpropPart::update, {}, parameter.name});
    }
    shown.all = all_;
}

BackpropShown BackpropJob::show(const BackpropAsk& ask)
{
    BackpropShown shown;
    if (!way_)
        if (const Result<void> made = make(); !made) {
            shown.failure = made.error();
            return shown;
        }
    shown.steps = way_->steps();
    if (shown.steps.empty())
        return shown;
    shown.step = std::clamp(ask.step, 0, int(shown.steps.size()) - 1);
    const BackpropStep& step = shown.steps[std::size_t(shown.step)];
    shown.shape = way_->shapeOf(step);
    shown.numbers = way_->numbers(step);
    shown.index = ask.index && (shown.shape.rank() == 0 || elementPlace(shown.shape, *ask.index) >= 0)
        ? *ask.index
        : largest(shown.numbers, shown.shape);
    shown.look = way_->look(step, shown.index);
    if (step.part == BackpropPart::update)
        shown.loss = way_->lossAround();
    addAll(shown);
    return shown;
}

} // namespace loom::ui

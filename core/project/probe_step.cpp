// Looks that a probe through the inference plan cannot answer: what passed in training's last step, and gradients.
#include "data/data_loader.h"
#include "project/gathered.h"
#include "project/probe.h"
#include "train/program.h"

#include <algorithm>

namespace loom {
namespace {

/// Each sample's number `unit` is derived; false: there is no such number.
bool fillSeed(const TensorView& seed, std::int64_t rows, std::int64_t unit)
{
    if (unit < 0 || unit >= seed.rowSize)
        return false;
    for (std::int64_t i = 0; i < rows * seed.rowSize; ++i) {
        const double number = i % seed.rowSize == unit ? 1 : 0;
        if (seed.dtype == DType::f64)
            static_cast<double*>(seed.data)[i] = number;
        else
            static_cast<float*>(seed.data)[i] = float(number);
    }
    return true;
}

/// Why there is no loss over these samples; empty: there is.
const char* noLoss(const Network& network, const WatchRequest& request, const std::vector<Field>& fields)
{
    if (network.losses() == 0)
        return TR("this network has no loss");
    for (const Field& field : fields)
        if (request.given && field.role == FieldRole::target && !request.given->contains(field.name))
            return TR("a sample of one's own has no true value, so that it has no loss");
    return "";
}

} // namespace

void Probe::answerTaps(const WatchRequest& request, Snapshot& out) const
{
    const Network& network = *run_.network;
    const std::span<const std::int64_t> batch = run_.trainer->lastBatch();
    out.rows.assign(batch.begin(), batch.end());
    out.given = nullptr;
    for (const std::string& name : request.names) {
        const TensorView view = network.tapped(name);
        if (network.canTap(name) && (!view.data || batch.empty())) {
            out.missing[name] = run_.trainer->stepsDone() == 0
                ? TR("nothing has passed before the first step of training")
                : TR("no step of training has passed since it is looked at; the next one shows it");
        } else if (network.canTap(name)) {
            Gathered one =
                gathered(request, name, network.tappedShape(name), view.rows, view.dtype, run_.project.seed);
            one.add(view, 0, view.rows, *run_.pool);
            one.moveTo(out);
        } else if (network.hasActivation(name)) {
            out.missing[name] = TR("a step of training does not compute it for each sample");
        } else if (network.hasActivation(name.substr(0, name.find(':')))) {
            out.missing[name] = TR("a step of training takes no gradient by it");
        } else {
            addStored(name, out);
        }
    }
}

void Probe::answerBackward(const WatchRequest& request, Snapshot& out) const
{
    const auto none = [&](const char* why) {
        for (const std::string& name : request.names)
            out.missing[name] = why;
    };
    PreparedData byHand;
    const PreparedData* data = nullptr;
    const std::vector<std::int64_t> samples = samplesOf(request, byHand, data);
    const std::int64_t count = std::int64_t(samples.size());
    if (count == 0)
        return none(TR("there are no such samples"));
    if (count > kMostBackward)
        return none(TR("at most 1,024 samples are sent backward at once"));
    if (const std::string why = noLoss(*run_.network, request, run_.data->rows.fields());
        request.of.empty() && !why.empty())
        return none(why.c_str());
    ProgramOptions options{
        .batch = count, .withLosses = request.of.empty(), .looksBack = true, .gradientOf = request.of};
    for (const std::string& name : request.names)
        options.watched.insert(name + ":gradient");
    const Result<std::unique_ptr<Program>> made = run_.network->program(options);
    if (!made)
        return none(english(made.error()).c_str());
    Program& program = **made;
    if (!request.of.empty() && !program.seed().data)
        return none(TR("gradients start at an output or a sum of this network: NODE/output, NODE/sum"));
    if (!request.of.empty() && !fillSeed(program.seed(), count, request.unit))
        return none(TR("the unit asked for is not there"));
    for (const Feed& feed : program.feeds())
        if (!gatherField(*data, data->indexOf(feed.field), samples, feed.view))
            return none(TR("the rows cannot be read"));
    program.run(count);
    for (const std::string& name : request.names)
        addGradient(request, name, program, count, out);
}

void Probe::addGradient(const WatchRequest& request, const std::string& name, Program& program, std::int64_t rows,
                        Snapshot& out) const
{
    const std::string gradient = name + ":gradient";
    Tensor whole;
    if (program.has(gradient)) {
        const TensorView view = program.activation(gradient);
        Gathered one = gathered(request, name, program.shapeOf(gradient), rows, view.dtype, run_.project.seed);
        one.add(view, 0, rows, *run_.pool);
        one.moveTo(out);
    } else if (program.gradient(name, whole)) {
        out.tensors[name] = std::move(whole);
    } else {
        const bool known = program.has(name) || run_.network->parameter(name);
        out.missing[name] = known ? TR("what is derived does not depend on it") : TR("not in this network");
    }
}

} // namespace loom

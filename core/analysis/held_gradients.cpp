#include "analysis/held_gradients.h"

#include "train/program.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace loom {
namespace {

constexpr std::string_view kGradient = ":gradient", kDifference = ":difference";

/// The name in front of an ending; none where it ends otherwise.
std::optional<std::string> before(const std::string& tensor, std::string_view ending)
{
    if (!tensor.ends_with(ending))
        return std::nullopt;
    return tensor.substr(0, tensor.size() - ending.size());
}

std::set<std::string> gradientsOf(const Network& network, const std::vector<std::string>& activations)
{
    std::set<std::string> names;
    for (const std::string& name : activations)
        if (network.hasActivation(name))
            names.insert(name + std::string(kGradient));
    return names;
}

} // namespace

HeldGradients::HeldGradients(Network& network)
    : network_(network)
{
}

HeldGradients::~HeldGradients() = default;

Result<std::unique_ptr<HeldGradients>> HeldGradients::make(Network& network, const std::vector<LossUse>& losses,
                                                           const std::vector<std::string>& activations)
{
    std::unique_ptr<HeldGradients> made(new HeldGradients(network));
    for (const LossUse& loss : losses)
        made->losses_.push_back(loss.id);
    ProgramOptions options;
    options.batch = 1;
    options.withLosses = true;
    options.looksBack = true;
    options.watched = gradientsOf(network, activations);
    Result<std::unique_ptr<Program>> program = network.program(options);
    if (!program)
        return program.error();
    made->program_ = std::move(*program);
    return made;
}

std::optional<std::size_t> HeldGradients::lossOf(const std::string& tensor, const char* ending) const
{
    const std::optional<std::string> id = before(tensor, ending);
    const auto found = id ? std::ranges::find(losses_, *id) : losses_.end();
    return found == losses_.end() ? std::nullopt : std::optional(std::size_t(found - losses_.begin()));
}

std::optional<Shape> HeldGradients::shapeOf(const std::string& tensor) const
{
    if (lossOf(tensor, "/output") || lossOf(tensor, "/passes"))
        return Shape();
    const std::optional<std::string> gradient = before(tensor, kGradient);
    const std::optional<std::string> difference = before(tensor, kDifference);
    if (gradient && program_->has(tensor))
        return program_->shapeOf(tensor);
    for (const ParameterView& parameter : network_.parameters())
        if (parameter.trainable && (parameter.name == gradient || parameter.name == difference))
            return parameter.shape;
    return std::nullopt;
}

void HeldGradients::refresh()
{
    for (const Feed& feed : program_->feeds())
        for (const Feed& held : network_.inferenceFeeds())
            if (held.field == feed.field)
                std::memcpy(feed.view.data, held.view.data,
                            std::size_t(feed.view.rowSize) * bytesOf(feed.view.dtype));
    program_->run(1);
    gradients_.clear();
    ++passes_;
    stale_ = false;
}

double HeldGradients::lossNow()
{
    refresh();
    return program_->loss();
}

CentralDifference HeldGradients::difference(const std::string& parameter, std::int64_t place)
{
    Tensor& tensor = *network_.parameter(parameter);
    const double weight = tensor.at(place);
    const double h = 1e-5 * std::max(1.0, std::abs(weight));
    tensor.set(place, weight + h);
    const double above = lossNow();
    tensor.set(place, weight - h);
    const double below = lossNow();
    tensor.set(place, weight);
    stale_ = true;
    return {h, above, below};
}

double HeldGradients::passesOfAll()
{
    const std::int64_t start = passes_;
    for (const ParameterView& parameter : network_.parameters())
        for (std::int64_t place = 0; parameter.trainable && place < parameter.shape.size(); ++place)
            (void)difference(parameter.name, place);
    return double(passes_ - start);
}

double HeldGradients::at(const std::string& tensor, std::int64_t place)
{
    if (const std::optional<std::string> parameter = before(tensor, kDifference))
        return difference(*parameter, place).slope();
    if (lossOf(tensor, "/passes"))
        return passesOfAll();
    if (stale_)
        refresh();
    if (const std::optional<std::size_t> loss = lossOf(tensor, "/output"))
        return program_->loss(int(*loss));
    if (program_->has(tensor))
        return static_cast<const double*>(program_->activation(tensor).data)[place];
    const auto [known, first] = gradients_.try_emplace(tensor);
    if (first)
        (void)program_->gradient(*before(tensor, kGradient), known->second);
    // Where nothing depends on a parameter its gradient is 0.
    return known->second.size() > 0 ? known->second.at(place) : 0;
}

} // namespace loom

#include "analysis/held_network.h"

#include "graph/layer_type.h"
#include "graph/loss_end.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace loom {
namespace {

Text noElement(const std::string& tensor, const Shape& shape)
{
    return Text(TR("there is no such element of {tensor}, whose shape is {shape}"),
                {{"tensor", tensor}, {"shape", describe(shape)}});
}

double read(const TensorView& view, std::int64_t place)
{
    if (view.dtype == DType::i32)
        return static_cast<const std::int32_t*>(view.data)[place];
    return view.dtype == DType::f64 ? static_cast<const double*>(view.data)[place]
                                    : double(static_cast<const float*>(view.data)[place]);
}

void write(const TensorView& view, std::int64_t place, double value)
{
    if (view.dtype == DType::i32)
        static_cast<std::int32_t*>(view.data)[place] = std::int32_t(std::llround(value));
    else if (view.dtype == DType::f64)
        static_cast<double*>(view.data)[place] = value;
    else
        static_cast<float*>(view.data)[place] = float(value);
}

} // namespace

HeldNetwork::~HeldNetwork() = default;

Result<std::unique_ptr<HeldNetwork>> HeldNetwork::make(const HeldRecipe& recipe)
{
    std::unique_ptr<HeldNetwork> held(new HeldNetwork);
    if (const Result<void> compiled = held->compile(recipe); !compiled)
        return compiled.error();
    return held;
}

/// The losses of the recipe; none where they do not fit the network, which says so when it is trained.
static std::vector<LossUse> fittingLosses(const HeldRecipe& recipe)
{
    for (const LossUse& loss : recipe.losses)
        if (const LayerType* type = findLayer(loss.type);
            !type || type->category != LayerCategory::loss || !recipe.graph.find(readNodeEnd(loss.of).node))
            return {};
    const std::vector<Issue> issues = inspect(recipe.graph, recipe.fields, recipe.losses).issues;
    return std::ranges::find(issues, Severity::error, &Issue::severity) == issues.end() ? recipe.losses
                                                                                        : std::vector<LossUse>();
}

Result<void> HeldNetwork::compile(const HeldRecipe& recipe)
{
    losses_ = fittingLosses(recipe);
    pool_ = std::make_unique<ThreadPool>(1);
    CompileOptions options;
    options.dtype = DType::f64;
    options.batch = 1;
    options.seed = recipe.seed;
    options.losses = losses_;
    Result<std::unique_ptr<Network>> network = Network::compile(recipe.graph, recipe.fields, options, *pool_);
    if (!network)
        return network.error();
    network_ = std::move(*network);
    nameFields(recipe);
    for (const std::string& name : network_->activationNames())
        if (recipe.graph.find(name.substr(0, name.find('/'))))
            activations_.push_back(name);
    network_->watchActivations(activations_);
    explainer_ = std::make_unique<Explainer>(recipe.graph, recipe.fields, losses_);
    return {};
}

void HeldNetwork::nameFields(const HeldRecipe& recipe)
{
    for (const Node& node : recipe.graph.nodes)
        if (const LayerType* type = findLayer(node.type); type && readsField(*type)) {
            const std::string field = stringOf(attributeOf(node.attributes, "field"));
            inputs_[node.id + "/output"] = !field.empty() ? field : recipe.fields.front().name;
        }
    for (const LossUse& loss : losses_)
        if (const LossEnd target = readLossEnd(loss.target); target.kind == LossEnd::Kind::field)
            inputs_[loss.id + "/target"] = target.field;
    for (const FieldShape& field : recipe.fields)
        if (field.isLengths)
            inputs_[field.name] = field.name;
}

HeldGradients* HeldNetwork::gradients() const
{
    if (!gradients_ && !losses_.empty())
        if (Result<std::unique_ptr<HeldGradients>> made = HeldGradients::make(*network_, losses_, activations_))
            gradients_ = std::move(*made);
    return gradients_.get();
}

void HeldNetwork::moved()
{
    stale_ = true;
    if (gradients_)
        gradients_->forget();
}

const Feed* HeldNetwork::sampleAt(const std::string& tensor) const
{
    const auto input = inputs_.find(tensor);
    if (input == inputs_.end())
        return nullptr;
    for (const Feed& feed : network_->inferenceFeeds())
        if (feed.field == input->second)
            return &feed;
    return nullptr;
}

namespace {

/// The elements that both have.
void takePart(const Tensor& from, Tensor& to)
{
    const Shape &have = from.shape(), &want = to.shape();
    for (std::int64_t place = 0; place < to.size(); ++place) {
        std::int64_t rest = place, at = 0, stride = 1;
        bool both = true;
        for (int axis = want.rank() - 1; axis >= 0; --axis) {
            const std::int64_t index = rest % want[axis];
            rest /= want[axis];
            both = both && index < have[axis];
            at += index * stride;
            stride *= have[axis];
        }
        if (both)
            to.set(place, from.at(at));
    }
}

} // namespace

void HeldNetwork::takeOver(HeldNetwork& before)
{
    for (const ParameterView& parameter : network_->parameters()) {
        const Tensor* old = before.network_->parameter(parameter.name);
        if (old && old->shape() == parameter.shape)
            *network_->parameter(parameter.name) = *old;
        else if (old && old->shape().rank() == parameter.shape.rank())
            takePart(*old, *network_->parameter(parameter.name));
    }
    for (const auto& [tensor, field] : inputs_) {
        const Feed* feed = sampleAt(tensor);
        const Feed* old = before.sampleAt(tensor);
        if (feed && old && feed->shape == old->shape)
            for (std::int64_t i = 0; i < feed->shape.size(); ++i)
                write(feed->view, i, read(old->view, i));
    }
    moved();
}

Result<void> HeldNetwork::setSample(const std::function<Result<void>(const Feed&)>& write)
{
    moved();
    for (const Feed& feed : network_->inferenceFeeds())
        if (const Result<void> written = write(feed); !written)
            return written;
    return {};
}

std::optional<CentralDifference> HeldNetwork::difference(const std::string& parameter,
                                                         std::span<const std::int64_t> index)
{
    const Tensor* tensor = std::as_const(*network_).parameter(parameter);
    const std::int64_t place = tensor ? elementPlace(tensor->shape(), index) : -1;
    if (place < 0 || !gradients() || !gradients_->has(parameter + ":difference"))
        return std::nullopt;
    return gradients_->difference(parameter, place);
}

void HeldNetwork::takeWeights(const std::map<std::string, Tensor>& weights)
{
    for (const auto& [name, tensor] : weights)
        if (Tensor* own = network_->parameter(name); own && own->shape() == tensor.shape()) {
            // Copied in place: the programs keep their pointers.
            const Tensor converted = tensor.to(own->dtype());
            *own = converted;
        }
    moved();
}

bool HeldNetwork::canBeMoved(const std::string& tensor) const
{
    return sampleAt(tensor) || network_->parameter(tensor);
}

std::vector<std::string> HeldNetwork::tensors() const
{
    std::vector<std::string> names;
    for (const auto& [name, field] : inputs_)
        names.push_back(name);
    for (const ParameterView& parameter : network_->parameters())
        names.push_back(parameter.name);
    for (const std::string& name : activations_)
        if (!inputs_.contains(name))
            names.push_back(name);
    return names;
}

std::optional<Explanation> HeldNetwork::explain(const std::string& tensor, const std::vector<std::int64_t>& index,
                                                std::size_t shown)
{
    if (canBeMoved(tensor) || !element(tensor, index))
        return std::nullopt;
    return explainer_->explain({tensor, index}, values(), shown);
}

ElementValue HeldNetwork::values()
{
    return [this](const Element& element) {
        const Result<double> value = this->element(element.tensor, element.index);
        return value ? *value : std::numeric_limits<double>::quiet_NaN();
    };
}

Shape HeldNetwork::shapeOf(const std::string& tensor) const
{
    if (const Feed* feed = sampleAt(tensor))
        return feed->shape;
    if (const Tensor* parameter = std::as_const(*network_).parameter(tensor))
        return parameter->shape();
    if (network_->hasActivation(tensor) || !gradients())
        return network_->activationShape(tensor);
    return gradients_->shapeOf(tensor).value_or(Shape());
}

Result<double> HeldNetwork::element(const std::string& tensor, std::span<const std::int64_t> index)
{
    const Shape shape = shapeOf(tensor);
    const std::int64_t place = elementPlace(shape, index);
    if (place < 0)
        return noElement(tensor, shape);
    if (const Feed* feed = sampleAt(tensor))
        return read(feed->view, place);
    if (const Tensor* parameter = std::as_const(*network_).parameter(tensor))
        return parameter->at(place);
    if (!network_->hasActivation(tensor) && gradients() && gradients_->has(tensor))
        return gradients_->at(tensor, place);
    if (!network_->hasActivation(tensor))
        return Text(TR("the network has no tensor {tensor}"), {{"tensor", tensor}});
    if (stale_)
        network_->infer(1);
    stale_ = false;
    return read(network_->activation(tensor), place);
}

Result<void> HeldNetwork::setElement(const std::string& tensor, std::span<const std::int64_t> index, double value)
{
    const Shape shape = shapeOf(tensor);
    const std::int64_t place = elementPlace(shape, index);
    if (!canBeMoved(tensor))
        return Text(TR("{tensor} cannot be moved: it is computed"), {{"tensor", tensor}});
    if (place < 0)
        return noElement(tensor, shape);
    if (const Feed* feed = sampleAt(tensor)) {
        write(feed->view, place, value);
    } else {
        network_->parameter(tensor)->set(place, value);
    }
    moved();
    return {};
}

} // namespace loom

#include "plan/pass.h"

#include "base/check.h"
#include "base/random.h"
#include "plan/ops.h"

namespace loom {

Pass::Pass(Plan& plan, std::string node, Attributes attributes, std::uint64_t seed, bool frozen)
    : plan_(plan)
    , node_(std::move(node))
    , path_(node_)
    , attributes_(std::move(attributes))
    , seed_(seed)
    , frozen_(frozen)
{
}

Pass& Pass::makePart(const std::string& name, const Attributes& attributes, std::vector<Ref> inputs)
{
    auto made = std::make_unique<Pass>(plan_, node_, attributes_, seed_, frozen_);
    for (const auto& [attribute, value] : attributes)
        made->attributes_[attribute] = value;
    made->path_ = path_ + "/" + name;
    made->measures_ = measures_;
    made->carries_ = carries_;
    made->inputs_ = std::move(inputs);
    for (const auto& [parameter, ref] : parameters_)
        if (parameter.starts_with(name + "/"))
            made->parameters_[parameter.substr(name.size() + 1)] = ref;
    return *(parts_[name] = std::move(made));
}

Ref Pass::in(int port) const
{
    return port < int(inputs_.size()) ? inputs_[std::size_t(port)] : Ref();
}

Ref Pass::parameter(const std::string& name) const
{
    const auto found = parameters_.find(name);
    LOOM_ASSERT(found != parameters_.end());
    return found->second;
}

void Pass::setOut(Ref ref, int port)
{
    if (int(outputs_.size()) <= port)
        outputs_.resize(std::size_t(port) + 1);
    outputs_[std::size_t(port)] = std::move(ref);
}

Ref Pass::kept(const std::string& name) const
{
    const auto found = kept_.find(name);
    return found == kept_.end() ? Ref() : found->second;
}

Ref Pass::out(int port) const
{
    return port < int(outputs_.size()) ? outputs_[std::size_t(port)] : Ref();
}

Ref Pass::gradientOf(const Ref& of) const
{
    LOOM_ASSERT(gradients_);
    const auto found = gradients_->find(of.buffer);
    if (!of || found == gradients_->end())
        return {};
    return {found->second.buffer, of.shape, of.dtype};
}

void Pass::addGradient(const Ref& of, const Ref& gradient)
{
    LOOM_ASSERT(gradients_ && of && gradient);
    if (!needsGradient(of))
        return;
    const Ref before = gradientOf(of);
    (*gradients_)[of.buffer] = before ? ops::add(*this, before, {gradient.buffer, of.shape, of.dtype}) : gradient;
}

void Pass::addParameterGradient(const std::string& name, const Ref& sum)
{
    addParameterGradient(parameter(name), sum);
}

void Pass::addParameterGradient(const Ref& target, const Ref& sum)
{
    for (ParameterGradient& entry : plan_.gradients) {
        if (entry.parameter != target.buffer)
            continue;
        if (entry.gradient < 0) {
            entry.gradient = sum.buffer;
            return;
        }
        // A second use of the parameter (shared weights): one more sum, of both.
        Op op;
        op.kind = "add";
        op.opClass = OpClass::whole;
        op.inputs = {{entry.gradient, sum.shape, sum.dtype}, sum};
        op.work = double(sum.shape.size());
        entry.gradient = append(std::move(op), sum.shape, BufferRole::shared).buffer;
        return;
    }
}

Ref Pass::logitsOf(const Ref& ref, const std::string& activation) const
{
    const Op* writer = plan_.writerOf(ref.buffer);
    if (!writer || writer->kind != activation)
        return {};
    Ref logits = writer->inputs[0];
    logits.shape = ref.shape; // whichever way the activation saw it (Op::repeats)
    return logits;
}

std::uint64_t Pass::random(const std::string& name) const
{
    return RandomStream(seed_, path_ + "/" + name).key();
}

Ref Pass::carried(const std::string& name, const Shape& shape)
{
    const Ref state = plan_.addBuffer(path_ + "/" + name, shape, plan_.dtype, BufferRole::sample);
    Buffer& buffer = plan_.buffers.back();
    buffer.carried = buffer.outside = true;
    return state;
}

Ref Pass::addOutput(const std::string& kind, const Shape& shape, BufferRole role, DType dtype)
{
    const bool several = repeats_ > 1 && role == BufferRole::sample;
    const Ref out = plan_.addBuffer(node_ + "/" + kind, several ? shape.withFront(repeats_) : shape, dtype, role);
    return {out.buffer, shape, dtype};
}

Ref Pass::append(Op op, Shape shape, BufferRole role, std::optional<DType> dtype)
{
    const Ref out = addOutput(op.kind, shape, role, dtype.value_or(plan_.dtype));
    op.outputs = {out};
    finish(std::move(op));
    return out;
}

std::vector<Ref> Pass::appendMany(Op op, const std::vector<Shape>& shapes)
{
    for (const Shape& shape : shapes)
        op.outputs.push_back(addOutput(op.kind, shape, BufferRole::sample, plan_.dtype));
    const std::vector<Ref> outs = op.outputs;
    finish(std::move(op));
    return outs;
}

void Pass::finish(Op op)
{
    op.node = node_;
    if (op.stage == OpStage::forward)
        op.stage = stage_;
    if (op.opClass != OpClass::whole) {
        op.repeats = repeats_;
        op.work *= double(repeats_);
    }
    plan_.append(std::move(op));
}

void Pass::startBackward(std::map<int, Ref>& gradients)
{
    gradients_ = &gradients;
    stage_ = OpStage::backward;
    for (const auto& [name, part] : parts_)
        part->startBackward(gradients);
}

} // namespace loom

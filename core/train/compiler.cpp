#include "train/compiler.h"

#include "base/check.h"
#include "graph/loss_end.h"
#include "plan/ops.h"
#include "plan/unread.h"

#include <algorithm>
#include <list>

namespace loom {
namespace {

class Compiler {
public:
    Compiler(const Graph& graph, const GraphReport& report, const std::vector<FieldShape>& fields,
             const CompileRequest& request)
        : graph_(graph)
        , report_(report)
        , fields_(fields)
        , request_(request)
    {
        out_.plan.dtype = request.dtype;
        out_.plan.training = request.training;
    }

    CompiledGraph compile()
    {
        addParameters();
        const std::set<std::string> needed = request_.onlyNeeded ? neededNodes() : std::set<std::string>();
        for (const std::string& id : report_.order)
            if (!request_.onlyNeeded || needed.contains(id))
                addNode(*graph_.find(id));
        if (request_.withLoss)
            for (std::size_t i = 0; i < request_.losses.size(); ++i)
                addLoss(request_.losses[i], i < request_.lossWeights.size() ? request_.lossWeights[i] : 1.0);
        if (request_.training || request_.looksBack)
            addBackward();
        if (spares_)
            leaveOut();
        for (const std::string& name : request_.watched)
            if (const auto found = out_.activations.find(name); found != out_.activations.end())
                out_.plan.buffers[std::size_t(found->second.buffer)].outside = true;
        return std::move(out_);
    }

private:
    struct Placed {
        const LayerType* type;
        Pass pass;
        bool bypassed = false;
    };

    std::set<std::string> neededNodes() const;
    /// Does the node's own learn in this plan?
    bool updates(const std::string& node) const
    {
        return request_.updates.empty() || request_.updates.contains(node);
    }
    void addParameters();
    void addNode(const Node& node);
    static Ref passedOn(const Pass& pass, const Shape& output);
    void addLoss(const LossUse& use, double weight);
    bool startsBackward(const std::string& activation) const;
    void addBackward();
    void leaveOut();
    Ref feed(const std::string& field);
    int lengthsBuffer(const std::string& name);
    Ref outputOf(const End& end) const;
    Ref targetOf(Pass& pass, const std::string& target, const Ref& prediction);
    Placed& place(const LayerType& type, const std::string& id, Attributes attributes, bool frozen = false);
    void addInputs(Pass& pass, const LayerType& type, const std::string& id);

    const Graph& graph_;
    const GraphReport& report_;
    const std::vector<FieldShape>& fields_;
    const CompileRequest& request_;
    CompiledGraph out_;
    std::list<Placed> placed_; ///< in topological order, losses last; passes keep their addresses
    std::map<std::string, Pass*> byNode_;
    std::map<std::string, Ref> feeds_;
    bool spares_ = false; ///< a loss does without its prediction
};

/// The nodes in front of what the losses compare.
std::set<std::string> Compiler::neededNodes() const
{
    std::vector<std::string> open;
    for (const LossUse& use : request_.losses) {
        open.push_back(readNodeEnd(use.of).node);
        if (const LossEnd target = readLossEnd(use.target); target.kind == LossEnd::Kind::node)
            open.push_back(target.end.node);
    }
    std::set<std::string> needed;
    while (!open.empty()) {
        const std::string id = open.back();
        open.pop_back();
        if (needed.insert(id).second)
            for (const Edge& edge : graph_.into(id))
                open.push_back(edge.from.node);
    }
    return needed;
}

/// Every parameter is a buffer whose memory the network owns; a sharing node uses its owner's.
void Compiler::addParameters()
{
    for (const Node& node : graph_.nodes) {
        const auto shapes = report_.nodes.find(node.id);
        if (shapes == report_.nodes.end() || !node.shares.empty())
            continue;
        for (const ParameterSpec& spec : shapes->second.parameters) {
            const std::string name = node.id + "/" + spec.name;
            const BufferRole role = spec.trainable ? BufferRole::parameter : BufferRole::state;
            const Ref ref = out_.plan.addBuffer(name, spec.shape, request_.dtype, role);
            const bool learns = spec.trainable && (request_.looksBack || (!node.frozen && updates(node.id)));
            out_.plan.buffers.back().learns = learns;
            out_.parameters.push_back({name, spec, ref.buffer, node.frozen});
            if (learns && (request_.training || request_.looksBack))
                out_.plan.gradients.push_back({name, ref.buffer, -1});
        }
    }
}

Ref Compiler::feed(const std::string& field)
{
    if (const auto found = feeds_.find(field); found != feeds_.end())
        return found->second;
    const auto known = std::ranges::find(fields_, field, &FieldShape::name);
    LOOM_ASSERT(known != fields_.end());
    const DType dtype = known->dtype == DType::i32 ? DType::i32 : request_.dtype;
    const Ref ref = out_.plan.addBuffer("data/" + field, known->shape, dtype, BufferRole::sample);
    out_.plan.buffers.back().outside = true;
    out_.plan.buffers.back().learns = request_.looksBack && known->isInput() && dtype == request_.dtype;
    out_.feeds.emplace_back(field, ref);
    return feeds_[field] = ref;
}

Compiler::Placed& Compiler::place(const LayerType& type, const std::string& id, Attributes attributes, bool frozen)
{
    placed_.push_back({.type = &type, .pass = Pass(out_.plan, id, std::move(attributes), request_.seed, frozen)});
    placed_.back().pass.setCarries(request_.carries);
    return placed_.back();
}

void Compiler::addInputs(Pass& pass, const LayerType& type, const std::string& id)
{
    const std::vector<Edge> edges = graph_.into(id);
    for (std::size_t p = 0; p < type.inputs.size(); ++p) {
        const PortSpec& port = type.inputs[p];
        bool wired = false;
        for (const Edge& edge : edges) {
            if (edge.to.port != port.name && !(p == 0 && edge.to.port.empty()))
                continue;
            pass.addInput(outputOf(edge.from));
            wired = true;
        }
        if (!wired && !port.variadic)
            pass.addInput({});
    }
}

void Compiler::addNode(const Node& node)
{
    const LayerType& type = *findLayer(node.type);
    const LayerQuery& query = report_.nodes.at(node.id).query;
    const std::string owner = node.shares.empty() ? node.id : node.shares;
    Pass& pass = place(type, node.id, query.attributes, node.frozen || graph_.find(owner)->frozen).pass;
    pass.setMeasures(updates(owner));
    byNode_[node.id] = &pass;
    if (readsField(type)) {
        std::string field = query.text("field");
        if (field.empty())
            field = std::ranges::find_if(fields_, &FieldShape::isInput)->name;
        pass.addInput(feed(field));
    } else {
        addInputs(pass, type, node.id);
    }
    for (const PlannedParameter& parameter : out_.parameters)
        if (parameter.name.starts_with(owner + "/"))
            pass.addParameter(parameter.name.substr(owner.size() + 1),
                              {parameter.buffer, parameter.spec.shape, request_.dtype});
    const NodeShapes& shapes = report_.nodes.at(node.id);
    // What arrives goes on as it is, and so does its gradient, in the same buffer.
    placed_.back().bypassed = node.bypassed && !request_.training;
    if (placed_.back().bypassed)
        pass.setOut(passedOn(pass, shapes.outputs.front()));
    else
        type.forward(pass);
    for (std::size_t o = 0; o < shapes.lengths.size(); ++o)
        if (!shapes.lengths[o].empty())
            pass.setLengths(int(o), lengthsBuffer(shapes.lengths[o]));
    for (std::size_t o = 0; o < type.outputs.size() && o < shapes.outputs.size(); ++o)
        out_.activations[node.id + "/" + type.outputs[o].name] = pass.out(int(o));
    for (const auto& [name, ref] : pass.keptAll())
        out_.activations[node.id + "/" + name] = ref;
}

/// Of several inputs the first that fits where the output goes.
Ref Compiler::passedOn(const Pass& pass, const Shape& output)
{
    int port = 0;
    while (port + 1 < pass.inputs() && (!pass.in(port) || pass.in(port).shape != output))
        ++port;
    return pass.in(port);
}

/// Of a field of the data, or of a node that counts for itself (`NODE/lengths`).
int Compiler::lengthsBuffer(const std::string& name)
{
    if (std::ranges::find(fields_, name, &FieldShape::name) != fields_.end())
        return feed(name).buffer;
    return byNode_.at(name.substr(0, name.rfind('/')))->out().lengths;
}

/// An empty port name means the first.
Ref Compiler::outputOf(const End& end) const
{
    const LayerType* from = findLayer(graph_.find(end.node)->type);
    int out = 0;
    for (std::size_t o = 0; o < from->outputs.size(); ++o)
        if (from->outputs[o].name == end.port)
            out = int(o);
    return byNode_.at(end.node)->out(out);
}

/// What a loss compares with: a field, what another node says (no gradient flows there), or one number for all.
Ref Compiler::targetOf(Pass& pass, const std::string& target, const Ref& prediction)
{
    const LossEnd end = readLossEnd(target);
    if (end.kind == LossEnd::Kind::field)
        return feed(end.field);
    const Ref ref =
        end.kind == LossEnd::Kind::node ? outputOf(end.end) : ops::constant(pass, prediction.shape, end.number);
    out_.plan.buffers[std::size_t(ref.buffer)].outside = true;
    return ref;
}

/// The loss of each sample, then its mean over the batch; its weight in the sum acts on the gradient here and on the
/// value where losses are added up.
void Compiler::addLoss(const LossUse& use, double weight)
{
    const LayerType& type = *findLayer(use.type);
    Attributes attributes = completed(type.attributes, use.attributes);
    attributes["loss_weight"] = weight;
    Pass& pass = place(type, use.id, std::move(attributes)).pass;
    const Ref prediction = outputOf(readNodeEnd(use.of));
    Ref target, mask;
    const auto fed = [this](const std::string& field) { return field.empty() ? Ref() : feed(field); };
    for (const PortSpec& port : type.inputs) {
        if (port.name == "prediction")
            pass.addInput(prediction);
        else if (port.name == "target")
            pass.addInput(target = targetOf(pass, use.target, prediction));
        else if (port.name == "mask")
            pass.addInput(mask = use.mask.empty() ? ops::trueSteps(pass, prediction) : feed(use.mask));
        else
            pass.addInput(fed(use.sampleWeight));
    }
    if (mask)
        out_.plan.buffers[std::size_t(mask.buffer)].outside = true;
    type.forward(pass);
    const Ref mean = ops::meanRows(pass, pass.out());
    out_.plan.buffers[std::size_t(mean.buffer)].outside = true;
    spares_ = spares_ || pass.spares();
    if (!pass.spares())
        out_.plan.buffers[std::size_t(prediction.buffer)].outside = true;
    out_.predictions.push_back(pass.spares() ? Ref() : prediction);
    out_.targets.push_back(target);
    out_.masks.push_back(mask);
    out_.losses.push_back(mean);
    out_.lossWeights.push_back(weight);
}

/// Layers take up gradients that reach their outputs, and their sum in front of the activation.
bool Compiler::startsBackward(const std::string& activation) const
{
    const std::size_t slash = activation.find('/');
    const std::string port = activation.substr(slash + 1);
    const LayerType& type = *findLayer(graph_.find(activation.substr(0, slash))->type);
    return port == "sum" || std::ranges::find(type.outputs, port, &PortSpec::name) != type.outputs.end();
}

void Compiler::addBackward()
{
    std::map<int, Ref> gradients;
    if (const auto start = out_.activations.find(request_.gradientOf);
        start != out_.activations.end() && startsBackward(request_.gradientOf)) {
        out_.seed = out_.plan.addBuffer(request_.gradientOf + ":gradient", start->second.shape, request_.dtype,
                                        BufferRole::sample);
        out_.plan.buffers.back().outside = true;
        gradients[start->second.buffer] = out_.seed;
    }
    for (Placed& placed : placed_)
        placed.pass.startBackward(gradients);
    for (auto placed = placed_.rbegin(); placed != placed_.rend(); ++placed) {
        const bool isLoss = placed->type->category == LayerCategory::loss;
        bool learns = false;
        for (int port = 0; port < int(placed->type->outputs.size()); ++port)
            learns = learns || placed->pass.needsGradient(placed->pass.out(port));
        if (placed->type->backward && !placed->bypassed && (isLoss || learns))
            placed->type->backward(placed->pass);
    }
    const std::map<std::string, Ref> forward = out_.activations;
    for (const auto& [name, ref] : forward)
        if (const auto found = gradients.find(ref.buffer); found != gradients.end())
            out_.activations[name + ":gradient"] = {found->second.buffer, ref.shape, ref.dtype};
}

/// What nobody reads is neither computed nor there to be looked at.
void Compiler::leaveOut()
{
    const std::set<int> dropped = dropUnread(out_.plan);
    std::erase_if(out_.activations, [&](const auto& entry) { return dropped.contains(entry.second.buffer); });
}

} // namespace

CompiledGraph compileGraph(const Graph& graph, const GraphReport& report, const std::vector<FieldShape>& fields,
                           const CompileRequest& request)
{
    return Compiler(graph, report, fields, request).compile();
}

} // namespace loom

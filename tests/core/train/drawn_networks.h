#pragma once

#include "base/random.h"
#include "graph/shape_inference.h"
#include "train/network.h"

#include <algorithm>
#include <map>

namespace loom::test {

/// Seeded choices, one after the other.
class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : random_(seed, "networks")
    {
    }
    std::size_t below(std::size_t count) { return random_.below(std::uint32_t(count), next_++); }
    bool oneIn(std::size_t count) { return below(count) == 0; }

private:
    RandomStream random_;
    std::uint64_t next_ = 0;
};

/// A network nobody drew, with all that training it takes.
struct DrawnNetwork {
    Graph graph;
    std::vector<FieldShape> fields;
    std::map<std::string, bool> positive; ///< fields whose numbers lie in (0, 1)
    std::map<std::string, std::int64_t> below; ///< of fields of whole numbers
    std::vector<LossUse> losses;
    std::vector<PhaseOptions> phases;
    Part optimizer;
    bool branches = false; ///< an output goes to several layers
    bool shares = false;
};

/// Grows networks in which every layer type comes up as often as the others: to a sample of a type its inputs are
/// made out of what is there, by flatten, dense and reshape where shapes differ.
class Grower {
public:
    Grower(std::uint64_t seed, std::map<std::string, int>& placed)
        : dice_(seed)
        , placed_(placed)
    {
    }

    DrawnNetwork grown()
    {
        anywhere_ = dice_.below(5) < 3;
        const bool shares = dice_.oneIn(5), phases = !shares && dice_.oneIn(5);
        last_ = field({6, 5, 2}, DType::f32, {});
        const int layers = 4 + int(dice_.below(6));
        for (int i = 0; i < layers; ++i)
            place(*rarest(false), {});
        if (shares)
            shareOne();
        const std::vector<std::string> ends = sinks();
        last_ = joined(ends);
        addLoss();
        if (phases)
            addPhases();
        const std::vector<OptimizerType>& optimizers = optimizersTable();
        made_.optimizer = {optimizers[dice_.below(optimizers.size())].id, {}};
        for (const Node& node : made_.graph.nodes)
            made_.branches |= made_.graph.outOf(node.id).size() > 1;
        return made_;
    }

private:
    struct Placed {
        const LayerType* type = nullptr;
        const LayerSample* sample = nullptr;
        std::string node;
    };

    const LayerType* rarest(bool loss)
    {
        std::vector<const LayerType*> all;
        for (const LayerType& type : layersTable())
            if ((type.category == LayerCategory::loss) == loss && !type.samples.empty())
                all.push_back(&type);
        if (dice_.oneIn(4))
            return all[dice_.below(all.size())];
        int least = 1 << 30;
        for (const LayerType* type : all)
            least = std::min(least, placed_[type->id]);
        std::erase_if(all, [&](const LayerType* type) { return placed_[type->id] > least; });
        return all[dice_.below(all.size())];
    }

    std::string add(const std::string& type, Attributes attributes, const std::vector<std::string>& from,
                    const std::vector<std::string>& ports = {})
    {
        const std::string id = "n" + std::to_string(made_.graph.nodes.size());
        made_.graph.nodes.push_back({.id = id, .type = type, .attributes = std::move(attributes)});
        for (std::size_t i = 0; i < from.size(); ++i)
            made_.graph.edges.push_back({{from[i], {}}, {id, i < ports.size() ? ports[i] : std::string()}});
        ++placed_[type];
        return id;
    }

    /// A new data field, and the input that reads it.
    std::string field(const Shape& shape, DType dtype, const std::string& lengths, std::int64_t kinds = 0,
                      bool positive = false)
    {
        const std::string name = "f" + std::to_string(made_.fields.size());
        made_.fields.push_back({.name = name, .shape = shape, .dtype = dtype, .lengths = lengths});
        made_.positive[name] = positive;
        made_.below[name] = kinds;
        return add("input", {{"field", name}}, {});
    }

    std::string lengthsField()
    {
        const std::string name = "f" + std::to_string(made_.fields.size());
        made_.fields.push_back({.name = name, .dtype = DType::i32, .isLengths = true});
        return name;
    }

    Shape shapeOf(const std::string& node) const
    {
        const GraphReport report = inspect(made_.graph, made_.fields);
        return report.nodes.at(node).known ? report.nodes.at(node).outputs.at(0) : Shape{0};
    }

    /// A node with real numbers of that shape.
    std::string fitting(const Shape& wanted, bool positive, bool ofData)
    {
        if (ofData || wanted.rank() == 0 || (anywhere_ && dice_.oneIn(5)))
            return field(wanted, DType::f32, {}, 0, positive);
        std::string from = last_;
        if (anywhere_) {
            std::vector<std::string> real;
            const GraphReport report = inspect(made_.graph, made_.fields);
            for (const Node& node : made_.graph.nodes)
                if (const NodeShapes& shapes = report.nodes.at(node.id);
                    shapes.known && shapes.dtypes.at(0) != DType::i32 && shapes.outputs[0].rank() > 0)
                    real.push_back(node.id);
            from = real[dice_.below(real.size())];
        }
        const Shape is = shapeOf(from);
        if (is == wanted && !positive)
            return from;
        const std::string activation = positive ? "sigmoid" : "tanh";
        if (is.rank() != 1)
            from = add("flatten", {}, {from});
        from = add("dense", {{"units", wanted.size()}, {"activation", activation}}, {from});
        return wanted.rank() == 1 ? from : add("reshape", {{"target_shape", wanted.axes()}}, {from});
    }

    void place(const LayerType& type, const Placed& like)
    {
        const LayerSample& sample = like.sample ? *like.sample : type.samples[dice_.below(type.samples.size())];
        if (type.id == "input") {
            field(sample.field, DType::f32, {});
            return;
        }
        std::vector<std::string> from, ports;
        for (std::size_t i = 0; i < sample.inputs.size(); ++i) {
            const Shape& shape = sample.inputs[i];
            const std::string lengths = i == 0 && sample.lengths ? lengthsField() : std::string();
            if (i < sample.dtypes.size() && sample.dtypes[i] == DType::i32) {
                from.push_back(field(shape, DType::i32, lengths, std::max<std::int64_t>(1, sample.classes)));
            } else if (!lengths.empty()) {
                from.push_back(add("embedding",
                                   {{"input_dim", std::int64_t(7)}, {"output_dim", shape.size() / shape[0]}},
                                   {field({shape[0]}, DType::i32, lengths, 7)}));
                if (shape.rank() != 2)
                    from.back() = add("reshape", {{"target_shape", shape.axes()}}, {from.back()});
            } else {
                // What lets no gradient back would hide the weights before it from the proof.
                const PortSpec& port = type.inputs[std::min(i, type.inputs.size() - 1)];
                from.push_back(fitting(shape, sample.positive, !port.differentiable));
            }
            ports.push_back(type.inputs[std::min(i, type.inputs.size() - 1)].name);
        }
        const std::string node = add(type.id, sample.attributes, from, ports);
        if (like.sample)
            made_.graph.find(node)->shares = like.node;
        if (type.parameters && !like.sample && !sample.inputs.empty())
            learning_.push_back({&type, &sample, node});
        const GraphReport report = inspect(made_.graph, made_.fields);
        const NodeShapes& shapes = report.nodes.at(node);
        if (shapes.known && shapes.dtypes.at(0) != DType::i32 && shapes.outputs[0].rank() > 0)
            last_ = node;
    }

    /// A layer that learns once more, with the same weights.
    void shareOne()
    {
        if (learning_.empty())
            place(*findLayer("dense"), {});
        const Placed one = learning_[dice_.below(learning_.size())];
        place(*one.type, one);
        made_.shares = true;
    }

    std::vector<std::string> sinks() const
    {
        std::vector<std::string> found;
        for (const Node& node : made_.graph.nodes)
            if (made_.graph.outOf(node.id).empty())
                found.push_back(node.id);
        return found;
    }

    /// Everything that ends nowhere, added up.
    std::string joined(const std::vector<std::string>& ends)
    {
        std::vector<std::string> parts;
        for (const std::string& end : ends) {
            const GraphReport report = inspect(made_.graph, made_.fields);
            if (!report.nodes.at(end).known || report.nodes.at(end).dtypes.at(0) == DType::i32)
                continue;
            const std::string flat = shapeOf(end).rank() == 1 ? end : add("flatten", {}, {end});
            parts.push_back(add("dense", {{"units", std::int64_t(3)}, {"activation", std::string("tanh")}}, {flat}));
        }
        return parts.size() == 1 ? parts.front() : add("add", {}, parts);
    }

    void addLoss()
    {
        const LayerType& type = *rarest(true);
        const LayerSample& sample = type.samples[dice_.below(type.samples.size())];
        anywhere_ = false; // what is judged is the network's end
        LossUse use{.id = "loss" + std::to_string(made_.losses.size()), .type = type.id};
        use.of = fitting(sample.inputs[0].rank() == 0 ? Shape{1} : sample.inputs[0], sample.positive, false);
        use.attributes = sample.attributes;
        for (std::size_t i = 1; i < sample.inputs.size(); ++i) {
            const std::string& port = type.inputs[i].name;
            const std::string name = "f" + std::to_string(made_.fields.size());
            const DType dtype = i < sample.dtypes.size() ? sample.dtypes[i] : DType::f32;
            made_.fields.push_back({.name = name,
                                    .shape = sample.inputs[i],
                                    .dtype = dtype,
                                    .target = port == "target",
                                    .classes = port == "target" ? sample.classes : 0,
                                    .sampleWeight = port == "weight",
                                    .mask = port == "mask"});
            made_.positive[name] = sample.positive || port == "weight";
            made_.below[name] = sample.classes;
            (port == "target" ? use.target : port == "weight" ? use.sampleWeight : use.mask) = name;
        }
        ++placed_[type.id];
        made_.losses.push_back(use);
    }

    /// Two optimizers in turns, each for its half of the layers and its loss.
    void addPhases()
    {
        addLoss();
        made_.phases = {{.id = "first", .losses = {0}}, {.id = "second", .losses = {1}, .steps = 2}};
        made_.phases[1].optimizer = Part{"sgd", {{"learning_rate", 0.01}}};
        std::size_t next = 0;
        for (const Node& node : made_.graph.nodes)
            if (const LayerType* type = findLayer(node.type); type && type->parameters && node.shares.empty())
                made_.phases[next++ % 2].updates.insert(node.id);
    }

    Dice dice_;
    std::map<std::string, int>& placed_;
    DrawnNetwork made_;
    bool anywhere_ = false; ///< a new layer is wired to any earlier one, not to the last
    std::string last_;
    std::vector<Placed> learning_;
};

/// Seeded numbers for one field of `rows` rows, as its kind wants them.
inline void fillDrawn(const DrawnNetwork& drawn, const Feed& feed, std::int64_t rows)
{
    const FieldShape& field = *std::ranges::find(drawn.fields, feed.field, &FieldShape::name);
    const RandomStream random(11, feed.field);
    for (std::uint64_t i = 0; i < std::uint64_t(rows * feed.view.rowSize); ++i) {
        double value = random.normal(i);
        if (field.isLengths)
            value = random.below(7, i);
        else if (field.mask)
            value = i % 3 != 1;
        else if (field.dtype == DType::i32)
            value = random.below(std::uint32_t(std::max<std::int64_t>(1, drawn.below.at(field.name))), i);
        else if (drawn.positive.at(field.name))
            value = 0.05 + 0.9 * random.uniform(i);
        if (feed.view.dtype == DType::f64)
            static_cast<double*>(feed.view.data)[i] = value;
        else if (feed.view.dtype == DType::f32)
            static_cast<float*>(feed.view.data)[i] = float(value);
        else
            static_cast<std::int32_t*>(feed.view.data)[i] = std::int32_t(value);
    }
}

} // namespace loom::test

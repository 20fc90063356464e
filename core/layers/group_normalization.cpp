#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

// Wu and He, "Group normalization", ECCV 2018; as Keras's, over everything but the batch.

namespace loom::layers {
namespace {

using Index = std::vector<std::int64_t>;

ShapeAnswer infer(const LayerQuery& query)
{
    const Shape& x = query.inputs[0];
    if (x.rank() == 0)
        return {{},
                {problem(query, {},
                         Text(TR("{node} normalizes channels; its input is a single number. Insert Reshape to [1]."),
                              {{"node", query.name}}),
                         insertBefore(query, 0, TR("Insert Reshape"), "reshape", {{"target_shape", Index{1}}}))}};
    const std::int64_t groups = query.integer("groups");
    if (x[-1] % groups == 0)
        return sameShape(query);
    std::int64_t fitting = std::min(groups, x[-1]);
    while (x[-1] % fitting != 0)
        --fitting;
    return {{},
            {problem(query, "groups",
                     Text(TR("{node}: {channels} channel(s) do not fall into {groups} groups of one size."),
                          {{"node", query.name}, {"channels", x[-1]}, {"groups", groups}}),
                     {setRepair(Text(TR("Set {attribute} of {node} to {value}"),
                                     {{"attribute", TR("Groups")}, {"node", query.name}, {"value", fitting}}),
                                query.node, "groups", fitting)})}};
}

Ref parameterIf(const Pass& pass, const char* flag, const char* name)
{
    return pass.flag(flag) ? pass.parameter(name) : Ref{};
}

void forward(Pass& pass)
{
    const Ref x = pass.in(); // (…, channels)
    const Ref mean = ops::groupMean(pass, x, pass.integer("groups")); // (groups)
    const Ref variance = ops::groupVariance(pass, x, mean);
    pass.keep("mean", mean);
    pass.keep("variance", variance);
    pass.setOut(ops::normalizeGroups(pass, x, mean, variance, parameterIf(pass, "scale", "gamma"),
                                     parameterIf(pass, "center", "beta"), pass.real("epsilon")));
}

void backward(Pass& pass)
{
    const Ref x = pass.in(), g = pass.gradient(); // (…, channels)
    if (!g)
        return;
    if (pass.learns("beta"))
        pass.addParameterGradient("beta", ops::biasGradient(pass, g));
    if (!pass.needsGradient(x) && !pass.learns("gamma"))
        return;
    const double epsilon = pass.real("epsilon");
    const Ref variance = pass.kept("variance");
    const Ref standard = ops::normalizeGroups(pass, x, pass.kept("mean"), variance, {}, {}, epsilon);
    if (pass.learns("gamma"))
        pass.addParameterGradient("gamma", ops::biasGradient(pass, ops::multiply(pass, g, standard)));
    if (pass.needsGradient(x))
        pass.addGradient(
            x,
            ops::normalizeGroupsGradient(pass, standard, variance, parameterIf(pass, "scale", "gamma"), g, epsilon));
}

/// Formulas over the numbers of one group.
class Explained {
public:
    Explained(const ExplainQuery& query, ElementNames& names, std::int64_t group)
        : query_(query)
        , names_(names)
        , group_(group)
        , size_(query.layer.inputs[0][-1] / query.layer.integer("groups"))
    {
    }
    static std::int64_t groupOf(const ExplainQuery& query)
    {
        return query.index.back() / (query.layer.inputs[0][-1] / query.layer.integer("groups"));
    }

    /// (x − μ)/√(σ² + ε)
    Formula standard(const Index& at) const { return Formula::quotient(off(at), wide()); }
    Formula wide() const
    {
        return Formula::call("sqrt",
                             {Formula::sum({kept("v", "variance"), Formula::number(query_.layer.real("epsilon"))})});
    }
    Formula mean() const
    {
        return meanOf([&](const Index& at) { return x(at); });
    }
    Formula variance() const
    {
        return meanOf([&](const Index& at) { return Formula::power(off(at), Formula::number(2)); });
    }
    Formula inputGradient() const
    {
        const Formula all = meanOf([&](const Index& at) { return scaled(at); });
        const Formula along = meanOf([&](const Index& at) { return Formula::product({scaled(at), standard(at)}); });
        return Formula::quotient(Formula::sum({scaled(query_.index), Formula::negation(all),
                                               Formula::negation(Formula::product({standard(query_.index), along}))}),
                                 wide());
    }

private:
    template<class Part> Formula meanOf(const Part& part) const
    {
        const Shape& shape = query_.layer.inputs[0];
        std::vector<Formula> sum;
        Index at(std::size_t(shape.rank()));
        do
            if (at.back() / size_ == group_)
                sum.push_back(part(at));
        while (nextIndex(at, shape));
        const double count = double(sum.size());
        return Formula::quotient(Formula::sum(std::move(sum)), Formula::number(count));
    }
    Formula kept(const char* stem, const char* name) const
    {
        return names_(stem, {query_.node + "/" + name, {group_}});
    }
    Formula x(const Index& at) const { return names_("x", {query_.inputs[0], at}); }
    Formula off(const Index& at) const { return Formula::sum({x(at), Formula::negation(kept("m", "mean"))}); }
    /// γ·g
    Formula scaled(const Index& at) const
    {
        const Formula g = names_("g", {query_.node + "/output:gradient", at});
        return query_.layer.flag("scale") ? Formula::product({names_("c", {query_.owner + "/gamma", {at.back()}}), g})
                                          : g;
    }

    const ExplainQuery& query_;
    ElementNames& names_;
    std::int64_t group_, size_;
};

std::optional<Formula> explainParameter(const ExplainQuery& query, ElementNames& names)
{
    const bool scales = query.of == "gamma:gradient";
    const Explained group(query, names, Explained::groupOf(query));
    std::vector<Formula> sum;
    Index at(std::size_t(query.output.rank()));
    do {
        if (at.back() != query.index[0])
            continue;
        const Formula g = names("g", {query.node + "/output:gradient", at});
        sum.push_back(scales ? Formula::product({g, group.standard(at)}) : g);
    } while (nextIndex(at, query.output));
    return Formula::sum(std::move(sum));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    if (query.of == "mean")
        return Explained(query, names, query.index[0]).mean();
    if (query.of == "variance")
        return Explained(query, names, query.index[0]).variance();
    if (query.of == "gamma:gradient" || query.of == "beta:gradient")
        return explainParameter(query, names);
    const Explained group(query, names, Explained::groupOf(query));
    if (query.of == "input:gradient")
        return group.inputGradient();
    if (query.of != "output")
        return std::nullopt;
    std::vector<Formula> sum{group.standard(query.index)};
    const Index channel{query.index.back()};
    if (query.layer.flag("scale"))
        sum.front() = Formula::product({names("c", {query.owner + "/gamma", channel}), sum.front()});
    if (query.layer.flag("center"))
        sum.push_back(names("b", {query.owner + "/beta", channel}));
    return Formula::sum(std::move(sum));
}

Text summary(const LayerQuery& query)
{
    return Text(TR("{groups} group(s)"), {{"groups", query.integer("groups")}});
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.layers.GroupNormalization")
        .unless("32", "groups", python::number(query.integer("groups")))
        .unless("0.001", "epsilon", python::number(query.real("epsilon")))
        .unless("True", "center", python::boolean(query.flag("center")))
        .unless("True", "scale", python::boolean(query.flag("scale")))
        .text();
}

std::string pytorch(const LayerQuery& query)
{
    return CodeCall("nn.GroupNorm")
        .with(python::number(query.integer("groups")))
        .with(python::number(query.inputs[0][-1]))
        .with("eps", python::number(query.real("epsilon")))
        .unless("True", "affine", python::boolean(query.flag("center") || query.flag("scale")))
        .text();
}

std::vector<AttributeSpec> attributes()
{
    std::vector<AttributeSpec> all = normalizationAttributes();
    all.insert(
        all.begin(),
        {.name = "groups",
         .kind = AttributeKind::integer,
         .fallback = std::int64_t(32),
         .title = TR("Groups"),
         .help = TR("Into how many groups of one size the channels fall: 1 takes them all together, as many as "
                    "channels each by itself."),
         .minimum = 1,
         .maximum = 1e6});
    return all;
}

} // namespace

LayerType group_normalization()
{
    const std::int64_t one = 1, two = 2, three = 3;
    return {.id = "group_normalization",
            .title = TR("Group normalization"),
            .category = LayerCategory::normalization,
            .text =
                TR("Standardizes groups of channels to mean 0 and variance 1, each sample by itself, then lets the "
                   "network choose its own mean and scale (β and γ are learned). Unlike batch normalization it "
                   "does the same when training and when predicting, and does not mind small batches."),
            .formula = "y = γ·(x − μ)/√(σ² + ε) + β, μ and σ² of the sample's group",
            .backwardFormula = "x̂ = (x − μ)/√(σ² + ε)\n"
                               "∂E/∂γ = Σ ∂E/∂y·x̂\n"
                               "∂E/∂β = Σ ∂E/∂y\n"
                               "∂E/∂x = (γ·∂E/∂y − mean γ·∂E/∂y − x̂·mean(γ·∂E/∂y·x̂))/√(σ² + ε)",
            .attributes = attributes(),
            .infer = infer,
            .parameters = scaleAndShift,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .inner = {{"mean", TR("means"), TR("The mean of each group of channels, over all places of the sample.")},
                      {"variance", TR("variances"), TR("How far the numbers of each group stray from their mean.")}},
            .summary = summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "GroupNormalization",
            .samples = {{{{"groups", two}}, {{3, 2, 4}}},
                        {{{"groups", three}, {"epsilon", 1e-2}}, {{6}}},
                        {{{"groups", one}, {"scale", false}}, {{2, 3}}},
                        {{{"groups", three}, {"center", false}}, {{4, 3}}}},
            .errors = {{{{"groups", three}}, {{8, 8, 4}}, "4 channels do not fall into 3 groups"},
                       {{}, {{8, 8, 16}}, "16 channels do not fall into 32 groups"},
                       {{{"groups", std::int64_t(0)}}, {{4}}, "groups is 0"}}};
}

} // namespace loom::layers

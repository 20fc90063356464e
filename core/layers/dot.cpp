#include "graph/axis_pieces.h"
#include "graph/code_call.h"
#include "graph/explanation.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

using Index = std::vector<std::int64_t>;

Shape without(const Shape& shape, int axis)
{
    Index axes = shape.axes();
    axes.erase(axes.begin() + axis);
    return Shape(std::move(axes));
}

/// The axis of input `port` along which the products are added up.
template<class Settings> int axisOf(const Settings& settings, int port, const Shape& x)
{
    return axisPlace(settings.integers("axes")[std::size_t(port)], x.rank());
}

Shape joined(const Shape& a, const Shape& b)
{
    Index axes = a.axes();
    axes.insert(axes.end(), b.axes().begin(), b.axes().end());
    return axes.empty() ? Shape{1} : Shape(std::move(axes));
}

ShapeAnswer infer(const LayerQuery& query)
{
    std::int64_t lengths[2] = {};
    Shape rest[2];
    for (const int port : {0, 1}) {
        if (std::vector<Issue> issues = unlessFewAxes(query, std::size_t(port)); !issues.empty())
            return {{}, std::move(issues)};
        const Shape& x = query.inputs[std::size_t(port)];
        const int axis = axisOf(query, port, x);
        if (axis < 0)
            return {{},
                    {noSuchAxis(query, "axes", query.integers("axes")[std::size_t(port)], x.rank(),
                                {setRepair(TR("Take the last axes"), query.node, "axes", Index{-1, -1})})}};
        lengths[port] = x[axis];
        rest[port] = without(x, axis);
    }
    if (lengths[0] == lengths[1])
        return {{joined(rest[0], rest[1])}, {}};
    const Index axes = query.integers("axes");
    return {{},
            {problem(query, {},
                     Text(TR("{node} multiplies number by number along axis {first_axis} of its first input and axis "
                             "{second_axis} of its second, so both must be as long; they have {first} and {second} "
                             "numbers."),
                          {{"node", query.name},
                           {"first_axis", axes[0]},
                           {"second_axis", axes[1]},
                           {"first", lengths[0]},
                           {"second", lengths[1]}}),
                     query.inputs[1].rank() == 1 ? resizeSource(query, 1, lengths[0]) : std::vector<Repair>())}};
}

/// A factor as a matrix: what is multiplied stands along its rows.
Ref rows(const Ref& x)
{
    return ops::reshape(x, Shape{x.shape.size() / x.shape[-1], x.shape[-1]});
}

void forward(Pass& pass)
{
    Ref factors[2];
    Shape rest[2];
    for (const int port : {0, 1}) {
        const Ref x = pass.in(port);
        const int axis = axisOf(pass, port, x.shape);
        rest[port] = without(x.shape, axis);
        factors[port] = rows(ops::axisLast(pass, x, axis));
        if (pass.flag("normalize"))
            factors[port] = ops::unitLength(pass, factors[port]);
    }
    pass.setOut(ops::reshape(ops::matmul(pass, factors[0], factors[1], false, true), joined(rest[0], rest[1])));
}

void backward(Pass& pass)
{
    if (!pass.gradient())
        return;
    const std::vector<Ref> factors = pass.plan().writerOf(pass.out().buffer)->inputs; // those of the product
    const Ref g = ops::reshape(pass.gradient(), Shape{factors[0].shape[0], factors[1].shape[0]});
    for (const int port : {0, 1}) {
        const Ref x = pass.in(port);
        if (!pass.needsGradient(x))
            continue;
        const Ref& factor = factors[std::size_t(port)];
        Ref slope = ops::matmul(pass, g, factors[std::size_t(1 - port)], port == 1, false);
        if (pass.flag("normalize")) {
            const Ref plain = pass.plan().writerOf(factor.buffer)->inputs[0];
            slope = ops::unitLengthGradient(pass, plain, slope);
        }
        const int axis = axisOf(pass, port, x.shape);
        Index turned = without(x.shape, axis).axes();
        turned.push_back(x.shape[axis]);
        pass.addGradient(x, ops::axisLastGradient(pass, ops::reshape(slope, Shape(turned)), x.shape, axis));
    }
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const bool forward = query.of == "output", normalized = query.layer.flag("normalize");
    if (!forward && query.of != "input:gradient")
        return std::nullopt;
    int axis[2];
    Shape rest[2];
    for (const int port : {0, 1}) {
        const Shape& x = query.layer.inputs[std::size_t(port)];
        axis[port] = axisOf(query.layer, port, x);
        rest[port] = without(x, axis[port]);
    }
    const std::int64_t count = query.layer.inputs[0][axis[0]];
    const auto number = [&](int port, Index at, std::int64_t k) { // of that input, `at` being the rest of its index
        at.insert(at.begin() + axis[port], k);
        return names(port == 0 ? "a" : "b", {query.inputs[std::size_t(port)], at});
    };
    const auto squares = [&](int port, const Index& at) {
        std::vector<Formula> sum;
        for (std::int64_t k = 0; k < count; ++k)
            sum.push_back(Formula::power(number(port, at, k), Formula::number(2)));
        return Formula::sum(std::move(sum));
    };
    const auto lengths = [&](const Index& a, const Index& b) {
        return Formula::product({Formula::call("sqrt", {squares(0, a)}), Formula::call("sqrt", {squares(1, b)})});
    };
    if (forward) {
        const auto split = query.index.begin() + rest[0].rank();
        const Index a(query.index.begin(), split);
        const Index b(split, rest[0].rank() + rest[1].rank() > 0 ? query.index.end() : split);
        std::vector<Formula> sum;
        for (std::int64_t k = 0; k < count; ++k)
            sum.push_back(Formula::product({number(0, a, k), number(1, b, k)}));
        const Formula product = Formula::sum(std::move(sum));
        return normalized ? Formula::quotient(product, lengths(a, b)) : product;
    }
    const int port = int(query.port), other = 1 - port;
    Index own = query.index;
    const std::int64_t k = own[std::size_t(axis[port])];
    own.erase(own.begin() + axis[port]);
    std::vector<Formula> sum;
    Index with(std::size_t(rest[other].rank()), 0);
    do {
        Index output = port == 0 ? own : with;
        const Index& behind = port == 0 ? with : own;
        output.insert(output.end(), behind.begin(), behind.end());
        if (output.empty())
            output = {0};
        const Formula g = names("g", {query.node + "/output:gradient", output});
        const Formula across = number(other, with, k);
        if (!normalized) {
            sum.push_back(Formula::product({g, across}));
            continue;
        }
        // The product falls as the own vector grows longer.
        const Formula y = names("y", {query.node + "/output", output}), x = number(port, own, k);
        const Formula slope =
            Formula::sum({Formula::quotient(across, port == 0 ? lengths(own, with) : lengths(with, own)),
                          Formula::negation(Formula::quotient(Formula::product({y, x}), squares(port, own)))});
        sum.push_back(Formula::product({g, slope}));
    } while (rest[other].rank() > 0 && nextIndex(with, rest[other]));
    return Formula::sum(std::move(sum));
}

Cost cost(const LayerQuery& query, const Shape& output)
{
    return {output.size() * query.inputs[0][axisOf(query, 0, query.inputs[0])], output.size() * 4};
}

Text summary(const LayerQuery& query)
{
    const Argument axes("axes", describe(Value(query.integers("axes"))));
    return query.flag("normalize") ? Text(TR("cosine along {axes}"), {axes}) : Text(TR("along {axes}"), {axes});
}

std::string keras(const LayerQuery& query)
{
    const Index axes = query.integers("axes");
    return CodeCall("keras.layers.Dot")
        .with(python::tuple({python::axis(axes[0]), python::axis(axes[1])}))
        .unless("False", "normalize", python::boolean(query.flag("normalize")))
        .text();
}

/// As letters for einsum: batch n, added up k, the rest a, b … and p, q ….
std::string pytorch(const LayerQuery& query)
{
    std::string terms[2], left;
    for (const int port : {0, 1}) {
        const Shape x = std::size_t(port) < query.inputs.size() ? query.inputs[std::size_t(port)] : Shape{1};
        const int axis = axisOf(query, port, x);
        char letter = port == 0 ? 'a' : 'p';
        for (int i = 0; i < x.rank(); ++i) {
            if (i != axis)
                left += letter;
            terms[port] += i == axis ? 'k' : letter++;
        }
    }
    const auto factor = [&](const char* name, int port) {
        const std::string axis = python::number(python::axis(query.integers("axes")[std::size_t(port)]));
        return query.flag("normalize") ? std::string("F.normalize(") + name + ", dim=" + axis + ")"
                                       : std::string(name);
    };
    const std::string product = "lambda a, b: torch.einsum(\"n" + terms[0] + ",n" + terms[1] + "->n" + left + "\", "
        + factor("a", 0) + ", " + factor("b", 1) + ")";
    return product + (left.empty() ? "[:, None]" : "");
}

} // namespace

LayerType dot()
{
    const std::int64_t one = 1, zero = 0;
    return {
        .id = "dot",
        .title = TR("Dot product"),
        .category = LayerCategory::arithmetic,
        .text = TR("Multiplies its two inputs number by number along one axis of each and adds up: how much two "
                   "vectors point the same way. Of vectors of length 1 it is the cosine between them. All other "
                   "axes stay, those of the first input in front."),
        .formula = "y = Σₖ a[…, k]·b[…, k]",
        .backwardFormula = "∂E/∂a = Σ ∂E/∂y·b\n∂E/∂b = Σ ∂E/∂y·a",
        .attributes = {{.name = "axes",
                        .kind = AttributeKind::integers,
                        .fallback = Index{-1, -1},
                        .title = TR("Axes"),
                        .help = TR("The axis of the first and of the second input along which they are multiplied: "
                                   "−1 is the last, 0 the first without the batch."),
                        .minimum = -kMostAxes,
                        .maximum = kMostAxes - 1,
                        .step = 1,
                        .count = 2},
                       {.name = "normalize",
                        .kind = AttributeKind::boolean,
                        .fallback = false,
                        .title = TR("Length 1"),
                        .help = TR("Makes each vector 1 long before, so that the result is the cosine, from −1 to "
                                   "1.")}},
        .inputs = {{.name = "input", .title = TR("First factor")}, {.name = "other", .title = TR("Second factor")}},
        .infer = infer,
        .forward = forward,
        .backward = backward,
        .explain = explain,
        .cost = cost,
        .summary = summary,
        .keras = keras,
        .pytorch = pytorch,
        .onnx = "MatMul",
        .samples = {{{}, {{4}, {4}}},
                    {{{"normalize", true}}, {{4}, {4}}},
                    {{{"axes", Index{zero, one}}}, {{3, 2}, {4, 3}}},
                    {{{"axes", Index{one, -1}}, {"normalize", true}}, {{2, 3, 2}, {3}}},
                    {{{"axes", Index{zero, zero}}}, {{3}, {3, 2, 2}}}},
        .errors = {{{}, {{4}, {5}}, "they have 4 and 5 numbers"},
                   {{{"axes", Index{one, zero}}}, {{4}, {4}}, "there is no axis 1"}}};
}

} // namespace loom::layers

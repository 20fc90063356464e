#include "graph/code_call.h"
#include "graph/explanation.h"
#include "graph/layer_pieces.h"
#include "plan/id_lengths.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

ShapeAnswer infer(const LayerQuery& query)
{
    if (query.flag("mask_zero") && query.inputs[0].rank() != 1)
        return {
            {},
            {problem(query, "mask_zero",
                     Text(TR("{node} can take zeros at the end for padding where a row of numbers comes in (time); "
                             "its input has the shape {shape}."),
                          {{"node", query.name}, {"shape", describe(query.inputs[0])}}),
                     {setRepair(TR("Take zeros as a number like others"), query.node, "mask_zero", false)})}};
    std::vector<std::int64_t> axes = query.inputs[0].axes();
    axes.push_back(query.integer("output_dim"));
    ShapeAnswer answer{{Shape(axes)}, {}};
    const std::int64_t words = query.integer("input_dim"), kinds = query.kinds.empty() ? 0 : query.kinds[0];
    if (kinds > words) {
        answer.issues.push_back(problem(
            query, "input_dim",
            Text(TR("{node} has a row for {rows} numbers, but {source} gives {kinds} different ones: those beyond "
                    "would "
                    "all be 0."),
                 {{"node", query.name}, {"rows", words}, {"source", query.sources[0].name}, {"kinds", kinds}}),
            {setRepair(Text(TR("Set {attribute} to {value}"), {{"attribute", "Words"}, {"value", kinds}}), query.node,
                       "input_dim", kinds)}));
        answer.outputs.clear();
    }
    return answer;
}

std::vector<ParameterSpec> parameters(const LayerQuery& query)
{
    const std::int64_t words = query.integer("input_dim"), units = query.integer("output_dim");
    return {{.name = "embeddings",
             .shape = {words, units},
             .initializer = query.text("embeddings_initializer"),
             .fanIn = words,
             .fanOut = units}};
}

void forward(Pass& pass)
{
    Ref out = ops::embedding(pass, pass.in(), pass.parameter("embeddings")); // (time) → (time, units)
    if (pass.flag("mask_zero"))
        out.lengths = ops::idLengths(pass, pass.in()).buffer;
    pass.setOut(out);
}

void backward(Pass& pass)
{
    const Ref g = pass.gradient(); // (time, units)
    if (g && pass.learns("embeddings"))
        pass.addParameterGradient("embeddings",
                                  ops::embeddingGradient(pass, pass.in(), g, pass.parameter("embeddings").shape));
}

/// Which row it is tells the whole number that stands at the input; numbers beyond the table have none.
std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    if (!query.value)
        return std::nullopt;
    const std::string table = query.owner + "/embeddings";
    const auto word = [&](std::vector<std::int64_t> at) {
        at.pop_back();
        return query.value({query.inputs[0], at.empty() ? std::vector<std::int64_t>{0} : at});
    };
    if (query.of == "output") {
        const double row = word(query.index);
        if (!(row >= 0 && row < double(query.layer.integer("input_dim"))))
            return Formula();
        return names("w", {table, {std::int64_t(row), query.index.back()}});
    }
    if (query.of != "embeddings:gradient")
        return std::nullopt;
    std::vector<Formula> sum;
    std::vector<std::int64_t> at(std::size_t(query.output.rank()));
    do
        if (at.back() == query.index[1] && word(at) == double(query.index[0]))
            sum.push_back(names("g", {query.node + "/output:gradient", at}));
    while (nextIndex(at, query.output));
    return sum.empty() ? Formula() : Formula::sum(sum);
}

Cost cost(const LayerQuery&, const Shape& output)
{
    return {0, output.size() * 4}; // rows are copied
}

Text summary(const LayerQuery& query)
{
    return Text(TR("{words} words, {units} numbers each"),
                {{"words", query.integer("input_dim")}, {"units", query.integer("output_dim")}});
}

std::string keras(const LayerQuery& query)
{
    const bool masked = query.flag("mask_zero") || (!query.lengths.empty() && !query.lengths[0].empty());
    return CodeCall("keras.layers.Embedding")
        .with(python::number(query.integer("input_dim")))
        .with(python::number(query.integer("output_dim")))
        .unless("\"uniform\"", "embeddings_initializer", python::quoted(query.text("embeddings_initializer")))
        .unless("False", "mask_zero", python::boolean(masked))
        .text();
}

std::string pytorch(const LayerQuery& query)
{
    return CodeCall("nn.Embedding")
        .with(python::number(query.integer("input_dim")))
        .with(python::number(query.integer("output_dim")))
        .text();
}

AttributeSpec countAttribute(const char* name, std::int64_t fallback, Text title, Text help)
{
    return {.name = name,
            .kind = AttributeKind::integer,
            .fallback = fallback,
            .title = std::move(title),
            .help = std::move(help),
            .minimum = 1,
            .maximum = 1e9,
            .step = 1,
            .applies = Applies::restart};
}

} // namespace

LayerType embedding()
{
    const std::int64_t two = 2, three = 3, five = 5;
    return {
        .id = "embedding",
        .title = TR("Embedding"),
        .category = LayerCategory::core,
        .text =
            TR("Gives each word (or other whole number) a row of numbers of its own, which learns like any weight: "
               "words that are used alike come to lie near one another. It is the same as a one-hot vector through a "
               "dense layer without bias, only that nothing is multiplied by 0. Where texts are of different "
               "lengths, the layers behind it know where each ends."),
        .formula = "y[t] = W[x[t]]",
        .backwardFormula = "∂E/∂W[k] = Σ ∂E/∂y[t] over the steps t with x[t] = k",
        .attributes = {countAttribute("input_dim", 1000, TR("Words"),
                                      TR("How many different numbers can come: the size of the vocabulary, with the "
                                         "places of padding and of unknown words.")),
                       countAttribute("output_dim", 16, TR("Numbers a word"),
                                      TR("How many numbers describe each word: the dimensions of the space in which "
                                         "the words lie.")),
                       initializerAttribute("embeddings_initializer", "uniform", TR("Initial numbers"),
                                            TR("How the rows are drawn before training.")),
                       {.name = "mask_zero",
                        .kind = AttributeKind::boolean,
                        .fallback = false,
                        .title = TR("Zeros are padding"),
                        .help = TR("Takes zeros at the end of a row for padding, as many as there are: layers behind "
                                   "it read up to the last other number. Not needed where the data tell how long "
                                   "each row is.")}},
        .inputs = {{.name = "input", .title = TR("Input"), .takes = Takes::wholes, .differentiable = false}},
        .lengths = Lengths::uses,
        .infer = infer,
        .parameters = parameters,
        .forward = forward,
        .backward = backward,
        .explain = explain,
        .cost = cost,
        .summary = summary,
        .keras = keras,
        .pytorch = pytorch,
        .onnx = "Gather",
        .samples = {{.attributes = {{"input_dim", five}, {"output_dim", three}},
                     .inputs = {{4}},
                     .dtypes = {DType::i32},
                     .classes = 5},
                    {.attributes = {{"input_dim", three}, {"output_dim", two}},
                     .inputs = {{}},
                     .dtypes = {DType::i32},
                     .classes = 3},
                    {.attributes = {{"input_dim", three}, {"output_dim", two}},
                     .inputs = {{2, 2}},
                     .dtypes = {DType::i32},
                     .classes = 4}},
        .errors = {{{}, {{4}}, "gives real numbers"}}};
}

} // namespace loom::layers

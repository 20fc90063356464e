#include "graph/recurrent_pieces.h"

#include "graph/checks.h"

namespace loom::recurrent {

AttributeSpec unitsAttribute(Text help)
{
    return {.name = "units",
            .kind = AttributeKind::integer,
            .fallback = std::int64_t(32),
            .title = TR("Units"),
            .help = std::move(help),
            .minimum = 1,
            .maximum = 1e15,
            .step = 1,
            .applies = Applies::restart};
}

AttributeSpec functionAttribute(const char* name, const char* fallback, Text title, Text help)
{
    return {.name = name,
            .kind = AttributeKind::choice,
            .fallback = std::string(fallback),
            .title = std::move(title),
            .help = std::move(help),
            .choices = {"linear", "relu", "sigmoid", "tanh"}};
}

AttributeSpec flagAttribute(const char* name, bool fallback, Text title, Text help)
{
    return {.name = name,
            .kind = AttributeKind::boolean,
            .fallback = fallback,
            .title = std::move(title),
            .help = std::move(help)};
}

AttributeSpec gateBiasAttribute(const char* name, double fallback, Text title, Text help)
{
    return {.name = name,
            .kind = AttributeKind::real,
            .fallback = fallback,
            .title = std::move(title),
            .help = std::move(help),
            .minimum = -20,
            .maximum = 20,
            .step = 0.5};
}

std::string gatesOf(const LayerQuery& query, std::string gates, const char* bias)
{
    const std::string place = "{bias}";
    gates.replace(gates.find(place), place.size(), python::number(query.real(bias)));
    return "keras.ops.repeat(keras.ops.array([" + gates + "], \"float32\"), " + python::number(query.integer("units"))
        + ")";
}

std::vector<AttributeSpec> orderAttributes()
{
    return {flagAttribute("return_sequences", false, TR("Every step"),
                          TR("Gives the state of every step, for another recurrent layer or an answer at every step; "
                             "otherwise only the last one.")),
            flagAttribute("go_backwards", false, TR("Backwards"),
                          TR("Reads the sequence from its last true step to its first; every step comes out in the "
                             "order in which it was read."))};
}

std::vector<AttributeSpec> weightAttributes()
{
    return {
        initializerAttribute("kernel_initializer", "glorot_uniform", TR("Initial weights"),
                             TR("How the weights of the input are drawn before training.")),
        initializerAttribute("recurrent_initializer", "orthogonal", TR("Initial recurrent weights"),
                             TR("How the weights from step to step are drawn before training. Orthogonal ones keep "
                                "the signal's length over many steps."))};
}

std::vector<PortSpec> inputs(bool cell)
{
    std::vector<PortSpec> all = {{"input", TR("Input")},
                                 {.name = "initial_state", .title = TR("Initial state"), .optional = true}};
    if (cell)
        all.push_back({.name = "initial_cell", .title = TR("Initial cell"), .optional = true});
    return all;
}

std::vector<PortSpec> outputs(bool cell)
{
    std::vector<PortSpec> all = {{"output", TR("Output")}, {"last_state", TR("Last state")}};
    if (cell)
        all.push_back({"last_cell", TR("Last cell")});
    return all;
}

std::optional<std::size_t> wireTo(const LayerQuery& query, const std::string& port)
{
    for (std::size_t i = 0; i < query.sources.size(); ++i)
        if (query.sources[i].wire.to.port == port)
            return i;
    return std::nullopt;
}

ShapeAnswer shapeOf(const LayerQuery& query, std::int64_t keptNumbers, std::size_t states)
{
    const Shape& input = query.inputs[0];
    const std::int64_t units = query.integer("units");
    if (input.rank() == 2 && double(input[0]) * double(units) * double(keptNumbers) > double(kLargestOutput))
        return {{},
                {problem(query, "units",
                         Text(TR("{node}: {steps} steps of {units} units are more than one sample may hold (at most "
                                 "{limit} numbers, {kept} a unit and step). Take shorter sequences or fewer units."),
                              {{"node", query.name},
                               {"steps", input[0]},
                               {"units", units},
                               {"limit", kLargestOutput},
                               {"kept", keptNumbers}}))}};
    for (std::size_t i = 1; i < query.inputs.size(); ++i)
        if (query.inputs[i] != Shape{units})
            return {
                {},
                {problem(query, {},
                         Text(TR("{node} has {units} unit(s), and so many numbers must come in as its state in front "
                                 "of the first step; {shape} come."),
                              {{"node", query.name}, {"units", units}, {"shape", describe(query.inputs[i])}}),
                         resizeSource(query, i, units))}};
    if (input.rank() == 2) {
        std::vector<Shape> all(1 + states, Shape{units});
        if (query.flag("return_sequences"))
            all[0] = Shape{input[0], units};
        return {std::move(all), {}};
    }
    std::vector<Repair> repairs;
    const Shape sequence = input.rank() == 1 ? Shape{input[0], 1}
        : input.rank() == 3                  ? Shape{input[0], input[1] * input[2]}
                                             : Shape{};
    if (sequence.rank() == 2)
        repairs = insertBefore(query, 0, Text(TR("Insert Reshape to {shape}"), {{"shape", describe(sequence)}}),
                               "reshape", {{"target_shape", sequence.axes()}});
    return {{},
            {problem(query, {},
                     Text(TR("{node} reads a sequence (time × features); its input has the shape {shape}."),
                          {{"node", query.name}, {"shape", describe(input)}}),
                     std::move(repairs))}};
}

std::vector<ParameterSpec> weights(const LayerQuery& query, std::int64_t gates)
{
    const std::int64_t in = query.inputs[0][-1], units = query.integer("units"), wide = gates * units;
    return {{.name = "kernel",
             .shape = {in, wide},
             .initializer = query.text("kernel_initializer"),
             .fanIn = in,
             .fanOut = wide},
            {.name = "recurrent_kernel",
             .shape = {units, wide},
             .initializer = query.text("recurrent_initializer"),
             .fanIn = units,
             .fanOut = wide}};
}

Cost cost(const LayerQuery& query, const Shape& output, std::int64_t gates, std::int64_t keptNumbers)
{
    const Shape& input = query.inputs[0];
    const std::int64_t units = query.integer("units");
    return {input[0] * gates * units * (input[1] + units), (input[0] * units * keptNumbers + output.size()) * 4};
}

Text summary(const LayerQuery& query)
{
    if (query.flag("return_sequences"))
        return Text(TR("{units} unit(s), every step"), {{"units", query.integer("units")}});
    return Text(TR("{units} unit(s), last step"), {{"units", query.integer("units")}});
}

std::string kerasCall(const LayerQuery& query, CodeCall call)
{
    return std::move(call)
        .unless("False", "return_sequences", python::boolean(query.flag("return_sequences")))
        .unless("False", "go_backwards", python::boolean(query.flag("go_backwards")))
        .unless("\"glorot_uniform\"", "kernel_initializer", python::quoted(query.text("kernel_initializer")))
        .unless("\"orthogonal\"", "recurrent_initializer", python::quoted(query.text("recurrent_initializer")))
        .text();
}

std::string pytorchCall(const LayerQuery& query, CodeCall call)
{
    const std::string module = std::move(call)
                                   .unless("True", "bias", python::boolean(query.flag("use_bias")))
                                   .with("batch_first", "True")
                                   .text();
    return query.flag("go_backwards") ? python::sequential("lambda x: x.flip(1)", module) : module;
}

std::vector<LayerSample> samplesWith(std::vector<LayerSample> own)
{
    const std::int64_t two = 2, three = 3;
    std::vector<LayerSample> all = {
        {{{"units", three}}, {{4, 2}}},
        {{{"units", two}, {"return_sequences", true}}, {{5, 3}}},
        {.attributes = {{"units", three}}, .inputs = {{4, 2}}, .lengths = true},
        {.attributes = {{"units", two}, {"return_sequences", true}}, .inputs = {{5, 3}}, .lengths = true},
        {{{"units", two}, {"go_backwards", true}, {"return_sequences", true}}, {{4, 2}}},
        {.attributes = {{"units", two}, {"go_backwards", true}}, .inputs = {{5, 2}}, .lengths = true},
        {{{"units", three}, {"use_bias", false}}, {{1, 4}}},
        {{{"units", three}, {"return_sequences", true}}, {{3, 2}, {3}}},
        {.attributes = {{"units", two}}, .inputs = {{4, 3}, {2}}, .lengths = true}};
    all.insert(all.end(), own.begin(), own.end());
    return all;
}

std::vector<LayerErrorSample> errors(bool states)
{
    const std::int64_t one = 1;
    std::vector<LayerErrorSample> all = {
        {{}, {{28, 28, 1}}, "its input has the shape 28 × 28 × 1"},
        {{}, {{180}}, "its input has the shape 180"},
        {{{"units", std::int64_t(10'000)}}, {{100'000, 2}}, "more than one sample may hold"},
        {{{"units", one}, {"activation", std::string("softmax")}}, {{4, 2}}, "activation is “softmax”"},
        {{{"units", std::int64_t(3000)}}, {{4, 2}}, "too large for orthogonal first weights"}};
    if (states)
        all.push_back({{{"units", std::int64_t(3)}}, {{4, 2}, {2}}, "must come in as its state"});
    return all;
}

} // namespace loom::recurrent

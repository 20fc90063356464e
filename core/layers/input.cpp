#include "graph/code_call.h"
#include "graph/layer_pieces.h"
#include "plan/pass.h"

namespace loom::layers {
namespace {

std::string listOf(const std::vector<std::string>& names)
{
    std::string out;
    for (const std::string& name : names)
        out += (out.empty() ? "" : ", ") + name;
    return out;
}

Issue unknownField(const LayerQuery& query)
{
    const std::string field = query.text("field");
    if (query.fieldNames.empty())
        return problem(query, "field",
                       Text(TR("{node} has no data to read, so its shape is unknown. Choose a data source."),
                            {{"node", query.name}}));
    std::vector<Repair> repairs;
    for (const std::string& name : query.fieldNames)
        repairs.push_back(
            setRepair(Text(TR("Read the field {field}"), {{"field", name}}), query.node, "field", name));
    const Argument names("fields", listOf(query.fieldNames));
    if (field.empty())
        return problem(query, "field",
                       Text(TR("{node} does not say which field of the data it reads. The data has {fields}: "
                               "choose one."),
                            {{"node", query.name}, names}),
                       std::move(repairs));
    return problem(query, "field",
                   Text(TR("{node} reads the field “{field}”, which the data does not have. It has {fields}: "
                           "choose one."),
                        {{"node", query.name}, {"field", field}, names}),
                   std::move(repairs));
}

ShapeAnswer infer(const LayerQuery& query)
{
    if (!query.fieldKnown)
        return {{}, {unknownField(query)}};
    return {{query.field}, {}, {query.fieldType}};
}

// The compiler feeds the field in as the only input.
void forward(Pass& pass)
{
    pass.setOut(pass.in());
}

void backward(Pass&)
{
    // Data does not learn.
}

Text summary(const LayerQuery& query)
{
    const std::string field = query.text("field");
    return field.empty() ? Text() : Text(TR("field {field}"), {{"field", field}});
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.Input").with("shape", python::tuple(query.field.axes())).text();
}

std::string pytorch(const LayerQuery&)
{
    return "nn.Identity()";
}

} // namespace

LayerType input()
{
    return {
        .id = "input",
        .title = TR("Input"),
        .category = LayerCategory::source,
        .text = TR("Where the data enters: gives one field of each sample, as the data recipe left it. Its shape is "
                   "the data's, so it has nothing to learn and nothing to set but the field."),
        .formula = "y = x",
        .backwardFormula = "∂E/∂x = ∂E/∂y",
        .attributes = {{.name = "field",
                        .kind = AttributeKind::text,
                        .fallback = std::string(),
                        .title = TR("Field"),
                        .help = TR("The field of the data that is read. Empty: the only field that is no target.")}},
        .inputs = {},
        .infer = infer,
        .forward = forward,
        .backward = backward,
        .summary = summary,
        .keras = keras,
        .pytorch = pytorch,
        .onnx = "Identity",
        .samples = {{.field = {4}}, {.field = {6, 5, 2}}},
        .errors = {{{}, {}, "no data to read"}}};
}

} // namespace loom::layers

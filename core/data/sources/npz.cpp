#include "base/memory.h"
#include "data/numpy/npz_set.h"
#include "data/pictures/idx.h"
#include "data/source_paths.h"

namespace loom::sources {
namespace {

Result<SourceData> rowsOf(const std::string& path, const std::string& targets, const Attributes& attributes,
                          const SourceContext& context)
{
    return withinMemory([&]() -> Result<SourceData> { return npzSet(path, targets, attributes, context); });
}

Result<SourceData> load(const Attributes& attributes, const SourceContext& context)
{
    const std::string given = stringOf(attributeOf(attributes, "file"));
    const std::string targets = stringOf(attributeOf(attributes, "targets_file"));
    if (given.empty())
        return Text(TR("No file of NumPy (.npz, .npy) is chosen: choose one in the data recipe."));
    std::vector<Text> notes;
    const std::string path = resolvedPath(given, context, notes);
    auto data = rowsOf(path, targets.empty() ? targets : resolvedPath(targets, context, notes), attributes, context);
    if (data)
        data->notes.insert(data->notes.end(), notes.begin(), notes.end());
    return data;
}

/// A picture becomes one row; a file brings rows, with or without their targets.
Result<SourceData> loadNew(const NewRows& rows, const Attributes& attributes, const SourceContext& context)
{
    if (rows.table.empty() && rows.picture.empty() && !rows.pixels)
        return Text(TR("The network has learned from arrays: give it a file of NumPy (.npz, .npy), or a picture."));
    if (!rows.table.empty()) {
        const bool named = rows.table.ends_with(".npz"); // an array alone has the name of its file
        Attributes ofNew;
        for (const char* name : {"inputs_as", "target_as", named ? "inputs" : "", named ? "targets" : ""})
            if (const Value& value = attributeOf(attributes, name); !std::holds_alternative<std::monostate>(value))
                ofNew[name] = value;
        return rowsOf(rows.table, {}, ofNew, context);
    }
    auto data = newIdxPicture(rows, context);
    if (!data)
        return data;
    std::vector<Field> fields = data->rows.fields();
    fields[0].name = "input";
    std::vector<Tensor> columns{data->rows.column(0), data->rows.column(1)};
    if (fields[1].classes.empty()) {
        fields.pop_back();
        columns.pop_back();
    }
    data->rows = Dataset(std::move(fields), std::move(columns));
    return data;
}

AttributeSpec text(const char* name, AttributeKind kind, Value usual, Text title, Text help)
{
    AttributeSpec spec;
    spec.name = name;
    spec.kind = kind;
    spec.fallback = std::move(usual);
    spec.title = std::move(title);
    spec.help = std::move(help);
    return spec;
}

AttributeSpec choice(const char* name, std::vector<std::string> choices, Text title, Text help)
{
    AttributeSpec spec = text(name, AttributeKind::choice, choices.front(), std::move(title), std::move(help));
    spec.choices = std::move(choices);
    return spec;
}

std::vector<AttributeSpec> attributes()
{
    const Value none = std::string();
    const Value nothing = std::vector<std::string>();
    return {
        text("file", AttributeKind::file, none, TR("File"),
             TR("A file of NumPy: .npz with several arrays, or .npy with one; a relative path starts at the "
                "project.")),
        text("inputs", AttributeKind::texts, nothing, TR("Inputs"),
             TR("Names of the arrays that the network sees; empty: those that are called as inputs usually are "
                "(x_train, images …).")),
        text("targets", AttributeKind::text, none, TR("Target"),
             TR("Name of the array that is to be predicted; empty: the one that is called so (y_train, labels …).")),
        text("targets_file", AttributeKind::file, none, TR("Target file"),
             TR("A second file that holds the target, where the first one holds inputs alone (x.npy, y.npy).")),
        text("test_inputs", AttributeKind::texts, nothing, TR("Test inputs"),
             TR("Arrays with the inputs of the test part, one for each of the inputs; empty: those that are "
                "called so (x_test …), else the split takes it.")),
        text("test_targets", AttributeKind::text, none, TR("Test target"),
             TR("The array with the target of the test part.")),
        choice("inputs_as", {TR("auto"), TR("pictures"), TR("series"), TR("numbers")}, TR("Inputs as"),
               TR("“auto”: rows × columns of bytes and whatever has channels are pictures, steps × features of "
                  "other numbers a series.")),
        choice("target_as", {TR("auto"), TR("number"), TR("class")}, TR("Target as"),
               TR("“auto”: classes where the array holds whole numbers, else numbers."))};
}

} // namespace

SourceType npz()
{
    return {.id = "npz",
            .title = TR("Arrays of NumPy"),
            .text =
                TR("A file of NumPy (.npz, .npy): each array is an input or the target, its first axis counts the "
                   "rows."),
            .attributes = attributes(),
            .load = load,
            .loadNew = loadNew,
            .usualValidation = 0.2};
}

} // namespace loom::sources

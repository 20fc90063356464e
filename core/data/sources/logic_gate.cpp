#include "data/source_type.h"

#include <charconv>
#include <limits>

namespace loom::sources {
namespace {

constexpr std::int64_t kRows = 4;

std::vector<Field> fieldsOf()
{
    return {{"inputs", DType::f32, Shape{2}, FieldRole::input, {}, {"x1", "x2"}},
            {"output", DType::i32, Shape{}, FieldRole::target, {"0", "1"}, {}}};
}

Result<SourceData> load(const Attributes& attributes, const SourceContext&)
{
    const std::int64_t table = integerOf(attributeOf(attributes, "table"));
    Tensor inputs(Shape{kRows, 2}, DType::f32);
    Tensor outputs(Shape{kRows}, DType::i32);
    for (std::int64_t row = 0; row < kRows; ++row) {
        inputs.set(2 * row, double(row / 2));
        inputs.set(2 * row + 1, double(row % 2));
        outputs.set(row, double((table >> row) & 1));
    }
    std::vector<Tensor> columns;
    columns.push_back(std::move(inputs));
    columns.push_back(std::move(outputs));
    SourceData data;
    data.rows = Dataset(fieldsOf(), std::move(columns));
    data.notes.push_back(TR("The four rows 00, 01, 10 and 11 of a truth table."));
    return data;
}

/// One row, by x1 and x2.
Result<SourceData> loadNew(const NewRows& rows, const Attributes&, const SourceContext&)
{
    Tensor inputs(Shape{1, 2}, DType::f32);
    int given = 0;
    for (const auto& [name, cell] : rows.row) {
        float value = 0;
        const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
        if ((name != "x1" && name != "x2") || error != std::errc() || end != cell.data() + cell.size())
            return Text(TR("“{name}={value}” is no input: give x1 and x2 as numbers."),
                        {{"name", name}, {"value", cell}});
        inputs.set(name == "x1" ? 0 : 1, double(value));
        given |= name == "x1" ? 1 : 2;
    }
    if (given != 3)
        return Text(TR("A row has two inputs: give x1 and x2."));
    std::vector<Tensor> columns;
    columns.push_back(std::move(inputs));
    columns.emplace_back(Shape{1}, DType::i32);
    columns[1].set(0, -1);
    SourceData data;
    data.rows = Dataset(fieldsOf(), std::move(columns));
    return data;
}

std::vector<NewColumn> newColumns(const std::string&)
{
    return {{"x1", NewColumn::Kind::number, {}, "inputs", 0, 1}, {"x2", NewColumn::Kind::number, {}, "inputs", 1, 1}};
}

} // namespace

SourceType logic_gate()
{
    return {.id = "logic_gate",
            .title = TR("Truth table"),
            .text = TR(
                "The four rows of a truth table of two inputs, one of sixteen: AND, OR, NAND, XOR and the others."),
            .attributes = {{.name = "table",
                            .kind = AttributeKind::integer,
                            .fallback = std::int64_t(8),
                            .title = TR("Table"),
                            .help = TR("Which outputs are 1, summed: 1 for the row 00, 2 for 01, 4 for 10, 8 for 11. "
                                       "AND is 8, OR 14, NAND 7, NOR 1, XOR 6."),
                            .minimum = 0,
                            .maximum = 15}},
            .load = load,
            .loadNew = loadNew,
            .newColumns = newColumns,
            .usualSplit = "ratio",
            .usualValidation = 0};
}

} // namespace loom::sources

#include "data/sources/csv_table_common.h"

#include "data/sources/csv_fields_common.h"
#include "data/sources/source_common.h"

#include <algorithm>
#include <limits>

namespace loom::sources {
namespace {

constexpr double kMostBytes = 4e9;

/// The table on its way into memory.
struct Filling {
    std::string file;
    const CsvSurvey& survey;
    const CsvLayout& layout;
    std::string missing; ///< drop, mean or error
    Tensor inputs;
    Tensor amounts; ///< without rows where there are no such targets
    std::vector<Tensor> labels;
    std::vector<Tensor> sides;
    CsvCounts counts;
};

/// Writes the numbers of one cell; a missing one becomes NaN.
void encode(const CsvEncoder& encoder, const std::string& cell, bool decimalComma, float* out)
{
    const bool missing = csvMissing(cell);
    const float unknown = std::numeric_limits<float>::quiet_NaN();
    if (encoder.words.empty()) {
        out[encoder.first] = missing ? unknown : float(csvNumber(cell, decimalComma).value_or(0));
        return;
    }
    for (std::int64_t i = 0; i < encoder.width(); ++i)
        out[encoder.first + i] = missing ? unknown : 0.0f;
    const auto place = encoder.places.find(cell);
    if (place != encoder.places.end())
        out[encoder.first + place->second] = 1.0f;
}

/// The first used column without a value among `encoders`, -1: none.
int firstMissing(const std::vector<CsvEncoder>& encoders, std::span<const std::string> cells)
{
    for (const CsvEncoder& encoder : encoders)
        if (csvMissing(cells[std::size_t(encoder.column)]))
            return encoder.column;
    return -1;
}

/// A row without a target (or its weight or mask) teaches nothing and is never guessed.
int firstUnguessable(const CsvLayout& layout, std::span<const std::string> cells)
{
    for (const auto* encoders : {&layout.amounts, &layout.labels, &layout.sides})
        if (const int column = firstMissing(*encoders, cells); column >= 0)
            return column;
    return -1;
}

void addTargets(Filling& filling, std::span<const std::string> cells)
{
    const CsvLayout& layout = filling.layout;
    if (!layout.amounts.empty()) {
        float* amounts =
            filling.amounts.values<float>().data() + filling.counts.rows * std::int64_t(layout.amounts.size());
        for (const CsvEncoder& encoder : layout.amounts)
            encode(encoder, cells[std::size_t(encoder.column)], filling.survey.decimalComma, amounts);
    }
    for (std::size_t i = 0; i < layout.labels.size(); ++i) {
        const CsvEncoder& label = layout.labels[i];
        const auto place = label.places.find(cells[std::size_t(label.column)]);
        filling.labels[i].values<std::int32_t>()[std::size_t(filling.counts.rows)] =
            place == label.places.end() ? 0 : place->second;
    }
}

Result<void> addSides(Filling& filling, std::span<const std::string> cells, std::int64_t row)
{
    const CsvLayout& layout = filling.layout;
    for (std::size_t i = 0; i < layout.sides.size(); ++i) {
        float& value = filling.sides[i].values<float>()[std::size_t(filling.counts.rows)];
        const std::size_t column = std::size_t(layout.sides[i].column);
        encode(layout.sides[i], cells[column], filling.survey.decimalComma, &value);
        if (auto checked =
                csvCheckSide(filling.file, row, filling.survey.columns[column].name, layout.sideRoles[i], value);
            !checked)
            return checked;
    }
    return {};
}

Result<void> addRow(Filling& filling, std::span<const std::string> cells, std::int64_t row)
{
    const CsvLayout& layout = filling.layout;
    const int target = firstUnguessable(layout, cells);
    const int input = firstMissing(layout.inputs, cells);
    if (filling.missing == "error" && (target >= 0 || input >= 0))
        return csvMissingValue(filling.file, row,
                               filling.survey.columns[std::size_t(target >= 0 ? target : input)].name);
    if (target >= 0 || (input >= 0 && filling.missing == "drop")) {
        ++filling.counts.dropped;
        return {};
    }
    filling.counts.incomplete += input >= 0;
    const bool comma = filling.survey.decimalComma;
    float* inputs = filling.inputs.values<float>().data() + filling.counts.rows * layout.inputWidth;
    for (const CsvEncoder& encoder : layout.inputs)
        encode(encoder, cells[std::size_t(encoder.column)], comma, inputs);
    addTargets(filling, cells);
    if (const auto added = addSides(filling, cells, row); !added)
        return added;
    ++filling.counts.rows;
    return {};
}

Result<void> fill(Filling& filling, const std::string& path, const SourceContext& context)
{
    const auto read = readAgain(path, filling.survey, context,
                                [&](std::span<const std::string> cells, std::int64_t row) -> Result<bool> {
                                    const auto added = addRow(filling, cells, row);
                                    return added ? Result<bool>(true) : added.error();
                                });
    if (!read)
        return read.error();
    if (filling.counts.rows == 0)
        return csvNothingLeft(filling.file, filling.survey.rows);
    return {};
}

Result<void> makeRoom(Filling& filling)
{
    const std::int64_t rows = filling.survey.rows, width = filling.layout.inputWidth;
    if (double(rows) * double(width) * 4 > kMostBytes)
        return Text(TR("{file}: {rows} rows of {width} numbers would take {gigabytes} GB, more than 4 GB; leave out "
                       "columns with many different words."),
                    {{"file", filling.file},
                     {"rows", rows},
                     {"width", width},
                     {"gigabytes", double(rows) * double(width) * 4e-9}});
    filling.inputs = Tensor(Shape{rows, width}, DType::f32);
    if (!filling.layout.amounts.empty())
        filling.amounts = Tensor(Shape{rows, std::int64_t(filling.layout.amounts.size())}, DType::f32);
    filling.labels.assign(filling.layout.labels.size(), Tensor(Shape{rows}, DType::i32));
    filling.sides.assign(filling.layout.sides.size(), Tensor(Shape{rows}, DType::f32));
    return {};
}

SourceData dataOf(Filling filling)
{
    SourceData data;
    data.notes = csvNotes(filling.file, filling.survey, filling.layout, filling.counts);
    if (filling.counts.incomplete > 0)
        data.incomplete = {0};
    std::vector<Tensor> columns;
    columns.push_back(std::move(filling.inputs));
    if (!filling.layout.amounts.empty())
        columns.push_back(std::move(filling.amounts));
    for (auto* group : {&filling.labels, &filling.sides})
        std::ranges::move(*group, std::back_inserter(columns));
    if (filling.counts.rows < filling.survey.rows)
        for (Tensor& column : columns)
            column = column.rows(0, filling.counts.rows);
    data.rows = Dataset(csvFields(filling.survey, filling.layout), std::move(columns));
    return data;
}

} // namespace

Result<SourceData> csvTable(const std::string& path, const CsvSurvey& survey, const CsvLayout& layout,
                            const std::string& missing, const SourceContext& context)
{
    Filling filling{fileName(path), survey, layout, missing, {}, {}, {}, {}, {}};
    if (const auto room = makeRoom(filling); !room)
        return room.error();
    if (const auto filled = fill(filling, path, context); !filled)
        return filled.error();
    return dataOf(std::move(filling));
}

} // namespace loom::sources

#include "data/csv/table.h"

#include "data/csv/breaks.h"
#include "data/csv/cells.h"
#include "data/csv/fields.h"
#include "data/csv/texts.h"
#include "data/source_paths.h"

#include <algorithm>

namespace loom::sources {
namespace {

constexpr const char* kNoValue = TR("An input has no value.");

constexpr double kMostBytes = 4e9;

/// The table on its way into memory.
struct Filling {
    std::string file;
    const CsvSurvey& survey;
    const CsvLayout& layout;
    std::string missing; ///< drop, mean or error
    bool refuse = false;
    bool needTargets = true;
    Tensor inputs = {};
    Tensor amounts = {}; ///< without rows where there are no such targets
    std::vector<Tensor> labels = {};
    std::vector<Tensor> sides = {};
    CsvTexts texts{layout};
    CsvCounts counts = {};
    std::vector<std::int64_t> lines = {}; ///< numbers of the rows in the file, of new data
    CsvBreaks breaks = {};
};

/// What is said about a cell without a value: nothing where it is meant so.
Result<void> noticeGap(Filling& filling, const CsvEncoder& encoder, const std::string& column, std::int64_t row,
                       const std::string& cell)
{
    if (csvMeansMissing(encoder, filling.survey, cell))
        return filling.missing == "error" ? Result<void>(csvMissingValue(filling.file, row, column)) : Result<void>();
    if (encoder.kind == CsvKind::words && !filling.layout.learned)
        return {}; // a word that only rows without a target have
    if (filling.refuse)
        return csvRefused(filling.file, encoder, column, row, cell);
    filling.counts.faults.add(csvFault(encoder, column, row, cell));
    return {};
}

/// Writes the targets, weight and mask of a row; false: one of them has no value.
Result<bool> addTargets(Filling& filling, std::span<const std::string> cells, std::int64_t row)
{
    const CsvLayout& layout = filling.layout;
    const std::int64_t at = filling.counts.rows;
    bool all = true;
    for (std::size_t i = 0; i < layout.amounts.size(); ++i) {
        float* amounts = filling.amounts.values<float>().data() + at * std::int64_t(layout.amounts.size());
        const std::string& cell = csvCell(layout.amounts[i], cells);
        if (csvEncode(layout.amounts[i], filling.survey, cell, amounts))
            continue;
        all = false;
        if (const auto noticed = noticeGap(filling, layout.amounts[i], layout.amountNames[i], row, cell); !noticed)
            return noticed.error();
    }
    for (std::size_t i = 0; i < layout.labels.size(); ++i) {
        const std::string& cell = csvCell(layout.labels[i], cells);
        const int place = csvPlace(layout.labels[i], filling.survey, cell);
        filling.labels[i].values<std::int32_t>()[std::size_t(at)] = place;
        if (place >= 0)
            continue;
        all = false;
        if (const auto noticed = noticeGap(filling, layout.labels[i], layout.labelNames[i], row, cell); !noticed)
            return noticed.error();
    }
    return all;
}

Result<bool> addSides(Filling& filling, std::span<const std::string> cells, std::int64_t row)
{
    const CsvLayout& layout = filling.layout;
    bool all = true;
    for (std::size_t i = 0; i < layout.sides.size(); ++i) {
        float& value = filling.sides[i].values<float>()[std::size_t(filling.counts.rows)];
        const CsvEncoder& side = layout.sides[i];
        const std::string name =
            side.column < 0 ? std::string() : filling.survey.columns[std::size_t(side.column)].name;
        if (!csvEncode(side, filling.survey, csvCell(side, cells), &value)) {
            all = false;
            if (const auto noticed = noticeGap(filling, side, name, row, csvCell(side, cells)); !noticed)
                return noticed.error();
        } else if (auto checked = csvCheckSide(filling.file, row, name, layout.sideRoles[i], value); !checked) {
            return checked.error();
        }
    }
    return all;
}

Result<bool> addInputs(Filling& filling, std::span<const std::string> cells, std::int64_t row)
{
    const CsvLayout& layout = filling.layout;
    float* inputs = filling.inputs.values<float>().data() + filling.counts.rows * layout.inputWidth;
    bool all = true;
    for (std::size_t i = 0; i < layout.inputs.size(); ++i) {
        const std::string& cell = csvCell(layout.inputs[i], cells);
        if (csvEncode(layout.inputs[i], filling.survey, cell, inputs))
            continue;
        all = false;
        if (const auto noticed = noticeGap(filling, layout.inputs[i], layout.inputNames[i], row, cell); !noticed)
            return noticed.error();
    }
    for (std::size_t i = 0; i < layout.texts.size(); ++i) {
        const std::string& cell = csvCell(layout.texts[i], cells);
        if (filling.survey.missing.kindOf(cell) != CsvMissing::Kind::missing)
            continue;
        all = false;
        if (const auto noticed = noticeGap(filling, layout.texts[i], layout.textNames[i], row, cell); !noticed)
            return noticed.error();
    }
    return all;
}

/// A row without a target (or its weight or mask) teaches nothing and is never guessed.
Result<void> addRow(Filling& filling, std::span<const std::string> cells, std::int64_t row)
{
    filling.breaks.meet(filling.survey, filling.counts.rows);
    const std::int64_t known = filling.counts.faults.count;
    const auto targets = addTargets(filling, cells, row);
    if (!targets)
        return targets.error();
    const auto sides = addSides(filling, cells, row);
    if (!sides)
        return sides.error();
    const auto inputs = addInputs(filling, cells, row);
    if (!inputs)
        return inputs.error();
    const bool judged = (*targets && *sides) || !filling.needTargets;
    if (!judged || (!*inputs && filling.missing != "mean")) {
        ++filling.counts.dropped;
        filling.breaks.leaveOut(filling.counts.rows);
        if (!filling.needTargets && filling.counts.faults.count == known) // else the reason is listed already
            filling.counts.faults.add({Text(TR("row {row}"), {{"row", row}}), kNoValue});
        return {};
    }
    for (std::size_t i = 0; i < filling.layout.texts.size(); ++i)
        filling.texts.add(i, csvCell(filling.layout.texts[i], cells));
    filling.counts.incomplete += !*inputs;
    ++filling.counts.rows;
    if (!filling.needTargets)
        filling.lines.push_back(row);
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

/// The texts' fields behind the inputs, as wide as their longest text.
Result<void> addTexts(const Filling& filling, std::vector<Field>& fields, std::vector<Tensor>& columns,
                      std::vector<Text>& notes)
{
    for (std::size_t i = 0; i < filling.layout.texts.size(); ++i) {
        auto texts = filling.texts.tensor(i, filling.layout.textNames[i], notes);
        if (!texts)
            return texts.error();
        fields[columns.size()].shape = texts->shape().withoutFront();
        columns.push_back(std::move(*texts));
    }
    return {};
}

Result<SourceData> dataOf(Filling filling)
{
    SourceData data;
    data.notes = csvNotes(filling.file, filling.survey, filling.layout, filling.counts);
    data.faults = filling.survey.faults;
    data.faults.add(filling.counts.faults);
    data.guesses = csvGuesses(filling.survey);
    data.lines = std::move(filling.lines);
    data.learned = learnedFrom(filling.survey, filling.layout);
    data.breaks = filling.breaks.take();
    const bool numbers = !filling.layout.inputs.empty();
    if (filling.missing == "mean" && numbers) // also without gaps: new rows may have some
        data.incomplete = {0};
    std::vector<Field> fields = csvFields(filling.survey, filling.layout);
    std::vector<Tensor> columns;
    if (numbers)
        columns.push_back(std::move(filling.inputs));
    if (const auto added = addTexts(filling, fields, columns, data.notes); !added)
        return added.error();
    if (!filling.layout.amounts.empty())
        columns.push_back(std::move(filling.amounts));
    for (auto* group : {&filling.labels, &filling.sides})
        std::ranges::move(*group, std::back_inserter(columns));
    if (filling.counts.rows < filling.survey.rows)
        for (Tensor& column : columns)
            if (column.shape()[0] > filling.counts.rows)
                column = column.rows(0, filling.counts.rows);
    data.rows = Dataset(std::move(fields), std::move(columns));
    return data;
}

/// Has the cell a value in the encoder's column?
bool has(const CsvEncoder& encoder, const CsvSurvey& survey, const std::string& cell)
{
    if (encoder.kind == CsvKind::words)
        return csvPlace(encoder, survey, cell) >= 0;
    return !survey.isGap(cell, encoder.kind, encoder.dayFirst);
}

/// Will a row be left out because of one of these columns?
bool anyGap(const std::vector<CsvEncoder>& encoders, const CsvSurvey& survey)
{
    return std::ranges::any_of(encoders, [&](const CsvEncoder& encoder) {
        return survey.columns[std::size_t(encoder.column)].gaps(encoder.kind, survey.decimalComma, survey.rows) > 0;
    });
}

/// Takes the words out of the layout that only stand in rows that are left out.
Result<void> keepUsedWords(const std::string& path, const CsvSurvey& survey, const std::string& missing,
                           const SourceContext& context, CsvLayout& layout)
{
    std::vector<const std::vector<CsvEncoder>*> needed{&layout.amounts, &layout.labels, &layout.sides};
    if (missing == "drop")
        needed.insert(needed.end(), {&layout.inputs, &layout.texts});
    const auto gaps = [&](const auto* encoders) { return anyGap(*encoders, survey); };
    std::vector<CsvEncoder*> words;
    for (auto* encoders : {&layout.inputs, &layout.labels})
        for (CsvEncoder& encoder : *encoders)
            if (encoder.kind == CsvKind::words)
                words.push_back(&encoder);
    if (words.empty() || std::ranges::none_of(needed, gaps))
        return {};
    std::vector<std::vector<bool>> used;
    for (const CsvEncoder* encoder : words)
        used.emplace_back(encoder->words.size());
    const auto read = readAgain(path, survey, context, [&](std::span<const std::string> cells, std::int64_t) {
        for (const auto* encoders : needed)
            for (const CsvEncoder& encoder : *encoders)
                if (!has(encoder, survey, csvCell(encoder, cells)))
                    return Result<bool>(true);
        for (std::size_t i = 0; i < words.size(); ++i)
            if (const int place = csvPlace(*words[i], survey, csvCell(*words[i], cells)); place >= 0)
                used[i][std::size_t(place)] = true;
        return Result<bool>(true);
    });
    if (!read)
        return read.error();
    for (std::size_t i = 0; i < words.size(); ++i)
        words[i]->keep(used[i]);
    layout.place();
    return {};
}

} // namespace

Result<SourceData> csvTable(const std::string& path, const CsvSurvey& survey, CsvLayout layout,
                            const std::string& missing, bool refuse, const SourceContext& context)
{
    if (!layout.learned)
        if (const auto kept = keepUsedWords(path, survey, missing, context, layout); !kept)
            return kept.error();
    Filling filling{.file = fileName(path),
                    .survey = survey,
                    .layout = layout,
                    .missing = missing,
                    .refuse = refuse,
                    .needTargets = context.needTargets};
    if (const auto room = makeRoom(filling); !room)
        return room.error();
    if (const auto filled = fill(filling, path, context); !filled)
        return filled.error();
    return dataOf(std::move(filling));
}

Result<SourceData> csvRow(const std::vector<std::pair<std::string, std::string>>& row, const std::string& learned,
                          const Attributes& attributes)
{
    CsvSurvey survey;
    survey.rows = 1;
    survey.missing = missingOf(attributes);
    std::vector<std::string> cells;
    for (const auto& [column, cell] : row) {
        survey.columns.emplace_back();
        survey.columns.back().name = column;
        cells.push_back(cell);
    }
    const auto layout = csvLayoutOf(learned, "row", survey, attributes, false);
    if (!layout)
        return layout.error();
    for (const auto& [column, cell] : row)
        if (!layout->uses(column))
            return Text(TR("The network has not learned from a column “{name}”; it has learned from: {all}."),
                        {{"name", column}, {"all", layout->names()}});
    Filling filling{.file = "row",
                    .survey = survey,
                    .layout = *layout,
                    .missing = stringOf(attributeOf(attributes, "missing")),
                    .refuse = false,
                    .needTargets = false};
    if (const auto room = makeRoom(filling); !room)
        return room.error();
    if (const auto added = addRow(filling, cells, 1); !added)
        return added.error();
    for (const Fault& fault : filling.counts.faults.listed)
        if (fault.reason != Text(kNoValue))
            return fault.reason;
    if (filling.counts.rows == 0)
        return Text(TR("The new row lacks a value: give one for each of {all}."), {{"all", layout->names()}});
    return dataOf(std::move(filling));
}

} // namespace loom::sources

#include "data/transforms/transform_common.h"
#include "data/window_store.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <numeric>

namespace loom::transforms {
namespace {

constexpr double kMostBytes = 4e9;

/// The cut with the fields by what a window takes from them.
Result<WindowCut> withFields(WindowCut cut, const Dataset& rows, bool ownPast)
{
    for (int i = 0; i < int(rows.fields().size()); ++i) {
        const Field& field = rows.fields()[std::size_t(i)];
        const bool input = field.role == FieldRole::input;
        const bool numbers = field.dtype == DType::f32 && field.shape.rank() <= 1;
        if (input && !numbers)
            return Text(TR("The transform “windows” makes series of numbers, but the field “{field}” ({shape}, "
                           "{type}) is none: leave it out of the inputs."),
                        {{"field", field.name}, {"shape", describe(field.shape)}, {"type", nameOf(field.dtype)}});
        if (!input)
            cut.others.push_back(i);
        if (input || (ownPast && field.role == FieldRole::target && numbers)) {
            cut.series.push_back(i);
            cut.width += field.shape.size();
        }
    }
    if (cut.series.empty())
        return Text(TR("The transform “windows” finds no numbers to make a series of: choose input columns, or let "
                       "it take the target's own past."));
    return cut;
}

/// The field of all windows, named like the first input.
Field seriesField(const Dataset& rows, const WindowCut& cut)
{
    Field out{"series", DType::f32, Shape{cut.length, cut.width}, FieldRole::input, {}, {}};
    out.form = FieldForm::series;
    for (const int i : cut.series) {
        const Field& field = rows.fields()[std::size_t(i)];
        if (field.role == FieldRole::input && out.name == "series")
            out.name = field.name;
        for (std::int64_t k = 0; k < field.shape.size(); ++k)
            out.features.push_back(std::size_t(k) < field.features.size() ? field.features[std::size_t(k)]
                                       : field.shape.size() == 1          ? field.name
                                                                          : field.name + "_" + std::to_string(k + 1));
    }
    return out;
}

/// The windows' fields: the series, then what belongs to the targets' rows.
std::vector<Field> windowFields(const Dataset& rows, const WindowCut& cut)
{
    std::vector<Field> fields{seriesField(rows, cut)};
    for (const int i : cut.others)
        fields.push_back(rows.fields()[std::size_t(i)]);
    return fields;
}

/// In memory, windows are known by the rows in which they begin.
using Firsts = std::vector<std::int64_t>;

/// Writes the steps of all windows; the fields stand side by side in a step.
Tensor seriesOf(const Dataset& rows, const WindowCut& cut, const Firsts& windows)
{
    Tensor out(Shape{std::int64_t(windows.size()), cut.length, cut.width}, DType::f32);
    float* const to = out.values<float>().data();
    std::int64_t place = 0;
    for (const int i : cut.series) {
        const std::int64_t size = rows.fields()[std::size_t(i)].shape.size();
        const float* const from = rows.column(i).values<float>().data();
        for (std::size_t w = 0; w < windows.size(); ++w)
            for (std::int64_t step = 0; step < cut.length; ++step)
                std::copy_n(from + (windows[w] + step) * size, size,
                            to + (std::int64_t(w) * cut.length + step) * cut.width + place);
        place += size;
    }
    return out;
}

/// The values at the targets' rows; NaN and −1 where those lie behind the table.
Tensor valuesAt(const Tensor& column, const WindowCut& cut, const Firsts& windows)
{
    const std::int64_t rows = column.shape()[0], size = column.shape().withoutFront().size();
    Tensor out(column.shape().withoutFront().withFront(std::int64_t(windows.size())), column.dtype());
    const double unknown = column.dtype() == DType::i32 ? -1 : std::numeric_limits<double>::quiet_NaN();
    const std::size_t bytes = std::size_t(size) * bytesOf(column.dtype());
    for (std::size_t w = 0; w < windows.size(); ++w)
        if (const std::int64_t target = cut.targetOf(windows[w]); target < rows)
            std::memcpy(static_cast<std::byte*>(out.data()) + w * bytes,
                        static_cast<const std::byte*>(column.data()) + std::size_t(target) * bytes, bytes);
        else
            for (std::int64_t k = 0; k < size; ++k)
                out.set(std::int64_t(w) * size + k, unknown);
    return out;
}

/// The windows whose steps are all known.
Firsts withoutGaps(const Tensor& series, const Firsts& windows)
{
    Firsts whole;
    const std::size_t size = std::size_t(series.shape().withoutFront().size());
    const auto values = series.values<float>();
    for (std::size_t w = 0; w < windows.size(); ++w)
        if (std::ranges::none_of(values.subspan(w * size, size), [](float x) { return x != x; }))
            whole.push_back(windows[w]);
    return whole;
}

Text noWindow(const WindowCut& settings, std::size_t there)
{
    return Text(TR("No window of {length} rows with a target {horizon} rows later fits into the training part, which "
                   "has {rows} rows: part the rows in their order (split “chronological”), or make the windows "
                   "shorter."),
                {{"length", settings.length}, {"horizon", settings.horizon}, {"rows", there}});
}

Text tooFewNew(const WindowCut& settings, std::int64_t there)
{
    return Text(TR("The network sees {length} rows in a run, and the {rows} new rows hold no such run in which every "
                   "value is known: give it more rows, with all columns that it has learned from."),
                {{"length", settings.length}, {"rows", there}});
}

/// The runs of windows in each part.
Result<std::array<std::vector<WindowRun>, 3>> runsOf(const PreparedRows& rows, const WindowCut& cut)
{
    std::array<std::vector<WindowRun>, 3> runs;
    const RowSet* const parts[] = {&rows.training, &rows.validation, &rows.test};
    for (std::size_t p = 0; p < 3; ++p) {
        if (!rows.judged && p > 0)
            continue; // new rows stand in every part alike
        WindowRuns found(rows.breaks, cut, !rows.judged);
        const std::shared_ptr<const RowStore>& store = parts[p]->store();
        if (!store)
            std::ranges::for_each(parts[p]->list(), [&](std::int64_t row) { found.add(row); });
        std::vector<std::int32_t> places;
        for (std::int64_t block = 0; store && block < store->blocks(); ++block) {
            if (const auto read = parts[p]->inBlock(block, places); !read)
                return read.error();
            for (const std::int32_t place : places)
                found.add(store->blockStarts[std::size_t(block)] + place);
        }
        runs[p] = found.finish();
    }
    return runs;
}

/// The windows of each part, one part after the other.
struct Parted {
    Firsts all;
    std::vector<std::int64_t> of[3];
};

Parted parted(const std::array<std::vector<WindowRun>, 3>& runs)
{
    Parted out;
    for (std::size_t p = 0; p < 3; ++p)
        for (const WindowRun& run : runs[p])
            for (std::int64_t i = 0; i < run.count; ++i) {
                out.of[p].push_back(std::int64_t(out.all.size()));
                out.all.push_back(run.first + i);
            }
    return out;
}

Result<void> checkBytes(std::size_t windows, const WindowCut& cut)
{
    const double bytes = 4.0 * double(windows) * double(cut.length) * double(cut.width);
    if (bytes <= kMostBytes)
        return {};
    return Text(TR("{windows} windows of {length} × {width} numbers would take {gigabytes} GB, more than 4 GB: make "
                   "them shorter or take fewer rows."),
                {{"windows", windows}, {"length", cut.length}, {"width", cut.width}, {"gigabytes", bytes * 1e-9}});
}

/// New rows: windows with unknown steps are none, the others stand in every part.
Tensor seriesOfNew(const Dataset& rows, const WindowCut& cut, Parted& windows)
{
    Tensor series = seriesOf(rows, cut, windows.all);
    if (auto whole = withoutGaps(series, windows.all); whole.size() < windows.all.size()) {
        windows.all = std::move(whole);
        series = seriesOf(rows, cut, windows.all);
    }
    windows.of[0].resize(windows.all.size());
    std::iota(windows.of[0].begin(), windows.of[0].end(), 0);
    windows.of[2] = windows.of[0];
    return series;
}

/// In the file, the row of each target; behind its end they are counted on.
std::vector<std::int64_t> linesOf(const std::vector<std::int64_t>& lines, const WindowCut& cut, const Firsts& windows)
{
    std::vector<std::int64_t> out;
    const std::int64_t last = std::int64_t(lines.size()) - 1;
    for (std::size_t w = 0; w < windows.size() && last >= 0; ++w) {
        const std::int64_t target = cut.targetOf(windows[w]);
        out.push_back(lines[std::size_t(std::min(target, last))] + std::max<std::int64_t>(0, target - last));
    }
    return out;
}

Text noteOf(const WindowCut& cut, std::int64_t windows)
{
    return Text(TR("{windows} windows of {length} rows, none across two parts; the target lies {horizon} rows after "
                   "the last of them."),
                {{"windows", windows}, {"length", cut.length}, {"horizon", cut.horizon}});
}

/// Cuts all windows at once.
Result<void> cutInMemory(PreparedRows& rows, const WindowCut& cut, const std::array<std::vector<WindowRun>, 3>& runs)
{
    Parted windows = parted(runs);
    if (const auto room = checkBytes(windows.all.size(), cut); !room)
        return room;
    Tensor series = rows.judged ? seriesOf(rows.rows, cut, windows.all) : seriesOfNew(rows.rows, cut, windows);
    if (windows.of[0].empty())
        return rows.judged ? noWindow(cut, rows.training.size()) : tooFewNew(cut, rows.rows.size());
    std::vector<Tensor> columns;
    columns.push_back(std::move(series));
    for (const int i : cut.others)
        columns.push_back(valuesAt(rows.rows.column(i), cut, windows.all));
    rows.lines = linesOf(rows.lines, cut, windows.all);
    rows.rows = Dataset(windowFields(rows.rows, cut), std::move(columns));
    rows.training = RowSet(std::move(windows.of[0]));
    rows.validation = RowSet(std::move(windows.of[1]));
    rows.test = RowSet(std::move(windows.of[2]));
    return {};
}

/// Rows on disk: the windows are cut when they are read.
Result<void> cutWhenRead(PreparedRows& rows, const WindowCut& cut, std::array<std::vector<WindowRun>, 3> runs)
{
    if (runs[0].empty())
        return noWindow(cut, rows.training.size());
    WindowParts parts = windowsOf(rows.rows.store(), cut, windowFields(rows.rows, cut), std::move(runs));
    rows.rows = Dataset(std::move(parts.windows));
    rows.training = std::move(parts.training);
    rows.validation = std::move(parts.validation);
    rows.test = std::move(parts.test);
    return {};
}

Result<void> prepare(PreparedRows& rows, const Attributes& attributes, FittedNumbers&)
{
    const auto cut = withFields({.length = integerOf(attributeOf(attributes, "length")),
                                 .horizon = integerOf(attributeOf(attributes, "horizon"))},
                                rows.rows, boolOf(attributeOf(attributes, "own_past"), true));
    if (!cut)
        return cut.error();
    auto runs = runsOf(rows, *cut);
    if (!runs)
        return runs.error();
    LOOM_ASSERT(!rows.rows.store() || rows.judged);
    const auto done = rows.rows.store() ? cutWhenRead(rows, *cut, std::move(*runs)) : cutInMemory(rows, *cut, *runs);
    if (!done)
        return done;
    rows.notes.push_back(noteOf(*cut, rows.rows.size()));
    rows.breaks.clear();
    return {};
}

AttributeSpec count(const char* name, std::int64_t usual, Text title, Text help)
{
    return {.name = name,
            .kind = AttributeKind::integer,
            .fallback = usual,
            .title = std::move(title),
            .help = std::move(help),
            .minimum = 1,
            .maximum = 10000};
}

} // namespace

TransformType windows()
{
    return {.id = "windows",
            .title = TR("Windows of a series"),
            .text = TR("Takes the rows as steps of a series: some rows in a run become one sample, a later row gives "
                       "its target. A window never reaches from one part into another."),
            .attributes = {count("length", 12, TR("Length"), TR("How many rows in a run the network sees.")),
                           count("horizon", 1, TR("Horizon"),
                                 TR("How many rows after the last one it sees the target lies.")),
                           {.name = "own_past",
                            .kind = AttributeKind::boolean,
                            .fallback = true,
                            .title = TR("The target's past"),
                            .help = TR("Does the network also see the target's own earlier values?")}},
            .prepare = prepare,
            .ordered = true};
}

} // namespace loom::transforms

#include "data/transforms/transform_common.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <numeric>

namespace loom::transforms {
namespace {

constexpr double kMostBytes = 4e9;

/// One window: its first row, and the row whose target it has; beyond the table the target is not known.
struct Window {
    std::int64_t first = 0;
    std::int64_t target = 0;
};

struct Settings {
    std::int64_t length = 1;
    std::int64_t horizon = 1;
    bool ownPast = true;
};

/// The fields by what a window takes from them.
struct Fields {
    std::vector<int> series; ///< whose numbers stand in the window, step by step
    std::vector<int> others; ///< whose value of the target's row belongs to the window
    std::int64_t width = 0; ///< numbers a step
};

Result<Fields> fieldsOf(const Dataset& rows, const Settings& settings)
{
    Fields fields;
    for (int i = 0; i < int(rows.fields().size()); ++i) {
        const Field& field = rows.fields()[std::size_t(i)];
        const bool input = field.role == FieldRole::input;
        const bool numbers = field.dtype == DType::f32 && field.shape.rank() <= 1;
        if (input && !numbers)
            return Text(TR("The transform “windows” makes series of numbers, but the field “{field}” ({shape}, "
                           "{type}) is none: leave it out of the inputs."),
                        {{"field", field.name}, {"shape", describe(field.shape)}, {"type", nameOf(field.dtype)}});
        if (!input)
            fields.others.push_back(i);
        if (input || (settings.ownPast && field.role == FieldRole::target && numbers)) {
            fields.series.push_back(i);
            fields.width += field.shape.size();
        }
    }
    if (fields.series.empty())
        return Text(TR("The transform “windows” finds no numbers to make a series of: choose input columns, or let "
                       "it take the target's own past."));
    return fields;
}

/// The field of all windows, named like the first input.
Field seriesField(const Dataset& rows, const Fields& fields, std::int64_t length)
{
    Field out{"series", DType::f32, Shape{length, fields.width}, FieldRole::input, {}, {}};
    out.form = FieldForm::series;
    for (const int i : fields.series) {
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

/// The windows that lie within the part's rows: no row between is missing, none belongs to another part. `open`: the
/// target may lie behind the last row.
std::vector<Window> windowsIn(std::span<const std::int64_t> part, const std::vector<std::int64_t>& breaks,
                              const Settings& settings, bool open)
{
    std::vector<Window> windows;
    const auto interrupted = [&](std::int64_t row) { return std::ranges::binary_search(breaks, row); };
    for (std::size_t begin = 0, end = 0; begin < part.size(); begin = end) {
        for (end = begin + 1; end < part.size() && part[end] == part[end - 1] + 1 && !interrupted(part[end]);)
            ++end;
        const std::int64_t first = part[begin], last = part[end - 1];
        const bool ends = open && end == part.size();
        for (std::int64_t row = first; row + settings.length - 1 <= last; ++row) {
            const std::int64_t target = row + settings.length - 1 + settings.horizon;
            if (target <= last || ends)
                windows.push_back({row, target});
        }
    }
    return windows;
}

/// Writes the steps of all windows; the fields stand side by side in a step.
Tensor seriesOf(const Dataset& rows, const Fields& fields, const std::vector<Window>& windows, std::int64_t length)
{
    Tensor out(Shape{std::int64_t(windows.size()), length, fields.width}, DType::f32);
    float* const to = out.values<float>().data();
    std::int64_t place = 0;
    for (const int i : fields.series) {
        const std::int64_t size = rows.fields()[std::size_t(i)].shape.size();
        const float* const from = rows.column(i).values<float>().data();
        for (std::size_t w = 0; w < windows.size(); ++w)
            for (std::int64_t step = 0; step < length; ++step)
                std::copy_n(from + (windows[w].first + step) * size, size,
                            to + (std::int64_t(w) * length + step) * fields.width + place);
        place += size;
    }
    return out;
}

/// The values at the targets' rows; NaN and −1 where those lie behind the table.
Tensor valuesAt(const Tensor& column, const std::vector<Window>& windows)
{
    const std::int64_t rows = column.shape()[0], size = column.shape().withoutFront().size();
    Tensor out(column.shape().withoutFront().withFront(std::int64_t(windows.size())), column.dtype());
    const double unknown = column.dtype() == DType::i32 ? -1 : std::numeric_limits<double>::quiet_NaN();
    const std::size_t bytes = std::size_t(size) * bytesOf(column.dtype());
    for (std::size_t w = 0; w < windows.size(); ++w)
        if (windows[w].target < rows)
            std::memcpy(static_cast<std::byte*>(out.data()) + w * bytes,
                        static_cast<const std::byte*>(column.data()) + std::size_t(windows[w].target) * bytes, bytes);
        else
            for (std::int64_t k = 0; k < size; ++k)
                out.set(std::int64_t(w) * size + k, unknown);
    return out;
}

/// Numbers of the windows whose steps are all known.
std::vector<Window> withoutGaps(const Tensor& series, const std::vector<Window>& windows)
{
    std::vector<Window> whole;
    const std::size_t size = std::size_t(series.shape().withoutFront().size());
    const auto values = series.values<float>();
    for (std::size_t w = 0; w < windows.size(); ++w)
        if (std::ranges::none_of(values.subspan(w * size, size), [](float x) { return x != x; }))
            whole.push_back(windows[w]);
    return whole;
}

Text noWindow(const Settings& settings, std::size_t there)
{
    return Text(TR("No window of {length} rows with a target {horizon} rows later fits into the training part, which "
                   "has {rows} rows: part the rows in their order (split “chronological”), or make the windows "
                   "shorter."),
                {{"length", settings.length}, {"horizon", settings.horizon}, {"rows", there}});
}

Text tooFewNew(const Settings& settings, std::int64_t there)
{
    return Text(TR("The network sees {length} rows in a run, and the {rows} new rows hold no such run in which every "
                   "value is known: give it more rows, with all columns that it has learned from."),
                {{"length", settings.length}, {"rows", there}});
}

/// The windows of each part, one part after the other.
struct Parted {
    std::vector<Window> all;
    std::vector<std::int64_t> of[3];
};

Parted partedWindows(const PreparedRows& rows, const Settings& settings)
{
    Parted parted;
    const RowSet* const parts[] = {&rows.training, &rows.validation, &rows.test};
    for (int p = 0; p < 3; ++p) {
        if (!rows.judged && p > 0)
            continue; // new rows stand in every part alike
        for (const Window& window : windowsIn(parts[p]->list(), rows.breaks, settings, !rows.judged)) {
            parted.of[p].push_back(std::int64_t(parted.all.size()));
            parted.all.push_back(window);
        }
    }
    return parted;
}

Result<void> checkBytes(std::size_t windows, const Settings& settings, std::int64_t width)
{
    const double bytes = 4.0 * double(windows) * double(settings.length) * double(width);
    if (bytes <= kMostBytes)
        return {};
    return Text(TR("{windows} windows of {length} × {width} numbers would take {gigabytes} GB, more than 4 GB: make "
                   "them shorter or take fewer rows."),
                {{"windows", windows}, {"length", settings.length}, {"width", width}, {"gigabytes", bytes * 1e-9}});
}

/// New rows: windows with unknown steps are none, the others stand in every part.
Tensor seriesOfNew(const Dataset& rows, const Fields& fields, const Settings& settings, Parted& parted)
{
    Tensor series = seriesOf(rows, fields, parted.all, settings.length);
    if (auto whole = withoutGaps(series, parted.all); whole.size() < parted.all.size()) {
        parted.all = std::move(whole);
        series = seriesOf(rows, fields, parted.all, settings.length);
    }
    parted.of[0].resize(parted.all.size());
    std::iota(parted.of[0].begin(), parted.of[0].end(), 0);
    parted.of[2] = parted.of[0];
    return series;
}

/// In the file, the row of each target; behind its end they are counted on.
std::vector<std::int64_t> linesOf(const std::vector<std::int64_t>& lines, const std::vector<Window>& windows)
{
    std::vector<std::int64_t> out;
    const std::int64_t last = std::int64_t(lines.size()) - 1;
    for (std::size_t w = 0; w < windows.size() && last >= 0; ++w) {
        const std::int64_t target = windows[w].target;
        out.push_back(lines[std::size_t(std::min(target, last))] + std::max<std::int64_t>(0, target - last));
    }
    return out;
}

Result<void> cut(PreparedRows& rows, const Settings& settings)
{
    const auto fields = fieldsOf(rows.rows, settings);
    if (!fields)
        return fields.error();
    Parted parted = partedWindows(rows, settings);
    if (const auto room = checkBytes(parted.all.size(), settings, fields->width); !room)
        return room;
    Tensor series = rows.judged ? seriesOf(rows.rows, *fields, parted.all, settings.length)
                                : seriesOfNew(rows.rows, *fields, settings, parted);
    if (parted.of[0].empty())
        return rows.judged ? noWindow(settings, rows.training.size()) : tooFewNew(settings, rows.rows.size());
    std::vector<Field> kept{seriesField(rows.rows, *fields, settings.length)};
    std::vector<Tensor> columns;
    columns.push_back(std::move(series));
    for (const int i : fields->others) {
        kept.push_back(rows.rows.fields()[std::size_t(i)]);
        columns.push_back(valuesAt(rows.rows.column(i), parted.all));
    }
    rows.notes.push_back(
        Text(TR("{windows} windows of {length} rows, none across two parts; the target lies {horizon} rows after the "
                "last of them."),
             {{"windows", parted.all.size()}, {"length", settings.length}, {"horizon", settings.horizon}}));
    rows.rows = Dataset(std::move(kept), std::move(columns));
    rows.training = RowSet(std::move(parted.of[0]));
    rows.validation = RowSet(std::move(parted.of[1]));
    rows.test = RowSet(std::move(parted.of[2]));
    rows.lines = linesOf(rows.lines, parted.all);
    rows.breaks.clear();
    return {};
}

Result<void> prepare(PreparedRows& rows, const Attributes& attributes, FittedNumbers&)
{
    if (rows.rows.store())
        return Text(TR("Series are cut in memory, and this table is too large for it: take fewer rows (rows) or "
                       "columns."));
    return cut(rows,
               {integerOf(attributeOf(attributes, "length")), integerOf(attributeOf(attributes, "horizon")),
                boolOf(attributeOf(attributes, "own_past"), true)});
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

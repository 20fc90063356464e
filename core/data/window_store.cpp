#include "data/window_store.h"

#include <algorithm>

namespace loom {
namespace {

constexpr std::int64_t kMostBlockBytes = 1 << 20;

/// The rows, and where each window begins in them.
struct Windows {
    std::shared_ptr<const RowStore> rows;
    WindowCut cut;
    std::vector<WindowRun> runs;
    std::vector<std::int64_t> numbers; ///< of each run's first window, then how many there are

    std::int64_t size() const { return numbers.back(); }
    void add(const WindowRun& run)
    {
        runs.push_back(run);
        numbers.push_back(numbers.back() + run.count);
    }
};

/// The steps of windows that begin one row after the other.
Result<void> readSeries(const Windows& of, const WindowRun& run, float* out)
{
    const std::int64_t length = of.cut.length, rows = run.count + length - 1;
    std::vector<float> numbers;
    std::int64_t place = 0;
    for (const int field : of.cut.series) {
        const std::int64_t size = of.rows->fields[std::size_t(field)].shape.size();
        numbers.resize(std::size_t(rows * size));
        if (const auto read = of.rows->read(field, run.first, rows, numbers.data()); !read)
            return read;
        for (std::int64_t window = 0; window < run.count; ++window)
            for (std::int64_t step = 0; step < length; ++step)
                std::copy_n(numbers.data() + (window + step) * size, size,
                            out + (window * length + step) * of.cut.width + place);
        place += size;
    }
    return {};
}

/// As RowStore::fetch.
Result<void> fetch(const Windows& of, const std::vector<Field>& fields, int field, std::int64_t first,
                   std::int64_t count, void* out)
{
    const Field& read = fields[std::size_t(field)];
    const std::size_t bytes = std::size_t(read.shape.size()) * bytesOf(read.dtype);
    auto* to = static_cast<std::byte*>(out);
    while (count > 0) {
        const std::size_t at = std::size_t(std::ranges::upper_bound(of.numbers, first) - of.numbers.begin() - 1);
        const WindowRun run{of.runs[at].first + first - of.numbers[at], std::min(count, of.numbers[at + 1] - first)};
        const auto done = field == 0
            ? readSeries(of, run, reinterpret_cast<float*>(to))
            : of.rows->read(of.cut.others[std::size_t(field - 1)], of.cut.targetOf(run.first), run.count, to);
        if (!done)
            return done;
        to += std::size_t(run.count) * bytes;
        first += run.count;
        count -= run.count;
    }
    return {};
}

std::vector<std::int64_t> blockStarts(const std::vector<Field>& fields, std::int64_t windows)
{
    std::int64_t bytes = 0;
    for (const Field& field : fields)
        bytes += field.shape.size() * std::int64_t(bytesOf(field.dtype));
    const std::int64_t most = std::max<std::int64_t>(1, kMostBlockBytes / std::max<std::int64_t>(1, bytes));
    std::vector<std::int64_t> starts{0};
    while (starts.back() < windows)
        starts.push_back(std::min(windows, starts.back() + most));
    return starts;
}

/// The part of the windows [first, last).
RowSet partOf(const std::shared_ptr<const RowStore>& store, const SplitRule& rule, SplitPart part, std::int64_t first,
              std::int64_t last)
{
    std::vector<std::int64_t> starts;
    for (const std::int64_t window : store->blockStarts)
        starts.push_back(std::clamp(window, first, last) - first);
    return {store, rule, part, std::move(starts)};
}

} // namespace

void WindowRuns::add(std::int64_t row)
{
    bool interrupted = false;
    for (; nextBreak_ < breaks_.size() && breaks_[nextBreak_] <= row; ++nextBreak_)
        interrupted = interrupted || breaks_[nextBreak_] == row;
    if (row != next_ || interrupted) {
        end(false);
        first_ = row;
    }
    next_ = row + 1;
}

void WindowRuns::end(bool last)
{
    const std::int64_t rows = next_ - first_, needed = cut_.length + (open_ && last ? 0 : cut_.horizon);
    if (next_ >= 0 && rows >= needed)
        runs_.push_back({first_, rows - needed + 1});
}

std::vector<WindowRun> WindowRuns::finish()
{
    end(true);
    next_ = -1;
    return std::move(runs_);
}

WindowParts windowsOf(std::shared_ptr<const RowStore> rows, WindowCut cut, std::vector<Field> fields,
                      std::array<std::vector<WindowRun>, 3> parts)
{
    const auto windows = std::make_shared<Windows>(Windows{std::move(rows), std::move(cut), {}, {0}});
    std::array<std::int64_t, 4> borders{};
    for (std::size_t part = 0; part < 3; ++part) {
        for (const WindowRun& run : parts[part])
            windows->add(run);
        borders[part + 1] = windows->size();
    }
    const auto store = std::make_shared<RowStore>();
    store->fields = std::move(fields);
    store->blockStarts = blockStarts(store->fields, windows->size());
    store->fetch = [windows, fields = store->fields](int field, std::int64_t first, std::int64_t count, void* out) {
        return fetch(*windows, fields, field, first, count, out);
    };
    SplitRule rule; // the last windows are the test part, those before them the validation part
    rule.tailOf = windows->size();
    rule.limits = {{std::uint64_t(borders[3] - borders[2]), std::uint64_t(borders[3] - borders[1])}};
    return {store, partOf(store, rule, SplitPart::training, borders[0], borders[1]),
            partOf(store, rule, SplitPart::validation, borders[1], borders[2]),
            partOf(store, rule, SplitPart::test, borders[2], borders[3])};
}

} // namespace loom

#include "editor/canvas/layered_drawing.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>

namespace loom::ui {

namespace {

using Links = std::vector<std::pair<int, int>>;

/// The drawing while it is made: boxes and bends (where a link passes a column) are both points of a column.
struct Drawing {
    struct Point {
        int box = -1; ///< -1: a bend
        int column = 0;
        double height = 0;
        double y = 0; ///< of the middle
        std::vector<int> before, after; ///< points in the neighbouring columns
    };
    std::vector<Point> points;
    std::vector<std::vector<int>> columns; ///< points in their order from above
};

/// The links without those that close a loop, each once.
Links forwardLinks(int count, const Links& links)
{
    std::vector<std::vector<int>> next(static_cast<std::size_t>(count));
    for (auto [from, to] : links)
        if (from != to)
            next[std::size_t(from)].push_back(to);
    std::vector<int> state(std::size_t(count), 0); // 1: on the path, 2: done
    std::vector<std::size_t> tried(std::size_t(count), 0);
    Links forward;
    for (int start = 0; start < count; ++start) {
        std::vector<int> path;
        if (state[std::size_t(start)] == 0)
            path.push_back(start);
        while (!path.empty()) {
            const auto box = std::size_t(path.back());
            state[box] = 1;
            if (tried[box] == next[box].size()) {
                state[box] = 2;
                path.pop_back();
                continue;
            }
            const int to = next[box][tried[box]++];
            if (state[std::size_t(to)] == 1)
                continue;
            forward.emplace_back(int(box), to);
            if (state[std::size_t(to)] == 0)
                path.push_back(to);
        }
    }
    std::sort(forward.begin(), forward.end());
    forward.erase(std::unique(forward.begin(), forward.end()), forward.end());
    return forward;
}

/// Longest path from the start; then boxes with nothing before them move next to what they feed.
std::vector<int> columnsOf(int count, const Links& links)
{
    std::vector<int> column(std::size_t(count), 0), waiting(std::size_t(count), 0), ready;
    std::vector<std::vector<int>> next(static_cast<std::size_t>(count));
    for (auto [from, to] : links) {
        next[std::size_t(from)].push_back(to);
        ++waiting[std::size_t(to)];
    }
    const std::vector<int> before = waiting;
    for (int box = 0; box < count; ++box)
        if (waiting[std::size_t(box)] == 0)
            ready.push_back(box);
    for (std::size_t i = 0; i < ready.size(); ++i)
        for (int to : next[std::size_t(ready[i])]) {
            column[std::size_t(to)] = std::max(column[std::size_t(to)], column[std::size_t(ready[i])] + 1);
            if (--waiting[std::size_t(to)] == 0)
                ready.push_back(to);
        }
    for (int box = 0; box < count; ++box) {
        if (before[std::size_t(box)] != 0 || next[std::size_t(box)].empty())
            continue;
        int nearest = std::numeric_limits<int>::max();
        for (int to : next[std::size_t(box)])
            nearest = std::min(nearest, column[std::size_t(to)]);
        column[std::size_t(box)] = nearest - 1;
    }
    return column;
}

void join(Drawing& drawing, int from, int to)
{
    drawing.points[std::size_t(from)].after.push_back(to);
    drawing.points[std::size_t(to)].before.push_back(from);
}

Drawing drawingOf(const std::vector<Box>& boxes, const Links& links)
{
    Drawing drawing;
    const std::vector<int> column = columnsOf(int(boxes.size()), links);
    int last = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        drawing.points.push_back({int(i), column[i], boxes[i].height, 0, {}, {}});
        last = std::max(last, column[i]);
    }
    for (auto [from, to] : links) {
        int left = from;
        for (int c = column[std::size_t(from)] + 1; c < column[std::size_t(to)]; ++c) {
            drawing.points.push_back({-1, c, 0, 0, {}, {}});
            join(drawing, left, int(drawing.points.size()) - 1);
            left = int(drawing.points.size()) - 1;
        }
        join(drawing, left, to);
    }
    drawing.columns.resize(std::size_t(last) + 1);
    for (std::size_t i = 0; i < drawing.points.size(); ++i)
        drawing.columns[std::size_t(drawing.points[i].column)].push_back(int(i));
    return drawing;
}

std::vector<int> ranksOf(const Drawing& drawing)
{
    std::vector<int> rank(drawing.points.size(), 0);
    for (const auto& column : drawing.columns)
        for (std::size_t i = 0; i < column.size(); ++i)
            rank[std::size_t(column[i])] = int(i);
    return rank;
}

/// Pairs of links between neighbouring columns that cross, by counting inversions.
std::int64_t crossingsOf(const Drawing& drawing)
{
    const std::vector<int> rank = ranksOf(drawing);
    std::int64_t crossings = 0;
    for (std::size_t c = 0; c + 1 < drawing.columns.size(); ++c) {
        std::vector<int> tree(drawing.columns[c + 1].size() + 1, 0); // Fenwick tree of the ends seen
        std::int64_t seen = 0;
        for (int left : drawing.columns[c]) {
            std::vector<int> ends;
            for (int right : drawing.points[std::size_t(left)].after)
                ends.push_back(rank[std::size_t(right)]);
            for (int end : ends) {
                std::int64_t below = 0;
                for (int i = end + 1; i > 0; i -= i & -i)
                    below += tree[std::size_t(i)];
                crossings += seen - below;
            }
            for (int end : ends)
                for (std::size_t i = std::size_t(end) + 1; i < tree.size(); i += i & -i)
                    ++tree[i];
            seen += std::int64_t(ends.size());
        }
    }
    return crossings;
}

void sortColumn(Drawing& drawing, std::size_t c, bool lookBack)
{
    const std::vector<int> rank = ranksOf(drawing);
    std::vector<std::pair<double, int>> weighed;
    for (int point : drawing.columns[c]) {
        const auto& near =
            lookBack ? drawing.points[std::size_t(point)].before : drawing.points[std::size_t(point)].after;
        double sum = 0;
        for (int other : near)
            sum += rank[std::size_t(other)];
        weighed.emplace_back(near.empty() ? rank[std::size_t(point)] : sum / double(near.size()), point);
    }
    std::stable_sort(weighed.begin(), weighed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < weighed.size(); ++i)
        drawing.columns[c][i] = weighed[i].second;
}

void orderColumns(Drawing& drawing)
{
    constexpr int kSweeps = 12;
    auto best = drawing.columns;
    std::int64_t fewest = crossingsOf(drawing);
    for (int sweep = 0; sweep < kSweeps && fewest > 0; ++sweep) {
        const std::size_t count = drawing.columns.size();
        for (std::size_t i = 1; i < count; ++i)
            sortColumn(drawing, sweep % 2 == 0 ? i : count - 1 - i, sweep % 2 == 0);
        const std::int64_t crossings = crossingsOf(drawing);
        if (crossings < fewest) {
            fewest = crossings;
            best = drawing.columns;
        }
    }
    drawing.columns = best;
}

/// Moves the points of a column as near to where they want to be as their order and the gap allow: neighbours that
/// would overlap form a block at the mean of their wishes.
void settleColumn(Drawing& drawing, const std::vector<int>& column, const std::vector<double>& wish, double gap)
{
    struct Block {
        double sum;
        int count;
        std::size_t first;
    };
    std::vector<double> offset(column.size(), 0);
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < column.size(); ++i) {
        if (i > 0)
            offset[i] = offset[i - 1] + gap
                + (drawing.points[std::size_t(column[i - 1])].height + drawing.points[std::size_t(column[i])].height)
                    / 2;
        blocks.push_back({wish[i] - offset[i], 1, i});
        while (blocks.size() > 1) {
            const Block last = blocks.back();
            Block& before = blocks[blocks.size() - 2];
            if (before.sum / before.count <= last.sum / last.count)
                break;
            before.sum += last.sum;
            before.count += last.count;
            blocks.pop_back();
        }
    }
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        const std::size_t end = b + 1 < blocks.size() ? blocks[b + 1].first : column.size();
        for (std::size_t i = blocks[b].first; i < end; ++i)
            drawing.points[std::size_t(column[i])].y = blocks[b].sum / blocks[b].count + offset[i];
    }
}

void settleRows(Drawing& drawing, double gap)
{
    constexpr int kPasses = 8;
    for (const auto& column : drawing.columns)
        settleColumn(drawing, column, std::vector<double>(column.size(), 0), gap);
    for (int pass = 0; pass < kPasses; ++pass)
        for (std::size_t i = 0; i < drawing.columns.size(); ++i) {
            const auto& column = drawing.columns[pass % 2 == 0 ? i : drawing.columns.size() - 1 - i];
            std::vector<double> wish;
            for (int point : column) {
                const Drawing::Point& p = drawing.points[std::size_t(point)];
                double sum = 0;
                for (int other : p.before)
                    sum += drawing.points[std::size_t(other)].y;
                for (int other : p.after)
                    sum += drawing.points[std::size_t(other)].y;
                const std::size_t count = p.before.size() + p.after.size();
                wish.push_back(count == 0 ? p.y : sum / double(count));
            }
            settleColumn(drawing, column, wish, gap);
        }
}

/// Which column starts a new row, for rows of at most `limit` wide.
std::vector<std::size_t> rowStarts(const std::vector<double>& widths, double gap, double limit)
{
    std::vector<std::size_t> starts = {0};
    double width = 0;
    for (std::size_t c = 0; c < widths.size(); ++c) {
        if (c > starts.back() && width + widths[c] > limit) {
            starts.push_back(c);
            width = 0;
        }
        width += widths[c] + gap;
    }
    return starts;
}

/// Where the rows break so that the whole, scaled to fit a place of this aspect, is largest.
std::vector<std::size_t> bestRows(const std::vector<double>& widths, double height, const DrawingRules& rules)
{
    std::vector<std::size_t> best = {0};
    const double whole =
        std::accumulate(widths.begin(), widths.end(), 0.0) + rules.columnGap * double(widths.size() - 1);
    if (rules.aspect <= 0 || whole <= rules.readable)
        return best;
    double bestScale = std::min(1 / whole, 1 / (rules.aspect * height));
    constexpr int kMostRows = 8;
    for (int rows = 2; rows <= kMostRows && rows <= int(widths.size()); ++rows) {
        const auto starts = rowStarts(widths, rules.columnGap, whole / rows + rules.columnGap);
        double widest = 0;
        for (std::size_t r = 0; r < starts.size(); ++r) {
            const std::size_t end = r + 1 < starts.size() ? starts[r + 1] : widths.size();
            double width = -rules.columnGap;
            for (std::size_t c = starts[r]; c < end; ++c)
                width += widths[c] + rules.columnGap;
            widest = std::max(widest, width);
        }
        const double tall = height * double(starts.size()) + 2 * rules.rowGap * double(starts.size() - 1);
        const double scale = std::min(1 / widest, 1 / (rules.aspect * tall));
        if (scale > bestScale * 1.15) { // a break must earn its long wire back
            bestScale = scale;
            best = starts;
        }
    }
    return best;
}

void place(std::vector<Box>& boxes, const Drawing& drawing, const DrawingRules& rules)
{
    std::vector<double> widths(drawing.columns.size(), 0);
    double top = std::numeric_limits<double>::max(), bottom = std::numeric_limits<double>::lowest();
    for (const Drawing::Point& point : drawing.points) {
        if (point.box < 0)
            continue;
        auto& width = widths[std::size_t(point.column)];
        width = std::max(width, boxes[std::size_t(point.box)].width);
        top = std::min(top, point.y - point.height / 2);
        bottom = std::max(bottom, point.y + point.height / 2);
    }
    const std::vector<std::size_t> starts = bestRows(widths, bottom - top, rules);
    std::size_t row = 0;
    double x = 0;
    for (std::size_t c = 0; c < drawing.columns.size(); ++c) {
        if (row + 1 < starts.size() && c == starts[row + 1]) {
            ++row;
            x = 0;
        }
        const double down = double(row) * (bottom - top + 2 * rules.rowGap) - top;
        for (int index : drawing.columns[c]) {
            const Drawing::Point& point = drawing.points[std::size_t(index)];
            if (point.box < 0)
                continue;
            Box& box = boxes[std::size_t(point.box)];
            box.x = std::round(x + (widths[c] - box.width) / 2);
            box.y = std::round(point.y - box.height / 2 + down);
        }
        x += widths[c] + rules.columnGap;
    }
}

} // namespace

void drawLayered(std::vector<Box>& boxes, const std::vector<std::pair<int, int>>& links, const DrawingRules& rules)
{
    if (boxes.empty())
        return;
    Drawing drawing = drawingOf(boxes, forwardLinks(int(boxes.size()), links));
    orderColumns(drawing);
    settleRows(drawing, rules.rowGap);
    place(boxes, drawing, rules);
}

} // namespace loom::ui

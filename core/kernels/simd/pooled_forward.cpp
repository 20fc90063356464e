#include "pooled.h"
#include "winograd.h"

#include <cstring>

namespace loom::simd {
namespace {

/// Filters looked at together.
constexpr std::int64_t kBlock = 64;
/// Filters beside each other in the convolution's rows are padded to whole registers.
constexpr std::int64_t kPadding = 8;

std::int64_t padded(std::int64_t filters)
{
    return (filters + kPadding - 1) / kPadding * kPadding;
}

/// The largest numbers of one window for some filters, and the cells (the first of equals) they stand in; numbers of
/// neighbouring cells are `step`, of neighbouring rows `rowStep` apart.
void largest(const float* window, std::int64_t step, std::int64_t rowStep, const Pooled& p, std::int64_t count,
             float* __restrict top, std::int32_t* __restrict at)
{
    std::memcpy(top, window, std::size_t(count) * sizeof(float));
    std::memset(at, 0, std::size_t(count) * sizeof(std::int32_t));
    for (std::int64_t i = 0; i < p.cell[0]; ++i)
        for (std::int64_t j = i == 0 ? 1 : 0; j < p.cell[1]; ++j) {
            const float* __restrict x = window + i * rowStep + j * step;
            const auto cell = std::int32_t(i * p.cell[1] + j);
            for (std::int64_t k = 0; k < count; ++k) {
                at[k] = x[k] > top[k] ? cell : at[k];
                top[k] = x[k] > top[k] ? x[k] : top[k];
            }
        }
}

/// One pooled row of windows of 2 × 2; see `poolRow`.
void poolRowOf4(const float* lines, std::int64_t columns, std::int64_t filters, std::int64_t windows, float* y,
                std::uint8_t* cells)
{
    const std::int64_t step = padded(filters);
    for (std::int64_t c = 0; c < windows; ++c)
        for (std::int64_t f = 0; f < filters; f += Vector::kLanes) {
            const float* at = lines + 2 * c * step + f;
            const auto load = [&](std::int64_t position) { return loadLanes(at + position * step, step - f); };
            const Vector window[] = {load(0), load(1), load(columns), load(columns + 1)};
            storeLargest(window, filters - f, y + c * filters + f, cells ? cells + c * filters + f : nullptr);
        }
}

/// One pooled row; `lines` are the convolution's rows under it, `columns` wide, their filters padded.
void poolRow(const float* lines, std::int64_t columns, std::int64_t filters, const Pooled& p, float* y,
             std::uint8_t* cells)
{
    if (p.cell[0] == 2 && p.cell[1] == 2)
        return poolRowOf4(lines, columns, filters, p.out[1], y, cells);
    const std::int64_t step = padded(filters);
    for (std::int64_t c = 0; c < p.out[1]; ++c)
        for (std::int64_t f = 0; f < filters; f += kBlock) {
            const std::int64_t count = std::min(kBlock, step - f), real = std::min(kBlock, filters - f);
            const float* window = lines + c * p.cell[1] * step + f;
            float top[kBlock];
            std::int32_t at[kBlock];
            largest(window, step, columns * step, p, count, top, at);
            std::memcpy(y + c * filters + f, top, std::size_t(real) * sizeof(float));
            if (!cells)
                continue;
            std::uint8_t numbers[kBlock];
            for (std::int64_t k = 0; k < count; ++k)
                numbers[k] = std::uint8_t(at[k] | (top[k] > 0 ? 0 : kInactive));
            std::memcpy(cells + c * filters + f, numbers, std::size_t(real));
        }
}

/// Rows and columns of the convolution that are computed: those that no window reaches only where they are watched.
struct Computed {
    std::int64_t rows, columns;

    Computed(const Pooled& p, bool watched)
        : rows(watched ? p.w.out[0] : p.out[0] * p.cell[0])
        , columns(watched ? p.w.out[1] : p.out[1] * p.cell[1])
    {
    }
};

/// Outputs in a training plan: pooled map, cells, and the maps that are stored where watched: after ReLU, before it.
/// A plan for inference has the cells among those.
struct Outputs {
    float *y, *relu, *sum;
    std::uint8_t* cells;

    explicit Outputs(const KernelCall& call)
        : y(call.output<float>(0))
        , relu(call.output<float>(2))
        , sum(call.output<float>(3))
        , cells(call.output<std::uint8_t>(1))
    {
    }
    bool watched() const { return relu || sum; }
};

/// Rows of the convolution of one picture, their filters padded: after ReLU and, where watched, before it.
struct Lines {
    float *relu, *sum;
};

/// The bias with zeros behind it.
const float* paddedBias(const float* bias, std::int64_t filters, float* room)
{
    if (!bias)
        return nullptr;
    std::memset(room, 0, std::size_t(padded(filters)) * sizeof(float));
    std::memcpy(room, bias, std::size_t(filters) * sizeof(float));
    return room;
}

/// The convolution as sums over windows: two rows, as many as a pooling window is high, at a time.
class WindowSums {
public:
    WindowSums(const KernelCall& call, const Pooled& p, const Computed& computed, const float* packed, Room& room)
        : p_(p)
        , columns_(computed.columns)
        , filters_(call.op.in[1][3])
        , depth_(call.op.in[1].size() / filters_)
        , packed_(packed)
    {
        x_ = framed(call.input<float>(0), call.rows, call.op.in[0], p.w, room);
        bias_ = paddedBias(call.input<float>(2), filters_, room.take<float>(padded(filters_)));
        const Runs runs(p.w, x_.frame.channels);
        std::int64_t* starts = room.take<std::int64_t>(p.cell[0] * p.w.out[1]);
        std::int64_t* offsets = room.take<std::int64_t>(runs.count);
        for (std::int64_t i = 0; i < p.cell[0] * columns_; ++i)
            starts[i] = windowStart(x_.frame, p.w, i / columns_, i % columns_);
        runs.fill(p.w, x_.frame, offsets);
        left_ = {.base = nullptr, .rows = starts, .runs = offsets, .runCount = runs.count, .length = runs.length};
    }
    static std::size_t bytes(const OpInfo& op, std::int64_t rows, const Pooled& p)
    {
        return framedBytes(rows, op.in[0], p.w) + Room::bytes<float>(padded(op.in[1][3]))
            + Room::bytes<std::int64_t>(p.cell[0] * p.w.out[1])
            + Room::bytes<std::int64_t>(p.w.kernel[0] * p.w.kernel[1]);
    }
    /// `rows` rows of picture n from row `first` on.
    void compute(std::int64_t n, std::int64_t first, std::int64_t rows, const Lines& to)
    {
        left_.base = x_.pictures + n * x_.frame.size() + windowStart(x_.frame, p_.w, first, 0);
        packedProduct(left_, rows * columns_, packed_, depth_, padded(filters_),
                      {.out = to.relu, .stride = padded(filters_), .bias = bias_, .relu = true, .sum = to.sum});
    }

private:
    const Pooled& p_;
    std::int64_t columns_, filters_, depth_;
    const float *packed_, *bias_ = nullptr;
    Framed x_{};
    Left left_{};
};

void storeMap(const float* lines, std::int64_t positions, std::int64_t filters, float* map)
{
    for (std::int64_t i = 0; map && i < positions; ++i)
        std::memcpy(map + i * filters, lines + i * padded(filters), std::size_t(filters) * sizeof(float));
}

/// Pools some rows of picture n, from row `first` of the convolution on, and stores the maps that are watched.
void poolLines(const Pooled& p, const Computed& computed, std::int64_t filters, std::int64_t n, std::int64_t first,
               std::int64_t rows, const Lines& lines, const Outputs& out)
{
    const std::int64_t at = (n * p.w.out[0] + first) * p.w.out[1] * filters;
    storeMap(lines.sum, rows * computed.columns, filters, out.sum ? out.sum + at : nullptr);
    storeMap(lines.relu, rows * computed.columns, filters, out.relu ? out.relu + at : nullptr);
    for (std::int64_t r = first / p.cell[0]; r < p.out[0] && (r + 1) * p.cell[0] <= first + rows; ++r) {
        const std::int64_t to = (n * p.out[0] + r) * p.out[1] * filters;
        poolRow(lines.relu + (r * p.cell[0] - first) * computed.columns * padded(filters), computed.columns, filters,
                p, out.y + to, out.cells ? out.cells + to : nullptr);
    }
}

/// The convolution in tiles where they are worth it. What pooling windows reach is cut alike, whether the rows and
/// columns behind it are computed or not.
std::optional<Winograd> tilesFor(const OpInfo& op, const Computed& computed)
{
    const Pooled p(op);
    const Computed reached(p, false);
    const Shape& kernel = op.in[1];
    const auto cut = [&](const Computed& all) {
        return std::pair(WinogradAxis(all.rows, reached.rows / 4), WinogradAxis(all.columns, reached.columns / 4));
    };
    if (const auto [rows, columns] = cut(reached); !Winograd::isWorth(p.w, kernel[2], kernel[3], rows, columns))
        return {};
    const auto [rows, columns] = cut(computed);
    return Winograd(kernel[2], kernel[3], rows, columns);
}

std::optional<Winograd> tilesFor(const OpInfo& op)
{
    return tilesFor(op, Computed(Pooled(op), false));
}

std::int64_t packedKernel(const OpInfo& op)
{
    return packedNumbers(tilesFor(op), op.in[1]);
}

void packKernel(const KernelCall& call, float* to, Room room)
{
    packForward(tilesFor(call.op), call.op.in[1], call.input<float>(1), to, room);
}

using PreparedKernel = Prepared<packedKernel, packKernel>;

/// Whole pictures in tiles.
void forwardInTiles(const KernelCall& call, const Winograd& tiles, const Pooled& p, const Computed& computed,
                    const Outputs& out, const float* packed, Room& room)
{
    const std::int64_t filters = call.op.in[1][3], size = computed.rows * computed.columns * padded(filters);
    const Area area(call.op.in[0], p.w.before);
    const float* x = call.input<float>(0);
    if (isPooledInRegisters(p) && !out.watched()) {
        const std::int64_t map = p.windows() * filters;
        return tiles.convolve(x, area, call.rows, packed,
                              {.out = out.y,
                               .map = map,
                               .rowStride = p.out[1] * filters,
                               .stride = filters,
                               .bias = call.input<float>(2),
                               .relu = true,
                               .pooled = true,
                               .cells = out.cells,
                               .exactZeros = true},
                              room);
    }
    Lines lines{room.take<float>(size), nullptr};
    lines.sum = out.sum ? room.take<float>(size) : nullptr;
    const MapOut to{.out = lines.relu,
                    .map = size,
                    .rowStride = computed.columns * padded(filters),
                    .stride = padded(filters),
                    .bias = call.input<float>(2),
                    .relu = true,
                    .sum = lines.sum,
                    .exactZeros = true};
    for (std::int64_t n = 0; n < call.rows; ++n) {
        Room rest = room;
        tiles.convolve(x + n * area.size(), area, 1, packed, to, rest);
        poolLines(p, computed, filters, n, 0, computed.rows, lines, out);
    }
}

std::size_t tileBytes(const OpInfo& op, const Pooled& p, bool watched)
{
    const Computed computed(p, watched);
    const std::optional<Winograd> tiles = tilesFor(op, computed);
    return tiles->packBytes() + tiles->bytes()
        + 2 * Room::bytes<float>(computed.rows * computed.columns * padded(op.in[1][3]));
}

void forward(const KernelCall& call)
{
    const Pooled p(call.op);
    const Outputs out(call);
    const Computed computed(p, out.watched());
    Room room(call.workspace);
    const float* packed = PreparedKernel::of(call, room);
    if (const auto tiles = tilesFor(call.op, computed))
        return forwardInTiles(call, *tiles, p, computed, out, packed, room);
    if (isPooledInRegisters(p) && !out.watched())
        return poolInRegisters(call, p, packed, room);
    const std::int64_t filters = call.op.in[1][3], size = p.cell[0] * p.w.out[1] * padded(filters);
    const Lines lines{room.take<float>(size), out.sum ? room.take<float>(size) : nullptr};
    WindowSums sums(call, p, computed, packed, room);
    for (std::int64_t n = 0; n < call.rows; ++n)
        for (std::int64_t first = 0; first < computed.rows; first += p.cell[0]) {
            const std::int64_t rows = std::min(p.cell[0], computed.rows - first);
            sums.compute(n, first, rows, lines);
            poolLines(p, computed, filters, n, first, rows, lines, out);
        }
}

std::size_t forwardBytes(const OpInfo& op, std::int64_t rows)
{
    const Pooled p(op);
    if (tilesFor(op))
        return PreparedKernel::bytes(op) + std::max(tileBytes(op, p, false), tileBytes(op, p, true));
    const std::size_t lines =
        2 * Room::bytes<float>(p.cell[0] * p.w.out[1] * padded(op.in[1][3])) + WindowSums::bytes(op, rows, p);
    return PreparedKernel::bytes(op)
        + std::max(lines, isPooledInRegisters(p) ? poolInRegistersBytes(op, rows, p) : 0);
}

} // namespace

void addPooledForward(Kernels& kernels)
{
    kernels.push_back({"conv2d_relu_max_pool", DType::f32, forwardBytes, forward, nullptr, PreparedKernel::bytes,
                       PreparedKernel::prepare});
}

} // namespace loom::simd

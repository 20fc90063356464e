#include "data/gather_rows.h"

#include "base/wide.h"
#include "data/mix.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>

namespace loom {
namespace {

template<class To, class From> To converted(From value)
{
    if constexpr (std::is_same_v<To, std::int32_t> && std::is_floating_point_v<From>)
        return To(std::clamp(std::nearbyint(double(value)), double(std::numeric_limits<To>::min()),
                             double(std::numeric_limits<To>::max())));
    else
        return To(value);
}

/// The type in which x·a + b is computed: pictures in f32 where that is what the batch holds, measured values
/// in f64, since a value like 2018 less a mean of 2017.6 would lose digits in f32.
template<class From, class To> using Working =
    std::conditional_t<std::is_same_v<From, std::uint8_t> && std::is_same_v<To, float>, float, double>;

template<class From, class To>
LOOM_WIDE void gatherRow(const From* from, To* to, std::int64_t size, const FieldPipeline& pipe)
{
    using W = Working<From, To>;
    if (pipe.scale.empty()) {
        for (std::int64_t j = 0; j < size; ++j)
            to[j] = converted<To>(from[j]);
    } else if (pipe.scale.size() == 1) {
        const W a = W(pipe.scale[0]), b = W(pipe.offset[0]);
        for (std::int64_t j = 0; j < size; ++j)
            to[j] = converted<To>(W(from[j]) * a + b);
    } else {
        const double* a = pipe.scale.data();
        const double* b = pipe.offset.data();
        for (std::int64_t j = 0; j < size; ++j)
            to[j] = converted<To>(W(from[j]) * W(a[j]) + W(b[j]));
    }
}

/// A label outside 0 … classes − 1 becomes zeros.
template<class From, class To> void oneHotRow(const From* from, To* to, std::int64_t size, std::int64_t classes)
{
    std::fill(to, to + size * classes, To(0));
    for (std::int64_t j = 0; j < size; ++j) {
        const std::int64_t label = std::int64_t(from[j]);
        if (label >= 0 && label < classes)
            to[j * classes + label] = To(1);
    }
}

template<class T, int kSize> void copyFixed(const T* from, T* to, std::span<const std::int64_t> rows)
{
    for (const std::int64_t row : rows) {
        std::memcpy(to, from + row * kSize, sizeof(T) * kSize);
        to += kSize;
    }
}

/// Rows that are stored as the batch wants them. Those of a few numbers, on which small networks train in less than a
/// microsecond, are copied without a call or a loop each.
template<class T> void copyRows(const T* from, T* to, std::int64_t size, std::span<const std::int64_t> rows)
{
    switch (size) {
    case 1:
        return copyFixed<T, 1>(from, to, rows);
    case 2:
        return copyFixed<T, 2>(from, to, rows);
    case 3:
        return copyFixed<T, 3>(from, to, rows);
    case 4:
        return copyFixed<T, 4>(from, to, rows);
    }
    for (const std::int64_t row : rows) {
        std::memcpy(to, from + row * size, sizeof(T) * std::size_t(size));
        to += size;
    }
}

template<class From, class To> void gatherRows(const StoredRows& stored, const FieldPipeline& pipe,
                                               std::span<const std::int64_t> rows, TensorView out)
{
    const std::int64_t size = stored.rowSize;
    LOOM_ASSERT(out.rowSize == size * std::max<std::int64_t>(1, pipe.oneHot));
    LOOM_ASSERT(pipe.scale.size() == pipe.offset.size());
    LOOM_ASSERT(pipe.scale.size() <= 1 || std::int64_t(pipe.scale.size()) == size);
    const From* from = static_cast<const From*>(stored.data);
    To* to = static_cast<To*>(out.data);
    if constexpr (std::is_same_v<From, To>)
        if (pipe.scale.empty() && pipe.oneHot == 0)
            return copyRows(from, to, size, rows);
    for (const std::int64_t row : rows) {
        if (pipe.oneHot > 0)
            oneHotRow(from + row * size, to, size, pipe.oneHot);
        else
            gatherRow(from + row * size, to, size, pipe);
        to += out.rowSize;
    }
}

template<class From> void gatherFrom(const StoredRows& stored, const FieldPipeline& pipe,
                                     std::span<const std::int64_t> rows, TensorView out)
{
    LOOM_ASSERT(out.dtype != DType::u8);
    if (out.dtype == DType::f32)
        gatherRows<From, float>(stored, pipe, rows, out);
    else if (out.dtype == DType::f64)
        gatherRows<From, double>(stored, pipe, rows, out);
    else
        gatherRows<From, std::int32_t>(stored, pipe, rows, out);
}

/// Labels that lie on a picture move with it: what moves pixels moves them as real numbers and mixes none.
void moveLabels(const Draw& draw, std::int64_t epoch, std::int64_t row, std::span<std::int32_t> labels)
{
    // One a thread: it grows to the largest row once, then nothing is allocated.
    static thread_local std::vector<double> moved;
    moved.assign(labels.begin(), labels.end());
    draw.onF64(draw, std::uint64_t(epoch), row, moved.data());
    std::ranges::transform(moved, labels.begin(), [](double label) { return std::int32_t(label); });
}

} // namespace

void gatherStored(const StoredRows& stored, const FieldPipeline& pipe, std::span<const std::int64_t> rows,
                  TensorView out)
{
    LOOM_ASSERT(std::int64_t(rows.size()) <= out.rows);
    switch (stored.dtype) {
    case DType::u8:
        return gatherFrom<std::uint8_t>(stored, pipe, rows, out);
    case DType::i32:
        return gatherFrom<std::int32_t>(stored, pipe, rows, out);
    case DType::f32:
        return gatherFrom<float>(stored, pipe, rows, out);
    case DType::f64:
        return gatherFrom<double>(stored, pipe, rows, out);
    }
}

StoredRows storedIn(const Dataset& rows, int field)
{
    const Tensor& column = rows.column(field);
    return {column.data(), column.dtype(), column.size() / std::max<std::int64_t>(1, column.shape()[0])};
}

namespace {

/// What one draw makes of the rows, each in its place in the batch.
void drawEach(const Draw& draw, std::span<const std::int64_t> rows, std::int64_t epoch, TensorView out)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::int64_t at = std::int64_t(i) * out.rowSize;
        if (out.dtype == DType::f32)
            draw.onF32(draw, std::uint64_t(epoch), rows[i], static_cast<float*>(out.data) + at);
        else if (out.dtype == DType::f64)
            draw.onF64(draw, std::uint64_t(epoch), rows[i], static_cast<double*>(out.data) + at);
        else
            moveLabels(draw, epoch, rows[i], {static_cast<std::int32_t*>(out.data) + at, std::size_t(out.rowSize)});
    }
}

/// Mixes each row with its other one, which is gathered and drawn as the row was by the draws before this one.
template<class T> void mixRows(const PreparedData& data, int field, std::size_t place,
                               std::span<const std::int64_t> rows, std::int64_t epoch, TensorView out)
{
    // One a thread: it grows to the largest row once, then nothing is allocated.
    static thread_local std::vector<T> mixed;
    mixed.resize(std::size_t(out.rowSize));
    const FieldPipeline& pipe = data.pipeline.fields[std::size_t(field)];
    const std::span<const std::int64_t> training = data.training.list();
    const TensorView other{mixed.data(), out.dtype, 1, out.rowSize};
    T* to = static_cast<T*>(out.data);
    for (const std::int64_t row : rows) {
        const Mix mix = mixOf(pipe.draws[place], row, epoch, std::int64_t(training.size()));
        const auto one = training.subspan(std::size_t(mix.other), 1);
        gatherStored(storedIn(data.rows, field), pipe, one, other);
        for (std::size_t i = 0; i < place; ++i)
            drawEach(pipe.draws[i], one, epoch, other);
        for (std::int64_t j = 0; j < out.rowSize; ++j)
            to[j] = T(mix.share * double(to[j]) + (1 - mix.share) * double(mixed[std::size_t(j)]));
        to += out.rowSize;
    }
}

} // namespace

void drawRows(const PreparedData& data, int field, std::span<const std::int64_t> rows,
              std::optional<std::int64_t> drawn, TensorView out)
{
    const std::vector<Draw>& draws = data.pipeline.fields[std::size_t(field)].draws;
    for (std::size_t place = 0; place < draws.size(); ++place)
        if (!drawn && !draws[place].always)
            continue;
        else if (!isMix(draws[place]))
            drawEach(draws[place], rows, drawn.value_or(0), out);
        else if (out.dtype == DType::f32)
            mixRows<float>(data, field, place, rows, *drawn, out);
        else
            mixRows<double>(data, field, place, rows, *drawn, out);
}

namespace {

Result<void> gatherPlain(const PreparedData& data, int field, std::span<const std::int64_t> rows, TensorView out)
{
    const FieldPipeline& pipe = data.pipeline.fields[std::size_t(field)];
    if (!data.rows.store()) {
        gatherStored(storedIn(data.rows, field), pipe, rows, out);
        return {};
    }
    const Field& stored = data.rows.fields()[std::size_t(field)];
    Tensor elements(stored.shape.withFront(std::int64_t(rows.size())), stored.dtype);
    if (const auto read = data.rows.read(field, rows, elements.data()); !read)
        return read;
    std::vector<std::int64_t> counting(rows.size());
    std::iota(counting.begin(), counting.end(), 0);
    gatherStored({elements.data(), stored.dtype, stored.shape.size()}, pipe, counting, out);
    return {};
}

} // namespace

Result<void> gatherField(const PreparedData& data, int field, std::span<const std::int64_t> rows, TensorView out)
{
    if (const auto gathered = gatherPlain(data, field, rows, out); !gathered)
        return gathered;
    drawRows(data, field, rows, std::nullopt, out);
    return {};
}

Result<void> gatherDrawn(const PreparedData& data, int field, std::span<const std::int64_t> rows, std::int64_t epoch,
                         TensorView out)
{
    if (const auto gathered = gatherPlain(data, field, rows, out); !gathered)
        return gathered;
    drawRows(data, field, rows, epoch, out);
    return {};
}

} // namespace loom

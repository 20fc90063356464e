#include "data/csv/decoder.h"

#include <algorithm>
#include <limits>

namespace loom::sources {
namespace {

using Kind = CsvColumns::Kind;

constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();

/// What stands for a value of the table in the field.
void putValue(const CsvColumns& columns, const CsvEncoder& encoder, const std::string& value, float* out)
{
    std::fill(out, out + encoder.width(), kUnknown);
    if (columns.survey.isGap(value, encoder.kind, encoder.dayFirst))
        return;
    if (encoder.kind == CsvKind::dates)
        encoder.dates.put(*csvDate(value, encoder.dayFirst), out);
    else if (encoder.kind == CsvKind::numbers)
        *out = float(*csvNumber(value, columns.survey.decimalComma));
}

CsvDecoder decoderOf(const CsvColumns& columns, const CsvEncoder& encoder)
{
    const std::size_t column = std::size_t(encoder.column);
    CsvDecoder decoder;
    decoder.column = encoder.column;
    decoder.kind = columns.kinds[column];
    decoder.first = encoder.first;
    decoder.width = encoder.width();
    decoder.as = encoder.kind;
    decoder.dates = encoder.dates;
    decoder.places = CsvPresence(columns, encoder).places();
    if (encoder.kind == CsvKind::words)
        return decoder;
    const std::vector<std::string>& values = columns.values[column];
    decoder.numbers.resize(values.size() * std::size_t(decoder.width));
    for (std::size_t i = 0; i < values.size(); ++i)
        putValue(columns, encoder, values[i], decoder.numbers.data() + i * std::size_t(decoder.width));
    return decoder;
}

void decodeWords(const CsvDecoder& decoder, const std::uint16_t* places, std::span<const std::int32_t> rows,
                 std::int64_t width, float* out)
{
    out += decoder.first;
    for (const std::int32_t row : rows) {
        const int place = places[row] < decoder.places.size() ? decoder.places[places[row]] : -1;
        std::fill(out, out + decoder.width, place >= 0 ? 0.0f : kUnknown);
        if (place >= 0)
            out[place] = 1;
        out += width;
    }
}

void decodeNumbers(const CsvDecoder& decoder, const std::byte* stored, std::span<const std::int32_t> rows,
                   std::int64_t width, float* out)
{
    out += decoder.first;
    if (decoder.kind == Kind::numbers) {
        const auto* numbers = reinterpret_cast<const float*>(stored);
        for (const std::int32_t row : rows) {
            *out = numbers[row];
            out += width;
        }
        return;
    }
    const auto* places = reinterpret_cast<const std::uint16_t*>(stored);
    const std::size_t known = decoder.places.size(), each = std::size_t(decoder.width);
    for (const std::int32_t row : rows) {
        if (places[row] < known)
            std::copy_n(decoder.numbers.data() + places[row] * each, each, out);
        else
            std::fill(out, out + each, kUnknown);
        out += width;
    }
}

void decodeDays(const CsvDecoder& decoder, const std::byte* stored, std::span<const std::int32_t> rows,
                std::int64_t width, float* out)
{
    const auto* days = reinterpret_cast<const double*>(stored);
    out += decoder.first;
    for (const std::int32_t row : rows) {
        if (days[row] == days[row])
            decoder.dates.put(dateOf(days[row], decoder.dates.hours), out);
        else
            std::fill(out, out + decoder.width, kUnknown);
        out += width;
    }
}

void decodeLabels(const CsvDecoder& decoder, const std::uint16_t* places, std::span<const std::int32_t> rows,
                  std::int32_t* out)
{
    for (const std::int32_t row : rows)
        *out++ = places[row] < decoder.places.size() ? decoder.places[places[row]] : -1;
}

} // namespace

std::vector<StoredField> storedFields(const CsvColumns& columns, const CsvLayout& layout)
{
    std::vector<StoredField> fields;
    const auto add = [&](std::span<const CsvEncoder> encoders, std::int64_t width, bool label) {
        StoredField field{width, label, {}, {}};
        for (const CsvEncoder& encoder : encoders)
            field.decoders.push_back(decoderOf(columns, encoder));
        std::ranges::sort(field.decoders, {}, &CsvDecoder::column);
        for (const CsvDecoder& decoder : field.decoders)
            field.columns.push_back(decoder.column);
        fields.push_back(std::move(field));
    };
    add(layout.inputs, layout.inputWidth, false);
    if (!layout.amounts.empty())
        add(layout.amounts, std::int64_t(layout.amounts.size()), false);
    for (const CsvEncoder& label : layout.labels)
        add({&label, 1}, 1, true);
    for (const CsvEncoder& side : layout.sides)
        add({&side, 1}, 1, false);
    return fields;
}

Result<void> decode(const StoredField& field, const ColumnFile& file, std::int64_t block,
                    std::span<const std::int32_t> rows, void* out)
{
    return file.read(field.columns, block, [&](std::size_t i, const std::byte* stored) {
        const CsvDecoder& decoder = field.decoders[i];
        const auto* places = reinterpret_cast<const std::uint16_t*>(stored);
        if (field.label)
            decodeLabels(decoder, places, rows, static_cast<std::int32_t*>(out));
        else if (decoder.kind == Kind::days)
            decodeDays(decoder, stored, rows, field.width, static_cast<float*>(out));
        else if (decoder.as == CsvKind::words)
            decodeWords(decoder, places, rows, field.width, static_cast<float*>(out));
        else
            decodeNumbers(decoder, stored, rows, field.width, static_cast<float*>(out));
    });
}

} // namespace loom::sources

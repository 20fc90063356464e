#include "data/sources/csv_decoder_common.h"

#include <algorithm>
#include <limits>

namespace loom::sources {
namespace {

using Kind = CsvColumns::Kind;

CsvDecoder decoderOf(const CsvColumns& columns, const CsvEncoder& encoder)
{
    const std::size_t column = std::size_t(encoder.column);
    CsvDecoder decoder{encoder.column, columns.kinds[column], encoder.first, encoder.width(), !encoder.words.empty()};
    for (const std::string& value : columns.values[column]) {
        const auto place = encoder.places.find(value);
        decoder.places.push_back(place == encoder.places.end() ? -1 : place->second);
        decoder.numbers.push_back(float(csvNumber(value, columns.survey.decimalComma).value_or(0)));
    }
    return decoder;
}

constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();

void decodeWords(const CsvDecoder& decoder, const std::uint16_t* places, std::span<const std::int32_t> rows,
                 std::int64_t width, float* out)
{
    out += decoder.first;
    for (const std::int32_t row : rows) {
        const bool known = places[row] < decoder.places.size();
        std::fill(out, out + decoder.width, known ? 0.0f : kUnknown);
        if (known && decoder.places[places[row]] >= 0)
            out[decoder.places[places[row]]] = 1;
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
    for (const std::int32_t row : rows) {
        *out = places[row] < decoder.numbers.size() ? decoder.numbers[places[row]] : kUnknown;
        out += width;
    }
}

void decodeLabels(const CsvDecoder& decoder, const std::uint16_t* places, std::span<const std::int32_t> rows,
                  std::int32_t* out)
{
    for (const std::int32_t row : rows)
        *out++ = places[row] < decoder.places.size() ? std::max(0, decoder.places[places[row]]) : 0;
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
        else if (decoder.words)
            decodeWords(decoder, places, rows, field.width, static_cast<float*>(out));
        else
            decodeNumbers(decoder, stored, rows, field.width, static_cast<float*>(out));
    });
}

} // namespace loom::sources

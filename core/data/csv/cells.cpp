#include "data/csv/cells.h"

#include <algorithm>
#include <limits>

namespace loom::sources {

static constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();

const std::string& csvCell(const CsvEncoder& encoder, std::span<const std::string> cells)
{
    static const std::string none;
    return encoder.column < 0 ? none : cells[std::size_t(encoder.column)];
}

int csvPlace(const CsvEncoder& encoder, const CsvSurvey& survey, const std::string& cell)
{
    if (survey.missing.kindOf(cell) == CsvMissing::Kind::missing)
        return -1;
    const auto place = encoder.places.find(cell);
    return place == encoder.places.end() ? -1 : place->second;
}

bool csvEncode(const CsvEncoder& encoder, const CsvSurvey& survey, const std::string& cell, float* out)
{
    out += encoder.first;
    if (encoder.kind == CsvKind::words) {
        const int place = csvPlace(encoder, survey, cell);
        std::fill(out, out + encoder.width(), place < 0 ? kUnknown : 0.0f);
        if (place >= 0)
            out[place] = 1.0f;
        return place >= 0;
    }
    if (survey.missing.kindOf(cell) == CsvMissing::Kind::value) {
        if (encoder.kind == CsvKind::numbers) {
            const auto number = csvNumber(cell, survey.decimalComma);
            *out = number ? float(*number) : kUnknown;
            return number.has_value();
        }
        if (const auto date = csvDate(cell, encoder.dayFirst)) {
            encoder.dates.put(*date, out);
            return true;
        }
    }
    std::fill(out, out + encoder.width(), kUnknown);
    return false;
}

bool csvMeansMissing(const CsvEncoder& encoder, const CsvSurvey& survey, const std::string& cell)
{
    const CsvMissing::Kind kind = survey.missing.kindOf(cell);
    return kind == CsvMissing::Kind::missing
        || (kind == CsvMissing::Kind::amongNumbers
            && (encoder.kind != CsvKind::words || !encoder.places.contains(cell)));
}

} // namespace loom::sources

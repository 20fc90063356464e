#pragma once

#include "data/csv/layout.h"

namespace loom::sources {

/// The encoder's cell of a row; empty where new rows have no such column.
const std::string& csvCell(const CsvEncoder& encoder, std::span<const std::string> cells);
/// Place of the cell among the encoder's words, -1: it is missing or none of them.
int csvPlace(const CsvEncoder& encoder, const CsvSurvey& survey, const std::string& cell);
/// Writes the numbers of one cell; false: it has no value, and NaN stands there.
bool csvEncode(const CsvEncoder& encoder, const CsvSurvey& survey, const std::string& cell, float* out);
/// Whatever kind of column it is in, nobody has written a value there.
bool csvMeansMissing(const CsvEncoder& encoder, const CsvSurvey& survey, const std::string& cell);

} // namespace loom::sources

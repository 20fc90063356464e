#pragma once

#include "data/csv/reader.h"

namespace loom::sources {

/// How many lines stand before a table's header that are no part of it (a title, what was searched for, a blank
/// line), as weather offices and banks write them. `text`: whole lines of the file's beginning, which `format` parts
/// in cells. Only lines with at most half as many cells as the table count, and only before rows that look like a
/// header with rows below; else 0.
std::int64_t preambleLines(const std::string& text, const CsvFormat& format);

} // namespace loom::sources

#pragma once

#include "data/csv/reader.h"

#include <optional>

namespace loom::sources {

/// What the recipe says about how a table is written; the rest is guessed.
struct CsvWanted {
    CsvFormat format; ///< delimiter 0: to be guessed; its encoding does not count
    std::optional<CsvEncoding> encoding;
    bool findTable = false; ///< the lines before the table are to be guessed, too
};

/// Reads the file once from end to end (or only its first megabyte): is it text, in which encoding, and which
/// delimiter parts the first lines?
Result<CsvFormat> sniffed(const std::string& file, const CsvWanted& wanted, bool beginning);

} // namespace loom::sources

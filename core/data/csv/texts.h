#pragma once

#include "data/csv/layout.h"

namespace loom::sources {

/// The cells of the columns of text, in the rows that are used.
class CsvTexts {
public:
    explicit CsvTexts(const CsvLayout& layout)
        : cells_(layout.texts.size())
    {
    }
    void add(std::size_t column, const std::string& cell) { cells_[column].push_back(cell); }
    /// The field's rows: bytes of UTF-8, filled up with zeros. Longer texts lose their end, which `notes` say. A
    /// sentence where they take too much memory.
    Result<Tensor> tensor(std::size_t column, const std::string& name, std::vector<Text>& notes) const;

private:
    std::vector<std::vector<std::string>> cells_;
};

} // namespace loom::sources

#pragma once

#include <array>
#include <string>
#include <vector>

namespace loom::sources {

/// Which words of a table mean that a value is missing: some in every column, others only in columns of numbers and
/// dates, where they cannot be anything else. Capitals do not matter; an empty cell is always missing.
class CsvMissing {
public:
    enum class Kind { value, missing, amongNumbers };

    CsvMissing() = default;
    CsvMissing(const std::vector<std::string>& everywhere, const std::vector<std::string>& amongNumbers);

    Kind kindOf(const std::string& cell) const
    {
        if (cell.empty())
            return Kind::missing;
        return begins_[static_cast<unsigned char>(cell[0])] ? look(cell) : Kind::value;
    }

    static std::vector<std::string> usual(); ///< in every column
    static std::vector<std::string> usualAmongNumbers();

private:
    Kind look(const std::string& cell) const;

    std::array<bool, 256> begins_{}; ///< with which byte any of the words begins
    std::vector<std::string> everywhere_;
    std::vector<std::string> amongNumbers_;
};

} // namespace loom::sources

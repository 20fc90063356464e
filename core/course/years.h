#pragma once

#include "course/course.h"

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace loom {

/// A year of the field's history, with what happened in it.
struct HistoryYear {
    struct Words {
        std::string word; ///< in one or two words
        std::string says; ///< in a sentence
    };
    int year = 0;
    std::map<std::string, Words> words; ///< by language
};

/// The years of a years.json in their order, or the first fault in it.
std::variant<std::vector<HistoryYear>, LabFault> readYears(const std::string& json);

/// Those of the program, read once.
const std::vector<HistoryYear>& courseYears();

/// A date of the time line: a year that a lab can be opened for.
struct HistoryDate {
    int year = 0;
    const HistoryYear* words = nullptr; ///< null: the table does not know that year
    std::string lab; ///< the first in the course's order that names it
};
/// The years that usable labs name, in their order.
std::vector<HistoryDate> timeLine(const std::vector<CourseEntry>& entries, const std::vector<HistoryYear>& years);

} // namespace loom

#pragma once

#include "base/result.h"

#include <string>
#include <vector>

namespace loom::sources {

/// A line of a list of labels: a picture's file below the folder, and its class.
struct LabelLine {
    std::int64_t number = 0; ///< of the line in the list, from 1
    std::string file;
    std::string name; ///< of the class; empty: the line names none
};

/// The list of labels in a folder of pictures: labels.txt or labels.csv; empty where there is none.
std::string labelListIn(const std::string& folder);

/// Reads a list of labels (UTF-8): file and class parted by a tab, a comma, a semicolon or the last blank, quotation
/// marks around them do not belong to them. Empty lines and a head (“file,label”) are no lines of the list.
Result<std::vector<LabelLine>> readLabelList(const std::string& list);

} // namespace loom::sources

#pragma once

#include "data/dataset.h"

namespace loom {

/// The beginning of a table as a person looks at it before choosing what is learned from what.
struct TablePreview {
    enum class Role { input, target, text, sampleWeight, mask, leftOut };
    struct Column {
        std::string name;
        std::string kind; ///< "numbers", "dates", "words", "empty"
        Role role = Role::leftOut;
    };
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows; ///< the first ones, cells as they are written
    std::map<std::string, std::string> guesses; ///< as SourceData::guesses
    Text problem; ///< why no data can be made of it yet; may be empty
};

} // namespace loom

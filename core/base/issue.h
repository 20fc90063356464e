#pragma once

#include "base/text.h"
#include "base/value.h"

#include <optional>
#include <string>
#include <vector>

namespace loom {

enum class Severity { note, warning, error };

/// One click that mends an Issue, as data: `graph/repair.h` carries it out.
/// The kinds there are, with their arguments, stand in `graph/repair.h`.
struct Repair {
    Text title;
    std::string kind;
    Attributes arguments;
    bool operator==(const Repair&) const = default;
};

/// What validation found, for a person: a whole sentence with numbers, where it is, and repairs where they exist.
/// An error keeps training from starting; a warning does not.
struct Issue {
    Severity severity = Severity::error;
    std::string node; ///< id of the node, empty when it belongs to no node
    std::string path; ///< address to jump to (`graph.nodes.conv1.attributes.filters`), may be empty
    Text sentence;
    std::vector<Repair> repairs;
    bool operator==(const Issue&) const = default;
};

inline bool hasErrors(const std::vector<Issue>& issues)
{
    for (const Issue& issue : issues)
        if (issue.severity == Severity::error)
            return true;
    return false;
}

} // namespace loom

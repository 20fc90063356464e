#pragma once

#include "document/undo_commands.h"

namespace loom::ui {

/// A document that was put aside: the project before its first edit, its edits, and how many of them are done.
struct DocumentAside {
    Project start;
    QString file;
    std::vector<Issue> openIssues;
    std::vector<FieldShape> fields;
    std::vector<std::unique_ptr<SwapProject>> edits;
    int done = 0, clean = 0; ///< edits; `clean`: of what is saved, −1: none is
};

} // namespace loom::ui

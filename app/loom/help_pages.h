#pragma once

#include <vector>

namespace loom::cli {

/// A page of resources/help: `loom help NAME [--language ko]`.
struct HelpPage {
    const char* name;
    const char* language;
    const char* text;
};

/// Generated from the folder.
const std::vector<HelpPage>& helpPages();

} // namespace loom::cli

#pragma once

#include <vector>

namespace loom {

/// A page of resources/help, Markdown whose first line is its title: `loom help NAME [--language ko]`, and Help in
/// the window.
struct HelpPage {
    const char* name;
    const char* language;
    const char* text;
};

/// Generated from the folder.
const std::vector<HelpPage>& helpPages();

} // namespace loom

#pragma once

#include <string>

namespace loom {

/// A cell of a table with commas between: in quotation marks where it holds a comma, a mark or a line's end.
std::string quotedCell(const std::string& words);

} // namespace loom

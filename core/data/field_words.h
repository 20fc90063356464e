#pragma once

#include <string>

namespace loom {

/// What a field that a source of the program names is called, in marked words; a column's own name stays.
std::string fieldTitle(const std::string& field);

} // namespace loom

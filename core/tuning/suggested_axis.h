#pragma once

#include "tuning/search_space.h"

namespace loom {

/// What to begin with where a person only says which setting varies: its choices, on and off, or numbers around the
/// one that it has (a decade or two octaves to either side, as far as its spec allows). A sentence where the address
/// is wrong or the setting has nothing that could vary.
Result<Axis> suggestedAxis(const Project& project, const std::string& path);
/// A sentence where it has one value alone.
Result<void> checkVaries(const Axis& axis);
/// What stands behind `PATH=` in the `--vary` form: `0.0001:0.1:log`, `16,32,64`, `on,off`.
std::string valuesText(const Axis& axis);

} // namespace loom

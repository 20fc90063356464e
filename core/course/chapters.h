#pragma once

#include "base/text.h"

#include <vector>

namespace loom {

/// What the chapters of the course are called, the first one first.
const std::vector<Text>& courseChapters();

} // namespace loom

#pragma once

#include "plan/plan.h"

#include <set>

namespace loom {

/// Takes out the ops whose results nobody reads: no other op, no gradient of a parameter, nothing outside. Returns
/// the buffers that are no longer computed.
std::set<int> dropUnread(Plan& plan);

} // namespace loom

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace loom {

/// The line, from 1, in which the value at `path` ("steps.point.predict.kind": items of lists by their `id`, else by
/// number) begins in a text that is JSON. Of a path that leads nowhere, the line of its last step that exists.
std::int64_t lineOf(std::string_view json, const std::string& path);

} // namespace loom

#pragma once

namespace loom {

/// Arithmetic operations below which work is not worth waking another thread.
constexpr double kInlineWork = 100'000;

} // namespace loom

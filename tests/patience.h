#pragma once

/// Milliseconds that a test waits, at most, for what has to come: a limit of safety on a machine that does other
/// work, never a measure. What measures time is `./studio bench`.
inline constexpr int kPatience = 100'000;

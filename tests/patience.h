#pragma once

/// Milliseconds that a test waits, at most, for what has to come: a limit of safety on a machine that does other
/// work, never a measure. What measures time is `./studio bench`. Under a sanitizer everything takes many times as
/// long.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr int kPatience = 600'000;
#else
inline constexpr int kPatience = 100'000;
#endif

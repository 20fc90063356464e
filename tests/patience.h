#pragma once

/// Under a sanitizer arithmetic takes a hundred times as long: what is there to take long takes less then.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

/// Milliseconds that a test waits, at most, for what has to come: a limit of safety on a machine that does other
/// work, never a measure. What measures time is `./studio bench`.
inline constexpr int kPatience = kSanitized ? 600'000 : 100'000;

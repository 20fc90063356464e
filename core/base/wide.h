#pragma once

/// Before a function: its loops are compiled for AVX-512, AVX2 and the plain processor, and the program takes the
/// best when it starts. For loops whose elements do not meet (no sums): every choice gives the same bits. A sanitizer
/// is not up yet when the choice is made, so it sees the plain function only.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)                \
    && !defined(__SANITIZE_THREAD__)
#define LOOM_WIDE __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define LOOM_WIDE
#endif

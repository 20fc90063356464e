#pragma once

/// Marks a function that CUDA compiles for its device too; nothing to any other compiler.
#ifdef __CUDACC__
#define LOOM_HOST_DEVICE __host__ __device__
#else
#define LOOM_HOST_DEVICE
#endif

#pragma once

#include <cstddef>
#include <cublas_v2.h>
#include <cuda_runtime_api.h>

namespace loom::cuda {

/// A stream of the first GPU with cuBLAS on it and a block of its memory.
struct Session {
    cudaStream_t queue = nullptr;
    cublasHandle_t blas = nullptr;
    std::byte* memory = nullptr;
    bool graphs = false; ///< the driver takes what is gathered as a graph: tried when the session was opened
    bool ran = false; ///< once, call by call: kernels are loaded, which is not for a graph to do
    bool gathering = false;
    int renewed = 0; ///< steps, one behind the other, that the graph before did not take over
    cudaGraphExec_t started = nullptr; ///< what was gathered last, kept since the next step differs in numbers only
    const char* problem = nullptr; ///< the first one, in CUDA's own words: nothing is asked of the GPU after it

    void note(cudaError_t error)
    {
        if (error != cudaSuccess && !problem)
            problem = cudaGetErrorString(error);
    }
    void note(cublasStatus_t status)
    {
        if (status != CUBLAS_STATUS_SUCCESS && !problem)
            problem = cublasGetStatusString(status);
    }
};

} // namespace loom::cuda

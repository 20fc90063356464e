#include "kernels/cuda/cuda_session.h"

#include "kernels/cuda/plugin.h"
#include "kernels/cuda/session.h"

#include <new>

namespace loom::cuda {
namespace {

Session& sessionOf(void* session)
{
    return *static_cast<Session*>(session);
}

void closeSession(void* session)
{
    Session* one = static_cast<Session*>(session);
    if (one->blas)
        cublasDestroy(one->blas);
    if (one->memory)
        cudaFree(one->memory);
    if (one->queue)
        cudaStreamDestroy(one->queue);
    delete one;
}

void* openSession(std::size_t bytes)
{
    auto* session = new (std::nothrow) Session;
    if (!session)
        return nullptr;
    session->note(cudaStreamCreateWithFlags(&session->queue, cudaStreamNonBlocking));
    const cudaError_t allocated = cudaMalloc(reinterpret_cast<void**>(&session->memory), bytes > 0 ? bytes : 1);
    session->note(allocated);
    const cublasStatus_t created = cublasCreate(&session->blas);
    session->note(created);
    if (allocated == cudaErrorMemoryAllocation || created == CUBLAS_STATUS_ALLOC_FAILED) {
        closeSession(session);
        cudaGetLastError(); // the failed allocation must not meet the next call
        return nullptr;
    }
    if (!session->problem) { // any other one is told by `finish`
        session->note(cudaMemsetAsync(session->memory, 0, bytes, session->queue)); // as the host's memory begins
        session->note(cublasSetStream(session->blas, session->queue));
        session->note(cublasSetMathMode(session->blas, CUBLAS_PEDANTIC_MATH)); // f32 as it is written: no TF32
    }
    return session;
}

std::byte* memoryOf(void* session)
{
    return sessionOf(session).memory;
}

void copyIn(void* session, void* device, const void* host, std::size_t bytes)
{
    if (Session& s = sessionOf(session); !s.problem)
        s.note(cudaMemcpyAsync(device, host, bytes, cudaMemcpyHostToDevice, s.queue));
}

void copyOut(void* session, void* host, const void* device, std::size_t bytes)
{
    if (Session& s = sessionOf(session); !s.problem)
        s.note(cudaMemcpyAsync(host, device, bytes, cudaMemcpyDeviceToHost, s.queue));
}

const char* finish(void* session)
{
    Session& s = sessionOf(session);
    s.note(cudaStreamSynchronize(s.queue));
    return s.problem;
}

} // namespace

void multiply(Session& session, const Product& p)
{
    if (session.problem)
        return;
    constexpr cublasOperation_t kOperations[] = {CUBLAS_OP_N, CUBLAS_OP_T};
    const float one = 1, share = p.add ? 1 : 0;
    const cublasOperation_t turnA = kOperations[p.transposeA], turnB = kOperations[p.transposeB];
    session.note(p.count == 1 ? cublasSgemm_64(session.blas, turnA, turnB, p.m, p.n, p.k, &one, p.a, p.lda, p.b,
                                               p.ldb, &share, p.c, p.ldc)
                              : cublasSgemmStridedBatched_64(session.blas, turnA, turnB, p.m, p.n, p.k, &one, p.a,
                                                             p.lda, p.stepA, p.b, p.ldb, p.stepB, &share, p.c, p.ldc,
                                                             p.stepC, p.count));
}

void addSessions(Device& device)
{
    device.open = openSession;
    device.close = closeSession;
    device.memory = memoryOf;
    device.copyIn = copyIn;
    device.copyOut = copyOut;
    device.finish = finish;
}

} // namespace loom::cuda

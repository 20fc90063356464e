#include "kernels/cuda/cuda_session.h"

#include "kernels/cuda/plugin.h"
#include "kernels/cuda/session.h"

#include <new>

namespace loom::cuda {
namespace {

constexpr std::size_t kAligned = 256;
/// A session whose steps differ in more than numbers is better off without graphs.
constexpr int kMostRenewed = 16;
/// What cuBLAS asks for itself on GPUs before Hopper.
constexpr std::size_t kProductWorkspace = std::size_t(4) << 20;

Session& sessionOf(void* session)
{
    return *static_cast<Session*>(session);
}

void closeSession(void* session)
{
    Session* one = static_cast<Session*>(session);
    if (one->started)
        cudaGraphExecDestroy(one->started);
    if (one->blas)
        cublasDestroy(one->blas);
    if (one->memory)
        cudaFree(one->memory);
    if (one->queue)
        cudaStreamDestroy(one->queue);
    delete one;
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

/// From here to `finish` the queue writes down what it is asked for.
void gather(void* session)
{
    Session& s = sessionOf(session);
    if (s.problem || !s.graphs || !s.ran)
        return;
    // Relaxed: nothing between here and `finish` asks the driver for what must not be in a graph.
    s.note(cudaStreamBeginCapture(s.queue, cudaStreamCaptureModeRelaxed));
    s.gathering = !s.problem;
}

/// Every step is gathered anew, so that numbers, rows and copies are its own; where only those differ, the graph of
/// the step before takes them over, which is quicker than a new one.
void startGathered(Session& s)
{
    cudaGraph_t graph = nullptr;
    s.gathering = false;
    s.note(cudaStreamEndCapture(s.queue, &graph));
    if (!graph)
        return;
    cudaGraphExecUpdateResultInfo difference{};
    if (s.started && cudaGraphExecUpdate(s.started, graph, &difference) == cudaSuccess) {
        s.renewed = 0;
    } else if (s.started) {
        cudaGetLastError(); // it is another one: not to meet the next call
        cudaGraphExecDestroy(s.started);
        s.started = nullptr;
        s.graphs = ++s.renewed < kMostRenewed;
    }
    if (!s.started && !s.problem)
        s.note(cudaGraphInstantiate(&s.started, graph, 0));
    if (!s.problem)
        s.note(cudaGraphLaunch(s.started, s.queue));
    cudaGraphDestroy(graph);
}

const char* finish(void* session)
{
    Session& s = sessionOf(session);
    if (s.gathering)
        startGathered(s);
    s.note(cudaStreamSynchronize(s.queue));
    s.ran = true;
    return s.problem;
}

/// A graph that copies two numbers in, multiplies them with cuBLAS and copies the product out, all from ordinary
/// memory.
bool takesGraphs(const Session& session)
{
    const float numbers[] = {2, 3};
    float product = 0;
    auto* const at = reinterpret_cast<float*>(session.memory);
    Session trial = session; // whose problems stay its own
    trial.graphs = true;
    bool taken = true;
    for (int round = 0; round < 2; ++round) { // call by call, then as a graph
        product = 0;
        gather(&trial);
        copyIn(&trial, at, numbers, sizeof numbers);
        multiply(trial, {.m = 1, .n = 1, .k = 1, .a = at, .lda = 1, .b = at + 1, .ldb = 1, .c = at + 2, .ldc = 1});
        copyOut(&trial, &product, at + 2, sizeof product);
        taken = taken && !finish(&trial) && product == 6;
    }
    taken = taken && trial.started;
    if (trial.started)
        cudaGraphExecDestroy(trial.started);
    cudaGetLastError();
    return taken;
}

void* openSession(std::size_t bytes)
{
    auto* session = new (std::nothrow) Session;
    if (!session)
        return nullptr;
    const std::size_t workspaceAt = (bytes + kAligned - 1) / kAligned * kAligned + kAligned;
    session->note(cudaStreamCreateWithFlags(&session->queue, cudaStreamNonBlocking));
    const cudaError_t allocated =
        cudaMalloc(reinterpret_cast<void**>(&session->memory), workspaceAt + kProductWorkspace);
    session->note(allocated);
    const cublasStatus_t created = cublasCreate(&session->blas);
    session->note(created);
    if (allocated == cudaErrorMemoryAllocation || created == CUBLAS_STATUS_ALLOC_FAILED) {
        closeSession(session);
        cudaGetLastError(); // the failed allocation must not meet the next call
        return nullptr;
    }
    if (!session->problem) { // any other one is told by `finish`
        session->note(cublasSetStream(session->blas, session->queue));
        // Its own workspace: nothing is allocated while a graph is gathered, and results stay the same.
        session->note(cublasSetWorkspace(session->blas, session->memory + workspaceAt, kProductWorkspace));
        session->note(cublasSetMathMode(session->blas, CUBLAS_PEDANTIC_MATH)); // f32 as it is written: no TF32
        session->graphs = bytes > 0 && !session->problem && takesGraphs(*session);
        session->note(
            cudaMemsetAsync(session->memory, 0, workspaceAt, session->queue)); // as the host's memory begins
    }
    return session;
}

void* reserve(std::size_t bytes)
{
    void* memory = nullptr;
    if (cudaMalloc(&memory, bytes > 0 ? bytes : 1) != cudaSuccess) {
        cudaGetLastError();
        return nullptr;
    }
    return memory;
}

void release(void* memory)
{
    cudaFree(memory);
}

/// Pinned, so that the GPU reads it without a copy in between and the queue need not wait for it.
bool hold(void* host, std::size_t bytes)
{
    if (cudaHostRegister(host, bytes, cudaHostRegisterDefault) == cudaSuccess)
        return true;
    cudaGetLastError(); // another buffer on the same page, or too much of it: it is copied all the same
    return false;
}

void letGo(void* host)
{
    cudaHostUnregister(host);
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
    device.gather = gather;
    device.reserve = reserve;
    device.release = release;
    device.hold = hold;
    device.letGo = letGo;
}

} // namespace loom::cuda

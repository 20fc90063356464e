#include "kernels/cuda/cuda_session.h"
#include "kernels/cuda/loss_bodies.h"
#include "kernels/cuda/session.h"

namespace loom::cuda {
namespace {

constexpr std::int64_t kThreads = 256;
/// Blocks beyond this many go round: a grid has 2³¹ − 1 at most.
constexpr std::int64_t kMostBlocks = 1 << 20;

template<class Body> __global__ void runBody(Body body, std::int64_t count)
{
    const std::int64_t stride = std::int64_t(gridDim.x) * blockDim.x;
    for (std::int64_t i = std::int64_t(blockIdx.x) * blockDim.x + threadIdx.x; i < count; i += stride)
        body(i);
}

} // namespace

template<class Body> void launch(Session& session, const Body& body, std::int64_t count)
{
    if (count <= 0 || session.problem)
        return;
    const std::int64_t blocks = (count + kThreads - 1) / kThreads;
    runBody<<<unsigned(blocks < kMostBlocks ? blocks : kMostBlocks), unsigned(kThreads), 0, session.queue>>>(body,
                                                                                                             count);
    session.note(cudaGetLastError());
}

} // namespace loom::cuda

#include "kernels/cuda/launch_list.h"

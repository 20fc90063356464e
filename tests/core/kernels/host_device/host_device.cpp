#include "core/kernels/host_device/host_device.h"

#include "kernels/cuda/session.h"
#include "kernels/cuda/table.h"

#include <cstring>
#include <functional>
#include <new>

namespace loom::cuda {

struct Session {
    std::vector<double> block; ///< doubles: aligned for all that lies in it
    bool gathering = false;
    std::vector<std::function<void()>> queue;
};

template<class Body> void launch(Session& session, const Body& body, std::int64_t count)
{
    session.queue.push_back([body, count] {
        for (std::int64_t i = count; i-- > 0;) // any order must do
            body(i);
    });
}

/// What the documentation of cublasSgemm and its strided batches says, number by number.
void multiply(Session& session, const Product& p)
{
    session.queue.push_back([p] {
        for (std::int64_t i = 0; i < p.count; ++i)
            for (std::int64_t column = 0; column < p.n; ++column)
                for (std::int64_t row = 0; row < p.m; ++row) {
                    const float *a = p.a + i * p.stepA, *b = p.b + i * p.stepB;
                    float sum = 0;
                    for (std::int64_t l = 0; l < p.k; ++l)
                        sum += a[p.transposeA ? row * p.lda + l : l * p.lda + row]
                            * b[p.transposeB ? l * p.ldb + column : column * p.ldb + l];
                    float& c = p.c[i * p.stepC + column * p.ldc + row];
                    c = p.add ? c + sum : sum;
                }
    });
}

} // namespace loom::cuda

#include "kernels/cuda/launch_list.h"

namespace loom::test {
namespace {

cuda::Session& sessionOf(void* session)
{
    return *static_cast<cuda::Session*>(session);
}

void* openSession(std::size_t bytes)
{
    return new cuda::Session{std::vector<double>(bytes / sizeof(double) + 1), false, {}};
}

void closeSession(void* session)
{
    delete &sessionOf(session);
}

std::byte* memoryOf(void* session)
{
    return reinterpret_cast<std::byte*>(sessionOf(session).block.data());
}

void copyIn(void* session, void* device, const void* host, std::size_t bytes)
{
    if (sessionOf(session).gathering) { // as a graph reads it
        sessionOf(session).queue.push_back([=] { std::memcpy(device, host, bytes); });
        return;
    }
    const auto* first = static_cast<const std::byte*>(host);
    sessionOf(session).queue.push_back([device, staged = std::vector<std::byte>(first, first + bytes)] {
        if (!staged.empty())
            std::memcpy(device, staged.data(), staged.size());
    });
}

void copyOut(void* session, void* host, const void* device, std::size_t bytes)
{
    sessionOf(session).queue.push_back([=] { std::memcpy(host, device, bytes); });
}

const char* finish(void* session)
{
    for (const auto& work : sessionOf(session).queue)
        work();
    sessionOf(session).queue.clear();
    sessionOf(session).gathering = false;
    return nullptr;
}

void gather(void* session)
{
    sessionOf(session).gathering = true;
}

constexpr std::align_val_t kAlignment{256};

/// What stands there before somebody writes it, is noise.
void* reserve(std::size_t bytes)
{
    void* memory = ::operator new(bytes, kAlignment);
    std::memset(memory, 0xC5, bytes);
    return memory;
}

void release(void* memory)
{
    ::operator delete(memory, kAlignment);
}

} // namespace

const Device& hostDevice()
{
    static const Device device{.name = "host",
                               .hardware = "plain loops",
                               .table = cuda::kernelTable(),
                               .updates = cuda::updateTable(),
                               .open = openSession,
                               .close = closeSession,
                               .memory = memoryOf,
                               .copyIn = copyIn,
                               .copyOut = copyOut,
                               .finish = finish,
                               .gather = gather,
                               .reserve = reserve,
                               .release = release};
    return device;
}

} // namespace loom::test

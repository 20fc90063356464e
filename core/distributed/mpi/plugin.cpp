// The plug-in `mpi`: the words of ranks.h through MPI. Opened only where a launcher started the process.
#include "distributed/launched.h"

#include <mpi.h>

#include <algorithm>
#include <vector>

namespace loom {
namespace {

constexpr std::size_t kMostAtOnce = std::size_t(1) << 30; // MPI counts in int

/// A number of `unit` bytes as MPI moves it: bits, never converted.
MPI_Datatype typeOf(std::size_t unit)
{
    return unit == 8 ? MPI_UINT64_T : unit == 4 ? MPI_UINT32_T : MPI_BYTE;
}

int world(int (*ask)(MPI_Comm, int*))
{
    int number = 0;
    ask(MPI_COMM_WORLD, &number);
    return number;
}

/// Counts and places of stretches, as int; what does not fit an int ends the run, as MPI's own errors do.
struct Stretches {
    std::vector<int> counts, places;

    explicit Stretches(const std::int64_t* begins)
    {
        for (int rank = 0; rank < world(MPI_Comm_size); ++rank)
            add(begins[rank], begins[rank + 1] - begins[rank]);
    }
    Stretches(const std::int64_t* at, const std::int64_t* sizes)
    {
        for (int rank = 0; rank < world(MPI_Comm_size); ++rank)
            add(at[rank], sizes[rank]);
    }
    void add(std::int64_t place, std::int64_t count)
    {
        if (place > INT32_MAX || count > INT32_MAX)
            MPI_Abort(MPI_COMM_WORLD, 3);
        places.push_back(int(place));
        counts.push_back(int(count));
    }
};

void broadcast(void* data, std::size_t bytes)
{
    for (std::size_t at = 0; at < bytes; at += kMostAtOnce)
        MPI_Bcast(static_cast<std::byte*>(data) + at, int(std::min(kMostAtOnce, bytes - at)), MPI_BYTE, 0,
                  MPI_COMM_WORLD);
}

void share(void* data, std::size_t unit, const std::int64_t* begins)
{
    const Stretches all(begins);
    MPI_Allgatherv(MPI_IN_PLACE, 0, MPI_DATATYPE_NULL, data, all.counts.data(), all.places.data(), typeOf(unit),
                   MPI_COMM_WORLD);
}

void exchange(const void* out, const std::int64_t* outBegins, void* in, const std::int64_t* inAt,
              const std::int64_t* inCounts, std::size_t unit)
{
    const Stretches sent(outBegins), got(inAt, inCounts);
    MPI_Alltoallv(out, sent.counts.data(), sent.places.data(), typeOf(unit), in, got.counts.data(), got.places.data(),
                  typeOf(unit), MPI_COMM_WORLD);
}

/// Kind and length first, then the letter in pieces.
void send(int to, int kind, const void* data, std::size_t bytes)
{
    const std::uint64_t head[] = {std::uint64_t(kind), bytes};
    MPI_Send(head, 2, MPI_UINT64_T, to, 0, MPI_COMM_WORLD);
    for (std::size_t at = 0; at < bytes; at += kMostAtOnce)
        MPI_Send(static_cast<const std::byte*>(data) + at, int(std::min(kMostAtOnce, bytes - at)), MPI_BYTE, to, 1,
                 MPI_COMM_WORLD);
}

bool next(bool waits, int* from, int* kind, std::size_t* bytes)
{
    int there = 1;
    if (!waits)
        MPI_Iprobe(MPI_ANY_SOURCE, 0, MPI_COMM_WORLD, &there, MPI_STATUS_IGNORE);
    if (!there)
        return false;
    std::uint64_t head[2] = {};
    MPI_Status status;
    MPI_Recv(head, 2, MPI_UINT64_T, MPI_ANY_SOURCE, 0, MPI_COMM_WORLD, &status);
    *from = status.MPI_SOURCE;
    *kind = int(head[0]);
    *bytes = std::size_t(head[1]);
    return true;
}

void receive(int from, void* data, std::size_t bytes)
{
    for (std::size_t at = 0; at < bytes; at += kMostAtOnce)
        MPI_Recv(static_cast<std::byte*>(data) + at, int(std::min(kMostAtOnce, bytes - at)), MPI_BYTE, from, 1,
                 MPI_COMM_WORLD, MPI_STATUS_IGNORE);
}

void abort(int code)
{
    MPI_Abort(MPI_COMM_WORLD, code);
}

void finish()
{
    MPI_Finalize();
}

} // namespace
} // namespace loom

extern "C" __attribute__((visibility("default"))) const loom::RanksTable* loom_ranks(int interface)
{
    using namespace loom;
    static RanksTable table;
    if (interface != kRanksInterface)
        return nullptr;
    int threads = 0;
    // Another thread than the one that starts may speak, but never two at once.
    if (MPI_Init_thread(nullptr, nullptr, MPI_THREAD_SERIALIZED, &threads) != MPI_SUCCESS)
        return nullptr;
    table = {
        world(MPI_Comm_rank), world(MPI_Comm_size), broadcast, share, exchange, send, next, receive, abort, finish};
    return &table;
}

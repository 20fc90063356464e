#pragma once

#include "kernels/map_loops.h"
#include "tensor/tensor.h"

#include <string>
#include <vector>

namespace loom {

/// What a kernel may know of an op before it runs: shapes without the batch axis, types, numbers.
struct OpInfo {
    std::vector<Shape> in;
    std::vector<Shape> out;
    std::vector<DType> inTypes;
    std::vector<std::int64_t> ints;
    std::vector<double> reals;
    std::uint64_t stream = 0; ///< key of its random numbers
};

/// One call of a kernel for a group of rows. Operands of samples point at the group's first row, shared ones
/// (parameters, statistics, gradients of a lane) at their start. An absent operand is null.
struct KernelCall {
    const OpInfo& op;
    void* const* in;
    void* const* out;
    std::int64_t rows; ///< in this group
    std::int64_t firstRow; ///< of the group in the batch
    std::int64_t batchRows; ///< real rows of the whole batch
    bool accumulate; ///< add to the output instead of storing
    void* workspace; ///< of the size asked for, 64-byte aligned, contents undefined
    std::uint64_t step; ///< counts training steps: the time of a random stream
    int piece = 0; ///< of a kernel that is cut into pieces
    int pieces = 1;
    void* session = nullptr; ///< of a device: the queue that the call joins; its operands lie in the device's memory
    const void* prepared = nullptr; ///< what the kernel's `prepare` made for this step; null: nobody asked it to

    template<class T> const T* input(int i) const { return static_cast<const T*>(in[i]); }
    template<class T> T* output(int i = 0) const { return static_cast<T*>(out[i]); }
};

/// A routine for one op kind and type. `run` is called by any thread, allocates nothing, takes no lock, and its
/// result depends on its arguments only.
struct Kernel {
    const char* kind;
    DType dtype;
    std::size_t (*workspace)(const OpInfo& op, std::int64_t rows); ///< bytes for a call of so many rows; null: none
    void (*run)(const KernelCall& call);
    /// Parts of the output that different threads may compute, each with the same bits whoever does; null: one. Piece
    /// p of a summing kernel is rows [pieceBegin(n, p, pieces), pieceBegin(n, p + 1, pieces)) of its output.
    int (*pieces)(const OpInfo& op) = nullptr;
    /// What every group of a batch needs of the operands that they share, packed weights say, may be made once a
    /// step: `prepare` sees no rows and writes so many bytes to its only output. `run` does without where it is not
    /// given.
    std::size_t (*preparedBytes)(const OpInfo& op) = nullptr;
    void (*prepare)(const KernelCall& call) = nullptr;
};

inline std::int64_t pieceBegin(std::int64_t count, int piece, int pieces)
{
    return count * piece / pieces;
}

/// A variant: its name and the kernels it brings; what it lacks comes from `baseline`.
struct KernelTable {
    std::string name;
    std::vector<Kernel> kernels;
    const MapLoops* mapLoops = nullptr; ///< null: it computes no maps

    const Kernel* find(const std::string& kind, DType dtype) const;
};

/// Eigen kernels for any processor, f32 and f64.
const KernelTable& baselineKernels();

} // namespace loom

#pragma once

#include "kernels/kernel.h"

#include <string>
#include <vector>

namespace loom {

/// Where a buffer lives: one row a sample, one for the batch (gradients of parameters, batch statistics: summed
/// over lanes), or outside the plan (parameters, layer state).
enum class BufferRole { sample, shared, parameter, state };

/// A buffer under a shape (without the batch axis): flatten and reshape give the same buffer another shape.
struct Ref {
    int buffer = -1;
    Shape shape;
    DType dtype = DType::f32;
    int lengths = -1; ///< buffer (i32, one number a sample) of how many steps of the first axis are true; −1: all
    explicit operator bool() const { return buffer >= 0; }
};

struct Buffer {
    std::string name;
    Shape shape;
    DType dtype = DType::f32;
    BufferRole role = BufferRole::sample;
    bool outside = false; ///< read or written from outside (feeds, predictions, watched): keeps its own memory
    bool learns = false; ///< depends on a parameter that is trained
    bool carried = false; ///< one row a sample that stays from run to run: states of a series that goes on
};

/// sample: row by row; summing: adds over the rows of its group into a shared buffer; whole: once a batch, on
/// shared buffers and state.
enum class OpClass { sample, summing, whole };
/// `state` ops change layer state (running statistics) and run only in training steps.
enum class OpStage { forward, backward, state };

/// One entry of a plan. Inputs may be absent (`Ref` without buffer).
struct Op {
    std::string kind;
    OpClass opClass = OpClass::sample;
    OpStage stage = OpStage::forward;
    std::vector<Ref> inputs;
    std::vector<Ref> outputs;
    int optionalOutputs = 0; ///< so many at the end are stored only while they are watched
    std::vector<std::string> replaces; ///< kinds of the ops that this one was joined from
    OpInfo info; ///< ints, reals, stream; shapes are filled in when the op is appended
    std::string node;
    std::string live; ///< attribute of the node that reals[0] follows while training
    double work = 0; ///< arithmetic operations a sample (or in all, for whole ops)
    /// The kernel sees so many rows for each sample (steps, heads, crops): the op's shapes are those of one of them,
    /// of which the buffers hold so many.
    std::int64_t repeats = 1;
    /// Bytes of a sample that the op goes over place by place: its rows then pass in groups that stay in a cache. 0:
    /// it takes the batch as a whole. Where nothing is declared, those of its largest picture.
    std::int64_t groupBytes = 0;
};

/// A parameter's gradient, to be summed over lanes, penalised and handed to the optimizer.
struct ParameterGradient {
    std::string name; ///< NODE/NAME
    int parameter = -1; ///< buffer
    int gradient = -1; ///< buffer, -1: nothing reached it
};

/// A network's computation for one batch as plain data: what runs, in order, on which buffers.
struct Plan {
    DType dtype = DType::f32;
    bool training = false;
    std::vector<Buffer> buffers;
    std::vector<Op> ops;
    std::vector<ParameterGradient> gradients;

    Ref addBuffer(std::string name, Shape shape, DType dtype, BufferRole role);
    /// Appends; fills in the op's shapes and the size of its groups; outputs inherit `learns` from the inputs.
    Op& append(Op op);
    /// The op that writes the buffer first, or null.
    const Op* writerOf(int buffer) const;
    /// Fills in what the op's kernel sees of its operands; `append` has done so for ops as they come.
    void describe(Op& op) const;
};

} // namespace loom

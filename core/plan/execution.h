#pragma once

#include "base/thread_pool.h"
#include "plan/device_memory.h"
#include "tensor/tensor.h"

#include <memory>

namespace loom {

/// A plan with memory under it, ready to run any number of rows up to the one it was compiled for. Running allocates
/// nothing; results do not depend on the number of threads.
class Execution {
public:
    Execution(Plan plan, std::int64_t rows, const KernelTable& variant, ThreadPool& pool);
    /// On a device that has every kernel of the plan, where `tensors` are, which must outlive it. The host keeps a
    /// copy of what the outside reads and writes; a run throws runtime_error when the device fails.
    Execution(Plan plan, std::int64_t rows, const Device& device, DeviceTensors& tensors, ThreadPool& pool);

    const Plan& plan() const { return plan_; }
    const Schedule& schedule() const { return schedule_; }
    /// Gives a parameter or state buffer its tensor, which must not move; before the first run.
    void bind(int buffer, Tensor& tensor);
    /// Memory of an outside sample buffer (all rows) or of a complete sum.
    void* memory(int buffer);
    TensorView view(const Ref& ref);

    /// A tap: from the next run on, the rows of this sample buffer are stored to `memory` too (room for the compiled
    /// rows); null ends it. Nothing else changes, no bit of what is computed. False: no op computes the buffer.
    bool tap(int buffer, void* memory);

    /// Runs all ops but the deferred ones; ops of stage `state` only with `training`. A batch of its own are `rows`
    /// rows from `first` on; random numbers are those of their places.
    void run(std::int64_t rows, std::uint64_t step, bool training, std::int64_t first = 0);
    /// The same in two: on a device nothing of a run that was started can be read before it is finished, and more may
    /// join its queue in between.
    void start(std::int64_t rows, std::uint64_t step, bool training, std::int64_t first = 0);
    void finish();
    /// Of a device; null: the processor computes.
    DeviceMemory* there() const { return onDevice_.get(); }
    /// The host has this gradient afterwards as the device has it.
    void bringOut(int gradient);

    /// Pieces of the deferred op that computes this buffer; 0: it is not deferred.
    int deferredPieces(int buffer) const;
    /// Computes one piece of it after `run`, on a thread of the pool; pieces may run in any order.
    void runDeferred(int buffer, int piece, int thread);
    /// Arithmetic operations of all deferred ops in the last run.
    double deferredWork() const;

    /// The lanes of a sum that the optimizer adds up: lane l stands at base + l·stride.
    struct Lanes {
        std::byte* base;
        std::size_t stride;
        int count; ///< lanes of the last run; 1 when the sum is complete
    };
    Lanes lanes(int buffer) const;

    /// Carried states (Buffer::carried) begin anew: all 0, as before the first run.
    void forget();

    /// Changes the number that ops of the node read for this attribute; false when none does.
    bool setLive(const std::string& node, const std::string& attribute, double value);

private:
    /// Rows of the batch that one call of an op works on, and who calls.
    struct Rows {
        std::int64_t first, count;
        int lane = 0;
        int thread = 0;
        bool accumulate = false;
        int piece = 0, pieces = 1;
    };
    Execution(Plan plan, Schedule schedule, ThreadPool& pool);
    void prepare();
    template<class Use> void eachParameter(const Op& op, Use&& use) const;
    void keepPrepared();
    bool isPrepared(int op, void* const* inputs);
    void startOnDevice();
    /// The first row of the run in a buffer that the host holds.
    std::byte* rowsInHost(int buffer)
    {
        const bool ofSamples = plan_.buffers[std::size_t(buffer)].role == BufferRole::sample;
        const std::size_t bytes = schedule_.placements[std::size_t(buffer)].rowBytes;
        return static_cast<std::byte*>(memory(buffer)) + (ofSamples ? std::size_t(first_) * bytes : 0);
    }
    void runGrouped(const Segment& segment);
    void runLane(const Segment& segment, int lane, int thread);
    void runWide(int op);
    void runWhole(const Segment& segment);
    void addLanes(int buffer);
    void call(int op, const Rows& rows);
    void** pointers(int op, const Rows& rows, std::size_t count);
    KernelCall callOf(const Op& op, const Rows& rows, void** in, void** out) const;
    /// Where the rows of an operand lie: base + lane·perLane + row·perRow; a base of null stays null.
    struct Operand {
        std::byte* base = nullptr;
        std::size_t perLane = 0, perRow = 0;
        void* at(const Rows& rows) const
        {
            return base ? base + std::size_t(rows.lane) * perLane + std::size_t(rows.first) * perRow : nullptr;
        }
    };
    Operand operandOf(const Ref& ref) const;
    void placeOperands();
    const Operand* operandsOf(int op) const { return places_.data() + firstPlace_[std::size_t(op)]; }
    void copyTaps(int op, const Rows& rows);
    int piecesOf(int op) const;

    Plan plan_;
    Schedule schedule_;
    ThreadPool& pool_;
    std::vector<void*> outside_;
    std::vector<void*> taps_; ///< by buffer
    int tapped_ = 0;
    Tensor memory_;
    std::byte *workspaces_ = nullptr, *lane_ = nullptr, *batch_ = nullptr, *shared_ = nullptr;
    std::vector<std::byte*> prepared_; ///< by op; null: its kernel prepares nothing
    /// The parameters that an op's kernel prepared last.
    struct Kept {
        bool any = false;
        std::vector<std::byte> bytes;
    };
    std::vector<Kept> kept_; ///< by op; empty where every step changes them
    std::vector<Operand> places_; ///< of all ops, each its inputs, then its outputs
    std::vector<std::size_t> firstPlace_; ///< by op
    bool placed_ = false;
    std::vector<void*> operands_; ///< pointer lists, one a thread
    std::unique_ptr<DeviceMemory> onDevice_; ///< null: the processor computes
    std::int64_t rows_ = 0, first_ = 0; ///< of the last run
    std::uint64_t step_ = 0;
    bool training_ = false;
};

} // namespace loom

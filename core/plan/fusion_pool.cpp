#include "plan/fusion.h"

#include "kernels/window.h"

#include <algorithm>
#include <set>

namespace loom {
namespace {

using namespace window_ints;

constexpr const char* kKind = "conv2d_relu_max_pool";
constexpr std::int64_t kMostCells = 128; ///< of a pooling window: a cell's number is stored in seven bits

/// The ops of one convolution, its pooling and their gradients, as places in the plan; −1: there is none.
struct Found {
    int convolution = -1, pool = -1, poolGradient = -1, reluGradient = -1;
    std::vector<int> gradients; ///< of bias, kernel and input
};

/// Windows side by side inside the map, few enough cells.
bool tiles(const Op& pool)
{
    const std::vector<std::int64_t>& ints = pool.info.ints;
    const Shape& map = pool.inputs[0].shape;
    for (std::size_t axis = 0; axis < 2; ++axis)
        if (ints[kStride + axis] != ints[kKernel + axis] || ints[kDilation + axis] != 1 || ints[kBefore + axis] != 0
            || ints[kOut + axis] * ints[kKernel + axis] > map[int(axis)])
            return false;
    return ints[kKernel] * ints[kKernel + 1] <= kMostCells;
}

/// max_pool(relu(convolution)): the convolution keeps of its map only what pooling asks for, and backward computes
/// with those numbers alone.
class PoolIntoConvolution {
public:
    PoolIntoConvolution(Plan& plan, const KernelTable& variant)
        : plan_(plan)
        , variant_(variant)
    {
    }

    void run()
    {
        if (!variant_.find(kKind, plan_.dtype))
            return;
        for (std::size_t i = 0; i < plan_.ops.size(); ++i) {
            Found found;
            found.convolution = int(i);
            if (plan_.ops[i].kind == "conv2d_relu" && find(found))
                join(found);
        }
    }

private:
    std::vector<int> readersOf(int buffer) const
    {
        std::vector<int> readers;
        for (std::size_t i = 0; i < plan_.ops.size(); ++i)
            if (std::ranges::any_of(plan_.ops[i].inputs, [&](const Ref& in) { return in.buffer == buffer; }))
                readers.push_back(int(i));
        return readers;
    }

    const std::string& kindOf(int op) const { return plan_.ops[std::size_t(op)].kind; }
    int outOf(int op) const { return plan_.ops[std::size_t(op)].outputs[0].buffer; }

    bool find(Found& found) const
    {
        for (const int reader : readersOf(outOf(found.convolution))) {
            int& place = kindOf(reader) == "max_pool"   ? found.pool
                : kindOf(reader) == "max_pool_gradient" ? found.poolGradient
                                                        : found.reluGradient;
            if (place >= 0 || (&place == &found.reluGradient && kindOf(reader) != "relu_gradient"))
                return false;
            place = reader;
        }
        return found.pool >= 0 && tiles(plan_.ops[std::size_t(found.pool)]) && findGradients(found);
    }

    /// Either no gradient goes through, or it goes pooling → ReLU → bias, kernel and input, and nowhere else.
    bool findGradients(Found& found) const
    {
        if (found.poolGradient < 0)
            return found.reluGradient < 0;
        if (found.reluGradient < 0 || readersOf(outOf(found.poolGradient)) != std::vector<int>{found.reluGradient})
            return false;
        const Ref& x = plan_.ops[std::size_t(found.convolution)].inputs[0];
        found.gradients = readersOf(outOf(found.reluGradient));
        return !found.gradients.empty() && std::ranges::all_of(found.gradients, [&](int reader) {
            const Op& op = plan_.ops[std::size_t(reader)];
            return op.kind == "bias_gradient" || op.kind == "conv2d_input_gradient"
                || (op.kind == "conv2d_kernel_gradient" && op.inputs[0].buffer == x.buffer);
        });
    }

    void join(const Found& found)
    {
        const Op pool = plan_.ops[std::size_t(found.pool)];
        const Ref pooled = pool.outputs[0];
        convolutionInts_ = plan_.ops[std::size_t(found.convolution)].info.ints;
        const Ref cells = plan_.addBuffer(plan_.buffers[std::size_t(pooled.buffer)].name + " cells", pooled.shape,
                                          DType::u8, BufferRole::sample);
        joinForward(plan_.ops[std::size_t(found.convolution)], pool, cells, found.poolGradient < 0);
        std::set<int> gone = {found.pool};
        if (found.poolGradient >= 0) {
            const Ref g = plan_.ops[std::size_t(found.poolGradient)].inputs[1];
            std::vector<Ref> watched = {plan_.ops[std::size_t(found.reluGradient)].outputs[0],
                                        plan_.ops[std::size_t(found.poolGradient)].outputs[0]};
            for (const int gradient : found.gradients) {
                joinGradient(plan_.ops[std::size_t(gradient)], pool, g, cells, watched);
                watched.clear(); // the first of them stores what is watched
            }
            gone.insert({found.poolGradient, found.reluGradient});
        }
        for (auto at = gone.rbegin(); at != gone.rend(); ++at)
            plan_.ops.erase(plan_.ops.begin() + *at);
    }

    static void addPoolInts(Op& op, const Op& pool)
    {
        for (const int group : {int(kKernel), int(kOut)})
            for (int axis = 0; axis < 2; ++axis)
                op.info.ints.push_back(pool.info.ints[std::size_t(group + axis)]);
    }

    void joinForward(Op& op, const Op& pool, const Ref& cells, bool inferring) const
    {
        const std::vector<Ref> maps = op.outputs; // after ReLU, before it
        op.kind = kKind;
        op.outputs = {pool.outputs[0], cells, maps[0], maps[1]};
        op.optionalOutputs = inferring ? 3 : 2;
        op.replaces.push_back("max_pool");
        op.work += pool.work;
        addPoolInts(op, pool);
        plan_.describe(op);
    }

    void joinGradient(Op& op, const Op& pool, const Ref& g, const Ref& cells, const std::vector<Ref>& watched) const
    {
        op.replaces = {"max_pool_gradient", "relu_gradient", op.kind};
        if (op.kind == "bias_gradient") {
            op.kind = std::string(kKind) + "_bias_gradient";
            op.inputs = {g, cells};
            op.info.ints = convolutionInts_;
        } else if (op.kind == "conv2d_kernel_gradient") {
            op.kind = std::string(kKind) + "_kernel_gradient";
            op.inputs = {op.inputs[0], g, cells};
        } else {
            op.kind = std::string(kKind) + "_input_gradient";
            op.inputs = {g, cells, op.inputs[1]};
        }
        op.outputs.insert(op.outputs.end(), watched.begin(), watched.end());
        op.optionalOutputs = int(watched.size());
        op.work /= double(pool.info.ints[kKernel] * pool.info.ints[kKernel + 1]);
        addPoolInts(op, pool);
        plan_.describe(op);
    }

    Plan& plan_;
    const KernelTable& variant_;
    std::vector<std::int64_t> convolutionInts_;
};

} // namespace

void joinPools(Plan& plan, const KernelTable& variant)
{
    PoolIntoConvolution(plan, variant).run();
}

} // namespace loom

#include "plan/fusion.h"

#include <algorithm>

namespace loom {
namespace {

bool reads(const Op& op, int buffer)
{
    return std::ranges::any_of(op.inputs, [&](const Ref& in) { return in.buffer == buffer; });
}

/// Does `kind` + `suffix` exist for this type?
bool hasKernel(const KernelTable& variant, const std::string& kind, DType dtype)
{
    return variant.find(kind, dtype) || baselineKernels().find(kind, dtype);
}

/// y = relu(x), where x is what a product, a sum or a normalization computes: that applies it before it stores.
/// Backward asks only for the sign, which y has too.
class ReluIntoProduct {
public:
    ReluIntoProduct(Plan& plan, const KernelTable& variant)
        : plan_(plan)
        , variant_(variant)
    {
    }

    void run()
    {
        for (std::size_t i = 0; i < plan_.ops.size(); ++i)
            if (plan_.ops[i].kind == "relu")
                if (Op* product = productBefore(i); product && onlySignIsRead(i))
                    join(*product, i--);
    }

private:
    Op* productBefore(std::size_t relu)
    {
        const int x = plan_.ops[relu].inputs[0].buffer;
        for (std::size_t i = 0; i < relu; ++i) {
            Op& op = plan_.ops[i];
            if (op.outputs.size() == 1 && op.outputs[0].buffer == x && op.stage == OpStage::forward)
                return hasKernel(variant_, op.kind + "_relu", plan_.dtype) ? &op : nullptr;
        }
        return nullptr;
    }

    /// Nobody but relu and its gradient reads x.
    bool onlySignIsRead(std::size_t relu) const
    {
        const int x = plan_.ops[relu].inputs[0].buffer, y = plan_.ops[relu].outputs[0].buffer;
        for (std::size_t i = 0; i < plan_.ops.size(); ++i) {
            const Op& op = plan_.ops[i];
            if (i == relu || !reads(op, x))
                continue;
            if (op.kind != "relu_gradient" || op.inputs[0].buffer != x || op.inputs[1].buffer != y)
                return false;
        }
        return true;
    }

    void join(Op& product, std::size_t relu)
    {
        const Ref x = product.outputs[0];
        Ref y = plan_.ops[relu].outputs[0];
        y.shape = x.shape; // the product may see it row by row (Op::repeats)
        for (Op& op : plan_.ops)
            if (op.kind == "relu_gradient" && op.inputs[0].buffer == x.buffer)
                op.inputs[0] = op.inputs[1];
        product.replaces = {product.kind, "relu"};
        product.kind += "_relu";
        product.outputs = {y, x};
        product.optionalOutputs = 1;
        plan_.describe(product);
        plan_.ops.erase(plan_.ops.begin() + std::ptrdiff_t(relu));
    }

    Plan& plan_;
    const KernelTable& variant_;
};

} // namespace

Plan fused(Plan plan, const KernelTable& variant)
{
    ReluIntoProduct(plan, variant).run();
    joinPools(plan, variant);
    return plan;
}

} // namespace loom

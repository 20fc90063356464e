#include "plan/new_op.h"
#include "plan/ops.h"

/// Ops of each sample by itself over groups of its channels, and over channels side by side.
namespace loom::ops {

Ref groupMean(Pass& pass, const Ref& x, std::int64_t groups)
{
    Op op = sampleOp("group_mean", {x}, double(x.shape.size()));
    op.info.ints = {groups};
    return pass.append(std::move(op), Shape{groups});
}

Ref groupVariance(Pass& pass, const Ref& x, const Ref& mean)
{
    Op op = sampleOp("group_variance", {x, mean}, 3 * double(x.shape.size()));
    op.info.ints = {mean.shape[0]};
    return pass.append(std::move(op), mean.shape);
}

Ref normalizeGroups(Pass& pass, const Ref& x, const Ref& mean, const Ref& variance, const Ref& gamma, const Ref& beta,
                    double epsilon)
{
    Op op = sampleOp("normalize_groups", {x, mean, variance, gamma, beta}, 4 * double(x.shape.size()));
    op.info.ints = {mean.shape[0]};
    op.info.reals = {epsilon};
    return pass.append(std::move(op), x.shape);
}

Ref normalizeGroupsGradient(Pass& pass, const Ref& standard, const Ref& variance, const Ref& gamma, const Ref& g,
                            double epsilon)
{
    Op op = sampleOp("normalize_groups_gradient", {standard, variance, gamma, g}, 9 * double(standard.shape.size()));
    op.info.ints = {variance.shape[0]};
    op.info.reals = {epsilon};
    return pass.append(std::move(op), standard.shape);
}

Ref nearChannels(Pass& pass, const Ref& x, std::int64_t before, std::int64_t behind)
{
    Op op = sampleOp("near_channels", {x}, double(x.shape.size()) * double(before + behind + 1));
    op.info.ints = {before, behind};
    return pass.append(std::move(op), x.shape);
}

} // namespace loom::ops

// A step of training whose batch is cut into shards: each is a batch of its own up to its gradients, which are added
// up in the order of the shards, times their share of the rows; then there is one update.
#include "base/check.h"
#include "base/wide.h"
#include "train/network_impl.h"

#include <algorithm>

namespace loom {
namespace {

template<class T> LOOM_WIDE void weigh(const T* from, T* sum, std::int64_t count, T weight, bool adds)
{
    for (std::int64_t i = 0; i < count && !adds; ++i)
        sum[i] = weight * from[i];
    for (std::int64_t i = 0; i < count && adds; ++i)
        sum[i] += weight * from[i];
}

} // namespace

void Network::Impl::prepareShards(Phase& phase)
{
    phase.sum.reset();
    phase.measured.clear();
    phase.before.clear();
    if (!inShards())
        return;
    std::int64_t size = phase.update->elements();
    for (const std::string& name : phase.program->measured()) {
        Tensor& tensor = parameters.find(name)->tensor;
        phase.measured.push_back(&tensor);
        phase.before.push_back(tensor);
        size += tensor.size();
    }
    phase.sum = std::make_unique<ShardSum>(cut, ranks(), options.dtype, size);
    shardLosses.resize(std::size_t(cut.shards()) * options.losses.size());
}

void Network::setShards(int shards)
{
    if (shards == impl_->cut.shards())
        return;
    impl_->cut = ShardCut(shards, impl_->ranks());
    for (Impl::Phase& phase : impl_->phases)
        impl_->prepareShards(phase);
}

const ShardCut& Network::shards() const
{
    return impl_->cut;
}

const Ranks& Network::ranks() const
{
    return impl_->ranks();
}

double Network::shardLoss(int shard, int loss) const
{
    return impl_->shardLosses[std::size_t(shard) * impl_->options.losses.size() + std::size_t(loss)];
}

double Network::Impl::meanOfShards(int loss) const
{
    double sum = 0, rows = 0;
    for (int shard = cut.begin(); shard < cut.end(); ++shard)
        if (const double count = double(cut.rowsOf(shard, lastRows).count); count > 0) {
            sum += count * shardLosses[std::size_t(shard) * options.losses.size() + std::size_t(loss)];
            rows += count;
        }
    return rows > 0 ? sum / rows : 0;
}

template<class T>
void Network::Impl::addMeasured(const Phase& phase, const ShardSum::Place& place, double weight) const
{
    T* sum = reinterpret_cast<T*>(place.at) + phase.update->elements();
    for (const Tensor* tensor : phase.measured) {
        parameters.toRead(*tensor);
        weigh(static_cast<const T*>(tensor->data()), sum, tensor->size(), T(weight), place.adds);
        sum += tensor->size();
    }
}

template<class T> void Network::Impl::takeMeasured(Phase& phase) const
{
    const T* sum = reinterpret_cast<const T*>(phase.sum->sum()) + phase.update->elements();
    for (Tensor* tensor : phase.measured) {
        parameters.toWrite(*tensor);
        std::copy_n(sum, tensor->size(), static_cast<T*>(tensor->data()));
        sum += tensor->size();
    }
}

/// What layers measure starts from what stood there before the step, in every shard.
/// The gradients are here as a device has them.
void Network::Impl::bringOut(const Phase& phase) const
{
    for (const UpdateTarget& target : phase.update->targets())
        if (target.learns())
            phase.program->execution().bringOut(target.gradient);
}

void Network::Impl::runShard(Phase& phase, const Moment& at, int shard, std::int64_t rows)
{
    const ShardRows own = cut.rowsOf(shard, rows);
    if (own.count == 0)
        return;
    for (std::size_t i = 0; i < phase.measured.size(); ++i) {
        parameters.toWrite(*phase.measured[i]);
        std::copy_n(static_cast<const std::byte*>(phase.before[i].data()), phase.before[i].bytes(),
                    static_cast<std::byte*>(phase.measured[i]->data()));
    }
    phase.program->runStep(own.count, at, own.first);
    const ShardSum::Place place = phase.sum->place(shard);
    const double weight = double(own.count) / double(rows);
    bringOut(phase);
    phase.update->addShard(phase.program->execution(), *pool, place.at, place.adds, weight);
    if (options.dtype == DType::f64)
        addMeasured<double>(phase, place, weight);
    else
        addMeasured<float>(phase, place, weight);
    for (std::size_t i = 0; i < phase.losses.size(); ++i)
        shardLosses[std::size_t(shard) * options.losses.size() + std::size_t(phase.losses[i])] =
            phase.program->loss(int(i));
}

void Network::Impl::sumShards(Phase& phase, const Moment& at, std::int64_t rows)
{
    lastRows = rows;
    for (std::size_t i = 0; i < phase.measured.size(); ++i) {
        parameters.toRead(*phase.measured[i]);
        std::copy_n(static_cast<const std::byte*>(phase.measured[i]->data()), phase.before[i].bytes(),
                    static_cast<std::byte*>(phase.before[i].data()));
    }
    phase.sum->start(rows);
    for (int shard = cut.begin(); shard < cut.end(); ++shard)
        runShard(phase, at, shard, rows);
    phase.sum->finish();
    if (options.dtype == DType::f64)
        takeMeasured<double>(phase);
    else
        takeMeasured<float>(phase);
}

void Network::inferShard(int shard, std::int64_t rows, Moment at)
{
    const ShardRows own = impl_->cut.rowsOf(shard, rows);
    if (own.count > 0)
        impl_->inference->run(own.count, at, own.first);
}

} // namespace loom

#include "bench.h"

#include "interrupt.h"

#include "analysis/k_means.h"
#include "analysis/tsne.h"
#include "kernels/variants.h"
#include "project/run.h"
#include "tensor/pca.h"

namespace loom::cli {
namespace {

constexpr int kFits = 3; ///< a fit takes seconds
constexpr int kMostDroppedFits = 4;
constexpr int kComponents = 50;
constexpr int kNeighbours = 10;
constexpr int kClusters = 10;

/// The first pictures of Fashion-MNIST, those for the test behind the others, as rows of 784 numbers between 0 and 1.
Result<Tensor> pictures(const BenchContext& context, std::int64_t count)
{
    const Result<BenchProject> made = context.data.prepared(*findBenchCase("mlp_784_128_10"), 1);
    if (!made)
        return made.error();
    const int field = made->data->indexOf("image");
    const std::int64_t size = made->data->fields()[std::size_t(field)].shape.size();
    Tensor x(Shape{count, size}, DType::f32);
    const RowSet &training = made->data->training, &test = made->data->test;
    const std::int64_t first = std::min(count, std::int64_t(training.size()));
    std::vector<std::int64_t> rows = training.slice(0, first);
    for (const std::int64_t row : test.slice(0, count - first))
        rows.push_back(row);
    if (const auto read = gatherField(*made->data, field, rows, {x.data(), DType::f32, count, size}); !read)
        return read.error();
    return x;
}

/// Times `fit` on `rows` pictures; `line.more` and `line.note` are the fit's own.
template<class Fit>
Result<std::vector<BenchLine>> timeFit(const BenchContext& context, BenchLine line, ThreadPool& pool, Fit&& fit)
{
    pool.pin();
    const Result<Rounds> rounds =
        timeRounds({.steps = [&](std::int64_t) { fit(); }, .stepsARound = 1, .mostDropped = kMostDroppedFits},
                   context.rounds(kFits), context.seconds());
    if (!rounds)
        return rounds.error();
    line.mode = "fit";
    line.threads = pool.threads();
    line.rounds = *rounds;
    return std::vector<BenchLine>{std::move(line)};
}

std::string percent(double share)
{
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.1f %%", share * 100);
    return buffer;
}

/// The map of `rows` pictures from their first 50 principal components, with the defaults of the embedding view.
Result<std::vector<BenchLine>> tsne(const BenchContext& context, const char* name, std::int64_t rows)
{
    const Result<Tensor> x = pictures(context, rows);
    if (!x)
        return x.error();
    const Result<const KernelTable*> kernels = chooseKernels(context.options.kernels);
    if (!kernels)
        return kernels.error();
    const KernelTable& brought = (*kernels)->mapLoops ? **kernels : baselineKernels();
    ThreadPool pool(context.options.threads);
    const Tensor features = project(pcaOf(*x, kComponents, pool), *x, pool);
    Tensor map;
    double divergence = 0;
    Result<std::vector<BenchLine>> lines = timeFit(context, {.name = name, .batch = rows}, pool, [&] {
        Tsne fit(features, {.loops = brought.mapLoops}, pool, interrupted);
        while (!fit.done() && !interrupted())
            fit.step();
        map = fit.points();
        divergence = fit.divergence();
    });
    if (!lines)
        return lines;
    const double kept = neighboursKept(features, map, kNeighbours, pool);
    BenchLine& line = lines->front();
    line.kernels = brought.name;
    line.more = {{"iterations", TsneOptions().steps}, {"divergence", divergence}, {"neighbours_kept", kept}};
    line.note = percent(kept) + " of 10 neighbours kept";
    return lines;
}

Result<std::vector<BenchLine>> tsneSmall(const BenchContext& context)
{
    return tsne(context, "tsne_2500", 2500);
}

Result<std::vector<BenchLine>> tsneLarge(const BenchContext& context)
{
    return tsne(context, "tsne_10000", 10'000);
}

Result<std::vector<BenchLine>> tsneOfAll(const BenchContext& context)
{
    return tsne(context, "tsne_70000", 70'000);
}

Result<std::vector<BenchLine>> principalComponents(const BenchContext& context)
{
    constexpr std::int64_t kRows = 10'000;
    const Result<Tensor> x = pictures(context, kRows);
    if (!x)
        return x.error();
    ThreadPool pool(context.options.threads);
    double kept = 0;
    Result<std::vector<BenchLine>> lines = timeFit(context, {.name = "pca", .batch = kRows}, pool, [&] {
        const Pca pca = pcaOf(*x, kComponents, pool);
        project(pca, *x, pool);
        kept = 0;
        for (const double variance : pca.variance)
            kept += variance / pca.totalVariance;
    });
    if (lines) {
        lines->front().more["variance_kept"] = kept;
        lines->front().note = percent(kept) + " of the variance";
    }
    return lines;
}

Result<std::vector<BenchLine>> clusters(const BenchContext& context)
{
    constexpr std::int64_t kRows = 10'000;
    const Result<Tensor> x = pictures(context, kRows);
    if (!x)
        return x.error();
    ThreadPool pool(context.options.threads);
    KMeans found;
    Result<std::vector<BenchLine>> lines = timeFit(context, {.name = "k_means", .batch = kRows}, pool, [&] {
        found = kMeansOf(*x, {.clusters = kClusters}, pool, interrupted);
    });
    if (lines) {
        lines->front().more = {{"iterations", found.steps}, {"inertia", found.inertia}};
        lines->front().note = std::to_string(found.steps) + " iterations";
    }
    return lines;
}

} // namespace

std::vector<ProgramCase> analysisCases()
{
    return {{"tsne_2500", "t-SNE of 2,500 pictures from 50 components, 1,000 iterations", tsneSmall},
            {"tsne_10000", "the same of 10,000 pictures", tsneLarge},
            {"tsne_70000", "the same of all 70,000 pictures, training and test", tsneOfAll},
            {"pca", "50 principal components of 10,000 pictures, and their coordinates", principalComponents},
            {"k_means", "10 clusters of 10,000 pictures", clusters}};
}

} // namespace loom::cli

#include "base/math.h"
#include "train/metrics/metric_common.h"

#include <algorithm>

namespace loom::metrics {
namespace {

constexpr std::int64_t kLongest = 4; ///< pieces of one to so many words

/// Places in MetricState::sums; samples are the words of the true texts.
enum Sum {
    kShared = 0, ///< pieces of each length that both have
    kWritten = kLongest ///< and that were written
};
constexpr int kTokens = 2; ///< while a row is counted the table holds its words: written and true

/// Words of a row that stand in front of the first 0, which is padding, at the steps that count.
template<class At> std::int64_t gathered(double* words, std::int64_t stride, std::int64_t positions, const At& at)
{
    std::int64_t count = 0;
    for (std::int64_t p = 0; p < positions; ++p)
        if (const std::int64_t word = at(p); word > 0)
            words[count++ * stride] = double(word);
        else if (word == 0)
            break;
    return count;
}

/// How far both agree from there on, kLongest at most.
std::int64_t agreement(const double* a, std::int64_t aLeft, const double* b, std::int64_t bLeft)
{
    const std::int64_t most = std::min({aLeft, bLeft, kLongest});
    std::int64_t n = 0;
    while (n < most && a[n * kTokens] == b[n * kTokens])
        ++n;
    return n;
}

/// A written piece is shared while there are as many of it in the true text.
void addRow(MetricState& state, std::int64_t written, std::int64_t actual)
{
    const double *said = state.table.data(), *truth = said + 1;
    for (std::int64_t i = 0; i < written; ++i) {
        std::int64_t there[kLongest + 1] = {}, used[kLongest + 1] = {};
        for (std::int64_t j = 0; j < actual; ++j)
            ++there[agreement(said + i * kTokens, written - i, truth + j * kTokens, actual - j)];
        for (std::int64_t j = 0; j < i; ++j)
            ++used[agreement(said + i * kTokens, written - i, said + j * kTokens, written - j)];
        std::int64_t free = 0;
        for (std::int64_t n = kLongest; n > 0; --n) {
            free += there[n] - used[n];
            state.sums[kShared + n - 1] += i + n <= written && free > 0 ? 1 : 0;
        }
    }
    for (std::int64_t n = 1; n <= kLongest; ++n)
        state.sums[kWritten + n - 1] += double(std::max<std::int64_t>(0, written - n + 1));
    state.samples += actual;
}

void add(MetricState& state, const MetricBatch& batch)
{
    const Layout layout = layoutOf(batch);
    const std::int64_t steps = batch.mask.data ? batch.mask.rowSize : 0;
    if (const auto needed = std::size_t(layout.positions * kTokens); state.table.size() < needed)
        state.table.resize(needed); // only where it was not made for such rows
    for (std::int64_t row = 0; row < batch.rows; ++row) {
        const std::int64_t first = row * layout.positions;
        const auto counted = [&](const auto& word) {
            return [&, word](std::int64_t p) {
                const bool counts =
                    steps == 0 || elementOf(batch.mask, row * steps + p * steps / layout.positions) != 0;
                return counts ? word(first + p) : std::int64_t(-1);
            };
        };
        const std::int64_t written =
            gathered(state.table.data(), kTokens, layout.positions,
                     counted([&](std::int64_t i) { return predictedClass(batch, layout, i); }));
        const std::int64_t actual = gathered(state.table.data() + 1, kTokens, layout.positions,
                                             counted([&](std::int64_t i) { return actualClass(batch, layout, i); }));
        addRow(state, written, actual);
    }
    std::ranges::fill(state.table, 0.0);
}

double value(const MetricState& state)
{
    if (state.samples == 0)
        return meanValue(state); // nothing was counted
    double logs = 0;
    for (std::int64_t n = 0; n < kLongest; ++n) {
        if (state.sums[kShared + n] == 0)
            return 0;
        logs += math::log(state.sums[kShared + n] / state.sums[kWritten + n]) / double(kLongest);
    }
    const double tooShort = std::min(0.0, 1 - double(state.samples) / state.sums[kWritten]);
    return math::exp(logs + tooShort);
}

/// Texts: a label a step, or a row of shares.
bool suits(const Judged& place)
{
    if (!place.target)
        return false;
    const Shape& shape = place.target->shape;
    return place.target->classes > 0 ? shape.rank() == 1 && shape.size() > 1 : shape.rank() == 2;
}

} // namespace

MetricType bleu()
{
    return {.id = "bleu",
            .title = TR("BLEU"),
            .text = TR("How much of what was written stands in the true text: the geometric mean of the shares of "
                       "single words and of pieces of two, three and four words, over all texts together, less where "
                       "too little was written (Papineni and others, 2002). 0 is padding and ends a text. While "
                       "training each word follows on the true ones before it."),
            .higherIsBetter = true,
            .percent = true,
            .fits = {Judges::choices},
            .suits = suits,
            .wholeRows = true,
            .tableWidth = kTokens,
            .mostOutputs = 1 << 20,
            .outputs = [](const MetricBatch& batch) { return layoutOf(batch).positions; },
            .add = add,
            .value = value};
}

} // namespace loom::metrics

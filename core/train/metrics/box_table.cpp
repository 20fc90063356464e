#include "train/metrics/box_table.h"

#include "kernels/detection_cells.h"

#include <algorithm>
#include <limits>

namespace loom::metrics {
namespace {

using functions::kCellNumbers;

/// Of scores from 0 to 1: those of `scoreBin` from that of 0 on.
int binOf(double score)
{
    static const int kFirst = scoreBin(0);
    return std::clamp(scoreBin(score) - kFirst, 0, kBoxBins - 1);
}

} // namespace

void addBoxes(MetricState& state, const MetricBatch& batch, std::span<const double> overlaps, double strike)
{
    // One a thread: they grow to the most boxes once, then nothing is allocated.
    static thread_local std::vector<FoundBox> found;
    static thread_local std::vector<TrueBox> there;
    static thread_local std::vector<char> taken;
    const int width = boxesWidth(int(overlaps.size())), each = 1 + int(overlaps.size());
    const std::int64_t classes = classesOfCells(batch), known = std::int64_t(state.table.size()) / width;
    state.outputs = std::min(classes, known);
    for (std::int64_t row = 0; row < batch.rows; ++row) {
        readTrue(batch.target, row, *batch.targetShape, classes, there);
        readFound(batch.prediction, row, *batch.shape, kLeastScore, found);
        strikeOut(found, strike);
        for (const TrueBox& box : there)
            if (box.kind < known)
                state.table[std::size_t(box.kind * width)] += 1;
        const auto bin = [&](const FoundBox& box) {
            return state.table.data() + box.kind * width + 1 + binOf(box.score) * each;
        };
        for (const FoundBox& box : found)
            if (box.kind < known)
                bin(box)[0] += 1;
        for (std::size_t i = 0; i < overlaps.size(); ++i) {
            countHits(found, there, overlaps[i], taken);
            for (const FoundBox& box : found)
                if (box.kind < known && box.hit >= 0)
                    bin(box)[1 + i] += 1;
        }
    }
    state.samples += batch.rows;
}

double meanPrecision(const MetricState& state, int overlaps, PrecisionWay way)
{
    const int width = boxesWidth(overlaps), each = 1 + overlaps;
    double sum = 0;
    int seen = 0;
    for (std::int64_t kind = 0; kind < state.outputs; ++kind) {
        const double* table = state.table.data() + kind * width;
        for (int overlap = 0; table[0] > 0 && overlap < overlaps; ++overlap) {
            const auto group = [&](std::int64_t place) {
                const double* counts = table + 1 + (kBoxBins - 1 - place) * each;
                return ScoreGroup{counts[0], counts[1 + overlap]};
            };
            sum += averagePrecision(kBoxBins, group, table[0], way);
            ++seen;
        }
    }
    return seen > 0 ? sum / seen : std::numeric_limits<double>::quiet_NaN();
}

bool judgesBoxes(const Judged& place)
{
    return place.loss && place.loss->id == "detection";
}

std::int64_t classesOfCells(const MetricBatch& batch)
{
    return (*batch.shape)[2] - kCellNumbers;
}

AttributeSpec strikeAttribute()
{
    return {.name = "strike",
            .kind = AttributeKind::real,
            .fallback = kUsualStrike,
            .title = TR("Strike out from"),
            .help = TR("Of boxes of one class that overlap by more than this, only the surest stays (non-maximum "
                       "suppression). 1: all stay."),
            .minimum = 0.05,
            .maximum = 1,
            .step = 0.05};
}

namespace {

template<class T> double partOf(const MetricBatch& batch, DetectionPart part)
{
    const Shape &cells = *batch.shape, &boxes = *batch.targetShape;
    const functions::CellGrid grid{cells[0], cells[1], integerOf(attributeOf(*batch.loss, "cells")) > 1};
    double sum = 0;
    for (std::int64_t row = 0; row < batch.rows; ++row) {
        const functions::TrueBoxes<T> there{static_cast<const T*>(batch.target.data) + row * boxes.size(), boxes[0],
                                            boxes[1], classesOfCells(batch)};
        for (std::int64_t i = 0; i < cells[0] * cells[1]; ++i) {
            const T* said = static_cast<const T*>(batch.prediction.data) + row * cells.size() + i * cells[2];
            const functions::DetectionCell<T> cell(grid, there, said, i / cells[1], i % cells[1]);
            sum += double(part == DetectionPart::confidence ? cell.confidence()
                              : part == DetectionPart::box  ? cell.place()
                                                            : cell.kind());
        }
    }
    return sum;
}

template<DetectionPart part> void addPart(MetricState& state, const MetricBatch& batch)
{
    constexpr const char* kWeights[] = {"confidence", "box", "classes"};
    const double weight = numberOf(attributeOf(*batch.loss, kWeights[int(part)]));
    state.sums[0] +=
        weight * (batch.prediction.dtype == DType::f32 ? partOf<float>(batch, part) : partOf<double>(batch, part));
    state.samples += batch.rows;
}

} // namespace

MetricType detectionPart(DetectionPart part, const char* id, Text title, Text text)
{
    return {.id = id,
            .title = std::move(title),
            .text = std::move(text),
            .higherIsBetter = false,
            .fits = {Judges::nothing},
            .suits = judgesBoxes,
            .wholeRows = true,
            .add = part == DetectionPart::confidence ? addPart<DetectionPart::confidence>
                : part == DetectionPart::box         ? addPart<DetectionPart::box>
                                                     : addPart<DetectionPart::kind>,
            .value = meanValue};
}

} // namespace loom::metrics

#pragma once

#include "tensor/tensor.h"

#include <algorithm>
#include <span>
#include <vector>

/// Boxes that a detector found, beside those that there are: what metrics and views share.
namespace loom {

/// Edges as shares of the picture.
struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
};

struct TrueBox {
    Box box;
    std::int64_t kind = 0;
};

struct FoundBox {
    Box box;
    std::int64_t kind = 0;
    double score = 0; ///< confidence · probability of the class
    double confidence = 0;
    std::int64_t cell = 0; ///< that says it
    int hit = -1; ///< the true box that it was counted for
};

/// Intersection over union; 0 of boxes without an area.
double overlapOf(const Box& a, const Box& b);

/// The boxes of a row of cells (`shape`: rows, columns, 5 + classes; kernels/detection_cells.h) with at least that
/// score, highest first. `found` is filled anew; nothing is allocated where it has room.
void readFound(const TensorView& prediction, std::int64_t row, const Shape& shape, double leastScore,
               std::vector<FoundBox>& found);
/// The boxes of a row of targets (`shape`: most, 5 or more) that are of one of so many classes.
void readTrue(const TensorView& target, std::int64_t row, const Shape& shape, std::int64_t classes,
              std::vector<TrueBox>& boxes);

/// Takes away each box that overlaps a better one of its class by more than that (non-maximum suppression); 1: none.
void strikeOut(std::vector<FoundBox>& found, double mostOverlap);
/// Best first, each is counted for the true box of its class that it overlaps most and that is still free, if by
/// that much. `taken` is room to work in.
void countHits(std::vector<FoundBox>& found, std::span<const TrueBox> boxes, double leastOverlap,
               std::vector<char>& taken);

/// How precision over recall is made one number: its whole area, or the mean at so many recalls from 0 to 1 (11: as
/// Pascal VOC did until 2009; 101: as COCO does). Precision is the best at that recall or any higher one.
enum class PrecisionWay { area = 0, eleven = 11, hundredOne = 101 };
/// Found boxes of one score, or nearly.
struct ScoreGroup {
    double found = 0, hits = 0;
};
/// `group(i)` of `count` groups, best first, of `there` true boxes. Allocates nothing.
template<class Group>
double averagePrecision(std::int64_t count, const Group& group, double there, PrecisionWay way = PrecisionWay::area)
{
    double found = 0, hits = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        found += group(i).found;
        hits += group(i).hits;
    }
    // From the lowest score up, so that the best precision so far is that at this recall or any higher one.
    double best = 0, area = 0, sum = 0;
    int open = int(way); // recalls that are still to be met, from 1 down
    const double step = open > 1 ? 1.0 / (open - 1) : 1;
    for (std::int64_t i = count; i-- > 0;) {
        const ScoreGroup one = group(i);
        const double reached = hits / there, before = (hits - one.hits) / there;
        best = found > 0 ? std::max(best, hits / found) : best;
        area += (reached - before) * best;
        while (open > 0 && reached < (open - 1) * step - 1e-9) // out of reach: 0
            --open;
        for (; open > 0 && before < (open - 1) * step - 1e-9; --open)
            sum += best;
        found -= one.found;
        hits -= one.hits;
    }
    return way == PrecisionWay::area ? area : (sum + best * open) / double(int(way)); // what is open is recall 0
}

} // namespace loom

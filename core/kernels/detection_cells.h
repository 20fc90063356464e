#pragma once

#include "kernels/loss_functions.h"

/// What a detector says, and which of its cells must say it: small functions, as in kernels/functions.h. A picture is
/// laid out in rows × columns of cells. Each says how sure it is that an object is there, where its box lies, and a
/// number for each class.
namespace loom::functions {

/// Numbers of a cell in front of those of the classes: confidence, x, y, √width, √height.
constexpr std::int64_t kCellNumbers = 5;
/// Numbers of a true box: left, top, right and bottom as shares of the picture, and the class; more may follow.
constexpr std::int64_t kBoxNumbers = 5;

/// The true boxes of a picture. One without an area, or without a known class, is padding.
template<class T> struct TrueBoxes {
    const T* numbers;
    std::int64_t count, width; ///< boxes, and numbers of each
    std::int64_t classes;

    LOOM_HOST_DEVICE T at(std::int64_t box, int i) const { return numbers[box * width + i]; }
    LOOM_HOST_DEVICE bool holds(std::int64_t box) const
    {
        const T kind = at(box, 4);
        return at(box, 2) > at(box, 0) && at(box, 3) > at(box, 1) && kind >= T(0) && kind < T(classes);
    }
    LOOM_HOST_DEVICE std::int64_t classOf(std::int64_t box) const { return std::int64_t(at(box, 4)); }
    LOOM_HOST_DEVICE T across(std::int64_t box) const { return (at(box, 0) + at(box, 2)) / T(2); }
    LOOM_HOST_DEVICE T down(std::int64_t box) const { return (at(box, 1) + at(box, 3)) / T(2); }
};

/// A center lies at σ·kReach + kBegin cells from its cell's corner: up to half a cell beyond its borders.
constexpr double kReach = 2, kBegin = -0.5;

/// The cells of a picture. `shared`: beside the cell of an object's center, those nearest to it in x and in y answer
/// too, so that a center beside a border is found from both of its sides.
struct CellGrid {
    std::int64_t rows, columns;
    bool shared;

    LOOM_HOST_DEVICE static std::int64_t cellAt(double place, std::int64_t cells)
    {
        const std::int64_t cell = place > 0 ? std::int64_t(place) : 0;
        return cell < cells ? cell : cells - 1;
    }
    /// The box that the cell must tell, or -1. The own center of a box goes first, then what comes last.
    template<class T>
    LOOM_HOST_DEVICE std::int64_t boxOf(const TrueBoxes<T>& boxes, std::int64_t row, std::int64_t column) const
    {
        std::int64_t found = -1;
        bool own = false;
        for (std::int64_t i = 0; i < boxes.count; ++i) {
            if (!boxes.holds(i))
                continue;
            const double x = double(boxes.across(i)) * double(columns), y = double(boxes.down(i)) * double(rows);
            const std::int64_t besideX = column - cellAt(x, columns), besideY = row - cellAt(y, rows);
            if (besideX == 0 && besideY == 0) {
                found = i;
                own = true;
            } else if (shared && !own
                       && ((besideY == 0 && besideX == nearer(x, columns))
                           || (besideX == 0 && besideY == nearer(y, rows))))
                found = i;
        }
        return found;
    }

private:
    LOOM_HOST_DEVICE static std::int64_t nearer(double place, std::int64_t cells)
    {
        return place - double(cellAt(place, cells)) < 0.5 ? -1 : 1;
    }
};

/// How much the three parts of a detector's loss count.
template<class T> struct DetectionWeights {
    T confidence, box, kind;
};

/// The loss of one cell in three parts, and its slopes. `said`: the cell's numbers, `box`: which one it must tell.
template<class T> struct DetectionCell {
    const CellGrid& grid;
    const TrueBoxes<T>& boxes;
    const T* said;
    std::int64_t row, column, box;

    LOOM_HOST_DEVICE DetectionCell(const CellGrid& cells, const TrueBoxes<T>& truth, const T* numbers,
                                   std::int64_t atRow, std::int64_t atColumn)
        : grid(cells)
        , boxes(truth)
        , said(numbers)
        , row(atRow)
        , column(atColumn)
        , box(cells.boxOf(truth, atRow, atColumn))
    {
    }

    LOOM_HOST_DEVICE T confidence() const { return BinaryLogits::value(said[0], box < 0 ? T(0) : T(1)); }
    /// x, y, √width and √height of the box in the cell's own measure.
    LOOM_HOST_DEVICE T wanted(int i) const
    {
        switch (i) {
        case 0:
            return boxes.across(box) * T(grid.columns) - T(column);
        case 1:
            return boxes.down(box) * T(grid.rows) - T(row);
        case 2:
            return math::sqrt(boxes.at(box, 2) - boxes.at(box, 0));
        default:
            return math::sqrt(boxes.at(box, 3) - boxes.at(box, 1));
        }
    }
    LOOM_HOST_DEVICE static T reach(int i) { return i < 2 ? T(kReach) : T(1); }
    LOOM_HOST_DEVICE T placed(int i) const
    {
        return math::sigmoid(said[1 + i]) * reach(i) + (i < 2 ? T(kBegin) : T(0));
    }
    LOOM_HOST_DEVICE T place() const
    {
        T sum = 0;
        for (int i = 0; box >= 0 && i < 4; ++i)
            sum += Squared::value(placed(i), wanted(i));
        return sum;
    }
    /// ln Σ e^x over the classes.
    LOOM_HOST_DEVICE T whole() const
    {
        const T* x = said + kCellNumbers;
        T top = x[0], sum = 0;
        for (std::int64_t j = 1; j < boxes.classes; ++j)
            top = x[j] > top ? x[j] : top;
        for (std::int64_t j = 0; j < boxes.classes; ++j)
            sum += math::exp(x[j] - top);
        return top + math::log(sum);
    }
    LOOM_HOST_DEVICE T kind() const { return box < 0 ? T(0) : whole() - said[kCellNumbers + boxes.classOf(box)]; }

    LOOM_HOST_DEVICE T value(const DetectionWeights<T>& weights) const
    {
        return weights.confidence * confidence() + weights.box * place() + weights.kind * kind();
    }
    LOOM_HOST_DEVICE void slopes(const DetectionWeights<T>& weights, T scale, T* out) const
    {
        out[0] = weights.confidence * BinaryLogits::slope(said[0], box < 0 ? T(0) : T(1)) * scale;
        for (std::int64_t i = 1; box < 0 && i < kCellNumbers + boxes.classes; ++i)
            out[i] = 0;
        if (box < 0)
            return;
        for (int i = 0; i < 4; ++i) {
            const T s = math::sigmoid(said[1 + i]);
            out[1 + i] = weights.box * Squared::slope(placed(i), wanted(i)) * reach(i) * s * (T(1) - s) * scale;
        }
        const T all = whole();
        const std::int64_t kind = boxes.classOf(box);
        for (std::int64_t j = 0; j < boxes.classes; ++j)
            out[kCellNumbers + j] =
                weights.kind * (math::exp(said[kCellNumbers + j] - all) - (j == kind ? T(1) : T(0))) * scale;
    }
};

} // namespace loom::functions

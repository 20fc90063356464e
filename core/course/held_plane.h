#pragma once

#include "course/held_rows.h"
#include "course/lab_values.h"

namespace loom {

/// Cells in rows and columns of a rectangle of the plane of two inputs.
struct PlaneCells {
    double left = -1, right = 1, bottom = -1, top = 1;
    int rows = 41, columns = 41;

    /// The cells' middles as x, y; cell after cell, the topmost row first.
    std::vector<double> middles() const;
    /// Cells whose middles lie on such a grid from border to border.
    static PlaneCells withCorners(double left, double right, double bottom, double top, int rows, int columns);
};

/// What a subject's network answers everywhere in the plane of its two inputs, node by node, kept until one of its
/// weights moves or its graph changes. One thread at a time uses it.
class HeldPlane {
public:
    /// The values must live as long.
    HeldPlane(LabValues& values, std::string subject, const PlaneCells& cells);

    const PlaneCells& cells() const { return cells_; }
    /// True: something is otherwise than when it was asked last.
    bool refresh();
    /// How many units `NODE/output` or `NODE/sum` has; 0: none, or the network has not two inputs.
    std::int64_t units(const std::string& tensor) const;
    /// One unit's answer in each cell; empty where there is none.
    std::vector<float> map(const std::string& tensor, std::int64_t unit) const;
    double at(const std::string& tensor, std::int64_t unit, std::int64_t cell) const;

private:
    LabValues& values_;
    std::string subject_;
    PlaneCells cells_;
    std::unique_ptr<HeldRows> rows_; ///< none: the network takes no plane
    Graph graph_; ///< that it was compiled of
    std::map<std::string, Tensor> weights_; ///< that it answered with
};

} // namespace loom

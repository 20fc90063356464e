#pragma once

#include "analysis/held_network.h"
#include "course/lab.h"
#include "project/run.h"

namespace loom {

/// A row with two inputs as a point of the plane, in the network's numbers.
struct DataPoint {
    double x = 0, y = 0;
    int kind = -1; ///< its class; -1: it has none
    bool test = false; ///< of the test part; else of the training part
};

/// The rows that a subject learns from and is judged by, and how well it does on them as it stands: the trainer's own
/// evaluation, in 64-bit numbers. One thread at a time uses it.
class SubjectData {
public:
    /// As the project says, drawn by its seed. A sentence where there are no data.
    static Result<std::unique_ptr<SubjectData>> make(const LabSubject& subject);

    /// The training part, then the test part; empty where the rows are no points of a plane.
    const std::vector<DataPoint>& points() const { return points_; }
    const PreparedData& data() const { return *run_.data; }
    /// A series over the training part (`loss`, `accuracy`), with `test_` in front over the test part. `accuracy` is
    /// the binary one, too. Measured when asked for, and kept until a weight moves.
    Result<double> measure(const std::string& name, const HeldNetwork& network);

private:
    SubjectData() = default;
    Result<void> readPoints();
    Result<void> readPart(const RowSet& part, bool test);

    Run run_;
    std::vector<DataPoint> points_;
    std::map<std::string, Tensor> weights_; ///< that was measured with
    std::map<std::string, double> measured_;
};

} // namespace loom

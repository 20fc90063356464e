#pragma once

#include "base/thread_pool.h"
#include "graph/constraint_type.h"
#include "tensor/tensor.h"

namespace loom {

/// The constraints of one parameter, one behind the other.
struct ConstrainedParameter {
    Tensor* parameter = nullptr;
    std::vector<Part> constraints;
};

/// Puts parameters back to where their constraints let them be, after each update. Cut into pieces by the parameters
/// alone, so that the result does not depend on the number of threads; allocates nothing while it runs.
class Constrain {
public:
    void setParameters(const std::vector<ConstrainedParameter>& all);
    void run(ThreadPool& pool, DType dtype);

private:
    struct Piece {
        const ConstraintType* type;
        Tensor* parameter;
        std::int64_t rows, columns, first, count;
        double numbers[kMostConstraintNumbers];
    };
    /// Those that are first of their parameters, then the second ones …
    struct Round {
        std::vector<Piece> pieces;
        double work = 0;
    };
    void add(std::size_t round, Tensor& parameter, const Part& constraint);

    std::vector<Round> rounds_;
};

} // namespace loom

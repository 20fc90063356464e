#include "course/refit.h"

#include "base/math.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace loom {
namespace {

constexpr double kRidge = 0.01; // keeps the weights finite where the classes can be parted without a fault
constexpr int kMostSteps = 60;
constexpr double kArrived = 1e-9;
constexpr double kLeastShare = 1.0 / 1024; // of a step, before it is given up

/// One problem of `logisticFit`: what is minimised, its slope and its curvature at given weights.
class Logistic {
public:
    Logistic(std::span<const double> inputs, std::size_t units, std::span<const int> classes, double ridge)
        : inputs_(inputs)
        , units_(units)
        , classes_(classes)
        , ridge_(ridge)
    {
    }

    double cost(const std::vector<double>& weights) const
    {
        double sum = 0;
        for (std::size_t j = 0; j < units_; ++j)
            sum += ridge_ / 2 * weights[j] * weights[j];
        for (std::size_t row = 0; row < classes_.size(); ++row) {
            const double z = at(row, weights), toward = classes_[row] == 1 ? -z : z;
            sum += std::max(toward, 0.0) + math::log1p(math::exp(-std::abs(z)));
        }
        return sum;
    }

    /// Slope, and the curvature as a full symmetric matrix of side units + 1.
    void derivatives(const std::vector<double>& weights, std::vector<double>& slope,
                     std::vector<double>& curvature) const
    {
        const std::size_t side = units_ + 1;
        slope.assign(side, 0);
        curvature.assign(side * side, 0);
        std::vector<double> x(side, 1);
        for (std::size_t row = 0; row < classes_.size(); ++row) {
            std::copy_n(inputs_.begin() + std::ptrdiff_t(row * units_), units_, x.begin());
            const double y = math::sigmoid(at(row, weights)), off = y - classes_[row], steep = y * (1 - y);
            for (std::size_t i = 0; i < side; ++i) {
                slope[i] += off * x[i];
                for (std::size_t j = 0; j <= i; ++j)
                    curvature[i * side + j] += steep * x[i] * x[j];
            }
        }
        for (std::size_t i = 0; i < side; ++i) {
            if (i < units_) {
                slope[i] += ridge_ * weights[i];
                curvature[i * side + i] += ridge_;
            }
            curvature[i * side + i] += 1e-9; // the bias, too, has an answer where every row is sure
            for (std::size_t j = 0; j < i; ++j)
                curvature[j * side + i] = curvature[i * side + j];
        }
    }

private:
    double at(std::size_t row, const std::vector<double>& weights) const
    {
        double z = weights[units_];
        for (std::size_t j = 0; j < units_; ++j)
            z += weights[j] * inputs_[row * units_ + j];
        return z;
    }

    std::span<const double> inputs_;
    std::size_t units_;
    std::span<const int> classes_;
    double ridge_;
};

/// Solves matrix · x = right for a positive definite matrix (Cholesky), in place.
std::vector<double> solved(std::vector<double> matrix, std::vector<double> right)
{
    const std::size_t side = right.size();
    for (std::size_t i = 0; i < side; ++i)
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = matrix[i * side + j];
            for (std::size_t k = 0; k < j; ++k)
                sum -= matrix[i * side + k] * matrix[j * side + k];
            matrix[i * side + j] = i == j ? std::sqrt(std::max(sum, 1e-300)) : sum / matrix[j * side + j];
        }
    for (std::size_t i = 0; i < side; ++i) {
        for (std::size_t k = 0; k < i; ++k)
            right[i] -= matrix[i * side + k] * right[k];
        right[i] /= matrix[i * side + i];
    }
    for (std::size_t i = side; i-- > 0;) {
        for (std::size_t k = i + 1; k < side; ++k)
            right[i] -= matrix[k * side + i] * right[k];
        right[i] /= matrix[i * side + i];
    }
    return right;
}

} // namespace

std::vector<double> logisticFit(std::span<const double> inputs, std::int64_t units, std::span<const int> classes,
                                double ridge)
{
    const std::size_t side = std::size_t(units) + 1;
    const Logistic problem(inputs, std::size_t(units), classes, ridge);
    std::vector<double> weights(side, 0), slope, curvature;
    double cost = problem.cost(weights);
    for (int step = 0; step < kMostSteps; ++step) {
        problem.derivatives(weights, slope, curvature);
        const std::vector<double> way = solved(curvature, slope);
        double share = 1, longest = 0;
        std::vector<double> next(side);
        double lower = cost;
        for (;; share /= 2) {
            for (std::size_t i = 0; i < side; ++i)
                next[i] = weights[i] - share * way[i];
            lower = problem.cost(next);
            if (lower <= cost || share < kLeastShare)
                break;
        }
        for (const double part : way)
            longest = std::max(longest, std::abs(share * part));
        if (!(lower <= cost))
            break;
        weights = next;
        cost = lower;
        if (longest < kArrived)
            break;
    }
    return weights;
}

Result<std::unique_ptr<OutputRefit>> OutputRefit::make(const LabSubject& subject, const SubjectData& data)
{
    const Graph& graph = subject.project.graph;
    const std::vector<std::string> order = topologicalOrder(graph);
    const Node* last = order.empty() ? nullptr : graph.find(order.back());
    const bool node = last && last->type == "dense" && integerOf(attributeOf(last->attributes, "units")) == 1
        && stringOf(attributeOf(last->attributes, "activation")) == "sigmoid";
    const auto edge = std::ranges::find_if(graph.edges, [&](const Edge& e) { return last && e.to.node == last->id; });
    if (!node || edge == graph.edges.end())
        return Text(TR("the last layer of “{name}” is no single sigmoid node"), {{"name", subject.id}});
    std::unique_ptr<OutputRefit> made(new OutputRefit);
    made->output_ = last->id;
    made->before_ = edge->from.node;
    std::vector<double> places;
    for (const DataPoint& point : data.points()) {
        if (point.test || point.kind < 0 || point.kind > 1)
            continue;
        places.insert(places.end(), {point.x, point.y});
        made->classes_.push_back(point.kind);
    }
    if (made->classes_.empty())
        return Text(TR("“{name}” has no points of two classes"), {{"name", subject.id}});
    Result<std::unique_ptr<HeldRows>> rows = HeldRows::make(subject, std::int64_t(made->classes_.size()));
    if (!rows)
        return rows.error();
    made->rows_ = std::move(*rows);
    if (!made->rows_->setSamples(places))
        return Text(TR("“{name}” has no points of two classes"), {{"name", subject.id}});
    return made;
}

void OutputRefit::fit(HeldNetwork& network)
{
    rows_->answer(network.weights());
    const std::string before = before_ + "/output";
    const std::int64_t units = rows_->units(before);
    const std::vector<double> weights = logisticFit(rows_->values(before), units, classes_, kRidge);
    for (std::int64_t i = 0; i < units; ++i)
        (void)network.setElement(output_ + "/kernel", std::array<std::int64_t, 2>{i, 0}, weights[std::size_t(i)]);
    (void)network.setElement(output_ + "/bias", std::array<std::int64_t, 1>{0}, weights[std::size_t(units)]);
}

} // namespace loom

#pragma once

#include "graph/explain_pieces.h"

namespace loom {

/// Of a recurrent layer, by what its engine keeps of every step in the order of reading: `input_sum` (x·W + b of its
/// gates), `hidden` and `output`; back through time the gradients of those sums and what follows from them.
class RecurrentPass {
public:
    RecurrentPass(const ExplainQuery& query, ElementNames& names, std::int64_t trueSteps, std::int64_t gates);

    /// What is the same in all of them; `sums`: the gradients of the sums that the states went into.
    std::optional<Formula> shared(const char* sums);

    const ExplainQuery& query() const { return query_; }
    std::int64_t time() const { return time_; }
    std::int64_t units() const { return units_; }
    Formula at(const char* stem, const char* tensor, std::int64_t t, std::int64_t u);
    Formula weight(const char* stem, const char* tensor, std::int64_t row, std::int64_t column);
    Formula bias(const char* tensor, std::int64_t column);
    /// Of the hidden state (of the cell) in front of step t: the step before, the initial one, or nothing.
    std::optional<Formula> stateBefore(std::int64_t t, std::int64_t u);
    std::optional<Formula> cellBefore(std::int64_t t, std::int64_t u);
    /// What came back to the last state (`last_state`, `last_cell`) at the step that gave it.
    std::vector<Formula> fromLast(const char* port, std::int64_t t, std::int64_t u);
    /// The initial state that is asked for where `input:gradient` is of such a port.
    std::string askedPort() const;
    /// From the sums of step t to the state in front of it, R's row.
    std::vector<Formula> fromSums(const char* sums, std::int64_t t, std::int64_t u);
    /// h(t − 1)·R of a column; nothing at the first step without an initial state.
    std::vector<Formula> fromStateBefore(std::int64_t t, std::int64_t column);
    /// What comes to h(t) from the output.
    std::vector<Formula> fromOutput(std::int64_t t, std::int64_t u);
    /// And from the sums of the step behind.
    std::vector<Formula> fromStepBehind(const char* sums, std::int64_t t, std::int64_t u);
    /// Σ over the steps of what the weight met times the gradient of its column.
    template<class Met> Formula overSteps(const char* sums, std::int64_t from, std::int64_t column, Met met)
    {
        std::vector<Formula> sum;
        for (std::int64_t t = from; t < time_; ++t)
            sum.push_back(times({at("d", sums, t, column), met(t)}));
        return sum.empty() ? Formula() : Formula::sum(std::move(sum));
    }

private:
    Formula input(std::int64_t t, std::int64_t i);
    Formula inputSum(std::int64_t t, std::int64_t column);
    Formula inputGradient(std::int64_t t, std::int64_t i);
    Formula output();
    Formula last(const char* stem, const char* tensor);
    std::optional<Formula> before(const char* stem, const char* tensor, const char* port, std::int64_t t,
                                  std::int64_t u);
    bool comesBack(const std::string& tensor, std::int64_t u) const;

    const ExplainQuery& query_;
    ElementNames& names_;
    std::int64_t time_, true_, units_, gates_;
    bool sequences_, backwards_;
};

/// Of a GRU also `recurrent_sum` (h(t − 1)·R and the recurrent bias, in the order u r candidate), its gates,
/// `candidate` and `kept`.
std::optional<Formula> explainGru(const ExplainQuery& query, ElementNames& names);

} // namespace loom

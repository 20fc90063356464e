#include "graph/explain_lstm.h"

#include "graph/explain_recurrent.h"

#include <algorithm>

namespace loom {
namespace {

constexpr std::int64_t kQuarters = 4;
constexpr const char* kSums = "input_sum:gradient";

/// Each number by those that the engine keeps of every step, forward and back through time.
class LstmPass : public RecurrentPass {
public:
    LstmPass(const ExplainQuery& query, ElementNames& names, std::int64_t trueSteps)
        : RecurrentPass(query, names, trueSteps, kQuarters)
        , activation_(query.layer.text("activation"))
        , gate_(query.layer.text("recurrent_activation"))
    {
    }

    /// The function of the inputs' sum and h(t − 1)·R; `quarter` is the gate's place among the columns.
    Formula gate(std::int64_t quarter, std::int64_t t, std::int64_t u)
    {
        const std::int64_t column = quarter * units() + u;
        std::vector<Formula> sum{at("s", "input_sum", t, column)};
        const std::vector<Formula> states = fromStateBefore(t, column);
        sum.insert(sum.end(), states.begin(), states.end());
        return activated(quarter == 2 ? activation_ : gate_, Formula::sum(std::move(sum)));
    }

    Formula cell(std::int64_t t, std::int64_t u)
    {
        std::vector<Formula> sum;
        if (const std::optional<Formula> before = cellBefore(t, u))
            sum.push_back(Formula::product({at("f", "forget_gate", t, u), *before}));
        sum.push_back(Formula::product({at("i", "input_gate", t, u), at("g", "candidate", t, u)}));
        return Formula::sum(std::move(sum));
    }

    Formula hidden(std::int64_t t, std::int64_t u)
    {
        return Formula::product({at("o", "output_gate", t, u), shown(t, u)});
    }

    /// What comes from the output, and from the step behind through all its gates.
    Formula hiddenGradient(std::int64_t t, std::int64_t u)
    {
        std::vector<Formula> sum = fromOutput(t, u);
        const std::vector<Formula> behind = fromStepBehind(kSums, t, u);
        sum.insert(sum.end(), behind.begin(), behind.end());
        return sum.empty() ? Formula() : Formula::sum(std::move(sum));
    }

    Formula cellGradient(std::int64_t t, std::int64_t u)
    {
        std::vector<Formula> sum;
        const Formula own =
            times({hiddenGradient(t, u), at("o", "output_gate", t, u), slopeByResult(activation_, shown(t, u))});
        if (!own.isNumber(0))
            sum.push_back(own);
        const std::vector<Formula> end = fromLast("last_cell", t, u);
        sum.insert(sum.end(), end.begin(), end.end());
        if (t + 1 < time())
            sum.push_back(Formula::product({at("d", "cell:gradient", t + 1, u), at("f", "forget_gate", t + 1, u)}));
        return sum.empty() ? Formula() : Formula::sum(std::move(sum));
    }

    /// Of one column of the gates: its share in the cell or in what is shown, times its slope.
    Formula sumGradient(std::int64_t t, std::int64_t column)
    {
        const std::int64_t u = column % units();
        const Formula i = at("i", "input_gate", t, u), g = at("g", "candidate", t, u);
        switch (column / units()) {
        case 0:
            return times({at("d", "cell:gradient", t, u), g, slopeByResult(gate_, i)});
        case 1:
            if (const std::optional<Formula> before = cellBefore(t, u))
                return times(
                    {at("d", "cell:gradient", t, u), *before, slopeByResult(gate_, at("f", "forget_gate", t, u))});
            return Formula();
        case 2:
            return times({at("d", "cell:gradient", t, u), i, slopeByResult(activation_, g)});
        default:
            return times({hiddenGradient(t, u), shown(t, u), slopeByResult(gate_, at("o", "output_gate", t, u))});
        }
    }

    Formula initialCellGradient(std::int64_t u)
    {
        return Formula::product({at("d", "cell:gradient", 0, u), at("f", "forget_gate", 0, u)});
    }

private:
    Formula shown(std::int64_t t, std::int64_t u) { return activated(activation_, at("c", "cell", t, u)); }

    std::string activation_, gate_;
};

} // namespace

std::optional<Formula> explainLstm(const ExplainQuery& query, ElementNames& names)
{
    const std::optional<std::int64_t> all = trueSteps(query);
    if (!all)
        return std::nullopt;
    LstmPass steps(query, names, *all);
    const std::int64_t first = query.index[0], last = query.index.back();
    const std::string& of = query.of;
    constexpr const char* kGates[] = {"input_gate", "forget_gate", "candidate", "output_gate"};
    if (const auto found = std::ranges::find(kGates, of); found != std::end(kGates))
        return steps.gate(found - kGates, first, last);
    return steps.askedPort() == "initial_cell" ? steps.initialCellGradient(first)
        : of == "cell"                         ? steps.cell(first, last)
        : of == "hidden"                       ? steps.hidden(first, last)
        : of == "cell:gradient"                ? steps.cellGradient(first, last)
        : of == kSums                          ? steps.sumGradient(first, last)
                                               : steps.shared(kSums);
}

} // namespace loom

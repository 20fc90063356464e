#include "graph/explain_recurrent.h"

#include <algorithm>

namespace loom {
namespace {

constexpr std::int64_t kGates = 3;

class GruPass : public RecurrentPass {
public:
    GruPass(const ExplainQuery& query, ElementNames& names, std::int64_t trueSteps)
        : RecurrentPass(query, names, trueSteps, kGates)
        , activation_(query.layer.text("activation"))
        , gate_(query.layer.text("recurrent_activation"))
    {
    }

    Formula recurrentSum(std::int64_t t, std::int64_t column)
    {
        std::vector<Formula> sum = fromStateBefore(t, column);
        if (query().layer.flag("use_bias"))
            sum.push_back(bias("recurrent_bias", column));
        return sum.empty() ? Formula() : Formula::sum(std::move(sum));
    }

    /// `third` is the gate's place among the columns.
    Formula gate(std::int64_t third, std::int64_t t, std::int64_t u)
    {
        return activated(gate_, Formula::sum({input(third, t, u), state(third, t, u)}));
    }

    Formula candidate(std::int64_t t, std::int64_t u)
    {
        return activated(
            activation_,
            Formula::sum({input(2, t, u), Formula::product({at("r", "reset_gate", t, u), state(2, t, u)})}));
    }

    Formula kept(std::int64_t t, std::int64_t u)
    {
        const std::optional<Formula> state = stateBefore(t, u);
        return state ? Formula::product({at("u", "update_gate", t, u), *state}) : Formula();
    }

    Formula hidden(std::int64_t t, std::int64_t u)
    {
        return Formula::sum({at("k", "kept", t, u), Formula::product({replaced(t, u), at("g", "candidate", t, u)})});
    }

    /// Of the whole state: it is that of what is kept.
    Formula keptGradient(std::int64_t t, std::int64_t u)
    {
        std::vector<Formula> sum = fromOutput(t, u);
        const std::vector<Formula> behind = fromStepBehind("recurrent_sum:gradient", t, u);
        sum.insert(sum.end(), behind.begin(), behind.end());
        if (t + 1 < time())
            sum.push_back(Formula::product({at("e", "kept:gradient", t + 1, u), at("u", "update_gate", t + 1, u)}));
        return sum.empty() ? Formula() : Formula::sum(std::move(sum));
    }

    /// Of one column: its share in the state, times its slope.
    Formula sumGradient(std::int64_t t, std::int64_t column)
    {
        const std::int64_t u = column % units();
        const Formula g = at("g", "candidate", t, u);
        if (column / units() == 2)
            return times({at("e", "kept:gradient", t, u), replaced(t, u), slopeByResult(activation_, g)});
        if (column / units() == 1)
            return times({at("d", "input_sum:gradient", t, 2 * units() + u), state(2, t, u),
                          slopeByResult(gate_, at("r", "reset_gate", t, u))});
        std::vector<Formula> change{Formula::negation(g)};
        if (const std::optional<Formula> state = stateBefore(t, u))
            change.insert(change.begin(), *state);
        return times({at("e", "kept:gradient", t, u), Formula::sum(std::move(change)),
                      slopeByResult(gate_, at("u", "update_gate", t, u))});
    }

    /// Of the state in front of the first step.
    Formula initialGradient(std::int64_t u)
    {
        std::vector<Formula> sum = fromSums("recurrent_sum:gradient", 0, u);
        sum.push_back(Formula::product({at("e", "kept:gradient", 0, u), at("u", "update_gate", 0, u)}));
        return Formula::sum(std::move(sum));
    }

    /// The same as of the inputs' sum; the candidate's only as far as the reset gate lets it through.
    Formula stateGradient(std::int64_t t, std::int64_t column)
    {
        const Formula same = at("d", "input_sum:gradient", t, column);
        return column / units() == 2 ? Formula::product({same, at("r", "reset_gate", t, column % units())}) : same;
    }

private:
    Formula input(std::int64_t third, std::int64_t t, std::int64_t u)
    {
        return at("s", "input_sum", t, third * units() + u);
    }
    Formula state(std::int64_t third, std::int64_t t, std::int64_t u)
    {
        return at("m", "recurrent_sum", t, third * units() + u);
    }
    Formula replaced(std::int64_t t, std::int64_t u)
    {
        return Formula::sum({Formula::number(1), Formula::negation(at("u", "update_gate", t, u))});
    }

    std::string activation_, gate_;
};

} // namespace

std::optional<Formula> explainGru(const ExplainQuery& query, ElementNames& names)
{
    const std::optional<std::int64_t> all = trueSteps(query);
    if (!all)
        return std::nullopt;
    GruPass steps(query, names, *all);
    const std::int64_t first = query.index[0], last = query.index.back();
    constexpr const char* kStates = "recurrent_sum:gradient";
    const std::string& of = query.of;
    return steps.askedPort() == "initial_state" ? steps.initialGradient(first)
        : of == "recurrent_sum"                 ? steps.recurrentSum(first, last)
        : of == "update_gate"                   ? steps.gate(0, first, last)
        : of == "reset_gate"                    ? steps.gate(1, first, last)
        : of == "candidate"                     ? steps.candidate(first, last)
        : of == "kept"                          ? steps.kept(first, last)
        : of == "hidden"                        ? steps.hidden(first, last)
        : of == "kept:gradient"                 ? steps.keptGradient(first, last)
        : of == "input_sum:gradient"            ? steps.sumGradient(first, last)
        : of == kStates                         ? steps.stateGradient(first, last)
        : of != "recurrent_bias:gradient"
        ? steps.shared(kStates)
        : steps.overSteps(kStates, 0, last, [](std::int64_t) { return Formula::number(1); });
}

} // namespace loom

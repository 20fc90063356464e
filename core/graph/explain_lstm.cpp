#include "graph/explain_lstm.h"

#include "graph/explain_pieces.h"

#include <algorithm>

namespace loom {
namespace {

/// Each number by those that the engine keeps of every step, forward and back through time.
class LstmPass {
public:
    LstmPass(const ExplainQuery& query, ElementNames& names, std::int64_t trueSteps)
        : query_(query)
        , names_(names)
        , activation_(query.layer.text("activation"))
        , gate_(query.layer.text("recurrent_activation"))
        , time_(query.layer.inputs[0][0])
        , true_(trueSteps)
        , units_(query.layer.integer("units"))
        , sequences_(query.layer.flag("return_sequences"))
    {
    }

    /// x(t)·W + b of one column of the gates.
    Formula inputSum(std::int64_t t, std::int64_t column)
    {
        std::vector<Formula> sum;
        for (std::int64_t i = 0; i < query_.layer.inputs[0][1]; ++i)
            sum.push_back(Formula::product({input(t, i), weight("w", "kernel", i, column)}));
        if (query_.layer.flag("use_bias"))
            sum.push_back(names_("b", {query_.owner + "/bias", {column}}));
        return Formula::sum(std::move(sum));
    }

    /// The function of that sum and h(t − 1)·R; `quarter` is the gate's place among the columns.
    Formula gate(std::int64_t quarter, std::int64_t t, std::int64_t u)
    {
        const std::int64_t column = quarter * units_ + u;
        std::vector<Formula> sum{at("s", "input_sum", t, column)};
        for (std::int64_t v = 0; t > 0 && v < units_; ++v)
            sum.push_back(
                Formula::product({at("h", "hidden", t - 1, v), weight("u", "recurrent_kernel", v, column)}));
        return activated(quarter == 2 ? activation_ : gate_, Formula::sum(std::move(sum)));
    }

    Formula cell(std::int64_t t, std::int64_t u)
    {
        std::vector<Formula> sum;
        if (t > 0)
            sum.push_back(Formula::product({at("f", "forget_gate", t, u), at("c", "cell", t - 1, u)}));
        sum.push_back(Formula::product({at("i", "input_gate", t, u), at("g", "candidate", t, u)}));
        return Formula::sum(std::move(sum));
    }

    Formula hidden(std::int64_t t, std::int64_t u)
    {
        return Formula::product({at("o", "output_gate", t, u), shown(t, u)});
    }

    /// Behind the last true step it stays.
    Formula output()
    {
        const std::int64_t last = sequences_ ? std::min(query_.index[0], true_ - 1) : true_ - 1;
        return last < 0 ? Formula() : at("h", "hidden", last, query_.index.back());
    }

    /// What comes from the output, and from the step behind through all its gates.
    Formula hiddenGradient(std::int64_t t, std::int64_t u)
    {
        std::vector<Formula> sum;
        const std::string out = query_.node + "/output:gradient";
        if (sequences_ && t < true_)
            for (std::int64_t s = t; s < (t + 1 == true_ ? time_ : t + 1); ++s)
                sum.push_back(names_("d", {out, {s, u}}));
        if (!sequences_ && t + 1 == true_)
            sum.push_back(names_("d", {out, {u}}));
        for (std::int64_t column = 0; t + 1 < time_ && column < 4 * units_; ++column)
            sum.push_back(Formula::product({delta(t + 1, column), weight("u", "recurrent_kernel", u, column)}));
        return sum.empty() ? Formula() : Formula::sum(std::move(sum));
    }

    Formula cellGradient(std::int64_t t, std::int64_t u)
    {
        std::vector<Formula> sum;
        const Formula own =
            times({hiddenGradient(t, u), at("o", "output_gate", t, u), slopeByResult(activation_, shown(t, u))});
        if (!own.isNumber(0))
            sum.push_back(own);
        if (t + 1 < time_)
            sum.push_back(Formula::product({at("d", "cell:gradient", t + 1, u), at("f", "forget_gate", t + 1, u)}));
        return sum.empty() ? Formula() : Formula::sum(std::move(sum));
    }

    /// Of one column of the gates: its share in the cell or in what is shown, times its slope.
    Formula sumGradient(std::int64_t t, std::int64_t column)
    {
        const std::int64_t u = column % units_;
        const Formula i = at("i", "input_gate", t, u), g = at("g", "candidate", t, u);
        switch (column / units_) {
        case 0:
            return times({at("d", "cell:gradient", t, u), g, slopeByResult(gate_, i)});
        case 1:
            return t == 0 ? Formula()
                          : times({at("d", "cell:gradient", t, u), at("c", "cell", t - 1, u),
                                   slopeByResult(gate_, at("f", "forget_gate", t, u))});
        case 2:
            return times({at("d", "cell:gradient", t, u), i, slopeByResult(activation_, g)});
        default:
            return times({hiddenGradient(t, u), shown(t, u), slopeByResult(gate_, at("o", "output_gate", t, u))});
        }
    }

    /// Σ over the steps of what the weight met times its column's gradient.
    template<class Met> Formula overSteps(std::int64_t from, std::int64_t column, Met met)
    {
        std::vector<Formula> sum;
        for (std::int64_t t = from; t < time_; ++t)
            sum.push_back(times({delta(t, column), met(t)}));
        return sum.empty() ? Formula() : Formula::sum(std::move(sum));
    }

    Formula inputGradient(std::int64_t t, std::int64_t i)
    {
        std::vector<Formula> sum;
        for (std::int64_t column = 0; column < 4 * units_; ++column)
            sum.push_back(Formula::product({delta(t, column), weight("w", "kernel", i, column)}));
        return Formula::sum(std::move(sum));
    }

    Formula input(std::int64_t t, std::int64_t i) { return names_("x", {query_.inputs[0], {t, i}}); }
    Formula at(const char* stem, const char* tensor, std::int64_t t, std::int64_t u)
    {
        return names_(stem, {query_.node + "/" + tensor, {t, u}});
    }

private:
    Formula weight(const char* stem, const char* tensor, std::int64_t row, std::int64_t column)
    {
        return names_(stem, {query_.owner + "/" + tensor, {row, column}});
    }
    Formula delta(std::int64_t t, std::int64_t column) { return at("d", "input_sum:gradient", t, column); }
    Formula shown(std::int64_t t, std::int64_t u) { return activated(activation_, at("c", "cell", t, u)); }

    const ExplainQuery& query_;
    ElementNames& names_;
    std::string activation_, gate_;
    std::int64_t time_, true_, units_;
    bool sequences_;
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
    return of == "input_sum"         ? steps.inputSum(first, last)
        : of == "cell"               ? steps.cell(first, last)
        : of == "hidden"             ? steps.hidden(first, last)
        : of == "output"             ? steps.output()
        : of == "cell:gradient"      ? steps.cellGradient(first, last)
        : of == "hidden:gradient"    ? steps.at("d", "output:gradient", first, last) // of every step's own output
        : of == "input_sum:gradient" ? steps.sumGradient(first, last)
        : of == "input:gradient"     ? steps.inputGradient(first, last)
        : of == "bias:gradient"      ? steps.overSteps(0, last, [](std::int64_t) { return Formula::number(1); })
        : of == "kernel:gradient"    ? steps.overSteps(0, last, [&](auto t) { return steps.input(t, first); })
        : of != "recurrent_kernel:gradient"
        ? std::optional<Formula>()
        : steps.overSteps(1, last, [&](std::int64_t t) { return steps.at("h", "hidden", t - 1, first); });
}

} // namespace loom

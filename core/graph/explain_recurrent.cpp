#include "graph/explain_recurrent.h"

#include "graph/recurrent_pieces.h"

#include <algorithm>
#include <cmath>

namespace loom {

RecurrentPass::RecurrentPass(const ExplainQuery& query, ElementNames& names, std::int64_t trueSteps,
                             std::int64_t gates)
    : query_(query)
    , names_(names)
    , time_(query.layer.inputs[0][0])
    , true_(trueSteps)
    , units_(query.layer.integer("units"))
    , gates_(gates)
    , sequences_(query.layer.flag("return_sequences"))
    , backwards_(query.layer.flag("go_backwards"))
{
}

Formula RecurrentPass::at(const char* stem, const char* tensor, std::int64_t t, std::int64_t u)
{
    return names_(stem, {query_.node + "/" + tensor, {t, u}});
}

Formula RecurrentPass::weight(const char* stem, const char* tensor, std::int64_t row, std::int64_t column)
{
    return names_(stem, {query_.owner + "/" + tensor, {row, column}});
}

Formula RecurrentPass::bias(const char* tensor, std::int64_t column)
{
    return query_.layer.flag("use_bias") ? names_("b", {query_.owner + "/" + tensor, {column}}) : Formula();
}

/// Of the step that is read as number t.
Formula RecurrentPass::input(std::int64_t t, std::int64_t i)
{
    if (backwards_ && t >= true_)
        return Formula();
    return names_("x", {query_.inputs[0], {backwards_ ? true_ - 1 - t : t, i}});
}

Formula RecurrentPass::inputSum(std::int64_t t, std::int64_t column)
{
    std::vector<Formula> sum;
    for (std::int64_t i = 0; i < query_.layer.inputs[0][1]; ++i)
        if (const Formula x = input(t, i); !x.isNumber(0))
            sum.push_back(Formula::product({x, weight("w", "kernel", i, column)}));
    if (query_.layer.flag("use_bias"))
        sum.push_back(bias("bias", column));
    return sum.empty() ? Formula() : Formula::sum(std::move(sum));
}

Formula RecurrentPass::inputGradient(std::int64_t t, std::int64_t i)
{
    if (backwards_ && t >= true_)
        return Formula();
    const std::int64_t step = backwards_ ? true_ - 1 - t : t;
    std::vector<Formula> sum;
    for (std::int64_t column = 0; column < gates_ * units_; ++column)
        sum.push_back(
            Formula::product({at("d", "input_sum:gradient", step, column), weight("w", "kernel", i, column)}));
    return Formula::sum(std::move(sum));
}

std::vector<Formula> RecurrentPass::fromStateBefore(std::int64_t t, std::int64_t column)
{
    std::vector<Formula> sum;
    for (std::int64_t v = 0; v < units_; ++v)
        if (const std::optional<Formula> state = stateBefore(t, v))
            sum.push_back(Formula::product({*state, weight("u", "recurrent_kernel", v, column)}));
    return sum;
}

std::optional<Formula> RecurrentPass::before(const char* stem, const char* tensor, const char* port, std::int64_t t,
                                             std::int64_t u)
{
    if (t > 0)
        return at(stem, tensor, t - 1, u);
    const std::optional<std::size_t> wire = recurrent::wireTo(query_.layer, port);
    return wire ? std::optional(names_(stem, {query_.inputs[*wire], {u}})) : std::nullopt;
}

std::optional<Formula> RecurrentPass::stateBefore(std::int64_t t, std::int64_t u)
{
    return before("h", "hidden", "initial_state", t, u);
}

std::optional<Formula> RecurrentPass::cellBefore(std::int64_t t, std::int64_t u)
{
    return before("c", "cell", "initial_cell", t, u);
}

/// Nobody need read a last state, or the output beside it.
bool RecurrentPass::comesBack(const std::string& tensor, std::int64_t u) const
{
    return query_.value && !std::isnan(query_.value({tensor, {u}}));
}

std::vector<Formula> RecurrentPass::fromLast(const char* port, std::int64_t t, std::int64_t u)
{
    const std::string tensor = query_.node + "/" + port + ":gradient";
    if (t + 1 != true_ || !comesBack(tensor, u))
        return {};
    return {names_("d", {tensor, {u}})};
}

std::string RecurrentPass::askedPort() const
{
    const bool ofState =
        query_.of == "input:gradient" && query_.port > 0 && query_.port < query_.layer.sources.size();
    return ofState ? query_.layer.sources[query_.port].wire.to.port : std::string();
}

Formula RecurrentPass::last(const char* stem, const char* tensor)
{
    return true_ > 0 ? at(stem, tensor, true_ - 1, query_.index.back()) : Formula();
}

/// Behind the last true step it stays.
Formula RecurrentPass::output()
{
    const std::int64_t last = sequences_ ? std::min(query_.index[0], true_ - 1) : true_ - 1;
    return last < 0 ? Formula() : at("h", "hidden", last, query_.index.back());
}

std::vector<Formula> RecurrentPass::fromOutput(std::int64_t t, std::int64_t u)
{
    std::vector<Formula> sum;
    const std::string out = query_.node + "/output:gradient";
    if (sequences_ && t < true_)
        for (std::int64_t s = t; s < (t + 1 == true_ ? time_ : t + 1); ++s)
            sum.push_back(names_("d", {out, {s, u}}));
    const std::vector<Formula> end = fromLast("last_state", t, u);
    if (!sequences_ && t + 1 == true_ && (end.empty() || comesBack(out, u)))
        sum.push_back(names_("d", {out, {u}}));
    sum.insert(sum.end(), end.begin(), end.end());
    return sum;
}

std::vector<Formula> RecurrentPass::fromStepBehind(const char* sums, std::int64_t t, std::int64_t u)
{
    return t + 1 < time_ ? fromSums(sums, t + 1, u) : std::vector<Formula>();
}

std::vector<Formula> RecurrentPass::fromSums(const char* sums, std::int64_t t, std::int64_t u)
{
    std::vector<Formula> sum;
    for (std::int64_t column = 0; column < gates_ * units_; ++column)
        sum.push_back(Formula::product({at("d", sums, t, column), weight("u", "recurrent_kernel", u, column)}));
    return sum;
}

std::optional<Formula> RecurrentPass::shared(const char* sums)
{
    const std::string& of = query_.of;
    const std::int64_t first = query_.index[0], last = query_.index.back();
    constexpr const char* kInputs = "input_sum:gradient";
    return of == "input_sum"             ? inputSum(first, last)
        : of == "output"                 ? output()
        : of == "last_state"             ? this->last("h", "hidden")
        : of == "last_cell"              ? this->last("c", "cell")
        : askedPort() == "initial_state" ? Formula::sum(fromSums(sums, 0, first))
        : of == "hidden:gradient"        ? at("d", "output:gradient", first, last) // of every step's own output
        : of == "input:gradient"         ? inputGradient(first, last)
        : of == "bias:gradient"   ? overSteps(kInputs, 0, last, [](std::int64_t) { return Formula::number(1); })
        : of == "kernel:gradient" ? overSteps(kInputs, 0, last, [&](std::int64_t t) { return input(t, first); })
        : of != "recurrent_kernel:gradient"
        ? std::optional<Formula>()
        : overSteps(sums, recurrent::wireTo(query_.layer, "initial_state") ? 0 : 1, last,
                    [&](std::int64_t t) { return *stateBefore(t, first); });
}

} // namespace loom

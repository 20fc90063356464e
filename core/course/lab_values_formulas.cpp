#include "course/lab_lists.h"
#include "course/lab_values.h"
#include "formula/program.h"

#include <limits>

namespace loom {

const std::vector<double>* LabValues::list(const std::string& address) const
{
    const std::size_t colon = address.find(':');
    const auto subject = subjects_.find(address.substr(0, colon));
    return colon == std::string::npos || subject == subjects_.end()
        ? nullptr
        : listOf(subject->second, std::string_view(address).substr(colon + 1));
}

Result<double> LabValues::formulaValue(const Formula& formula, const std::map<std::string, std::string>& names,
                                       bool single)
{
    std::map<std::string, double> numbers;
    for (const std::string& name : formula.names()) {
        const Result<double> number = value(addressOf(names, name));
        if (!number)
            return number.error();
        numbers[name] = *number;
    }
    if (!single)
        return formula.evaluate(numbers);
    const Result<float> value = formula.evaluateF32(numbers);
    return value ? Result<double>(double(*value)) : Result<double>(value.error());
}

Result<const Formula*> LabValues::formulaOf(const LabQuantity& quantity)
{
    const std::vector<Formula>& formulas = formulas_.at(quantity.id);
    if (quantity.chosen.empty())
        return &formulas.front();
    const Result<double> place = value(quantity.chosen);
    if (!place)
        return place.error();
    if (!(*place >= 0 && *place < double(formulas.size())))
        return Text(TR("“{name}” has {count} formulas to choose from, and there is none at {place}"),
                    {{"name", quantity.id}, {"count", formulas.size()}, {"place", *place}});
    return &formulas[std::size_t(*place)];
}

/// The formula with each row of the subject: names that are its lists stand for the row's numbers.
Result<std::vector<double>> LabValues::rowsOver(const std::string& subject, const Formula& formula,
                                                const std::map<std::string, std::string>& names)
{
    const std::vector<std::string> own = formula.names();
    std::vector<const std::vector<double>*> lists;
    std::vector<double> values;
    for (const std::string& name : own) {
        lists.push_back(names.contains(name) ? nullptr : list(subject + ":" + name));
        const Result<double> number = lists.back() ? lists.back()->front() : value(addressOf(names, name));
        if (!number)
            return number.error();
        values.push_back(*number);
    }
    const FormulaProgram program(formula, own);
    std::vector<double> rows(subjects_.at(subject).lists.front().second.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t i = 0; i < own.size(); ++i)
            if (lists[i])
                values[i] = (*lists[i])[row];
        rows[row] = program.at(values);
    }
    return rows;
}

/// One number, or of a whole list one a row.
Result<std::vector<double>> LabValues::meantBy(const LabSetting& setting)
{
    const auto& [path, meant] = setting;
    const std::vector<double>* whole = list(path);
    if (const double* number = std::get_if<double>(&meant))
        return std::vector<double>(whole ? whole->size() : 1, *number);
    const Result<Formula> formula = Formula::parse(std::get<std::string>(meant));
    if (!formula)
        return formula.error();
    if (whole)
        return rowsOver(path.substr(0, path.find(':')), *formula, {});
    const Result<double> one = formulaValue(*formula, {});
    return one ? Result<std::vector<double>>(std::vector<double>{*one}) : one.error();
}

Result<double> LabValues::quantityValue(const LabQuantity& quantity)
{
    if (quantity.repeated) {
        const Result<LabWalk> walk = walked(*this, *quantity.repeated, walks_[quantity.id]);
        if (!walk)
            return walk.error();
        return walk->arrived ? double(walk->steps) : std::numeric_limits<double>::infinity();
    }
    if (const std::optional<LabLine>& of = quantity.line) {
        const FittedLine line = leastAbsoluteLine(*list(of->over + ":" + of->x), *list(of->over + ":" + of->y));
        return of->slope ? line.slope : line.height;
    }
    if (!quantity.measured) {
        const Result<const Formula*> formula = formulaOf(quantity);
        if (!formula)
            return formula.error();
        if (quantity.over.empty())
            return formulaValue(**formula, quantity.names, quantity.single);
        const Result<std::vector<double>> rows = rowsOver(quantity.over, **formula, quantity.names);
        return rows ? Result<double>(combinedRows(quantity.each, *rows)) : Result<double>(rows.error());
    }
    const std::string run = runAndAddress(quantity.measured->value).first;
    const std::optional<LabMeasured> measured = measuredIn(rows_, *quantity.measured, lab_.run(run)->points);
    if (!measured)
        return Text(TR("the run “{name}” has not been computed yet"), {{"name", run}});
    return measured->value;
}

Result<double> LabValues::computed(const std::string& text)
{
    const Result<Formula> formula = Formula::parse(text);
    if (formula)
        return formulaValue(*formula, {});
    const Result<LabAddress> address = parseAddress(text);
    return address ? value(text) : formula.error();
}

Result<LabWalk> LabValues::walk(const std::string& id)
{
    const LabQuantity* quantity = lab_.quantity(id);
    if (!quantity || !quantity->repeated)
        return Text(TR("the lab has no action that is repeated for “{name}”"), {{"name", id}});
    return walked(*this, *quantity->repeated, walks_[id]);
}

} // namespace loom

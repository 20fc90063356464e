#pragma once

#include "base/result.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace loom {

enum class FormulaKind { number, name, sum, product, quotient, power, negation, call };

/// An expression as a tree that never changes: numbers and names, `+ - * / ^` and the functions of
/// `formulaFunctions()`. A value with `==`; the nodes inside are shared, since a derivative repeats the parts it came
/// from and copies would grow with every step. A difference is a sum with a negated term; `a - b - c` is one sum,
/// `a*b*c` one product. A number in the tree is never negative: -3 is the negation of 3.
class Formula {
public:
    /// 0.
    Formula();
    static Formula number(double value); ///< finite
    static Formula name(std::string name);
    /// One child is handed back as it is; a sum in front falls into its terms, since `(a + b) + c` is `a + b + c`.
    static Formula sum(std::vector<Formula> terms);
    static Formula product(std::vector<Formula> factors);
    static Formula quotient(Formula over, Formula under);
    static Formula power(Formula base, Formula exponent);
    static Formula negation(Formula of);
    static Formula call(std::string function, std::vector<Formula> arguments); ///< a known function, enough arguments

    /// Reads `3x + 2x*y - y^2`: names `[A-Za-z][A-Za-z0-9_]*`, `^` from the right, `-x^2` = -(x^2), products without
    /// their sign (not behind a division, where they would have two meanings), − · × ÷ ² ³. `e^u` is exp(u), `e` is
    /// exp(1). At most 1,000 characters and 64 levels. The error says where, what was expected and what stands there.
    static Result<Formula> parse(std::string_view text);

    FormulaKind kind() const;
    double value() const; ///< of a number
    const std::string& word() const; ///< the name, or the function called
    const std::vector<Formula>& children() const;
    /// The names in it, each once, in the order in which they first stand.
    std::vector<std::string> names() const;
    bool contains(std::string_view name) const;
    bool isNumber(double value) const;
    std::size_t depth() const; ///< 1 of a number or a name
    bool operator==(const Formula& other) const;

    /// With no more parentheses than it needs; `parse` reads it back to an equal tree.
    std::string text() const;
    /// What stands for a name; a negative number gets its parentheses where it needs them.
    using NameWriter = std::function<std::string(const std::string& name)>;
    std::string text(const NameWriter& write) const;

    /// In f64, by base/math; a name without a value is a sentence. 1/0 is infinite, ln(-1) no number.
    Result<double> evaluate(const std::map<std::string, double>& values) const;
    /// The same with every number and every result in between rounded to f32.
    Result<float> evaluateF32(const std::map<std::string, double>& values) const;

    /// By one name, the others held still; simplified. At a kink (relu, abs, step, min, max) the slope of a side.
    Formula derivative(const std::string& name) const;
    /// Like terms, constants, 0 and 1 put together, the rest as it is. Equal wherever the original has a value.
    Formula simplified() const;

private:
    struct Node;
    explicit Formula(std::shared_ptr<const Node> node);
    static Formula made(Node node);

    std::shared_ptr<const Node> node_;
};

/// Whether child `index` of `parent` stands in parentheses when written in a line, where it is shown as `shown`: its
/// kind, or a negation for a name that is written as a negative number. A negated term behind the first is written
/// with a minus for its plus instead.
bool inParentheses(const Formula& parent, std::size_t index, FormulaKind shown);

} // namespace loom

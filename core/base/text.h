#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Marks a sentence for translation; lupdate finds it, the program gets the literal back.
#define TR(literal) literal

namespace loom {

/// One named value in a Text. `{node}` in the pattern is replaced by the argument `node`.
struct Argument {
    std::string name;
    std::variant<std::string, std::int64_t, double> value;

    Argument(std::string n, std::string v)
        : name(std::move(n))
        , value(std::move(v))
    {
    }
    Argument(std::string n, std::string_view v)
        : name(std::move(n))
        , value(std::string(v))
    {
    }
    Argument(std::string n, const char* v)
        : name(std::move(n))
        , value(std::string(v))
    {
    }
    Argument(std::string n, std::int64_t v)
        : name(std::move(n))
        , value(v)
    {
    }
    Argument(std::string n, int v)
        : name(std::move(n))
        , value(std::int64_t(v))
    {
    }
    Argument(std::string n, std::size_t v)
        : name(std::move(n))
        , value(std::int64_t(v))
    {
    }
    Argument(std::string n, double v)
        : name(std::move(n))
        , value(v)
    {
    }
    bool operator==(const Argument&) const = default;
};

/// A sentence of the product: a marked English pattern and its arguments. Core never composes strings for a
/// reader; `widgets/common` translates and composes, the command line uses `english`.
/// A pattern may carry Korean particles after an argument (`{node:이}`); English ignores them.
class Text {
public:
    Text() = default;
    Text(const char* pattern, std::initializer_list<Argument> arguments = {})
        : pattern_(pattern)
        , arguments_(arguments)
    {
    }
    /// Words from outside (a file name, a system message): shown as they are.
    static Text verbatim(std::string words);

    const std::string& pattern() const { return pattern_; }
    const std::vector<Argument>& arguments() const { return arguments_; }
    bool isVerbatim() const { return verbatim_; }
    bool empty() const { return pattern_.empty(); }
    Text& with(Argument argument);
    bool operator==(const Text&) const = default;

private:
    std::string pattern_;
    std::vector<Argument> arguments_;
    bool verbatim_ = false;
};

/// The text in English with its arguments put in (counts with thousands commas, 6 significant digits).
std::string english(const Text& text);

/// `formatNumber(60000)` is "60,000"; doubles use up to 6 significant digits.
std::string formatNumber(std::int64_t number);
std::string formatNumber(double number);

} // namespace loom

#include "formula/lexer.h"

#include "base/listed.h"
#include "formula/formula.h"
#include "formula/functions.h"

#include <optional>

namespace loom {
namespace {

constexpr std::size_t kLongest = 1000; ///< characters
constexpr std::size_t kDeepest = 64; ///< levels, of parentheses and of the tree

/// Reads by descent; each level of depth is counted, so that no input can use up the stack. After the first error
/// every part hands back at once what it has.
class Parser {
public:
    explicit Parser(std::string_view text)
        : lexer_(text)
    {
        advance();
    }

    Result<Formula> whole()
    {
        if (token_.kind == TokenKind::end)
            return Text(TR("The formula is empty. Write one, for example 3*x^2 + 2*x."));
        const Formula formula = sum();
        if (!error_ && token_.kind != TokenKind::end)
            failAtRest();
        return error_ ? Result<Formula>(*error_) : Result<Formula>(formula);
    }

private:
    void advance()
    {
        token_ = lexer_.next();
        if (token_.kind == TokenKind::bad)
            fail(token_.error);
    }
    void fail(Text error)
    {
        if (!error_)
            error_ = std::move(error);
        token_ = {};
    }
    bool take(TokenKind kind)
    {
        const bool there = token_.kind == kind;
        if (there)
            advance();
        return there;
    }
    std::string found() const { return token_.words; }

    Formula checked(Formula formula)
    {
        if (formula.depth() > kDeepest)
            failTooDeep();
        return formula;
    }
    bool enter()
    {
        if (level_ >= kDeepest)
            failTooDeep();
        else
            ++level_;
        return !error_;
    }
    void failTooDeep()
    {
        fail({TR("At {position}: the formula is nested more than {most} levels deep. Write it as several formulas."),
              {{"position", token_.position}, {"most", kDeepest}}});
    }

    Formula sum()
    {
        std::vector<Formula> terms{term()};
        while (!error_) {
            if (take(TokenKind::plus))
                terms.push_back(term());
            else if (take(TokenKind::minus))
                terms.push_back(Formula::negation(term()));
            else
                break;
        }
        return checked(Formula::sum(std::move(terms)));
    }

    /// A sign in front belongs to the whole product: -x*y is -(x*y).
    Formula term()
    {
        if (take(TokenKind::minus)) {
            if (!enter())
                return {};
            Formula inner = term();
            --level_;
            return checked(Formula::negation(std::move(inner)));
        }
        take(TokenKind::plus);
        return product();
    }

    Formula product()
    {
        Formula result = factor();
        bool divided = false;
        while (!error_) {
            if (take(TokenKind::times)) {
                if (token_.kind == TokenKind::times)
                    fail({TR("At {position}: a power is written ^, as in x^2."), {{"position", token_.position}}});
                result = Formula::product({result, factor()});
            } else if (take(TokenKind::divide)) {
                result = Formula::quotient(result, factor());
                divided = true;
            } else if (!beginsFactor()) {
                break;
            } else if (divided) {
                fail({TR("At {position}: a product without its sign behind / has two meanings. Write * before "
                         "{found}, "
                         "or parentheses, as in 1/(2*x)."),
                      {{"position", token_.position}, {"found", found()}}});
            } else {
                result = Formula::product({result, factor()});
            }
            result = checked(std::move(result));
        }
        return result;
    }

    /// A number behind a number or a name is a slip, no product.
    bool beginsFactor() const { return token_.kind == TokenKind::name || token_.kind == TokenKind::open; }

    Formula factor()
    {
        if (!take(TokenKind::minus))
            return power();
        return Formula::negation(power());
    }

    Formula power()
    {
        const bool euler = token_.kind == TokenKind::name && token_.words == "e";
        Formula base = atom();
        if (token_.kind == TokenKind::raised) { // ² and ³ stand close to what they raise
            base = Formula::power(base, Formula::number(token_.number));
            advance();
            return checked(std::move(base));
        }
        if (!take(TokenKind::caret) || !enter())
            return base;
        Formula exponent = factor();
        --level_;
        return checked(euler ? Formula::call("exp", {exponent}) : Formula::power(base, exponent));
    }

    Formula atom()
    {
        if (token_.kind == TokenKind::number) {
            const double value = token_.number;
            advance();
            return Formula::number(value);
        }
        if (token_.kind == TokenKind::name)
            return named();
        if (token_.kind == TokenKind::open)
            return bracketed();
        failNoValue();
        return {};
    }

    Formula bracketed()
    {
        const std::size_t opened = token_.position;
        advance();
        if (!enter())
            return {};
        Formula inner = sum();
        --level_;
        close(opened);
        return inner;
    }

    Formula named()
    {
        const Token name = token_;
        const FormulaFunction* function = formulaFunction(name.words);
        advance();
        if (function)
            return called(*function, name);
        if (token_.kind == TokenKind::open && !token_.afterSpace)
            fail({TR("At {position}: there is no function {name}. There are {functions}. For a product write "
                     "{name}*(…)."),
                  {{"position", name.position},
                   {"name", name.words},
                   {"functions", listedFor(name.words, idsOf(formulaFunctions()))}}});
        return name.words == "e" ? Formula::call("exp", {Formula::number(1)}) : Formula::name(name.words);
    }

    Formula called(const FormulaFunction& function, const Token& name)
    {
        const std::size_t opened = token_.position;
        if (token_.kind != TokenKind::open)
            fail({TR("At {position}: {name} is a function. Write what it is of in parentheses, as in {name}(x)."),
                  {{"position", name.position}, {"name", name.words}}});
        else
            advance();
        if (error_ || !enter())
            return {};
        std::vector<Formula> arguments{sum()};
        while (!error_ && take(TokenKind::comma))
            arguments.push_back(sum());
        --level_;
        close(opened);
        if (!error_ && !function.takes(arguments.size()))
            failCount(function, name, arguments.size());
        return error_ ? Formula() : checked(Formula::call(name.words, std::move(arguments)));
    }

    void failCount(const FormulaFunction& function, const Token& name, std::size_t count)
    {
        const std::vector<Argument> words = {{"position", name.position}, {"name", name.words}, {"count", count}};
        Text error = function.fold
            ? Text(TR("At {position}: {name} takes at least {least} numbers separated by commas, not {count}."))
            : Text(TR("At {position}: {name} takes one number, not {count}."));
        for (const Argument& word : words)
            error.with(word);
        fail(error.with({"least", function.least}));
    }

    void close(std::size_t opened)
    {
        if (error_ || take(TokenKind::close))
            return;
        if (token_.kind == TokenKind::end)
            fail({TR("The formula ends where a ) for the ( at {opened} was expected."), {{"opened", opened}}});
        else if (token_.kind == TokenKind::comma)
            failComma();
        else
            fail({TR("At {position}: an operator or a ) for the ( at {opened} was expected, not {found}."),
                  {{"position", token_.position}, {"opened", opened}, {"found", found()}}});
    }

    void failComma()
    {
        fail({TR("At {position}: a comma separates what a function takes. In a number write a point, as in 0.5."),
              {{"position", token_.position}}});
    }

    void failNoValue()
    {
        if (token_.kind == TokenKind::end)
            fail({TR("The formula ends where a number, a name or ( was expected.")});
        else
            fail({TR("At {position}: a number, a name or ( was expected, not {found}."),
                  {{"position", token_.position}, {"found", found()}}});
    }

    void failAtRest()
    {
        if (token_.kind == TokenKind::close)
            fail({TR("At {position}: this ) closes no (. Take it away, or write the ( where it belongs."),
                  {{"position", token_.position}}});
        else if (token_.kind == TokenKind::comma)
            failComma();
        else
            fail({TR("At {position}: an operator (+ - * / ^) was expected, not {found}."),
                  {{"position", token_.position}, {"found", found()}}});
    }

    Lexer lexer_;
    Token token_;
    std::optional<Text> error_;
    std::size_t level_ = 0;
};

} // namespace

Result<Formula> Formula::parse(std::string_view text)
{
    if (const std::size_t length = characters(text); length > kLongest)
        return Text(TR("The formula has {length} characters; at most {most} are read. Write it as several formulas."),
                    {{"length", length}, {"most", kLongest}});
    return Parser(text).whole();
}

} // namespace loom

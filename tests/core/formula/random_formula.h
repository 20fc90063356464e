#pragma once

#include "formula/formula.h"

#include <random>

/// Trees of every kind, the same for the same seed. `smooth`: without kinks, and with functions that stay finite.
class RandomFormula {
public:
    explicit RandomFormula(unsigned seed, bool smooth = false)
        : engine_(seed)
        , smooth_(smooth)
    {
    }

    loom::Formula tree(int depth)
    {
        using loom::Formula;
        if (depth <= 1)
            return leaf();
        const auto part = [&] { return tree(depth - 1 - int(below(2))); };
        switch (below(8)) {
        case 0:
            return leaf();
        case 1:
        case 2:
            return Formula::sum({part(), below(2) ? Formula::negation(part()) : part(), part()});
        case 3:
            return Formula::product({part(), part()});
        case 4:
            return Formula::quotient(part(), smooth_ ? positive(part()) : part());
        case 5:
            return smooth_ ? Formula::power(part(), Formula::number(double(2 + below(2))))
                           : Formula::power(part(), part());
        case 6:
            return Formula::negation(part());
        default:
            return call(part());
        }
    }

private:
    static loom::Formula positive(const loom::Formula& inner)
    {
        using loom::Formula;
        return Formula::sum({Formula::number(1.5), Formula::power(inner, Formula::number(2))});
    }
    loom::Formula leaf()
    {
        static const char* names[] = {"x", "y", "w1", "x_in"};
        static const double numbers[] = {0, 1, 2, 3, 0.5, 0.1, 1e-9, 12345.75};
        return below(2) ? loom::Formula::name(names[below(4)])
                        : loom::Formula::number(numbers[below(smooth_ ? 6 : 8)]);
    }
    loom::Formula call(const loom::Formula& inner)
    {
        static const char* any[] = {"exp", "ln", "log10", "sqrt", "abs", "sin", "cos", "tan", "relu", "step"};
        static const char* smooth[] = {"sin", "cos", "tanh", "sigmoid", "softplus"};
        switch (below(smooth_ ? 3 : 5)) {
        case 0:
            return loom::Formula::call("ln", {positive(inner)});
        case 1:
            return loom::Formula::call("sqrt", {positive(inner)});
        case 2:
            return loom::Formula::call(smooth[below(5)], {inner});
        case 3:
            return loom::Formula::call(below(2) ? "min" : "max", {inner, leaf(), leaf()});
        default:
            return loom::Formula::call(any[below(10)], {inner});
        }
    }
    unsigned below(unsigned count) { return unsigned(engine_() % count); }

    std::mt19937 engine_;
    bool smooth_;
};

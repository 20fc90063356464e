#pragma once

#include "plan/ops.h"

#include <algorithm>

namespace loom {

/// A word in the place of a template's argument.
template<std::size_t n> struct FunctionWord {
    constexpr FunctionWord(const char (&word)[n]) { std::copy_n(word, n, text); }
    char text[n];
};

/// forward and backward of a layer that is one function of each number (`ops::activation`); `number` names the
/// attribute that the function takes as its own number.
template<FunctionWord number> double functionNumber(const Pass& pass)
{
    return number.text[0] ? pass.real(number.text) : 0;
}

template<FunctionWord id, FunctionWord number = ""> void functionForward(Pass& pass)
{
    pass.setOut(ops::activation(pass, pass.in(), id.text, functionNumber<number>(pass)));
}

/// Sends the gradient on to the input by itself.
template<FunctionWord id, FunctionWord number = ""> void functionBackward(Pass& pass)
{
    ops::activationBackward(pass, pass.in(), pass.out(), id.text, functionNumber<number>(pass));
}

/// A layer that drops numbers at its `rate` while training (`ops::dropout`): forward for the input, backward, where
/// the same ones are dropped, for the gradient.
using DropOp = Ref (*)(Pass&, const Ref&, std::uint64_t stream, double rate, const std::string& live);
template<DropOp drop> Ref dropped(Pass& pass, const Ref& x)
{
    return drop(pass, x, pass.random("mask"), pass.real("rate"), "rate");
}

template<DropOp drop> void dropForward(Pass& pass)
{
    pass.setOut(pass.training() ? dropped<drop>(pass, pass.in()) : pass.in());
}

template<DropOp drop> void dropBackward(Pass& pass)
{
    const Ref g = pass.gradient();
    if (pass.training() && g && pass.needsGradient(pass.in()))
        pass.addGradient(pass.in(), dropped<drop>(pass, g));
}

/// forward of a layer that puts its inputs together by two: op(op(x1, x2), x3) …
template<Ref (*op)(Pass&, const Ref&, const Ref&)> void foldForward(Pass& pass)
{
    Ref all = pass.in(0);
    for (int i = 1; i < pass.inputs(); ++i)
        all = op(pass, all, pass.in(i));
    pass.setOut(all);
}

/// backward of the largest (smallest) of the inputs: only the first that gave it learns from it.
template<bool largest> void extremeBackward(Pass& pass)
{
    const Ref g = pass.gradient();
    if (!g)
        return;
    for (int i = 0; i < pass.inputs(); ++i) {
        const Ref x = pass.in(i);
        if (!pass.needsGradient(x))
            continue;
        Ref part = g;
        for (int k = 0; k < pass.inputs(); ++k) {
            const Ref a = largest ? x : pass.in(k), b = largest ? pass.in(k) : x;
            if (k < i)
                part = ops::whereAbove(pass, part, a, b);
            else if (k > i)
                part = ops::whereAtLeast(pass, part, a, b);
        }
        pass.addGradient(x, part);
    }
}

} // namespace loom

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

} // namespace loom

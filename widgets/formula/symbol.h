#pragma once

#include <QString>

#include <string>

namespace loom::ui {

/// How a name is set: `w1` is w with the subscript 1, `x_in` has the subscript in, `lambda` is λ, `y_hat` is ŷ.
struct Symbol {
    QString base, subscript;
    bool hat = false;
};

Symbol symbolOf(const std::string& name);

} // namespace loom::ui

#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace loom {

/// A call in Python source, put together argument by argument: `keras.layers.Dense(10, activation="relu")`.
class CodeCall {
public:
    explicit CodeCall(std::string name)
        : text_(std::move(name))
    {
        text_ += '(';
    }
    CodeCall& with(const std::string& argument);
    CodeCall& with(const std::string& name, const std::string& value) { return with(name + "=" + value); }
    /// Adds the argument only where it differs from the library's own default.
    CodeCall& unless(const std::string& standard, const std::string& name, const std::string& value);
    std::string text() const { return text_ + ")"; }

private:
    std::string text_;
    bool first_ = true;
};

namespace python {
std::string number(double value);
std::string number(std::int64_t value);
std::string boolean(bool value);
/// "relu" with the quotes.
std::string quoted(const std::string& words);
/// (3, 3); (3,) for one.
std::string tuple(const std::vector<std::int64_t>& numbers);
/// (batch_size, 3, 3)
std::string batchTuple(const std::vector<std::int64_t>& axes);
/// nn.Sequential(first, second), or `first` alone where there is no second.
std::string sequential(const std::string& first, const std::string& second);
} // namespace python

} // namespace loom

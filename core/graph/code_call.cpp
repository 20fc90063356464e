#include "graph/code_call.h"

#include "base/value.h"

namespace loom {

CodeCall& CodeCall::with(const std::string& argument)
{
    text_ += (first_ ? "" : ", ") + argument;
    first_ = false;
    return *this;
}

CodeCall& CodeCall::unless(const std::string& standard, const std::string& name, const std::string& value)
{
    return value == standard ? *this : with(name, value);
}

namespace python {

std::string number(double value)
{
    return describe(Value(value));
}

std::string number(std::int64_t value)
{
    return std::to_string(value);
}

std::string boolean(bool value)
{
    return value ? "True" : "False";
}

std::string quoted(const std::string& words)
{
    return "\"" + words + "\"";
}

std::string tuple(const std::vector<std::int64_t>& numbers)
{
    std::string out = "(";
    for (std::size_t i = 0; i < numbers.size(); ++i)
        out += (i > 0 ? ", " : "") + std::to_string(numbers[i]);
    return out + (numbers.size() == 1 ? ",)" : ")");
}

std::string batchTuple(const std::vector<std::int64_t>& axes)
{
    std::string out = "(batch_size";
    for (const std::int64_t axis : axes)
        out += ", " + std::to_string(axis);
    return out + (axes.empty() ? ",)" : ")");
}

std::string sequential(const std::string& first, const std::string& second)
{
    return second.empty() ? first : CodeCall("nn.Sequential").with(first).with(second).text();
}

} // namespace python
} // namespace loom

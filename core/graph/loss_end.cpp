#include "graph/loss_end.h"

#include <charconv>
#include <cmath>

namespace loom {
namespace {

constexpr std::string_view kNode = "node:", kData = "data:";

} // namespace

End readNodeEnd(const std::string& text)
{
    const std::string plain = text.starts_with(kNode) ? text.substr(kNode.size()) : text;
    const std::size_t colon = plain.find(':');
    return {plain.substr(0, colon), colon == std::string::npos ? std::string() : plain.substr(colon + 1)};
}

LossEnd readLossEnd(const std::string& text)
{
    using Kind = LossEnd::Kind;
    if (text.empty())
        return {};
    if (text.starts_with(kNode))
        return {Kind::node, {}, readNodeEnd(text), 0};
    if (text.starts_with(kData))
        return {Kind::field, text.substr(kData.size()), {}, 0};
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size() && std::isfinite(number))
        return {Kind::number, {}, {}, number};
    return {Kind::field, text, {}, 0};
}

} // namespace loom

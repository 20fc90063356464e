#include "course/lab_address.h"

#include <charconv>

namespace loom {
namespace {

constexpr std::size_t kMostAxes = 8;

Text noAddress(std::string_view text)
{
    return Text(TR("“{address}” is no address; it is the id of a quantity, SUBJECT:NODE/NAME[0,0] or SUBJECT.PATH"),
                {{"address", text}});
}

bool isWord(std::string_view text)
{
    if (text.empty())
        return false;
    for (const char c : text)
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'))
            return false;
    return true;
}

/// "[1,0]" → {1, 0}.
bool readIndex(std::string_view text, std::vector<std::int64_t>& index)
{
    if (text.size() < 3 || text.front() != '[' || text.back() != ']')
        return false;
    const char* at = text.data() + 1;
    const char* end = text.data() + text.size() - 1;
    while (index.size() < kMostAxes) {
        std::int64_t number = 0;
        const auto read = std::from_chars(at, end, number);
        if (read.ec != std::errc() || number < 0)
            return false;
        index.push_back(number);
        if (read.ptr == end)
            return true;
        if (*read.ptr != ',')
            return false;
        at = read.ptr + 1;
    }
    return false;
}

} // namespace

Result<LabAddress> parseAddress(std::string_view text)
{
    LabAddress address;
    const std::size_t split = text.find_first_of(":.");
    if (split == std::string_view::npos) {
        if (!isWord(text))
            return noAddress(text);
        address.name = text;
        return address;
    }
    address.subject = text.substr(0, split);
    std::string_view rest = text.substr(split + 1);
    if (!isWord(address.subject) || rest.empty())
        return noAddress(text);
    if (text[split] == '.') {
        address.kind = LabAddress::Kind::setting;
        address.name = rest;
        return address;
    }
    address.kind = LabAddress::Kind::element;
    const std::size_t bracket = rest.find('[');
    address.name = rest.substr(0, bracket);
    if (address.name.empty() || bracket == std::string_view::npos || !readIndex(rest.substr(bracket), address.index))
        return noAddress(text);
    return address;
}

std::string written(const LabAddress& address)
{
    if (address.kind == LabAddress::Kind::quantity)
        return address.name;
    if (address.kind == LabAddress::Kind::setting)
        return address.subject + "." + address.name;
    std::string index;
    for (const std::int64_t i : address.index)
        index += (index.empty() ? "" : ",") + std::to_string(i);
    return address.subject + ":" + address.name + "[" + index + "]";
}

} // namespace loom

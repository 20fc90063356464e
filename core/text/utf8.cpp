#include "text/utf8.h"

namespace loom {

std::size_t characterBytes(std::string_view text)
{
    const auto first = std::uint8_t(text[0]);
    const std::size_t bytes = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
    if (bytes > text.size())
        return 1;
    for (std::size_t i = 1; i < bytes; ++i)
        if ((std::uint8_t(text[i]) & 0xC0) != 0x80)
            return 1;
    return bytes;
}

std::uint32_t codeOf(std::string_view character)
{
    std::uint32_t code = std::uint8_t(character[0]);
    if (character.size() > 1)
        code &= 0x7Fu >> character.size();
    for (std::size_t i = 1; i < character.size(); ++i)
        code = code << 6 | (std::uint8_t(character[i]) & 0x3Fu);
    return code;
}

void appendCode(std::string& text, std::uint32_t code)
{
    if (code < 0x80) {
        text += char(code);
        return;
    }
    const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    text += char((0xF00u >> (more + 1) & 0xFF) | code >> 6 * more);
    for (int i = more - 1; i >= 0; --i)
        text += char(0x80 | (code >> 6 * i & 0x3F));
}

} // namespace loom

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace loom {

/// Bytes of the character that begins the text, which is not empty; 1 where it is no UTF-8.
std::size_t characterBytes(std::string_view text);
/// The code of one character as `characterBytes` cuts it; of a byte that is no UTF-8 the byte itself.
std::uint32_t codeOf(std::string_view character);
void appendCode(std::string& text, std::uint32_t code);

} // namespace loom

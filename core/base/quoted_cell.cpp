#include "base/quoted_cell.h"

namespace loom {

std::string quotedCell(const std::string& words)
{
    if (words.find_first_of(",\"\n\r") == std::string::npos)
        return words;
    std::string quoted = "\"";
    for (const char letter : words)
        quoted += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return quoted + "\"";
}

} // namespace loom

#pragma once

#include <charconv>
#include <string>

namespace loom {

/// The shortest form of a number that reads back to the same one: of a float to the same float.
template<class T> std::string shortest(T number)
{
    char buffer[40];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr};
}

} // namespace loom

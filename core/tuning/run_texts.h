#pragma once

#include <map>
#include <string>
#include <vector>

namespace loom {

/// Lists and maps of names as the columns of a run hold them (JSON), and back; damaged text gives nothing.
std::string textOf(const std::vector<std::string>& names);
std::vector<std::string> namesFrom(const std::string& text);
std::string textOf(const std::map<std::string, std::string>& files);
std::map<std::string, std::string> filesFrom(const std::string& text);

} // namespace loom

#include "project/data_files.h"

#include "project/specs.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <vector>

namespace loom {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kWhole = std::uintmax_t(64) << 20;
constexpr std::uintmax_t kStretch = std::uintmax_t(1) << 18;
constexpr std::uintmax_t kStretches = 64;
constexpr std::size_t kMostFiles = 100'000;

/// 64 bits of everything that was added, in order. Not meant against forgery.
class Hash {
public:
    void add(const void* bytes, std::size_t count)
    {
        const char* at = static_cast<const char*>(bytes);
        for (; count >= 8; count -= 8, at += 8) {
            std::uint64_t word;
            std::memcpy(&word, at, 8);
            mix(word);
        }
        std::uint64_t rest = count;
        std::memcpy(reinterpret_cast<char*>(&rest) + 1, at, count);
        mix(rest);
    }
    void add(const std::string& text) { add(text.data(), text.size()); }
    std::string text() const
    {
        char buffer[17];
        std::snprintf(buffer, sizeof buffer, "%016llx", static_cast<unsigned long long>(value_));
        return buffer;
    }

private:
    void mix(std::uint64_t word)
    {
        value_ = (value_ ^ word) * 0x9E3779B97F4A7C15ull;
        value_ ^= value_ >> 29;
    }
    std::uint64_t value_ = 0xCBF29CE484222325ull;
};

void addFile(Hash& hash, const fs::path& file)
{
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file, error);
    std::ifstream in(file, std::ios::binary);
    if (error || !in)
        return hash.add(std::string("not readable"));
    hash.add(std::to_string(size));
    std::vector<char> buffer(kStretch);
    const std::uintmax_t stretches = size <= kWhole ? (size + kStretch - 1) / kStretch : kStretches;
    for (std::uintmax_t i = 0; i < stretches; ++i) {
        if (size > kWhole)
            in.seekg(std::streamoff((size - kStretch) / (kStretches - 1) * i));
        in.read(buffer.data(), std::streamsize(buffer.size()));
        hash.add(buffer.data(), std::size_t(in.gcount()));
    }
}

void addFolder(Hash& hash, const fs::path& folder)
{
    std::vector<std::string> entries;
    std::error_code error;
    for (fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error), end;
         !error && entry != end && entries.size() < kMostFiles; entry.increment(error)) {
        std::error_code unknown;
        if (entry->is_regular_file(unknown))
            entries.push_back(entry->path().lexically_relative(folder).string() + "\n"
                              + std::to_string(entry->file_size(unknown)));
    }
    std::ranges::sort(entries);
    for (const std::string& entry : entries)
        hash.add(entry);
}

} // namespace

std::map<std::string, std::string> dataFiles(const DataRecipe& recipe, const std::string& folder)
{
    std::map<std::string, std::string> files;
    const std::vector<AttributeSpec>* specs = sourceSpecs(recipe.source.type);
    if (!specs)
        return files;
    const Attributes all = completed(*specs, recipe.source.attributes);
    for (const AttributeSpec& spec : *specs) {
        const std::string name = spec.kind == AttributeKind::file ? stringOf(attributeOf(all, spec.name)) : "";
        if (name.empty())
            continue;
        const fs::path path = fs::path(folder) / name;
        Hash hash;
        std::error_code error;
        if (fs::is_directory(path, error))
            addFolder(hash, path);
        else
            addFile(hash, path);
        files[name] = hash.text();
    }
    return files;
}

std::string fileHash(const std::string& file)
{
    std::error_code error;
    if (!fs::is_regular_file(file, error))
        return {};
    Hash hash;
    addFile(hash, file);
    return hash.text();
}

std::vector<std::string> changedFiles(const std::map<std::string, std::string>& before,
                                      const std::map<std::string, std::string>& now)
{
    // A run folder holds absolute paths, its project relative ones: files are told apart by their own name.
    std::map<std::string, std::string> present;
    for (const auto& [name, hash] : now)
        present[fs::path(name).filename().string()] = hash;
    std::vector<std::string> changed;
    for (const auto& [name, hash] : before)
        if (const auto found = present.find(fs::path(name).filename().string());
            found == present.end() || found->second != hash)
            changed.push_back(name);
    return changed;
}

} // namespace loom

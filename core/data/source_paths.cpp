#include "data/source_paths.h"

#include "base/random.h"

#include <cstdlib>
#include <filesystem>
#include <sys/stat.h>

namespace loom::sources {
namespace {

namespace fs = std::filesystem;

/// The longest end of the path that exists below the folder or one around it; empty: none does.
std::string movedTo(const fs::path& path, const std::string& folder)
{
    constexpr int kMostAround = 4;
    std::error_code error;
    fs::path around = fs::absolute(folder.empty() ? "." : folder, error).lexically_normal();
    for (int level = 0; level <= kMostAround && !error; ++level, around = around.parent_path()) {
        for (fs::path end = path.relative_path(); !end.empty();) {
            if (fs::exists(around / end, error))
                return (around / end).lexically_normal().string();
            const auto first = end.begin();
            fs::path shorter;
            for (auto part = std::next(first); part != end.end(); ++part)
                shorter /= *part;
            end = shorter;
        }
        if (around == around.root_path())
            break;
    }
    return {};
}

std::string hex(std::uint64_t number)
{
    constexpr const char* kDigits = "0123456789abcdef";
    std::string out;
    for (int shift = 60; shift >= 0; shift -= 4)
        out += kDigits[(number >> shift) & 15];
    return out;
}

} // namespace

std::string resolvedPath(const std::string& path, const SourceContext& context, std::vector<Text>& notes)
{
    const fs::path given(path);
    if (!given.is_absolute())
        return context.folder.empty() ? path : (fs::path(context.folder) / given).string();
    std::error_code error;
    if (fs::exists(given, error))
        return path;
    const std::string moved = movedTo(given, context.folder);
    if (moved.empty())
        return path;
    notes.push_back(
        Text(TR("{file} is not there any more; {found} is read instead."), {{"file", path}, {"found", moved}}));
    return moved;
}

std::string fileName(const std::string& path)
{
    return fs::path(path).filename().string();
}

Fault faultIn(const std::string& folder, const std::string& place, const Text& reason)
{
    const std::string path = folder + "/" + place;
    Text said(reason.pattern().c_str());
    for (const Argument& argument : reason.arguments()) {
        const auto* words = std::get_if<std::string>(&argument.value);
        said.with(words && *words == path ? Argument(argument.name, place) : argument);
    }
    return {Text::verbatim(place), std::move(said)};
}

std::string cacheFolder(const SourceContext& context)
{
    if (!context.cacheFolder.empty())
        return context.cacheFolder;
    const char* cache = std::getenv("XDG_CACHE_HOME");
    if (cache && fs::path(cache).is_absolute())
        return std::string(cache) + "/netloom";
    const char* home = std::getenv("HOME");
    return home && *home ? std::string(home) + "/.cache/netloom" : std::string();
}

std::string cacheName(std::string_view settings)
{
    return hex(stableHash(settings)) + hex(stableHash(settings, 1));
}

std::string stampOf(const struct ::stat& status)
{
    return std::to_string(status.st_size) + " " + std::to_string(status.st_mtim.tv_sec) + "."
        + std::to_string(status.st_mtim.tv_nsec);
}

} // namespace loom::sources

#include "project/share.h"

#include "base/file.h"
#include "base/memory.h"
#include "base/system_words.h"
#include "data/zip_words.h"
#include "project/specs.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <memory>
#include <unistd.h>
#include <zip.h>

namespace loom {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMostEntries = 10'000;
constexpr std::uint64_t kMostBytes = std::uint64_t(4) << 30;
constexpr std::int64_t kLargestPacked = std::int64_t(4) << 30;

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
using Entry = std::unique_ptr<zip_file_t, Discard>;

Text sentence(const char* pattern, const std::string& file, const std::string& reason)
{
    return Text(pattern, {{"file", file}, {"reason", reason}});
}

std::string reasonOf(int code)
{
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const std::string words = zipWords(&error);
    zip_error_fini(&error);
    return words;
}

/// The absolute path with a name of its own inside the archive.
struct Member {
    fs::path path;
    std::string name;
};

/// A file, or the files of a folder and of the folders in it (classes of pictures).
void addFiles(const fs::path& path, const std::string& name, std::vector<Member>& members, int depth = 2)
{
    std::error_code error;
    if (fs::is_regular_file(path, error))
        members.push_back({path, name});
    if (depth == 0 || !fs::is_directory(path, error))
        return;
    for (const auto& entry : fs::directory_iterator(path, error))
        addFiles(entry.path(), name + "/" + entry.path().filename().string(), members, depth - 1);
}

/// Packs the file or folder that a setting names; the packed project names it relative to itself.
void collect(Value& named, const fs::path& folder, std::vector<Member>& members)
{
    const fs::path path = folder / stringOf(named);
    std::error_code error;
    if (stringOf(named).empty() || !fs::exists(path, error))
        return;
    const fs::path own = fs::weakly_canonical(path, error).filename();
    std::string name = "data/" + own.string();
    // Two folders may each have a file of that name.
    for (int i = 2; std::ranges::any_of(
             members,
             [&](const Member& member) { return member.name == name || member.name.starts_with(name + "/"); });
         ++i)
        name = "data/" + own.stem().string() + "_" + std::to_string(i) + own.extension().string();
    addFiles(path, name, members);
    named = name;
}

/// Files and folders that the source's attributes name, and the weights that training starts from.
void collectData(Project& project, const fs::path& folder, std::vector<Member>& members)
{
    if (const auto* specs = sourceSpecs(project.data.source.type))
        for (const AttributeSpec& spec : *specs)
            if (const auto found = project.data.source.attributes.find(spec.name);
                spec.kind == AttributeKind::file && found != project.data.source.attributes.end())
                collect(found->second, folder, members);
    Value start = project.training.startFrom;
    collect(start, folder, members);
    project.training.startFrom = stringOf(start);
}

Result<void> addText(zip_t* archive, const std::string& name, const std::string& text)
{
    zip_source_t* source = zip_source_buffer(archive, text.data(), text.size(), 0);
    if (source && zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) >= 0)
        return {};
    zip_source_free(source);
    return sentence(TR("{file} cannot be packed: {reason}"), name, zipWords(archive));
}

Result<void> addMember(zip_t* archive, const Member& member)
{
    zip_source_t* source = zip_source_file(archive, member.path.c_str(), 0, -1);
    if (source && zip_file_add(archive, member.name.c_str(), source, ZIP_FL_ENC_UTF_8) >= 0)
        return {};
    zip_source_free(source);
    return sentence(TR("{file} cannot be packed: {reason}"), member.path.string(), zipWords(archive));
}

/// A relative path without steps upwards, or an empty one.
fs::path safePath(const std::string& name)
{
    const fs::path path = fs::path(name).lexically_normal();
    if (name.empty() || path.is_absolute() || name.find('\\') != std::string::npos
        || name.find('\0') != std::string::npos)
        return {};
    for (const fs::path& step : path)
        if (step == "..")
            return {};
    return path;
}

Text givenUp(const std::string& file)
{
    return Text(TR("{file} is as it was: this was cancelled"), {{"file", file}});
}

/// What libzip asks while it packs.
struct Packing {
    const FileProgress& progress;
    double done = 0;
    bool goesOn = true;

    void ask() { goesOn = goesOn && (!progress || progress(done)); }
    static void tell(zip_t*, double done, void* packing)
    {
        auto* my = static_cast<Packing*>(packing);
        my->done = done;
        my->ask();
    }
    static int shallStop(zip_t*, void* packing)
    {
        auto* my = static_cast<Packing*>(packing);
        my->ask();
        return my->goesOn ? 0 : 1;
    }
};

/// What is packed is on disk before it gets its name.
Result<void> renamed(const std::string& from, const std::string& to)
{
    std::error_code error;
    const int file = ::open(from.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0 || !syncFile(file))
        error = std::error_code(errno, std::generic_category());
    if (file >= 0)
        ::close(file);
    if (!error)
        fs::rename(from, to, error);
    if (!error)
        return {};
    const std::string reason = systemWords(error.value());
    fs::remove(from, error);
    return sentence(TR("{file} cannot be written: {reason}"), to, reason);
}

/// Reads an entry as far as its bytes really go; more than it claims is refused.
Result<std::string> readEntry(zip_t* archive, zip_uint64_t index, std::uint64_t claimed, const std::string& name,
                              const std::function<bool(std::size_t)>& goesOn)
{
    const Entry entry(zip_fopen_index(archive, index, 0));
    if (!entry)
        return sentence(TR("{file} cannot be unpacked: {reason}"), name, zipWords(archive));
    std::string bytes;
    std::vector<char> block(1 << 16);
    for (;;) {
        const zip_int64_t got = zip_fread(entry.get(), block.data(), block.size());
        if (got < 0)
            return sentence(TR("{file} cannot be unpacked: {reason}"), name, TR("its bytes are damaged"));
        if (got == 0)
            break;
        bytes.append(block.data(), std::size_t(got));
        if (!goesOn(std::size_t(got)))
            return givenUp(name);
        if (bytes.size() > claimed)
            return sentence(TR("{file} cannot be unpacked: {reason}"), name, "it holds more bytes than it claims");
    }
    return bytes;
}

struct Listed {
    zip_uint64_t index;
    fs::path path;
    std::uint64_t size;
};

/// Every file of the archive once its names, number and sizes have been found harmless.
Result<std::vector<Listed>> listFiles(zip_t* archive, const std::string& file)
{
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    if (count > kMostEntries)
        return Text(TR("{file} holds {count} files; at most {maximum} are unpacked"),
                    {{"file", file}, {"count", std::int64_t(count)}, {"maximum", kMostEntries}});
    std::vector<Listed> list;
    std::uint64_t total = 0;
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t status;
        if (zip_stat_index(archive, zip_uint64_t(i), 0, &status) != 0 || !(status.valid & ZIP_STAT_SIZE))
            return sentence(TR("{file} cannot be unpacked: {reason}"), file, "an entry is damaged");
        const std::string name = status.name;
        const fs::path path = safePath(name);
        if (path.empty())
            return Text(TR("{file} was not unpacked: its entry “{name}” would leave the folder"),
                        {{"file", file}, {"name", name}});
        if (name.back() == '/')
            continue;
        total += std::min(status.size, kMostBytes + 1);
        if (total > kMostBytes)
            return Text(TR("{file} was not unpacked: its files would take more than 4 GB"), {{"file", file}});
        list.push_back({zip_uint64_t(i), path, status.size});
    }
    return list;
}

} // namespace

Result<void> packProject(const std::string& projectFile, const std::string& out, const FileProgress& progress,
                         const std::vector<Packed>& more)
{
    return withinMemory([&]() -> Result<void> {
        Result<OpenedProject> opened = openProject(projectFile);
        if (!opened)
            return opened.error();
        const fs::path path(projectFile);
        std::vector<Member> members;
        addFiles(weightsFileOf(projectFile), path.stem().string() + ".safetensors", members);
        collectData(opened->project, path.parent_path(), members);
        for (const Packed& one : more)
            members.push_back({one.file, one.name});
        const std::string text = writeProject(opened->project);

        const std::string beside = out + ".part";
        int code = 0;
        Archive archive(zip_open(beside.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code));
        if (!archive)
            return sentence(TR("{file} cannot be written: {reason}"), out, reasonOf(code));
        if (const auto added = addText(archive.get(), path.stem().string() + ".loom", text); !added)
            return added;
        for (const Member& member : members)
            if (const auto added = addMember(archive.get(), member); !added)
                return added;
        Packing packing{progress};
        zip_register_progress_callback_with_state(archive.get(), 0.001, Packing::tell, nullptr, &packing);
        zip_register_cancel_callback_with_state(archive.get(), Packing::shallStop, nullptr, &packing);
        if (zip_close(archive.get()) != 0)
            return packing.goesOn ? sentence(TR("{file} cannot be written: {reason}"), out, zipWords(archive.get()))
                                  : Result<void>(givenUp(out));
        (void)archive.release();
        return renamed(beside, out);
    });
}

/// Everything of the archive in the folder; the path of the project in it.
static Result<std::string> unpackInto(zip_t* archive, const std::vector<Listed>& list, const std::string& file,
                                      const std::string& folder, const FileProgress& progress)
{
    std::uint64_t all = 1, done = 0;
    for (const Listed& entry : list)
        all += entry.size;
    const auto goesOn = [&](std::size_t bytes) {
        done += bytes;
        return !progress || progress(double(done) / double(all));
    };
    std::string project;
    for (const Listed& entry : list) {
        const Result<std::string> bytes = readEntry(archive, entry.index, entry.size, entry.path.string(), goesOn);
        if (!bytes)
            return bytes.error();
        const fs::path target = fs::path(folder) / entry.path;
        if (const auto made = makeFolder(target.parent_path().string()); !made)
            return made.error();
        const auto asked = [&](double) { return goesOn(0); };
        if (const auto written = writeFileAtomically(target.string(), {*bytes}, asked); !written)
            return written.error();
        if (target.extension() == ".loom" && !entry.path.has_parent_path())
            project = target.string();
    }
    if (project.empty())
        return Text(TR("{file} holds no project (no file that ends in .loom)"), {{"file", file}});
    return project;
}

Result<std::string> unpackProject(const std::string& file, const std::string& folder, const FileProgress& progress)
{
    return withinMemory([&]() -> Result<std::string> {
        std::error_code error;
        if (!fs::is_regular_file(file, error) || std::int64_t(fs::file_size(file, error)) > kLargestPacked)
            return sentence(TR("{file} cannot be read: {reason}"), file, "it is no file of at most 4 GB");
        int code = 0;
        const Archive archive(zip_open(file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code));
        if (!archive)
            return sentence(TR("{file} is no shared project or damaged: {reason}"), file, reasonOf(code));
        const Result<std::vector<Listed>> list = listFiles(archive.get(), file);
        if (!list)
            return list.error();
        const bool fresh = !fs::exists(folder, error);
        Result<std::string> project = unpackInto(archive.get(), *list, file, folder, progress);
        if (!project && fresh)
            fs::remove_all(folder, error);
        return project;
    });
}

} // namespace loom

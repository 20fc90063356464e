#include "data/numpy/npz_file.h"

#include "base/listed.h"
#include "data/numpy/npy_elements.h"
#include "data/source_paths.h"
#include "data/zip_words.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <zip.h>

namespace loom::sources {

struct NpzFile::Archive {
    explicit Archive(zip_t* opened)
        : zip(opened)
    {
    }
    ~Archive() { zip_discard(zip); }
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    zip_t* zip;
};

namespace {

constexpr std::int64_t kMostArrays = 1000;
/// Deflate packs at most 1,032 bytes into one (RFC 1951); a claim beyond is a false one.
constexpr std::uint64_t kLargestPacking = 1040;
constexpr std::int64_t kMostBytes = std::int64_t(8) << 30; ///< of one array
constexpr std::size_t kChunk = 1 << 16; ///< a multiple of each element's bytes

/// Bytes one after the other, of the file itself or of an entry of an archive.
class Bytes {
public:
    explicit Bytes(std::FILE* file)
        : file_(file)
    {
    }
    explicit Bytes(zip_file_t* entry)
        : entry_(entry)
    {
    }
    ~Bytes()
    {
        if (file_)
            std::fclose(file_);
        if (entry_)
            zip_fclose(entry_);
    }
    Bytes(const Bytes&) = delete;
    Bytes& operator=(const Bytes&) = delete;

    explicit operator bool() const { return file_ || entry_; }
    /// Fewer than wanted at the end, or where the archive is broken.
    std::size_t take(char* to, std::size_t wanted)
    {
        if (file_)
            return std::fread(to, 1, wanted, file_);
        std::size_t done = 0;
        while (done < wanted) {
            const zip_int64_t got = zip_fread(entry_, to + done, wanted - done);
            if (got <= 0)
                break;
            done += std::size_t(got);
        }
        return done;
    }

private:
    std::FILE* file_ = nullptr;
    zip_file_t* entry_ = nullptr;
};

Text cutOff(const std::string& name, const NpyHeader& header, std::int64_t found)
{
    return Text(TR("{name} is cut off: its header announces {shape} elements of {type}, {expected} bytes, but it "
                   "holds {found}; fetch the file again."),
                {{"name", name},
                 {"shape", header.shape()},
                 {"type", header.type()},
                 {"expected", header.bytes()},
                 {"found", found}});
}

Text cannotBeRead(const std::string& path)
{
    return Text(TR("{file} cannot be read: it does not exist, is empty or may not be opened."), {{"file", path}});
}

/// What the header says, compared with the bytes that there can be (`room`, header included).
NpyArray arrayOf(const std::string& name, std::string_view beginning, std::int64_t room)
{
    NpyArray array{name, {}, {}};
    auto read = readNpyHeader(name, beginning);
    if (!read) {
        array.refusal = read.error();
        return array;
    }
    array.header = std::move(read->header);
    if (array.header.axes.empty() || array.header.size() == 0)
        array.refusal = Text(TR("{name} holds no rows (shape {shape})."),
                             {{"name", name}, {"shape", array.header.axes.empty() ? "()" : array.header.shape()}});
    else if (array.header.bytes() > room - read->length)
        array.refusal = cutOff(name, array.header, room - read->length);
    else if (array.header.bytes() > kMostBytes)
        array.refusal = Text(TR("{name} takes {gigabytes} GB, more than the {most} GB that are read at once: save "
                                "fewer rows, or a smaller type."),
                             {{"name", name}, {"gigabytes", array.header.bytes() >> 30}, {"most", kMostBytes >> 30}});
    return array;
}

} // namespace

NpzFile::NpzFile() = default;
NpzFile::NpzFile(NpzFile&&) noexcept = default;
NpzFile& NpzFile::operator=(NpzFile&&) noexcept = default;
NpzFile::~NpzFile() = default;

Result<NpzFile> NpzFile::open(const std::string& path)
{
    NpzFile file;
    file.path_ = path;
    std::error_code error;
    std::FILE* const opened =
        std::filesystem::is_regular_file(path, error) ? std::fopen(path.c_str(), "rb") : nullptr;
    char mark[2] = {};
    Bytes bytes(opened);
    if (!bytes || bytes.take(mark, 2) != 2)
        return cannotBeRead(path);
    const bool zip = mark[0] == 'P' && mark[1] == 'K';
    const auto done = zip ? file.openArchive() : file.openArray();
    if (!done)
        return done.error();
    return file;
}

Result<void> NpzFile::openArray()
{
    Bytes bytes(std::fopen(path_.c_str(), "rb"));
    if (!bytes)
        return cannotBeRead(path_);
    std::string beginning(kMostNpyHeader, '\0');
    beginning.resize(bytes.take(beginning.data(), beginning.size()));
    std::error_code error;
    const auto size = std::filesystem::file_size(path_, error);
    NpyArray array = arrayOf(fileName(path_), beginning, error ? 0 : std::int64_t(size));
    if (!array.refusal.empty())
        return array.refusal;
    array.name = std::filesystem::path(path_).stem().string();
    arrays_.push_back(std::move(array));
    entries_.push_back(0);
    return {};
}

Result<void> NpzFile::openArchive()
{
    int code = 0;
    zip_t* const opened = zip_open(path_.c_str(), ZIP_RDONLY, &code);
    if (!opened) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        const std::string reason = zipWords(&error);
        zip_error_fini(&error);
        return Text(TR("{file} cannot be unpacked: {reason}"), {{"file", path_}, {"reason", reason}});
    }
    archive_ = std::make_unique<Archive>(opened);
    std::error_code error;
    const std::uint64_t size = std::filesystem::file_size(path_, error);
    const zip_int64_t count = std::min<zip_int64_t>(zip_get_num_entries(opened, 0), kMostArrays);
    std::string beginning;
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t status;
        zip_stat_init(&status);
        if (zip_stat_index(opened, zip_uint64_t(i), 0, &status) != 0 || !status.name)
            continue;
        std::string name = status.name;
        if (!name.ends_with(".npy"))
            continue;
        name.resize(name.size() - 4);
        Bytes bytes(zip_fopen_index(opened, zip_uint64_t(i), 0));
        beginning.resize(kMostNpyHeader);
        beginning.resize(bytes ? bytes.take(beginning.data(), beginning.size()) : 0);
        const std::uint64_t most = std::min(status.size, std::min(status.comp_size, size) * kLargestPacking);
        arrays_.push_back(arrayOf(name, beginning, std::int64_t(std::min<std::uint64_t>(most, 1ull << 62))));
        if (!bytes)
            arrays_.back().refusal =
                Text(TR("{file} cannot be unpacked: {reason}"), {{"file", name}, {"reason", zipWords(opened)}});
        entries_.push_back(i);
    }
    if (arrays_.empty())
        return Text(TR("{file} holds no arrays of NumPy (files that end in .npy)."), {{"file", fileName(path_)}});
    return {};
}

const NpyArray* NpzFile::find(const std::string& name) const
{
    const auto found = std::ranges::find(arrays_, name, &NpyArray::name);
    return found == arrays_.end() ? nullptr : &*found;
}

std::string NpzFile::names(const std::string& sought) const
{
    constexpr std::size_t kShown = 12;
    std::vector<std::string> all;
    for (const auto& array : arrays_)
        all.push_back(array.name);
    return sought.empty() ? listed(all, kShown) : listedFor(sought, std::move(all), kShown);
}

NpzFile::Steps NpzFile::inOrder(const NpyHeader& header)
{
    Steps steps(header.axes.size());
    std::int64_t step = 1;
    for (std::size_t i = steps.size(); i-- > 0; step *= header.axes[i])
        steps[i] = step;
    return steps;
}

Result<void> NpzFile::read(const NpyArray& array, Tensor& to, std::int64_t first, const Steps& steps,
                           const std::function<bool(double)>& progress) const
{
    const std::size_t index = std::size_t(&array - arrays_.data());
    LOOM_ASSERT(index < arrays_.size() && array.refusal.empty() && first + array.header.size() <= to.size());
    std::string block(kMostNpyHeader, '\0');
    Bytes bytes = archive_ ? Bytes(zip_fopen_index(archive_->zip, zip_uint64_t(entries_[index]), 0))
                           : Bytes(std::fopen(path_.c_str(), "rb"));
    if (!bytes)
        return cannotBeRead(path_);
    const std::size_t began = bytes.take(block.data(), block.size());
    const auto again = readNpyHeader(array.name, std::string_view(block).substr(0, began));
    if (!again || again->header.axes != array.header.axes || again->header.type() != array.header.type())
        return Text(TR("{file} was changed while it was read: read it again."), {{"file", fileName(path_)}});
    NpyElements elements(array.header, steps, to, first);
    std::size_t width = std::size_t(array.header.elementBytes);
    block.resize(began);
    block.erase(0, std::size_t(again->length));
    for (std::int64_t chunk = 0; elements.left() > 0; ++chunk) {
        const std::size_t held = block.size();
        const std::size_t wanted = std::min(kChunk, std::size_t(elements.left()) * width);
        if (held < wanted) {
            block.resize(wanted);
            block.resize(held + bytes.take(block.data() + held, wanted - held));
        }
        const std::size_t whole = std::min(block.size() / width, std::size_t(elements.left()));
        if (whole == 0)
            return cutOff(array.name, array.header, array.header.bytes() - elements.left() * std::int64_t(width));
        elements.take(block.data(), whole);
        block.erase(0, whole * width);
        if (chunk % 64 == 0 && progress && !progress(1 - double(elements.left()) / double(array.header.size())))
            return readingCancelled();
    }
    return {};
}

} // namespace loom::sources

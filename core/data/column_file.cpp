#include "data/column_file.h"

#include "data/column_file_parts.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace loom {

using namespace column_file;

namespace {

/// False at the end of the file and for errors of the disk.
bool readAll(int descriptor, void* out, std::size_t bytes, std::int64_t offset)
{
    auto* to = static_cast<char*>(out);
    while (bytes > 0) {
        const ssize_t got = ::pread(descriptor, to, bytes, offset);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        to += got;
        offset += got;
        bytes -= std::size_t(got);
    }
    return true;
}

std::int64_t wholeNumber(const Json& json, const char* name, std::int64_t most)
{
    const auto found = json.find(name);
    if (found == json.end() || !found->is_number_integer())
        return -1;
    const std::int64_t value = found->get<std::int64_t>();
    return value <= most ? value : -1;
}

/// The head as its JSON says it, with rows and columns that a file of `size` bytes can hold.
bool parseHead(const std::string& text, std::int64_t size, ColumnFileHead& head)
{
    Result<Json> json = parseJson(text);
    if (!json || !json->is_object())
        return false;
    const auto key = json->find("key"), bytes = json->find("element_bytes"), content = json->find("content");
    head.rows = wholeNumber(*json, "rows", std::min(size, kMostRows));
    if (head.rows < 1 || key == json->end() || !key->is_string() || bytes == json->end() || !bytes->is_array()
        || bytes->size() > kMostColumns || content == json->end())
        return false;
    head.key = key->get<std::string>();
    for (const Json& one : *bytes) {
        if (one != 0 && one != 2 && one != 4 && one != 8)
            return false;
        head.elementBytes.push_back(one.get<int>());
    }
    head.content = std::move(*content);
    return true;
}

} // namespace

Result<std::shared_ptr<const ColumnFile>> ColumnFile::open(const std::string& file, const std::string& key)
{
    const auto opened = std::shared_ptr<ColumnFile>(new ColumnFile);
    opened->file_ = file;
    opened->descriptor_ = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat status { };
    if (opened->descriptor_ < 0 || ::fstat(opened->descriptor_, &status) != 0 || !S_ISREG(status.st_mode))
        return opened->damaged();
    if (const auto head = opened->readHead(std::int64_t(status.st_size), key); !head)
        return head.error();
    return std::shared_ptr<const ColumnFile>(opened);
}

ColumnFile::~ColumnFile()
{
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

Text ColumnFile::damaged() const
{
    return Text(TR("The converted table {file} is damaged or was not written by this version; start again, and it is "
                   "made anew."),
                {{"file", file_}});
}

Result<void> ColumnFile::readHead(std::int64_t size, const std::string& key)
{
    char magic[8];
    std::int64_t bytes = 0;
    std::uint64_t sum = 0;
    if (!readAll(descriptor_, magic, 8, 0) || std::string_view(magic, 8) != kMagic
        || !readAll(descriptor_, &bytes, 8, 8) || !readAll(descriptor_, &sum, 8, 16) || bytes < 1
        || bytes > std::min(size - kHeadStart, kMostHeadBytes))
        return damaged();
    std::string text(std::size_t(bytes), '\0');
    if (!readAll(descriptor_, text.data(), text.size(), kHeadStart) || checkSum(text.data(), text.size(), 0) != sum
        || !parseHead(text, size, head_) || head_.key != key)
        return damaged();
    first_ = roundedUp(kHeadStart + bytes, kAlignment);
    blockRows_ = blockRowsFor(head_.elementBytes);
    offsets_ = offsetsFor(head_.elementBytes, blockRows_);
    lastOffsets_ = offsetsFor(head_.elementBytes, rowsOf(blocks() - 1));
    // Rows and columns are so few (see parseHead) that nothing overflows.
    if (first_ + (blocks() - 1) * offsets_.back() + lastOffsets_.back() != size)
        return damaged();
    return {};
}

/// By now another file may lie in its place.
void ColumnFile::removeThis() const
{
    struct stat mine {
    }, there{};
    if (::fstat(descriptor_, &mine) == 0 && ::stat(file_.c_str(), &there) == 0 && mine.st_dev == there.st_dev
        && mine.st_ino == there.st_ino)
        ::unlink(file_.c_str());
}

std::int64_t ColumnFile::blocks() const
{
    return (head_.rows + blockRows_ - 1) / blockRows_;
}

std::int64_t ColumnFile::rowsOf(std::int64_t block) const
{
    return std::min(blockRows_, head_.rows - block * blockRows_);
}

std::int64_t ColumnFile::bytesOf(int column, std::int64_t block) const
{
    return rowsOf(block) * head_.elementBytes[std::size_t(column)];
}

/// The end of the columns from place `begin` on that lie one behind the other in a block.
static std::size_t neighboursFrom(std::span<const int> columns, std::size_t begin,
                                  const std::vector<std::int64_t>& offsets)
{
    std::size_t end = begin + 1;
    while (end < columns.size() && offsets[std::size_t(columns[end])] == offsets[std::size_t(columns[end - 1]) + 1])
        ++end;
    return end;
}

Result<void> ColumnFile::read(std::span<const int> columns, std::int64_t block,
                              const std::function<void(std::size_t place, const std::byte* numbers)>& visit) const
{
    LOOM_ASSERT(block >= 0 && block < blocks());
    const auto& offsets = block + 1 < blocks() ? offsets_ : lastOffsets_;
    std::vector<std::byte> stretch;
    for (std::size_t begin = 0, end = 0; begin < columns.size(); begin = end) {
        end = neighboursFrom(columns, begin, offsets);
        const std::int64_t from = offsets[std::size_t(columns[begin])];
        stretch.resize(std::size_t(offsets[std::size_t(columns[end - 1]) + 1] - from));
        bool good = readAll(descriptor_, stretch.data(), stretch.size(), first_ + block * offsets_.back() + from);
        for (std::size_t place = begin; good && place < end; ++place) {
            const int column = columns[place];
            LOOM_ASSERT(head_.elementBytes[std::size_t(column)] > 0);
            const std::byte* segment = stretch.data() + (offsets[std::size_t(column)] - from);
            std::uint64_t sum = 0;
            std::memcpy(&sum, segment, 8);
            good = checkSum(segment + 8, std::size_t(bytesOf(column, block)), placeOf(block, column)) == sum;
            if (good)
                visit(place, segment + 8);
        }
        if (!good) {
            removeThis();
            return damaged();
        }
    }
    return {};
}

} // namespace loom

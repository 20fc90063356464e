#include "data/column_file.h"

#include "base/file.h"
#include "base/system_words.h"
#include "data/column_file_parts.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace loom {

using namespace column_file;

namespace {

namespace fs = std::filesystem;

/// Takes away what writers that were killed have left beside the file; living ones hold a lock.
void removeLeftovers(const std::string& file)
{
    std::error_code error;
    const std::string start = fs::path(file).filename().string() + ".";
    for (fs::directory_iterator entry(fs::path(file).parent_path(), error), end; !error && entry != end;
         entry.increment(error)) {
        if (!entry->path().filename().string().starts_with(start))
            continue;
        const int left = ::open(entry->path().c_str(), O_RDONLY | O_CLOEXEC);
        if (left < 0)
            continue;
        if (::flock(left, LOCK_EX | LOCK_NB) == 0)
            ::unlink(entry->path().c_str());
        ::close(left);
    }
}

std::string headText(const ColumnFileHead& head)
{
    return writeJson(
        {{"key", head.key}, {"rows", head.rows}, {"element_bytes", head.elementBytes}, {"content", head.content}});
}

std::int64_t fileBytes(const ColumnFileHead& head, std::int64_t headBytes)
{
    std::int64_t bytes = roundedUp(kHeadStart + headBytes, kAlignment);
    const std::int64_t rows = blockRowsFor(head.elementBytes), rest = head.rows % rows;
    bytes += head.rows / rows * offsetsFor(head.elementBytes, rows).back();
    return bytes + (rest > 0 ? offsetsFor(head.elementBytes, rest).back() : 0);
}

} // namespace

Result<std::unique_ptr<ColumnFileWriter>> ColumnFileWriter::create(const std::string& file, ColumnFileHead head)
{
    if (const auto made = makeFolder(fs::path(file).parent_path().string()); !made)
        return made.error();
    removeLeftovers(file);
    std::unique_ptr<ColumnFileWriter> writer(new ColumnFileWriter);
    writer->file_ = file;
    writer->head_ = std::move(head);
    std::string beside;
    writer->descriptor_ = createBeside(file, beside);
    if (writer->descriptor_ < 0)
        return writer->cannotWrite(errno);
    writer->beside_ = std::move(beside);
    ::flock(writer->descriptor_, LOCK_EX | LOCK_NB);
    if (const auto started = writer->start(); !started)
        return started.error();
    return writer;
}

ColumnFileWriter::~ColumnFileWriter()
{
    if (!beside_.empty())
        ::unlink(beside_.c_str());
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

Text ColumnFileWriter::cannotWrite(int error) const
{
    return Text(TR("{file} cannot be written: {reason}"), {{"file", file_}, {"reason", systemWords(error)}});
}

Result<void> ColumnFileWriter::start()
{
    const std::string text = headText(head_);
    if (std::int64_t(text.size()) > kMostHeadBytes)
        return cannotWrite(EFBIG);
    const std::int64_t bytes = fileBytes(head_, std::int64_t(text.size()));
    if (::fallocate(descriptor_, 0, 0, bytes) != 0 && errno != EOPNOTSUPP && errno != ENOSYS) {
        if (errno == ENOSPC || errno == EFBIG || errno == EDQUOT)
            return Text(
                TR("There is no room for the {megabytes} MB of the converted table in {folder}: free some, or "
                   "let XDG_CACHE_HOME name another folder."),
                {{"megabytes", bytes / 1'000'000 + 1}, {"folder", fs::path(file_).parent_path().string()}});
        return cannotWrite(errno);
    }
    blockRows_ = blockRowsFor(head_.elementBytes);
    offsets_ = offsetsFor(head_.elementBytes, blockRows_);
    numbers_.resize(std::size_t(offsets_.back()));
    std::string start(kMagic);
    const std::int64_t size = std::int64_t(text.size());
    const std::uint64_t sum = checkSum(text.data(), text.size(), 0);
    start.append(reinterpret_cast<const char*>(&size), 8);
    start.append(reinterpret_cast<const char*>(&sum), 8);
    start += text;
    start.resize(std::size_t(roundedUp(std::int64_t(start.size()), kAlignment)));
    return write(start.data(), start.size());
}

Result<void> ColumnFileWriter::write(const void* data, std::size_t bytes)
{
    if (!writeAll(descriptor_, {static_cast<const char*>(data), bytes}))
        return cannotWrite(errno);
    return {};
}

Result<void> ColumnFileWriter::writeBlock()
{
    std::byte* to = numbers_.data(); // the segments of a block that is not full move together
    for (std::size_t column = 0; column < head_.elementBytes.size(); ++column) {
        const int element = head_.elementBytes[column];
        if (element == 0)
            continue;
        const std::size_t bytes = std::size_t(filled_ * element);
        const std::size_t stored = std::size_t(segmentBytes(filled_, element));
        std::memmove(to + 8, numbers_.data() + offsets_[column] + 8, bytes);
        std::memset(to + 8 + bytes, 0, stored - 8 - bytes);
        const std::uint64_t sum = checkSum(to + 8, bytes, placeOf(block_, int(column)));
        std::memcpy(to, &sum, 8);
        to += stored;
    }
    ++block_;
    filled_ = 0;
    return write(numbers_.data(), std::size_t(to - numbers_.data()));
}

Result<void> ColumnFileWriter::endRow()
{
    if (++filled_ < blockRows_)
        return {};
    return writeBlock();
}

Result<void> ColumnFileWriter::finish()
{
    if (filled_ > 0)
        if (const auto written = writeBlock(); !written)
            return written;
    if (!syncFile(descriptor_) || ::rename(beside_.c_str(), file_.c_str()) != 0)
        return cannotWrite(errno);
    beside_.clear();
    return {};
}

} // namespace loom

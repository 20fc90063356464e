#include "base/file.h"

#include "base/random.h"
#include "base/system_words.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace loom {
namespace {

constexpr std::size_t kPart = std::size_t(4) << 20; ///< bytes between two questions to the progress

Text givenUp(const std::string& file)
{
    return Text(TR("{file} is as it was: this was cancelled"), {{"file", file}});
}

/// Tells how much of `all` bytes is done; false: give up.
class Counted {
public:
    Counted(const FileProgress& progress, std::size_t all)
        : progress_(progress)
        , all_(std::max<std::size_t>(all, 1))
    {
    }
    bool add(std::size_t bytes)
    {
        done_ += bytes;
        cancelled_ = progress_ && !progress_(double(done_) / double(all_));
        return !cancelled_;
    }
    bool cancelled() const { return cancelled_; }

private:
    const FileProgress& progress_;
    std::size_t all_, done_ = 0;
    bool cancelled_ = false;
};

Text cannot(const char* pattern, const std::string& file, int error)
{
    return Text(pattern, {{"file", file}, {"reason", systemWords(error)}});
}

/// An open file that closes itself.
struct Descriptor {
    int number = -1;
    explicit Descriptor(int n)
        : number(n)
    {
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }
    bool close()
    {
        const bool good = number < 0 || ::close(number) == 0;
        number = -1;
        return good;
    }
};

bool readAll(int descriptor, std::string& bytes, Counted& counted)
{
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t got = ::read(descriptor, bytes.data() + done, std::min(kPart, bytes.size() - done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if (got == 0)
            break;
        done += std::size_t(got);
        if (!counted.add(std::size_t(got)))
            return false;
    }
    bytes.resize(done);
    return true;
}

/// In parts, each of which is on disk before the next one: no sync at the end takes long.
bool writePart(int descriptor, std::string_view bytes, Counted& counted)
{
    while (!bytes.empty()) {
        const std::string_view part = bytes.substr(0, kPart);
        if (!writeAll(descriptor, part) || (part.size() == kPart && !syncFile(descriptor))
            || !counted.add(part.size()))
            return false;
        bytes.remove_prefix(part.size());
    }
    return true;
}

/// A rename is only durable once the folder's own entry is on disk.
void syncFolder(const std::string& file)
{
    const std::string folder = std::filesystem::path(file).parent_path().string();
    Descriptor directory(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.number >= 0)
        syncFile(directory.number);
}

/// A file that is replaced keeps its permissions; a new one has those it was made with.
bool keepMode(int descriptor, const std::string& file)
{
    struct stat old { };
    return ::stat(file.c_str(), &old) != 0 || ::fchmod(descriptor, old.st_mode & 07777) == 0;
}

/// Six letters of a number: the end of a name that no other file should have.
std::string sixLetters(std::uint64_t number)
{
    std::string letters(6, 'a');
    for (char& letter : letters) {
        letter = char('a' + number % 26);
        number /= 26;
    }
    return letters;
}

/// A link is followed, so that saving replaces what it points to and not the link.
std::string resolved(const std::string& file)
{
    std::error_code error;
    const auto target = std::filesystem::canonical(file, error);
    return error ? file : target.string();
}

} // namespace

bool syncFile(int descriptor)
{
    while (::fsync(descriptor) != 0)
        if (errno != EINTR)
            return false;
    return true;
}

bool writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes.remove_prefix(std::size_t(written));
    }
    return true;
}

int createBeside(const std::string& file, std::string& beside)
{
    constexpr int kAttempts = 100;
    const std::string maker = file + std::to_string(::getpid());
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        beside = file + "." + sixLetters(stableHash(maker, std::uint64_t(attempt)));
        const int made = ::open(beside.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (made >= 0 || errno != EEXIST)
            return made;
    }
    return -1;
}

Result<std::string> readFile(const std::string& file, std::int64_t maximumBytes, const FileProgress& progress)
{
    struct stat status { };
    if (::stat(file.c_str(), &status) != 0) {
        if (errno == ENOENT)
            return Text(TR("{file} does not exist; check the name and the folder"), {{"file", file}});
        return cannot(TR("{file} cannot be read: {reason}"), file, errno);
    }
    if (!S_ISREG(status.st_mode))
        return Text(TR("{file} is not a file; give the path of a file"), {{"file", file}});
    if (status.st_size > maximumBytes)
        return Text(TR("{file} has {size} bytes; at most {maximum} are read"),
                    {{"file", file}, {"size", std::int64_t(status.st_size)}, {"maximum", maximumBytes}});
    Descriptor source(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    std::string bytes(std::size_t(status.st_size), '\0');
    Counted counted(progress, bytes.size());
    if (source.number < 0 || !readAll(source.number, bytes, counted))
        return counted.cancelled() ? givenUp(file) : cannot(TR("{file} cannot be read: {reason}"), file, errno);
    return bytes;
}

Result<void> writeFileAtomically(const std::string& file, const std::vector<std::string_view>& pieces,
                                 const FileProgress& progress)
{
    std::size_t bytes = 0;
    for (const std::string_view piece : pieces)
        bytes += piece.size();
    Counted counted(progress, bytes);
    const std::string target = resolved(file);
    std::string beside;
    Descriptor out(createBeside(target, beside));
    if (out.number < 0)
        return cannot(TR("{file} cannot be written: {reason}"), file, errno);
    bool good = keepMode(out.number, target);
    for (std::string_view piece : pieces)
        good = good && writePart(out.number, piece, counted);
    good = good && syncFile(out.number);
    good = out.close() && good;
    good = good && ::rename(beside.c_str(), target.c_str()) == 0;
    if (!good) {
        const int error = errno;
        ::unlink(beside.c_str());
        return counted.cancelled() ? givenUp(file) : cannot(TR("{file} cannot be written: {reason}"), file, error);
    }
    syncFolder(target);
    return {};
}

Result<void> writeFileAtomically(const std::string& file, std::string_view content)
{
    return writeFileAtomically(file, std::vector<std::string_view>{content});
}

Result<void> makeFolder(const std::string& folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error || !std::filesystem::is_directory(folder, error))
        return Text(TR("The folder {folder} cannot be made: {reason}"),
                    {{"folder", folder},
                     {"reason", error ? systemWords(error.value()) : TR("a file of that name stands there")}});
    return {};
}

} // namespace loom

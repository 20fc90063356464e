#include "base/system_words.h"

#include "base/text.h"

#include <cerrno>
#include <cstring>
#include <map>

namespace loom {

std::string systemWords(int error)
{
    static const std::map<int, const char*> words = {
        {ENOENT, TR("No such file or directory")},
        {EACCES, TR("Permission denied")},
        {EPERM, TR("Operation not permitted")},
        {EROFS, TR("Read-only file system")},
        {ENOSPC, TR("No space left on device")},
        {EDQUOT, TR("Disk quota exceeded")},
        {EFBIG, TR("File too large")},
        {EISDIR, TR("Is a directory")},
        {ENOTDIR, TR("Not a directory")},
        {EEXIST, TR("File exists")},
        {ENAMETOOLONG, TR("File name too long")},
        {EIO, TR("Input/output error")},
        {EMFILE, TR("Too many open files")},
        {EBUSY, TR("Device or resource busy")},
        {ENOMEM, TR("Cannot allocate memory")},
        {ELOOP, TR("Too many levels of symbolic links")},
    };
    const auto found = words.find(error);
    return found == words.end() ? std::strerror(error) : found->second;
}

} // namespace loom

#pragma once

#include <csignal>
#include <sys/resource.h>

namespace loom::test {

/// While it lives, this program's files may have at most so many bytes: a disk that is nearly full.
class SmallFiles {
public:
    explicit SmallFiles(rlim_t bytes)
        : before_(std::signal(SIGXFSZ, SIG_IGN))
    {
        getrlimit(RLIMIT_FSIZE, &old_);
        const rlimit small{bytes, old_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallFiles()
    {
        setrlimit(RLIMIT_FSIZE, &old_);
        std::signal(SIGXFSZ, before_);
    }
    SmallFiles(const SmallFiles&) = delete;
    SmallFiles& operator=(const SmallFiles&) = delete;

private:
    void (*before_)(int);
    rlimit old_{};
};

} // namespace loom::test

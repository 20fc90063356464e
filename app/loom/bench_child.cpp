#include "bench_child.h"

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace loom::cli {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::vector<char*> pointers(const std::vector<std::string>& words)
{
    std::vector<char*> out;
    for (const std::string& word : words)
        out.push_back(const_cast<char*>(word.c_str()));
    out.push_back(nullptr);
    return out;
}

/// The variables put over, in front: the first of a name counts.
std::vector<std::string> withEnvironment(std::vector<std::string> variables)
{
    const std::size_t given = variables.size();
    for (char** variable = environ; *variable; ++variable) {
        const std::string name(*variable, std::strcspn(*variable, "=") + 1);
        bool replaced = false;
        for (std::size_t i = 0; i < given; ++i)
            replaced = replaced || variables[i].starts_with(name);
        if (!replaced)
            variables.emplace_back(*variable);
    }
    return variables;
}

void readAll(int pipe, Clock::time_point start, Child& child)
{
    char buffer[4096];
    for (ssize_t count; (count = ::read(pipe, buffer, sizeof buffer)) > 0;) {
        if (child.out.empty())
            child.secondsToOutput = secondsSince(start);
        child.out.append(buffer, std::size_t(count));
    }
    ::close(pipe);
}

} // namespace

Result<Child> runChild(const std::vector<std::string>& words, const std::vector<std::string>& environment)
{
    int ends[2];
    if (::pipe(ends) != 0)
        return Text("{program} cannot be started: {reason}",
                    {{"program", words[0]}, {"reason", std::strerror(errno)}});
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addclose(&actions, ends[0]);
    ::posix_spawn_file_actions_addclose(&actions, ends[1]);
    const std::vector<std::string> variables = withEnvironment(environment);
    pid_t process = 0;
    const Clock::time_point start = Clock::now();
    const int failed = ::posix_spawn(&process, words[0].c_str(), &actions, nullptr, pointers(words).data(),
                                     pointers(variables).data());
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    Child child;
    readAll(ends[0], start, child); // ends at once where nothing was started
    if (failed)
        return Text("{program} cannot be started: {reason}",
                    {{"program", words[0]}, {"reason", std::strerror(failed)}});
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) { }
    child.seconds = secondsSince(start);
    child.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return child;
}

std::string ownFile()
{
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/exe", error).string();
}

BenchFolder::BenchFolder()
{
    std::error_code error;
    std::string pattern = std::filesystem::temp_directory_path(error).string() + "/loom-bench-XXXXXX";
    if (::mkdtemp(pattern.data()))
        path_ = pattern;
}

BenchFolder::~BenchFolder()
{
    std::error_code error;
    if (!path_.empty())
        std::filesystem::remove_all(path_, error);
}

} // namespace loom::cli

#include "launch.h"

#include "base/random.h"
#include "distributed/launched.h"
#include "interrupt.h"
#include "output.h"

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace loom::cli {
namespace {

/// So many processes say that the launcher ends them all: the first of them may be the one that died.
constexpr int kSay = 2;

/// A duplicate of the stream's file, which then leads nowhere.
int silenced(std::FILE* stream)
{
    std::fflush(stream);
    const int own = ::fileno(stream), kept = ::dup(own), nowhere = ::open("/dev/null", O_WRONLY);
    if (nowhere >= 0) {
        ::dup2(nowhere, own);
        ::close(nowhere);
    }
    return kept;
}

void restored(std::FILE* stream, int kept)
{
    std::fflush(stream);
    if (kept >= 0)
        ::dup2(kept, ::fileno(stream));
}

} // namespace

Launch::Launch(const Ranks& ranks)
    : ranks_(ranks)
{
    if (first())
        return;
    out_ = silenced(stdout);
    err_ = silenced(stderr);
}

Result<std::unique_ptr<Launch>> Launch::join()
{
    if (!isLaunched()) {
        catchInterrupts();
        return std::unique_ptr<Launch>(new Launch(Ranks()));
    }
    Result<Ranks> ranks = joinLaunched();
    if (!ranks)
        return ranks.error();
    std::unique_ptr<Launch> launch(new Launch(*ranks));
    if (ranks->alone())
        catchInterrupts();
    else
        catchEndOfLaunch(ranks->first() ? STDERR_FILENO : ranks->rank() < kSay ? launch->err_ : -1);
    return launch;
}

Launch::~Launch()
{
    alone_ = alone_ || !left_;
    if (!left_)
        (void)leave(kTrainingFailed);
}

void Launch::speak()
{
    restored(stdout, out_);
    restored(stderr, err_);
}

std::optional<int> Launch::refused(const Options& options, const Text& sentence)
{
    const int who = ranks_.lowest(!sentence.empty());
    if (who < 0)
        return std::nullopt;
    if (who == ranks_.rank()) {
        speak();
        (void)fail(options, sentence);
    }
    return kWrongInput;
}

Text Launch::unlike(const std::string& work) const
{
    constexpr int kExact = 11; // 53 bits of the hash are a number
    const std::vector<double> all = ranks_.each(double(RandomStream(0, work).key() >> kExact));
    for (std::size_t rank = 1; rank < all.size(); ++rank)
        if (all[rank] != all[0])
            return Text(
                TR("Process {rank} was not started like process 0: it has another project, other data or other "
                   "kernels; where the machines differ, --kernels names what all of them have"),
                {{"rank", std::int64_t(rank)}});
    return {};
}

int Launch::failAlone(const Options& options, const Text& sentence, int code)
{
    speak();
    alone_ = true;
    return fail(options, sentence, code);
}

int Launch::leave(int code)
{
    std::fflush(nullptr);
    if (!alone())
        catchEndOfLaunch(-1); // a launcher ends the others of a run whose first process has ended with a code
    if (ranks_.table().abort && alone_ && !alone())
        ranks_.table().abort(code);
    if (ranks_.table().finish && !left_)
        ranks_.table().finish();
    left_ = true;
    return code;
}

} // namespace loom::cli

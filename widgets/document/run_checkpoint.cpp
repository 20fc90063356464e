#include "document/run_checkpoint.h"

#include "base/file.h"

#include <filesystem>

namespace loom::ui {
namespace {

constexpr auto kLongest = std::chrono::seconds(60);
/// Epochs of small networks pass by the thousand a second: more than this is never lost, and they are not slowed
/// down.
constexpr auto kShortest = std::chrono::seconds(1);

Result<void> removeFile(const std::string& file)
{
    std::error_code error;
    std::filesystem::remove(file, error);
    return {};
}

} // namespace

RunCheckpoint::~RunCheckpoint()
{
    if (!file_.empty())
        (void)removeFile(file_);
}

RunCheckpoint::Mark RunCheckpoint::markOf(const Trainer& trainer)
{
    return {trainer.stepsDone(), trainer.epoch(), trainer.ended()};
}

void RunCheckpoint::visit(const Trainer& trainer, bool standsStill, const std::function<RunState()>& copy)
{
    const Mark now = markOf(trainer);
    // After a loss that is no number the last good state is the one worth keeping.
    if (file_.empty() || now == written_ || now.step == 0
        || (trainer.ended() && trainer.end().reason == EndReason::notFinite))
        return;
    const auto passed = Clock::now() - copied_;
    const bool due = standsStill || now.epoch != written_.epoch ? passed >= kShortest : passed >= kLongest;
    if (!due || writer_.busy())
        return;
    write(copy());
    written_ = now;
}

void RunCheckpoint::writeNow(const Trainer& trainer, RunState run)
{
    if (file_.empty())
        return;
    write(std::move(run));
    written_ = markOf(trainer);
    finish();
}

void RunCheckpoint::write(RunState run)
{
    copied_ = Clock::now();
    // A failure (a full disk) must not stop the run that this is to protect; the next copy tries again.
    (void)writer_.start([file = file_, run = std::move(run)]() mutable -> Result<void> {
        if (Result<void> made = makeFolder(std::filesystem::path(file).parent_path().string()); !made)
            return made;
        return writeRunState(std::move(run), file);
    });
}

void RunCheckpoint::forget()
{
    written_ = {};
    copied_ = Clock::now();
    if (!file_.empty())
        (void)writer_.start([file = file_] { return removeFile(file); });
}

void RunCheckpoint::finish()
{
    (void)writer_.finish();
}

} // namespace loom::ui

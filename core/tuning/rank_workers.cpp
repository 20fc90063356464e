#include "tuning/rank_workers.h"

#include "base/nested_text.h"
#include "kernels/variants.h"
#include "project/data_files.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace loom {
namespace {

enum Kind : int { kHello, kReady, kTask, kEpoch, kResult, kStop, kEnd };
constexpr auto kPause = std::chrono::milliseconds(1); // between two looks for letters
constexpr std::size_t kDataKept = 16; // the folds of a trial, say

/// Why this process cannot compute the search as the first one does; empty: it can.
Text refusal(const SearchHello& hello, SharedData& data)
{
    if (const auto kernels = chooseKernels(hello.settings.kernels); !kernels)
        return kernels.error();
    const Result<std::shared_ptr<const PreparedData>> prepared = data.of(hello.project);
    if (!prepared)
        return prepared.error();
    for (const std::string& file : changedFiles(hello.dataFiles, (*prepared)->files))
        return Text(TR("{file} holds other data than on the machine of process 0"), {{"file", file}});
    return {};
}

/// A process that trains for the first one: letters by the thread that calls, training by another.
class Server {
public:
    explicit Server(const Ranks& ranks)
        : ranks_(ranks)
    {
    }

    void serve()
    {
        for (bool more = true; more;) {
            sendEpochs();
            if (done_)
                answer();
            if (const std::optional<Ranks::Letter> letter = ranks_.next(!busy_))
                more = take(*letter);
            else
                std::this_thread::sleep_for(kPause);
        }
    }

private:
    bool take(const Ranks::Letter& letter)
    {
        if (letter.kind == kHello)
            greet(letter.text);
        else if (letter.kind == kTask)
            start(letter.text);
        else if (letter.kind == kStop || letter.kind == kEnd)
            stop_.request_stop();
        return letter.kind != kEnd;
    }
    void greet(const std::string& text)
    {
        Result<SearchHello> hello = helloFrom(text);
        Text problem = hello ? Text() : hello.error();
        if (hello) {
            hello_ = std::move(*hello);
            problem = refusal(hello_, data_);
        }
        ranks_.send(0, kReady, problem.empty() ? std::string() : nested(problem));
    }
    void start(const std::string& text)
    {
        Result<std::pair<PartTask, std::int64_t>> given = taskFrom(text);
        if (!given) { // a letter of this program to itself: it cannot be
            ranks_.table().abort(3);
            return;
        }
        PartTask task = std::move(given->first);
        number_ = given->second;
        task.objectives = &hello_.settings.objectives;
        task.series = &hello_.series;
        task.onEpoch = [this](const EpochRecord& record) {
            const std::lock_guard lock(mutex_);
            epochs_.push_back(record);
        };
        busy_ = true;
        thread_ = std::jthread([this, task = std::move(task)] {
            result_ = trainPart(task, data_, running_, stop_.get_token());
            done_ = true;
        });
    }
    void sendEpochs()
    {
        std::vector<EpochRecord> epochs;
        {
            const std::lock_guard lock(mutex_);
            epochs = std::exchange(epochs_, {});
        }
        for (const EpochRecord& epoch : epochs)
            ranks_.send(0, kEpoch, letterOf(epoch, number_));
    }
    void answer()
    {
        thread_.join();
        sendEpochs();
        done_ = busy_ = false;
        ranks_.send(0, kResult, letterOf(result_, number_));
        result_ = {};
    }

    const Ranks& ranks_;
    SearchHello hello_;
    SharedData data_{"", kDataKept};
    RunningPart running_;
    std::stop_source stop_;
    std::int64_t number_ = 0;
    bool busy_ = false;
    PartStretch result_; ///< of the thread until it is done
    std::atomic<bool> done_{false};
    std::mutex mutex_;
    std::vector<EpochRecord> epochs_; ///< not sent yet
    std::jthread thread_; ///< last: it uses everything above
};

} // namespace

RankWorkers::RankWorkers(const Ranks& ranks)
    : ranks_(ranks)
    , busy_(std::size_t(ranks.count() - 1))
{
}

RankWorkers::~RankWorkers()
{
    for (int worker = 0; worker < count(); ++worker)
        ranks_.send(worker + 1, kEnd, "");
}

Result<void> RankWorkers::begin(const SearchHello& hello)
{
    const std::string letter = letterOf(hello);
    for (int worker = 0; worker < count(); ++worker)
        ranks_.send(worker + 1, kHello, letter);
    Text problem;
    int from = count() + 1;
    for (int worker = 0; worker < count(); ++worker)
        if (const Ranks::Letter ready = *ranks_.next(true); !ready.text.empty() && ready.from < from) {
            from = ready.from;
            problem = Text(TR("Process {rank} cannot take part: {reason}"),
                           {{"rank", std::int64_t(ready.from)}, {"reason", ready.text}});
        }
    return problem.empty() ? Result<void>() : problem;
}

int RankWorkers::idle() const
{
    const auto found = std::ranges::find(busy_, false);
    return found == busy_.end() ? -1 : int(found - busy_.begin());
}

bool RankWorkers::anyBusy() const
{
    return std::ranges::find(busy_, true) != busy_.end();
}

void RankWorkers::give(int worker, const PartTask& task, std::int64_t number)
{
    busy_[std::size_t(worker)] = true;
    ranks_.send(worker + 1, kTask, letterOf(task, number));
}

void RankWorkers::stop()
{
    for (int worker = 0; worker < count(); ++worker)
        ranks_.send(worker + 1, kStop, "");
}

Result<std::optional<RankWorkers::Answer>> RankWorkers::next()
{
    const std::optional<Ranks::Letter> letter = ranks_.next(false);
    if (!letter)
        return std::optional<Answer>();
    Answer answer{.worker = letter->from - 1};
    if (letter->kind == kEpoch) {
        Result<std::pair<EpochRecord, std::int64_t>> epoch = epochFrom(letter->text);
        if (!epoch)
            return epoch.error();
        answer.epoch = std::move(epoch->first);
        answer.number = epoch->second;
        return std::optional(std::move(answer));
    }
    busy_[std::size_t(answer.worker)] = false;
    Result<std::pair<PartStretch, std::int64_t>> stretch = stretchFrom(letter->text);
    if (!stretch)
        return stretch.error();
    answer.stretch = std::move(stretch->first);
    answer.number = stretch->second;
    return std::optional(std::move(answer));
}

void serveSearch(const Ranks& ranks)
{
    Server(ranks).serve();
}

} // namespace loom

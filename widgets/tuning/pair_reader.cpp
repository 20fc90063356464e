#include "tuning/pair_reader.h"

#include "analysis/confusion.h"
#include "common/core_text.h"
#include "document/thread_priority.h"
#include "project/probe.h"
#include "tuning/search_table.h"
#include "tuning/trial_network.h"

#include <new>

namespace loom::ui {
namespace {

constexpr std::int64_t kMostRows = 10000;
constexpr std::int64_t kMostNumbers = 6; ///< of a sample that is no picture
constexpr std::size_t kMostValues = 500;

/// Of a sample: "x 0.31, y −0.2".
QString valuesOf(const Subject& subject, std::int64_t row)
{
    QStringList words;
    const Dataset& rows = subject.data->rows;
    for (int f = 0; f < int(rows.fields().size()); ++f) {
        const Field& field = rows.fields()[std::size_t(f)];
        Tensor numbers(field.shape.withFront(1), field.dtype);
        const std::int64_t one[] = {row};
        if (field.role != FieldRole::input || !rows.read(f, one, numbers.data()))
            continue;
        for (std::int64_t e = 0; e < field.shape.size() && words.size() < kMostNumbers; ++e)
            words << QStringLiteral("%1 %2").arg(numberName(subject, f, e), QString::number(numbers.at(e), 'g', 4));
    }
    return words.join(QStringLiteral(", "));
}

/// Rows that neither was trained on.
std::vector<std::int64_t> commonRows(const PreparedData& first, const PreparedData& second, bool training)
{
    const RowSet &one = training ? first.training : first.validation,
                 &other = training ? second.training : second.validation;
    std::vector<std::int64_t> rows = one.slice(0, kMostRows);
    if (&first != &second)
        std::erase_if(rows, [&other](std::int64_t row) { return !other.contains(row); });
    return rows;
}

class Work {
public:
    Work(const PairQuestion& question, RunningPart& running, const std::stop_token& stop)
        : question_(question)
        , running_(running)
        , stop_(stop)
    {
    }

    Result<void> into(PairAnswer& answer)
    {
        SharedData shared({}, 2);
        std::array<std::shared_ptr<const PreparedData>, 2> data;
        for (std::size_t i = 0; i < 2; ++i) {
            const Result<Project> project = trialProject(question_.search, question_.trials[i]);
            if (!project)
                return project.error();
            Result<std::shared_ptr<const PreparedData>> read = shared.of(*project);
            if (!read)
                return read.error();
            data[i] = std::move(*read);
            if (i == 0)
                answer.subject = std::make_shared<const Subject>(subjectOf(*project, data[i]));
        }
        const Subject& subject = *answer.subject;
        if (subject.classes.isEmpty() || subject.output.empty() || subject.outputShape(subject.output).rank() != 1)
            return Text(TR("These networks predict numbers, not one class a sample: what they say is not compared."));
        answer.isTraining = data[0]->validation.empty() || data[1]->validation.empty();
        answer.rows = commonRows(*data[0], *data[1], answer.isTraining);
        if (answer.rows.empty())
            return Text(TR("The two have no sample of validation in common."));
        answer.labels = subject.labelsOf(answer.rows);
        for (std::size_t i = 0; i < 2 && !stop_.stop_requested(); ++i)
            if (const Result<void> said = say(i, data[i], answer); !said)
                return said;
        if (!stop_.stop_requested())
            addValues(answer);
        return {};
    }

private:
    Result<void> say(std::size_t which, const std::shared_ptr<const PreparedData>& data, PairAnswer& answer)
    {
        const Result<SearchStore> store = SearchStore::read(question_.store.toStdString());
        if (!store)
            return store.error();
        const Result<std::optional<NamedTensors>> weights = store->weights(question_.trials[which]);
        if (!weights)
            return weights.error();
        Result<Run> run = runOfTrial(question_.search, question_.trials[which], *weights ? &**weights : nullptr,
                                     question_.epochs[which], data, running_, stop_);
        if (!run)
            return run.error();
        WatchRequest request;
        request.names = {answer.subject->output + "/output"};
        request.rows = answer.rows;
        Snapshot snapshot;
        if (!Probe(*run).answer(request, snapshot, [this] { return !stop_.stop_requested(); }))
            return {};
        const auto found = snapshot.tensors.find(request.names.front());
        if (found == snapshot.tensors.end())
            return Text(TR("the memory of this computer is not enough"));
        const std::int64_t columns = found->second.shape()[1];
        for (std::size_t row = 0; row < answer.rows.size(); ++row)
            answer.said[which].push_back(
                predictedClass(found->second, std::int64_t(row), columns, answer.subject->border));
        return {};
    }

    static void addValues(PairAnswer& answer)
    {
        const Presenter* as = answer.subject->shown.as;
        if (as && as->cells)
            return;
        std::size_t shown = 0;
        for (std::size_t i = 0; i < answer.rows.size(); ++i)
            answer.values.push_back(answer.said[0][i] != answer.said[1][i] && shown++ < kMostValues
                                        ? valuesOf(*answer.subject, answer.rows[i])
                                        : QString());
    }

    const PairQuestion& question_;
    RunningPart& running_;
    const std::stop_token& stop_;
};

PairAnswer answerOf(const PairQuestion& question, RunningPart& running, const std::stop_token& stop)
{
    lowerPriority(Politeness::training);
    PairAnswer answer;
    try {
        if (const Result<void> done = Work(question, running, stop).into(answer); !done)
            answer.failure = done.error();
    } catch (const std::bad_alloc&) {
        answer.failure = TR("the memory of this computer is not enough");
    }
    return answer;
}

} // namespace

PairReader::~PairReader()
{
    stop();
}

void PairReader::stop()
{
    for (std::jthread& thread : threads_)
        thread.request_stop();
    ++asked_;
    busy_ = false;
    running_.reset();
}

void PairReader::ask(PairQuestion question)
{
    stop();
    busy_ = true;
    running_ = std::make_shared<RunningPart>();
    threads_.emplace_back(
        [this, number = asked_, running = running_, question = std::move(question)](const std::stop_token& stop) {
            auto answer = std::make_shared<PairAnswer>(answerOf(question, *running, stop));
            QMetaObject::invokeMethod(
                this,
                [this, number, answer, id = std::this_thread::get_id()] {
                    std::erase_if(threads_, [id](const std::jthread& thread) { return thread.get_id() == id; });
                    if (number != asked_)
                        return;
                    busy_ = false;
                    emit answered(*answer);
                },
                Qt::QueuedConnection);
        });
}

double PairReader::progress() const
{
    const std::int64_t all = running_ ? running_->allSteps.load() : 0;
    return all > 0 ? std::min(1.0, double(running_->steps.load()) / double(all)) : 0;
}

} // namespace loom::ui

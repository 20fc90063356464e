#include "views/parts/background.h"

#include "common/handoff.h"
#include "document/thread_priority.h"

#include <QCoreApplication>
#include <QEvent>
#include <QRunnable>

namespace loom::ui {
namespace {

struct Answer : QEvent {
    Answer(std::function<void()> what, int asked)
        : QEvent(QEvent::User)
        , arrive(std::move(what))
        , version(asked)
    {
    }

    std::function<void()> arrive;
    int version;
};

struct Piece : QRunnable {
    void run() override
    {
        takeOver(this);
        lowerPriority(Politeness::looking);
        std::function<void()> answer;
        try {
            answer = task(false);
        } catch (...) {
            answer = task(true);
        }
        QEvent* arrives = new Answer(std::move(answer), version);
        handOver(arrives);
        QCoreApplication::postEvent(receiver, arrives);
    }

    std::function<std::function<void()>(bool failed)> task;
    int version = 0;
    QObject* receiver = nullptr;
};

} // namespace

Background::Background(QObject* parent)
    : QObject(parent)
{
    pool_.setMaxThreadCount(1);
}

Background::~Background()
{
    pool_.clear();
    pool_.waitForDone();
}

void Background::forget()
{
    pool_.clear();
    ++version_;
    open_ = priority_ = 0;
}

void Background::start(Task task)
{
    ++open_;
    auto* piece = new Piece;
    piece->task = std::move(task);
    piece->version = version_;
    piece->receiver = this;
    handOver(piece);
    pool_.start(piece, ++priority_);
}

void Background::customEvent(QEvent* event)
{
    takeOver(event);
    const auto* answer = static_cast<const Answer*>(event); // nobody else sends any
    if (answer->version != version_)
        return;
    --open_;
    answer->arrive();
}

} // namespace loom::ui

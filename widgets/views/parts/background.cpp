#include "views/parts/background.h"

#include "document/thread_priority.h"

namespace loom::ui {

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
    const auto run = [this, task = std::move(task), version = version_] {
        lowerPriority(Politeness::looking);
        std::function<void()> answer;
        try {
            answer = task(false);
        } catch (...) {
            answer = task(true);
        }
        const auto arrive = [this, version, answer = std::move(answer)] {
            if (version != version_)
                return;
            --open_;
            answer();
        };
        QMetaObject::invokeMethod(this, arrive, Qt::QueuedConnection);
    };
    pool_.start(run, ++priority_);
}

} // namespace loom::ui

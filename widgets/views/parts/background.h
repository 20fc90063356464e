#pragma once

#include <QObject>
#include <QThreadPool>
#include <functional>

namespace loom::ui {

/// What a view leaves to a thread of its own, behind the window and the run: what was asked for last comes first, and
/// the answers arrive in the thread that owns it. What was asked for before `forget` never arrives.
class Background : public QObject {
    Q_OBJECT
public:
    explicit Background(QObject* parent = nullptr);
    /// Waits for the piece of work under way, so ask for small ones.
    ~Background() override;

    /// `arrive` gets what `work` gave; nothing (a default) where it failed for want of memory or whatever else.
    template<class Work, class Arrive> void ask(Work work, Arrive arrive)
    {
        start([work = std::move(work), arrive = std::move(arrive)](bool failed) -> std::function<void()> {
            using Answer = decltype(work());
            return [arrive, answer = failed ? Answer() : work()] { arrive(answer); };
        });
    }
    void forget();
    /// Nothing is on its way.
    bool idle() const { return open_ == 0; }

protected:
    void customEvent(QEvent* event) override;

private:
    using Task = std::function<std::function<void()>(bool failed)>;
    void start(Task task);

    int open_ = 0, version_ = 0, priority_ = 0;
    QThreadPool pool_;
};

} // namespace loom::ui

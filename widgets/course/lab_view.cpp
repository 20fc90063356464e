#include "course/lab_view.h"

#include "course/lab_session.h"

#include <QCoreApplication>
#include <QEvent>
#include <QWidget>
#include <algorithm>
#include <utility>

namespace loom::ui {
namespace {

/// Between a session and a view, as a child of the view.
class Follower : public QObject {
public:
    Follower(QWidget& view, LabSession& session, std::function<void()> numbers, std::function<void()> page)
        : QObject(&view)
        , view_(view)
        , numbers_(std::move(numbers))
        , page_(std::move(page))
    {
        connect(&session, &LabSession::valuesChanged, this, [this] { be(Due::numbers); });
        connect(&session, &LabSession::pageChanged, this, [this] { be(Due::page); });
        connect(&session, &LabSession::answered, this, [this] { be(Due::page); });
        view.installEventFilter(this);
    }

    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Show)
            be(due_);
        return false;
    }

private:
    enum class Due { nothing, numbers, page }; ///< a page shows its numbers, too

    void be(Due due)
    {
        due_ = std::max(due_, due);
        if (view_.isHidden())
            return;
        const Due now = std::exchange(due_, Due::nothing);
        if (now == Due::page)
            page_();
        else if (now == Due::numbers)
            numbers_();
    }

    QWidget& view_;
    std::function<void()> numbers_, page_;
    Due due_ = Due::nothing;
};

} // namespace

void followSession(QWidget& view, LabSession& session, std::function<void()> numbers, std::function<void()> page)
{
    new Follower(view, session, std::move(numbers), std::move(page));
}

bool asksOn(const LabSession& session, const LabView& view, const char* kind)
{
    const std::optional<LabPredict>& predict = session.step().predict;
    return predict && predict->kind == kind && predict->on == view.id;
}

bool isOpenQuestion(const LabSession& session)
{
    const LabSession::Answer* answer = session.answer();
    return !answer || (!answer->looked && !answer->verdict.right);
}

const LabGuess* shownGuess(const LabSession& session)
{
    const LabSession::Answer* answer = session.answer();
    return isOpenQuestion(session) && session.pendingGuess() ? &*session.pendingGuess()
        : answer && !answer->looked                          ? &answer->guess
                                                             : nullptr;
}

QString guessWords()
{
    return QCoreApplication::translate("LabView", "your guess");
}

QString truthWords()
{
    return QCoreApplication::translate("LabView", "so it is");
}

const LabViewType* findLabView(const std::string& id)
{
    const auto found = std::ranges::find(lab_view_typesTable(), id, &LabViewType::id);
    return found == lab_view_typesTable().end() ? nullptr : &*found;
}

} // namespace loom::ui

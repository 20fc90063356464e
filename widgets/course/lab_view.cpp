#include "course/lab_view.h"

#include "course/lab_session.h"

#include <QCoreApplication>
#include <algorithm>

namespace loom::ui {

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

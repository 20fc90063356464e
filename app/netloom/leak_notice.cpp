#include "leak_notice.h"

#include "document/document.h"
#include "document/training_session.h"
#include "editor/issues_panel.h"
#include "project/leak_check.h"
#include "views/parts/background.h"

#include <QFileInfo>

namespace loom::ui {

LeakNotice::LeakNotice(Document* document, TrainingSession* session, IssuesPanel* issues)
    : QObject(issues)
    , document_(document)
    , session_(session)
    , issues_(issues)
    , background_(new Background(this))
{
    connect(session, &TrainingSession::dataReady, this, &LeakNotice::look);
    connect(session, &TrainingSession::stateChanged, this, [this] {
        if (!session_->data())
            look();
    });
    connect(document, &Document::changed, this, &LeakNotice::tell);
}

void LeakNotice::look()
{
    background_->forget();
    found_.clear();
    tell();
    const auto data = session_->data();
    if (!data)
        return;
    looked_ = session_->project().data;
    const QString file = document_->file();
    const std::string folder = file.isEmpty() ? std::string() : QFileInfo(file).absolutePath().toStdString();
    background_->ask([project = session_->project(), data, folder] { return checkLeaks(project, *data, folder); },
                     [this](const std::vector<Issue>& issues) {
                         found_ = issues;
                         tell();
                     });
}

/// What was found in the rows of another recipe than the one that stands there is no longer to be mended.
void LeakNotice::tell()
{
    const bool same = document_->project().data == looked_;
    issues_->setFindings(IssuesPanel::From::leaks, same ? found_ : std::vector<Issue>());
}

} // namespace loom::ui

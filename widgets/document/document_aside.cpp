#include "document/document_aside.h"

#include <QSignalBlocker>

namespace loom::ui {

DocumentAside Document::putAside()
{
    DocumentAside aside;
    for (int i = 0; i < undo_.count(); ++i)
        aside.edits.push_back(static_cast<const SwapProject*>(undo_.command(i))->copy());
    aside.done = undo_.index();
    aside.clean = undo_.cleanIndex();
    aside.file = file_;
    aside.openIssues = openIssues_;
    aside.fields = fields_;
    const QSignalBlocker quiet(this);
    undo_.setIndex(0);
    aside.start = project_;
    undo_.setIndex(aside.done);
    return aside;
}

void Document::putBack(const DocumentAside& aside)
{
    {
        const QSignalBlocker quiet(this);
        undo_.clear();
        project_ = aside.start;
        file_ = aside.file;
        openIssues_ = aside.openIssues;
        fields_ = aside.fields;
        for (int i = 0; i <= int(aside.edits.size()); ++i) {
            if (i == aside.clean)
                undo_.setClean();
            if (i < int(aside.edits.size()))
                undo_.push(aside.edits[std::size_t(i)]->copy().release());
        }
        if (aside.clean < 0)
            undo_.resetClean();
        undo_.setIndex(aside.done);
        refresh();
    }
    emit fileChanged();
    emit changed(Change::everything);
}

} // namespace loom::ui

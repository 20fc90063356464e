#include "data_notice.h"

#include "data/left_out.h"
#include "editor/data_panel.h"
#include "editor/issues_panel.h"
#include "notice_bar.h"

#include <utility>

namespace loom::ui {

DataNotice::DataNotice(DataPanel* panel, IssuesPanel* issues, NoticeBar* bar)
    : QObject(bar)
    , issues_(issues)
    , bar_(bar)
{
    connect(panel, &DataPanel::filesChanged, this, [panel, bar, last = QString()](const QStringList& names) mutable {
        if (names.isEmpty()) {
            if (!last.isEmpty() && bar->sentence() == last)
                bar->hide();
            last.clear();
            return;
        }
        bar->show(NoticeBar::Kind::note, [names] { return DataPanel::changedWords(names); },
                  {[] { return DataPanel::tr("Read again"); }, [panel] { panel->readAgain(); }});
        last = bar->sentence();
    });
    connect(panel, &DataPanel::faultsFound, this, [this](const Faults& faults) {
        const std::vector<Issue> issues = leftOutIssues(faults);
        issues_->setFindings(IssuesPanel::From::data, issues);
        if (std::exchange(told_, issues) == issues)
            return;
        count_ = faults.count;
        waits_ = count_ > 0;
        if (!shown_.isEmpty() && bar_->sentence() == shown_)
            bar_->hide();
        showFaults();
    });
    connect(bar, &NoticeBar::left, this, &DataNotice::showFaults);
}

/// What another notice offers is not taken away.
void DataNotice::showFaults()
{
    if (!waits_ || bar_->isVisible())
        return;
    waits_ = false;
    bar_->show(
        NoticeBar::Kind::note,
        [count = count_] {
            return tr("%n entry(ies) of the data cannot be read and are left out; the rest can be learned from.",
                      nullptr, int(count));
        },
        {[] { return tr("Show"); }, [this] { emit issues_->jumpRequested({}, QStringLiteral("data.source")); }});
    bar_->leaveLater();
    shown_ = bar_->sentence();
}

} // namespace loom::ui

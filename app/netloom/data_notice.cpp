#include "data_notice.h"

#include "editor/data_panel.h"
#include "notice_bar.h"

namespace loom::ui {

DataNotice::DataNotice(DataPanel* panel, NoticeBar* bar)
    : QObject(bar)
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
}

} // namespace loom::ui

// What stands above the curves in the room that there is.
#include "common/fitting_words.h"
#include "common/theme.h"
#include "views/curves_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTextDocumentFragment>
#include <QToolButton>

namespace loom::ui {
namespace {

double widthOf(const QString& richText, const QFont& font)
{
    QFont bold = font;
    bold.setBold(true);
    return textWidth(QTextDocumentFragment::fromHtml(richText).toPlainText(), bold);
}

} // namespace

/// First the switches make room, then the last of the values.
void CurvesView::fitHeads()
{
    for (Panel& panel : panels_) {
        const int gap = panel.head->spacing();
        const int offer = panel.offer->isHidden() ? 0 : panel.offer->sizeHint().width() + gap;
        const int room = panel.frame->width() - panel.title->sizeHint().width() - offer - 2 * gap;
        const QString all = panel.parts.join(QString());
        const bool last = &panel == &panels_.back();
        const int options = last ? options_->sizeHint().width() + gap : 0;
        const bool fits = widthOf(all, panel.values->font()) + options <= room;
        if (last)
            options_->setVisible(fits);
        qsizetype count = panel.parts.size();
        const auto shown = [&] { return panel.parts.mid(0, count).join(QString()); };
        while (count > 1 && widthOf(shown(), panel.values->font()) > room - (last && fits ? options : 0))
            --count;
        panel.values->setText(shown());
        panel.values->setToolTip(count < panel.parts.size() ? all : QString());
    }
}

void CurvesView::resizeEvent(QResizeEvent* event)
{
    View::resizeEvent(event);
    fitHeads();
}

} // namespace loom::ui

// What stands above the curves in the room that there is.
#include "common/fitting_words.h"
#include "common/theme.h"
#include "views/curves_view.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStyle>
#include <QTextDocumentFragment>
#include <QTimer>
#include <QToolButton>
#include <algorithm>

namespace loom::ui {
namespace {

double widthOf(const QString& richText, const QFont& font)
{
    QFont bold = font;
    bold.setBold(true);
    return textWidth(QTextDocumentFragment::fromHtml(richText).toPlainText(), bold);
}

/// The number of "epoch 3: <b>0.0684</b>", empty where none stands out.
QString numberAlone(const QStringList& parts)
{
    const QString first = parts.value(0), end = QStringLiteral("</b>");
    const qsizetype from = first.indexOf(QLatin1String("<b>")), to = first.indexOf(end);
    return from < 0 || to < from ? QString() : first.mid(from, to + end.size() - from);
}

} // namespace

/// Side by side as long as each curve can be read; what finds no room then is scrolled to. The switches stand behind
/// the last title, since a row of their own would take a fifth of a strip's height, or beside narrow columns.
void CurvesView::arrange()
{
    constexpr double kLeastHigh = 17, kLeastWide = 42; // of a panel, in units
    constexpr double kLeast = 11; // of all: it is scrolled, the window need not grow
    area_->setMinimumHeight(theme().px(kLeast));
    if (panels_.empty())
        return;
    const int count = int(panels_.size()), gap = grid_->spacing(), high = theme().px(kLeastHigh);
    auto* options = static_cast<QBoxLayout*>(options_->layout());
    options->setDirection(QBoxLayout::TopToBottom);
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, area_);
    const int wide = area_->width() - bar - options_->sizeHint().width();
    const int usual = std::min(count, series_.size() > 6 ? 3 : 2);
    const int most = std::clamp(wide / (theme().px(kLeastWide) + gap), usual, count);
    const auto rows = [count](int columns) { return (count + columns - 1) / columns; };
    int columns = usual;
    while (columns < most && rows(columns) * (high + gap) - gap > area_->height())
        ++columns;
    columns = rows(rows(columns)); // as few as make so many rows
    narrow_ = columns > usual;
    options->setDirection(narrow_ ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    options->setSpacing(theme().px(narrow_ ? 0.5 : 3));
    for (Panel& panel : panels_)
        panel.frame->setMinimumHeight(high);
    if (columns == columns_)
        return;
    columns_ = columns;
    for (int at = 0; at < count; ++at)
        grid_->addWidget(panels_[std::size_t(at)].frame, at / columns, at % columns);
    for (int column = 0; column < std::max(grid_->columnCount(), columns); ++column)
        grid_->setColumnStretch(column, column < columns);
    if (narrow_)
        grid_->addWidget(options_, 0, columns, rows(columns), 1, Qt::AlignTop);
    else
        panels_.back().head->addWidget(options_);
    options_->show();
}

/// First the switches make room, then the last of the values, then the words before the first, then those of what is
/// offered and of the title.
void CurvesView::fitHeads()
{
    for (Panel& panel : panels_) {
        const int gap = panel.head->spacing(), width = panel.frame->width();
        const double title = textWidth(panel.name, panel.title->font());
        panel.offer->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        if (title + gap + panel.offer->sizeHint().width() > width)
            panel.offer->setToolButtonStyle(Qt::ToolButtonIconOnly);
        const int offer = panel.offer->isHidden() ? 0 : panel.offer->sizeHint().width() + gap;
        const QString name = fittingWords(panel.name, panel.title->font(), width - offer);
        panel.title->setText(name);
        panel.title->setToolTip(name == panel.name ? QString() : panel.name);
        const int room = width - panel.title->sizeHint().width() - offer - 2 * gap;
        const QString all = panel.parts.join(QString());
        const bool last = !narrow_ && &panel == &panels_.back();
        const int options = last ? options_->sizeHint().width() + gap : 0;
        const bool fits = widthOf(all, panel.values->font()) + options <= room;
        if (last)
            options_->setVisible(fits);
        qsizetype count = panel.parts.size();
        const auto shown = [&] { return panel.parts.mid(0, count).join(QString()); };
        while (count > 0 && widthOf(shown(), panel.values->font()) > room - (last && fits ? options : 0))
            --count;
        const QString alone = count == 0 ? numberAlone(panel.parts) : QString();
        const bool fitsAlone = widthOf(alone, panel.values->font()) <= room;
        panel.values->setText(count > 0 ? shown() : fitsAlone ? alone : QString());
        panel.values->setToolTip(count < panel.parts.size() ? all : QString());
    }
}

void CurvesView::resizeEvent(QResizeEvent* event)
{
    View::resizeEvent(event);
    fitHeads();
}

bool CurvesView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == area_ && event->type() == QEvent::Resize) {
        arrange();
        QTimer::singleShot(0, this, &CurvesView::fitHeads); // once the columns have their widths
    }
    return View::eventFilter(watched, event);
}

} // namespace loom::ui

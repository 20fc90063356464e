#include "plots/run_colours.h"

#include "common/accessibility.h"
#include "common/theme.h"
#include "plots/ticks.h"

#include <QEvent>
#include <QPainter>
#include <QTextDocumentFragment>
#include <algorithm>
#include <cmath>

namespace loom::ui {

RunColours::RunColours(const std::vector<double>& values, bool maximum)
    : maximum_(maximum)
{
    for (const double value : values)
        if (std::isfinite(value))
            sorted_.push_back(maximum ? value : -value);
    std::ranges::sort(sorted_);
}

double RunColours::placeOf(double value) const
{
    if (!std::isfinite(value) || sorted_.empty())
        return std::nan("");
    const double turned = maximum_ ? value : -value;
    const auto [first, last] = std::ranges::equal_range(sorted_, turned);
    if (sorted_.front() == sorted_.back())
        return turned < sorted_.front() ? 0 : 1;
    const double rank = (double(first - sorted_.begin()) + double(last - sorted_.begin()) - 1) / 2;
    // The outermost keep their ends, however many share them.
    if (turned <= sorted_.front() || turned >= sorted_.back())
        return turned <= sorted_.front() ? 0 : 1;
    return std::clamp(rank / double(sorted_.size() - 1), 0.0, 1.0);
}

double RunColours::valueAt(double place) const
{
    if (sorted_.empty() || std::isnan(place))
        return std::nan("");
    const double at = std::clamp(place, 0.0, 1.0) * double(sorted_.size() - 1);
    const auto below = std::size_t(at);
    const std::size_t above = std::min(below + 1, sorted_.size() - 1);
    const double value = sorted_[below] + (sorted_[above] - sorted_[below]) * (at - double(below));
    return maximum_ ? value : -value;
}

QColor runColour(const Theme& theme, double place, bool faint)
{
    if (faint || std::isnan(place))
        return theme.color(QStringLiteral("muted"));
    return theme.sequential(theme.isDark() ? place : 1 - place);
}

RunScale::RunScale(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void RunScale::setColours(const RunColours& colours, const QString& objective)
{
    colours_ = colours;
    objective_ = objective;
    describe();
    update();
}

void RunScale::setPruned(bool any)
{
    pruned_ = any;
    describe();
    update();
}

QSize RunScale::sizeHint() const
{
    return {theme_.px(110), theme_.px(13)};
}

void RunScale::describe()
{
    const auto plain = [](double value) { return QTextDocumentFragment::fromHtml(fourDigits(value)).toPlainText(); };
    describeContent(this,
                    colours_.empty() ? QString()
                                     : tr("%1: worst %2, middle %3, best %4")
                                           .arg(objective_, plain(colours_.valueAt(0)), plain(colours_.valueAt(0.5)),
                                                plain(colours_.valueAt(1))));
}

void RunScale::paintEvent(QPaintEvent*)
{
    if (colours_.empty())
        return;
    QPainter painter(this);
    painter.setFont(theme_.font(13));
    const double text = painter.fontMetrics().height(), gap = theme_.px(1.5);
    const double name = painter.fontMetrics().horizontalAdvance(objective_) + 2 * gap;
    const QString stopped = tr("stopped early");
    const double grey = pruned_ ? painter.fontMetrics().horizontalAdvance(stopped) + theme_.px(4) + 3 * gap : 0;
    const QRectF bar(name, gap / 2, std::max(theme_.px(20) * 1.0, width() - name - grey - gap), theme_.px(4));
    painter.setPen(theme_.color(QStringLiteral("text")));
    painter.drawText(QRectF(0, bar.center().y() - text / 2, name, text), Qt::AlignLeft | Qt::AlignVCenter,
                     objective_);
    QImage strip(256, 1, QImage::Format_RGB32);
    for (int i = 0; i < 256; ++i)
        strip.setPixelColor(i, 0, runColour(theme_, i / 255.0, false));
    painter.drawImage(bar, strip);
    painter.setPen(theme_.color(QStringLiteral("muted")));
    painter.drawRect(bar);
    if (pruned_) {
        const QRectF swatch(bar.right() + 2 * gap, bar.top(), theme_.px(4), bar.height());
        painter.setPen(QPen(runColour(theme_, 0, true), 1.75));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.drawEllipse(swatch.center(), theme_.px(1.1), theme_.px(1.1));
        painter.setPen(theme_.color(QStringLiteral("text")));
        painter.drawText(QRectF(swatch.right() + gap, bar.center().y() - text / 2, grey, text),
                         Qt::AlignLeft | Qt::AlignVCenter, stopped);
    }
    painter.setPen(theme_.color(QStringLiteral("text")));
    painter.setFont(theme_.tabularFont(13));
    const double below = bar.bottom() + gap / 2;
    const std::pair<Qt::AlignmentFlag, QString> labels[] = {
        {Qt::AlignLeft, tr("worst %1").arg(fourDigits(colours_.valueAt(0)))},
        {Qt::AlignHCenter, fourDigits(colours_.valueAt(0.5))},
        {Qt::AlignRight, tr("best %1").arg(fourDigits(colours_.valueAt(1)))}};
    for (const auto& [side, words] : labels)
        drawRichText(painter, QRectF(bar.left(), below, bar.width(), text), side | Qt::AlignTop, words);
}

void RunScale::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        describe();
        update();
    }
}

} // namespace loom::ui

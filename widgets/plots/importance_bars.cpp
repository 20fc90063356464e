#include "plots/importance_bars.h"

#include "common/accessibility.h"
#include "common/core_text.h"
#include "common/fitting_words.h"
#include "common/theme.h"
#include "plots/ticks.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTextDocumentFragment>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace loom::ui {

namespace {
constexpr double kRow = 9; // units, at most
} // namespace

ImportanceBars::ImportanceBars(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(theme.px(60), theme.px(30));
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
    offerSaving(this, [this] { return page(); });
}

PlotPage ImportanceBars::page() const
{
    return {tr("Importance of the settings"), size(),
            [this](QPainter& painter) {
                painter.fillRect(rect(), theme_.color(QStringLiteral("plot")));
                paintAll(painter);
            },
            table()};
}

QSize ImportanceBars::sizeHint() const
{
    return {theme_.px(120), theme_.px(20 + kRow * double(std::max<std::size_t>(1, bars_.size())))};
}

void ImportanceBars::setBars(std::vector<ImportanceBar> bars, int trials)
{
    bars_ = std::move(bars);
    trials_ = trials;
    order_.resize(bars_.size());
    std::iota(order_.begin(), order_.end(), 0);
    std::ranges::stable_sort(order_, std::greater(), [this](int bar) { return bars_[std::size_t(bar)].value; });
    low_ = 0;
    high_ = 0;
    for (const ImportanceBar& bar : bars_) {
        const double error = std::isnan(bar.error) ? 0 : bar.error;
        low_ = std::min({low_, bar.value, bar.value - error});
        high_ = std::max(high_, bar.value + error);
    }
    if (!(high_ > low_))
        high_ = 1;
    if (current_ >= int(bars_.size()))
        current_ = -1;
    pointed_ = -1;
    describe();
    updateGeometry();
    update();
}

void ImportanceBars::setCurrent(int bar)
{
    if (bar == current_)
        return;
    current_ = bar;
    update();
}

QRectF ImportanceBars::area() const
{
    double names = 0, numbers = 0;
    for (const ImportanceBar& bar : bars_) {
        names = std::max(names, textWidth(bar.name, theme_.font(13, true)));
        numbers = std::max(numbers, textWidth(shareText(bar), theme_.tabularFont(13)));
    }
    const double left = std::min(names + theme_.px(6), width() / 2.5);
    return {left, double(theme_.px(8)), std::max(1.0, width() - left - numbers - theme_.px(4)),
            std::max(1.0, double(height() - theme_.px(15)))};
}

QRectF ImportanceBars::rowRect(int bar) const
{
    const QRectF a = area();
    const double row = std::min(a.height() / std::max(1.0, double(bars_.size())), double(theme_.px(kRow)));
    const auto at = std::ranges::find(order_, bar) - order_.begin();
    return {a.left(), a.top() + row * double(at), a.width(), row};
}

double ImportanceBars::xOf(double value) const
{
    const QRectF a = area();
    return a.left() + a.width() * (value - low_) / (high_ - low_);
}

QRectF ImportanceBars::barRect(int bar) const
{
    const QRectF row = rowRect(bar);
    const double from = xOf(0), to = xOf(bars_[std::size_t(bar)].value);
    return {std::min(from, to), row.top() + row.height() * 0.2, std::abs(to - from), row.height() * 0.6};
}

QRectF ImportanceBars::errorRect(int bar) const
{
    const ImportanceBar& of = bars_[std::size_t(bar)];
    if (std::isnan(of.error))
        return {};
    const QRectF row = rowRect(bar);
    const double from = xOf(of.value - of.error), to = xOf(of.value + of.error);
    return {from, row.top() + row.height() * 0.35, std::max(0.5, to - from), row.height() * 0.3};
}

int ImportanceBars::barAt(const QPointF& place) const
{
    for (const int bar : order_) {
        const QRectF row = rowRect(bar);
        if (place.y() >= row.top() && place.y() < row.bottom())
            return bar;
    }
    return -1;
}

QString ImportanceBars::shareText(const ImportanceBar& bar) const
{
    const auto hundredth = [](double share) { return tickText(100 * share, 1); };
    return std::isnan(bar.error) ? QStringLiteral("%1 %").arg(hundredth(bar.value))
                                 : QStringLiteral("%1 ± %2 %").arg(hundredth(bar.value), hundredth(bar.error));
}

void ImportanceBars::paintBar(QPainter& painter, int bar) const
{
    const ImportanceBar& of = bars_[std::size_t(bar)];
    const QRectF a = area(), row = rowRect(bar), error = errorRect(bar);
    const QColor text = theme_.color(QStringLiteral("text")), accent = theme_.color(QStringLiteral("accent"));
    if (bar == current_) {
        QColor wash = accent;
        wash.setAlphaF(0.12);
        painter.fillRect(QRectF(0, row.top(), width(), row.height()), wash);
        painter.fillRect(QRectF(0, row.top(), theme_.px(0.75), row.height()), accent);
    }
    painter.fillRect(barRect(bar), theme_.color(bar == pointed_ ? QStringLiteral("text") : QStringLiteral("muted")));
    if (!error.isNull()) { // whiskers, with a rim of the ground where they lie on the bar
        const double y = error.center().y();
        const QLineF lines[] = {{error.left(), y, error.right(), y},
                                {error.topLeft(), error.bottomLeft()},
                                {error.topRight(), error.bottomRight()}};
        for (const auto& [key, wide] : {std::pair{"plot", 4.5}, {"text", 1.75}}) {
            painter.setPen(QPen(theme_.color(QString::fromLatin1(key)), wide, Qt::SolidLine, Qt::FlatCap));
            painter.drawLines(lines, 3);
        }
    }
    painter.setPen(text);
    const QFont font = theme_.font(13, bar == current_);
    painter.setFont(font);
    const double room = a.left() - theme_.px(4);
    painter.drawText(QRectF(theme_.px(2), row.top(), room, row.height()), Qt::AlignRight | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(of.name, Qt::ElideMiddle, int(room)));
    painter.setFont(theme_.tabularFont(13));
    painter.drawText(QRectF(a.right() + theme_.px(2), row.top(), width() - a.right() - theme_.px(3), row.height()),
                     Qt::AlignRight | Qt::AlignVCenter, shareText(of));
}

void ImportanceBars::paintAxis(QPainter& painter) const
{
    const QRectF a = area();
    const double bottom = rowRect(order_.back()).bottom();
    painter.setFont(theme_.tabularFont(13));
    const std::vector<double> ticks =
        roundTicks(100 * low_, 100 * high_, std::max(2, int(a.width() / theme_.px(22))));
    const double distance = ticks.size() > 1 ? ticks[1] - ticks[0] : 1;
    for (const double tick : ticks) {
        const double x = xOf(tick / 100);
        painter.setPen(QPen(theme_.color(tick == 0 ? QStringLiteral("plot_axis") : QStringLiteral("plot_grid")), 1));
        painter.drawLine(QPointF(x, a.top()), QPointF(x, bottom));
        painter.setPen(theme_.color(QStringLiteral("plot_axis")));
        painter.drawText(QRectF(x - theme_.px(12), bottom, theme_.px(24), theme_.px(6)), Qt::AlignCenter,
                         tickText(tick, distance) + QStringLiteral(" %"));
    }
}

void ImportanceBars::paintAll(QPainter& painter) const
{
    if (bars_.empty())
        return;
    painter.setFont(theme_.font(13, true));
    painter.setPen(theme_.color(QStringLiteral("text")));
    painter.drawText(
        QRectF(theme_.px(2), 0, width() - theme_.px(4), theme_.px(7)), Qt::AlignLeft | Qt::AlignVCenter,
        fittingWords(tr("share of the spread that each setting explains · %1 trials").arg(countText(trials_)),
                     theme_.font(13, true), width() - theme_.px(4)));
    paintAxis(painter);
    for (const int bar : order_)
        paintBar(painter, bar);
}

void ImportanceBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme_.color(QStringLiteral("plot")));
    paintAll(painter);
    if (hasFocus()) {
        painter.setPen(QPen(theme_.color(QStringLiteral("focus")), 1.5));
        painter.drawRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75));
    }
}

/// For who cannot see it: all of them, the largest first.
void ImportanceBars::describe()
{
    QStringList all;
    for (const int bar : order_)
        all << QStringLiteral("%1 %2").arg(bars_[std::size_t(bar)].name, shareText(bars_[std::size_t(bar)]));
    describeContent(this, all.join(QStringLiteral(", ")));
}

void ImportanceBars::read(int bar)
{
    if (bar == pointed_)
        return;
    pointed_ = bar;
    readout_.clear();
    if (bar >= 0) {
        const ImportanceBar& of = bars_[std::size_t(bar)];
        readout_ = QStringLiteral("<b>%1</b>: %2").arg(of.name.toHtmlEscaped(), shareText(of));
        if (!std::isnan(of.error) && of.value < 2 * of.error)
            readout_ += QStringLiteral("<br>") + tr("no more than chance would show");
        describeContent(this, QTextDocumentFragment::fromHtml(readout_).toPlainText());
    } else {
        describe();
    }
    update();
    emit pointed(bar);
}

void ImportanceBars::mouseMoveEvent(QMouseEvent* event)
{
    read(barAt(event->position()));
    QToolTip::showText(event->globalPosition().toPoint(), readout_, this);
}

void ImportanceBars::mouseReleaseEvent(QMouseEvent* event)
{
    const int bar = barAt(event->position());
    if (bar < 0 || event->button() != Qt::LeftButton)
        return;
    setCurrent(bar);
    emit picked(bar);
}

/// The arrows go down the bars, Return picks one.
void ImportanceBars::keyPressEvent(QKeyEvent* event)
{
    const int step = arrowStep(event->key()).y();
    if (pointed_ >= 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        setCurrent(pointed_);
        emit picked(pointed_);
    } else if (step != 0 && !order_.empty()) {
        const auto at = pointed_ < 0 ? -1 : int(std::ranges::find(order_, pointed_) - order_.begin());
        read(order_[std::size_t(at < 0 ? 0 : std::clamp(at + step, 0, int(order_.size()) - 1))]);
        QToolTip::showText(mapToGlobal(barRect(pointed_).center().toPoint()), readout_, this);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void ImportanceBars::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    read(-1);
}

void ImportanceBars::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        describe();
        update();
    }
}

QString ImportanceBars::table() const
{
    QString lines =
        csvLine({QStringLiteral("setting"), QStringLiteral("importance"), QStringLiteral("standard_error")});
    for (const int bar : order_)
        lines += csvLine({bars_[std::size_t(bar)].name, csvNumber(bars_[std::size_t(bar)].value),
                          csvNumber(bars_[std::size_t(bar)].error)});
    return lines;
}

} // namespace loom::ui

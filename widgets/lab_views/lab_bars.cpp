#include "lab_views/lab_bars.h"

#include "common/accessibility.h"
#include "common/core_text.h"
#include "common/theme.h"
#include "plots/ticks.h"

#include <QTextDocumentFragment>
#include <algorithm>
#include <cmath>

namespace loom::ui {

LabBars::LabBars(Theme& theme, QWidget* parent)
    : HandView(theme, parent)
{
    frame_.numbersAcross = false;
}

void LabBars::refit()
{
    fitted_ = {};
    update();
}

void LabBars::setAxis(const PlotAxis& axis)
{
    frame_.y = axis;
    refit();
}

void LabBars::setGroups(std::vector<LabBarGroup> groups)
{
    groups_ = std::move(groups);
    int count = 0;
    for (const LabBarGroup& group : groups_)
        count += int(group.bars.size());
    forgetHandles(top, count);
    numbers_.assign(std::size_t(count), {});
    refit();
    describeBars();
}

void LabBars::setValue(int group, int bar, double value)
{
    groups_[std::size_t(group)].bars[std::size_t(bar)].value = value;
    update();
    describeBars();
}

void LabBars::setPull(int group, int bar, const std::optional<double>& pull)
{
    groups_[std::size_t(group)].bars[std::size_t(bar)].pull = pull;
    update();
}

void LabBars::setDigits(int digits)
{
    digits_ = digits;
    refit();
}

void LabBars::setFullPull(double size)
{
    fullPull_ = size;
    update();
}

int LabBars::flat(int group, int bar) const
{
    for (int before = 0; before < group; ++before)
        bar += int(groups_[std::size_t(before)].bars.size());
    return bar;
}

const LabBar& LabBars::at(const Place& place) const
{
    return groups_[std::size_t(place.group)].bars[std::size_t(place.bar)];
}

LabBar& LabBars::at(const Place& place)
{
    return groups_[std::size_t(place.group)].bars[std::size_t(place.bar)];
}

/// With fixed digits what rounds to 0 and is not 0 is still told by its power of ten.
QString LabBars::numberText(double value) const
{
    if (digits_ < 0 || !std::isfinite(value) || (value != 0 && std::abs(value) < 0.5 * std::pow(10.0, -digits_)))
        return fourDigits(value);
    return numberLocale().toString(value, 'f', digits_).replace(QLatin1Char('-'), QChar(0x2212));
}

/// What a screen reader says while no bar has the focus; the focused one says its own numbers.
void LabBars::describeBars()
{
    if (hasFocus() && focusedHandle()) {
        speak();
        return;
    }
    QStringList all;
    (void)frame();
    for (const Place& place : places_)
        all << wordsOf(place);
    describeContent(this, all.join(QStringLiteral("; ")));
}

void LabBars::attentionChanged()
{
    describeBars();
    update();
}

QString LabBars::wordsOf(const Place& place) const
{
    const auto plain = [](const QString& rich) { return QTextDocumentFragment::fromHtml(rich).toPlainText(); };
    const LabBar& bar = at(place);
    const QString& group = groups_[std::size_t(place.group)].name;
    const QString name =
        plain(groups_.size() > 1 && !group.isEmpty() ? group + QLatin1Char(' ') + bar.name : bar.name);
    if (bar.covered)
        return tr("%1: covered").arg(name);
    QString words = QStringLiteral("%1: %2").arg(name, plain(numberText(bar.value)));
    if (isBeyond(bar.value))
        words += QStringLiteral(", ") + tr("beyond the axis");
    if (bar.target)
        words += QStringLiteral(", ") + tr("target %1").arg(plain(numberText(*bar.target)));
    if (bar.guess)
        words += QStringLiteral(", %1 %2").arg(bar.guessWords, plain(numberText(*bar.guess)));
    if (bar.pull)
        words += QStringLiteral(", ") + tr("pull %1").arg(plain(fourDigits(*bar.pull)));
    return words;
}

QSize LabBars::sizeHint() const
{
    return {theme_.px(110), theme_.px(90)};
}

QSize LabBars::minimumSizeHint() const
{
    return {theme_.px(50), theme_.px(45)};
}

} // namespace loom::ui

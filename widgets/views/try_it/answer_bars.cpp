#include "views/try_it/answer_bars.h"

#include "common/theme.h"
#include "plots/bar_chart.h"

#include <QVBoxLayout>
#include <algorithm>
#include <numeric>

namespace loom::ui {
namespace {

constexpr std::size_t kMostBars = 10;

/// One number that speaks for the second of two classes is two shares.
std::vector<double> sharesOf(const PredictedOutput& output, std::vector<double> numbers)
{
    if (numbers.size() == 1 && output.classes.size() == 2 && areShares(output, numbers))
        return {1 - numbers[0], numbers[0]};
    return numbers;
}

/// All in their order, or the largest, largest first.
std::vector<std::size_t> shownOf(const std::vector<double>& numbers)
{
    std::vector<std::size_t> shown(numbers.size());
    std::iota(shown.begin(), shown.end(), 0);
    if (shown.size() <= kMostBars)
        return shown;
    std::ranges::stable_sort(shown, [&](std::size_t a, std::size_t b) { return numbers[a] > numbers[b]; });
    shown.resize(kMostBars);
    return shown;
}

} // namespace

AnswerBars::AnswerBars(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
    , bars_(new BarChart(theme, this))
{
    bars_->setObjectName(QStringLiteral("answer_bars"));
    bars_->setMinimumSize(0, 0);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->addWidget(bars_);
    connect(&theme, &Theme::changed, this, &AnswerBars::fitHeight);
    hide();
}

void AnswerBars::fitHeight()
{
    constexpr double kAround = 9, kBar = 5; // units
    setFixedHeight(theme_.px(kAround + kBar * double(bars_->values().size())));
}

void AnswerBars::showAnswer(const Subject& subject, const Answered& answered)
{
    const auto isChoice = [](const PredictedOutput& output) { return output.target >= 0 && !output.amounts; };
    const auto found = std::ranges::find_if(answered.outputs, isChoice);
    if (found == answered.outputs.end() || answered.size() == 0)
        return clear();
    const std::size_t place = std::size_t(found - answered.outputs.begin());
    const std::vector<double> numbers = sharesOf(*found, answered.numbersOf(place, 0));
    const std::string known = place < answered.truths.size() ? answered.truths[place].className : std::string();
    QStringList names;
    std::vector<float> values;
    int marked = -1;
    for (const std::size_t number : shownOf(numbers)) {
        if (!known.empty() && number < found->classes.size() && found->classes[number] == known)
            marked = int(values.size());
        names << classWord(subject, *found, int(number));
        values.push_back(float(numbers[number]));
    }
    bars_->setAccessibleName(tr("How sure the network is of each class"));
    bars_->setNames(names);
    bars_->setPercent(areShares(*found, numbers));
    bars_->setMarked(marked, tr("true"));
    bars_->setValues(std::move(values));
    fitHeight();
    show();
}

void AnswerBars::clear()
{
    bars_->setValues({});
    hide();
}

} // namespace loom::ui

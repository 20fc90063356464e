#include "views/mistakes_view.h"

#include "analysis/confusion.h"
#include "base/math.h"
#include "common/core_text.h"
#include "common/flow_layout.h"
#include "plots/ticks.h"
#include "views/parts/amounts.h"
#include "views/parts/part_box.h"
#include "views/parts/row_facts.h"
#include "views/parts/sample_list.h"

#include <QLabel>
#include <algorithm>
#include <cmath>

namespace loom::ui {

namespace {

constexpr std::int64_t kMostRows = 10000;
constexpr std::size_t kMostShown = 500;

/// The share that the network gives to a class: its probability, or the softmax of its scores.
double shareOf(const Tensor& prediction, std::int64_t row, std::int64_t columns, int kind, double border)
{
    if (columns == 1) {
        const double yes = border == 0 ? math::sigmoid(prediction.at(row)) : prediction.at(row);
        return kind == 1 ? yes : 1 - yes;
    }
    double largest = prediction.at(row * columns), sum = 0, plain = 0, least = largest;
    for (std::int64_t c = 0; c < columns; ++c) {
        const double value = prediction.at(row * columns + c);
        largest = std::max(largest, value);
        least = std::min(least, value);
        plain += value;
    }
    if (least >= 0 && std::abs(plain - 1) < 0.01)
        return prediction.at(row * columns + kind);
    for (std::int64_t c = 0; c < columns; ++c)
        sum += std::exp(prediction.at(row * columns + c) - largest);
    return std::exp(prediction.at(row * columns + kind) - largest) / sum;
}

std::vector<MistakesView::Mistake> wrongAmounts(const Subject& subject, const std::vector<std::int64_t>& rows,
                                                const Tensor& prediction)
{
    std::vector<MistakesView::Mistake> wrong;
    const Amounts amounts = amountsOf(subject, rows, prediction, 0);
    for (std::size_t i = 0; i < amounts.rows.size(); ++i)
        wrong.push_back(
            {amounts.rows[i], -1, std::abs(amounts.predicted[i] - amounts.truth[i]), amounts.predicted[i]});
    return wrong;
}

} // namespace

MistakesView::MistakesView(const ViewContext& context, QWidget* parent)
    : View(context, "mistakes", parent)
    , part_(new PartBox)
    , summary_(new QLabel)
    , step_(new QLabel)
    , list_(new SampleList(theme()))
    , background_(this)
{
    summary_->setObjectName(QStringLiteral("summary"));
    step_->setObjectName(QStringLiteral("step"));
    step_->setProperty("role", "muted");
    list_->setObjectName(QStringLiteral("mistakes"));
    list_->setTileUnits(30);
    bar()->addWidget(part_);
    bar()->addWidget(summary_);
    bar()->addStretch();
    bar()->addWidget(step_);
    setContent(list_);
    connect(part_, &PartBox::activated, this, [this] { refresh(); });
    connect(list_, &SampleList::picked, this, &MistakesView::pickRow);
    connect(list_, &SampleList::opened, this, &MistakesView::openRow);
}

void MistakesView::retranslate()
{
    list_->setAnswers(tr("predicted"), [this](std::int64_t row) { return answer(row); });
}

void MistakesView::forget()
{
    background_.forget();
    found_ = {};
    mistakes_.clear();
    list_->clear();
    summary_->clear();
    step_->clear();
}

void MistakesView::refresh()
{
    if (!requireData(tr("Here you see the samples that the network gets wrong, the surest mistakes first.")))
        return;
    if (subject().classes.isEmpty() ? !predictsAmounts(subject())
                                    : subject().outputShape(subject().output).rank() != 1) {
        wantNothing();
        showNotice(tr("This network has no true answers to compare its own with, one a sample."));
        return;
    }
    part_->fill(*subject().data, source());
    showContent();
    list_->setCurrentRow(row());
    if (shownClass_ != pickedClass() && found_.looked > 0)
        display();
    WatchRequest request;
    request.names = {subject().output + "/output"};
    request.rows = part_->rows(*subject().data, kMostRows);
    request.perSecond = 1;
    want(request);
}

void MistakesView::take(const Snapshot& snapshot)
{
    const auto output = snapshot.tensors.find(subject().output + "/output");
    if (output == snapshot.tensors.end())
        return;
    background_.forget();
    background_.ask([subject = sharedSubject(), rows = snapshot.rows,
                     prediction = output->second] { return found(*subject, rows, prediction); },
                    [this, step = stepText(snapshot)](const Found& found) {
                        step_->setText(step);
                        found_ = found;
                        display();
                    });
}

MistakesView::Found MistakesView::found(const Subject& subject, const std::vector<std::int64_t>& rows,
                                        const Tensor& prediction)
{
    Found found;
    if (subject.classes.isEmpty()) {
        found.mistakes = wrongAmounts(subject, rows, prediction);
        found.looked = std::int64_t(found.mistakes.size());
    } else {
        const std::vector<int> labels = subject.labelsOf(rows);
        const std::int64_t columns = prediction.shape()[1];
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const int said = predictedClass(prediction, std::int64_t(i), columns, subject.border);
            found.looked += labels[i] >= 0;
            if (labels[i] >= 0 && labels[i] != said)
                found.mistakes.push_back({rows[i], said,
                                          shareOf(prediction, std::int64_t(i), columns, said, subject.border), 0,
                                          labels[i]});
        }
    }
    std::ranges::stable_sort(found.mistakes, std::greater(), &Mistake::weight);
    return found;
}

void MistakesView::display()
{
    shownClass_ = pickedClass();
    mistakes_ = found_.mistakes;
    const QString count = countText(qint64(mistakes_.size())), looked = countText(found_.looked);
    QString words = subject().classes.isEmpty()
        ? tr("%1 samples, those that are most off first").arg(looked)
        : tr("%1 of %2 samples are taken for another class").arg(count, looked);
    if (shownClass_ >= 0) {
        std::erase_if(mistakes_, [this](const Mistake& mistake) { return mistake.truth != shownClass_; });
        words += tr(" · of the picked class “%1”: %2")
                     .arg(subject().className(shownClass_), countText(qint64(mistakes_.size())));
    }
    if (mistakes_.size() > kMostShown)
        words += tr(" · the first %1 are shown").arg(countText(qint64(kMostShown)));
    summary_->setText(words);
    std::vector<std::int64_t> rows;
    for (const Mistake& mistake : mistakes_)
        if (rows.size() < kMostShown)
            rows.push_back(mistake.row);
    if (rows != list_->rows() || rows.empty())
        list_->setRows(sharedSubject(), rows, [this](std::int64_t row) { return caption(row); });
    else
        list_->update();
    list_->setCurrentRow(row());
}

QString MistakesView::answer(std::int64_t row) const
{
    const auto found = std::ranges::find(mistakes_, row, &Mistake::row);
    if (found == mistakes_.end())
        return {};
    return found->predicted < 0
        ? fourDigits(found->amount)
        : QStringLiteral("%1 %2").arg(subject().className(found->predicted), percentText(found->weight));
}

QString MistakesView::caption(std::int64_t row) const
{
    return QStringLiteral("%1\n→ %2").arg(factsOf(row).caption, answer(row)); // a tile is narrow
}

} // namespace loom::ui

namespace loom::view_types {

ui::ViewType mistakes_view()
{
    return {
        .id = "mistakes",
        .title = QT_TRANSLATE_NOOP("View", "Mistakes"),
        .text = QT_TRANSLATE_NOOP("View", "The samples that the network gets wrong, the surest mistakes first."),
        .icon = "mistakes",
        .place = 75,
        .make = ui::makeView<ui::MistakesView>,
    };
}

} // namespace loom::view_types

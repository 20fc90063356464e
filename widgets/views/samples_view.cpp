#include "views/samples_view.h"

#include "common/core_text.h"
#include "common/theme.h"
#include "plots/scatter_plot.h"
#include "views/flow_layout.h"
#include "views/sample_list.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <algorithm>
#include <numeric>

namespace loom::ui {

namespace {
constexpr std::int64_t kMostStored = 10000; // of rows on disk
} // namespace

SamplesView::SamplesView(const ViewContext& context, QWidget* parent)
    : View(context, "samples", parent)
    , part_(new QComboBox)
    , class_(new QComboBox)
    , counts_(new QLabel)
    , pages_(new QStackedWidget)
    , list_(new SampleList(theme()))
    , points_(new ScatterPlot(theme()))
{
    part_->setObjectName(QStringLiteral("part"));
    class_->setObjectName(QStringLiteral("class"));
    list_->setObjectName(QStringLiteral("samplesList"));
    counts_->setProperty("role", "muted");
    list_->setTileUnits(18);
    bar()->addWidget(part_);
    bar()->addWidget(class_);
    bar()->addStretch();
    bar()->addWidget(counts_);
    pages_->addWidget(list_);
    pages_->addWidget(points_);
    setContent(pages_);
    connect(part_, &QComboBox::activated, this, [this] { refresh(); });
    connect(class_, &QComboBox::activated, this, [this] { refresh(); });
    connect(list_, &SampleList::picked, this, &SamplesView::pickRow);
    connect(points_, &ScatterPlot::picked, this, [this](int point) { pickRow(rows_[std::size_t(point)]); });
    retranslate();
}

void SamplesView::retranslate()
{
    const QSignalBlocker quiet(part_);
    const int current = std::max(0, part_->currentIndex());
    part_->clear();
    part_->addItems({tr("All samples"), tr("Training part"), tr("Validation part"), tr("Test part")});
    part_->setCurrentIndex(current);
    part_->setAccessibleName(tr("Part of the data"));
    class_->setAccessibleName(tr("Class"));
    points_->setAccessibleName(tr("Points of the data"));
    shown_ = nullptr;
}

/// The chosen part; of rows that lie on disk the first ones.
std::vector<std::int64_t> SamplesView::part() const
{
    const PreparedData& data = *subject().data;
    const std::int64_t most = data.rows.store() ? kMostStored : data.rows.size();
    if (part_->currentIndex() > 0) {
        const RowSet* const parts[] = {&data.training, &data.validation, &data.test};
        return parts[part_->currentIndex() - 1]->slice(0, most);
    }
    std::vector<std::int64_t> all(std::size_t(std::min(most, data.rows.size())));
    std::iota(all.begin(), all.end(), 0);
    return all;
}

std::int64_t SamplesView::classCount(int label) const
{
    return label >= 0 && label < int(counted_.size()) ? counted_[std::size_t(label)] : 0;
}

void SamplesView::fillClasses(const std::vector<int>& labels)
{
    counted_.assign(std::size_t(subject().classes.size()), 0);
    for (const int label : labels)
        if (label >= 0)
            ++counted_[std::size_t(label)];
    const QSignalBlocker quiet(class_);
    const int current = std::max(0, class_->currentIndex());
    class_->clear();
    class_->addItem(tr("All classes (%1)").arg(countText(qint64(labels.size()))));
    for (int c = 0; c < subject().classes.size(); ++c)
        class_->addItem(QStringLiteral("%1 (%2)").arg(subject().classes[c], countText(classCount(c))));
    class_->setCurrentIndex(std::min(current, class_->count() - 1));
    class_->setVisible(!subject().classes.isEmpty());
}

void SamplesView::collect()
{
    const std::vector<std::int64_t> all = part();
    const std::vector<int> labels = subject().labelsOf(all);
    fillClasses(labels);
    rows_.clear();
    const int label = class_->currentIndex() - 1;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (label < 0 || labels[i] == label)
            rows_.push_back(all[i]);
    shown_ = subject().data.get();
    shownPart_ = part_->currentIndex();
    shownClass_ = class_->currentIndex();
}

void SamplesView::showPoints()
{
    const auto& fields = subject().data->rows.fields();
    const auto input =
        std::find_if(fields.begin(), fields.end(), [](const Field& f) { return f.role == FieldRole::input; });
    Tensor numbers(input->shape.withFront(std::int64_t(rows_.size())), input->dtype);
    if (!subject().data->rows.read(int(input - fields.begin()), rows_, numbers.data()))
        rows_.clear();
    const std::vector<int> labels = subject().labelsOf(rows_);
    std::vector<float> places;
    std::vector<std::int32_t> kinds;
    for (std::int64_t i = 0; i < std::int64_t(rows_.size()); ++i) {
        places.push_back(float(numbers.at(2 * i)));
        places.push_back(float(numbers.at(2 * i + 1)));
        kinds.push_back(labels[std::size_t(i)]);
    }
    points_->setClasses(subject().classes);
    points_->setPoints(places, std::move(kinds));
    points_->setAxes(tr("first number"), tr("second number"));
    points_->setThumbnails({}, [this](int point) { return rowCaption(subject(), rows_[std::size_t(point)]); });
    pages_->setCurrentWidget(points_);
}

void SamplesView::markRow()
{
    if (pages_->currentWidget() == list_) {
        list_->setCurrentRow(row());
        return;
    }
    const auto found = std::find(rows_.begin(), rows_.end(), row());
    points_->setMarked(found == rows_.end() ? -1 : int(found - rows_.begin()));
}

void SamplesView::refresh()
{
    if (!requireData(tr("Here you see the samples that the network learns from.")))
        return;
    showContent();
    const bool same = shown_ == subject().data.get() && shownPart_ == part_->currentIndex()
        && shownClass_ == class_->currentIndex();
    if (!same) {
        collect();
        int inputs = 0, numbers = 0;
        for (const Field& field : subject().data->rows.fields())
            if (field.role == FieldRole::input) {
                ++inputs;
                numbers += int(std::min<std::int64_t>(field.shape.size(), 1 << 20));
            }
        if (inputs == 1 && numbers == 2) {
            showPoints();
        } else {
            list_->setRows(subject(), rows_, [this](std::int64_t at) { return rowCaption(subject(), at); });
            pages_->setCurrentWidget(list_);
        }
        const PreparedData& data = *subject().data;
        QString counts = tr("training %1 · validation %2 · test %3")
                             .arg(countText(qint64(data.training.size())), countText(qint64(data.validation.size())),
                                  countText(qint64(data.test.size())));
        if (data.rows.store() && data.rows.size() > kMostStored)
            counts = tr("%1 · at most the first %2 are shown").arg(counts, countText(kMostStored));
        counts_->setText(counts);
    }
    markRow();
}

} // namespace loom::ui

#include "views/samples_view.h"

#include "common/core_text.h"
#include "common/flow_layout.h"
#include "common/theme.h"
#include "plots/scatter_plot.h"
#include "views/parts/row_facts.h"
#include "views/parts/sample_list.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <algorithm>
#include <numeric>

namespace loom::ui {

namespace {
constexpr std::int64_t kMostStored = 10000; // of rows on disk
constexpr std::size_t kMostAtOnce = 20000; // rows in memory whose classes take no time

constexpr int kMostEpochs = 9999;

/// Chooses the epoch as a sentence.
class EpochBox : public QSpinBox {
public:
    EpochBox() { setRange(0, kMostEpochs); }
    QString textFromValue(int value) const override
    {
        return value == 0 ? SamplesView::tr("As stored") : SamplesView::tr("As in epoch %1").arg(value);
    }
    int valueFromText(const QString& text) const override
    {
        QString digits;
        for (const QChar c : text)
            if (c.isDigit())
                digits += c;
        return digits.toInt();
    }
    QValidator::State validate(QString&, int&) const override { return QValidator::Acceptable; }
};

ReadPart readPartOf(const Subject& subject, std::vector<std::int64_t> rows)
{
    ReadPart part;
    part.labels = subject.labelsOf(rows);
    if (subject.planeField >= 0) {
        const Field& field = subject.data->rows.fields()[std::size_t(subject.planeField)];
        part.numbers = Tensor(field.shape.withFront(std::int64_t(rows.size())), field.dtype);
        if (!subject.data->rows.read(subject.planeField, rows, part.numbers.data()))
            part.numbers = {};
    }
    part.rows = std::move(rows);
    return part;
}
} // namespace

SamplesView::SamplesView(const ViewContext& context, QWidget* parent)
    : View(context, "samples", parent)
    , part_(new QComboBox)
    , class_(new QComboBox)
    , epoch_(new EpochBox)
    , counts_(new QLabel)
    , pages_(new QStackedWidget)
    , list_(new SampleList(theme()))
    , points_(new ScatterPlot(theme()))
    , background_(this)
{
    part_->setObjectName(QStringLiteral("part"));
    points_->setNumbered(true);
    class_->setObjectName(QStringLiteral("class"));
    list_->setObjectName(QStringLiteral("samplesList"));
    counts_->setProperty("role", "muted");
    list_->setTileUnits(18);
    bar()->addWidget(part_);
    class_->setSizeAdjustPolicy(QComboBox::AdjustToContents); // its entries come later
    epoch_->setObjectName(QStringLiteral("epoch"));
    epoch_->hide();
    bar()->addWidget(class_);
    bar()->addWidget(epoch_);
    bar()->addStretch();
    bar()->addWidget(counts_);
    pages_->addWidget(list_);
    pages_->addWidget(points_);
    setContent(pages_);
    connect(part_, &QComboBox::activated, this, [this] { refresh(); });
    connect(class_, &QComboBox::activated, this, [this](int entry) { pickClass(entry - 1); });
    connect(epoch_, &QSpinBox::valueChanged, this, [this] { refresh(); });
    connect(list_, &SampleList::picked, this, &SamplesView::pickRow);
    connect(list_, &SampleList::opened, this, &SamplesView::openRow);
    connect(points_, &ScatterPlot::picked, this, [this](int point) { pickRow(rows_[std::size_t(point)]); });
    connect(points_, &ScatterPlot::classPicked, this, &SamplesView::pickClass);
    connect(points_, &ScatterPlot::opened, this, [this](int point) { openRow(rows_[std::size_t(point)]); });
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
    epoch_->setAccessibleName(tr("Epoch in which the samples are drawn"));
    epoch_->setToolTip(
        tr("The samples as they are stored, or as training sees them in an epoch: some transforms draw "
           "them anew each time."));
    const QSignalBlocker still(epoch_);
    const int epoch = epoch_->value(); // the words of the box are made when its value changes
    epoch_->setValue(epoch == 0 ? 1 : 0);
    epoch_->setValue(epoch);
    shownPart_ = -1;
}

void SamplesView::forget()
{
    background_.forget();
    read_ = {};
    rows_.clear();
    counted_.clear();
    shownPart_ = shownClass_ = -1;
    list_->clear();
    points_->setPoints({}, {});
    const QSignalBlocker quiet(class_), still(epoch_);
    class_->setCurrentIndex(0);
    epoch_->setValue(0);
}

/// The chosen part; of rows that lie on disk the first ones.
std::vector<std::int64_t> SamplesView::partRows() const
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

void SamplesView::fillClasses()
{
    counted_.assign(std::size_t(subject().classes.size()), 0);
    for (const int label : read_.labels)
        if (label >= 0)
            ++counted_[std::size_t(label)];
    const QSignalBlocker quiet(class_);
    class_->clear();
    class_->addItem(tr("All classes (%1)").arg(countText(qint64(read_.labels.size()))));
    for (int c = 0; c < subject().classes.size(); ++c)
        class_->addItem(QStringLiteral("%1 (%2)").arg(subject().classes[c], countText(classCount(c))));
    followClass();
    class_->setVisible(!subject().classes.isEmpty());
}

/// Many rows, and those on disk, are read beside the window.
void SamplesView::readPart()
{
    background_.forget();
    shownPart_ = part_->currentIndex();
    std::vector<std::int64_t> rows = partRows();
    if (!subject().data->rows.store() && rows.size() <= kMostAtOnce)
        return showPart(readPartOf(subject(), std::move(rows)));
    counts_->setText(tr("The classes of %1 samples are being read …").arg(countText(qint64(rows.size()))));
    background_.ask([subject = sharedSubject(), rows = std::move(rows)] { return readPartOf(*subject, rows); },
                    [this](const ReadPart& part) { showPart(part); });
}

void SamplesView::showPart(ReadPart part)
{
    read_ = std::move(part);
    fillClasses();
    showRows();
    showCounts();
    markRow();
}

void SamplesView::showRows()
{
    shownClass_ = class_->currentIndex();
    shownEpoch_ = epoch_->value();
    list_->setEpoch(shownEpoch_ - 1);
    const int label = read_.numbers.empty() ? shownClass_ - 1 : -1; // points stay, in grey
    rows_.clear();
    for (std::size_t i = 0; i < read_.rows.size(); ++i)
        if (label < 0 || read_.labels[i] == label)
            rows_.push_back(read_.rows[i]);
    if (!read_.numbers.empty())
        return showPoints();
    list_->setRows(sharedSubject(), rows_, [this](std::int64_t at) { return factsOf(at).caption; });
    pages_->setCurrentWidget(list_);
}

void SamplesView::showPoints()
{
    std::vector<float> places;
    std::vector<std::int32_t> kinds;
    for (std::size_t i = 0; i < read_.rows.size(); ++i) {
        places.push_back(float(read_.numbers.at(2 * std::int64_t(i))));
        places.push_back(float(read_.numbers.at(2 * std::int64_t(i) + 1)));
        kinds.push_back(read_.labels[i]);
    }
    points_->setClasses(subject().classes);
    points_->setPoints(places, std::move(kinds));
    points_->setAxes(axisName(subject(), 0), axisName(subject(), 1));
    points_->setThumbnails({}, [this](int point) { return factsOf(rows_[std::size_t(point)]).caption; });
    pages_->setCurrentWidget(points_);
}

void SamplesView::showCounts()
{
    const PreparedData& data = *subject().data;
    QString counts = tr("training %1 · validation %2 · test %3")
                         .arg(countText(qint64(data.training.size())), countText(qint64(data.validation.size())),
                              countText(qint64(data.test.size())));
    if (data.rows.store() && data.rows.size() > kMostStored)
        counts = tr("%1 · at most the first %2 are shown").arg(counts, countText(kMostStored));
    counts_->setText(counts);
}

/// The picked class alone; of points, in its colour among the others.
void SamplesView::followClass()
{
    const QSignalBlocker quiet(class_);
    class_->setCurrentIndex(std::min(pickedClass() + 1, class_->count() - 1));
    points_->setPickedClass(pickedClass());
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
    epoch_->setVisible(isDrawn(subject()));
    followClass();
    if (shownPart_ != part_->currentIndex())
        readPart();
    else if ((shownClass_ != class_->currentIndex() || shownEpoch_ != epoch_->value()) && background_.idle())
        showRows();
    markRow();
}

} // namespace loom::ui

namespace loom::view_types {

ui::ViewType samples_view()
{
    return {
        .id = "samples",
        .title = QT_TRANSLATE_NOOP("View", "Data"),
        .text = QT_TRANSLATE_NOOP("View",
                                  "The samples with their labels; a click picks the one that other views look at."),
        .icon = "picture",
        .place = 20,
        .make = ui::makeView<ui::SamplesView>,
    };
}

} // namespace loom::view_types

#include "views/confusion_view.h"

#include "common/core_text.h"
#include "common/flow_layout.h"
#include "common/theme.h"
#include "plots/matrix_grid.h"
#include "views/parts/part_box.h"
#include "views/parts/sample_list.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <algorithm>

namespace loom::ui {

namespace {
constexpr std::int64_t kMostRows = 10000;
} // namespace

/// The matrix and what it counts.
struct ConfusionView::Counted {
    std::vector<std::int64_t> rows;
    std::shared_ptr<const std::vector<int>> labels;
    ConfusionMatrix matrix;
};

ConfusionView::ConfusionView(const ViewContext& context, QWidget* parent)
    : View(context, "confusion", parent)
    , part_(new PartBox)
    , summary_(new QLabel)
    , step_(new QLabel)
    , openedWord_(new QLabel)
    , grid_(new MatrixGrid(theme()))
    , table_(new QTableWidget)
    , samples_(new SampleList(theme()))
    , background_(this)
{
    summary_->setObjectName(QStringLiteral("summary"));
    grid_->setObjectName(QStringLiteral("matrix"));
    table_->setObjectName(QStringLiteral("classes"));
    samples_->setObjectName(QStringLiteral("cellSamples"));
    summary_->setTextFormat(Qt::RichText);
    step_->setObjectName(QStringLiteral("step"));
    step_->setProperty("role", "muted");
    openedWord_->setProperty("role", "title");
    openedWord_->setWordWrap(true);
    samples_->setTileUnits(14);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionMode(QAbstractItemView::NoSelection);
    table_->verticalHeader()->hide();
    table_->setShowGrid(false);
    table_->setTabKeyNavigation(false);
    bar()->addWidget(part_);
    bar()->addWidget(summary_);
    bar()->addStretch();
    bar()->addWidget(step_);
    auto* body = new QWidget;
    auto* columns = new QHBoxLayout(body);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(theme().px(4));
    columns->addWidget(grid_, 3);
    auto* right = new QVBoxLayout;
    right->addWidget(table_, 3);
    right->addWidget(openedWord_);
    right->addWidget(samples_, 2);
    columns->addLayout(right, 2);
    setContent(body);
    connect(part_, &PartBox::activated, this, [this] { refresh(); });
    connect(grid_, &MatrixGrid::clicked, this, [this](int truth, int predicted) {
        openCell(truth, predicted);
        pickClass(truth);
    });
    connect(table_, &QTableWidget::cellClicked, this, [this](int label) { pickClass(label); });
    connect(samples_, &SampleList::picked, this, &ConfusionView::pickRow);
    connect(samples_, &SampleList::opened, this, &ConfusionView::openRow);
    const auto shrink = [this] { table_->setMinimumHeight(theme().px(12)); };
    connect(&theme(), &Theme::changed, this, shrink);
    shrink();
    retranslate();
}

void ConfusionView::retranslate()
{
    grid_->setAxes(tr("true class"), tr("predicted class"));
    grid_->setAccessibleName(tr("Confusion matrix"));
    table_->setAccessibleName(tr("Classes"));
    showNumbers();
    showOpened();
}

void ConfusionView::refresh()
{
    if (!requireData(tr("Here you see which classes the network takes for which.")))
        return;
    if (subject().classes.isEmpty() || subject().output.empty()) {
        wantNothing();
        showNotice(tr("This network predicts numbers, not classes: a confusion matrix needs classes."));
        return;
    }
    if (const Shape output = subject().outputShape(subject().output); output.rank() != 1) {
        wantNothing();
        showNotice(tr("This network predicts %1 numbers a sample, not one for each class: a confusion matrix needs "
                      "one prediction a sample.")
                       .arg(QString::fromStdString(describe(output))));
        return;
    }
    part_->fill(*subject().data, source());
    followClass();
    showContent();
    WatchRequest request;
    request.names = {subject().output + "/output"};
    request.rows = part_->rows(*subject().data, kMostRows);
    request.perSecond = 1;
    want(request);
}

void ConfusionView::forget()
{
    background_.forget();
    matrix_ = {};
    labels_.reset();
    rows_.clear();
    opened_.clear();
    grid_->setCounts({}, {});
    table_->setRowCount(0);
    summary_->clear();
    step_->clear();
    samples_->clear();
}

/// Classes that do not change are read once.
ConfusionView::Counted ConfusionView::counted(const Subject& subject, const Counted& before, const Tensor& prediction)
{
    Counted now{before.rows, before.labels, {}};
    if (!now.labels)
        now.labels = std::make_shared<const std::vector<int>>(subject.labelsOf(now.rows));
    now.matrix = confusionOf(prediction, *now.labels, int(subject.classes.size()), subject.border);
    return now;
}

void ConfusionView::take(const Snapshot& snapshot)
{
    const auto found = snapshot.tensors.find(subject().output + "/output");
    if (found == snapshot.tensors.end() || found->second.shape().rank() != 2)
        return;
    const Counted before{snapshot.rows, snapshot.rows == rows_ ? labels_ : nullptr, {}};
    background_.forget();
    background_.ask([subject = sharedSubject(), before,
                     prediction = found->second] { return counted(*subject, before, prediction); },
                    [this, step = stepText(snapshot)](const Counted& now) {
                        step_->setText(step);
                        display(now);
                    });
}

void ConfusionView::display(const Counted& now)
{
    rows_ = now.rows;
    labels_ = now.labels;
    matrix_ = now.matrix;
    grid_->setCounts(subject().classNames(matrix_.classes), matrix_.counts);
    showNumbers();
    followClass();
    if (grid_->current().x() < 0)
        pickLargestMistake();
    showOpened();
}

void ConfusionView::showNumbers()
{
    if (matrix_.classes == 0)
        return;
    std::int64_t right = 0;
    for (int c = 0; c < matrix_.classes; ++c)
        right += matrix_.count(c, c);
    QString words = tr("<b>%1</b> right: %2 of %3")
                        .arg(percentText(matrix_.accuracy()), countText(right), countText(matrix_.total()));
    if (const std::int64_t without = std::int64_t(rows_.size()) - matrix_.total(); without > 0)
        words += tr(" · %1 samples without a class are left out").arg(countText(without));
    summary_->setText(words);
    fillTable();
}

void ConfusionView::pickLargestMistake()
{
    std::int64_t most = 0;
    for (int truth = 0; truth < matrix_.classes; ++truth)
        for (int predicted = 0; predicted < matrix_.classes; ++predicted)
            if (truth != predicted && matrix_.count(truth, predicted) > most) {
                most = matrix_.count(truth, predicted);
                grid_->setCurrent(truth, predicted);
            }
}

void ConfusionView::fillTable()
{
    table_->setRowCount(matrix_.classes);
    table_->setColumnCount(3);
    table_->setHorizontalHeaderLabels({tr("Class"), tr("Precision"), tr("Recall")});
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table_->verticalHeader()->setDefaultSectionSize(theme().px(7));
    for (int c = 0; c < matrix_.classes; ++c) {
        const QStringList words{subject().className(c), percentText(matrix_.precision(c)),
                                percentText(matrix_.recall(c))};
        for (int k = 0; k < 3; ++k) {
            auto* item = new QTableWidgetItem(words[k]);
            item->setFont(theme().font(13, c == pickedClass()));
            item->setTextAlignment((k == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            table_->setItem(c, k, item);
        }
    }
}

/// A class that is picked elsewhere: what was right of it, and its row of the table.
void ConfusionView::followClass()
{
    const int label = pickedClass();
    if (label >= 0 && label < matrix_.classes && grid_->current().y() != label)
        openCell(label, label);
    for (int row = 0; row < table_->rowCount(); ++row)
        for (int column = 0; column < table_->columnCount(); ++column)
            table_->item(row, column)->setFont(theme().font(13, row == label));
}

void ConfusionView::openCell(int truth, int predicted)
{
    grid_->setCurrent(truth, predicted);
    showOpened();
}

void ConfusionView::showOpened()
{
    const QPoint cell = grid_->current();
    opened_.clear();
    if (cell.x() < 0 || cell.x() >= matrix_.classes || matrix_.samples.empty()) {
        openedWord_->setText(tr("Click a cell to see its samples."));
        samples_->clear();
        return;
    }
    for (const std::int64_t at : matrix_.samples[std::size_t(cell.y() * matrix_.classes + cell.x())])
        opened_.push_back(rows_[std::size_t(at)]);
    openedWord_->setText(
        tr("%1, taken for %2: %3")
            .arg(subject().className(cell.y()), subject().className(cell.x()), countText(qint64(opened_.size()))));
    samples_->setRows(sharedSubject(), opened_, [](std::int64_t row) { return countText(row + 1); });
}

QString ConfusionView::summary() const
{
    return summary_->text();
}

} // namespace loom::ui

namespace loom::view_types {

ui::ViewType confusion_view()
{
    return {
        .id = "confusion",
        .title = QT_TRANSLATE_NOOP("View", "Confusion matrix"),
        .text = QT_TRANSLATE_NOOP("View", "Which classes are taken for which; a cell opens the samples in it."),
        .icon = "confusion",
        .place = 70,
        .make = ui::makeView<ui::ConfusionView>,
    };
}

} // namespace loom::view_types

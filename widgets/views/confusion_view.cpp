#include "views/confusion_view.h"

#include "common/core_text.h"
#include "common/theme.h"
#include "document/training_session.h"
#include "plots/matrix_grid.h"
#include "views/flow_layout.h"
#include "views/sample_list.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QTableWidget>
#include <algorithm>

namespace loom::ui {

namespace {
constexpr std::int64_t kMostRows = 10000;
} // namespace

ConfusionView::ConfusionView(const ViewContext& context, QWidget* parent)
    : View(context, "confusion", parent)
    , part_(new QComboBox)
    , summary_(new QLabel)
    , step_(new QLabel)
    , openedWord_(new QLabel)
    , grid_(new MatrixGrid(theme()))
    , table_(new QTableWidget)
    , samples_(new SampleList(theme()))
{
    part_->setObjectName(QStringLiteral("part"));
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
    connect(part_, &QComboBox::activated, this, [this] { refresh(); });
    connect(grid_, &MatrixGrid::clicked, this, &ConfusionView::openCell);
    connect(samples_, &SampleList::picked, this, &ConfusionView::pickRow);
    retranslate();
}

void ConfusionView::retranslate()
{
    grid_->setAxes(tr("true class"), tr("predicted class"));
    grid_->setAccessibleName(tr("Confusion matrix"));
    part_->setAccessibleName(tr("Part of the data"));
    table_->setAccessibleName(tr("Classes"));
    part_->clear();
    showNumbers();
    showOpened();
}

void ConfusionView::fillParts()
{
    const QSignalBlocker quiet(part_);
    const QString current = part_->currentData().toString();
    part_->clear();
    const PreparedData& data = *subject().data;
    const TrainingSession* session = context().session;
    if (!data.validation.empty())
        part_->addItem(tr("Validation part"), QStringLiteral("validation"));
    part_->addItem(tr("Training part"), QStringLiteral("training"));
    // The test part is looked at once, after the last epoch.
    if (!data.test.empty() && (!session || session->state() == TrainingSession::State::ended))
        part_->addItem(tr("Test part"), QStringLiteral("test"));
    part_->setCurrentIndex(std::max(0, part_->findData(current)));
}

std::vector<std::int64_t> ConfusionView::partRows() const
{
    const PreparedData& data = *subject().data;
    const QString part = part_->currentData().toString();
    const RowSet& rows = part == QLatin1String("test") ? data.test
        : part == QLatin1String("validation")          ? data.validation
                                                       : data.training;
    return rows.slice(0, kMostRows);
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
    fillParts();
    grid_->setNames(subject().classes);
    showContent();
    WatchRequest request;
    request.names = {subject().output + "/output"};
    request.rows = partRows();
    request.perSecond = 1;
    want(request);
}

void ConfusionView::take(const Snapshot& snapshot)
{
    const auto found = snapshot.tensors.find(subject().output + "/output");
    if (found == snapshot.tensors.end() || found->second.shape().rank() != 2)
        return;
    rows_ = snapshot.rows;
    std::vector<std::int32_t> labels = subject().labelsOf(rows_);
    for (std::int32_t& label : labels)
        label = std::max(0, label);
    matrix_ = confusionOf(found->second, labels, int(subject().classes.size()));
    grid_->setCounts(matrix_.classes, matrix_.counts);
    step_->setText(stepText(snapshot));
    showNumbers();
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
    summary_->setText(tr("<b>%1</b> right: %2 of %3")
                          .arg(percentText(matrix_.accuracy()), countText(right), countText(matrix_.total())));
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
        const QStringList words{subject().classes[c], percentText(matrix_.precision(c)),
                                percentText(matrix_.recall(c))};
        for (int k = 0; k < 3; ++k) {
            auto* item = new QTableWidgetItem(words[k]);
            item->setTextAlignment((k == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            table_->setItem(c, k, item);
        }
    }
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
        samples_->setRows(subject(), {}, {});
        return;
    }
    for (const std::int64_t at : matrix_.samples[std::size_t(cell.y() * matrix_.classes + cell.x())])
        opened_.push_back(rows_[std::size_t(at)]);
    openedWord_->setText(
        tr("%1, taken for %2: %3")
            .arg(subject().classes[cell.y()], subject().classes[cell.x()], countText(qint64(opened_.size()))));
    samples_->setRows(subject(), opened_, [](std::int64_t row) { return countText(row + 1); });
}

QString ConfusionView::summary() const
{
    return summary_->text();
}

} // namespace loom::ui

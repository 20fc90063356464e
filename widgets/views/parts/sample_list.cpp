#include "views/parts/sample_list.h"

#include "plots/tile_grid.h"
#include "views/parts/box_frames.h"
#include "views/parts/samples_table.h"
#include "views/parts/stored_pictures.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>
#include <algorithm>

namespace loom::ui {

SampleList::SampleList(Theme& theme, QWidget* parent)
    : QStackedWidget(parent)
    , grid_(new TileGrid(theme))
    , table_(new QTableView)
    , model_(new SamplesTable(this))
    , stored_(new StoredPictures(this))
{
    grid_->setObjectName(QStringLiteral("pictures"));
    table_->setObjectName(QStringLiteral("table"));
    table_->setModel(model_);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setTabKeyNavigation(false);
    table_->horizontalHeader()->setResizeContentsPrecision(16); // rows that are looked at for it
    addWidget(grid_);
    addWidget(table_);
    connect(stored_, &StoredPictures::arrived, this,
            [this](qint64 row, const QImage& picture) { grid_->setPicture(waiting_.value(row, -1), picture); });
    connect(grid_, &TileGrid::clicked, this, [this](int tile) { emit picked(rows_[std::size_t(tile)]); });
    connect(grid_, &TileGrid::opened, this, [this](int tile) { emit opened(rows_[std::size_t(tile)]); });
    connect(table_, &QTableView::doubleClicked, this,
            [this](const QModelIndex& at) { emit opened(model_->dataRow(at.row())); });
    connect(table_, &QTableView::clicked, this,
            [this](const QModelIndex& at) { emit picked(model_->dataRow(at.row())); });
    connect(table_, &QTableView::activated, this,
            [this](const QModelIndex& at) { emit picked(model_->dataRow(at.row())); });
    grid_->setOverlay([this](QPainter& painter, const QRect& area, int tile) {
        if (hasBoxes(*subject_))
            paintTrueBoxes(painter, area, boxesOf(*subject_, rows_[std::size_t(tile)], epoch_));
    });
    retranslate();
}

void SampleList::retranslate()
{
    grid_->setAccessibleName(tr("Samples"));
    table_->setAccessibleName(tr("Samples"));
}

void SampleList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (currentWidget() == table_)
            model_->setRows(subject_, rows_); // its columns have names
    }
    QStackedWidget::changeEvent(event);
}

void SampleList::setTileUnits(double units)
{
    grid_->setTileUnits(units);
}

void SampleList::setRows(std::shared_ptr<const Subject> subject, std::vector<std::int64_t> rows,
                         std::function<QString(std::int64_t)> caption)
{
    rows_ = std::move(rows);
    const bool another = subject_ != subject;
    subject_ = std::move(subject);
    const Presenter* const as = subject_->shown.as;
    if (subject_->ready() && (!as || !as->cells)) {
        model_->setRows(subject_, rows_);
        table_->resizeColumnsToContents();
        setCurrentWidget(table_);
        return;
    }
    waiting_.clear();
    if (another || stored_->epoch() != epoch_)
        stored_->setSubject(subject_, epoch_);
    grid_->setTiles(
        int(rows_.size()), as ? as->cells(subject_->shown.of) : QSize(1, 1),
        [this](int tile) { return pictureAt(tile); },
        [this, caption](int tile) { return caption(rows_[std::size_t(tile)]); });
    setCurrentWidget(grid_);
}

void SampleList::clear()
{
    setRows(std::make_shared<const Subject>(), {}, {});
    model_->setRows(subject_, {});
}

/// Null where the picture lies on disk: it comes when it has been read.
QImage SampleList::pictureAt(int tile)
{
    const std::int64_t row = rows_[std::size_t(tile)];
    if (!subject_->ready() || !subject_->data->rows.store())
        return rowPicture(*subject_, row, epoch_);
    waiting_[row] = tile;
    stored_->ask(row);
    return {};
}

void SampleList::setAnswers(const QString& title, std::function<QString(std::int64_t)> answer)
{
    model_->setAnswers(title, std::move(answer));
}

void SampleList::setCurrentRow(std::int64_t row)
{
    const auto found = std::find(rows_.begin(), rows_.end(), row);
    const int at = found == rows_.end() ? -1 : int(found - rows_.begin());
    if (currentWidget() == grid_)
        grid_->setCurrent(at);
    else if (at >= 0)
        table_->selectRow(at);
}

} // namespace loom::ui

#pragma once

#include "views/parts/subject.h"

#include <QHash>
#include <QStackedWidget>
#include <functional>

class QTableView;

namespace loom::ui {

class SamplesTable;
class StoredPictures;
class Theme;
class TileGrid;

/// Samples as tiles (pictures, curves), or as table rows where nothing of them is a tile.
class SampleList : public QStackedWidget {
    Q_OBJECT
public:
    explicit SampleList(Theme& theme, QWidget* parent = nullptr);
    /// `caption` of a data row, below its picture.
    void setRows(std::shared_ptr<const Subject> subject, std::vector<std::int64_t> rows,
                 std::function<QString(std::int64_t)> caption);
    void clear();
    const std::vector<std::int64_t>& rows() const { return rows_; }
    void setTileUnits(double units);
    /// Tiles as training sees them in that epoch (see Draw); -1: as they are stored. Before `setRows`.
    void setEpoch(std::int64_t epoch) { epoch_ = epoch; }
    /// Of rows of a table: what the network says, in a column of its own.
    void setAnswers(const QString& title, std::function<QString(std::int64_t)> answer);
    void setCurrentRow(std::int64_t row);
    TileGrid* grid() const { return grid_; }

signals:
    void picked(qint64 row);
    void opened(qint64 row); ///< by a double click

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    QImage pictureAt(int tile);

    TileGrid* grid_;
    QTableView* table_;
    SamplesTable* model_;
    StoredPictures* stored_;
    std::shared_ptr<const Subject> subject_; ///< shared with the view and whoever reads beside the window
    std::vector<std::int64_t> rows_;
    std::int64_t epoch_ = -1;
    QHash<qint64, int> waiting_; ///< tiles whose row is being read
};

} // namespace loom::ui

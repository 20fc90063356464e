#include "lab_views/lab_table.h"

#include "course/lab_session.h"
#include "course/lab_view.h"
#include "course/symbols.h"

#include <QHeaderView>
#include <cmath>

namespace loom::ui {
namespace {

/// The four rows of a truth table: inputs, what is wanted (a click changes it), then for each further column the
/// quantity of each row.
class RowsTable : public LabTable {
public:
    RowsTable(const LabViewContext& context, QWidget* parent)
        : LabTable(context.theme, parent)
        , session_(context.session)
        , view_(context.view)
        , table_(view_.fields.value("table", std::string()))
    {
        setObjectName(QString::fromStdString(view_.id));
        for (const Json& column : view_.fields.value("columns", Json::array()))
            columns_.push_back(column.get<std::vector<std::string>>());
        connect(this, &LabTable::flagged, this, [this](int row, int, bool) {
            session_.move(table_, double(int(std::lround(session_.value(table_))) ^ (1 << row)));
        });
        followSession(
            *this, session_, [this] { follow(); }, [this] { turnPage(); });
        turnPage();
    }

private:
    bool isFixed() const { return view_.fields.value("fixed", false); } ///< what is wanted stays
    static constexpr int kRows = 4, kWanted = 2, kFirst = 3; // columns

    void turnPage()
    {
        setAccessibleName(wordText(session_, view_.id));
        std::vector<TableColumn> columns{{symbolText(session_, view_.id + ".x1"), {}, TableColumn::Use::number, {}},
                                         {symbolText(session_, view_.id + ".x2"), {}, TableColumn::Use::number, {}},
                                         {symbolText(session_, view_.id + ".wanted"),
                                          wordText(session_, view_.id + ".wanted"),
                                          isFixed() ? TableColumn::Use::number : TableColumn::Use::flag,
                                          {}}};
        const auto number = [](double value) { return labNumber(value, 3); };
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const std::string key = view_.id + ".column" + std::to_string(i + 1);
            columns.push_back({symbolText(session_, key), wordText(session_, key), TableColumn::Use::number, number});
        }
        setColumns(std::move(columns));
        std::vector<std::vector<double>> rows(kRows, std::vector<double>(std::size_t(kFirst) + columns_.size()));
        for (int row = 0; row < kRows; ++row) {
            rows[std::size_t(row)][0] = row / 2;
            rows[std::size_t(row)][1] = row % 2;
        }
        setRows(std::move(rows));
        setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred); // all columns are seen; the plane takes the rest
        updateGeometry();
        setLocked(kWanted, session_.isLocked(table_));
        follow();
    }

    void follow()
    {
        const int table = int(std::lround(session_.value(table_)));
        const bool covered = session_.isCovered(view_.id);
        for (int row = 0; row < kRows; ++row) {
            setValue(row, kWanted, (table >> row) & 1);
            for (std::size_t i = 0; i < columns_.size(); ++i) {
                const int column = kFirst + int(i);
                if (std::size_t(row) < columns_[i].size())
                    setValue(row, column, session_.value(columns_[i][std::size_t(row)]));
                setCovered(row, column, covered);
            }
        }
    }

    LabSession& session_;
    const LabView& view_;
    std::string table_;
    std::vector<std::vector<std::string>> columns_;
};

QWidget* make(const LabViewContext& context, QWidget* parent)
{
    return new RowsTable(context, parent);
}

} // namespace
} // namespace loom::ui

namespace loom::lab_view_types {

ui::LabViewType truth_rows()
{
    return {.id = "truth_rows", .make = ui::make};
}

} // namespace loom::lab_view_types

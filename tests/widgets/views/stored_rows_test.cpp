#include "common/theme.h"
#include "core/data/numbered_store.h"
#include "patience.h"
#include "plots/heat_map.h"
#include "plots/tile_grid.h"
#include "views/parts/row_facts.h"
#include "views/parts/row_panel.h"
#include "views/parts/sample_list.h"
#include "views/parts/samples_table.h"
#include "views/parts/stored_pictures.h"

#include <QLabel>
#include <QTableView>
#include <QtTest>
#include <atomic>
#include <numeric>
#include <thread>

using namespace loom;
using namespace loom::ui;

namespace {

constexpr int kSide = 8, kCount = 60;

/// Subject of a store, with numbers for its fields.
std::shared_ptr<Subject> subjectFrom(std::shared_ptr<RowStore> store)
{
    auto data = std::make_shared<PreparedData>();
    data->rows = Dataset(std::move(store));
    auto subject = std::make_shared<Subject>();
    subject->data = std::move(data);
    return subject;
}

std::vector<std::int64_t> firstRows(int count)
{
    std::vector<std::int64_t> rows(static_cast<std::size_t>(count));
    std::iota(rows.begin(), rows.end(), 0);
    return rows;
}

QString number(std::int64_t row)
{
    return QString::number(row);
}

} // namespace

/// Rows that lie on disk, as the lists and panels show them: no picture is read by the window's own thread.
class StoredRowsTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        auto store = std::make_shared<RowStore>();
        store->fields = {{"image", DType::u8, Shape{kSide, kSide, 3}, FieldRole::input, {}, {}}};
        for (std::int64_t row = 0; row <= kCount; ++row)
            store->blockStarts.push_back(row);
        here_ = elsewhere_ = 0;
        store->fetch = [this, window = std::this_thread::get_id()](int, std::int64_t first, std::int64_t count,
                                                                   void* out) -> Result<void> {
            ++(std::this_thread::get_id() == window ? here_ : elsewhere_);
            auto* bytes = static_cast<std::uint8_t*>(out);
            for (std::int64_t i = 0; i < count * kSide * kSide; ++i) {
                bytes[3 * i] = std::uint8_t(4 * first);
                bytes[3 * i + 1] = 100;
                bytes[3 * i + 2] = 200;
            }
            return {};
        };
        pictures_ = subjectFrom(store);
        pictures_->shown = shownOf(pictures_->data->rows.fields());
    }

    void tilesComeWhenTheyHaveBeenRead()
    {
        SampleList list(theme_);
        list.resize(600, 400);
        list.setTileUnits(12);
        list.setRows(pictures_, firstRows(kCount), number);
        list.show();
        const auto colour = [&](int tile) {
            const QImage seen = list.grid()->viewport()->grab().toImage();
            return seen.pixelColor(list.grid()->pictureRect(tile).center() * seen.devicePixelRatio());
        };
        colour(0);
        const auto* reading = list.findChild<StoredPictures*>();
        QVERIFY(!reading->idle()); // a report waits for them
        QTRY_VERIFY_WITH_TIMEOUT(reading->idle(), kPatience);
        for (const int tile : {0, 5, 11})
            QCOMPARE(colour(tile), QColor(4 * tile, 100, 200));
        QCOMPARE(here_.load(), 0);
        const int read = elsewhere_;
        QVERIFY(read <= kCount);
        colour(0);
        QTest::qWait(50);
        QCOMPARE(elsewhere_.load(), read); // what has been read stays
    }

    void theNextListShowsItsOwnRows()
    {
        SampleList list(theme_);
        list.resize(600, 400);
        list.setTileUnits(12);
        list.show();
        list.setRows(pictures_, firstRows(kCount), number);
        list.grid()->viewport()->grab();
        std::vector<std::int64_t> back = firstRows(kCount);
        std::reverse(back.begin(), back.end());
        list.setRows(pictures_, back, number);
        QTRY_COMPARE_WITH_TIMEOUT(
            list.grid()->viewport()->grab().toImage().pixelColor(list.grid()->pictureRect(3).center()),
            QColor(4 * (kCount - 4), 100, 200), kPatience);
    }

    void thePickedSampleComesWhenItHasBeenRead()
    {
        RowPanel panel(theme_);
        panel.show();
        panel.showRow(pictures_, 7);
        panel.showRow(pictures_, 9);
        QTRY_COMPARE_WITH_TIMEOUT(panel.picture()->rows(), kSide, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(panel.picture()->value(0, 0), 36.0, kPatience);
        QCOMPARE(here_.load(), 0);
        const int read = elsewhere_;
        panel.showRow(pictures_, 9);
        QTest::qWait(50);
        QCOMPARE(elsewhere_.load(), read);
    }

    void whatIsSaidOfARowComesWhenItHasBeenRead()
    {
        auto store = std::make_shared<RowStore>();
        store->fields = {{"image", DType::u8, Shape{1, 1}, FieldRole::input, {}, {}},
                         {"label", DType::i32, Shape{}, FieldRole::target, {"ant", "bee", "cat"}, {}}};
        for (std::int64_t row = 0; row <= kCount; ++row)
            store->blockStarts.push_back(row);
        store->fetch = [this, window = std::this_thread::get_id()](int field, std::int64_t first, std::int64_t count,
                                                                   void* out) -> Result<void> {
            ++(std::this_thread::get_id() == window ? here_ : elsewhere_);
            for (std::int64_t i = 0; i < count; ++i)
                if (field == 1)
                    static_cast<std::int32_t*>(out)[i] = std::int32_t((first + i) % 3);
                else
                    static_cast<std::uint8_t*>(out)[i] = std::uint8_t(first + i);
            return {};
        };
        const auto labelled = subjectFrom(store);
        labelled->targetField = 1;
        labelled->shown = shownOf(labelled->data->rows.fields());
        labelled->classes = {"ant", "bee", "cat"};
        RowFactsReader reader;
        QSignalSpy arrived(&reader, &RowFactsReader::arrived);
        reader.setSubject(labelled);
        QCOMPARE(reader.of(4).caption, QStringLiteral("…"));
        QCOMPARE(reader.of(5).caption, QStringLiteral("…"));
        QVERIFY(reader.picture(5).isNull());
        QVERIFY(!reader.idle()); // a report waits for them
        QTRY_VERIFY_WITH_TIMEOUT(reader.idle() && !reader.picture(5).isNull(), kPatience);
        QCOMPARE(reader.of(4).caption, QStringLiteral("bee"));
        QCOMPARE(reader.of(5).caption, QStringLiteral("cat"));
        QCOMPARE(reader.of(5).label, 2);
        QVERIFY(!arrived.isEmpty());
        QCOMPARE(here_.load(), 0);

        RowPanel panel(theme_);
        panel.show();
        panel.showRow(labelled, 5);
        const auto said = [&] {
            QStringList all;
            for (const QLabel* label : panel.findChildren<QLabel*>())
                all << label->text();
            return all.join(QLatin1Char('|'));
        };
        QVERIFY(!said().contains("cat"));
        QTRY_VERIFY_WITH_TIMEOUT(said().contains("cat"), kPatience);
        QCOMPARE(here_.load(), 0);
    }

    void aTableReadsItsRowsAPageAtATime()
    {
        const auto store = numberedStore({100, 100, 100});
        std::atomic<int> calls = 0, here = 0;
        store->fetch = [&calls, &here, fetch = store->fetch, window = std::this_thread::get_id()](
                           int field, std::int64_t first, std::int64_t count, void* out) {
            ++calls;
            here += std::this_thread::get_id() == window;
            return fetch(field, first, count, out);
        };
        const auto subject = subjectFrom(store);
        subject->targetField = 1;
        subject->classes = {"a", "b", "c"};
        std::vector<std::int64_t> rows;
        for (std::int64_t row = 0; row < 300; row += 3)
            rows.push_back(row);
        rows.push_back(1);
        SamplesTable table;
        table.setRows(subject, rows);
        QCOMPARE(table.rowCount(), 101);
        const auto cell = [&](int row, int column) {
            return table.data(table.index(row, column), Qt::DisplayRole).toString();
        };
        QCOMPARE(cell(0, 0), QStringLiteral("…"));
        QCOMPARE(cell(100, 0), QStringLiteral("…"));
        QTRY_VERIFY_WITH_TIMEOUT(cell(0, 0) != QStringLiteral("…") && cell(100, 0) != QStringLiteral("…"), kPatience);
        for (int row = 0; row < table.rowCount(); ++row) {
            QCOMPARE(cell(row, 0), row < 100 ? "a" : "b");
            QCOMPARE(cell(row, 2).toLongLong(), 2 * rows[std::size_t(row)]);
        }
        QVERIFY2(calls <= 12, qPrintable(QString::number(calls)));
        QCOMPARE(here.load(), 0);
    }

private:
    Theme theme_;
    std::shared_ptr<Subject> pictures_; ///< shared with what shows and reads it
    std::atomic<int> here_ = 0, elsewhere_ = 0;
};

QTEST_MAIN(StoredRowsTest)
#include "stored_rows_test.moc"

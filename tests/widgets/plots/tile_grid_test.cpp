#include "common/theme.h"
#include "plots/tile_grid.h"

#include <QScrollBar>
#include <QTest>

using namespace loom::ui;

class TileGridTest : public QObject {
    Q_OBJECT
private slots:
    void allTilesFit_data();
    void allTilesFit();
    void moreThanFitAreScrolled();
    void aCaptionOfTwoLinesHasRoomForBoth();
};

void TileGridTest::aCaptionOfTwoLinesHasRoomForBoth()
{
    Theme theme;
    TileGrid grid(theme);
    grid.resize(400, 300);
    const auto high = [&](const QString& words) {
        grid.setTiles(
            100, {26, 26}, [](int) { return QImage(); }, [words](int) { return words; });
        grid.show();
        int next = 1;
        while (grid.pictureRect(next).top() == grid.pictureRect(0).top())
            ++next;
        return grid.pictureRect(next).top() - grid.pictureRect(0).bottom();
    };
    const int one = high("shirt"), two = high("shirt\n→ coat 99 %");
    QVERIFY2(two >= one + QFontMetrics(theme.font(13)).height(),
             qPrintable(QStringLiteral("%1 %2").arg(one).arg(two)));
    QCOMPARE(high("shirt"), one);
}

void TileGridTest::allTilesFit_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("fullRows"); // where pictures of nearly the largest size allow it
    QTest::newRow("8 filters") << 8 << QSize(960, 600) << true;
    QTest::newRow("32 filters") << 32 << QSize(960, 740) << true;
    QTest::newRow("32 filters, wide") << 32 << QSize(1200, 400) << false;
    QTest::newRow("64 filters") << 64 << QSize(960, 600) << false;
}

void TileGridTest::allTilesFit()
{
    QFETCH(int, count);
    QFETCH(QSize, size);
    QFETCH(bool, fullRows);
    Theme theme;
    TileGrid grid(theme);
    grid.resize(size);
    grid.setTiles(
        count, {26, 26}, [](int) { return QImage(); }, [](int tile) { return QString::number(tile + 1); });
    grid.show();
    QCOMPARE(grid.verticalScrollBar()->maximum(), 0);
    const QRect all = grid.viewport()->rect();
    int columns = 0;
    for (int tile = 0; tile < count; ++tile) {
        QVERIFY2(all.contains(grid.pictureRect(tile)), qPrintable(QString::number(tile)));
        columns += grid.pictureRect(tile).top() == grid.pictureRect(0).top();
    }
    if (fullRows)
        QCOMPARE(count % columns, 0);
    // Together they take most of the room.
    const QSize picture = grid.pictureRect(0).size();
    QVERIFY(double(count) * picture.width() * picture.height() > 0.4 * size.width() * size.height());
}

void TileGridTest::moreThanFitAreScrolled()
{
    Theme theme;
    TileGrid grid(theme);
    grid.resize(400, 300);
    grid.setTiles(1000, {26, 26}, [](int) { return QImage(); }, {});
    grid.show();
    QVERIFY(grid.verticalScrollBar()->maximum() > 0);
    QCOMPARE(grid.pictureRect(0).width(), theme.px(10));
}

QTEST_MAIN(TileGridTest)
#include "tile_grid_test.moc"

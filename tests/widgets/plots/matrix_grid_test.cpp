#include "common/theme.h"
#include "plots/matrix_grid.h"

#include <QPainter>
#include <QPicture>
#include <QtTest>

using namespace loom::ui;

/// A table of many classes costs what its cells cost: no name is measured for a cell.
class MatrixGridTest : public QObject {
    Q_OBJECT
private slots:
    void namesAreMeasuredOnce_data()
    {
        QTest::addColumn<int>("classes");
        for (const int classes : {3, 25, 50, 100, 300})
            QTest::newRow(qPrintable(QStringLiteral("%1 classes").arg(classes))) << classes;
    }
    void namesAreMeasuredOnce()
    {
        QFETCH(int, classes);
        MatrixGrid grid(theme_);
        grid.resize(700, 600);
        const int before = grid.measurements();
        grid.setCounts(names(classes), counts(classes));
        for (int i = 0; i < 3; ++i)
            drawn(grid);
        grid.setCounts(names(classes), counts(classes));
        drawn(grid);
        QCOMPARE(grid.measurements() - before, 1);
    }

    void cellsTooSmallForNumbersAreColourAlone()
    {
        MatrixGrid grid(theme_);
        grid.resize(700, 600);
        grid.setCounts(names(300), counts(300));
        const qsizetype bytes = drawn(grid);
        QVERIFY2(bytes < 90'000, qPrintable(QString::number(bytes))); // less than one for each of 90,000 cells
        QCOMPARE(grid.count(299, 299), std::int64_t(1 + (300 * 300 - 1) % 17));
    }

    void rightAndWrongHaveColoursOfTheirOwn()
    {
        MatrixGrid grid(theme_);
        grid.resize(500, 400);
        grid.setCounts(names(2), {5, 5, 5, 5});
        const QImage seen = grid.grab().toImage();
        const auto colour = [&](int row, int column) {
            const QRectF cell = grid.cellRect(row, column);
            return seen.pixelColor((cell.topLeft() + QPointF(8, 8)).toPoint() * seen.devicePixelRatio());
        };
        QCOMPARE(colour(0, 0), colour(1, 1));
        QCOMPARE(colour(0, 1), colour(1, 0));
        QVERIFY(colour(0, 0) != colour(0, 1));
    }

    void anEmptyTableTakesClicks()
    {
        MatrixGrid grid(theme_);
        grid.resize(500, 400);
        grid.setCounts(names(3), counts(3));
        grid.setCurrent(2, 1);
        grid.setCounts({}, {});
        QCOMPARE(grid.current(), QPoint(-1, -1));
        QTest::mouseClick(&grid, Qt::LeftButton, {}, {200, 200});
        QTest::keyClick(&grid, Qt::Key_Right);
        grid.setCurrent(2, 1);
        QCOMPARE(grid.current(), QPoint(-1, -1));
        drawn(grid);
    }

private:
    static QStringList names(int count)
    {
        QStringList names;
        for (int i = 0; i < count; ++i)
            names << QStringLiteral("class %1").arg(i);
        return names;
    }
    static std::vector<std::int64_t> counts(int classes)
    {
        std::vector<std::int64_t> counts;
        for (int i = 0; i < classes * classes; ++i)
            counts.push_back(1 + i % 17);
        return counts;
    }
    /// Bytes of the drawing's commands.
    static qsizetype drawn(MatrixGrid& grid)
    {
        QPicture picture;
        QPainter painter(&picture);
        grid.render(&painter);
        painter.end();
        return picture.size();
    }

    Theme theme_;
};

QTEST_MAIN(MatrixGridTest)
#include "matrix_grid_test.moc"

#include "plots/thin_lines.h"

#include <QImage>
#include <QPainter>
#include <QtTest>
#include <cmath>

using namespace loom::ui;

/// Lines as QPainter draws them.
class ThinLinesTest : public QObject {
    Q_OBJECT
private slots:
    void theyLookAsQPainters_data();
    void theyLookAsQPainters();
    void aLineThatTurnsDoesNotGrowDarker();
    void onePlaceIsADot();
    void whatLiesOutsideIsLeftOut();

private:
    static QImage blank(double ratio = 1)
    {
        QImage image((QSizeF(120, 80) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(ratio);
        image.fill(Qt::transparent);
        return image;
    }
};

void ThinLinesTest::theyLookAsQPainters_data()
{
    QTest::addColumn<QPolygonF>("line");
    QTest::newRow("level") << QPolygonF{{5, 20.3}, {110, 20.3}};
    QTest::newRow("slanting") << QPolygonF{{5, 20}, {60, 55.5}, {110, 31}};
    QTest::newRow("steep") << QPolygonF{{50, 5}, {53.7, 75}, {58, 10}};
    QTest::newRow("upright") << QPolygonF{{50.2, 5}, {50.2, 75}};
    QTest::newRow("to the left") << QPolygonF{{110, 20}, {5, 60}};
}

void ThinLinesTest::theyLookAsQPainters()
{
    QFETCH(QPolygonF, line);
    const QColor colour(200, 60, 20, 180);
    for (const double ratio : {1.0, 2.0})
        for (const double width : {1.2, 3.0, 6.0}) {
            QImage own = blank(ratio), theirs = blank(ratio);
            ThinLines(own).draw(line, colour, width);
            QPainter painter(&theirs);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPolyline(line);
            painter.end();
            double ink = 0, off = 0;
            int worst = 0;
            for (int y = 0; y < own.height(); ++y)
                for (int x = 0; x < own.width(); ++x) {
                    const int mine = qAlpha(own.pixel(x, y)), other = qAlpha(theirs.pixel(x, y));
                    ink += other;
                    off += mine - other;
                    worst = std::max(worst, std::abs(mine - other));
                }
            QVERIFY2(std::abs(off) < 0.03 * ink, qPrintable(QStringLiteral("%1 of %2").arg(off).arg(ink)));
            QVERIFY2(worst < 100, qPrintable(QString::number(worst))); // at a point, where pieces share pixels
        }
}

void ThinLinesTest::aLineThatTurnsDoesNotGrowDarker()
{
    QImage image = blank();
    ThinLines(image).draw({{10, 40}, {60, 42}, {60.5, 10}, {110, 40}}, QColor(0, 0, 0, 100), 3);
    int most = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            most = std::max(most, qAlpha(image.pixel(x, y)));
    QCOMPARE(most, 100);
}

void ThinLinesTest::onePlaceIsADot()
{
    QImage image = blank();
    ThinLines(image).draw({{60.5, 40.5}}, QColor(0, 0, 0), 1.2);
    QCOMPARE(qAlpha(image.pixel(60, 40)), 255);
    QVERIFY(qAlpha(image.pixel(61, 40)) > 100);
    QCOMPARE(qAlpha(image.pixel(64, 40)), 0);
}

void ThinLinesTest::whatLiesOutsideIsLeftOut()
{
    QImage image = blank();
    ThinLines lines(image);
    lines.draw({{-1e4, -1e4}, {1e4, 1e4}}, QColor(0, 0, 0), 1.2);
    QVERIFY(qAlpha(image.pixel(40, 40)) > 200);
    QVERIFY(lines.looked() < 120 * 10);
    lines.draw({{10, -1e9}, {20, 1e9}}, QColor(0, 0, 0), 1.2);
    lines.draw({}, QColor(0, 0, 0), 1.2);
}

QTEST_GUILESS_MAIN(ThinLinesTest)
#include "thin_lines_test.moc"

#include "plots/importance_bars.h"

#include "common/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QtTest>
#include <cmath>

using namespace loom::ui;

/// Importance with its uncertainty, by real mouse and keys.
class ImportanceBarsTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void theLargestStandsAbove();
    void theUncertaintyIsAsLongAsItIs();
    void aClickPicksASetting();
    void keysGoDownTheBars();
    void whatMayBeChanceIsSaid();
    void nothingIsSaidOfNothing();
    void itIsSavedAsItIsSeen();

private:
    Theme theme_;
    std::unique_ptr<ImportanceBars> bars_;
};

void ImportanceBarsTest::init()
{
    bars_ = std::make_unique<ImportanceBars>(theme_);
    bars_->resize(500, 200);
    bars_->setBars({{"units", 0.2, 0.05}, {"rate", 0.6, 0.1}, {"momentum", -0.02, 0.04}, {"seed", 0.1, std::nan("")}},
                   40);
    bars_->show();
    QVERIFY(QTest::qWaitForWindowExposed(bars_.get()));
}

void ImportanceBarsTest::theLargestStandsAbove()
{
    QCOMPARE(bars_->order(), (std::vector<int>{1, 0, 3, 2}));
    QVERIFY(bars_->barRect(1).bottom() < bars_->barRect(0).top());
    QVERIFY(std::abs(bars_->barRect(1).width() - 3 * bars_->barRect(0).width()) < 1e-6);
    // Less than nothing goes the other way.
    QVERIFY(std::abs(bars_->barRect(2).right() - bars_->barRect(1).left()) < 1e-6);
    const QString said = bars_->accessibleDescription();
    QVERIFY2(said.indexOf(QStringLiteral("rate 60 ± 10 %")) >= 0, qPrintable(said));
    QVERIFY(said.indexOf(QStringLiteral("rate")) < said.indexOf(QStringLiteral("units")));
}

void ImportanceBarsTest::theUncertaintyIsAsLongAsItIs()
{
    const QRectF bar = bars_->barRect(1), error = bars_->errorRect(1);
    QVERIFY(std::abs(error.center().x() - bar.right()) < 1e-6);
    QVERIFY(std::abs(error.width() / bar.width() - 0.2 / 0.6) < 1e-6);
    QVERIFY(bars_->errorRect(3).isNull()); // not known
    for (const int one : bars_->order())
        QVERIFY(QRectF(bars_->rect()).contains(bars_->barRect(one) | bars_->errorRect(one)));
}

void ImportanceBarsTest::aClickPicksASetting()
{
    QSignalSpy picked(bars_.get(), &ImportanceBars::picked);
    QTest::mouseClick(bars_.get(), Qt::LeftButton, {}, bars_->barRect(0).center().toPoint());
    QCOMPARE(picked.last().at(0).toInt(), 0);
    QCOMPARE(bars_->current(), 0);
    QCOMPARE(bars_->barAt({10, 5}), -1); // the heading is none
}

void ImportanceBarsTest::keysGoDownTheBars()
{
    QSignalSpy picked(bars_.get(), &ImportanceBars::picked), pointed(bars_.get(), &ImportanceBars::pointed);
    bars_->setFocus();
    for (int i = 0; i < 2; ++i)
        QTest::keyClick(bars_.get(), Qt::Key_Down);
    QCOMPARE(pointed.last().at(0).toInt(), 0);
    QTest::keyClick(bars_.get(), Qt::Key_Return);
    QCOMPARE(picked.last().at(0).toInt(), 0);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(bars_.get(), Qt::Key_Down);
    QCOMPARE(pointed.last().at(0).toInt(), 2);
    QTest::keyClick(bars_.get(), Qt::Key_Up);
    QCOMPARE(pointed.last().at(0).toInt(), 3);
    QVERIFY(bars_->accessibleDescription().contains(QStringLiteral("seed")));
}

void ImportanceBarsTest::whatMayBeChanceIsSaid()
{
    bars_->setFocus();
    QTest::keyClick(bars_.get(), Qt::Key_Down);
    const QString sure = bars_->readout();
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(bars_.get(), Qt::Key_Down);
    QVERIFY(!sure.contains(QStringLiteral("<br>")));
    QVERIFY2(bars_->readout().contains(QStringLiteral("<br>")), qPrintable(bars_->readout()));
}

void ImportanceBarsTest::nothingIsSaidOfNothing()
{
    bars_->setBars({}, 0);
    (void)bars_->grab();
    QCOMPARE(bars_->barAt({50, 50}), -1);
    bars_->setBars({{"rate", 0, std::nan("")}}, 3); // too few trials
    (void)bars_->grab();
    QCOMPARE(bars_->barRect(0).width(), 0.0);
}

void ImportanceBarsTest::itIsSavedAsItIsSeen()
{
    QCOMPARE(bars_->page().table,
             QStringLiteral("setting,importance,standard_error\r\nrate,0.6,0.1\r\nunits,0.2,0.05\r\nseed,0.1,\r\n"
                            "momentum,-0.02,0.04\r\n"));
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("bars.png"));
    QCOMPARE(savePlot(bars_->page(), file), QString());
    const QPoint at = (bars_->barRect(1).topLeft() + QPointF(4, 2)).toPoint();
    QCOMPARE(QImage(file).pixelColor(2 * at), theme_.color(QStringLiteral("muted")));
}

int main(int argc, char** argv)
{
    loom::ui::initResources();
    QApplication application(argc, argv);
    ImportanceBarsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "importance_bars_test.moc"

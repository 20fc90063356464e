#include "plots/curve_plot.h"

#include "common/theme.h"
#include "plots/plot_saving.h"

#include <QApplication>
#include <QFile>
#include <QMenu>
#include <QPainter>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QtTest>

using namespace loom;
using namespace loom::ui;

/// Curves as files.
class CurveSavingTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void anSvgHoldsTheLines();
    void aTableHoldsAllValues();
    void theMenuIsThere();

private:
    Theme theme_;
    std::vector<CurveBucket> buckets_{{0, 0, 2, 1.5, 1, 2}, {0, 2, 2, 0.5, 0.25, 0.75}};
    std::unique_ptr<CurvePlot> plot_;
};

void CurveSavingTest::init()
{
    plot_ = std::make_unique<CurvePlot>(theme_);
    plot_->resize(500, 300);
    plot_->setAxes("steps", "loss", NumberKind::loss);
    plot_->setLines({{"train", "class3", false, [this] { return std::span<const CurveBucket>(buckets_); }, {}},
                     {"validation", "class2", true, {}, {{2, 1.25}, {4, 1}}}});
    plot_->show();
    QVERIFY(QTest::qWaitForWindowExposed(plot_.get()));
    plot_->refresh();
}

void CurveSavingTest::anSvgHoldsTheLines()
{
    QTemporaryDir folder;
    const QString svg = folder.filePath(QStringLiteral("curves.svg"));
    QCOMPARE(savePlot(plot_->page(), svg), QString());
    QFile file(svg);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    QVERIFY(!whole.contains("<image"));
    for (const char* key : {"class3", "class2"}) {
        const QColor colour = theme_.classColor(QString::fromLatin1(key).right(1).toInt());
        QVERIFY2(whole.contains(colour.name().toLatin1()), key);
    }
    QSvgRenderer drawn(whole);
    QVERIFY(drawn.isValid());
    QImage image(plot_->size(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    drawn.render(&painter);
    painter.end();
    // Both lines end where they do in the window.
    const QPoint end = plot_->linePlace(0).toPoint();
    bool met = false;
    for (int x = -3; x <= 1; ++x)
        for (int y = -3; y <= 3; ++y)
            met = met || image.pixelColor(end + QPoint(x, y)).saturation() > 80;
    QVERIFY(met);
    QCOMPARE(plot_->page().title, QStringLiteral("loss"));
}

void CurveSavingTest::aTableHoldsAllValues()
{
    QCOMPARE(plot_->page().table,
             QStringLiteral("line,step,value,lowest,highest\r\ntrain,2,1.5,1,2\r\ntrain,4,0.5,0.25,0.75\r\n"
                            "validation,2,1.25,,\r\nvalidation,4,1,,\r\n"));
}

void CurveSavingTest::theMenuIsThere()
{
    QWidget* inner = plot_->childAt(plot_->rect().center());
    QVERIFY(inner && inner != plot_.get());
    const QPoint at = inner->rect().center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, inner->mapToGlobal(at));
    QApplication::sendEvent(inner, &event);
    auto* menu = plot_->findChild<QMenu*>(QStringLiteral("plot_menu"));
    QVERIFY(menu && menu->isVisible());
    menu->close();
}

int main(int argc, char** argv)
{
    loom::ui::initResources();
    QApplication application(argc, argv);
    CurveSavingTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "curve_saving_test.moc"

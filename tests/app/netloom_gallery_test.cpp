#include "common/theme.h"
#include "data_look.h"
#include "gallery.h"
#include "gallery_pictures.h"

#include <QApplication>
#include <QFileInfo>
#include <QTest>

using namespace loom;
using namespace loom::ui;

/// What the cards of the samples show is their own data.
class NetloomGalleryTest : public QObject {
    Q_OBJECT
private slots:
    void everySampleIsRead_data();
    void everySampleIsRead();
    void eachKindOfRowHasItsPicture();
    void pointsOfThePlaneAreTheProjectsOwn();
    void aLookIsKnownByAllItIsOf();
    void whatCannotBeReadHasNone();
    void aFoldedGroupIsOneCard();

private:
    static DataLook look(const QString& sample)
    {
        const QFileInfo file(QStringLiteral(LOOM_SOURCE_DIR "/samples/%1.loom").arg(sample));
        const Project project = sampleProject(file.filePath());
        return lookOf({project.data.source, project.seed, file.absolutePath().toStdString()}, {});
    }
};

void NetloomGalleryTest::everySampleIsRead_data()
{
    QTest::addColumn<QString>("sample");
    for (const QString& file : Gallery::samples())
        QTest::newRow(qPrintable(QFileInfo(file).baseName())) << QFileInfo(file).completeBaseName();
}

void NetloomGalleryTest::everySampleIsRead()
{
    QFETCH(QString, sample);
    const DataLook seen = look(sample);
    QVERIFY(seen.tiles.size() <= 6 && seen.words.size() <= 4);
    QVERIFY(seen.kinds.empty() || seen.kinds.size() == seen.points.size());
    if (seen.isEmpty())
        return;
    const Theme theme;
    const QImage drawn = lookPicture(seen, theme, {136, 96}).toImage();
    QImage blank(drawn.size(), drawn.format());
    blank.fill(Qt::transparent);
    QVERIFY(drawn.size() == QSize(136, 96) && drawn != blank);
}

void NetloomGalleryTest::eachKindOfRowHasItsPicture()
{
    const DataLook iris = look(QStringLiteral("iris")), digits = look(QStringLiteral("digits")),
                   reviews = look(QStringLiteral("reviews")), scenes = look(QStringLiteral("detector"));
    QCOMPARE(iris.points.size(), std::size_t(150));
    QCOMPARE(std::ranges::max(iris.kinds), 2);
    QVERIFY(digits.ink && digits.tiles.size() == 6);
    QVERIFY(!scenes.ink && scenes.tiles.size() == 6);
    QVERIFY(reviews.words.size() == 4 && reviews.words[0].contains(QLatin1Char(' ')));
}

/// All of a small set, with both numbers in one scale: eight clouds of a ring reach as far up as they reach across.
void NetloomGalleryTest::pointsOfThePlaneAreTheProjectsOwn()
{
    const DataLook truth = look(QStringLiteral("xor")), arms = look(QStringLiteral("spiral"));
    QCOMPARE(truth.points, (std::vector<QPointF>{{0, 0}, {0, 1}, {1, 0}, {1, 1}}));
    QCOMPARE(truth.kinds, (std::vector<int>{0, 1, 1, 0}));
    QCOMPARE(arms.points.size(), std::size_t(600));
    const QImage ring = lookPicture(look(QStringLiteral("gan_ring")), Theme(), {136, 96}).toImage();
    QRect drawn;
    for (int y = 0; y < ring.height(); ++y)
        for (int x = 0; x < ring.width(); ++x)
            if (qAlpha(ring.pixel(x, y)) > 0)
                drawn |= QRect(x, y, 1, 1);
    QVERIFY2(drawn.height() > 85 && std::abs(drawn.width() - drawn.height()) < 10,
             qPrintable(QStringLiteral("%1 × %2").arg(drawn.width()).arg(drawn.height())));
}

/// The same source with another seed, or beside another file, holds other rows.
void NetloomGalleryTest::aLookIsKnownByAllItIsOf()
{
    const LookedAt clouds{{"toy_2d", {{"kind", std::string("gauss")}}}, 7, "/here"};
    LookedAt other = clouds;
    QVERIFY(other == clouds);
    other.seed = 8;
    QVERIFY(!(other == clouds) && lookOf(other, {}).points != lookOf(clouds, {}).points);
    other = clouds;
    other.folder = "/there";
    QVERIFY(!(other == clouds));
    other = clouds;
    other.source.attributes["noise"] = 0.4;
    QVERIFY(!(other == clouds) && lookOf(other, {}).points != lookOf(clouds, {}).points);
}

void NetloomGalleryTest::whatCannotBeReadHasNone()
{
    QVERIFY(lookOf({{"csv", {{"file", std::string("nowhere.csv")}}}, 7, "/nowhere"}, {}).isEmpty());
    QVERIFY(lookOf({{"no such source", {}}, 7, {}}, {}).isEmpty());
}

/// A block that is folded is as large as a layer, however many it holds.
void NetloomGalleryTest::aFoldedGroupIsOneCard()
{
    const Theme theme;
    Graph graph = sampleProject(QStringLiteral(LOOM_SOURCE_DIR "/samples/mini_gpt.loom")).graph;
    const QImage folded = networkPicture(graph, theme, {160, 40}).toImage();
    for (Group& group : graph.groups)
        group.folded = false;
    QVERIFY(networkPicture(graph, theme, {160, 40}).toImage() != folded);
}

QTEST_MAIN(NetloomGalleryTest)
#include "netloom_gallery_test.moc"

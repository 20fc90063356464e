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
    void whatCannotBeReadHasNone();
    void aFoldedGroupIsOneCard();

private:
    static DataLook look(const QString& sample)
    {
        const QFileInfo file(QStringLiteral(LOOM_SOURCE_DIR "/samples/%1.loom").arg(sample));
        const Project project = sampleProject(file.filePath());
        return lookOf(project.data.source, project.seed, file.absolutePath().toStdString(), {});
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

void NetloomGalleryTest::whatCannotBeReadHasNone()
{
    QVERIFY(lookOf({"csv", {{"file", std::string("nowhere.csv")}}}, 7, "/nowhere", {}).isEmpty());
    QVERIFY(lookOf({"no such source", {}}, 7, {}, {}).isEmpty());
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

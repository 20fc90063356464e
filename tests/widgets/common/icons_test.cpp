#include "common/theme.h"
#include "common/theme_icon.h"
#include "graph/layer_type.h"

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QImage>
#include <QRegularExpression>
#include <QTest>

using namespace loom;
using namespace loom::ui;

namespace {

QImage picture(const QString& name)
{
    return iconPixmap(name, 24, Qt::black, 2).toImage().convertToFormat(QImage::Format_ARGB32);
}

/// The share of the picture that is drawn on.
double ink(const QImage& image)
{
    double sum = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            sum += image.pixelColor(x, y).alphaF();
    return sum / (image.width() * image.height());
}

} // namespace

class IconsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initResources(); }
    void everyLayerHasAnIconOfItsOwn();
    void everyIconDrawsSomethingInsideItsSquare();
    void iconsHaveNoColoursOfTheirOwn();
    void everyIconNamedInWidgetsExists();
};

void IconsTest::everyLayerHasAnIconOfItsOwn()
{
    QHash<QByteArray, QString> seen;
    for (const LayerType& layer : layersTable()) {
        const QString name = QStringLiteral("layers/") + QString::fromStdString(layer.id);
        QVERIFY2(iconExists(name), qPrintable(name));
        const QImage image = picture(name);
        const QByteArray bytes(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes());
        QVERIFY2(!seen.contains(bytes), qPrintable(name + " looks like " + seen.value(bytes)));
        seen.insert(bytes, name);
    }
    QVERIFY(seen.size() >= 22);
}

void IconsTest::everyIconDrawsSomethingInsideItsSquare()
{
    QDirIterator files(LOOM_SOURCE_DIR "/resources/icons", {"*.svg"}, QDir::Files, QDirIterator::Subdirectories);
    int count = 0;
    for (; files.hasNext(); ++count) {
        const QString path = files.next();
        const QString name = QDir(LOOM_SOURCE_DIR "/resources/icons").relativeFilePath(path).chopped(4);
        const QImage image = picture(name);
        QVERIFY2(!image.isNull(), qPrintable(name));
        QVERIFY2(ink(image) > 0.015 && ink(image) < 0.7, qPrintable(QString("%1: %2").arg(name).arg(ink(image))));
        for (int i = 0; i < image.width(); ++i)
            for (const QPoint edge :
                 {QPoint(i, 0), QPoint(0, i), QPoint(i, image.height() - 1), QPoint(image.width() - 1, i)})
                QVERIFY2(image.pixelColor(edge).alpha() < 128, qPrintable(name + " is cut off"));
    }
    QVERIFY(count > 60);
}

void IconsTest::iconsHaveNoColoursOfTheirOwn()
{
    static const QRegularExpression colour("(fill|stroke)=\"(?!none|currentColor)[^\"]*\"|#[0-9a-fA-F]{3}");
    QDirIterator files(LOOM_SOURCE_DIR "/resources/icons", {"*.svg"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!QString::fromUtf8(file.readAll()).contains(colour), qPrintable(file.fileName()));
    }
}

void IconsTest::everyIconNamedInWidgetsExists()
{
    static const QRegularExpression use(
        R"re(\b(?:icon|pixmap)\((?:QStringLiteral\(|QLatin1String\(|u)?"([\w/]+)")re");
    for (const char* folder : {"/widgets", "/app"}) {
        QDirIterator files(QString(LOOM_SOURCE_DIR) + folder, {"*.cpp", "*.h"}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            for (auto uses = use.globalMatch(text); uses.hasNext();) {
                const QString name = uses.next().captured(1);
                // "layers/" is completed by an id.
                if (!name.endsWith('/'))
                    QVERIFY2(iconExists(name), qPrintable(name + " in " + file.fileName()));
            }
        }
    }
}

QTEST_MAIN(IconsTest)
#include "icons_test.moc"

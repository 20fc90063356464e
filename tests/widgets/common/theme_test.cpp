#include "common/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDirIterator>
#include <QFile>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetrics>
#include <QRawFont>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace loom::ui;

namespace {

/// Relative luminance and contrast after WCAG 2.1.
double luminance(const QColor& color)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT
private slots:
    void textCanBeRead_data();
    void textCanBeRead();
    void classesAndMarksCanBeSeen_data();
    void classesAndMarksCanBeSeen();
    void bothThemesHaveTheSameKeys();
    void everyKeyUsedInWidgetsResolves();
    void theDivergingScaleIsOrangeBelowZeroAndBlueAbove();
    void theSequentialScaleOnlyGetsLighter();
    void theFontsHaveEveryNeededCharacter();
    void digitsAreOfOneWidth();
    void theStyleSheetLeavesNothingUnresolved();
    void theScaleIsLive();
    void iconsFollowTheTheme();
    void noWordIsCutInAChoice();
};

void ThemeTest::textCanBeRead_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<double>("scale");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("ground");
    const char* pairs[][2] = {{"text", "window"},
                              {"text", "panel"},
                              {"text", "control"},
                              {"text", "input"},
                              {"text", "card"},
                              {"muted", "window"},
                              {"muted", "panel"},
                              {"muted", "card"},
                              {"muted", "canvas"},
                              {"warning", "panel"},
                              {"warning", "warning_fill"},
                              {"error", "panel"},
                              {"error", "error_fill"},
                              {"error", "canvas"},
                              {"primary_text", "primary"},
                              {"selection_text", "selection"},
                              {"tooltip_text", "tooltip"},
                              {"pill_text", "pill"},
                              {"text", "card_selected"},
                              {"accent", "panel"},
                              {"train", "plot"},
                              {"validation", "plot"},
                              {"plot_axis", "plot"},
                              {"negative", "panel"},
                              {"positive", "panel"}};
    for (const char* theme : {"light", "dark"})
        for (double scale : {1.0, 1.5})
            for (const auto& pair : pairs)
                QTest::addRow("%s on %s can be read in %s at scale %g", pair[0], pair[1], theme, scale)
                    << theme << scale << pair[0] << pair[1];
}

void ThemeTest::textCanBeRead()
{
    QFETCH(QString, theme);
    QFETCH(double, scale);
    QFETCH(QString, text);
    QFETCH(QString, ground);
    Theme themes;
    themes.setName(theme);
    themes.setScale(scale);
    const bool mostRead = text == "text" || text == "muted";
    const double needed = scale > 1.25 && mostRead ? 7 : 4.5;
    const double found = contrast(themes.color(text), themes.color(ground));
    QVERIFY2(found >= needed, qPrintable(QString("%1:1 of %2:1").arg(found).arg(needed)));
}

void ThemeTest::classesAndMarksCanBeSeen_data()
{
    QTest::addColumn<QString>("theme");
    QTest::newRow("marks stand out in the light theme") << "light";
    QTest::newRow("marks stand out in the dark theme") << "dark";
}

void ThemeTest::classesAndMarksCanBeSeen()
{
    QFETCH(QString, theme);
    Theme themes;
    themes.setName(theme);
    QStringList marks{"wire", "wire_bad", "port", "card_border", "group_border", "glow", "accent"};
    for (const QString& mark : marks)
        QVERIFY2(contrast(themes.color(mark), themes.color("canvas")) >= 3, qPrintable(mark));
    for (int i = 0; i < 10; ++i) {
        QVERIFY2(contrast(themes.classColor(i), themes.color("plot")) >= 3, qPrintable(QString::number(i)));
        for (int j = 0; j < i; ++j)
            QVERIFY(themes.classColor(i) != themes.classColor(j));
    }
    QCOMPARE(themes.classColor(13), themes.classColor(3));
    QCOMPARE(themes.color("class4"), themes.classColor(4));
}

void ThemeTest::bothThemesHaveTheSameKeys()
{
    Theme theme;
    const QStringList light = theme.colorKeys();
    theme.setName("dark");
    QCOMPARE(theme.colorKeys(), light);
    QVERIFY(light.size() > 40);
    theme.setName("no such theme");
    QCOMPARE(theme.name(), QString("dark"));
}

void ThemeTest::everyKeyUsedInWidgetsResolves()
{
    Theme theme;
    QCOMPARE(theme.color("no such key"), QColor(Qt::magenta));
    static const QRegularExpression use(R"re(\bcolor\((?:QStringLiteral\(|QLatin1String\(|u)?"(\w+)")re");
    QDirIterator files(LOOM_SOURCE_DIR "/widgets", {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
    int found = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (auto uses = use.globalMatch(text); uses.hasNext(); ++found) {
            const QString key = uses.next().captured(1);
            QVERIFY2(theme.color(key) != QColor(Qt::magenta), qPrintable(key + " in " + file.fileName()));
        }
    }
    QVERIFY(found > 0);
}

void ThemeTest::theDivergingScaleIsOrangeBelowZeroAndBlueAbove()
{
    for (const char* name : {"light", "dark"}) {
        Theme theme;
        theme.setName(name);
        for (double t : {0.3, 0.6, 1.0}) {
            QVERIFY(theme.diverging(-t).red() > theme.diverging(-t).blue());
            QVERIFY(theme.diverging(t).blue() > theme.diverging(t).red());
        }
        const QColor zero = theme.diverging(0);
        QVERIFY(std::abs(zero.red() - zero.blue()) < 16);
        QCOMPARE(theme.diverging(7), theme.diverging(1));
        QCOMPARE(theme.diverging(std::nan("")), QColor(Qt::magenta));
    }
}

void ThemeTest::theSequentialScaleOnlyGetsLighter()
{
    Theme theme;
    for (int i = 1; i <= 100; ++i)
        QVERIFY(luminance(theme.sequential(i / 100.0)) > luminance(theme.sequential((i - 1) / 100.0)) - 1e-6);
}

void ThemeTest::theFontsHaveEveryNeededCharacter()
{
    Theme theme;
    QCOMPARE(QFontInfo(theme.font()).family(), QString("NanumBarunGothic"));
    QCOMPARE(QFontInfo(theme.mathFont()).family(), QString("DejaVu Serif"));
    const QRawFont interface = QRawFont::fromFont(theme.font(), QFontDatabase::Any);
    for (QChar letter : QString::fromUtf8("가힣뷁학습Aa0×÷…“”·"))
        QVERIFY2(interface.supportsCharacter(letter), qPrintable(QString(letter)));
    const QRawFont math = QRawFont::fromFont(theme.mathFont(), QFontDatabase::Any);
    for (QChar letter : QString::fromUtf8("ŷ−⁵⁶⁷⁸⁹₀₁∂∑√≈≤θαβγλ·×"))
        QVERIFY2(math.supportsCharacter(letter), qPrintable(QString(letter)));
}

void ThemeTest::digitsAreOfOneWidth()
{
    Theme theme;
    const QFontMetricsF metrics(theme.tabularFont(15));
    for (char digit = '1'; digit <= '9'; ++digit)
        QCOMPARE(metrics.horizontalAdvance(QLatin1Char(digit)), metrics.horizontalAdvance('0'));
    QCOMPARE(metrics.horizontalAdvance("171.117"), metrics.horizontalAdvance("888.888"));
}

void ThemeTest::theStyleSheetLeavesNothingUnresolved()
{
    Theme theme;
    theme.applyTo(*qApp);
    const QString sheet = qApp->styleSheet();
    QVERIFY(sheet.size() > 1000);
    const QString rules = QString(sheet).remove(QRegularExpression("/\\*.*?\\*/"));
    QVERIFY2(!rules.contains('@'), qPrintable(rules.mid(rules.indexOf('@'), 40)));
    QVERIFY(!rules.contains("#ffff00ff"));
    static const QRegularExpression file("url\\(([^)]+)\\)");
    for (auto urls = file.globalMatch(rules); urls.hasNext();) {
        const QString path = urls.next().captured(1);
        QVERIFY2(QFile(path).size() > 50, qPrintable(path));
    }
}

void ThemeTest::theScaleIsLive()
{
    Theme theme;
    theme.applyTo(*qApp);
    int changes = 0;
    connect(&theme, &Theme::changed, this, [&changes] { ++changes; });
    const int before = theme.font().pixelSize();
    theme.setScale(1.5);
    QCOMPARE(changes, 1);
    QCOMPARE(theme.font().pixelSize(), 20);
    QCOMPARE(QApplication::font().pixelSize(), 20);
    QVERIFY(before == 13 && theme.px(3) == 18);
    theme.setScale(1.5);
    QCOMPARE(changes, 1);
    theme.setScale(1);
}

void ThemeTest::iconsFollowTheTheme()
{
    Theme theme;
    QVERIFY(theme.icon("no such icon").isNull());
    const QIcon icon = theme.icon("close");
    const auto darkest = [&icon] {
        const QImage image = icon.pixmap(24, 24).toImage();
        QColor found = Qt::transparent;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y).alpha() > found.alpha())
                    found = image.pixelColor(x, y);
        return found;
    };
    QVERIFY(luminance(darkest()) < 0.1);
    theme.setName("dark");
    QVERIFY(luminance(darkest()) > 0.5);
}

/// What is chosen may be longer than its box: then it ends behind a whole word, with dots.
void ThemeTest::noWordIsCutInAChoice()
{
    Theme theme;
    theme.applyTo(*qApp);
    const auto shown = [](const QString& text) {
        QComboBox box;
        box.addItem(text);
        box.resize(140, 32);
        return box.grab().toImage();
    };
    const QString text = QStringLiteral("At random, each class in proportion");
    const QImage image = shown(text);
    QStringList shorter;
    for (qsizetype end = text.indexOf(QLatin1Char(' ')); end > 0; end = text.indexOf(QLatin1Char(' '), end + 1))
        shorter << text.first(end) + QChar(0x2026);
    QVERIFY(std::ranges::any_of(shorter, [&](const QString& words) { return shown(words) == image; }));
}

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"

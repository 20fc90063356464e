#include "base/nested_text.h"
#include "common/core_text.h"
#include "common/particle.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

using namespace loom;
using namespace loom::ui;

namespace {

/// A Korean dictionary of three sentences.
class Korean : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char*, int) const override
    {
        if (context == QByteArray("loom") && source == QByteArray("{node} needs {shape}"))
            return QStringLiteral("{node:은} {shape:이} 필요합니다");
        if (context == QByteArray("loom") && source == QByteArray("{file}: {reason}"))
            return QStringLiteral("{file}에서 {reason}");
        if (context == QByteArray("loom") && source == QByteArray("Dense"))
            return QStringLiteral("완전 연결(Dense)");
        if (context == QByteArray("loom") && source == QByteArray("{layer} reads {count} rows"))
            return QStringLiteral("{layer:이} {count}행을 읽고 {x:으로} 갑니다");
        return {};
    }
};

} // namespace

class CoreTextTest : public QObject {
    Q_OBJECT
private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void particlesFollowTheFinalConsonant_data();
    void particlesFollowTheFinalConsonant();
    void englishPutsArgumentsIn();
    void koreanPutsParticlesIn();
    void theNamespacesOfCoreAreKnown();
    void markedWordsAreTranslatedWithANumberAndInARow_data();
    void markedWordsAreTranslatedWithANumberAndInARow();
    void verbatimWordsStayAsTheyAre();
    void aReasonWithinASentenceIsTranslatedToo();
    void oneIsNotSeveral();
    void numbersReadByKind();
};

void CoreTextTest::oneIsNotSeveral()
{
    const char* pattern = "{count} filter(s) {size} of {classes} class(es)";
    const Text one(pattern, {{"count", 1}, {"size", "3 × 3"}, {"classes", 10}});
    const Text several(pattern, {{"count", 32}, {"size", "1 × 1"}, {"classes", 1}});
    const QString said = QString::fromUtf8("1 filter 3 × 3 of 10 classes"),
                  saidToo = QString::fromUtf8("32 filters 1 × 1 of 1 class");
    QCOMPARE(coreText(one), said);
    QCOMPARE(QString::fromStdString(english(one)), said);
    QCOMPARE(coreText(several), saidToo);
    QCOMPARE(QString::fromStdString(english(several)), saidToo);
}

void CoreTextTest::particlesFollowTheFinalConsonant_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("expected");
    const struct {
        const char *word, *form, *expected;
    } rows[] = {
        {"입력층", "이", "이"},
        {"노드", "이", "가"},
        {"노드", "가", "가"},
        {"손실", "을", "을"},
        {"배치", "를", "를"},
        {"가중치", "은", "는"},
        {"편향", "은", "은"},
        {"값", "과", "과"},
        {"모양", "와", "과"},
        {"손실", "으로", "로"},
        {"편향", "으로", "으로"},
        {"배치", "으로", "로"},
        {"10", "이", "이"},
        {"2", "이", "가"},
        {"7", "으로", "로"},
        {"60,000", "은", "은"},
        {"3", "으로", "으로"},
        {"conv1", "을", "을"},
        {"conv2", "을", "를"},
        {"softmax", "은", "는"},
        {"dense", "을", "를"},
        {"kernel", "으로", "로"},
        {"input", "이", "이"},
        {"ReLU", "을", "를"},
        {"CNN", "이", "이"},
        {"XOR", "으로", "로"},
        {"URL", "을", "을"},
        {"padding", "은", "은"},
        {"역전파(backpropagation)", "은", "는"},
        {"“입력층”", "이", "이"},
        {"", "이", "가"},
        {"%", "을", "를"},
        {"노드", "만", "만"},
        {"층", "이라는", "이라는"},
        {"conv2", "”이", "”가"},
        {"값", "”을", "”을"},
    };
    for (const auto& row : rows)
        QTest::addRow("%s takes %s", row.word, row.expected) << row.word << row.form << row.expected;
}

void CoreTextTest::particlesFollowTheFinalConsonant()
{
    QFETCH(QString, word);
    QFETCH(QString, form);
    QFETCH(QString, expected);
    QCOMPARE(particle(word, form), expected);
}

void CoreTextTest::englishPutsArgumentsIn()
{
    QCOMPARE(coreText(Text("{node} needs {shape}", {{"node", "conv1"}, {"shape", "26 × 26"}})),
             QString("conv1 needs 26 × 26"));
    QCOMPARE(coreText(Text("{rows} rows, {rate}, {gone}", {{"rows", 60000}, {"rate", 0.0025}})),
             QString("60,000 rows, 0.0025, {gone}"));
    QCOMPARE(coreText(Text()), QString());
    QCOMPARE(coreText(Text("open { brace")), QString("open { brace"));
}

void CoreTextTest::koreanPutsParticlesIn()
{
    Korean korean;
    QCoreApplication::installTranslator(&korean);
    QCOMPARE(coreText(Text("{node} needs {shape}", {{"node", "conv1"}, {"shape", "4 × 4"}})),
             QString("conv1은 4 × 4가 필요합니다"));
    QCOMPARE(coreText(Text("Dense")), QString("완전 연결(Dense)"));
    QCOMPARE(coreText(Text("{layer} reads {count} rows", {{"layer", "Dense"}, {"count", 1797}, {"x", "파일"}})),
             QString("완전 연결(Dense)이 1,797행을 읽고 파일로 갑니다"));
    QCoreApplication::removeTranslator(&korean);
    QCOMPARE(coreText(Text("Dense")), QString("Dense"));
}

void CoreTextTest::theNamespacesOfCoreAreKnown()
{
    QVERIFY(coreContexts().contains("loom"));
    for (const QString& context : coreContexts())
        QVERIFY2(!context.startsWith("loom::ui"), qPrintable(context));
}

void CoreTextTest::markedWordsAreTranslatedWithANumberAndInARow_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("korean");
    const QString dense = QStringLiteral("완전 연결(Dense)");
    QTest::newRow("a title alone") << "Dense" << dense;
    QTest::newRow("a numbered title") << "Dense 2" << dense + " 2";
    QTest::newRow("several") << "Dense, Dense 2, mine" << dense + ", " + dense + " 2, mine";
    QTest::newRow("a way") << "Dense → Dense 3 → Dense" << dense + " → " + dense + " 3 → " + dense;
    QTest::newRow("a name that somebody gave") << "hidden 2"
                                               << "hidden 2";
    QTest::newRow("a number") << "12"
                              << "12";
}

void CoreTextTest::markedWordsAreTranslatedWithANumberAndInARow()
{
    QFETCH(QString, words);
    QFETCH(QString, korean);
    Korean translator;
    QCoreApplication::installTranslator(&translator);
    QCOMPARE(coreText(Text("{node}", {{"node", words.toStdString()}})), korean);
    QCoreApplication::removeTranslator(&translator);
}

void CoreTextTest::verbatimWordsStayAsTheyAre()
{
    QCOMPARE(coreText(Text::verbatim("{node}.csv")), QString("{node}.csv"));
}

void CoreTextTest::aReasonWithinASentenceIsTranslatedToo()
{
    const Text reason("{layer} reads {count} rows", {{"layer", "Dense"}, {"count", 1200}});
    const Text inner("{file}: {reason}", {{"file", "b.json"}, {"reason", nested(reason)}});
    const Text whole("{file}: {reason}", {{"file", "a.loom"}, {"reason", nested(inner)}});
    QCOMPARE(english(whole), std::string("a.loom: b.json: Dense reads 1,200 rows"));
    QCOMPARE(unnested(nested(inner)), std::optional(inner));
    QCOMPARE(unnested(nested(Text::verbatim("{x}")))->isVerbatim(), true);
    QVERIFY(!unnested("b.json") && !unnested("\x1e")
            && !unnested("\x1e"
                         "9:plain")
            && !unnested("\x1e"
                         "5:plain1:"));
    Korean translator;
    QCoreApplication::installTranslator(&translator);
    QCOMPARE(coreText(whole), QString("a.loom에서 b.json에서 완전 연결(Dense)이 1,200행을 읽고 {x:으로} 갑니다"));
    QCoreApplication::removeTranslator(&translator);
}

void CoreTextTest::numbersReadByKind()
{
    QCOMPARE(percentText(0.9123), QString("91.2\u00A0%"));
    QCOMPARE(lossText(0.43124), QString("0.4312"));
    QCOMPARE(lossText(-0.5), QString("\u22120.5000"));
    QCOMPARE(lossText(893803014.4), QString("893,803,014"));
    QCOMPARE(lossText(0), QString("0.0000"));
    QCOMPARE(lossText(0.001), QString("0.0010"));
    QCOMPARE(lossText(1.853e-5), QString("1.85 × 10⁻⁵"));
    QCOMPARE(lossText(-4.41e-12), QString("\u22124.41 × 10⁻¹²"));
    QCOMPARE(scientificText(0.00041), QString("4.1 × 10<sup>\u22124</sup>"));
    QCOMPARE(scientificText(-1.23456e7), QString("\u22121.235 × 10<sup>7</sup>"));
    QCOMPARE(scientificText(0.02), QString("0.02"));
    QCOMPARE(countText(101770), QString("101,770"));
    QCOMPARE(numberText(0.125), QString("0.125"));
    QCOMPARE(durationText(42), QString("0:42"));
    QCOMPARE(durationText(3723), QString("1:02:03"));
    QCOMPARE(durationText(-1), QString("–"));
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    for (const QString& number : {lossText(0.43124), lossText(1.853e-5), scientificText(1.853e-5)})
        QVERIFY2(number.contains(QLatin1Char(',')) && !number.contains(QLatin1Char('.')), qPrintable(number));
    QLocale::setDefault(QLocale::c());
    QCOMPARE(countText(101770), QString("101,770"));
}

QTEST_GUILESS_MAIN(CoreTextTest)
#include "core_text_test.moc"

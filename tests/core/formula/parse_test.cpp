#include "core/formula/random_formula.h"

#include <QTest>

using namespace loom;

namespace {

Formula parsed(const char* text)
{
    const Result<Formula> formula = Formula::parse(text);
    if (!formula)
        qFatal("%s: %s", text, english(formula.error()).c_str());
    return *formula;
}

QString sentence(const std::string& text)
{
    const Result<Formula> formula = Formula::parse(text);
    return formula ? QStringLiteral("read as ") + QString::fromStdString(formula->text())
                   : QString::fromStdString(english(formula.error()));
}

} // namespace

/// What is typed becomes the tree that a teacher reads in it; what cannot be read is answered by a sentence.
class ParseTest : public QObject {
    Q_OBJECT
private slots:
    void writtenAsUnderstood_data();
    void writtenAsUnderstood();
    void whatIsPrintedReadsBackToTheSameTree();
    void theTreeIsTheOneMeant();
    void refused_data();
    void refused();
    void hostileInputGetsASentence_data();
    void hostileInputGetsASentence();
    void everyShortHeapOfSignsIsAnswered();
};

void ParseTest::writtenAsUnderstood_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const char* typed, const char* text) {
        QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromUtf8(text);
    };
    row("a number before a name multiplies it", "3x", "3*x");
    row("names side by side are multiplied", "2 x y", "2*x*y");
    row("a number before parentheses multiplies them", "2(x+1)", "2*(x + 1)");
    row("parentheses side by side are multiplied", "(x+1)(x-1)", "(x + 1)*(x - 1)");
    row("a power binds more than a product without its sign", "3x^2y", "3*x^2*y");
    row("a minus in front belongs to the power", "-x^2", "-x^2");
    row("a power is read from the right", "2^3^2", "2^3^2");
    row("a power of a power keeps its parentheses", "(2^3)^2", "(2^3)^2");
    row("needless parentheses go", "((x))+((y*z))", "x + y*z");
    row("a sum in front needs none", "(a+b)+c", "a + b + c");
    row("a sum behind keeps them", "a+(b+c)", "a + (b + c)");
    row("a difference taken away keeps them", "a-(b-c)", "a - (b - c)");
    row("a product divided by a product keeps them", "a/(b*c)", "a/(b*c)");
    row("a negative factor has them", "2*-x", "2*(-x)");
    row("a negative exponent has them", "2^-x", "2^(-x)");
    row("a plus in front says nothing", "+x", "x");
    row("signs of print are read", "3·x² − 2×y³ ÷ 4", "3*x^2 - 2*y^3/4");
    row("e to a power is exp", "e^(3x^2)", "exp(3*x^2)");
    row("e alone is exp(1)", "2e", "2*exp(1)");
    row("an exponent of ten belongs to the number", "2.5e-3x", "0.0025*x");
    row("a number may begin with its point", ".5x", "0.5*x");
    row("functions take several numbers", "max(x, 0, -1)", "max(x, 0, -1)");
    row("blanks do not matter", " 3 * x\t+\n2 ", "3*x + 2");
    row("names have digits and bars", "w1*x_in + b_2", "w1*x_in + b_2");
    row("large numbers are written out", "100000 + 1e20", "100000 + 1e+20");
}

void ParseTest::writtenAsUnderstood()
{
    QFETCH(QString, typed);
    QFETCH(QString, text);
    const Formula formula = parsed(typed.toUtf8().constData());
    QCOMPARE(QString::fromStdString(formula.text()), text);
    QVERIFY(parsed(formula.text().c_str()) == formula);
}

void ParseTest::whatIsPrintedReadsBackToTheSameTree()
{
    for (unsigned seed = 0; seed < 2000; ++seed) {
        const Formula formula = RandomFormula(seed).tree(6);
        const std::string text = formula.text();
        if (text.size() > 1000)
            continue;
        const Result<Formula> back = Formula::parse(text);
        QVERIFY2(back.ok() && *back == formula, text.c_str());
    }
}

void ParseTest::theTreeIsTheOneMeant()
{
    const Formula x = Formula::name("x"), two = Formula::number(2);
    QVERIFY(parsed("-x^2") == Formula::negation(Formula::power(x, two)));
    QVERIFY(parsed("-x*2") == Formula::negation(Formula::product({x, two})));
    QVERIFY(parsed("x - 2") == Formula::sum({x, Formula::negation(two)}));
    QVERIFY(parsed("x/2*x") == Formula::product({Formula::quotient(x, two), x}));
    QVERIFY(Formula::number(-2) == Formula::negation(two));
    QVERIFY(!(parsed("x + 2") == parsed("2 + x")));
    QCOMPARE(parsed("w2*b + w2*a").names(), (std::vector<std::string>{"w2", "b", "a"}));
}

void ParseTest::refused_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const char* typed, const char* says) {
        QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromUtf8(says);
    };
    row("nothing is no formula", "  ", "The formula is empty. Write one, for example 3*x^2 + 2*x.");
    row("a sum needs its last term", "3 +", "The formula ends where a number, a name or ( was expected.");
    row("an operator needs its first number", "* 3", "At 1: a number, a name or ( was expected, not *.");
    row("two signs of a product are one too many", "3 ** x", "At 4: a power is written ^, as in x^2.");
    row("an open parenthesis is closed", "2*(x+1", "The formula ends where a ) for the ( at 3 was expected.");
    row("a closed parenthesis was opened", "x+1)",
        "At 4: this ) closes no (. Take it away, or write the ( where it belongs.");
    row("nothing in parentheses is no value", "x*()", "At 4: a number, a name or ( was expected, not ).");
    row("two numbers side by side are a slip", "3 4", "At 3: an operator (+ - * / ^) was expected, not 4.");
    row("a number behind a name is a slip", "x 4", "At 3: an operator (+ - * / ^) was expected, not 4.");
    row("a decimal comma is named", "0,5x",
        "At 2: a comma separates what a function takes. In a number write a point, as in 0.5.");
    row("a decimal comma in parentheses is named", "(0,5)x",
        "At 3: a comma separates what a function takes. In a number write a point, as in 0.5.");
    row("an unknown function is named", "sinus(x)",
        "At 1: there is no function sinus. There are exp, ln, log10, sqrt, abs, sin, cos, tan, tanh, sigmoid, relu, "
        "softplus, step, normal_cdf, normal_pdf, min, max, sum. For a product write sinus*(…).");
    row("a function needs its parentheses", "2 + sin x",
        "At 5: sin is a function. Write what it is of in parentheses, as in sin(x).");
    row("a function takes what it takes", "sin(x, y)", "At 1: sin takes one number, not 2.");
    row("the smallest of one number is a slip", "1+min(x)",
        "At 3: min takes at least 2 numbers separated by commas, not 1.");
    row("a product without its sign behind / is ambiguous", "1/2x",
        "At 4: a product without its sign behind / has two meanings. Write * before x, or parentheses, as in "
        "1/(2*x).");
    row("a strange character is named and placed", "x + 값",
        "At 5: 값 has no meaning in a formula. Names are Latin letters, digits and _.");
    row("characters are counted, not bytes", "−x ! 2",
        "At 4: ! has no meaning in a formula. Names are Latin letters, digits and _.");
    row("a number can be too large", "2 + 1e999",
        "At 5: the number 1e999 is outside what can be calculated with (10^-307 to 10^308).");
}

void ParseTest::refused()
{
    QFETCH(QString, typed);
    QFETCH(QString, says);
    QCOMPARE(sentence(typed.toStdString()), says);
}

void ParseTest::hostileInputGetsASentence_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::newRow("100,000 parentheses are refused") << QByteArray(100'000, '(');
    QTest::newRow("900 parentheses are refused") << QByteArray(900, '(');
    QTest::newRow("900 minus signs are refused") << QByteArray(900, '-') + "x";
    QTest::newRow("400 powers on powers are refused") << QByteArray("x^").repeated(400) + "x";
    QTest::newRow("400 divisions in a row are refused") << QByteArray("x/").repeated(400) + "x";
    QTest::newRow("200 functions of functions are refused") << QByteArray("exp(").repeated(200);
    QTest::newRow("broken UTF-8 is refused") << QByteArray("x + \xFF\xC0\x80");
    QTest::newRow("a zero byte is refused") << QByteArray("x\0y", 3);
    QTest::newRow("100,000 bytes inside characters are refused") << QByteArray(100'000, '\x80');
}

void ParseTest::hostileInputGetsASentence()
{
    QFETCH(QByteArray, typed);
    const QString says = sentence(typed.toStdString());
    QVERIFY2(says.endsWith(QLatin1Char('.')) && !says.startsWith(QLatin1String("read as")), qPrintable(says));
}

void ParseTest::everyShortHeapOfSignsIsAnswered()
{
    std::mt19937 engine(11);
    const std::string signs = "x1e2.+-*/^(),sin max\xC2\xB2";
    for (int i = 0; i < 50'000; ++i) {
        std::string typed;
        for (unsigned length = engine() % 24; length > 0; --length)
            typed += signs[engine() % signs.size()];
        const Result<Formula> formula = Formula::parse(typed);
        if (formula)
            QVERIFY2(*Formula::parse(formula->text()) == *formula, typed.c_str());
        else
            QVERIFY(!english(formula.error()).empty());
    }
}

QTEST_APPLESS_MAIN(ParseTest)
#include "parse_test.moc"

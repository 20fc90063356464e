#include "common/theme.h"
#include "formula/formula_label.h"
#include "formula/symbol.h"
#include "patience.h"

#include <QLineEdit>
#include <QPaintEvent>
#include <QVBoxLayout>
#include <QtTest>

using namespace loom;
using namespace loom::ui;

namespace {

Formula parsed(const char* text)
{
    return *Formula::parse(text);
}

const std::map<std::string, double> kNeuron = {{"w1", 2}, {"x1", 1.5}, {"w2", -1}, {"x2", 0.5}, {"b", 0.3}};

QPoint middle(const FormulaLabel& label, const char* name, int occurrence)
{
    return label.placesOf(QLatin1String(name)).value(occurrence).center();
}

QImage seen(FormulaLabel& label)
{
    return label.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

/// What of a widget is painted.
class PaintWatch : public QObject {
public:
    explicit PaintWatch(QWidget& watched) { watched.installEventFilter(this); }
    QRegion seen;
    int layoutRequests = 0;

    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            seen += static_cast<QPaintEvent*>(event)->region();
        layoutRequests += event->type() == QEvent::LayoutRequest;
        return false;
    }
};

} // namespace

/// Formulas as boxes, with live numbers and links, under real mouse and keys.
class FormulaLabelTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void names_data();
    void names();
    void everyNameIsALinkWithItsNumber();
    void theSignSaysWhetherThePrintedNumbersGiveTheResult_data();
    void theSignSaysWhetherThePrintedNumbersGiveTheResult();
    void withoutAllValuesOnlySymbolsStand();
    void thePointerHighlightsSymbolAndNumber();
    void aClickPicks();
    void keysWalkTheLinks();
    void tabPassesThroughTheLinksAndOn();
    void numbersOfTheSameWidthMoveNothing();
    void changedNumbersOutliveAResize();
    void aNumberOfAnotherWidthIsLaidOut();
    void aPowerOfTenBesideThemMovesNothing();
    void aPowerOfTenIsLaidOut();
    void nothingIsCutOffInANarrowPlace_data();
    void nothingIsCutOffInANarrowPlace();
    void theScaleIsLive();
    void aFractionStandsOnItsBar();
    void aDerivativeIsNamedOnTheLeft();

private:
    std::unique_ptr<FormulaLabel> neuron()
    {
        auto label = std::make_unique<FormulaLabel>(theme_);
        label->setFormula("z", parsed("w1*x1 + w2*x2 + b"));
        label->setValues(kNeuron);
        label->resize(label->sizeHint());
        return label;
    }

    Theme theme_;
};

void FormulaLabelTest::init()
{
    theme_.setScale(1);
    theme_.setName(QStringLiteral("light"));
}

void FormulaLabelTest::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("set");
    const auto row = [](const char* title, const char* name, const char* set) {
        QTest::newRow(title) << name << QString::fromUtf8(set);
    };
    row("digits are a subscript", "w1", "w|1");
    row("what follows a bar is a subscript", "x_in", "x|in");
    row("both are both", "w1_11", "w|1,11");
    row("Greek names are their letters", "lambda", "λ|");
    row("Greek subscripts too", "W_beta", "W|β");
    row("a hat is a hat", "y_hat", "y^|");
    row("a hat with an index has both", "y_hat_2", "y^|2");
    row("a word stays a word", "rate", "rate|");
    row("digits amid letters stay there", "a1b", "a1b|");
}

void FormulaLabelTest::names()
{
    QFETCH(QString, name);
    QFETCH(QString, set);
    const Symbol symbol = symbolOf(name.toStdString());
    QCOMPARE(symbol.base + QLatin1String(symbol.hat ? "^" : "") + QLatin1Char('|') + symbol.subscript, set);
}

void FormulaLabelTest::everyNameIsALinkWithItsNumber()
{
    const auto label = neuron();
    QCOMPARE(label->names(), (QStringList{"z", "w1", "x1", "w2", "x2", "b"}));
    QSet<int> lefts;
    for (const QString& name : label->names()) {
        const QList<QRect> places = label->placesOf(name);
        QCOMPARE(places.size(), 2);
        for (const QRect& place : places) {
            QVERIFY(label->rect().contains(place));
            lefts += place.left();
        }
    }
    QCOMPARE(lefts.size(), 12);
    QCOMPARE(label->accessibleName(), QStringLiteral("z = w1*x1 + w2*x2 + b = 2*1.5 + (-1)*0.5 + 0.3 = 2.8"));
}

void FormulaLabelTest::theSignSaysWhetherThePrintedNumbersGiveTheResult_data()
{
    QTest::addColumn<double>("x");
    QTest::addColumn<QVariant>("result");
    QTest::addColumn<QString>("ends");
    QTest::newRow("printed numbers that give it") << 1.5 << QVariant() << QStringLiteral("2*1.5 = 3");
    QTest::newRow("a number whose digits were cut off") << 1.23456 << QVariant() << QStringLiteral("2*1.235 ≈ 2.469");
    QTest::newRow("an engine's result that differs") << 1.5 << QVariant(3.001) << QStringLiteral("2*1.5 ≈ 3.001");
}

void FormulaLabelTest::theSignSaysWhetherThePrintedNumbersGiveTheResult()
{
    QFETCH(double, x);
    QFETCH(QVariant, result);
    QFETCH(QString, ends);
    FormulaLabel label(theme_);
    label.setFormula("y", parsed("2x"));
    std::map<std::string, double> values = {{"x", x}};
    if (result.isValid())
        values["y"] = result.toDouble();
    label.setValues(values);
    QCOMPARE(label.plainText(), QStringLiteral("y = 2*x = ") + ends);
}

void FormulaLabelTest::withoutAllValuesOnlySymbolsStand()
{
    const auto label = neuron();
    label->setValues({{"w1", 2}});
    QCOMPARE(label->plainText(), QStringLiteral("z = w1*x1 + w2*x2 + b"));
    QCOMPARE(label->placesOf(QStringLiteral("w1")).size(), 1);
}

void FormulaLabelTest::thePointerHighlightsSymbolAndNumber()
{
    const auto label = neuron();
    label->show();
    QSignalSpy pointed(label.get(), &FormulaLabel::pointed);
    const QColor fill = theme_.color(QStringLiteral("selection"));
    const auto isMarked = [&](const char* name, int occurrence) {
        const QRect place = label->placesOf(QLatin1String(name)).value(occurrence);
        return label->grab().toImage().pixelColor(QPoint(place.center().x(), place.top())) == fill;
    };
    QVERIFY(!isMarked("w2", 0));
    QTest::mouseMove(label.get(), middle(*label, "w2", 1));
    QTRY_COMPARE_WITH_TIMEOUT(pointed.count(), 1, kPatience);
    QVERIFY(isMarked("w2", 0));
    QVERIFY(isMarked("w2", 1));
    QVERIFY(!isMarked("w1", 0));
    QCOMPARE(label->cursor().shape(), Qt::PointingHandCursor);
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(label.get(), &leave);
    QVERIFY(!isMarked("w2", 0));
    QCOMPARE(pointed.last().first().toString(), QString());
}

void FormulaLabelTest::aClickPicks()
{
    const auto label = neuron();
    QSignalSpy picked(label.get(), &FormulaLabel::picked);
    QTest::mouseClick(label.get(), Qt::LeftButton, {}, middle(*label, "x2", 0));
    QTest::mouseClick(label.get(), Qt::LeftButton, {}, middle(*label, "b", 1));
    QTest::mouseClick(label.get(), Qt::LeftButton, {}, middle(*label, "z", 1));
    QCOMPARE(picked.count(), 3);
    QCOMPARE(picked[0][0].toString(), QStringLiteral("x2"));
    QCOMPARE(picked[1][0].toString(), QStringLiteral("b"));
    QCOMPARE(picked[2][0].toString(), QStringLiteral("z"));
    QTest::mousePress(label.get(), Qt::LeftButton, {}, middle(*label, "x2", 0));
    QTest::mouseRelease(label.get(), Qt::LeftButton, {}, middle(*label, "w1", 0));
    QTest::mouseClick(label.get(), Qt::RightButton, {}, middle(*label, "x2", 0));
    QCOMPARE(picked.count(), 3);
}

void FormulaLabelTest::keysWalkTheLinks()
{
    const auto label = neuron();
    label->show();
    label->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(label.get()));
    label->setFocus();
    QSignalSpy picked(label.get(), &FormulaLabel::picked);
    QTest::keyClick(label.get(), Qt::Key_Right);
    QTest::keyClick(label.get(), Qt::Key_Down);
    QCOMPARE(label->current(), QStringLiteral("x1"));
    QCOMPARE(label->accessibleDescription(), QStringLiteral("x1 = 1.5"));
    QTest::keyClick(label.get(), Qt::Key_Return);
    QTest::keyClick(label.get(), Qt::Key_End);
    QTest::keyClick(label.get(), Qt::Key_Right);
    QTest::keyClick(label.get(), Qt::Key_Space);
    QTest::keyClick(label.get(), Qt::Key_Home);
    QTest::keyClick(label.get(), Qt::Key_Left);
    QCOMPARE(label->current(), QStringLiteral("z"));
    QCOMPARE(picked.count(), 2);
    QCOMPARE(picked[0][0].toString(), QStringLiteral("x1"));
    QCOMPARE(picked[1][0].toString(), QStringLiteral("b"));
}

void FormulaLabelTest::tabPassesThroughTheLinksAndOn()
{
    QWidget page;
    auto* layout = new QVBoxLayout(&page);
    auto *before = new QLineEdit, *after = new QLineEdit;
    FormulaLabel* label = neuron().release();
    label->setFormula("y", parsed("2x"));
    for (QWidget* widget :
         {static_cast<QWidget*>(before), static_cast<QWidget*>(label), static_cast<QWidget*>(after)})
        layout->addWidget(widget);
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    before->setFocus();
    const auto press = [&](Qt::Key key) { QTest::keyClick(page.focusWidget(), key); };
    press(Qt::Key_Tab);
    QCOMPARE(page.focusWidget(), label);
    QCOMPARE(label->current(), QStringLiteral("y"));
    press(Qt::Key_Tab);
    QCOMPARE(label->current(), QStringLiteral("x"));
    press(Qt::Key_Tab);
    QCOMPARE(page.focusWidget(), after);
    press(Qt::Key_Backtab);
    QCOMPARE(label->current(), QStringLiteral("x"));
    press(Qt::Key_Backtab);
    press(Qt::Key_Backtab);
    QCOMPARE(page.focusWidget(), before);
}

void FormulaLabelTest::numbersOfTheSameWidthMoveNothing()
{
    QWidget page;
    auto* layout = new QVBoxLayout(&page);
    FormulaLabel* label = neuron().release();
    layout->addWidget(label);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QCoreApplication::processEvents();
    const int layouts = label->layouts();
    const QRect symbol = label->placesOf(QStringLiteral("x1")).value(0),
                number = label->placesOf(QStringLiteral("x1")).value(1);
    PaintWatch watch(*label), around(page);
    std::map<std::string, double> values = kNeuron;
    for (int frame = 1; frame <= 60; ++frame) {
        values["x1"] = 1.1 + frame % 8 / 10.0;
        values["z"] = 2.1 + frame % 9 / 10.0; // now and then what the numbers give
        label->setValues(values);
        QCoreApplication::processEvents();
    }
    QCOMPARE(label->layouts(), layouts);
    QCOMPARE(around.layoutRequests, 0);
    QVERIFY(watch.seen.intersects(number));
    QVERIFY(!watch.seen.intersects(symbol));
    FormulaLabel fresh(theme_);
    fresh.setFormula("z", parsed("w1*x1 + w2*x2 + b"));
    fresh.setValues(values);
    fresh.resize(label->size());
    label->clearFocus();
    QCOMPARE(seen(*label), seen(fresh));
}

void FormulaLabelTest::changedNumbersOutliveAResize()
{
    const auto label = neuron();
    label->show();
    const QImage before = seen(*label);
    std::map<std::string, double> values = kNeuron;
    values["b"] = 0.7;
    label->setValues(values);
    QVERIFY(seen(*label) != before);
    label->resize(label->width() + 40, label->height());
    FormulaLabel fresh(theme_);
    fresh.setFormula("z", parsed("w1*x1 + w2*x2 + b"));
    fresh.setValues(values);
    fresh.resize(label->size());
    label->clearFocus();
    QCOMPARE(seen(*label), seen(fresh));
}

void FormulaLabelTest::aPowerOfTenBesideThemMovesNothing()
{
    FormulaLabel label(theme_);
    label.setFormula("y", parsed("a*x"));
    label.setValues({{"a", 2e-9}, {"x", 3.5}, {"y", 1.5}});
    const int layouts = label.layouts();
    label.setValues({{"a", 2e-9}, {"x", 4.5}, {"y", 2.5}});
    QCOMPARE(label.layouts(), layouts);
    label.setValues({{"a", 3e-9}, {"x", 4.5}, {"y", 2.5}});
    QVERIFY(label.plainText().contains(QStringLiteral("3e-09*4.5")));
}

void FormulaLabelTest::aNumberOfAnotherWidthIsLaidOut()
{
    const auto label = neuron();
    const QSize before = label->sizeHint();
    const QRect number = label->placesOf(QStringLiteral("b")).value(1);
    std::map<std::string, double> values = kNeuron;
    values["x1"] = 1.525;
    label->setValues(values);
    QVERIFY(label->sizeHint().width() > before.width());
    QVERIFY(label->placesOf(QStringLiteral("b")).value(1).left() > number.left());
    QCOMPARE(label->placesOf(QStringLiteral("b")).value(1).size(), number.size());
}

void FormulaLabelTest::aPowerOfTenIsLaidOut()
{
    FormulaLabel label(theme_), plain(theme_);
    for (FormulaLabel* each : {&label, &plain})
        each->setFormula("y", parsed("2x"));
    label.setValues({{"x", 4.1e-7}});
    const QList<QRect> places = label.placesOf(QStringLiteral("x"));
    QVERIFY(places.value(1).height() > places.value(0).height());
    label.setValues({{"x", 4.1}});
    plain.setValues({{"x", 4.1}});
    QCOMPARE(seen(label), seen(plain));
}

void FormulaLabelTest::nothingIsCutOffInANarrowPlace_data()
{
    QTest::addColumn<QString>("formula");
    QTest::newRow("a long sum") << "w1*x1 + w2*x2 + b - w1*x1 - w2*x2 - b";
    QTest::newRow("fractions in a sum") << "(w1 + x1)/(w2 + x2) + 1/(x1 + b) + sqrt(x1*b)";
    QTest::newRow("one long product") << "(w1 + x1)*(w2 + x2)*(x1 + b)";
}

void FormulaLabelTest::nothingIsCutOffInANarrowPlace()
{
    QFETCH(QString, formula);
    FormulaLabel label(theme_);
    label.setFormula("loss_train", *Formula::parse(formula.toStdString()));
    label.setValues(kNeuron);
    label.show();
    const int least = label.minimumSizeHint().width(), most = label.sizeHint().width();
    QVERIFY(least < most);
    QCOMPARE(label.heightForWidth(most), label.sizeHint().height());
    for (int width = least; width <= most; width += 7) {
        label.resize(width, label.heightForWidth(width));
        for (const QString& name : label.names())
            for (const QRect& place : label.placesOf(name))
                QVERIFY2(label.rect().contains(place), qPrintable(QStringLiteral("%1 at %2").arg(name).arg(width)));
    }
    QVERIFY(label.heightForWidth(least) > label.sizeHint().height());
}

void FormulaLabelTest::theScaleIsLive()
{
    const auto label = neuron();
    const QSize before = label->sizeHint();
    theme_.setScale(2);
    const QSize after = label->sizeHint();
    QVERIFY(std::abs(after.width() - 2 * before.width()) < before.width() / 10);
    QVERIFY(std::abs(after.height() - 2 * before.height()) < before.height() / 4);
}

void FormulaLabelTest::aFractionStandsOnItsBar()
{
    FormulaLabel label(theme_);
    label.setLines({{"", "", parsed("a/c + b"), false}});
    label.resize(label.sizeHint());
    const QRect over = label.placesOf(QStringLiteral("a")).value(0),
                under = label.placesOf(QStringLiteral("c")).value(0);
    const QRect beside = label.placesOf(QStringLiteral("b")).value(0);
    QVERIFY(over.bottom() < under.top());
    QVERIFY(std::abs(over.center().x() - under.center().x()) <= 1);
    QVERIFY(beside.top() > over.top() && beside.bottom() < under.bottom());
}

void FormulaLabelTest::aDerivativeIsNamedOnTheLeft()
{
    FormulaLabel label(theme_);
    const Formula plane = parsed("3x + 2x y + y^2"), chain = parsed("e^(3x^2)");
    FormulaLine slope{"f", "x", plane.derivative("x")}, whole{"g", "x", chain.derivative("x")};
    whole.ordinary = true;
    label.setLines({slope, whole});
    label.setValues({{"x", 0.5}, {"y", 2}, {"f", 99}, {"g", 99}});
    QCOMPARE(label.plainText(),
             QStringLiteral("∂f/∂x = 3 + 2*y = 3 + 2*2 = 7\ndg/dx = 6*x*exp(3*x^2) = 6*0.5*exp(3*0.5^2) ≈ 6.351"));
    QCOMPARE(label.names(), (QStringList{"f", "x", "y", "g"}));
}

QTEST_MAIN(FormulaLabelTest)
#include "formula_label_test.moc"

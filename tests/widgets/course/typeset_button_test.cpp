#include "common/theme.h"
#include "common/unbroken.h"
#include "course/symbols.h"
#include "course/typeset_button.h"
#include "lab_views/label_room.h"

#include <QTest>

using namespace loom::ui;

/// Words of buttons with raised digits.
class TypesetButtonTest : public QObject {
    Q_OBJECT
private slots:
    void anExponentIsNoWiderThanItsDigits();
    void theHeightIsThatOfPlainDigits();
    void plainWordsAreAsTheyWere();
    void greekLettersAreThoseOfFormulas();
    void aFractionStaysOnItsLine();
    void aFormulaStaysOnItsLine();
    void signsAreNoWiderThanTheirLetters();
    void aTinyLimitIsNotNothing();

private:
    Theme theme_;
};

/// Raised letters borrowed from other faces stand far apart: "10⁻¹ ¹".
void TypesetButtonTest::anExponentIsNoWiderThanItsDigits()
{
    TypesetToolButton number, digits;
    number.setFont(theme_.tabularFont(48));
    digits.setFont(number.font());
    number.setText(QStringLiteral("1 × 10⁻¹¹"));
    digits.setText(QStringLiteral("1 × 10−11"));
    QVERIFY2(number.sizeHint().width() < digits.sizeHint().width(),
             qPrintable(QStringLiteral("%1, %2").arg(number.sizeHint().width()).arg(digits.sizeHint().width())));
    QCOMPARE(number.text(), QStringLiteral("1 × 10⁻¹¹"));
}

/// Or what stands above one number lies higher than what stands above the next.
void TypesetButtonTest::theHeightIsThatOfPlainDigits()
{
    TypesetToolButton number, digits;
    number.setFont(theme_.tabularFont(48));
    digits.setFont(number.font());
    number.setText(QStringLiteral("1 × 10⁻¹¹"));
    digits.setText(QStringLiteral("1.000"));
    QCOMPARE(number.sizeHint().height(), digits.sizeHint().height());
}

void TypesetButtonTest::plainWordsAreAsTheyWere()
{
    TypesetPushButton typeset(QStringLiteral("10 times closer"));
    QPushButton plain(QStringLiteral("10 times closer"));
    QCOMPARE(typeset.sizeHint(), plain.sizeHint());
}

void TypesetButtonTest::greekLettersAreThoseOfFormulas()
{
    const QString family = theme_.mathFont(15).families().front();
    QCOMPARE(typesetDigits(QStringLiteral("1 − σ(x)")),
             QStringLiteral("1 − <span style=\"font-family:'%1'\">σ</span>(x)").arg(family));
    QCOMPARE(typesetDigits(QStringLiteral("x² of 가나다")), QStringLiteral("x<sup>2</sup> of 가나다"));
}

void TypesetButtonTest::aFractionStaysOnItsLine()
{
    const QString rich = richFromMarkdown(QStringLiteral("the slope ∂cost/∂w, or / by itself"), theme_.font(15));
    QVERIFY(rich.contains(QStringLiteral("∂cost/\u2060∂w")));
    QVERIFY(rich.contains(QStringLiteral("or / by")));
}

void TypesetButtonTest::aFormulaStaysOnItsLine()
{
    const QString text =
        QStringLiteral("pass 98 %, at 5.959 × 10⁻¹³ where σ(x) = 0.851, (h ≈ 0.01) p − y입니다, o₁ − t₁");
    const QString held =
        QStringLiteral("pass 98~%, at 5.959~×~10⁻¹³ where σ(x)~=~0.851, (h~≈~0.01) p~−~y입니다, o₁~−~t₁");
    QCOMPARE(unbroken(text).replace(QChar::Nbsp, QLatin1Char('~')), held);
    QCOMPARE(unbroken(QStringLiteral("기울기 |∂L/∂h|입니다")), QStringLiteral("기울기 |\u2060∂L/∂h|입니다"));
    QCOMPARE(unbroken(QStringLiteral("A U-Net and t-SNE, well-known")),
             QStringLiteral("A U-\u2060Net and t-\u2060SNE, well-known"));
    QCOMPARE(unbroken(QStringLiteral("? %와 몇 %")), QStringLiteral("?\u00A0%와 몇\u00A0%"));
    const QString pair = QStringLiteral("점 (w, b)과 (h₁, h₂), (−1.5, 0.01²): `--resume-from` or -j 2");
    const QString whole = QStringLiteral("점 (w,~b)과 (h₁,~h₂), (−1.5,~0.01²): `-|-|resume-|from` or -|j 2");
    QCOMPARE(unbroken(pair).replace(QChar::Nbsp, QLatin1Char('~')).replace(QChar(0x2060), QLatin1Char('|')), whole);
    QCOMPARE(asWritten(unbroken(pair)), pair);
    QCOMPARE(unbroken(QStringLiteral("A long title · 12 min · 3 of 9 done")),
             QStringLiteral("A long title · 12\u00A0min · 3\u00A0of\u00A09\u00A0done"));
    const QString words = QStringLiteral("(see the page, or not), well-known, - item, 60,000 ÷ 128 = 468.75, 가중치 "
                                         "− 학습률 × 기울기, one - two, a = b or 50 times 10");
    QCOMPARE(unbroken(words), words); // what is long may be broken
}

/// The interface's face has ‖ and √ as wide as Hangul, and ′ as wide as a letter.
void TypesetButtonTest::signsAreNoWiderThanTheirLetters()
{
    const QFont font = theme_.font(15);
    const double letter = labelSize(QStringLiteral("w"), font).width();
    for (const QString& sign : {QStringLiteral("‖"), QStringLiteral("√"), QStringLiteral("′")})
        QVERIFY2(labelSize(typesetDigits(sign), font).width() <= letter, qPrintable(sign));
}

void TypesetButtonTest::aTinyLimitIsNotNothing()
{
    QCOMPARE(givenNumber(0), QStringLiteral("0"));
    QCOMPARE(givenNumber(0.25), QStringLiteral("0.25"));
    QCOMPARE(givenNumber(2e-10), QStringLiteral("2 × 10⁻¹⁰"));
}

QTEST_MAIN(TypesetButtonTest)
#include "typeset_button_test.moc"

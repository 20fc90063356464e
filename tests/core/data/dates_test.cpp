#include "data/source_type.h"
#include "tensor/tensor.h"

#include <QRegularExpression>
#include <QTest>
#include <map>
#include <set>

using namespace loom;

namespace {

constexpr std::int64_t kRows = 400;

Dataset rowsOf(const std::string& kind, std::int64_t samples, std::uint64_t seed = 7)
{
    const SourceType* source = findSource("dates");
    const Attributes attributes = completed(source->attributes, {{"kind", kind}, {"samples", samples}});
    return std::move(source->load(attributes, {{}, seed, {}})).value().rows;
}

/// The letters of a row; nothing behind its true length.
std::string textOf(const Dataset& rows, const std::string& field, const std::string& lengths, std::int64_t row)
{
    const int at = rows.indexOf(field);
    const Field& told = rows.fields()[std::size_t(at)];
    const auto length = std::int64_t(rows.at(rows.indexOf(lengths), row, 0));
    std::string text;
    for (std::int64_t step = 0; step < told.shape[0]; ++step) {
        const auto letter = std::size_t(rows.at(at, row, step));
        if ((letter > 1) != (step < length))
            return "unknown or padded wrongly";
        text += (told.words.empty() ? told.classes : told.words)[letter];
    }
    return text;
}

/// Everything that stands for that answer.
std::set<QString> textsOf(const Dataset& rows, const std::string& answer)
{
    std::set<QString> texts;
    for (std::int64_t row = 0; row < rows.size(); ++row)
        if (textOf(rows, "answer", "answer_length", row) == answer + ">")
            texts.insert(QString::fromStdString(textOf(rows, "text", "text_length", row)));
    return texts;
}

} // namespace

class DatesTest : public QObject {
    Q_OBJECT
private slots:
    /// What each wording says of an answer, told by hand.
    void wordingsSayTheSame_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QStringList>("wordings");
        const QString english = "english_dates", korean = "korean_dates", numbers = "korean_numbers";
        QTest::newRow("3rd") << english << "1987-07-03"
                             << QStringList{"3 July 1987", "July 3rd, 1987", "the 3rd of July, 1987", "Jul 3, 1987"};
        QTest::newRow("12th") << english << "2012-09-12"
                              << QStringList{"12 September 2012", "September 12th, 2012",
                                             "the 12th of September, 2012", "Sep 12, 2012"};
        QTest::newRow("leap day") << english << "2000-02-29"
                                  << QStringList{"29 February 2000", "February 29th, 2000",
                                                 "the 29th of February, 2000", "Feb 29, 2000"};
        QTest::newRow("유월") << korean << "1950-06-25"
                              << QStringList{"1950년 6월 25일", "1950. 6. 25.", "천구백오십년 유월 이십오일",
                                             "1950년 유월 이십오일"};
        QTest::newRow("시월") << korean << "2003-10-31"
                              << QStringList{"2003년 10월 31일", "2003. 10. 31.", "이천삼년 시월 삼십일일",
                                             "2003년 시월 삼십일일"};
        QTest::newRow("1470") << numbers << "1470" << QStringList{"천사백칠십", "일천사백칠십"};
        QTest::newRow("10010") << numbers << "10010" << QStringList{"만십", "일만일십"};
        QTest::newRow("21") << numbers << "21" << QStringList{"이십일"};
    }
    void wordingsSayTheSame()
    {
        QFETCH(QString, kind);
        QFETCH(QString, answer);
        QFETCH(QStringList, wordings);
        std::set<QString> texts;
        for (std::uint64_t seed = 0; seed < 5; ++seed)
            texts.merge(textsOf(rowsOf(kind.toStdString(), 50000, seed), answer.toStdString()));
        QVERIFY(!texts.empty());
        for (const QString& text : texts)
            QVERIFY2(wordings.contains(text), qPrintable(text));
    }

    void everyWordingComes_data()
    {
        QTest::addColumn<std::string>("kind");
        QTest::addColumn<QStringList>("patterns");
        QTest::newRow("english") << std::string("english_dates")
                                 << QStringList{"^\\d+ [A-Z][a-z]+ \\d{4}$", "^[A-Z][a-z]+ \\d+[a-z]{2}, \\d{4}$",
                                                "^the \\d+[a-z]{2} of [A-Z][a-z]+, \\d{4}$",
                                                "^[A-Z][a-z]{2} \\d+, \\d{4}$"};
        QTest::newRow("korean") << std::string("korean_dates")
                                << QStringList{"^\\d{4}년 \\d+월 \\d+일$", "^\\d{4}\\. \\d+\\. \\d+\\.$",
                                               "^[^\\d]+년 [^\\d]+월 [^\\d]+일$", "^\\d{4}년 [^\\d]+월 [^\\d]+일$"};
    }
    void everyWordingComes()
    {
        QFETCH(std::string, kind);
        QFETCH(QStringList, patterns);
        const Dataset rows = rowsOf(kind, kRows);
        std::map<QString, int> counts;
        for (std::int64_t row = 0; row < kRows; ++row) {
            const QString text = QString::fromStdString(textOf(rows, "text", "text_length", row));
            int fits = 0;
            for (const QString& pattern : patterns)
                if (QRegularExpression(pattern, QRegularExpression::UseUnicodePropertiesOption)
                        .match(text)
                        .hasMatch()) {
                    ++counts[pattern];
                    ++fits;
                }
            QVERIFY2(fits == 1, qPrintable(text));
        }
        for (const QString& pattern : patterns)
            QVERIFY2(counts[pattern] > kRows / 5, qPrintable(pattern));
    }

    /// Teacher forcing: what is asked for at a step is what is given at the next one, behind the mark of the start.
    void whatWasAskedForIsGivenNext()
    {
        for (const char* kind : {"english_dates", "korean_dates", "korean_numbers"}) {
            const Dataset rows = rowsOf(kind, kRows);
            for (std::int64_t row = 0; row < kRows; ++row) {
                const std::string given = textOf(rows, "so_far", "answer_length", row),
                                  asked = textOf(rows, "answer", "answer_length", row);
                QCOMPARE(given.front(), '<');
                QCOMPARE(asked.back(), '>');
                QCOMPARE(given.substr(1), asked.substr(0, asked.size() - 1));
            }
        }
    }

    /// So no part of the data holds a date of another one, whatever the split.
    void noneComesTwice()
    {
        for (const char* kind : {"english_dates", "korean_dates", "korean_numbers"}) {
            const Dataset rows = rowsOf(kind, 20000);
            std::set<std::string> answers;
            for (std::int64_t row = 0; row < rows.size(); ++row)
                answers.insert(textOf(rows, "answer", "answer_length", row));
            QCOMPARE(std::int64_t(answers.size()), rows.size());
        }
    }

    void theSeedTellsTheDates()
    {
        const Dataset first = rowsOf("english_dates", kRows), again = rowsOf("english_dates", kRows),
                      other = rowsOf("english_dates", kRows, 8), few = rowsOf("english_dates", 2);
        int differ = 0;
        for (std::int64_t row = 0; row < kRows; ++row) {
            const std::string text = textOf(first, "text", "text_length", row);
            QCOMPARE(textOf(again, "text", "text_length", row), text);
            differ += textOf(other, "text", "text_length", row) != text;
        }
        QVERIFY(differ > kRows - 5);
        QCOMPARE(textOf(few, "text", "text_length", 1), textOf(first, "text", "text_length", 1));
    }
};

QTEST_GUILESS_MAIN(DatesTest)
#include "dates_test.moc"

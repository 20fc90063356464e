#include "data/data_recipe.h"

#include <QtTest/QtTest>

#include <filesystem>
#include <fstream>

#include <sys/stat.h>

using namespace loom;

namespace {

std::string sentenceFor(const std::string& folder, const std::string& file, Attributes attributes = {})
{
    attributes["file"] = file;
    const auto data = prepare({{"csv", attributes}, {}, {"chronological", 0, 0}}, {folder, 1, {}});
    return data ? std::string() : english(data.error());
}

} // namespace

/// Each broken table gets one sentence that says what, where, which numbers and what to do.
class CsvBrokenTest : public QObject {
    Q_OBJECT

private slots:
    void aRowWithThreeCellsInsteadOfFiveIsNamed()
    {
        const std::string sentence =
            sentenceFor(LOOM_SOURCE_DIR "/tests/data/csv", "short_row.csv", {{"unreadable", std::string("refuse")}});
        QCOMPARE(
            sentence,
            std::string("short_row.csv, row 812: 3 columns instead of 5 (columns are named area, rooms, age, city, "
                        "price); correct the row, or the delimiter if all rows look like this."));
    }

    void oneBadRowDoesNotRefuseTheTable()
    {
        const auto data = prepare({{"csv", {{"file", std::string("short_row.csv")}}}, {}, {"chronological", 0, 0}},
                                  {LOOM_SOURCE_DIR "/tests/data/csv", 1, {}});
        QVERIFY(data.ok());
        QCOMPARE(data->faults.count, std::int64_t(1));
        QCOMPARE(english(data->faults.listed[0].place), std::string("row 812"));
        QCOMPARE(english(data->faults.listed[0].reason), std::string("It has 3 columns instead of 5."));
    }

    void theSentenceNamesPlaceAndRemedy_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("an empty file has no rows") << QByteArray("") << "table.csv holds no rows";
        QTest::newRow("a file of blank lines has no rows") << QByteArray("\n\n \n") << "table.csv holds no rows";
        QTest::newRow("a header alone is no table") << QByteArray("a,b\n") << "a header with 2 columns and no rows";
        QTest::newRow("one column leaves no input") << QByteArray("a\n1\n2\n") << "has 1 columns, and none is left";
        QTest::newRow("rows that are nearly all too long are named")
            << QByteArray("a,b\n1,2\n1,2,3\n1,2,3,4\n") << "row 3: 3 columns instead of 2";
        QTest::newRow("blank lines count as rows")
            << QByteArray("a,b\n\n\n1,2\n1\n1\n") << "row 5: 1 columns instead of 2";
        QTest::newRow("a windows line end is one line end")
            << QByteArray("a,b\r\n1,2\r\n1\r\n1\r\n") << "row 3: 1 columns instead of 2";
        QTest::newRow("a quotation mark without end is named")
            << QByteArray("a,b\n1,2\n\"1,2\n3,4\n") << "row 3: a quotation mark";
        QTest::newRow("a quotation mark as the last byte is named")
            << QByteArray("a,b\n1,2\n1,\"") << "row 3: a quotation mark";
        QTest::newRow("binary data are no table") << QByteArray("a,b\n1,\0\n", 8) << "is no text file";
        QTest::newRow("rows that all miss a value are counted")
            << QByteArray("a,b,y\n1,,2\n,1,2\n") << "each of the 2 rows misses";
        QTest::newRow("an empty target is named") << QByteArray("a,y\n1,\n2,\n") << "“y” is empty in all 2 rows";
    }
    void theSentenceNamesPlaceAndRemedy()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        const QString sentence = QString::fromStdString(sentenceOf(text.toStdString()));
        QVERIFY2(sentence.contains(words), qPrintable(sentence));
        QVERIFY2(sentence.endsWith("."), qPrintable(sentence));
    }

    void wordsAmongNumbersCanBeRefused()
    {
        for (const char* word : {"12.3C", "1e99"}) {
            std::string text = "a,y\n";
            for (int i = 0; i < 20; ++i)
                text += "1,2\n";
            const auto sentence = sentenceOf(text + word + ",2\n", {{"unreadable", std::string("refuse")}});
            QVERIFY2(sentence.find("row 22, column “a”: “" + std::string(word) + "” is not a number")
                         != std::string::npos,
                     sentence.c_str());
        }
    }

    void bytesThatAreInNoEncodingAreNamed()
    {
        const auto sentence = sentenceOf("a,b\n1,x\n2,\xFF\xFF\n", {{"encoding", std::string("cp949")}});
        QVERIFY2(sentence.find("row 3: the text is neither UTF-8 nor CP949 (byte 255)") != std::string::npos,
                 sentence.c_str());
    }

    void missingValuesCanBeRefused()
    {
        const auto sentence = sentenceOf("a,b,y\n1,2,3\n4,,6\n", {{"missing", std::string("error")}});
        QVERIFY2(sentence.find("row 3, column “b” holds no value") != std::string::npos, sentence.c_str());
    }

    void aColumnThatDoesNotExistIsNamedWithThoseThatDo()
    {
        for (const char* attribute : {"target", "inputs", "categories"}) {
            const auto sentence = sentenceOf("a,b,y\n1,2,3\n", {{attribute, std::vector<std::string>{"z"}}});
            QVERIFY2(sentence.find("no column “z”") != std::string::npos, sentence.c_str());
            QVERIFY2(sentence.find("a, b, y") != std::string::npos, sentence.c_str());
        }
    }

    void targetsReadAsNumbersMustBeNumbers()
    {
        const auto sentence =
            sentenceOf("a,b,y\n1,2,big\n1,3,small\n",
                       {{"target", std::vector<std::string>{"b", "y"}}, {"target_as", std::string("number")}});
        QVERIFY2(sentence.find("row 2 holds “big”") != std::string::npos, sentence.c_str());
    }

    void tooManyWordsAreNoInput()
    {
        std::string text = "name,y\n";
        for (int i = 0; i < 1500; ++i)
            text += "person" + std::to_string(i) + ",1\n";
        const auto sentence = sentenceOf(text, {{"inputs", std::vector<std::string>{"name"}}});
        QVERIFY2(sentence.find("“name” holds more than 1,000 different words") != std::string::npos,
                 sentence.c_str());
    }

    void moreColumnsThanAnyTableHasAreRefused()
    {
        const auto sentence = sentenceOf(std::string(3000000, ','));
        QVERIFY2(sentence.find("the table has more than 16,384 columns, the most that can be read")
                     != std::string::npos,
                 sentence.c_str());
    }

    void aCellWithoutEndIsRefused()
    {
        const auto sentence = sentenceOf("a,y\n\"" + std::string(5000000, 'x') + "\n1,2\n");
        QVERIFY2(sentence.find("row 2: a cell is longer than 1,048,576") != std::string::npos, sentence.c_str());
    }

    void aMissingFileIsNamed()
    {
        QVERIFY(sentenceFor(folder(), "absent.csv").find("absent.csv does not exist") != std::string::npos);
        QVERIFY(sentenceFor(folder(), "").find("No CSV file is chosen") != std::string::npos);
    }

    void aFolderAndAPipeAreNoTables()
    {
        QVERIFY(sentenceFor("", folder()).find("is no file") != std::string::npos);
        QCOMPARE(mkfifo((folder() + "/pipe").c_str(), 0600), 0);
        QVERIFY(sentenceFor(folder(), "pipe").find("is no file") != std::string::npos);
        QVERIFY(sentenceFor("/dev", "zero").find("is no file") != std::string::npos);
    }

    void anythingAtAllIsReadOrRefused()
    {
        // Small random tables of the characters that matter; no answer is expected but one comes.
        const char kSigns[] = "0123,;\t|\"\"\n\r. ab-\xEF\xBB\xBF\xC1\xF6";
        std::uint32_t state = 12345;
        for (int round = 0; round < 3000; ++round) {
            std::string text;
            for (int i = 0; i < 40; ++i) {
                state = state * 1664525u + 1013904223u;
                text += kSigns[(state >> 16) % (round % 8 ? 17 : sizeof kSigns - 1)];
            }
            sentenceOf(text, {{"missing", std::string(round % 2 ? "mean" : "drop")}});
        }
    }

private:
    std::string folder() const { return folder_.path().toStdString(); }
    std::string sentenceOf(const std::string& text, Attributes attributes = {}) const
    {
        // Overwriting would make the file system wait for the disk.
        std::filesystem::remove(folder() + "/table.csv");
        std::ofstream(folder() + "/table.csv", std::ios::binary) << text;
        return sentenceFor(folder(), "table.csv", std::move(attributes));
    }

    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(CsvBrokenTest)
#include "csv_broken_test.moc"

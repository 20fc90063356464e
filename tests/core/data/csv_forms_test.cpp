#include "data/data_recipe.h"

#include <QtTest/QtTest>

#include <fstream>

using namespace loom;
using Names = std::vector<std::string>;
using Numbers = std::vector<float>;
Q_DECLARE_METATYPE(Names)
Q_DECLARE_METATYPE(Numbers)

/// The same small tables as spreadsheets, loggers and statistics programs of the world write them.
class CsvFormsTest : public QObject {
    Q_OBJECT

private slots:
    void aTableIsReadHoweverItIsWritten_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Names>("names");
        QTest::addColumn<Numbers>("numbers");
        const Names ab{"a", "b"};
        const Numbers four{1, 2, 4, 5.5f};
        const auto row = [](const char* name, const QByteArray& text, const Names& names, const Numbers& numbers) {
            QTest::newRow(name) << text << names << numbers;
        };
        row("a line that names the delimiter is no row", "sep=;\r\na;b;y\r\n1;2;3\r\n4;5.5;6\r\n", ab, four);
        row("runs of blanks part columns", "1.0   2  3\n4.0   5.5   6\n  7.5 8    9\n", {"column1", "column2"},
            {1, 2, 4, 5.5f, 7.5f, 8});
        row("blanks before a tab do too", "1.0   2   3\t\"one\"\n4.0   5.5 6\t\"two\"\n",
            {"column1", "column2", "column3"}, {1, 2, 3, 4, 5.5f, 6});
        row("doubled tabs part once", "1\t2\t\t3\n4\t\t5.5\t6\n7\t8\t9\n", {"column1", "column2"},
            {1, 2, 4, 5.5f, 7, 8});
        row("an empty cell between tabs stays one", "a\tb\ty\n1\t\t3\n4\t5.5\t6\n", ab, {4, 5.5f});
        row("Latin-1 is read",
            "l\xE4nge;gr\xF6\xDF"
            "e;y\n1;2;3\n4;5,5;6\n",
            {"länge", "größe"}, four);
        row("a degree sign of Latin-1 is no Hangul",
            "t \xB0"
            "C,b,y\n1,2,3\n4,5.5,6\n",
            {"t °C", "b"}, four);
        row("UTF-16 with a mark is read", utf16("\uFEFFa\tb\ty\r\n1\t2\t3\r\n4\t5.5\t6\r\n", false), ab, four);
        row("UTF-16 of big ends is read", utf16("\uFEFFa,b,y\n1,2,3\n4,5.5,6\n", true), ab, four);
        row("UTF-16 without a mark is read", utf16("a,b,y\n1,2,3\n4,5.5,6\n", false), ab, four);
        row("comments are no rows", "# a logger\n# of two lines\na,b,y\n1,2,3\n# a pause\n4,5.5,6\n", ab, four);
        row("a commented header is one", "# x\n#a,b,y\n1,2,3\n4,5.5,6\n", ab, four);
        row("#N/A at the start of a line is no comment", "# log\na,b,y\n1,2,3\n#N/A,3,4\n4,5.5,6\n", ab, four);
        row("a delimiter at the end of rows ends them", "a,b,y\n1,2,3,\n4,5.5,6,\n", ab, four);
        row("one at the end of all lines makes no column", "a,b,y,\n1,2,3,\n4,5.5,6,\n", ab, four);
        row("row names without a header are a column", "a y\nr 1 2\ns 4 5.5\nr 1 3\n",
            {"column1=r", "column1=s", "a"}, {1, 0, 1, 0, 1, 4, 1, 0, 1});
        row("a quotation mark inside a cell is a sign", "item,b,y\npipe 5\",2,3\nrod 3\",4,6\n",
            {"item=pipe 5\"", "item=rod 3\"", "b"}, {1, 0, 2, 0, 1, 4});
        row("a backslash takes the meaning from a quotation mark",
            "t,b,y\n\"say \\\"hi\\\", ok\",2,3\n\"plain\",4,6\n", {"t=plain", "t=say \"hi\", ok", "b"},
            {0, 1, 2, 1, 0, 4});
        row("percent and currencies stand beside numbers", "a,b,y\n12%,\"$1,200\",1\n15 %,€950,2\n9%,\"-$1,100\",3\n",
            ab, {12, 1200, 15, 950, 9, -1100});
        row("a typographic minus is one", "a,b,y\n\u22123,1,1\n4,\u22125.5,2\n(7),2,3\n", ab,
            {-3, 1, 4, -5.5f, -7, 2});
        row("blanks that do not break part thousands", "a;b;y\n1\u00A0234;1;1\n2\u202F345,5;2;2\n3 456;1'000;3\n", ab,
            {1234, 1, 2345.5f, 2, 3456, 1000});
        row("infinity is no number", "a,y\n1,1\ninf,2\n-inf,3\n2,4\n", {"a"}, {1, 2});
    }
    void aTableIsReadHoweverItIsWritten()
    {
        QFETCH(QByteArray, text);
        QFETCH(Names, names);
        QFETCH(Numbers, numbers);
        const auto data = read(text);
        QVERIFY2(data.ok(), data ? "" : english(data.error()).c_str());
        QCOMPARE(data->rows.fields()[0].features, names);
        QCOMPARE(inputs(*data), numbers);
    }

    void datesBecomeNumbers_data()
    {
        QTest::addColumn<QByteArray>("cell");
        QTest::addColumn<Numbers>("parts");
        const Numbers day{2024, 3, 1 + 31 + 29};
        QTest::newRow("year first") << QByteArray("2024-03-01") << day;
        QTest::newRow("year first with strokes") << QByteArray("2024/3/1") << day;
        QTest::newRow("year first with points") << QByteArray("2024. 3. 1.") << day;
        QTest::newRow("in Korean") << QByteArray("2024년 3월 1일") << day;
        QTest::newRow("day first with points") << QByteArray("1.3.2024") << day;
        QTest::newRow("month first with strokes") << QByteArray("3/1/2024") << day;
        QTest::newRow("two digits of the year") << QByteArray("3/1/24") << day;
        QTest::newRow("the month by name") << QByteArray("1-Mar-2024") << day;
        QTest::newRow("the month by name in front") << QByteArray("\"March 1, 2024\"") << day;
        QTest::newRow("a month alone") << QByteArray("2024-03") << day;
        QTest::newRow("with the time of day") << QByteArray("2024-03-01 18:30") << Numbers{2024, 3, 61, 18.5f};
        QTest::newRow("as machines write it") << QByteArray("2024-03-01T06:15:00Z") << Numbers{2024, 3, 61, 6.25f};
        QTest::newRow("after noon") << QByteArray("3/1/2024 6:30 PM") << Numbers{2024, 3, 61, 18.5f};
    }
    void datesBecomeNumbers()
    {
        QFETCH(QByteArray, cell);
        QFETCH(Numbers, parts);
        const auto data = read("day,y\n" + cell + ",1\n" + cell + ",2\n");
        QVERIFY2(data.ok(), data ? "" : english(data.error()).c_str());
        Numbers twice = parts;
        twice.insert(twice.end(), parts.begin(), parts.end());
        QCOMPARE(inputs(*data), twice);
        Names names{"day:year", "day:month", "day:day_of_year", "day:hour"};
        names.resize(parts.size());
        QCOMPARE(data->rows.fields()[0].features, names);
    }

    void aDayAboveTwelveTellsWhichNumberIsTheDay()
    {
        QCOMPARE(inputs(read("d,y\n1/2/2024,1\n31/1/2024,2\n").value()), (Numbers{2024, 2, 32, 2024, 1, 31}));
        QCOMPARE(inputs(read("d,y\n1/2/2024,1\n1/31/2024,2\n").value()), (Numbers{2024, 1, 2, 2024, 1, 31}));
        QVERIFY(read("d,y\n2024-02-30,1\n2024-13-01,2\n").value().rows.fields()[0].features[0].starts_with("d="));
    }

    void theHeaderIsGuessed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("header");
        const auto row = [](const char* name, const char* text, bool header) {
            QTest::newRow(name) << QByteArray(text) << header;
        };
        row("words above numbers are one", "a,b\n1,2\n3,4\n", true);
        row("pixels that count from 0 beside a word are", "0,1,2,kind\n14,10,8,cat\n5,0,1,dog\n", true);
        row("numbers that count from 0 are", "0,1,2,3\n14,10,8,4\n5,0,1,0\n", true);
        row("numbers that count from 1 are", "1,2,3,4,5\n14,10,8,4,1\n5,0,1,0,1\n", true);
        row("years are", "country,2019,2020,2021\nAland,3.1,3.3,3.4\nBorland,2,2.2,2.1\n", true);
        row("years alone are", "2018,2019\n1,2\n3,4\n", true);
        row("a nameless column of row numbers does not disturb", ",0,1,2\n0,14,10,8\n1,5,0,1\n", true);
        row("words above words are", "colour,size\nred,big\nblue,small\n", true);
        row("words that come again below are a row", "p,x,s\np,y,s\ne,x,t\n", false);
        row("a row of numbers is none", "14,10,8\n5,0,1\n", false);
        row("rows that all count are none", "0,1,2\n3,4,5\n6,7,8\n", false);
        row("rows that all hold years are none", "2018,2019\n2019,2020\n", false);
        row("bits are none", "0,1,1\n1,0,1\n0,0,0\n", false);
        row("a row with a word of its own is none", "Seoul,1,2.5\nBusan,2,3.5\n", false);
        row("a missing word above numbers is none", "?,3,1\n4,5,2\n", false);
    }
    void theHeaderIsGuessed()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, header);
        const auto data = read(text);
        QVERIFY2(data.ok(), data ? "" : english(data.error()).c_str());
        QCOMPARE(data->guesses.at("header"), std::string(header ? "yes" : "no"));
        QCOMPARE(data->rows.size(), std::int64_t(text.count('\n') - (header ? 1 : 0)) - text.count('?'));
        // One click turns it.
        const auto other = read(text, {{"header", std::string(header ? "no" : "yes")}});
        QCOMPARE(other->guesses.at("header"), std::string(header ? "no" : "yes"));
    }

    void theGuessesAreToldAsChoices()
    {
        const auto data = read("l\xE4nge;b;y\n1,5;2;3\n4;5,5;6\n");
        QCOMPARE(data->guesses,
                 (std::map<std::string, std::string>{{"decimal", "comma"},
                                                     {"delimiter", "semicolon"},
                                                     {"encoding", "latin1"},
                                                     {"header", "yes"},
                                                     {"skip_lines", "0"}}));
    }

    void whatTheWordsForMissingAreIsSeenAndCanBeSet()
    {
        // In a column of words a dash is a class, in one of numbers it is a gap.
        const QByteArray text = "b,1,+\na,-,-\nb,3,+\na,4,-\n";
        const auto data = read(text, {{"missing", std::string("mean")}});
        QCOMPARE(data->rows.fields()[1].classes, (Names{"+", "-"}));
        QCOMPARE(inputs(*data), (Numbers{0, 1, 1, 1, 0, 8 / 3.0f, 0, 1, 3, 1, 0, 4}));
        QVERIFY(hasNote(*data, "“column3”, “-” is a value like the others (2 cells)"));
        QVERIFY(hasNote(*data, "“column2”, 1 cells hold “-”, which counts as missing"));
        const auto set = read(text, {{"missing_words", Names{"-"}}});
        QCOMPARE(set->rows.size(), std::int64_t(2));
        const auto none = read("a,b,y\nNA,1,p\nx,2,NA\nx,3,p\n", {{"missing_words", Names{}}});
        QCOMPARE(none->rows.fields()[1].classes, (Names{"NA", "p"}));
    }

    void wordsOfSpreadsheetsForMissingAreKnown()
    {
        QByteArray text = "a,b,y\n";
        for (const char* word : {"#N/A", "#DIV/0!", "<NA>", "-nan", ".", "n/a", "NULL", "None", ""})
            text += QByteArray(word) + ",1,2\n";
        const auto data = read(text + "5,1,2\n6,1,2\n");
        QCOMPARE(inputs(*data), (Numbers{5, 1, 6, 1}));
        QVERIFY(hasNote(*data, "“a”, 1 cells hold “<NA>”"));
    }

    void columnsThatTellRowsApartAreLeftOut()
    {
        QByteArray text = "id,name,ticket,cabin,sex,age,port\n";
        for (int i = 0; i < 30; ++i)
            text += QByteArray::number(i + 1) + ",\"N" + QByteArray::number(i) + ", Mr.\",T "
                + QByteArray::number(1000 + 7 * i) + ","
                + (i % 2 ? QByteArray("C") + QByteArray::number(i) : QByteArray()) + "," + (i % 3 ? "m" : "f") + ","
                + QByteArray::number(20 + i % 9) + "," + (i % 2 ? "S" : "C") + "\n";
        const auto data = read(text);
        QCOMPARE(data->rows.fields()[0].features, (Names{"sex=f", "sex=m", "age"}));
        QCOMPARE(data->rows.size(), std::int64_t(30));
        for (const char* name : {"id", "name", "ticket", "cabin"})
            QVERIFY2(hasNote(*data, "The column “" + std::string(name) + "” is left out"), name);
        const auto asked = read(text, {{"inputs", Names{"id", "age"}}});
        QCOMPARE(asked->rows.fields()[0].features, (Names{"id", "age"}));
        // The only input there is stays one, whatever it is called.
        QByteArray series = "index,y\n";
        for (int i = 0; i < 20; ++i)
            series += QByteArray::number(i) + ",3\n";
        QCOMPARE(read(series)->rows.fields()[0].features, (Names{"index"}));
    }

    void wordsAreThoseOfTheRowsThatAreUsed()
    {
        const auto data = read("kind,a,y\nred,1,p\nblue,,q\nred,2,r\ngreen,3,p\n");
        QCOMPARE(data->rows.fields()[0].features, (Names{"kind=green", "kind=red", "a"}));
        QCOMPARE(data->rows.fields()[1].classes, (Names{"p", "r"}));
    }

    void whatCannotBeReadIsListedAndLeftOut()
    {
        QByteArray text = "a,y\n" + QByteArray("1,2\n").repeated(20) + "1,2,3\n12.3C,5\n1\n7,8\n";
        const auto data = read(text);
        QCOMPARE(data->rows.size(), std::int64_t(21));
        QCOMPARE(data->faults.count, std::int64_t(3));
        QStringList listed;
        for (const Fault& fault : data->faults.listed)
            listed.append(QString::fromStdString(english(fault.place) + ": " + english(fault.reason)));
        QCOMPARE(listed,
                 (QStringList{"row 22: It has 3 columns instead of 2.", "row 24: It has 1 columns instead of 2.",
                              "row 23: Column “a”: “12.3C” is not a number."}));
        const auto refused = read(text, {{"unreadable", std::string("refuse")}});
        QVERIFY(!refused);
        QVERIFY(english(refused.error()).find("row 22: 3 columns instead of 2") != std::string::npos);
    }

private:
    static QByteArray utf16(const char* text, bool bigEnds)
    {
        QByteArray out;
        for (const QChar c : QString::fromUtf8(text)) {
            const char low = char(c.unicode() & 255), high = char(c.unicode() >> 8);
            out.append(bigEnds ? high : low).append(bigEnds ? low : high);
        }
        return out;
    }
    Result<PreparedData> read(const QByteArray& text, Attributes attributes = {}) const
    {
        const std::string folder = folder_.path().toStdString();
        std::ofstream(folder + "/table.csv", std::ios::binary).write(text.constData(), text.size());
        attributes["file"] = std::string("table.csv");
        return prepare({{"csv", attributes}, {}, {"chronological", 0, 0}}, {folder, 1, {}});
    }
    static Numbers inputs(const PreparedData& data)
    {
        const auto values = data.rows.column(0).values<float>();
        return {values.begin(), values.end()};
    }
    static bool hasNote(const PreparedData& data, const std::string& words)
    {
        return std::ranges::any_of(data.notes,
                                   [&](const Text& note) { return english(note).find(words) != std::string::npos; });
    }

    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(CsvFormsTest)
#include "csv_forms_test.moc"

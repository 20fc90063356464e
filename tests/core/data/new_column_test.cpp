#include "data/data_recipe.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace loom;

/// A stored row as the cells that a person would write: read again, they are the same numbers.
class NewColumnTest : public QObject {
    Q_OBJECT
private slots:
    void cellsOfARowBecomeItsNumbersAgain_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QStringList>("cells");
        QTest::newRow("numbers") << QByteArray("a,b,y\n0.1,1e-7,1\n-3,123456789,2\n2.5,0,3\n")
                                 << QStringList{"-3", "123456792"};
        QTest::newRow("words") << QByteArray("size,kind,y\n1,red,1\n2,\"blue, dark\",2\n3,-,3\n4,red,4\n")
                               << QStringList{"2", "blue, dark"};
        QTest::newRow("days") << QByteArray("day,a,y\n2024-02-28,1,1\n2024-12-31,2,2\n2023-03-01,3,3\n")
                              << QStringList{"2024-12-31", "2"};
        QTest::newRow("days and hours") << QByteArray(
            "at,a,y\n2024-02-29 13:45,1,1\n2023-12-31 23:59:59,2,2\n2024-01-01 00:00,3,3\n")
                                        << QStringList{"2023-12-31 23:59:59", "2"};
        QTest::newRow("a decimal comma")
            << QByteArray("a;b;y\n0,5;1;1\n2,25;2;2\n3,125;3;3\n") << QStringList{"2.25", "2"};
    }
    void cellsOfARowBecomeItsNumbersAgain()
    {
        QFETCH(QByteArray, table);
        QFETCH(QStringList, cells);
        QTemporaryDir folder;
        QFile file(folder.filePath("table.csv"));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(table);
        file.close();
        DataRecipe recipe;
        recipe.source = {"csv",
                         {{"file", folder.filePath("table.csv").toStdString()},
                          {"target", std::vector<std::string>{"y"}},
                          {"inputs", std::vector<std::string>{}}}};
        recipe.split = {"chronological", 0, 0};
        const auto data = prepare(recipe, {});
        QVERIFY2(data.ok(), data.ok() ? "" : english(data.error()).c_str());
        const auto columns = findSource("csv")->newColumns(data->fitted.source);
        QCOMPARE(qsizetype(columns.size()), cells.size());
        const std::int64_t width = data->rows.fields()[0].shape.size();
        for (std::int64_t row = 0; row < data->rows.size(); ++row) {
            std::vector<double> numbers;
            for (std::int64_t k = 0; k < width; ++k)
                numbers.push_back(data->rows.at(0, row, k));
            NewRows asked;
            for (const NewColumn& column : columns) {
                asked.row.emplace_back(column.name, cellOf(column, numbers));
                if (row == 1)
                    QCOMPARE(QString::fromStdString(asked.row.back().second), cells[qsizetype(asked.row.size()) - 1]);
            }
            const auto again = prepareNew(recipe, asked, {}, data->fitted);
            QVERIFY2(again.ok(), again.ok() ? "" : english(again.error()).c_str());
            for (std::int64_t k = 0; k < width; ++k)
                QCOMPARE(again->rows.at(0, 0, k), numbers[std::size_t(k)]);
        }
    }

    void aTextIsACellToo()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath("table.csv"));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("t,n,y\ngood soup,1,1\ncold soup,2,0\n");
        file.close();
        DataRecipe recipe;
        recipe.source = {
            "csv", {{"file", folder.filePath("table.csv").toStdString()}, {"text", std::vector<std::string>{"t"}}}};
        recipe.transforms = {{"vocabulary", {{"length", std::int64_t(3)}}}};
        recipe.split = {"chronological", 0, 0};
        const auto data = prepare(recipe, {});
        QVERIFY2(data.ok(), data.ok() ? "" : english(data.error()).c_str());
        const auto columns = findSource("csv")->newColumns(data->fitted.source);
        QCOMPARE(columns.size(), std::size_t(2));
        QVERIFY(columns[0].kind == NewColumn::Kind::text && columns[0].field == "t");
        NewRows asked;
        asked.row = {{"t", "Cold, good?"}, {"n", "5"}};
        const auto fresh = prepareNew(recipe, asked, {}, data->fitted);
        QVERIFY2(fresh.ok(), fresh.ok() ? "" : english(fresh.error()).c_str());
        const int text = fresh->rows.indexOf("t");
        QCOMPARE(fresh->rows.fields()[std::size_t(text)].words[std::size_t(fresh->rows.at(text, 0, 0))],
                 std::string("cold"));
    }

    void aPointHasTwoNumbers()
    {
        const auto columns = findSource("toy_2d")->newColumns({});
        QCOMPARE(columns.size(), std::size_t(2));
        QCOMPARE(cellOf(columns[0], std::vector<double>{0.25, -1.5}), std::string("0.25"));
        QCOMPARE(cellOf(columns[1], std::vector<double>{0.25, -1.5}), std::string("-1.5"));
        const auto noisy = findSource("toy_2d")->newColumns("2");
        QCOMPARE(noisy.size(), std::size_t(4));
        QCOMPARE(noisy[3].name, std::string("noise2"));
        QCOMPARE(cellOf(noisy[3], std::vector<double>{0.25, -1.5, 3, 4}), std::string("4"));
    }

    void whatIsNoNumberHasNoCell()
    {
        const auto columns = findSource("toy_2d")->newColumns({});
        QCOMPARE(cellOf(columns[0], std::vector<double>{std::nan(""), 1}), std::string());
        QCOMPARE(cellOf(columns[1], std::vector<double>{0.5}), std::string());
        QVERIFY(findSource("csv")->newColumns("{ damaged").empty());
        // Nobody wrote a word where the mean of all words stands.
        const NewColumn words{"kind", NewColumn::Kind::word, {"a", "b", "c"}, "features", 1, 3};
        QCOMPARE(cellOf(words, std::vector<double>{7, 0.25, 0.5, 0.25}), std::string());
        QCOMPARE(cellOf(words, std::vector<double>{7, 0, 0, 1}), std::string("c"));
    }
};

QTEST_GUILESS_MAIN(NewColumnTest)
#include "new_column_test.moc"

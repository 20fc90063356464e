#include "data/data_recipe.h"

#include <QtTest>

using namespace loom;

class LogicGateTest : public QObject {
    Q_OBJECT
private slots:
    void theBitsAreTheOutputs_data()
    {
        QTest::addColumn<int>("table");
        QTest::addColumn<QList<int>>("outputs");
        QTest::newRow("AND") << 8 << QList<int>{0, 0, 0, 1};
        QTest::newRow("OR") << 14 << QList<int>{0, 1, 1, 1};
        QTest::newRow("NAND is false only when both are true") << 7 << QList<int>{1, 1, 1, 0};
        QTest::newRow("NOR is true only when both are false") << 1 << QList<int>{1, 0, 0, 0};
        QTest::newRow("XOR") << 6 << QList<int>{0, 1, 1, 0};
        QTest::newRow("never") << 0 << QList<int>{0, 0, 0, 0};
        QTest::newRow("x1 alone") << 12 << QList<int>{0, 0, 1, 1};
    }
    void theBitsAreTheOutputs()
    {
        QFETCH(int, table);
        QFETCH(QList<int>, outputs);
        DataRecipe recipe;
        recipe.source = {"logic_gate", {{"table", std::int64_t(table)}}};
        recipe.split = {"ratio", 0, 0};
        const Result<PreparedData> data = prepare(recipe, {.seed = 7});
        QVERIFY2(data.ok(), data.ok() ? "" : english(data.error()).c_str());
        QCOMPARE(data->rows.size(), std::int64_t(4));
        QCOMPARE(data->training.size(), std::size_t(4));
        for (int row = 0; row < 4; ++row) {
            QCOMPARE(data->rows.column(0).at(2 * row), double(row / 2));
            QCOMPARE(data->rows.column(0).at(2 * row + 1), double(row % 2));
            QCOMPARE(int(data->rows.column(1).at(row)), outputs[row]);
        }
    }
};

QTEST_GUILESS_MAIN(LogicGateTest)
#include "logic_gate_test.moc"

#include "data/data_loader.h"
#include "data/data_recipe.h"

#include <QtTest/QtTest>

#include <fstream>

using namespace loom;

/// A file in core/data/transforms is a transform of the kind whose function it has: it stands in the table, its
/// attributes are checked, it works in the data of every source.
class DroppedInTransformTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        std::ofstream(folder_.path().toStdString() + "/table.csv") << "x,y\n0,1\n10,1\n20,1\n30,1\n40,1\n";
    }

    void oneFileThatPreparesRows()
    {
        const TransformType* type = findTransform("every_second");
        QVERIFY(type && kindOf(*type) == TransformKind::prepare);
        QVERIFY(kindOf(*findTransform("scale")) == TransformKind::fold);
        const auto data = prepared({{"every_second", {}}});
        QVERIFY2(data, data ? "" : english(data.error()).c_str());
        QCOMPARE(data->training.slice(0, 9), (std::vector<std::int64_t>{0, 2, 4}));
    }

    void oneFileThatDraws()
    {
        QVERIFY(kindOf(*findTransform("plus_row")) == TransformKind::draw);
        const auto data = prepared({{"scale", {{"factor", 2.0}}}, {"plus_row", {}}});
        QVERIFY2(data, data ? "" : english(data.error()).c_str());
        float batch[2] = {};
        const std::vector<std::int64_t> rows{3, 1};
        QVERIFY(gatherDrawn(*data, 0, rows, 7, {batch, DType::f32, 2, 1}));
        QCOMPARE(batch[0], 67.03f);
        QCOMPARE(batch[1], 27.01f);
        QVERIFY(gatherField(*data, 0, rows, {batch, DType::f32, 2, 1}));
        QCOMPARE(batch[0], 60.0f);
    }

    void whatPreparesRowsStandsBeforeTheOthers()
    {
        const auto data = prepared({{"scale", {}}, {"every_second", {}}});
        QVERIFY(!data);
        QVERIFY(english(data.error()).find("must stand before “scale”") != std::string::npos);
    }

    void itsAttributesAreChecked() { QVERIFY(!prepared({{"every_second", {{"third", true}}}})); }

private:
    Result<PreparedData> prepared(std::vector<Part> transforms) const
    {
        return prepare(
            {{"csv", {{"file", std::string("table.csv")}}}, std::move(transforms), {"chronological", 0, 0}},
            {folder_.path().toStdString(), 1, {}});
    }
    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(DroppedInTransformTest)
#include "dropped_in_transform_test.moc"

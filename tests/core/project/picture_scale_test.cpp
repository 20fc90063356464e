#include "project/recipe_check.h"
#include "project/recipe_repair.h"
#include "project/run.h"

#include <QtTest>

using namespace loom;

/// ÷255 is made for the bytes of pictures; left over from them it makes points of the plane unlearnable.
class PictureScaleTest : public QObject {
    Q_OBJECT

private slots:
    void onNumbersThatAreNoPicturesItIsRemarked_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<double>("factor");
        QTest::addColumn<bool>("remarked");
        QTest::newRow("points of the plane") << "toy_2d" << 1.0 / 255 << true;
        QTest::newRow("a table") << "csv" << 1.0 / 255 << true;
        QTest::newRow("a table, to -1 … 1") << "csv" << 2.0 / 255 << true;
        QTest::newRow("pictures") << "fashion_mnist" << 1.0 / 255 << false;
        QTest::newRow("a folder of pictures") << "image_folder" << 1.0 / 255 << false;
        QTest::newRow("a factor that somebody chose") << "toy_2d" << 0.5 << false;
    }
    void onNumbersThatAreNoPicturesItIsRemarked()
    {
        QFETCH(QString, source);
        QFETCH(double, factor);
        QFETCH(bool, remarked);
        Project project;
        project.data.source.type = source.toStdString();
        project.data.transforms = {{"shuffle", {}}, {"scale", {{"factor", factor}}}};
        std::vector<Issue> issues;
        checkData(project.data, issues);
        QCOMPARE(issues.size(), std::size_t(remarked ? 1 : 0));
        if (!remarked)
            return;
        QCOMPARE(issues[0].path, std::string("data.transforms.1"));
        QCOMPARE(issues[0].severity, Severity::warning);
        QVERIFY(applyRepair(project, issues[0].repairs.at(0)));
        QCOMPARE(project.data.transforms.size(), std::size_t(1));
        QCOMPARE(project.data.transforms[0].type, std::string("shuffle"));
        QVERIFY(!applyRepair(project, issues[0].repairs.at(0))); // it is gone
    }

    void everySourceHasTheTransformsThatBelongToIt()
    {
        for (const SourceType& source : sourcesTable()) {
            const DataRecipe recipe = usualRecipe({source.id, {}});
            std::vector<Issue> issues;
            checkData(recipe, issues);
            QVERIFY2(issues.empty(), source.id.c_str());
        }
        QVERIFY(usualRecipe({"toy_2d", {}}).transforms.empty());
        QCOMPARE(usualRecipe({"image_folder", {}}).transforms.at(0).type, std::string("scale"));
    }
};

QTEST_GUILESS_MAIN(PictureScaleTest)
#include "picture_scale_test.moc"

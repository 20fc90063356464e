#include "analysis/doctor.h"

#include <QTest>
#include <algorithm>

using namespace loom;

/// What cannot learn any more is named from the numbers of the run.
class DoctorTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void everyLayerWithParametersIsLookedAt();
    void whatTakesMuchMemoryIsLeftOut();
    void halfOfTheUnitsDeadIsAWarning_data();
    void halfOfTheUnitsDeadIsAWarning();
    void aGradientOfZerosIsAWarning();

private:
    bool asks(const WatchRequest& request, const char* name) const
    {
        return std::ranges::find(request.names, name) != request.names.end();
    }

    Graph graph_;
    GraphReport report_;
};

void DoctorTest::initTestCase()
{
    graph_.nodes = {{"x", "input"}, {"hidden", "dense", {{"units", Value(std::int64_t(4))}}}, {"flat", "relu"}};
    graph_.edges = {{{"x", ""}, {"hidden", ""}}, {{"hidden", ""}, {"flat", ""}}};
    FieldShape field;
    field.name = "x";
    field.shape = Shape{3};
    report_ = inspect(graph_, {field});
    QVERIFY(report_.nodes.count("hidden") && report_.nodes.at("hidden").known);
}

void DoctorTest::everyLayerWithParametersIsLookedAt()
{
    const WatchRequest request = doctorRequest(graph_, report_, {1, 2}, 32);
    QVERIFY(request.units);
    QCOMPARE(request.rows.size(), std::size_t(2));
    QVERIFY(asks(request, "hidden/output") && asks(request, "hidden/kernel:gradient"));
    QVERIFY(!asks(request, "flat/output") && !asks(request, "x/output"));
    graph_.nodes[1].frozen = true;
    QVERIFY(!asks(doctorRequest(graph_, report_, {1}, 32), "hidden/kernel:gradient"));
    graph_.nodes[1].frozen = false;
}

void DoctorTest::whatTakesMuchMemoryIsLeftOut()
{
    const WatchRequest request = doctorRequest(graph_, report_, {1}, std::int64_t(1) << 40);
    QVERIFY(!asks(request, "hidden/output"));
    QVERIFY(asks(request, "hidden/kernel:gradient"));
}

void DoctorTest::halfOfTheUnitsDeadIsAWarning_data()
{
    QTest::addColumn<std::vector<float>>("largest");
    QTest::addColumn<int>("warnings");
    QTest::newRow("all of them") << std::vector<float>{0, 0, 0, 0} << 1;
    QTest::newRow("half of them") << std::vector<float>{0, 2, 0, 3} << 1;
    QTest::newRow("a quarter is usual") << std::vector<float>{0, 1, 2, 3} << 0;
    QTest::newRow("none") << std::vector<float>{1, 1, 2, 3} << 0;
}

void DoctorTest::halfOfTheUnitsDeadIsAWarning()
{
    QFETCH(std::vector<float>, largest);
    QFETCH(int, warnings);
    Snapshot snapshot;
    snapshot.rows = {0, 1, 2};
    snapshot.units["hidden/output"] = largest;
    const std::vector<Issue> issues = diagnosis(graph_, report_, snapshot);
    QCOMPARE(int(issues.size()), warnings);
    if (warnings > 0) {
        QCOMPARE(issues[0].severity, Severity::warning);
        QCOMPARE(issues[0].node, std::string("hidden"));
        QVERIFY(english(issues[0].sentence).find("of 4 neurons of hidden give 0 for all 3 samples")
                != std::string::npos);
    }
}

void DoctorTest::aGradientOfZerosIsAWarning()
{
    Snapshot snapshot;
    snapshot.units["hidden/kernel:gradient"] = {0, 0, 0, 0};
    snapshot.units["hidden/bias:gradient"] = {0, 0, 1e-30F, 0};
    const std::vector<Issue> issues = diagnosis(graph_, report_, snapshot);
    QCOMPARE(issues.size(), std::size_t(1));
    QCOMPARE(english(issues[0].sentence), std::string("The gradient of kernel of hidden is 0: it does not learn"));
}

QTEST_GUILESS_MAIN(DoctorTest)
#include "doctor_test.moc"

#include "data/left_out.h"

#include <QtTest/QtTest>

using namespace loom;

/// What is said of files and rows that could not be read.
class LeftOutTest : public QObject {
    Q_OBJECT
private slots:
    void aPlaceIsSaidOnce()
    {
        const Fault named{Text::verbatim("cat/3.png"), Text("{file} is empty.", {{"file", "cat/3.png"}})};
        QCOMPARE(english(saidOf(named)), std::string("cat/3.png is empty."));
        const Fault row{Text("row {row}", {{"row", 812}}), Text("It has 3 columns.")};
        QCOMPARE(english(saidOf(row)), std::string("row 812: It has 3 columns."));
    }

    void eachIsAnIssueUntilThereAreTooMany()
    {
        Faults faults;
        QVERIFY(leftOutIssues(faults).empty());
        for (int row = 1; row <= 3; ++row)
            faults.add({Text("row {row}", {{"row", row}}), Text("It is broken.")});
        std::vector<Issue> issues = leftOutIssues(faults);
        QCOMPARE(issues.size(), std::size_t(3));
        QVERIFY(!hasErrors(issues));
        QVERIFY(english(issues[1].sentence).find("row 2: It is broken.") != std::string::npos);
        QVERIFY(issues[0].path.starts_with("data."));
        for (int row = 4; row <= 500; ++row)
            faults.add({Text("row {row}", {{"row", row}}), Text("It is broken.")});
        issues = leftOutIssues(faults);
        QVERIFY(issues.size() < 10);
        const std::string more = formatNumber(std::int64_t(500 - (issues.size() - 1)));
        QVERIFY(english(issues.back().sentence).find(more) != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(LeftOutTest)
#include "left_out_test.moc"

#include "course/years.h"

#include <QtTest>

using namespace loom;

class YearsTest : public QObject {
    Q_OBJECT
private slots:
    void theProgramsYearsAreWholeAndInOrder()
    {
        const auto read = readYears(courseTable("years.json"));
        if (const LabFault* fault = std::get_if<LabFault>(&read))
            QFAIL((std::to_string(fault->line) + ": " + english(fault->sentence)).c_str());
        for (const int year : {1957, 1969, 1986, 2010, 2012})
            QVERIFY(std::ranges::count(courseYears(), year, &HistoryYear::year) == 1);
        QVERIFY(std::ranges::is_sorted(courseYears(), {}, &HistoryYear::year));
    }

    void everyYearThatALabNamesHasWordsAndALabToOpen()
    {
        const std::vector<CourseEntry> entries = course({});
        const std::vector<HistoryDate> line = timeLine(entries, courseYears());
        QVERIFY(!line.empty());
        QVERIFY(std::ranges::is_sorted(line, {}, &HistoryDate::year));
        for (const HistoryDate& date : line) {
            QVERIFY2(date.words, std::to_string(date.year).c_str());
            const CourseEntry* entry = findLab(entries, date.lab);
            QVERIFY(entry && entry->usable());
            QVERIFY(std::ranges::count(entry->lab->years, date.year) == 1);
        }
        // The perceptron's year is the first lab's that names it.
        const auto perceptron = std::ranges::find(line, 1957, &HistoryDate::year);
        QVERIFY(perceptron != line.end());
        QCOMPARE(perceptron->lab, std::string("neuron"));
    }

    void aLabThatCannotBeUsedHasNoDate()
    {
        std::vector<CourseEntry> entries = course({});
        for (CourseEntry& entry : entries)
            entry.faults.push_back({1, Text("broken")});
        QVERIFY(timeLine(entries, courseYears()).empty());
    }

    void aYearWithoutWordsStandsAlone()
    {
        const std::vector<HistoryDate> line = timeLine(course({}), {});
        QVERIFY(!line.empty() && !line.front().words);
    }

    void yearsOutOfOrderAreRefused()
    {
        const std::string one =
            R"({"year": 1986, "ko": {"word": "가", "says": "가."}, "en": {"word": "x", "says": "X."}})";
        const std::string two =
            R"({"year": 1957, "ko": {"word": "나", "says": "나."}, "en": {"word": "y", "says": "Y."}})";
        QVERIFY(
            std::holds_alternative<LabFault>(readYears("{\"format\": 1, \"years\": [" + one + ", " + two + "]}")));
        QVERIFY(
            !std::holds_alternative<LabFault>(readYears("{\"format\": 1, \"years\": [" + two + ", " + one + "]}")));
    }
};

QTEST_GUILESS_MAIN(YearsTest)
#include "years_test.moc"

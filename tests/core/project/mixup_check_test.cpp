#include "project/recipe_check.h"
#include "project/recipe_repair.h"

#include <QtTest/QtTest>

using namespace loom;

/// Classes are mixed as shares only: without one_hot the recipe says so, and one click puts it where it belongs.
class MixupCheckTest : public QObject {
    Q_OBJECT

private slots:
    void classNumbersAreMended()
    {
        Project project;
        project.data.source = {"fashion_mnist", {}};
        project.data.transforms = {{"scale", {}}, {"mixup", {}}};
        project.data.split.method = "stratified";
        std::vector<Issue> issues;
        checkData(project.data, issues);
        const auto issue = std::ranges::find(issues, std::string("data.transforms.1"), &Issue::path);
        QVERIFY(issue != issues.end() && issue->severity == Severity::error && issue->repairs.size() == 1);
        QVERIFY(applyRepair(project, issue->repairs[0]));
        QCOMPARE(project.data.transforms.size(), std::size_t(3));
        QCOMPARE(project.data.transforms[1].type, std::string("one_hot"));
        issues.clear();
        checkData(project.data, issues);
        QVERIFY(std::ranges::find(issues, std::string("data.transforms.2"), &Issue::path) == issues.end());
    }
};

QTEST_GUILESS_MAIN(MixupCheckTest)
#include "mixup_check_test.moc"

#include "project/project_file.h"
#include "project/recipe_repair.h"
#include "project/run.h"

#include <QTest>

#include <algorithm>

using namespace loom;
using Names = std::vector<std::string>;

/// What is wrong with the order of transforms, or with what they need, is said before any data are read, each with
/// the button that mends it.
class TransformCheckTest : public QObject {
    Q_OBJECT
private slots:
    void everyMistakeHasItsButton_data()
    {
        QTest::addColumn<QString>("transforms");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("mended");
        QTest::newRow("windows behind standardize") << "standardize windows"
                                                    << ""
                                                    << "chronological"
                                                    << "must stand before Standardize"
                                                    << "windows standardize";
        QTest::newRow("windows of rows at random") << "windows"
                                                   << ""
                                                   << "ratio"
                                                   << "draws single rows out of them at random"
                                                   << "windows";
        QTest::newRow("text that nobody reads") << "standardize"
                                                << "review"
                                                << "ratio"
                                                << "hold text, which no network can read"
                                                << "vocabulary standardize";
    }
    void everyMistakeHasItsButton()
    {
        QFETCH(QString, transforms);
        QFETCH(QString, text);
        QFETCH(QString, method);
        QFETCH(QString, words);
        QFETCH(QString, mended);
        Project project = projectOf(transforms, text, method);
        const std::vector<Issue> issues = of(project);
        QCOMPARE(issues.size(), std::size_t(1));
        QVERIFY2(english(issues[0].sentence).find(words.toStdString()) != std::string::npos,
                 english(issues[0].sentence).c_str());
        QVERIFY(!issues[0].repairs.empty());
        QVERIFY(applyRepair(project, issues[0].repairs[0]));
        QVERIFY(of(project).empty());
        QStringList types;
        for (const Part& part : project.data.transforms)
            types.append(QString::fromStdString(part.type));
        QCOMPARE(types.join(' '), mended);
    }

    void whatIsInOrderIsNoMistake_data()
    {
        QTest::addColumn<QString>("transforms");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("method");
        QTest::newRow("windows first") << "windows standardize noise"
                                       << ""
                                       << "chronological";
        QTest::newRow("a vocabulary") << "vocabulary"
                                      << "review"
                                      << "stratified";
        QTest::newRow("nothing prepared") << "scale flip flatten"
                                          << ""
                                          << "ratio";
    }
    void whatIsInOrderIsNoMistake()
    {
        QFETCH(QString, transforms);
        QFETCH(QString, text);
        QFETCH(QString, method);
        QVERIFY(of(projectOf(transforms, text, method)).empty());
    }

private:
    static Project projectOf(const QString& transforms, const QString& text, const QString& method)
    {
        Project project;
        project.data.source = {"csv", {}};
        if (!text.isEmpty())
            project.data.source.attributes["text"] = Names{text.toStdString()};
        for (const QString& type : transforms.split(' '))
            project.data.transforms.push_back(
                {type.toStdString(), type == "scale" ? Attributes{{"factor", 2.0}} : Attributes{}});
        project.data.split = {method.toStdString(), 0.2, 0};
        return project;
    }
    static std::vector<Issue> of(const Project& project)
    {
        std::vector<Issue> issues = checkProject(project, {});
        std::erase_if(issues, [](const Issue& issue) { return !issue.path.starts_with("data."); });
        return issues;
    }
};

QTEST_GUILESS_MAIN(TransformCheckTest)
#include "transform_check_test.moc"

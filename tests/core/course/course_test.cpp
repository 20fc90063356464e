#include "course/course.h"
#include "course/lab_check.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace loom;

class CourseTest : public QObject {
    Q_OBJECT
private slots:
    void aNewLabIsWholeAndItsChecksHold()
    {
        const QTemporaryDir folder;
        const Result<std::string> made = makeLab(folder.path().toStdString(), "my-lab");
        QVERIFY(made.ok());
        const std::vector<CourseEntry> entries = course(folder.path().toStdString());
        const CourseEntry* own = findLab(entries, "my-lab");
        QVERIFY(own);
        for (const LabFault& fault : own->faults)
            qWarning("line %lld: %s", static_cast<long long>(fault.line), english(fault.sentence).c_str());
        QVERIFY(own->usable());
        QVERIFY(own->warnings.empty());
        const std::vector<LabCheckResult> results = runChecks(*own->lab, false);
        QCOMPARE(results.size(), std::size_t(2));
        for (const LabCheckResult& result : results)
            QVERIFY(result.passed);
        QVERIFY2(!makeLab(folder.path().toStdString(), "my-lab").ok(), "what exists is not written over");
        QVERIFY(!makeLab(folder.path().toStdString(), "../away").ok());
    }

    void aBrokenLabIsListedAndHurtsNoOther_data()
    {
        QTest::addColumn<QByteArray>("was");
        QTest::addColumn<QByteArray>("becomes");
        QTest::addColumn<int>("behind");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const char* was, const char* becomes, int behind, const char* words) {
            QTest::newRow(name) << QByteArray(was) << QByteArray(becomes) << behind << QString(words);
        };
        row("a bracket is missing", "\"headline\": [\"y\"],", "\"headline\": [\"y\",", 1, "line");
        row("a word that there is none of", "\"headline\"", "\"headlines\"", 0, "headlines");
        row("a quantity that there is none of", "\"headline\": [\"y\"]", "\"headline\": [\"yy\"]", 0, "yy");
        row("a formula that is none", "w*x + b", "w*x + ", 0, "formula");
        row("a name that a formula lacks", "w*x + b", "w*x + c", 0, "“c”");
        row("a view that there is none of", "\"views\": [\"drawing\"]", "\"views\": [\"picture\"]", 0, "picture");
        row("too few wrong answers", ", {\"id\": \"small\", \"when\": {\"below\": 5}}", "", 0, "3");
        row("a layer that there is none of", "\"type\": \"dense\"", "\"type\": \"dens\"", 0, "dens");
        row("no control", ", \"must\": \"fail\"", "", 0, "control");
        row("a check that requires nothing", ", \"within\": [-1e-12, 1e-12]", "", 0, "requires nothing");
        row("a subject that there is none of", "net:x/output[0]\"", "other:x/output[0]\"", 0, "other");
        row("a press of an action that there is none of", "\"draw\": {", "\"press\": {\"push\": 1}, \"draw\": {", 0,
            "push");
        row("an action that is done no times", "\"runs\": [",
            "\"actions\": [{\"id\": \"a\", \"set\": {}, \"times\": 0}], \"runs\": [", 0, "1,000");
        row("a comma is missing", "\"headline\": [\"y\"],", "\"headline\": [\"y\"]", 1, "a comma may be missing");
        row("a view without its subject", ", \"of\": \"net\"", "", 0, "lacks “of”");
        row("two letters of a word have changed places", "\"of\": \"net\"", "\"fo\": \"net\"", 0,
            "did you mean “of”");
        row("a view's subject misspelt", "\"of\": \"net\"", "\"of\": \"ned\"", 0, "did you mean “net”");
        row("a view of no kind", "\"network_drawing\"", "\"network_drawin\"", 0, "did you mean “network_drawing”");
        row("a word that a view has not", "\"of\": \"net\"", "\"of\": \"net\", \"movable\": true", 0,
            "views.drawing.movable");
        row("a handle where there is none", "\"of\": \"net\"", "\"of\": \"net\", \"grab\": {\"w\": \"y\"}", 0,
            "grab");
        row("a comparison's hand on no flag", "\"network_drawing\", \"of\": \"net\"",
            "\"comparison\", \"series\": [{\"y\": \"some.y\"}], \"flags\": [{\"x\": \"y\"}], "
            "\"grab\": {\"here\": \"net:x/output[0]\"}",
            0, "none of “flags” stands at net:x/output[0]");
        row("an editor that there is none of", "\"slider\"", "\"slidr\"", 0, "did you mean “slider”");
        row("a slider the wrong way round", "\"from\": -5, \"to\": 5", "\"from\": 2, \"to\": -12", 0, "-12");
        row("a slider that does not reach where it begins", "\"from\": -5, \"to\": 5", "\"from\": 2, \"to\": 5", 0,
            "begins at 1");
        row("a control of what there is none of", "\"controls\": [{\"path\": \"net:neuron/bias[0]\"",
            "\"controls\": [{\"path\": \"net:neuron/bias[1]\"", 0, "neuron/bias");
        row("a solution that does not reach its goal", "\"solution\": {\"net:neuron/bias[0]\": 4}",
            "\"solution\": {\"net:neuron/bias[0]\": 5}", 0, "y is 11");
        row("a solution of what there is none of", "\"solution\": {\"net:neuron/bias[0]\": 4}",
            "\"solution\": {\"net:neuron/bias[1]\": 4}", 0, "neuron/bias");
        row("a word that a goal has not", "\"done\": {\"value\"", "\"done\": {\"valeu\"", 0, "did you mean “value”");
        row("a word that a question has not", "\"answer\": \"y\"", "\"answer\": \"y\", \"options\": [\"a\"]", 0,
            "options");
        row("a kind of question that there is none of", "\"kind\": \"number\"", "\"kind\": \"numbr\"", 0,
            "did you mean “number”");
        row("a tensor misspelt in a formula", "\"w\": \"net:neuron/kernel[0,0]\"",
            "\"w\": \"net:neuron/kernal[0,0]\"", 0, "did you mean “neuron/kernel”");
        row("numbers of another shape", "\"neuron/kernel\": [[3]]", "\"neuron/kernel\": [3]", 0, "neuron/kernel");
        row("a kind of view without what it draws", "\"network_drawing\", \"of\": \"net\"", "\"function_plot\"", 0,
            "lacks “curves”");
        row("half a point", "\"network_drawing\", \"of\": \"net\"",
            "\"plane\", \"grab\": {\"point.x\": \"net:x/output[0]\"}", 0, "lacks “point.y”");
        row("three numbers for a range", "\"network_drawing\", \"of\": \"net\"",
            "\"function_plot\", \"curve\": \"x\", \"range\": [0, 1, 2]", 0, "a list of 2");
        row("an input that no memory holds", "\"inputs\": {\"x\": [1]}", "\"inputs\": {\"x\": [4000000000000]}", -1,
            "net");
        row("a flag in a view that takes none", "\"kind\": \"number\"", "\"kind\": \"flag\", \"on\": \"drawing\"", 0,
            "no flag is asked");
        row("a click in a view that takes none",
            "\"number\", \"answer\": \"y\", \"wrong\": [{\"id\": \"no_bias\", \"when\": {\"equals\": 6}}, {\"id\": "
            "\"added\", "
            "\"when\": {\"equals\": 5}}, {\"id\": \"small\", \"when\": {\"below\": 5}}]",
            "\"click\", \"on\": \"drawing\", \"answer\": [\"y\", \"y\"]", 0, "surface");
        row("a task without a goal",
            ", \"done\": {\"value\": \"y\", \"within\": [9.9, 10.1], \"solution\": {\"net:neuron/bias[0]\": 4}}", "",
            0, "needs a goal");
        row("a goal without bounds", "\"within\": [9.9, 10.1], ", "", 0, "at_most");
        row("bounds of nothing", "\"value\": \"y\", \"within\": [9.9", "\"within\": [9.9", 0, "goal");
        row("rows of no subject", "\"network_drawing\", \"of\": \"net\"", "\"plane\", \"data\": true", 0,
            "without “of”");
        row("a check of a quantity that there is none of", "\"value\": \"some.y\", \"minus\"",
            "\"value\": \"some.yy\", \"minus\"", 0, "did you mean “y”");
        row("a check of a whole run", "\"value\": \"some.y\", \"minus\"", "\"value\": \"some\", \"minus\"", 0,
            "RUN.ADDRESS");
        row("a curve over another name", "\"network_drawing\", \"of\": \"net\"",
            "\"function_plot\", \"variable\": \"u\", \"curve\": \"x^2\"", 0, "there is no “x”");
        row("a curve's handle misspelt", "\"network_drawing\", \"of\": \"net\"",
            "\"function_plot\", \"curve\": \"x\", \"grab\": {\"ponit\": \"net:x/output[0]\"}", 0,
            "did you mean “point”");
        row("no page", "\"steps\": [", "\"steps\": [], \"quiz\": [", 0, "one page at least");
        row("another format", "\"format\": 1", "\"format\": 99", 0, "99");
        const auto view = [&](const char* name, const char* words, const char* said) {
            row(name, "\"network_drawing\", \"of\": \"net\"", words, 0, said);
        };
        view("a height the wrong way round", "\"function_plot\", \"curve\": \"x\", \"range\": [1, 0]",
             "views.drawing.range: nothing lies from 1 to 0");
        view("a height of nothing", "\"function_plot\", \"curve\": \"x\", \"range\": [2, 2]", "from 2 to 2");
        view("a curve the wrong way round", "\"function_plot\", \"curve\": \"x\", \"from\": 4, \"to\": -4",
             "views.drawing.from: nothing lies from 4 to -4");
        view("half of where a curve goes", "\"function_plot\", \"curve\": \"x\", \"from\": 7", "without “to”");
        view("an axis the wrong way round", "\"comparison\", \"x\": {\"from\": 3, \"to\": 2}",
             "views.drawing.x.from: nothing lies from 3 to 2");
        view("an area upside down", "\"fit_plane\", \"range\": [0, 1, 9, 3]", "from 9 to 3");
        row("bounds of a check the wrong way round", "\"within\": [-1e-12, 1e-12]", "\"within\": [0.5, 0.4]", 0,
            "checks.agree.within: nothing lies from 0.5 to 0.4");
        row("bounds of a control that nothing is within", "\"within\": [0, 0], \"must\"",
            "\"at_least\": 1, \"at_most\": 0, \"must\"", 0, "checks.control.at_least: nothing lies from 1 to 0");
        row("a goal the wrong way round", "[9.9, 10.1]", "[10.1, 9.9]", 0, "done.within: nothing lies from 10.1");
        row("drawn from a number to a smaller one", "[-2, 2]", "[2, -2]", 0, "nothing lies from 2 to -2");
        const auto run = [&](const char* name, const char* words, const char* said) {
            row(name, "\"draw\": {\"times\": 20, \"from\": {\"net:x/output[0]\": [-2, 2]}}", words, 0, said);
        };
        run("a sweep that goes nowhere",
            "\"sweep\": {\"path\": \"net:x/output[0]\", \"from\": 2, \"to\": 2, \"points\": 3}", "from 2 to 2");
        run("a sweep of one point",
            "\"sweep\": {\"path\": \"net:x/output[0]\", \"from\": 1, \"to\": 2, \"points\": 1}",
            "a whole number from 2 to 100,000");
        row("a slope over what is drawn", "\"value\": \"some.y\", \"minus\"",
            "\"value\": \"some.y\", \"each\": \"slope\", \"minus\"", 0, "slope is taken over a sweep");
        row("a check without its run", "\"value\": \"some.y\", \"minus\"", "\"value\": \"y\", \"minus\"", 0,
            "in the rows of a run it is “some.y”");
        row("an address that no run measures", "\"minus\": \"some.net:neuron/output[0]\"", "\"minus\": \"net.seed\"",
            0, "it is “some.net.seed”");
        row("an address in a quantity's formula", "w*x + b", "net:neuron/kernel[0,0]*x + b", 0,
            "\"names\": {\"neuron\": \"net:neuron/kernel[0,0]\"}");
        view("an address in a curve", "\"function_plot\", \"curve\": \"2*x + net.seed\"",
             "{\"id\": \"seed\", \"formula\": \"v\", \"names\": {\"v\": \"net.seed\"}}");
        row("an address in what a solution sets", "\"solution\": {\"net:neuron/bias[0]\": 4}",
            "\"solution\": {\"net:neuron/bias[0]\": \"net.seed - 3\"}", 0,
            "in the formula write seed, and make it a");
        row("a power as in Python", "w*x + b", "w*x**2 + b", 0, "a power is written ^");
        row("curly quotes", "\"headline\"", "“headline”", 0, "quotes there are straight");
        row("a chapter that there is none of", "\"chapter\": 1", "\"chapter\": 40", 0, "a whole number from 1 to 11");
        row("half a chapter", "\"chapter\": 1", "\"chapter\": 1.5", 0, "a whole number from 1 to 11");
        row("no time at all", "\"minutes\": 5", "\"minutes\": 0", 0, "a whole number from 1 to 600");
        row("a solution that the slider does not reach", "\"from\": -5, \"to\": 5}]", "\"from\": -5, \"to\": 3}]", 3,
            "is 4; on this page net:neuron/bias[0] is moved from -5 to 3");
    }
    void aBrokenLabIsListedAndHurtsNoOther()
    {
        QFETCH(QByteArray, was);
        QFETCH(QByteArray, becomes);
        QFETCH(int, behind);
        QFETCH(QString, words);
        const QTemporaryDir folder;
        QVERIFY(makeLab(folder.path().toStdString(), "broken").ok());
        QVERIFY(makeLab(folder.path().toStdString(), "whole").ok());
        const auto line = change(folder.filePath("broken/lab.json"), was, becomes) + behind;
        const std::vector<CourseEntry> entries = course(folder.path().toStdString());
        const CourseEntry* broken = findLab(entries, "broken");
        QVERIFY(broken && !broken->usable());
        QCOMPARE(broken->faults.front().line, std::int64_t(line));
        const QString sentence = QString::fromStdString(english(broken->faults.front().sentence));
        QVERIFY2(sentence.contains(words), qPrintable(sentence));
        QVERIFY(findLab(entries, "whole")->usable());
        QVERIFY(findLab(entries, "neuron")->usable());
    }

    /// Each with its line, in the order of the file; what only follows from another is not told.
    void allFaultsOfALabAreListedAtOnce()
    {
        const QTemporaryDir folder;
        QVERIFY(makeLab(folder.path().toStdString(), "broken").ok());
        const std::string file = folder.filePath("broken/lab.json").toStdString();
        QString json = QString::fromStdString(*readFile(file, 1 << 20));
        const auto change = [&](const char* was, const char* becomes) {
            QCOMPARE(json.count(QLatin1String(was)), 1);
            json.replace(QLatin1String(was), QLatin1String(becomes));
        };
        const auto sentences = [&] { QVERIFY2(writeFileAtomically(file, json.toStdString()).ok(), "written"); };
        const auto linesOfBroken = [&] {
            std::vector<std::int64_t> lines;
            for (const std::vector<CourseEntry> now = course(folder.path().toStdString());
                 const LabFault& fault : findLab(now, "broken")->faults)
                lines.push_back(fault.file == "lab.json" ? fault.line : -1);
            return lines;
        };
        change("\"formula\": \"w*x + b\"", "\"formula\": \"w*x + \"");
        change("\"network_drawing\"", "\"network_drawin\"");
        change("\"from\": -5, \"to\": 5", "\"from\": 5, \"to\": -5");
        change("\"some.y\", \"minus\"", "\"some.yy\", \"minus\"");
        sentences();
        QCOMPARE(linesOfBroken(), (std::vector<std::int64_t>{4, 5, 6, 11}));
        // What the subject's fault brings about elsewhere is silent.
        change("\"type\": \"dense\"", "\"type\": \"dens\"");
        sentences();
        QCOMPARE(linesOfBroken().size(), std::size_t(5));
        // So are numbers that do not prove what is said.
        change("\"type\": \"dens\"", "\"type\": \"dense\"");
        change("\"formula\": \"w*x + \"", "\"formula\": \"w*x + b\"");
        change("\"network_drawin\"", "\"network_drawing\"");
        change("\"from\": 5, \"to\": -5", "\"from\": 2, \"to\": 5");
        change("\"some.yy\"", "\"some.y\"");
        change("\"solution\": {\"net:neuron/bias[0]\": 4}", "\"solution\": {\"net:neuron/bias[0]\": 100}");
        sentences();
        // Where the slider begins, where the solution lies, and what it reaches.
        QCOMPARE(linesOfBroken(), (std::vector<std::int64_t>{6, 9, 9}));
    }

    /// The question tells x = 2: who moves x before the answer is asked for another number than it says.
    void aNumberOfAQuestionThatAHandMovesIsWarnedOf()
    {
        const QTemporaryDir folder;
        QVERIFY(makeLab(folder.path().toStdString(), "open").ok());
        change(folder.filePath("open/lab.json"), "\"locks\": [\"net:x/output[0]\"], ", "");
        const auto warnings = [&] { return findLab(course(folder.path().toStdString()), "open")->warnings; };
        QCOMPARE(warnings().size(), std::size_t(1));
        QCOMPARE(placeOf(warnings().front()), std::string("lab.json:8: "));
        const QString said = QString::fromStdString(english(warnings().front().sentence));
        QVERIFY2(said.contains("net:x/output[0] is 2") && said.contains("\"locks\": [\"net:x/output[0]\"]"),
                 qPrintable(said));
        // Who reads x off the picture may move it.
        change(folder.filePath("open/en.md"), "With x = 2, w = 3 and b = 1, what", "What");
        change(folder.filePath("open/ko.md"), "x = 2, w = 3, b = 1이면 출력은", "출력은");
        QVERIFY(warnings().empty());
    }

    /// What the documents show can be copied.
    void theExampleOfTheContributionsIsALab()
    {
        QFile file(QStringLiteral(LOOM_SOURCE_DIR "/CONTRIBUTING.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString all = QString::fromUtf8(file.readAll());
        const auto block = [&](const QString& language) {
            return all.section(QStringLiteral("```%1\n").arg(language), 1, 1)
                .section(QStringLiteral("```"), 0, 0)
                .toUtf8();
        };
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("square")));
        for (const auto& [name, content] : {std::pair("lab.json", block("json")), std::pair("ko.md", block("md")),
                                            std::pair("en.md", block("md"))}) {
            QVERIFY(!content.isEmpty());
            QFile out(folder.filePath(QStringLiteral("square/") + name));
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(content);
        }
        const std::vector<CourseEntry> entries = course(folder.path().toStdString());
        const CourseEntry* square = findLab(entries, "square");
        QVERIFY(square);
        for (const LabFault& fault : square->faults)
            qWarning("%s%s", placeOf(fault).c_str(), english(fault.sentence).c_str());
        QVERIFY(square->usable());
        for (const LabCheckResult& result : runChecks(*square->lab, false))
            QVERIFY2(result.passed, result.check->id.c_str());
    }

    void aLessonThatLacksASentenceIsNamed()
    {
        const QTemporaryDir folder;
        QVERIFY(makeLab(folder.path().toStdString(), "gap").ok());
        change(folder.filePath("gap/en.md"), "### first.right", "### first.righd");
        QVERIFY(QFile::remove(folder.filePath("gap/ko.md")));
        const std::vector<CourseEntry> entries = course(folder.path().toStdString());
        const CourseEntry* gap = findLab(entries, "gap");
        QVERIFY(gap && !gap->usable());
        QStringList sentences;
        for (const LabFault& fault : gap->faults)
            sentences << QString::fromStdString(placeOf(fault) + english(fault.sentence));
        const QString all = sentences.join(QLatin1Char('\n'));
        QVERIFY2(all.contains("ko.md is missing"), qPrintable(all));
        QVERIFY2(all.contains("en.md:4: missing here: ### first.right"), qPrintable(all));
        QVERIFY2(all.contains("en.md:10: nothing in the lab asks for ### first.righd; did you mean ### first.right?"),
                 qPrintable(all));
    }

    void onesOwnLabTakesThePlaceOfTheProgramsOwn()
    {
        const QTemporaryDir folder;
        QVERIFY(makeLab(folder.path().toStdString(), "neuron").ok());
        const std::vector<CourseEntry> entries = course(folder.path().toStdString());
        QCOMPARE(entries.size(), course({}).size());
        QVERIFY(!findLab(entries, "neuron")->folder.empty());
    }

    void aFolderThatIsNotThereIsNoFault() { QCOMPARE(course("/nowhere/at/all").size(), course({}).size()); }

private:
    /// Gives the line where the words stood.
    static qsizetype change(const QString& name, const QByteArray& was, const QByteArray& becomes)
    {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s cannot be read", qPrintable(name));
        QByteArray text = file.readAll();
        file.close();
        if (!text.contains(was))
            qFatal("%s does not stand in %s", was.constData(), qPrintable(name));
        const qsizetype line = text.left(text.indexOf(was)).count('\n') + 1;
        text.replace(text.indexOf(was), was.size(), becomes);
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return line;
    }
};

QTEST_GUILESS_MAIN(CourseTest)
#include "course_test.moc"

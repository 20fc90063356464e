#include "loom_program.h"

#include <QDir>
#include <QtTest>

/// `loom lab` as a teacher calls it who writes labs.
class LoomLabTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("XDG_DATA_HOME", home_.path().toUtf8()); }

    void aNewLabSaysWhatIsNext()
    {
        const Called made = call({"lab", "new", "bias"});
        QVERIFY2(made.out.contains("marks its quiz and its tasks"), made.out);
        QCOMPARE(made.code, 0);
        QVERIFY2(made.out.contains("course/bias\n") && made.out.contains("Learn › Course")
                     && made.out.contains("`loom lab check bias`"),
                 made.out.constData());
        const Called checked = call({"lab", "check", "bias"});
        QCOMPARE(checked.code, 0);
        QCOMPARE(checked.out, QByteArray("bias: nothing is wrong; 1 step, 0 quiz questions, 1 task, 2 checks\n"));
        QVERIFY(checked.err.isEmpty());
    }

    void aWarningIsSaidAndTheLabCanBeUsed()
    {
        QCOMPARE(call({"lab", "new", "open"}).code, 0);
        const QString file = home_.filePath("netloom/course/open/lab.json");
        write(file, bytesOf(file).replace("\"locks\": [\"net:x/output[0]\"], ", ""));
        const Called checked = call({"lab", "check", "open"});
        QCOMPARE(checked.code, 0);
        QVERIFY2(checked.err.contains("open: lab.json:8: steps.first.predict"), checked.err.constData());
        QVERIFY(checked.out.contains("nothing is wrong"));
    }

    /// Pages are asked for by the name under which they stand in the file.
    void whatWordsAPartHasIsFoundByTheNamesInTheFile()
    {
        const QByteArray steps = call({"lab", "words", "steps"}).out;
        QVERIFY(steps.contains("locks"));
        for (const char* page : {"tasks", "quiz"})
            QCOMPARE(call({"lab", "words", page}).out, steps);
        const QByteArray questions = call({"lab", "words", "predict"}).out;
        QVERIFY2(questions.contains("flag") && questions.contains("choice"), questions.constData());
        QVERIFY(call({"lab", "words", "views"}).out.contains("function_plot"));
        QCOMPARE(call({"lab", "words", "tasksq"}).code, 1);
        const QByteArray all = call({"lab", "words"}).out;
        QVERIFY2(all.contains("chapters:") && all.contains("3                 Optimizers"), all.constData());
    }

    /// A long form never runs into its help.
    void theColumnsOfWordsStandApart()
    {
        for (const char* part : {"quantities", "checks", "runs", "surface"}) {
            const QByteArray out = call({"lab", "words", part}).out;
            for (const QByteArray& line : out.split('\n'))
                if (line.size() > 50)
                    QVERIFY2(line.at(49) == ' ' || line.left(50).trimmed().contains(": "), line.constData());
            QVERIFY2(!out.contains("slopewhat"), out.constData());
        }
    }

    void theHelpOfALabNamesItsOwnOptionsOnly()
    {
        const QByteArray help = call({"lab", "--help"}).out;
        for (const char* own : {"--check", "--long", "--json", "--out", "--help"})
            QVERIFY2(help.contains(own), own);
        for (const char* other : {"--epochs", "--vary", "--rounds", "--csv", "--set", "--device"})
            QVERIFY2(!help.contains(other), other);
        QVERIFY(call({"sweep", "--help"}).out.contains("--vary"));
        QVERIFY(call({"grade", "--help"}).out.contains("--csv"));
        QVERIFY(!call({"train", "--help"}).out.contains("--vary"));
    }

    void nothingHasNoMinus()
    {
        QCOMPARE(call({"lab", "new", "zero"}).code, 0);
        const QString file = home_.filePath("netloom/course/zero/lab.json");
        write(file,
              bytesOf(file).replace("\"quantities\": [",
                                    "\"quantities\": [{\"id\": \"none\", \"formula\": \"-(0)\"}, "));
        const Called run = call({"lab", "run", "zero"});
        QCOMPARE(run.code, 0);
        QVERIFY2(run.out.contains("none            0.0000"), run.out.constData());
    }

private:
    QTemporaryDir home_;
};

QTEST_GUILESS_MAIN(LoomLabTest)
#include "loom_lab_test.moc"

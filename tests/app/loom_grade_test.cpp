#include "loom_program.h"

#include "base/file.h"
#include "course/course.h"
#include "course/learner_record.h"

#include <QtTest>

using namespace loom;

namespace {

std::string recordOf(const std::string& name, double border, const std::string& axon)
{
    LearnerRecord record;
    record.name = name;
    record.labs["neuron"].answers["border"] = {border, false, 1, "", ""};
    record.labs["neuron"].answers["axon"] = {axon, false, 1, "", ""};
    return writeRecord(record);
}

} // namespace

/// `loom grade` as a teacher calls it.
class LoomGradeTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", home_.path().toUtf8());
        write(home_.filePath("in_ann.json"), QByteArray::fromStdString(recordOf("ann", 0, "output")));
        QVERIFY(QDir(home_.path()).mkdir("in"));
        for (const char* name : {"ann", "bob"})
            write(home_.filePath(QStringLiteral("in/%1.json").arg(name)),
                  QByteArray::fromStdString(*name == 'a' ? recordOf(name, 0, "output") : recordOf(name, 3, "input")));
        write(home_.filePath("in/cut.json"), "{\"format\": 1, ");
    }

    void aFolderBecomesATableWithARowALearner()
    {
        const Called called = call({"grade", home_.filePath("in"), "neuron", "--csv", "--language", "ko"});
        QCOMPARE(called.code, 0);
        const QString table = QString::fromUtf8(called.out);
        QVERIFY(called.out.startsWith("\xEF\xBB\xBF"));
        const QStringList rows = table.split("\r\n", Qt::SkipEmptyParts);
        QCOMPARE(rows.size(), 4);
        QVERIFY2(rows[0].endsWith("파일,이름,뉴런 하나,점수,만점,감점 이유,예상(점수 없음)"), qPrintable(rows[0]));
        QVERIFY2(rows[1].startsWith("ann.json,ann,1,1,4,"), qPrintable(rows[1]));
        QVERIFY2(rows[2].startsWith("bob.json,bob,0,0,4,") && rows[2].contains("neuron/axon: 틀림 (input)")
                     && rows[2].endsWith(",\"neuron/border: 예상 3, 실제 0\""),
                 qPrintable(rows[2]));
        QVERIFY2(rows[3].startsWith("cut.json,,0,0,4,"), qPrintable(rows[3]));
    }

    void theSameMarksWhateverTheThreadsAndKernels()
    {
        const QStringList words{"grade", home_.filePath("in"), "--csv"};
        const QByteArray marks = call(words).out;
        QVERIFY(marks.size() > 100);
        QCOMPARE(call(words + QStringList{"--threads", "1"}).out, marks);
        QCOMPARE(call(words + QStringList{"--threads", "4", "--kernels", "baseline"}).out, marks);
    }

    void aFileIsToldAnswerByAnswer()
    {
        const Called called = call({"grade", home_.filePath("in/bob.json"), "neuron"});
        QCOMPARE(called.code, 0);
        QVERIFY2(called.out.contains("bob                 0 of 4"), called.out);
        QVERIFY2(called.out.contains("neuron/axon: wrong (input)"), called.out);
        QVERIFY2(called.out.contains("neuron/border: guessed 3, in fact 0"), called.out);
        const QJsonObject event = call({"grade", home_.filePath("in/ann.json"), "--json"}).event("learner");
        QCOMPARE(event["name"].toString(), QStringLiteral("ann"));
        const QJsonObject lab = event["labs"].toObject()["neuron"].toObject();
        QCOMPARE(lab["points"].toInt(), 1);
        QCOMPARE(lab["most"].toInt(), 4);
        QCOMPARE(lab["predictions"].toArray(), QJsonArray{QStringLiteral("border: guessed 0, in fact 0")});
    }

    void theTableIsWrittenWhereItIsWanted()
    {
        const QString file = home_.filePath("marks.csv");
        QCOMPARE(call({"grade", home_.filePath("in"), "--csv", "--out", file}).code, 0);
        QCOMPARE(bytesOf(file), call({"grade", home_.filePath("in"), "--csv"}).out);
    }

    void whatIsNotThereIsASentence()
    {
        QCOMPARE(call({"grade"}).code, 2);
        const Called none = call({"grade", home_.filePath("none")});
        QCOMPARE(none.code, 1);
        QVERIFY2(none.err.contains("not found"), none.err);
        const Called lab = call({"grade", home_.filePath("in"), "no-such-lab"});
        QCOMPARE(lab.code, 1);
        QVERIFY2(lab.err.contains("no-such-lab"), lab.err);
        QCOMPARE(call({"grade", home_.filePath("in"), "--csv", "--language", "fr"}).code, 2);
    }

private:
    QTemporaryDir home_;
};

QTEST_GUILESS_MAIN(LoomGradeTest)
#include "loom_grade_test.moc"

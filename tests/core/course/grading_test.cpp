#include "base/file.h"
#include "course/grading.h"
#include "course/lab_judge.h"
#include "course/marks_table.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace loom;

namespace {

const std::vector<CourseEntry>& entries()
{
    static const std::vector<CourseEntry> all = course({});
    return all;
}

std::unique_ptr<LabValues> made(const Lab& lab)
{
    Result<std::unique_ptr<LabValues>> values = LabValues::make(lab);
    return std::move(*values);
}

LabMarks gradeLab(const std::string& id, const LearnerRecord& record)
{
    return Grader(entries(), {id}).record(record).labs.front();
}

/// Everything that pages wait for: what experiments prepare, and the runs that quantities and curves are read off.
void complete(LabValues& values)
{
    std::set<std::string> runs;
    for (const LabQuantity& quantity : values.lab().quantities)
        if (quantity.measured)
            for (const auto* value : {&quantity.measured->value, &quantity.measured->minus, &quantity.measured->over})
                runs.insert(runAndAddress(*value).first);
    for (const LabStep& step : values.lab().steps)
        if (step.predict && step.predict->kind == "draw")
            runs.insert(runAndAddress(step.predict->answer).first);
    runs.erase("");
    for (const std::string& id : runs) {
        const auto other = made(values.lab());
        other->useKernels("baseline");
        const Result<LabRows> rows = rowsOf(*other, *values.lab().run(id));
        LOOM_ASSERT(rows.ok());
        values.takeRows(id, *rows);
    }
}

void prepare(LabValues& values)
{
    for (const LabSubject& subject : values.lab().subjects)
        if (values.experiment(subject.id))
            (void)values.prepare(subject.id);
}

LabGuess rightGuess(LabValues& values, const LabPredict& predict)
{
    if (predict.kind == "draw")
        return curveOf(values.lab(), values, predict.answer);
    if (predict.kind == "click")
        return LabPlace{*values.value(predict.answer), *values.value(predict.answerUp)};
    if (predict.isNumber())
        return *values.value(predict.answer);
    return predict.answer;
}

/// What a learner who does everything right leaves.
LearnerRecord perfect(const std::string& id)
{
    const Lab& lab = *findLab(entries(), id)->lab;
    LearnerRecord record;
    record.name = "앤";
    LearnerRecord::OfLab& of = record.labs[id];
    const auto values = made(lab);
    complete(*values);
    for (const auto* steps : {&lab.steps, &lab.quiz, &lab.tasks})
        for (const LabStep& step : *steps) {
            LOOM_ASSERT(values->set(step.set).ok());
            prepare(*values);
            if (step.predict)
                of.answers[step.id] = {rightGuess(*values, *step.predict), false, 1, "", ""};
            of.done.insert(step.id);
            if (step.done.solution.empty())
                continue;
            const auto moved = made(lab);
            LOOM_ASSERT(moved->set(step.set).ok() && moved->set(step.done.solution).ok());
            of.reached[step.id] = stateOf(*moved);
        }
    return record;
}

/// What a point hangs on, counted by the lab's file alone: its quiz and its tasks.
int most(const std::string& id)
{
    const Lab& lab = *findLab(entries(), id)->lab;
    return int(lab.quiz.size() + lab.tasks.size());
}

/// A lab whose task locks one number and gives no control for another.
CourseEntry lockedLab()
{
    const auto read = readLab(R"({"format": 1, "id": "tiny", "chapter": 1,
 "subjects": [{"id": "hand", "numbers": {"x": 1, "n": 0, "r": 0}}],
 "quantities": [{"id": "y", "formula": "x + k + r", "names": {"x": "hand.x", "k": "hand.n", "r": "hand.r"}}],
 "views": [{"id": "curve", "type": "function_plot", "curve": "x", "from": -9, "to": 9, "grab": {"point": "hand.x"}}],
 "controls": [{"path": "hand.r", "editor": "slider", "from": 0, "to": 2}],
 "steps": [{"id": "look", "views": ["curve"], "play": {"path": "hand.n", "from": 0, "to": 20}}],
 "tasks": [{"id": "far", "views": ["curve"], "controls": ["hand.r"], "set": {"hand.n": 1, "hand.x": 1}, "locks": ["hand.x"],
            "done": {"value": "y", "at_least": 3, "solution": {"hand.r": 1}}},
           {"id": "kept", "views": ["curve"], "done": {"value": "y", "at_least": 3, "solution": {"hand.x": 3}}}],
 "runs": [{"id": "sweep", "sweep": {"path": "hand.x", "from": 1, "to": 5, "points": 5}}],
 "checks": [{"id": "check", "value": "sweep.y", "at_most": 9}, {"id": "control", "value": "sweep.y", "at_least": 9, "must": "fail"}]})");
    if (const LabFault* fault = std::get_if<LabFault>(&read))
        qFatal("%s", english(fault->sentence).c_str());
    CourseEntry entry;
    entry.id = "tiny";
    entry.lab = std::make_shared<const Lab>(std::get<Lab>(read));
    return entry;
}

LabMark markOf(const LearnerRecord& record, const std::string& id, const std::string& step,
               LabMark::Kind kind = LabMark::Kind::question)
{
    const LabMarks marks = gradeLab(id, record);
    for (const LabMark& mark : marks.marks)
        if (mark.step == step && mark.kind == kind)
            return mark;
    qFatal("no mark");
}

} // namespace

class GradingTest : public QObject {
    Q_OBJECT
private slots:
    void whoDoesEverythingRightHasEveryPoint_data()
    {
        QTest::addColumn<int>("unused");
        for (const CourseEntry& entry : entries())
            QTest::newRow(entry.id.c_str()) << 0;
    }
    void whoDoesEverythingRightHasEveryPoint()
    {
        const std::string id = QTest::currentDataTag();
        const Result<LearnerRecord> carried = parseRecord(writeRecord(perfect(id)));
        QVERIFY(carried.ok());
        const LabMarks marks = gradeLab(id, *carried);
        for (const LabMark& mark : marks.marks)
            QVERIFY2(mark.lost == LostPoint::none, reasonOf(mark, "en").c_str());
        QCOMPARE(marks.points(), most(id));
        QCOMPARE(marks.most(), most(id));
    }

    void eachLostPointHasItsReason()
    {
        LearnerRecord record = perfect("neuron");
        LearnerRecord::OfLab& of = record.labs["neuron"];
        of.answers["border"].guess = 0.5;
        of.answers["scale"] = {0.0, true, 0, "", ""};
        of.answers.erase("distance");
        of.answers["chain"].guess = std::string("same");
        of.answers["axon"].guess = std::string("input");
        of.done.erase("sure");
        of.reached.erase("sure");
        QCOMPARE(markOf(record, "neuron", "border").lost, LostPoint::wrong);
        QCOMPARE(reasonOf(markOf(record, "neuron", "axon"), "en"), std::string("axon: wrong (input)"));
        QCOMPARE(markOf(record, "neuron", "scale").lost, LostPoint::looked);
        QCOMPARE(markOf(record, "neuron", "distance").lost, LostPoint::notAnswered);
        QCOMPARE(markOf(record, "neuron", "chain").lost, LostPoint::otherQuestion);
        QCOMPARE(markOf(record, "neuron", "axon").verdict.wrong, std::string("input"));
        QCOMPARE(markOf(record, "neuron", "sure", LabMark::Kind::goal).lost, LostPoint::notReached);
        QCOMPARE(gradeLab("neuron", record).points(), most("neuron") - 2); // of the quiz and of the tasks
    }

    void aPredictionIsToldWithoutPoints()
    {
        LearnerRecord record = perfect("neuron");
        LearnerRecord::OfLab& of = record.labs["neuron"];
        of.answers["border"] = {0.0, false, 2, "0.5", ""}; // right at the second try
        of.answers["scale"] = {std::string("larger"), false, 1, "", ""};
        of.answers["chain"] = {0.0, true, 0, "", ""};
        of.answers["bounded"].guess = std::string("same");
        of.answers.erase("distance");
        of.answers["on_line"].guess = std::string("nonsense");
        const LabMarks marks = gradeLab("neuron", record);
        QCOMPARE(marks.points(), most("neuron") - 1); // the quiz's
        QCOMPARE(marks.most(), most("neuron"));
        const auto told = [&](const char* step, const char* language) {
            return predictionOf(markOf(record, "neuron", step), language);
        };
        QCOMPARE(told("border", "en"), std::string("border: guessed 0.5, in fact 0"));
        QCOMPARE(told("border", "ko"), std::string("border: 예상 0.5, 실제 0"));
        QCOMPARE(told("scale", "en"), std::string("scale: guessed larger, in fact same"));
        QCOMPARE(told("chain", "en"), std::string("chain: looked without guessing"));
        QCOMPARE(told("bounded", "en"), std::string("bounded: the answer is to another question"));
        QCOMPARE(told("distance", "en"), std::string());
        QCOMPARE(told("on_line", "en"), std::string()); // marked, so no prediction
    }

    void aGoalOnTheWayIsNoPoint()
    {
        LearnerRecord record = perfect("logic-gates");
        record.labs["logic-gates"].reached.erase("hand");
        QCOMPARE(markOf(record, "logic-gates", "hand", LabMark::Kind::goal).lost, LostPoint::noNumbers);
        QCOMPARE(gradeLab("logic-gates", record).points(), most("logic-gates"));
    }

    void aMarkThatIsOnlySaidIsNone()
    {
        LearnerRecord record = perfect("logic-gates");
        record.labs["logic-gates"].reached.erase("nor_by_hand");
        QCOMPARE(markOf(record, "logic-gates", "nor_by_hand", LabMark::Kind::goal).lost, LostPoint::noNumbers);
        // Numbers that do not do it, whatever stands beside them.
        LabState& state = record.labs["logic-gates"].reached["nor_by_hand"];
        state.settings = {{"gate.data.source.table", std::int64_t(1)}};
        state.tensors["gate:neuron/kernel"] = {1, 1};
        state.tensors["gate:neuron/bias"] = {-0.5};
        const LabMark mark = markOf(record, "logic-gates", "nor_by_hand", LabMark::Kind::goal);
        QCOMPARE(mark.lost, LostPoint::goalNotMet);
        QCOMPARE(*mark.truth, 0.0); // OR is the opposite of NOR in all four rows
        state.tensors["gate:neuron/kernel"] = {1, 1, 1};
        QCOMPARE(markOf(record, "logic-gates", "nor_by_hand", LabMark::Kind::goal).lost, LostPoint::doesNotFit);
    }

    void numbersThatNoHandCanSetAreNoPoint_data()
    {
        QTest::addColumn<QString>("task");
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("n");
        QTest::addColumn<double>("r");
        QTest::addColumn<bool>("fair");
        QTest::newRow("by its slider") << "far" << 1.0 << 1.0 << 1.5 << true;
        QTest::newRow("what the page locks") << "far" << 2.0 << 1.0 << 1.0 << false;
        QTest::newRow("what it gives no control for") << "far" << 1.0 << 20.0 << 1.0 << false;
        QTest::newRow("beyond the slider's end") << "far" << 1.0 << 1.0 << 2.5 << false;
        QTest::newRow("by the curve's handle") << "kept" << 3.0 << 0.0 << 0.0 << true;
        QTest::newRow("beyond the curve's end") << "kept" << 12.0 << 0.0 << 0.0 << false;
        QTest::newRow("as the pages before left it") << "kept" << 1.0 << 7.0 << 1.5 << true;
        QTest::newRow("between two steps of what is played") << "kept" << 1.0 << 6.5 << 0.0 << false;
    }
    void numbersThatNoHandCanSetAreNoPoint()
    {
        QFETCH(QString, task);
        QFETCH(double, x);
        QFETCH(double, n);
        QFETCH(double, r);
        QFETCH(bool, fair);
        LearnerRecord record;
        LabState& state = record.labs["tiny"].reached[task.toStdString()];
        state.settings = {{"hand.x", x}, {"hand.n", n}, {"hand.r", r}};
        const LabMarks marks = Grader({lockedLab()}).record(record).labs.front();
        for (const LabMark& mark : marks.marks)
            if (mark.step == task.toStdString())
                QCOMPARE(mark.lost, fair ? LostPoint::none : LostPoint::cannotBeSet);
        QCOMPARE(lostWords(LostPoint::cannotBeSet, "en"), std::string("these numbers cannot be set on this page"));
    }

    void aDamagedFileCountsAgainstWhatWasAsked()
    {
        const QTemporaryDir folder;
        const std::string file = folder.filePath("a.json").toStdString();
        QVERIFY(writeFileAtomically(file, "{").ok());
        const LearnerMarks marks = Grader(entries(), {"neuron"}).file(file);
        QVERIFY(!marks.unread.empty() && marks.labs.size() == 1);
        QCOMPARE(marks.labs.front().points(), 0);
        QCOMPARE(marks.labs.front().most(), most("neuron"));
    }

    void pointsWrittenIntoAFileAreNotRead()
    {
        const Result<LearnerRecord> forged = parseRecord(
            R"({"format": 1, "name": "eve", "points": 99, "labs": {"neuron": {"points": 99, "done": ["border", "sure"],
            "answers": {"border": {"guess": 7, "right": true, "points": 1, "verdict": {"right": true}}}}}})");
        QVERIFY(forged.ok());
        QCOMPARE(gradeLab("neuron", *forged).points(), 0);
    }

    void aFolderIsMarkedFileByFileWhateverIsInIt()
    {
        const QTemporaryDir folder;
        const auto write = [&](const char* name, const std::string& text) {
            QVERIFY(makeFolder(folder.filePath("sub").toStdString()).ok());
            QVERIFY(writeFileAtomically(folder.filePath(name).toStdString(), text).ok());
        };
        const std::string whole = writeRecord(perfect("neuron"));
        write("a.json", whole);
        write("b.json", whole.substr(0, whole.size() / 2));
        write("c.zip", whole); // a renamed record is one still
        write("d.json", std::string("PK\x03\x04\0\0\xff", 7));
        write("e.json", "");
        write("f.json", R"({"format": 99, "labs": {}})");
        write("sub/g.json", R"({"format": 1, "name": "g", "labs": {"no-such-lab": {"done": ["x"]}}})");
        write(".hidden", "x");
        const auto marks = Grader(entries()).folder(folder.path().toStdString());
        QVERIFY(marks.ok());
        QCOMPARE(marks->size(), std::size_t(7));
        QStringList readable;
        for (const LearnerMarks& learner : *marks)
            if (learner.unread.empty())
                readable << QString::fromStdString(learner.file);
            else
                QVERIFY2(english(learner.unread).size() > 10, learner.file.c_str());
        QCOMPARE(readable, (QStringList{"a.json", "c.zip", "sub/g.json"}));
        QCOMPARE(marks->back().unknown, std::vector<std::string>{"no-such-lab"});
        QVERIFY(!Grader(entries()).folder(folder.filePath("none").toStdString()).ok());
    }

    void theTableCanBeReadByASpreadsheet()
    {
        LearnerRecord record = perfect("neuron");
        record.name = "=HYPERLINK(\"x\"), 앤\n";
        record.labs["neuron"].answers["border"].guess = 0.5;
        record.labs["neuron"].answers["axon"].guess = std::string("input");
        for (const char* step : {"scale", "distance", "chain", "bounded"}) // no other guesses
            record.labs["neuron"].answers.erase(step);
        LearnerMarks learner = Grader(entries(), {"neuron"}).record(record);
        learner.file = "a.json";
        LearnerMarks broken;
        broken.file = "b.json";
        broken.unread = Text("cut off");
        const std::string table = marksTable({broken, learner}, entries(), "ko");
        QVERIFY(table.starts_with("\xEF\xBB\xBF파일,이름,뉴런 하나,점수,만점,감점 이유,예상(점수 없음)\r\n"));
        const std::string points = std::to_string(most("neuron") - 1), all = std::to_string(most("neuron"));
        QVERIFY2(table.find("\r\nb.json,,,0,0,cut off,\r\n") != std::string::npos, table.c_str());
        QVERIFY2(table.find("\r\na.json,\"'=HYPERLINK(\"\"x\"\"), 앤 \"," + points + "," + points + "," + all
                            + ",neuron/axon: 틀림 (input),\"neuron/border: 예상 0.5, 실제 0\"\r\n")
                     != std::string::npos,
                 table.c_str());
        QVERIFY(marksTable({learner}, entries(), "en").find("File,Name,One neuron,Points,Of,") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(GradingTest)
#include "grading_test.moc"

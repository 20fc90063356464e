#include "course/course.h"
#include "course/lab_values.h"

#include <QtTest>

using namespace loom;

namespace {

constexpr const char* kLab = R"({"format": 1, "id": "square", "chapter": 1, "minutes": 5,
 "subjects": [{"id": "hand", "numbers": {"x": 1}}],
 "quantities": [{"id": "height", "formula": "x^2", "names": {"x": "hand.x"}}],
 "steps": [{"id": "look", "predict": {"kind": "choice", "options": ["up", "down"], "answer": "up", "wrong": [{"id": "down", "when": {"option": "down"}}]}}],
 "runs": [{"id": "sweep", "sweep": {"path": "hand.x", "from": -3, "to": 3, "points": 7}}],
 "checks": [{"id": "never_below", "value": "sweep.height", "at_least": 0}, {"id": "control", "value": "sweep.height", "at_most": 1, "must": "fail"}]})";

constexpr const char* kLesson = R"(# A square
What a square does.
## look
The height is {height|2},

x is {hand.x}, and 1 and 1 are {1 + 1}.
### look.predict
Up or down?
### look.option.up
up
### look.option.down
down
### look.right
Yes: {2*height}.
### look.wrong.down
No.
)";

} // namespace

/// The texts of a lesson, and where something in them is wrong.
class LessonFaultsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { lab_ = std::get<Lab>(readLab(kLab)); }

    void nothingIsWrongWithAWholeOne()
    {
        for (const LabFault& fault : faultsIn(lab_, readLesson(kLesson), "en.md"))
            QFAIL((placeOf(fault) + english(fault.sentence)).c_str());
    }

    /// An address in a text is the number there, as a formula over quantities is.
    void anAddressInATextIsItsNumber()
    {
        const Result<std::unique_ptr<LabValues>> values = LabValues::make(lab_);
        QVERIFY(values.ok() && (*values)->set("hand.x", 3).ok());
        QCOMPARE(*(*values)->computed("hand.x"), 3.0);
        QCOMPARE(*(*values)->computed("2*height"), 18.0);
        QVERIFY(!(*values)->computed("hand.y").ok());
    }

    void whatIsWrongIsSaidWithItsLine_data()
    {
        QTest::addColumn<QString>("was");
        QTest::addColumn<QString>("becomes");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* was, const char* becomes, const char* said) {
            QTest::newRow(name) << QString(was) << QString(becomes) << QString(said);
        };
        row("a quantity misspelt", "{height|2}", "{heigth|2}",
            "en.md:4: {heigth|2}: there is no “heigth”; did you mean “height”?");
        row("in the second paragraph", "{1 + 1}", "{1 + hight}",
            "en.md:6: {1 + hight}: there is no “hight”; did you");
        row("an address that is none", "{hand.x}", "{hand.y}",
            "en.md:6: {hand.y}: there is no “y”; did you mean “x”");
        row("a subject that is none", "{hand.x}", "{hnad.x}", "en.md:6: {hnad.x}: there is no “hnad”; did you mean");
        row("half a formula", "{2*height}", "{-2/}", "en.md:14: {-2/}: The formula ends");
        row("a formula without a value", "{1 + 1}", "{1/0}", "en.md:6: {1/0} is no number");
        row("no digits", "{height|2}", "{height|two}", "en.md:4: {height|two}: behind the bar stands how many");
        row("a brace that stays open", "{2*height}", "{2*height", "en.md:14: a “{” has no “}”");
        row("below the title", "What a square does.", "What {height} is.",
            "en.md:2: {height}: no number is put into the sentence below # TITLE");
        row("in an option", "\nup\n", "\n{height}\n", "en.md:10: {height}: no number is put into ### look.option.up");
        row("a heading without text", "### look.right\nYes: {2*height}.", "### look.right\n",
            "en.md:13: ### look.right has no text");
        row("a heading that is missing", "### look.right\nYes: {2*height}.", "",
            "en.md:3: missing here: ### look.right");
        row("a page that is missing", "## look\n", "## more\n", "en.md:7: missing here: ## look");
        row("a heading of nothing", "### look.wrong.down", "### extra\nMore.\n### look.wrong.down",
            "en.md:15: nothing in the lab asks for ### extra");
        row("a heading misspelt", "### look.predict", "### look.perdict",
            "en.md:7: nothing in the lab asks for ### look.perdict; did you mean ### look.predict?");
        row("no sentence below the title", "What a square does.\n", "", "en.md:1: # TITLE has no sentence below it");
    }
    void whatIsWrongIsSaidWithItsLine()
    {
        QFETCH(QString, was);
        QFETCH(QString, becomes);
        QFETCH(QString, said);
        QString text = QString::fromUtf8(kLesson);
        QVERIFY(text.contains(was));
        text.replace(text.indexOf(was), was.size(), becomes);
        QStringList all;
        for (const LabFault& fault : faultsIn(lab_, readLesson(text.toStdString()), "en.md"))
            all << QString::fromStdString(placeOf(fault) + english(fault.sentence));
        QVERIFY2(std::ranges::any_of(all, [&](const QString& one) { return one.startsWith(said); }),
                 qPrintable(all.join(QLatin1Char('\n'))));
    }

private:
    Lab lab_;
};

QTEST_GUILESS_MAIN(LessonFaultsTest)
#include "lesson_faults_test.moc"

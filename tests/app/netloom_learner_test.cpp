#include "base/file.h"
#include "course/grading.h"
#include "course/lab_state.h"
#include "course/learners.h"
#include "course/term_text.h"
#include "course/terms.h"
#include "course/years.h"
#include "learn_fixture.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>
#include <QtTest>
#include <functional>

using namespace loom;
using namespace loom::ui;

/// What surrounds the labs: words explained, the years, who learns, reports and hand-ins, by what a learner presses.
class NetloomLearnerTest : public test::LearnFixture {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        openHome();
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    }
    void init() { beNew(); }
    void cleanup() { window_.reset(); }
    void aWordLeadsToWhatItMeans_data();
    void aWordLeadsToWhatItMeans();
    void questionsAndWhatElseToTryHaveTheirWordsToo();
    void aWordIsOpenedWithTheKeysAlone();
    void aTextLeadsToAnotherLab_data();
    void aTextLeadsToAnotherLab();
    void eachYearOpensItsLab();
    void aYearTellsWhatHappened();
    void learnersHaveARecordEach();
    void whoComesNewBeginsAtTheStart();
    void aRecordIsCarriedToAnotherMachine();
    void whoHandsInIsAskedForAName();
    void whatIsNoRecordIsToldInTheWindow();
    void beginningAnewAsksOnce();
    void whatReachedAGoalCanBeMarked();
    void aReportHoldsWhatWasDone_data();
    void aReportHoldsWhatWasDone();

private:
    void learn(const char* language = "en");
    void choose(const char* action);
    void chooseFile(const char* dialog, const QString& file);
    void nameLearner(const QString& name);
    void press(const char* name) { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }
    void pressInMenu(const std::function<bool(const QAction&)>& wanted);
    std::string folder() const { return qEnvironmentVariable("XDG_STATE_HOME").toStdString() + "/netloom/learner"; }
};

void NetloomLearnerTest::learn(const char* language)
{
    language_->set(QLatin1String(language));
    LearnFixture::learn();
    QVERIFY(window_->learn()->openLab("neuron"));
}

/// An entry of the learner's menu, as it is when the menu opens.
void NetloomLearnerTest::choose(const char* action)
{
    window_->learn()->showCourse();
    auto* menu = find<QMenu>("learner_menu");
    emit menu->aboutToShow();
    auto* entry = menu->findChild<QAction*>(QLatin1String(action));
    QVERIFY2(entry && entry->isEnabled(), action);
    entry->trigger();
}

void NetloomLearnerTest::chooseFile(const char* dialog, const QString& file)
{
    auto* shown = find<QFileDialog>(dialog);
    QVERIFY2(shown, dialog);
    emit shown->fileSelected(file);
    shown->close();
}

/// By the mouse alone: the learner's menu, and what is wanted in it.
void NetloomLearnerTest::pressInMenu(const std::function<bool(const QAction&)>& wanted)
{
    auto* menu = find<QMenu>("learner_menu");
    bool pressed = false;
    QTimer open;
    connect(&open, &QTimer::timeout, this, [&] {
        if (menu->isVisible() && !pressed)
            for (QAction* action : menu->actions())
                if (!pressed && wanted(*action)) {
                    pressed = true;
                    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
                }
        if (menu->isVisible() && !pressed)
            menu->close();
    });
    open.start(10);
    QTRY_VERIFY_WITH_TIMEOUT(find<QToolButton>("learner")->isVisible(), kPatience);
    press("learner"); // until the menu is closed
    QTRY_VERIFY_WITH_TIMEOUT(pressed, kPatience);
}

void NetloomLearnerTest::nameLearner(const QString& name)
{
    choose("learner_new");
    auto* line = find<QLineEdit>("learner_name");
    QTRY_VERIFY_WITH_TIMEOUT(line->hasFocus(), kPatience);
    QTest::keyClicks(line, name);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(find<QToolButton>("learner")->text(), name);
}

void NetloomLearnerTest::aWordLeadsToWhatItMeans_data()
{
    QTest::addColumn<QByteArray>("language");
    QTest::newRow("in Korean") << QByteArray("ko");
    QTest::newRow("in English") << QByteArray("en");
}

void NetloomLearnerTest::aWordLeadsToWhatItMeans()
{
    QFETCH(QByteArray, language);
    learn(language);
    auto* text = find<TermText>("lesson_text");
    const QStringList links = text->links();
    QVERIFY(links.contains("term:weight"));
    QCOMPARE(links.size(), QSet<QString>(links.begin(), links.end()).size());
    const QRect place = text->placeOf("term:weight");
    QVERIFY(text->rect().contains(place) && place.width() > 10);
    QTest::mouseClick(text, Qt::LeftButton, {}, place.center());
    auto* card = find<QWidget>("term_card");
    QTRY_VERIFY_WITH_TIMEOUT(card->isVisible(), kPatience);
    const Term& weight = *findTerm(courseTerms(), "weight");
    const std::string own = language.toStdString(), other = own == "ko" ? "en" : "ko";
    QCOMPARE(find<QLabel>("term_word")->text().toStdString(), weight.words.at(own).word);
    QCOMPARE(find<QLabel>("term_other")->text().toStdString(), weight.words.at(other).word);
    QTextDocument says;
    says.setHtml(find<QLabel>("term_says")->text());
    QCOMPARE(says.toPlainText().toStdString(), weight.words.at(own).says);
    QVERIFY(window_->learn()->rect().contains(card->geometry()));
    QVERIFY2(!card->geometry().intersects(find<QStackedWidget>("learn_column")->geometry()),
             "the text stays in sight");
    QCOMPARE(card->grab().toImage().pixelColor(card->width() / 2, 0), theme_->color(QStringLiteral("card_border")));
    QVERIFY2(card->hasFocus() && card->accessibleDescription() == says.toPlainText(), "it is spoken");
    QTest::keyClick(card, Qt::Key_Escape);
    QVERIFY(!card->isVisible());
}

void NetloomLearnerTest::questionsAndWhatElseToTryHaveTheirWordsToo()
{
    learn();
    QVERIFY(window_->learn()->openLab("loss-landscape"));
    auto* question = find<TermText>("question_text");
    QVERIFY(question->links().contains("term:weight"));
    QTest::mouseClick(question, Qt::LeftButton, {}, question->placeOf("term:weight").center());
    auto* card = find<QWidget>("term_card");
    QTRY_VERIFY_WITH_TIMEOUT(card->isVisible(), kPatience);
    QCOMPARE(find<QLabel>("term_word")->text().toStdString(), findTerm(courseTerms(), "weight")->words.at("en").word);
    session().goTo(session().pages() - 1);
    auto* more = find<TermText>("lesson_more");
    QVERIFY(more->links().contains("term:loss"));
    QTest::mouseClick(more, Qt::LeftButton, {}, more->placeOf("term:loss").center());
    QTRY_VERIFY_WITH_TIMEOUT(card->isVisible(), kPatience);
}

void NetloomLearnerTest::aWordIsOpenedWithTheKeysAlone()
{
    learn();
    auto* text = find<TermText>("lesson_text");
    text->setFocus(Qt::TabFocusReason);
    QTest::keyClick(text, Qt::Key_Tab);
    QTest::keyClick(text, Qt::Key_Return);
    auto* card = find<QWidget>("term_card");
    QTRY_VERIFY_WITH_TIMEOUT(card->isVisible(), kPatience);
    QTest::keyClick(card, Qt::Key_Escape);
    QVERIFY(text->hasFocus());
    session().goTo(1);
    QVERIFY(!card->isVisible());
}

void NetloomLearnerTest::aTextLeadsToAnotherLab_data()
{
    QTest::addColumn<QByteArray>("language");
    QTest::newRow("in Korean") << QByteArray("ko");
    QTest::newRow("in English") << QByteArray("en");
}

void NetloomLearnerTest::aTextLeadsToAnotherLab()
{
    QFETCH(QByteArray, language);
    learn(language);
    session().goTo(1);
    auto* text = find<TermText>("lesson_text");
    QVERIFY(text->links().contains("lab:xor"));
    QTest::mouseClick(text, Qt::LeftButton, {}, text->placeOf("lab:xor").center());
    QCOMPARE(session().lab().id, std::string("xor"));
    QCOMPARE(session().page(), 0);
}

void NetloomLearnerTest::eachYearOpensItsLab()
{
    learn();
    const std::vector<HistoryDate> dates = timeLine(course({}), courseYears());
    QVERIFY(!dates.empty());
    for (const HistoryDate& date : dates) {
        window_->learn()->showCourse();
        auto* year = window_->findChild<QToolButton*>(QStringLiteral("year_%1").arg(date.year));
        QVERIFY(year);
        QTRY_VERIFY_WITH_TIMEOUT(year->isVisible() && year->width() > 0, kPatience);
        QTest::mouseClick(year, Qt::LeftButton);
        QCOMPARE(session().lab().id, date.lab);
    }
}

void NetloomLearnerTest::aYearTellsWhatHappened()
{
    learn("ko");
    window_->learn()->showCourse();
    auto* year = find<QToolButton>("year_1957");
    auto* told = find<QLabel>("time_line_told");
    QTRY_VERIFY_WITH_TIMEOUT(year->isVisible(), kPatience);
    const int height = told->height();
    year->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY_WITH_TIMEOUT(told->text().contains("퍼셉트론"), kPatience);
    QCOMPARE(told->height(), height);
    QVERIFY(year->accessibleName().contains("퍼셉트론"));
}

void NetloomLearnerTest::learnersHaveARecordEach()
{
    learn();
    nameLearner("ann");
    QVERIFY(window_->learn()->openLab("neuron"));
    session().goTo(1);
    session().answer(0.0);
    nameLearner("bob");
    QVERIFY(window_->learn()->openLab("neuron"));
    QCOMPARE(session().page(), 0);
    QVERIFY(!session().answerAt(1));
    window_.reset();
    learn();
    QCOMPARE(find<QToolButton>("learner")->text(), QStringLiteral("bob"));
    QCOMPARE(learnersIn(folder()).size(), std::size_t(2));
    auto* menu = find<QMenu>("learner_menu");
    emit menu->aboutToShow();
    QAction* ann = menu->actions().first();
    QCOMPARE(ann->text(), QStringLiteral("ann"));
    QVERIFY(!ann->isChecked());
    ann->trigger();
    QCOMPARE(session().page(), 1);
    QVERIFY(session().answerAt(1) && session().answerAt(1)->verdict.right);
}

void NetloomLearnerTest::whoComesNewBeginsAtTheStart()
{
    learn();
    const LabState start = stateOf(session().values());
    QWidget* view = window_->findChild<LabStage*>()->view(session().step().views.front());
    view->setFocus(Qt::TabFocusReason);
    QTest::keyClick(view, Qt::Key_Right);
    press("page_next");
    const LabState left = stateOf(session().values());
    QVERIFY(left != start);
    const auto byName = [](const QString& name) {
        return [name](const QAction& action) { return action.text() == name; };
    };
    press("open_course");
    pressInMenu([](const QAction& action) { return action.objectName() == "learner_new"; });
    auto* line = find<QLineEdit>("learner_name");
    QTRY_VERIFY_WITH_TIMEOUT(line->hasFocus(), kPatience);
    QTest::keyClicks(line, "juno");
    press("learner_yes");
    QCOMPARE(session().page(), 0);
    QVERIFY(stateOf(session().values()) == start);
    pressInMenu(byName("My record"));
    QCOMPARE(session().page(), 1);
    QVERIFY(stateOf(session().values()) == left);
    pressInMenu(byName("juno"));
    QCOMPARE(session().page(), 0);
    QVERIFY(stateOf(session().values()) == start);
}

void NetloomLearnerTest::aRecordIsCarriedToAnotherMachine()
{
    learn();
    nameLearner("ann");
    QVERIFY(window_->learn()->openLab("neuron"));
    session().goTo(1);
    session().answer(0.5);
    choose("learner_export");
    QCOMPARE(find<QLineEdit>("learner_name")->text(), QStringLiteral("ann"));
    press("learner_yes");
    const QString file = home_->filePath("ann.json");
    chooseFile("choose_hand_in", file);
    QVERIFY(find<QLabel>("learner_told")->text().contains("ann.json"));
    window_.reset();
    init();
    learn();
    QCOMPARE(find<QToolButton>("learner")->text(), QStringLiteral("My record"));
    choose("learner_import");
    chooseFile("choose_record", file);
    QCOMPARE(find<QToolButton>("learner")->text(), QStringLiteral("ann"));
    QCOMPARE(session().page(), 1);
    QVERIFY(session().answer() && !session().answer()->verdict.right);
    QVERIFY(find<QTreeWidget>("course_tree")->topLevelItemCount() > 0);
}

void NetloomLearnerTest::whoHandsInIsAskedForAName()
{
    learn();
    session().goTo(1);
    session().answer(0.5);
    const LabState left = stateOf(session().values());
    choose("learner_export");
    auto* line = find<QLineEdit>("learner_name");
    QTRY_VERIFY_WITH_TIMEOUT(line->hasFocus(), kPatience);
    press("learner_yes"); // nothing is written yet: that is not handed in by mistake
    QVERIFY(!find<QFileDialog>("choose_hand_in"));
    QVERIFY(find<QLabel>("learner_question")->text().startsWith("Without a name"));
    QTest::keyClicks(line, "mi/na");
    QTest::keyClick(line, Qt::Key_Return);
    auto* dialog = find<QFileDialog>("choose_hand_in");
    QVERIFY(dialog);
    QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(), QStringLiteral("mi_na.json"));
    const QString file = home_->filePath("mina.json");
    chooseFile("choose_hand_in", file);
    QCOMPARE(openRecord(file.toStdString())->name, std::string("mi/na"));
    QCOMPARE(find<QToolButton>("learner")->text(), QStringLiteral("mi/na"));
    QCOMPARE(session().page(), 1);
    QVERIFY2(stateOf(session().values()) == left, "a name moves nothing in the lab");
}

void NetloomLearnerTest::whatIsNoRecordIsToldInTheWindow()
{
    learn();
    const QString file = home_->filePath("notes.json");
    QVERIFY(writeFileAtomically(file.toStdString(), "[]").ok());
    choose("learner_import");
    chooseFile("choose_record", file);
    auto* told = find<QLabel>("learner_told");
    QVERIFY(told->isVisible() && told->text().contains("notes.json"));
    QCOMPARE(learnersIn(folder()).size(), std::size_t(1));
}

void NetloomLearnerTest::beginningAnewAsksOnce()
{
    learn();
    session().goTo(1);
    session().answer(0.0);
    choose("learner_reset");
    QVERIFY(find<QPushButton>("learner_no")->isVisible() && session().answerAt(1));
    QTest::mouseClick(find<QPushButton>("learner_no"), Qt::LeftButton);
    QVERIFY(session().answerAt(1) && !find<QPushButton>("learner_yes")->isVisible());
    choose("learner_reset");
    QTest::mouseClick(find<QPushButton>("learner_yes"), Qt::LeftButton);
    QVERIFY(!session().answerAt(1));
    QVERIFY(!find<QPushButton>("learner_yes")->isVisible());
    window_.reset();
    QVERIFY(openRecord(folder() + "/record.json")->labs.empty());
}

void NetloomLearnerTest::whatReachedAGoalCanBeMarked()
{
    learn();
    const Lab lab = session().lab();
    session().goTo(session().pages() - 1);
    for (const auto& [address, number] : session().step().done.solution)
        session().move(address, std::get<double>(number));
    QVERIFY(session().isDone(session().page()));
    window_.reset();
    const LearnerRecord record = *openRecord(folder() + "/record.json");
    const LabMarks marks = Grader(course({}), {"neuron"}).record(record).labs.front();
    QCOMPARE(marks.points(), 1);
    const LabMark& task = marks.marks.back();
    QVERIFY(task.counts && task.lost == LostPoint::none && lab.tasks.back().done.bounds.holds(*task.truth));
}

void NetloomLearnerTest::aReportHoldsWhatWasDone_data()
{
    QTest::addColumn<QByteArray>("language");
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QString>("name");
    QTest::newRow("a page of one lab") << QByteArray("en") << QByteArray("report_lab") << "lab.html";
    QTest::newRow("a page of the course in Korean") << QByteArray("ko") << QByteArray("report_course") << "all.html";
    QTest::newRow("a document of the course") << QByteArray("ko") << QByteArray("report_course") << "all.pdf";
}

void NetloomLearnerTest::aReportHoldsWhatWasDone()
{
    QFETCH(QByteArray, language);
    QFETCH(QByteArray, action);
    QFETCH(QString, name);
    learn(language);
    nameLearner("Ann <b>");
    for (const char* id : {"logic-gates", "neuron"}) {
        QVERIFY(window_->learn()->openLab(id));
        session().goTo(1);
    }
    session().answer(0.5);
    session().answer(0.0);
    while (session().step().id != "axon")
        session().goTo(session().page() + 1);
    session().answer(std::string("output"));
    choose(action);
    const QString file = home_->filePath(name);
    chooseFile("choose_report", file);
    auto* told = find<QLabel>("learner_told");
    QTRY_VERIFY_WITH_TIMEOUT(told->isVisible() && told->text().contains(name), kPatience);
    const std::string bytes = *readFile(file.toStdString(), 1 << 26);
    if (name.endsWith(".pdf")) {
        QVERIFY(bytes.starts_with("%PDF-") && bytes.size() > 20'000);
        return;
    }
    const auto count = [&](const std::string& words) {
        return QByteArray::fromStdString(bytes).count(words.c_str());
    };
    QCOMPARE(count("src=\"data:image/png;base64,"), action == "report_lab" ? 1 : 2);
    QCOMPARE(count("src=\"picture:"), 0);
    const QRegularExpression picture("src=\"data:image/png;base64,([^\"]*)\" width=\"(\\d+)\" height=\"(\\d+)\"");
    const QRegularExpressionMatch found = picture.match(QString::fromStdString(bytes));
    const QSize size = QImage::fromData(QByteArray::fromBase64(found.captured(1).toLatin1())).size();
    QVERIFY(size.width() > 0);
    QCOMPARE(found.captured(3).toInt(), size.height() * found.captured(2).toInt() / size.width());
    QVERIFY(count("Ann &lt;b&gt;") > 0 && count("Ann <b>") == 0);
    QTextDocument page;
    page.setHtml(QString::fromStdString(bytes).remove(QRegularExpression("<img[^>]*>")));
    const QString text = page.toPlainText();
    QVERIFY2(text.contains(language == "ko" ? "4점 중 1점" : "1 of 4 points"), qPrintable(text));
    QVERIFY2(text.contains("0.5000\n0\n0\n"), qPrintable(text)); // the first guess, the last one, what is so
    const QString right = language == "ko" ? QStringLiteral("맞음") : QStringLiteral("right");
    QCOMPARE(text.count("\n" + right), 1); // the quiz's answer; a prediction is no mark
    QCOMPARE(text.contains(language == "ko" ? "논리 게이트" : "Logic gates"), action == "report_course");
}

QTEST_MAIN(NetloomLearnerTest)
#include "netloom_learner_test.moc"

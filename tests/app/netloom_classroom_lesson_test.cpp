#include "course/sentences.h"
#include "learn_fixture.h"

#include <QScrollArea>
#include <QToolButton>
#include <QtTest>

using namespace loom;
using namespace loom::ui;

/// A lesson as it is projected: one part after another, each of them whole.
class NetloomClassroomLessonTest : public test::LearnFixture {
    Q_OBJECT
private slots:
    void initTestCase() { openHome(); }
    void init() { beNew(); }
    void cleanup() { window_.reset(); }
    void anAnswerIsOneLineAndItsVerdictGoesOn();
    void nothingScrollsBeforeAnAnswer_data();
    void nothingScrollsBeforeAnAnswer();
    void aQuestionWithNoRoomIsThePartAfterTheLesson();
    void anAnswerIsToldAsItWasTyped();
    void nothingScrollsOnceItIsAnswered_data();
    void nothingScrollsOnceItIsAnswered();

private:
    void project(const QString& lab);
    QStringList whatScrolls();
    QString told() const { return test::readOf(find<QLabel>("lesson_text")->text()); }
    void press(Qt::Key key) const { QTest::keyClick(window_.get(), key); }
};

void NetloomClassroomLessonTest::project(const QString& lab)
{
    theme_->setScale(1.5);
    theme_->applyTo(*qApp);
    learn();
    window_->setWindowState(Qt::WindowNoState);
    window_->setFixedSize(1280, 720);
    QTRY_COMPARE_WITH_TIMEOUT(window_->size(), QSize(1280, 720), kPatience);
    QVERIFY(window_->learn()->openLab(lab));
}

void NetloomClassroomLessonTest::anAnswerIsOneLineAndItsVerdictGoesOn()
{
    project("optimizer-race");
    const auto& steps = session().lab().steps;
    session().goTo(int(std::ranges::find(steps, "downhill", &LabStep::id) - steps.begin()));
    const int sentences = int(sentencesOf(session().lesson().text("downhill")).size());
    auto *place = find<QLabel>("sentence_place"), *given = find<QLabel>("given_answer");
    const auto question = [&] { return find<QLabel>("question_text")->isVisible(); };
    QTRY_VERIFY_WITH_TIMEOUT(question(), kPatience);
    QVERIFY(!given->isVisible());
    QTest::mouseClick(find<QAbstractButton>("option_valley"), Qt::LeftButton);
    // The verdict is told where the lesson was, and what was answered is one line.
    QTRY_VERIFY_WITH_TIMEOUT(given->isVisible() && !question(), kPatience);
    const QString option = QString::fromStdString(session().lesson().text("downhill.option.valley"));
    QCOMPARE(test::readOf(given->text()), QStringLiteral("Your answer: %1").arg(option));
    QVERIFY(!find<QLabel>("verdict")->isVisible());
    QVERIFY2(place->text().startsWith(QStringLiteral("%1/").arg(sentences + 2)), qPrintable(place->text()));
    QString verdict = told();
    while (find<QToolButton>("sentence_next")->isEnabled()) {
        QTest::mouseClick(find<QToolButton>("sentence_next"), Qt::LeftButton);
        verdict += QLatin1Char(' ') + told();
    }
    QCOMPARE(verdict, QStringLiteral("Not quite. ") + said("downhill.wrong.valley"));
    // Back to the question, where another answer can be given, and to the lesson before it.
    while (!question())
        press(Qt::Key_PageUp);
    QCOMPARE(place->text().section(QLatin1Char('/'), 0, 0).toInt(), sentences + 1);
    QVERIFY(!find<QLabel>("lesson_text")->isVisible() && !given->isVisible());
    press(Qt::Key_PageUp);
    QVERIFY(find<QLabel>("lesson_text")->isVisible() && given->isVisible() && !question());
    emit given->linkActivated(QStringLiteral("question:")); // as Tab and Enter do
    QVERIFY(question());
    QTest::mouseClick(find<QAbstractButton>("option_across"), Qt::LeftButton);
    QVERIFY(!question() && said("downhill.right").startsWith(told()));
    QCOMPARE(find<QLabel>("lesson_text")->property("role").toString(), QStringLiteral("right"));
    // The ordinary view has it all at once.
    theme_->setScale(1);
    theme_->applyTo(*qApp);
    QTRY_VERIFY_WITH_TIMEOUT(question() && find<QLabel>("verdict")->isVisible(), kPatience);
    QVERIFY(!given->isVisible());
    QCOMPARE(this->verdict(), said("downhill.right"));
}

/// Every part of the open page that does not fit.
QStringList NetloomClassroomLessonTest::whatScrolls()
{
    const auto* area = find<QScrollArea>("lesson_scroll");
    const auto fits = [&] { return area->widget()->height() <= area->viewport()->height(); };
    constexpr int kRest = 500; // ms for the layouts; what scrolls then, scrolls
    QStringList faults;
    for (bool more = true; more; press(Qt::Key_PageDown)) {
        QCoreApplication::processEvents();
        if (!QTest::qWaitFor(fits, kRest))
            faults << QStringLiteral("page %1 scrolls by %2 px: %3")
                          .arg(session().page() + 1)
                          .arg(area->widget()->height() - area->viewport()->height())
                          .arg(told());
        more = find<QToolButton>("sentence_next")->isEnabled();
    }
    return faults;
}

void NetloomClassroomLessonTest::nothingScrollsBeforeAnAnswer_data()
{
    QTest::addColumn<QString>("lab");
    QTest::addColumn<QString>("language");
    for (const CourseEntry& entry : course({}))
        for (const char* language : kLessonLanguages)
            QTest::addRow("%s, %s", entry.id.c_str(), language)
                << QString::fromStdString(entry.id) << QString::fromLatin1(language);
}

void NetloomClassroomLessonTest::nothingScrollsBeforeAnAnswer()
{
    QFETCH(QString, lab);
    QFETCH(QString, language);
    language_->set(language);
    project(lab);
    QStringList faults;
    for (int page = 0; page < session().pages(); ++page) {
        session().goTo(page);
        faults += whatScrolls();
        QVERIFY(!session().step().predict || find<QLabel>("question_text")->isVisible()); // a last part leads to it
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    QVERIFY(!find<QScrollArea>("lesson_scroll")->isAncestorOf(find<QLabel>("lab_work"))); // nor on a slow machine
}

void NetloomClassroomLessonTest::aQuestionWithNoRoomIsThePartAfterTheLesson()
{
    project("optimizer-race");
    const auto& steps = session().lab().steps;
    session().goTo(int(std::ranges::find(steps, "glide", &LabStep::id) - steps.begin()));
    const int sentences = int(sentencesOf(session().lesson().text("glide")).size());
    auto *place = find<QLabel>("sentence_place"), *way = find<QLabel>("given_answer");
    const auto question = [&] { return find<QLabel>("question_text")->isVisible(); };
    QTRY_COMPARE_WITH_TIMEOUT(place->text(), QStringLiteral("1/%1").arg(sentences + 1), kPatience);
    QVERIFY(!question() && !find<QLabel>("page_goal")->isVisible());
    QCOMPARE(test::readOf(way->text()), QStringLiteral("To the question"));
    emit way->linkActivated(QStringLiteral("question:")); // as Tab and Enter do
    QVERIFY(question() && !way->isVisible() && !find<QLabel>("lesson_text")->isVisible());
    press(Qt::Key_PageUp);
    QVERIFY(!question() && way->isVisible());
    // The ordinary view, which scrolls, has it all at once.
    theme_->setScale(1);
    theme_->applyTo(*qApp);
    QTRY_VERIFY_WITH_TIMEOUT(question() && find<QLabel>("lesson_text")->isVisible() && !way->isVisible(), kPatience);
}

/// Not as the Markdown that keeps its signs from being read as marks.
void NetloomClassroomLessonTest::anAnswerIsToldAsItWasTyped()
{
    project("neuron");
    const auto& steps = session().lab().steps;
    session().goTo(int(std::ranges::find_if(
                           steps, [](const LabStep& step) { return step.predict && step.predict->kind == "number"; })
                       - steps.begin()));
    for (const auto& [number, told] : {std::pair(0.7, "0.7"), std::pair(-1.25, "\u22121.25"), std::pair(3.0, "3")}) {
        session().answer(LabGuess(number));
        QCOMPARE(test::readOf(find<QLabel>("given_answer")->text()),
                 QStringLiteral("Your answer: %1").arg(QString::fromUtf8(told)));
    }
}

void NetloomClassroomLessonTest::nothingScrollsOnceItIsAnswered_data()
{
    QTest::addColumn<QString>("lab");
    for (const char* lab : {"vanishing-gradient", "optimizer-race", "batches", "line-fit", "outputs"})
        QTest::newRow(lab) << QString::fromLatin1(lab);
}

void NetloomClassroomLessonTest::nothingScrollsOnceItIsAnswered()
{
    QFETCH(QString, lab);
    language_->set("ko");
    project(lab);
    QStringList faults;
    for (int page = 0; page < session().pages(); ++page) {
        session().goTo(page);
        if (!session().step().predict)
            continue;
        session().justLook();
        faults += whatScrolls();
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
}

QTEST_MAIN(NetloomClassroomLessonTest)
#include "netloom_classroom_lesson_test.moc"

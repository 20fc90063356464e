#include "base/file.h"
#include "course/origin_card.h"
#include "course/sentences.h"
#include "document/document.h"
#include "document/training_session.h"
#include "formula/formula_label.h"
#include "learn_fixture.h"
#include "stage.h"
#include "workspace/file_flow.h"

#include <QSlider>
#include <QToolButton>
#include <QTreeWidget>
#include <QtTest>

using namespace loom;
using namespace loom::ui;

/// The mode Learn, by what a learner presses and reads.
class NetloomLearnTest : public test::LearnFixture {
    Q_OBJECT
private slots:
    void initTestCase() { openHome(); }
    void init() { beNew(); }
    void cleanup() { window_.reset(); }
    void aLabIsWalkedFromItsFirstPageToItsLast_data();
    void aLabIsWalkedFromItsFirstPageToItsLast();
    void theStageHasItsShare_data();
    void theStageHasItsShare();
    void nothingIsCut_data() { theStageHasItsShare_data(); }
    void nothingIsCut();
    void aClassroomReadsSentenceBySentence();
    void whatWouldTellTheAnswerIsCovered();
    void aNumberLeadsToWhereItComesFrom();
    void onesOwnLabAppearsAtOnce();
    void theStudioIsThereAgain();
    void theCourseLeadsBackToTheLabAsItStands();
    void largeTypeReachesWhatIsOnTheScreen();
    void whatWasAnsweredIsThereTheNextTime();
    void aNeuronLearnsBeforeTheEyesUntilAHandComesIn();
    void anyStepOfATrainingIsThereAgain();
    void aLabsNetworkGoesOnInTheStudioAndComesBack();

private:
    /// A button outside the course by its words.
    QAbstractButton* notice(const QString& words) const
    {
        for (auto* found : window_->findChildren<QAbstractButton*>())
            if (found->isVisible() && found->text() == words)
                return found;
        return nullptr;
    }
};

void NetloomLearnTest::aLabIsWalkedFromItsFirstPageToItsLast_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("language");
    for (const CourseEntry& entry : course({}))
        for (const char* language : kLessonLanguages)
            if (qEnvironmentVariableIsSet("NETLOOM_LONG") || QByteArrayView(language) == "ko")
                QTest::addRow("%s, %s", entry.id.c_str(), language)
                    << QString::fromStdString(entry.id) << QString::fromLatin1(language);
}

void NetloomLearnTest::aLabIsWalkedFromItsFirstPageToItsLast()
{
    QFETCH(QString, id);
    QFETCH(QString, language);
    language_->set(language);
    learn();
    walk(id);
}

void NetloomLearnTest::theStageHasItsShare_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("classroom");
    QTest::addColumn<double>("share");
    QTest::newRow("1440 × 900") << QSize(1440, 900) << false << 0.55;
    QTest::newRow("1280 × 720") << QSize(1280, 720) << false << 0.55;
    QTest::newRow("1366 × 768") << QSize(1366, 768) << false << 0.55;
    QTest::newRow("1024 × 768") << QSize(1024, 768) << false << 0.55;
    QTest::newRow("1280 × 720, classroom") << QSize(1280, 720) << true << 0.7;
    QTest::newRow("1366 × 768, classroom") << QSize(1366, 768) << true << 0.7;
    QTest::newRow("1024 × 768, classroom") << QSize(1024, 768) << true << 0.62;
}

void NetloomLearnTest::theStageHasItsShare()
{
    QFETCH(QSize, size);
    QFETCH(bool, classroom);
    QFETCH(double, share);
    theme_->setScale(classroom ? 1.5 : 1);
    theme_->applyTo(*qApp);
    learn();
    window_->setWindowState(Qt::WindowNoState);
    window_->setFixedSize(size);
    QTRY_COMPARE_WITH_TIMEOUT(window_->size(), size, kPatience);
    QTRY_VERIFY2_WITH_TIMEOUT(window_->learn()->stageShare() >= share,
                              qPrintable(QString::number(window_->learn()->stageShare())), kPatience);
}

void NetloomLearnTest::nothingIsCut()
{
    QFETCH(QSize, size);
    QFETCH(bool, classroom);
    theme_->setScale(classroom ? 1.5 : 1);
    theme_->applyTo(*qApp);
    for (const char* language : {"ko", "en"}) {
        language_->set(language);
        learn();
        window_->setWindowState(Qt::WindowNoState);
        window_->setFixedSize(size);
        QTRY_COMPARE_WITH_TIMEOUT(window_->size(), size, kPatience);
        for (int page = 0; page < session().pages(); ++page) {
            session().goTo(page);
            QTest::qWait(0);
            for (QWidget* part : window_->learn()->findChildren<QWidget*>()) {
                if (!part->isVisible() || part->visibleRegion().isEmpty())
                    continue;
                const QRect place(part->mapTo(window_.get(), QPoint()), part->size());
                const auto* pressed = qobject_cast<QAbstractButton*>(part);
                if (pressed && !pressed->text().isEmpty())
                    QVERIFY2(
                        part->width() >= part->minimumSizeHint().width() && place.right() < size.width(),
                        qPrintable(QStringLiteral("%1, page %2: %3").arg(language).arg(page).arg(pressed->text())));
            }
        }
        window_.reset();
    }
}

/// Projected, a lesson is its present sentence: on by keys and by a click, kept for each page.
void NetloomLearnTest::aClassroomReadsSentenceBySentence()
{
    learn();
    QVERIFY(window_->learn()->openLab("xor"));
    auto* text = find<QLabel>("lesson_text");
    const auto plain = [&] { return test::readOf(text->text()); };
    const QString whole = plain();
    const auto told = sentencesOf(session().lesson().text(session().step().id));
    QVERIFY(told.size() > 2 && !find<QWidget>("sentence_bar")->isVisible());
    theme_->setScale(1.5);
    theme_->applyTo(*qApp);
    QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("sentence_bar")->isVisible(), kPatience);
    const QString first = plain();
    QVERIFY2(whole.startsWith(first) && first.size() < whole.size(), qPrintable(first));
    window_->activateWindow();
    QTest::keyClick(window_.get(), Qt::Key_PageDown);
    const QString second = plain();
    QVERIFY(second != first && whole.contains(second));
    QTest::mouseClick(text, Qt::LeftButton, {}, {2, 2});
    QVERIFY(plain() != second && plain() != first);
    QTest::keyClick(window_.get(), Qt::Key_PageUp);
    QCOMPARE(plain(), second);
    session().goTo(1);
    session().goTo(0);
    QCOMPARE(plain(), second); // where it was left
    for (std::size_t i = 0; i < told.size(); ++i)
        QTest::keyClick(window_.get(), Qt::Key_PageDown);
    QVERIFY(!find<QToolButton>("sentence_next")->isEnabled());
    theme_->setScale(1);
    theme_->applyTo(*qApp);
    QTRY_COMPARE_WITH_TIMEOUT(plain(), whole, kPatience);
}

void NetloomLearnTest::whatWouldTellTheAnswerIsCovered()
{
    learn();
    const auto& steps = session().lab().steps;
    const auto chain = std::ranges::find(steps, "chain", &LabStep::id) - steps.begin();
    session().goTo(int(chain));
    QTRY_VERIFY_WITH_TIMEOUT(button("Just look"), kPatience);
    auto* number = window_->findChild<QAbstractButton*>("headline_last");
    QCOMPARE(number->text(), QStringLiteral("?"));
    QTest::mouseClick(button("Just look"), Qt::LeftButton);
    QCOMPARE(number->text(), QStringLiteral("32"));
    QVERIFY2(session().answer()->looked, "that one only looked is kept");
    QCOMPARE(verdict(), said("chain.right"));
}

void NetloomLearnTest::aNumberLeadsToWhereItComesFrom()
{
    learn();
    auto* card = window_->findChild<OriginCard*>();
    QVERIFY(!card->isVisible());
    QTest::mouseClick(window_->findChild<QAbstractButton*>("headline_y"), Qt::LeftButton);
    QVERIFY(card->isVisible());
    auto* formula = card->findChild<FormulaLabel*>();
    QVERIFY2(formula->plainText().contains(QString::number(session().value("y"), 'g', 4)),
             qPrintable(formula->plainText()));
    emit formula->picked("z");
    QCOMPARE(card->address(), QStringLiteral("z"));
    emit formula->picked("w1");
    QCOMPARE(card->address(), QStringLiteral("w1"));
    emit formula->picked("w");
    QCOMPARE(card->address(), QStringLiteral("net:neuron/kernel[0,0]"));
    QVERIFY2(card->sourceWords().contains("neuron · kernel"), qPrintable(card->sourceWords()));
    QTest::mouseClick(card->findChild<QAbstractButton*>("origin_back"), Qt::LeftButton);
    QCOMPARE(card->address(), QStringLiteral("w1"));
    QTest::keyClick(formula, Qt::Key_Escape);
    QVERIFY(!card->isVisible());
}

void NetloomLearnTest::onesOwnLabAppearsAtOnce()
{
    const std::string folder = learnersCourseFolder();
    QVERIFY(makeFolder(folder).ok());
    learn();
    window_->learn()->showCourse();
    auto* tree = window_->findChild<QTreeWidget*>("course_tree");
    QCOMPARE(tree->findItems("own-lab", Qt::MatchContains | Qt::MatchRecursive).size(), 0);
    QVERIFY(makeLab(folder, "own-lab").ok());
    QTRY_COMPARE_WITH_TIMEOUT(tree->findItems("A new lab", Qt::MatchContains | Qt::MatchRecursive).size(), 1,
                              kPatience);
    // Broken, it is listed with its line; the other labs stay.
    QVERIFY(writeFileAtomically(folder + "/own-lab/lab.json", "{\"format\": 1,\n \"id\": 3}").ok());
    QTRY_COMPARE_WITH_TIMEOUT(tree->findItems("lab.json:2", Qt::MatchContains | Qt::MatchRecursive).size(), 1,
                              kPatience);
    QVERIFY(window_->learn()->openLab("neuron"));
    QVERIFY(QDir(QString::fromStdString(folder)).removeRecursively());
}

void NetloomLearnTest::theStudioIsThereAgain()
{
    learn();
    auto* train = window_->findChild<QAction*>("train");
    QVERIFY2(!train || !train->isEnabled(), "no key trains what is not shown");
    window_->findChild<QAction*>("mode_build")->trigger();
    QVERIFY(!window_->isLearning());
    QVERIFY(window_->stage()->isVisible());
    QVERIFY(!window_->learn()->isVisible());
    window_->findChild<QAction*>("mode_learn")->trigger();
    QVERIFY(!window_->stage()->isVisible());
    bool opened = false;
    QVERIFY(window_->files()->openFile(QStringLiteral(LOOM_SOURCE_DIR "/samples/spiral.loom"),
                                       [&](bool) { opened = true; }));
    QTRY_VERIFY_WITH_TIMEOUT(opened, kPatience);
    QVERIFY2(!window_->isLearning(), "what is opened is shown");
}

void NetloomLearnTest::theCourseLeadsBackToTheLabAsItStands()
{
    learn();
    reachGoal(session().step());
    const double moved = session().value("net:x/output[0]");
    auto* tree = window_->findChild<QTreeWidget*>("course_tree");
    auto* back = window_->findChild<QAbstractButton*>("course_back");
    auto* title = window_->findChild<QLabel*>("lab_title");
    const auto toCourse = [&] {
        QTest::mouseClick(window_->findChild<QAbstractButton*>("open_course"), Qt::LeftButton);
        return QTest::qWaitFor([&] { return tree->isVisible() && back->isVisible(); }, kPatience);
    };
    QVERIFY(toCourse());
    QCOMPARE(back->text(), QString::fromStdString(session().lesson().title));
    QTest::mouseClick(back, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(title->isVisible(), kPatience);
    QVERIFY(toCourse());
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(title->isVisible(), kPatience);
    QVERIFY(toCourse());
    QTreeWidgetItem* own = tree->findItems(back->text(), Qt::MatchStartsWith | Qt::MatchRecursive).value(0);
    QVERIFY(own && own->font(0).bold());
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualItemRect(own).center());
    QTRY_VERIFY_WITH_TIMEOUT(title->isVisible(), kPatience);
    QCOMPARE(session().value("net:x/output[0]"), moved);
}

void NetloomLearnTest::largeTypeReachesWhatIsOnTheScreen()
{
    learn();
    session().goTo(1);
    auto* question = window_->findChild<QLabel*>("question_text");
    QTRY_VERIFY_WITH_TIMEOUT(question->isVisible(), kPatience);
    type(0.5);
    auto* verdict = window_->findChild<QLabel*>("verdict");
    QTRY_VERIFY_WITH_TIMEOUT(verdict->isVisible(), kPatience);
    const int small = question->font().pixelSize();
    const QString before = verdict->text();
    theme_->setScale(1.5);
    QVERIFY(question->font().pixelSize() > small);
    QVERIFY(verdict->text() != before); // its size stands in it
    theme_->setScale(1);
    QCOMPARE(question->font().pixelSize(), small);
    QCOMPARE(verdict->text(), before);
}

void NetloomLearnTest::whatWasAnsweredIsThereTheNextTime()
{
    learn();
    reachGoal(session().step());
    session().goTo(1);
    QTRY_VERIFY_WITH_TIMEOUT(window_->findChild<QLabel*>("question_text")->isVisible(), kPatience);
    type(0.5);
    type(0);
    const std::string first = session().answer()->first;
    window_.reset();
    learn();
    QCOMPARE(session().page(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(window_->findChild<QLabel*>("verdict")->isVisible(), kPatience);
    QVERIFY2(verdict().endsWith(said("border.right")), qPrintable(verdict()));
    QCOMPARE(session().answer()->tries, 2);
    QCOMPARE(session().answer()->first, first);
    window_->learn()->showCourse();
    auto* tree = window_->findChild<QTreeWidget*>("course_tree");
    // Its words stay on one line.
    QCOMPARE(tree->findItems("1.of.10.done", Qt::MatchRegularExpression | Qt::MatchRecursive).size(), 1);
}

void NetloomLearnTest::aNeuronLearnsBeforeTheEyesUntilAHandComesIn()
{
    learn();
    QVERIFY(window_->learn()->openLab("logic-gates"));
    session().goTo(1);
    auto* train = window_->findChild<QAbstractButton*>("lab_train");
    QTRY_VERIFY_WITH_TIMEOUT(train->isVisible() && train->isEnabled(), kPatience);
    const double before = session().value("gate:neuron/kernel[1,0]");
    QVERIFY(session().value("right") < 4);
    QTest::mouseClick(train, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(session().value("right"), 4.0, kPatience);
    QVERIFY2(session().value("gate:neuron/kernel[1,0]") > before, "OR wants this weight to grow");
    QVERIFY(session().isDone(1));
    QTRY_COMPARE_WITH_TIMEOUT(train->text(), QStringLiteral("Train"), kPatience); // the goal is reached
    QTest::mouseClick(train, Qt::LeftButton); // and on beyond it
    QTRY_VERIFY_WITH_TIMEOUT(train->text().contains("step"), kPatience);
    session().move("gate:neuron/bias[0]", -7);
    QTRY_COMPARE_WITH_TIMEOUT(train->text(), QStringLiteral("Train"), kPatience);
    QCOMPARE(session().value("gate:neuron/bias[0]"), -7.0);
}

void NetloomLearnTest::anyStepOfATrainingIsThereAgain()
{
    learn();
    QVERIFY(window_->learn()->openLab("logic-gates"));
    session().goTo(1);
    auto* train = find<QAbstractButton>("lab_train");
    auto* step = find<QSlider>("lab_step");
    QTRY_VERIFY_WITH_TIMEOUT(train->isVisible() && train->isEnabled(), kPatience);
    QVERIFY(!step->isVisible());
    const double held = session().value("gate:neuron/kernel[1,0]");
    QTest::mouseClick(train, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(step->isVisible() && step->maximum() >= 5, kPatience);
    QTest::mouseClick(train, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(train->text(), QStringLiteral("Train"), kPatience);
    const int last = step->maximum();
    QTRY_VERIFY_WITH_TIMEOUT(session().value("gate:neuron/kernel[1,0]") > held, kPatience);
    // Step 0 is what the hand left.
    step->setFocus();
    QTest::keyClick(step, Qt::Key_Home);
    QTRY_COMPARE_WITH_TIMEOUT(float(session().value("gate:neuron/kernel[1,0]")), float(held), kPatience);
    QCOMPARE(train->text(), QStringLiteral("Train on from this step"));
    // From there only the last step's weights can follow: those that came while it still ran may have been older.
    QTest::keyClick(step, Qt::Key_End);
    QTRY_VERIFY_WITH_TIMEOUT(session().value("gate:neuron/kernel[1,0]") > held, kPatience);
    const double learned = session().value("gate:neuron/kernel[1,0]");
    // The first step lies between what the hand left and what was learned.
    QTest::keyClick(step, Qt::Key_Home);
    QTRY_COMPARE_WITH_TIMEOUT(float(session().value("gate:neuron/kernel[1,0]")), float(held), kPatience);
    QTest::keyClick(step, Qt::Key_Right);
    QTRY_VERIFY_WITH_TIMEOUT(session().value("gate:neuron/kernel[1,0]") > held, kPatience);
    QVERIFY(last < 2 || session().value("gate:neuron/kernel[1,0]") < learned);
    QTest::keyClick(step, Qt::Key_End);
    QTRY_COMPARE_WITH_TIMEOUT(session().value("gate:neuron/kernel[1,0]"), learned, kPatience);
    // A hand has the last word: then there is no step to go back to.
    session().move("gate:neuron/bias[0]", -3);
    QTRY_VERIFY_WITH_TIMEOUT(!step->isVisible(), kPatience);
}

void NetloomLearnTest::aLabsNetworkGoesOnInTheStudioAndComesBack()
{
    learn();
    QVERIFY(window_->learn()->openLab("logic-gates"));
    session().goTo(1);
    session().move("gate:neuron/bias[0]", 1.25);
    QTest::mouseClick(button("Open in Build"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!window_->isLearning(), kPatience);
    QCOMPARE(window_->document()->project().data.source.type, std::string("logic_gate"));
    QVERIFY(window_->document()->file().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(window_->session()->savedWeights(), kPatience);
    window_->session()->requestWeights();
    QTRY_VERIFY_WITH_TIMEOUT(window_->session()->weights().contains("neuron/bias"), kPatience);
    QCOMPARE(window_->session()->weights().at("neuron/bias").at(0), 1.25);
    QTRY_VERIFY_WITH_TIMEOUT(notice("Back to the lab"), kPatience);
    for (const double scale : {1.0, 1.5}) { // the window keeps the size that it has
        theme_->setScale(scale);
        theme_->applyTo(*qApp);
        QTest::qWait(0);
        const QSize least = window_->minimumSizeHint();
        QVERIFY2(least.width() <= 1024 && least.height() <= 720,
                 qPrintable(QStringLiteral("%1 × %2").arg(least.width()).arg(least.height())));
    }
    QTest::mouseClick(notice("Back to the lab"), Qt::LeftButton);
    QVERIFY(window_->isLearning());
    QCOMPARE(session().page(), 1);
    QCOMPARE(session().value("gate:neuron/bias[0]"), 1.25);
}

QTEST_MAIN(NetloomLearnTest)
#include "netloom_learn_test.moc"

#include "base/file.h"
#include "common/theme.h"
#include "course/lab_session.h"
#include "course/lab_stage.h"
#include "course/learn_page.h"
#include "course/origin_card.h"
#include "formula/formula_label.h"
#include "language.h"
#include "main_window.h"
#include "patience.h"
#include "stage.h"
#include "workspace/file_flow.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTextDocument>
#include <QTreeWidget>
#include <QtTest>

using namespace loom;
using namespace loom::ui;

namespace {

/// What is read of a text: without markup, blanks as one.
QString read(const QString& rich)
{
    QTextDocument document;
    document.setHtml(rich);
    QString text = document.toPlainText().simplified();
    const QString low = QStringLiteral("₀₁₂₃₄₅₆₇₈₉"), raised = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹"); // those are typeset
    for (int digit = 0; digit < 10; ++digit)
        text.replace(QChar(0x207B), QChar(0x2212))
            .replace(low[digit], QChar(u'0' + digit))
            .replace(raised[digit], QChar(u'0' + digit));
    return text;
}

} // namespace

/// The mode Learn, by what a learner presses and reads.
class NetloomLearnTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup() { window_.reset(); }
    void aLabIsWalkedFromItsFirstPageToItsLast_data();
    void aLabIsWalkedFromItsFirstPageToItsLast();
    void theStageHasItsShare_data();
    void theStageHasItsShare();
    void nothingIsCut_data() { theStageHasItsShare_data(); }
    void nothingIsCut();
    void whatWouldTellTheAnswerIsCovered();
    void aNumberLeadsToWhereItComesFrom();
    void onesOwnLabAppearsAtOnce();
    void theStudioIsThereAgain();
    void whatWasAnsweredIsThereTheNextTime();
    void aNeuronLearnsBeforeTheEyesUntilAHandComesIn();

private:
    void learn();
    QAbstractButton* button(const QString& name) const { return named<QAbstractButton>(name); }
    /// A visible widget by the words that are read of it.
    template<class T> T* named(const QString& name) const
    {
        for (T* widget : window_->learn()->findChildren<T*>())
            if (widget->isVisible() && (widget->accessibleName() == name || wordsOf(widget) == name))
                return widget;
        return nullptr;
    }
    static QString wordsOf(const QWidget* widget)
    {
        const auto* pressed = qobject_cast<const QAbstractButton*>(widget);
        return pressed ? pressed->text() : QString();
    }
    QString verdict() const { return read(window_->findChild<QLabel*>("verdict")->text()); }
    QString said(const std::string& key) const { return read(plain(session().filled(session().lesson().text(key)))); }
    static QString plain(const QString& markdown)
    {
        QTextDocument document;
        document.setMarkdown(markdown);
        return document.toHtml();
    }
    LabSession& session() const { return *window_->learn()->session(); }
    void answerAll(const LabStep& step);
    void answerChoice(const LabStep& step);
    void answerNumber(const LabStep& step);
    void type(double number);
    void reachGoal(const LabStep& step);

    std::unique_ptr<QTemporaryDir> home_;
    std::unique_ptr<Theme> theme_;
    std::unique_ptr<Language> language_;
    std::unique_ptr<MainWindow> window_;
};

void NetloomLearnTest::initTestCase()
{
    home_ = std::make_unique<QTemporaryDir>();
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(name, home_->filePath(QLatin1String(name)).toUtf8());
    initResources();
}

void NetloomLearnTest::init()
{
    // Nobody was here before.
    QDir(QString::fromLocal8Bit(qgetenv("XDG_STATE_HOME"))).removeRecursively();
    theme_ = std::make_unique<Theme>();
    language_ = std::make_unique<Language>();
    language_->set("en");
    theme_->applyTo(*qApp);
}

void NetloomLearnTest::learn()
{
    window_ = std::make_unique<MainWindow>(theme_.get(), language_.get());
    window_->resize(1280, 720);
    window_->show();
    window_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    window_->findChild<QAction*>("mode_learn")->trigger();
    QVERIFY(window_->isLearning());
    QVERIFY(session().isOpen());
}

void NetloomLearnTest::aLabIsWalkedFromItsFirstPageToItsLast_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("language");
    for (const CourseEntry& entry : course({}))
        for (const char* language : kLessonLanguages)
            QTest::addRow("%s, %s", entry.id.c_str(), language)
                << QString::fromStdString(entry.id) << QString::fromLatin1(language);
}

void NetloomLearnTest::aLabIsWalkedFromItsFirstPageToItsLast()
{
    QFETCH(QString, id);
    QFETCH(QString, language);
    language_->set(language);
    learn();
    QVERIFY(window_->learn()->openLab(id));
    QCOMPARE(window_->findChild<QLabel*>("lab_title")->text(), QString::fromStdString(session().lesson().title));
    for (int page = 0; page < session().pages(); ++page) {
        QCOMPARE(session().page(), page);
        const auto* more = window_->findChild<QLabel*>("lesson_more");
        QCOMPARE(!more->isHidden(), page + 1 == session().pages());
        QVERIFY(more->isHidden() || read(more->text()).contains(said("more")));
        QTRY_VERIFY_WITH_TIMEOUT(
            !session().step().predict || window_->findChild<QLabel*>("question_text")->isVisible(), kPatience);
        const LabStep& step = session().step();
        if (session().part() != LabSession::Part::quiz)
            QCOMPARE(read(window_->findChild<QLabel*>("lesson_text")->text()), said(step.id));
        for (const std::string& view : step.views)
            QVERIFY2(window_->findChild<LabStage*>()->view(view)->isVisible(), view.c_str());
        if (step.predict)
            answerAll(step);
        reachGoal(step);
        QVERIFY2(session().isDone(page), step.id.c_str());
        if (page + 1 < session().pages())
            QTest::mouseClick(window_->findChild<QAbstractButton*>("page_next"), Qt::LeftButton);
    }
}

void NetloomLearnTest::answerAll(const LabStep& step)
{
    QCOMPARE(read(window_->findChild<QLabel*>("question_text")->text()), said(step.id + ".predict"));
    for (const std::string& action : step.actions)
        QVERIFY(window_->findChild<QAbstractButton*>("action_" + QString::fromStdString(action))->isEnabled()
                != session().isLocked(action));
    step.predict->kind == "choice" ? answerChoice(step) : answerNumber(step);
}

void NetloomLearnTest::answerChoice(const LabStep& step)
{
    for (const LabWrong& wrong : step.predict->wrong) {
        QTest::mouseClick(button(said(step.id + ".option." + wrong.option)), Qt::LeftButton, {}, QPoint(8, 8));
        QCOMPARE(verdict(), said(step.id + ".wrong." + wrong.id));
    }
    QTest::mouseClick(button(said(step.id + ".option." + step.predict->answer)), Qt::LeftButton, {}, QPoint(8, 8));
    QCOMPARE(verdict(), said(step.id + ".right"));
}

void NetloomLearnTest::type(double number)
{
    auto* guess =
        named<QLineEdit>(language_->code() == "ko" ? QStringLiteral("내 예상") : QStringLiteral("Your guess"));
    QVERIFY(guess);
    guess->setFocus();
    guess->selectAll();
    QTest::keyClicks(guess, QString::number(number, 'g', 12));
    QTest::keyClick(guess, Qt::Key_Return);
}

void NetloomLearnTest::answerNumber(const LabStep& step)
{
    const double truth = session().value(step.predict->answer);
    const double off = std::max(1.0, 2 * step.predict->tolerance);
    for (const LabWrong& wrong : step.predict->wrong) {
        type(wrong.when == "below"       ? wrong.number - off
                 : wrong.when == "above" ? wrong.number + off + 0.123
                                         : wrong.number);
        QVERIFY2(verdict().endsWith(said(step.id + ".wrong." + wrong.id)), qPrintable(verdict()));
    }
    type(truth);
    QVERIFY2(verdict().endsWith(said(step.id + ".right")), qPrintable(verdict()));
}

void NetloomLearnTest::reachGoal(const LabStep& step)
{
    const LabDone& done = step.done;
    if (!done.action.empty()) {
        QTest::mouseClick(window_->findChild<QAbstractButton*>("action_" + QString::fromStdString(done.action)),
                          Qt::LeftButton);
    } else if (done.moved) {
        QWidget* view = window_->findChild<LabStage*>()->view(step.views.front());
        view->setFocus(Qt::TabFocusReason);
        QTest::keyClick(view, Qt::Key_Right);
    } else {
        std::vector<double> numbers; // formulas are over what is before anything moves
        for (const auto& [address, number] : done.solution)
            numbers.push_back(std::holds_alternative<double>(number)
                                  ? std::get<double>(number)
                                  : *session().values().computed(std::get<std::string>(number)));
        for (std::size_t i = 0; i < numbers.size(); ++i)
            session().move(done.solution[i].first, numbers[i]);
    }
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
    QTest::newRow("1280 × 720, classroom") << QSize(1280, 720) << true << 0.62;
    QTest::newRow("1366 × 768, classroom") << QSize(1366, 768) << true << 0.62;
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
    QVERIFY2(card->sourceWords().contains("neuron/kernel"), qPrintable(card->sourceWords()));
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
    QTRY_COMPARE_WITH_TIMEOUT(tree->findItems("line 2", Qt::MatchContains | Qt::MatchRecursive).size(), 1, kPatience);
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
    QCOMPARE(tree->findItems("1 of 10 done", Qt::MatchContains | Qt::MatchRecursive).size(), 1);
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
    QVERIFY(train->text().contains("step"));
    session().move("gate:neuron/bias[0]", -7);
    QTRY_COMPARE_WITH_TIMEOUT(train->text(), QStringLiteral("Train"), kPatience);
    QCOMPARE(session().value("gate:neuron/bias[0]"), -7.0);
}

QTEST_MAIN(NetloomLearnTest)
#include "netloom_learn_test.moc"

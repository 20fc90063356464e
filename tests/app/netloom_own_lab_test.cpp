#include "learn_fixture.h"

#include "base/file.h"
#include "common/core_text.h"
#include "course/course.h"

#include <QTreeWidget>
#include <QtTest>

using namespace loom;
using namespace loom::ui;

/// A teacher writes a lab beside the window.
class NetloomOwnLabTest : public test::LearnFixture {
    Q_OBJECT
private slots:
    void initTestCase() { openHome(); }
    void init()
    {
        beNew();
        QDir(QString::fromStdString(learnersCourseFolder())).removeRecursively();
        QVERIFY(makeFolder(learnersCourseFolder()).ok());
        const Result<std::string> made = makeLab(learnersCourseFolder(), "mine");
        QVERIFY(made.ok());
        folder_ = *made;
    }
    void cleanup() { window_.reset(); }

    void whatIsChangedInAFileIsShownOnThePageThatIsOpen()
    {
        learn();
        QVERIFY(window_->learn()->openLab(QStringLiteral("mine")));
        session().goTo(1);
        QCOMPARE(session().step().id, std::string("ten"));
        put("en.md", "moving b alone", "turning b alone");
        QTRY_VERIFY_WITH_TIMEOUT(session().lesson().text("ten").find("turning") != std::string::npos, kPatience);
        QCOMPARE(session().step().id, std::string("ten"));
    }

    void aFaultIsToldAndTheLabStaysAsItWas()
    {
        learn();
        QVERIFY(window_->learn()->openLab(QStringLiteral("mine")));
        auto* fault = find<QLabel>(QStringLiteral("lab_fault"));
        QVERIFY(fault->isHidden());
        put("lab.json", "\"of\": \"net\"", "\"of\": \"ned\"");
        QTRY_VERIFY_WITH_TIMEOUT(!fault->isHidden(), kPatience);
        QVERIFY2(fault->text().contains(QStringLiteral("lab.json:")), qPrintable(fault->text()));
        QVERIFY2(fault->text().contains(QStringLiteral("did you mean “net”")), qPrintable(fault->text()));
        QVERIFY(session().lab().view("drawing"));
        QCOMPARE(fault->palette().color(QPalette::WindowText), theme_->color(QStringLiteral("warning")));
        put("lab.json", "\"editor\": \"slider\"", "\"editor\": \"slidr\"");
        QTRY_COMPARE_WITH_TIMEOUT(fault->text().count(QStringLiteral("lab.json:")), 2, kPatience); // both at once
        put("lab.json", "\"editor\": \"slidr\"", "\"editor\": \"slider\"");
        put("lab.json", "\"of\": \"ned\"", "\"of\": \"net\"");
        QTRY_VERIFY_WITH_TIMEOUT(fault->isHidden(), kPatience);
    }

    void aBrokenLabIsListedWithFileAndLineAndNotOpened()
    {
        put("lab.json", "\"network_drawing\"", "\"network_drawin\"");
        learn();
        QVERIFY(!window_->learn()->openLab(QStringLiteral("mine")));
        window_->learn()->showCourse();
        auto* tree = find<QTreeWidget>(QStringLiteral("course_tree"));
        const auto told = tree->findItems(QStringLiteral("lab.json:"), Qt::MatchContains | Qt::MatchRecursive);
        QCOMPARE(told.size(), 1);
        QVERIFY2(tree->visualItemRect(told.front()).height() > 3 * tree->fontMetrics().height(), "all of it is read");
    }

    /// Said quietly below its name: it is opened all the same.
    void whatIsHardlyMeantIsListedBelowALabThatCanBeUsed_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("said");
        QTest::newRow("English") << "en" << QStringLiteral("a hand can move it before the answer");
        QTest::newRow("Korean") << "ko" << QStringLiteral("답하기 전에");
    }
    void whatIsHardlyMeantIsListedBelowALabThatCanBeUsed()
    {
        QFETCH(QString, language);
        QFETCH(QString, said);
        const auto told = [this] {
            const auto* tree = find<QTreeWidget>(QStringLiteral("course_tree"));
            return tree->findItems(QStringLiteral("lab.json:"), Qt::MatchContains | Qt::MatchRecursive);
        };
        language_->set(language);
        learn();
        window_->learn()->showCourse();
        QVERIFY2(told().isEmpty(), "nothing to say of it yet");
        put("lab.json", ", \"locks\": [\"net:x/output[0]\"]", "");
        QTRY_COMPARE_WITH_TIMEOUT(told().size(), 1, kPatience);
        QVERIFY2(told().front()->text(0).startsWith(QStringLiteral("lab.json:8: ")),
                 qPrintable(told().front()->text(0)));
        QVERIFY2(told().front()->text(0).contains(said), qPrintable(told().front()->text(0)));
        QCOMPARE(told().front()->parent()->data(0, Qt::UserRole).toString(), QStringLiteral("mine"));
        QVERIFY(window_->learn()->openLab(QStringLiteral("mine")));
        put("lab.json", "\"hides\": [\"drawing\"]", "\"hides\": [\"drawing\"], \"locks\": [\"net:x/output[0]\"]");
        QTRY_VERIFY_WITH_TIMEOUT(told().isEmpty(), kPatience);
    }

    void aGoalThatHoldsNoMoreIsNotCalledDone()
    {
        learn();
        QVERIFY(window_->learn()->openLab(QStringLiteral("mine")));
        session().goTo(1);
        auto* goal = find<QLabel>(QStringLiteral("page_goal"));
        session().move("net:neuron/bias[0]", 4);
        QCOMPARE(goal->text(), QStringLiteral("✓ Done"));
        session().backToStart();
        QVERIFY(session().isDone(1));
        QVERIFY2(goal->text() != QStringLiteral("✓ Done"), qPrintable(goal->text()));
        QVERIFY2(goal->text().contains(QStringLiteral("now 7")), qPrintable(goal->text()));
    }

private:
    void put(const std::string& name, const std::string& was, const std::string& becomes)
    {
        Result<std::string> text = readFile(folder_ + "/" + name, 1 << 20);
        QVERIFY(text.ok());
        const std::size_t at = text->find(was);
        QVERIFY(at != std::string::npos);
        text->replace(at, was.size(), becomes);
        QVERIFY(writeFileAtomically(folder_ + "/" + name, *text).ok());
    }

    std::string folder_;
};

QTEST_MAIN(NetloomOwnLabTest)
#include "netloom_own_lab_test.moc"

#include "base/file.h"
#include "core/course/extra/coin_lab.h"
#include "learn_fixture.h"

#include <QTreeWidget>
#include <QtTest>

using namespace loom;
using namespace loom::ui;

/// One file of an experiment and a lab of a few lines in the learner's folder: the course lists it and it can be
/// walked in both languages, with nothing else touched.
class NetloomDroppedInLabTest : public test::LearnFixture {
    Q_OBJECT
private slots:
    void initTestCase() { openHome(); }
    void init() { beNew(); }
    void cleanup() { window_.reset(); }

    void itIsListedAndWalked_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("title");
        QTest::newRow("Korean") << "ko" << QStringLiteral("동전 coin");
        QTest::newRow("English") << "en" << QStringLiteral("Penny coin");
    }
    void itIsListedAndWalked()
    {
        QFETCH(QString, language);
        QFETCH(QString, title);
        const std::string folder = learnersCourseFolder() + "/coin";
        QVERIFY(makeFolder(folder).ok());
        QVERIFY(writeFileAtomically(folder + "/lab.json", kCoinLab).ok());
        QVERIFY(writeFileAtomically(folder + "/ko.md", coinLesson("동전")).ok());
        QVERIFY(writeFileAtomically(folder + "/en.md", coinLesson("Penny")).ok());
        language_->set(language);
        learn();
        window_->learn()->showCourse();
        auto* tree = window_->findChild<QTreeWidget*>("course_tree");
        QTRY_COMPARE_WITH_TIMEOUT(tree->findItems(title, Qt::MatchContains | Qt::MatchRecursive).size(), 1,
                                  kPatience);
        walk(QStringLiteral("coin"));
    }
};

QTEST_MAIN(NetloomDroppedInLabTest)
#include "netloom_dropped_in_lab_test.moc"

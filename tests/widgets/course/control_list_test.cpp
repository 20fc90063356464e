#include "common/theme.h"
#include "course/control_list.h"
#include "course/course.h"
#include "course/lab_session.h"

#include <QSignalSpy>
#include <QSlider>
#include <QTest>

using namespace loom;
using namespace loom::ui;

namespace {
constexpr const char* kUnits = "hand.graph.nodes.hidden.attributes.units";
}

class ControlListTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initResources(); }
    void init();
    void aPageShowsItsControlsOnly();
    void aKeyMovesTheSetting();
    void aLockedControlWaitsForTheAnswer();
    void aControlFollowsWhatIsMovedElsewhere();

private:
    void goTo(const char* step);
    QSlider* slider() const { return list_->findChild<QSlider*>(QStringLiteral("control_") + QLatin1String(kUnits)); }

    Theme theme_;
    std::vector<CourseEntry> entries_ = course({});
    std::unique_ptr<LabSession> session_;
    std::unique_ptr<ControlList> list_;
};

void ControlListTest::init()
{
    list_.reset();
    session_ = std::make_unique<LabSession>();
    session_->setLanguage(QStringLiteral("en"));
    list_ = std::make_unique<ControlList>(*session_, theme_);
    QVERIFY(session_->open(*findLab(entries_, "playground")).ok());
}

void ControlListTest::goTo(const char* step)
{
    for (int page = 0; page < session_->pages(); ++page)
        if (session_->stepAt(page).id == step)
            session_->goTo(page);
    QCOMPARE(session_->step().id, std::string(step));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void ControlListTest::aPageShowsItsControlsOnly()
{
    QVERIFY(list_->isHidden());
    goTo("close");
    QVERIFY(!list_->isHidden());
    QCOMPARE(list_->findChildren<QSlider*>().size(), 1);
    QCOMPARE(slider()->accessibleName(), QStringLiteral("hidden nodes"));
    goTo("learn");
    QVERIFY(list_->isHidden());
    QVERIFY(!slider());
}

void ControlListTest::aKeyMovesTheSetting()
{
    goTo("close");
    session_->justLook();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(session_->value(kUnits), 2.0); // how many lines it takes is for the learner to set
    QTest::keyClick(slider(), Qt::Key_Right);
    QCOMPARE(session_->value(kUnits), 3.0);
    QCOMPARE(slider()->accessibleDescription(), QStringLiteral("3"));
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(slider(), Qt::Key_Left);
    QCOMPARE(session_->value(kUnits), 1.0);
}

void ControlListTest::aLockedControlWaitsForTheAnswer()
{
    goTo("close");
    QVERIFY(!slider()->isEnabled());
    session_->justLook();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(slider()->isEnabled());
}

void ControlListTest::aControlFollowsWhatIsMovedElsewhere()
{
    goTo("close");
    session_->justLook();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    session_->moveSetting(kUnits, std::int64_t(6));
    QCOMPARE(slider()->value(), 5);
    QCOMPARE(session_->value(kUnits), 6.0);
}

QTEST_MAIN(ControlListTest)
#include "control_list_test.moc"

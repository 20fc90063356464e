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
    void keysGoInRoundSteps_data();
    void keysGoInRoundSteps();

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
    QCOMPARE(slider()->toolTip(), QStringLiteral("Answer the question first, or just look"));
    QVERIFY2(slider()->accessibleDescription().endsWith(slider()->toolTip()),
             qPrintable(slider()->accessibleDescription()));
    session_->justLook();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(slider()->isEnabled());
    QVERIFY(slider()->toolTip().isEmpty());
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

void ControlListTest::keysGoInRoundSteps_data()
{
    QTest::addColumn<QByteArray>("ends");
    QTest::addColumn<double>("begins");
    QTest::addColumn<double>("right");
    QTest::addColumn<double>("page");
    QTest::addColumn<double>("left");
    QTest::addColumn<double>("home");
    QTest::addColumn<double>("end");
    const auto row = [](const char* name, const char* ends, double begins, double right, double page, double left,
                        double home, double end) {
        QTest::newRow(name) << QByteArray(ends) << begins << right << page << left << home << end;
    };
    row("tenths", R"("from": -6, "to": 6)", 0.0, 0.1, 1.1, 1.0, -6.0, 6.0);
    row("twentieths", R"("from": -3, "to": 3)", 0.0, 0.05, 0.55, 0.5, -3.0, 3.0);
    row("tens", R"("from": 0, "to": 1000)", 250.0, 260.0, 360.0, 350.0, 0.0, 1000.0);
    row("between two steps", R"("from": -6, "to": 6)", 0.333, 0.4, 1.4, 1.3, -6.0, 6.0);
    row("ends that are no steps", R"("from": -0.55, "to": 9.97)", 0.0, 0.1, 1.1, 1.0, -0.55, 9.97);
    row("a small range", R"("from": 0, "to": 0.002)", 0.0, 0.00002, 0.00022, 0.0002, 0.0, 0.002);
    row("factors", R"("from": 0.0001, "to": 10, "scale": "log")", 0.01, 0.011, 0.035, 0.032, 0.0001, 10.0);
    row("small factors", R"("from": 1, "to": 20, "scale": "log")", 2.0, 2.04, 2.57, 2.51, 1.0, 20.0);
}

void ControlListTest::keysGoInRoundSteps()
{
    QFETCH(QByteArray, ends);
    QFETCH(double, begins);
    const std::string json = R"({"format": 1, "id": "slid", "chapter": 1, "minutes": 1,
      "subjects": [{"id": "hand", "numbers": {"x": )"
        + std::to_string(begins) + R"(}}],
      "controls": [{"path": "hand.x", "editor": "slider", )"
        + ends.toStdString() + R"(}],
      "steps": [{"id": "look", "controls": ["hand.x"], "done": {"moved": "hand.x"}}],
      "runs": [{"id": "some", "draw": {"times": 2, "from": {"hand.x": [1, 2]}}}],
      "checks": [{"id": "holds", "value": "some.hand.x", "at_least": 0},
                 {"id": "control", "value": "some.hand.x", "at_most": 0, "must": "fail"}]})";
    std::variant<Lab, LabFault> read = readLab(json);
    if (const LabFault* fault = std::get_if<LabFault>(&read))
        QFAIL(english(fault->sentence).c_str());
    CourseEntry entry;
    entry.id = "slid";
    entry.lab = std::make_shared<const Lab>(std::move(std::get<Lab>(read)));
    entry.lessons["en"] = {};
    QVERIFY(session_->open(entry).ok());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    auto* slid = list_->findChild<QSlider*>(QStringLiteral("control_hand.x"));
    QVERIFY(slid);
    for (const auto& [key, name] :
         {std::pair(Qt::Key_Right, "right"), std::pair(Qt::Key_PageUp, "page"), std::pair(Qt::Key_Left, "left"),
          std::pair(Qt::Key_Home, "home"), std::pair(Qt::Key_End, "end")}) {
        QTest::keyClick(slid, key);
        const double expected = *static_cast<const double*>(QTest::qData(name, QMetaType::Double));
        QVERIFY2(
            session_->value("hand.x") == expected,
            qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(name)).arg(session_->value("hand.x"), 0, 'g', 17)));
    }
}

QTEST_MAIN(ControlListTest)
#include "control_list_test.moc"

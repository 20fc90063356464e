#include "document/training_session.h"
#include "patience.h"
#include "widgets/document/projects.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace loom;
using namespace loom::ui;
using State = TrainingSession::State;

/// The rows that a session holds are those of its recipe, however recipes and files have followed each other.
class SessionDataTest : public QObject {
    Q_OBJECT
private slots:
    void rowsThatHaveNotComeAreNotThoseBefore();
    void rowsThatCouldNotBeReadAreNotThoseBefore();
    void forgottenRowsAreReadAgain();

private:
    static bool reaches(const TrainingSession& session, State state)
    {
        return QTest::qWaitFor([&] { return session.state() == state; }, kPatience);
    }
    static Project points(std::int64_t samples)
    {
        Project project = test::planeProject();
        project.data.source.attributes["samples"] = samples;
        return project;
    }
    void write(int rows) const
    {
        QFile file(folder_.filePath("table.csv"));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("a,b,kind\n");
        for (int i = 0; i < rows; ++i)
            file.write(QByteArray::number(i) + ',' + QByteArray::number(i % 7) + (i % 2 ? ",yes\n" : ",no\n"));
    }
    Project table() const
    {
        Project project = test::planeProject();
        project.data.source = {"csv", {{"file", folder_.filePath("table.csv").toStdString()}}};
        return project;
    }
    QTemporaryDir folder_;
};

void SessionDataTest::rowsThatHaveNotComeAreNotThoseBefore()
{
    TrainingSession session;
    session.prepare(points(400), {});
    QVERIFY(reaches(session, State::ready));
    session.prepare(points(120), {});
    Project wider = points(120); // edited before they have come
    wider.graph.find("hidden")->attributes["units"] = test::whole(16);
    session.prepare(wider, {});
    QVERIFY(reaches(session, State::ready));
    QCOMPARE(session.data()->rows.size(), std::int64_t(120));
}

void SessionDataTest::rowsThatCouldNotBeReadAreNotThoseBefore()
{
    TrainingSession session;
    session.prepare(points(400), {});
    QVERIFY(reaches(session, State::ready));
    QFile::remove(folder_.filePath("table.csv"));
    for (int again = 0; again < 2; ++again) {
        session.prepare(table(), {});
        QVERIFY(reaches(session, State::failed));
        QVERIFY(!session.data());
    }
    write(60);
    session.prepare(table(), {});
    QVERIFY(reaches(session, State::ready));
    QCOMPARE(session.data()->rows.size(), std::int64_t(60));
}

void SessionDataTest::forgottenRowsAreReadAgain()
{
    TrainingSession session;
    write(60);
    session.prepare(table(), {});
    QVERIFY(reaches(session, State::ready));
    write(80);
    session.prepare(table(), {});
    QVERIFY(reaches(session, State::ready));
    QCOMPARE(session.data()->rows.size(), std::int64_t(60)); // the same run would give the same
    session.forgetData();
    session.prepare(table(), {});
    QVERIFY(reaches(session, State::ready));
    QCOMPARE(session.data()->rows.size(), std::int64_t(80));
}

QTEST_GUILESS_MAIN(SessionDataTest)
#include "session_data_test.moc"

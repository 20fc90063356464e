#include "course/lab_view.h"

#include "course/course.h"
#include "course/lab_session.h"

#include <QWidget>
#include <QtTest>

using namespace loom;
using namespace loom::ui;

/// What all kinds of views of a lab share.
class LabViewTest : public QObject {
    Q_OBJECT
private slots:
    void aHiddenViewCatchesUpWhenItIsShown()
    {
        LabSession session;
        const std::vector<CourseEntry> entries = course({});
        QVERIFY(session.open(*findLab(entries, "neuron")));
        QWidget view;
        int numbers = 0, pages = 0;
        followSession(
            view, session, [&] { ++numbers; }, [&] { ++pages; });
        view.show();
        session.move("net:neuron/bias[0]", 0.1);
        QVERIFY(numbers > 0 && pages == 0);
        view.hide();
        numbers = 0;
        for (int i = 0; i < 5; ++i)
            session.move("net:neuron/bias[0]", 0.2 + i);
        QCOMPARE(numbers, 0);
        view.show();
        QCOMPARE(numbers, 1); // once for all of them
        view.hide();
        session.goTo(2);
        session.move("net:neuron/bias[0]", 0.3);
        QCOMPARE(pages, 0);
        view.show();
        QCOMPARE(pages, 1); // a page has its numbers
        QCOMPARE(numbers, 1);
        view.hide();
        view.show();
        QCOMPARE(pages, 1);
        QCOMPARE(numbers, 1);
    }
};

QTEST_MAIN(LabViewTest)
#include "lab_view_test.moc"

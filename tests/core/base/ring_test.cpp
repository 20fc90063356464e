#include "base/mailbox.h"
#include "base/ring.h"

#include <QtTest>

#include <atomic>
#include <thread>

using namespace loom;

/// What worker and window hand each other: nothing lost, nothing torn, in order.
class RingTest : public QObject {
    Q_OBJECT
private slots:
    void aRingIsFullAtItsCapacityAndKeepsTheOrder()
    {
        Ring<int> ring(4);
        int item = -1;
        QVERIFY(!ring.pop(item));
        for (int round = 0; round < 3; ++round) { // around its end, too
            for (int i = 0; i < 4; ++i)
                QVERIFY(ring.push(10 * round + i));
            QVERIFY(!ring.push(99));
            for (int i = 0; i < 4; ++i) {
                QVERIFY(ring.pop(item));
                QCOMPARE(item, 10 * round + i);
            }
            QVERIFY(!ring.pop(item));
        }
    }

    void nothingIsLostBetweenTwoThreads()
    {
        constexpr int kItems = 200'000;
        Ring<std::string> ring(64);
        std::jthread writer([&] {
            for (int i = 0; i < kItems; ++i)
                while (!ring.push(std::to_string(i)))
                    std::this_thread::yield();
        });
        std::string item;
        for (int i = 0; i < kItems; ++i) {
            while (!ring.pop(item))
                std::this_thread::yield();
            if (item != std::to_string(i))
                QFAIL(qPrintable(QString("%1 came as number %2").arg(QString::fromStdString(item)).arg(i)));
        }
    }

    void aMailboxHoldsTheNewest()
    {
        Mailbox<int> box;
        QVERIFY(!box.take());
        for (const int value : {1, 2, 3}) {
            box.slot() = value;
            box.publish();
        }
        QVERIFY(box.take());
        QCOMPARE(box.value(), 3);
        QVERIFY(!box.take()); // nothing newer
        QCOMPARE(box.value(), 3);
        box.slot() = 4;
        QVERIFY(!box.take()); // not published yet
        box.publish();
        QVERIFY(box.take() && box.value() == 4);
    }

    void noValueOfAMailboxIsTornOrOlderThanTheLast()
    {
        constexpr int kValues = 200'000;
        Mailbox<std::vector<int>> box;
        std::atomic<bool> done{false};
        std::jthread writer([&] {
            for (int i = 1; i <= kValues; ++i) {
                box.slot().assign(16, i);
                box.publish();
            }
            done = true;
        });
        int last = 0;
        while (!done || last < kValues) {
            if (!box.take())
                continue;
            const std::vector<int>& seen = box.value();
            QCOMPARE(seen.size(), std::size_t(16));
            const bool whole = std::ranges::all_of(seen, [&](int one) { return one == seen[0]; });
            QVERIFY2(whole && seen[0] > last, qPrintable(QString::number(last)));
            last = seen[0];
        }
        QCOMPARE(last, kValues); // the newest one is never lost
    }
};

QTEST_GUILESS_MAIN(RingTest)
#include "ring_test.moc"

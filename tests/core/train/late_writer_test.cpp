#include "patience.h"
#include "train/late_writer.h"

#include <QTest>

#include <atomic>
#include <semaphore>
#include <stdexcept>
#include <vector>

using namespace loom;

/// Writes that are asked for while the disk is busy.
class LateWriterTest : public QObject {
    Q_OBJECT
private slots:
    void theNewestWaitingOneFollowsByItself();
    void aFailureIsHeardOnce();
    void whatThrowsIsAFailure();
};

void LateWriterTest::theNewestWaitingOneFollowsByItself()
{
    std::binary_semaphore go(0), started(0);
    std::vector<int> written;
    std::atomic<int> count = 0;
    LateWriter writer;
    const auto write = [&](int value) {
        return [&written, &count, value]() -> Result<void> {
            written.push_back(value);
            ++count;
            return {};
        };
    };
    QVERIFY(writer.start([&]() -> Result<void> {
        started.release();
        go.acquire();
        return {};
    }));
    started.acquire();
    QVERIFY(writer.busy());
    QVERIFY(writer.start(write(1)));
    QVERIFY(writer.start(write(2)));
    go.release();
    // Nobody asks again, and still it is written.
    QVERIFY(QTest::qWaitFor([&] { return count == 1 && !writer.busy(); }, kPatience));
    QVERIFY(writer.start(write(3)));
    QVERIFY(writer.finish());
    QCOMPARE(written, (std::vector<int>{2, 3}));
}

void LateWriterTest::aFailureIsHeardOnce()
{
    LateWriter writer;
    QVERIFY(writer.start([]() -> Result<void> { return Text::verbatim("the disk is full"); }));
    const Result<void> first = writer.finish();
    QVERIFY(!first);
    QCOMPARE(english(first.error()), std::string("the disk is full"));
    QVERIFY(writer.finish());
}

void LateWriterTest::whatThrowsIsAFailure()
{
    LateWriter writer;
    QVERIFY(writer.start([]() -> Result<void> { throw std::runtime_error("no memory"); }));
    QVERIFY(!writer.finish());
    QVERIFY(!writer.busy());
    QVERIFY(writer.start([]() -> Result<void> { return {}; }));
    QVERIFY(writer.finish());
}

QTEST_GUILESS_MAIN(LateWriterTest)
#include "late_writer_test.moc"

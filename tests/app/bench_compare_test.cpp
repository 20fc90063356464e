#include "app/loom_program.h"
#include "patience.h"

#include <QtTest>
#include <cmath>

/// tests/bench/compare against peers that answer with a fixed time.
class BenchCompareTest : public QObject {
    Q_OBJECT
private slots:
    void theRatioIsThatOfTheMediansOfAlternatedPasses();
    void disturbedTurnsAreTakenAgain();
    void turnsEndWhereAllAreDisturbed();
    void aRatioBelowMustIsMissed();
    void neighboursKeptCountForTsne();
    void aPeerThatIsNotThereIsNamed();
    void anUnknownCaseIsNamed();

private:
    Called compare(const QStringList& words);
    QString peer(const QString& name, const QByteArray& lines);
    QTemporaryDir folder_;
};

Called BenchCompareTest::compare(const QStringList& words)
{
    QProcess process;
    process.start(kSource + "/tests/bench/compare",
                  QStringList{"--loom", kLoom, "--rounds", "1", "--seconds", "0.002", "--threads", "1"} + words);
    Called called;
    if (process.waitForFinished(kPatience) && process.exitStatus() == QProcess::NormalExit)
        called.code = process.exitCode();
    called.out = process.readAllStandardOutput();
    called.err = process.readAllStandardError();
    return called;
}

/// A peer's script that leaves a mark each time it runs and then runs these lines.
QString BenchCompareTest::peer(const QString& name, const QByteArray& lines)
{
    const QString file = folder_.path() + "/" + name + ".py";
    write(file, "import json, sys\nopen(__file__ + '.runs', 'a').write('x')\n" + lines);
    return file;
}

/// Lines of a peer that takes these µs a step, one each turn, and `later` in every turn after them.
static QByteArray peerTaking(const QByteArray& first, const QByteArray& later)
{
    return "first = [" + first
        + "]\n"
          "turn = len(open(__file__ + '.runs').read()) - 1\n"
          "us = first[turn] if turn < len(first) else "
        + later
        + "\n"
          "print(json.dumps(dict(case='xor_2_2_1_sgd', batch=4, step_us=us, peer='fake 1.0')))\n";
}

/// A loom that answers every turn alike: only the peer's turns differ.
static QString steadyLoom(const QString& folder)
{
    const QString file = folder + "/loom";
    write(file, "#!/bin/sh\necho '{\"microseconds_median\": 0.8, \"rounds_dropped\": 0}'\n");
    QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return file;
}

/// The cells of the table's only row.
static QStringList rowOf(const Called& called)
{
    for (const QString& line : QString::fromUtf8(called.out).split('\n'))
        if (line.startsWith("| `")) {
            QStringList cells;
            for (const QString& cell : line.split('|'))
                cells << cell.trimmed();
            return cells.mid(1, 10);
        }
    return {};
}

void BenchCompareTest::theRatioIsThatOfTheMediansOfAlternatedPasses()
{
    // Passes of 1.15, 1 and 1.1 seconds a step: the median counts.
    const QString script = peer("median", peerTaking("1.15e6, 1e6", "1.1e6"));
    const Called called = compare({"xor_2_2_1_sgd", "--torch", script, "--loom", steadyLoom(folder_.path())});
    QVERIFY2(called.code == 0, called.err.constData());
    QCOMPARE(bytesOf(script + ".runs").size(), 3);
    const QStringList cells = rowOf(called);
    QCOMPARE(cells.size(), 10);
    QCOMPARE(cells[1], "4");
    QCOMPARE(cells[3], "1,100,000");
    const double ours = cells[2].toDouble(), ratio = cells[4].toDouble();
    QVERIFY(ours > 0);
    QVERIFY(std::abs(ratio * ours / 1.1e6 - 1) < 0.02); // both are rounded in the table
    QCOMPARE(cells[7], "goal");
    QVERIFY(called.out.contains("fake 1.0"));
}

void BenchCompareTest::disturbedTurnsAreTakenAgain()
{
    // Two of the first three are twice as slow as the other one: there are two more turns.
    const QString script = peer("disturbed", peerTaking("2e6, 1e6, 2e6, 1.15e6", "1.1e6"));
    const Called called = compare({"xor_2_2_1_sgd", "--torch", script, "--loom", steadyLoom(folder_.path())});
    QVERIFY2(called.code == 0, called.err.constData());
    QCOMPARE(bytesOf(script + ".runs").size(), 5);
    QCOMPARE(rowOf(called).value(3), "1,100,000");
    QCOMPARE(rowOf(called).value(9), "2");
}

void BenchCompareTest::turnsEndWhereAllAreDisturbed()
{
    const QString script = peer("restless", peerTaking("1e6", "2e6"));
    const Called called = compare({"xor_2_2_1_sgd", "--torch", script, "--loom", steadyLoom(folder_.path())});
    QCOMPARE(bytesOf(script + ".runs").size(), 9);
    QCOMPARE(rowOf(called).value(3), "1,000,000");
    QCOMPARE(rowOf(called).value(9), "8");
}

void BenchCompareTest::aRatioBelowMustIsMissed()
{
    const QString script =
        peer("slow", "print(json.dumps(dict(case='xor_2_2_1_sgd', batch=4, step_us=0.0001, peer='fake 1.0')))\n");
    const Called called = compare({"xor_2_2_1_sgd", "--torch", script, "--passes", "1"});
    QCOMPARE(called.code, 1);
    QCOMPARE(rowOf(called).value(7), "missed");
}

void BenchCompareTest::neighboursKeptCountForTsne()
{
    const QString script =
        peer("tsne", "print(json.dumps(dict(peer='fake', n=2500, seconds=1e6, knn10_kept=0.99)))\n");
    const Called called = compare({"tsne_2500", "--tsne", script, "--passes", "1"});
    QCOMPARE(called.code, 1); // fast enough, but 0.99 cannot be reached
    QVERIFY(rowOf(called).value(7).startsWith("missed; 10 neighbours kept 0.5"));
}

void BenchCompareTest::aPeerThatIsNotThereIsNamed()
{
    const Called none = compare({"xor_2_2_1_sgd", "--passes", "1"});
    QCOMPARE(none.code, 2);
    QVERIFY(none.err.contains("no script was given to time the peer (--torch FILE)"));
    QCOMPARE(rowOf(none).value(7), "not compared");
    QVERIFY(rowOf(none).value(2).toDouble() > 0);
    const QString script = peer("absent", "raise ModuleNotFoundError(\"No module named 'torch'\")\n");
    const Called absent = compare({"xor_2_2_1_sgd", "--torch", script});
    QCOMPARE(absent.code, 2);
    QVERIFY(absent.err.contains("PyTorch is not installed for /usr/bin/python3: apt-get install python3-torch"));
    QCOMPARE(bytesOf(script + ".runs").size(), 1); // it is not asked again
}

void BenchCompareTest::anUnknownCaseIsNamed()
{
    const Called called = compare({"abacus"});
    QCOMPARE(called.code, 2);
    QVERIFY(called.err.contains("there is no case abacus; there is: dcgan_28"));
}

QTEST_GUILESS_MAIN(BenchCompareTest)
#include "bench_compare_test.moc"

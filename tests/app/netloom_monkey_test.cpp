#include "app/monkey.h"
#include "patience.h"

#include <QApplication>
#include <QProcess>
#include <QTest>

#include <cstdio>
#include <utility>
#include <vector>

using namespace loom::ui;

namespace {

/// Seeds that once failed, with the number of actions it took at most.
const std::vector<std::pair<int, int>> kOnceFailed;

/// The studio in the hands of a monkey; 0, or the sentence of what went wrong on stderr.
int play(QApplication&, int seed, int actions)
{
    test::Monkey monkey(seed);
    for (int action = 0; action < actions; ++action)
        if (const QString wrong = monkey.act(); !wrong.isEmpty()) {
            std::fprintf(stderr, "%s\nafter:\n%s\n", qPrintable(wrong), qPrintable(monkey.lastActions()));
            return 1;
        }
    return 0;
}

} // namespace

/// Whatever is done in the window, in whatever order: no crash, no failed assertion, and undo leads back to the very
/// bytes of the last New or Open. Every seed is a studio of its own.
class NetloomMonkeyTest : public QObject {
    Q_OBJECT
private slots:
    void anythingMayBeDone_data();
    void anythingMayBeDone();
};

void NetloomMonkeyTest::anythingMayBeDone_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("actions");
    for (const auto& [seed, actions] : kOnceFailed)
        QTest::addRow("seed %d, that once failed", seed) << seed << actions;
    const bool far = qEnvironmentVariableIsSet("NETLOOM_LONG");
    const int first = qEnvironmentVariableIntValue("NETLOOM_SEED");
    for (int seed = 1000 + first; seed < 1000 + first + (far ? 40 : 4); ++seed)
        QTest::addRow("seed %d", seed) << seed << 500;
}

void NetloomMonkeyTest::anythingMayBeDone()
{
    QFETCH(int, seed);
    QFETCH(int, actions);
    QProcess studio;
    studio.setProcessChannelMode(QProcess::ForwardedOutputChannel);
    studio.start(QCoreApplication::applicationFilePath(),
                 {"--play", QString::number(seed), QString::number(actions)});
    QVERIFY(studio.waitForFinished(2 * kPatience));
    const QByteArray said = studio.readAllStandardError().right(6000);
    QVERIFY2(studio.exitStatus() == QProcess::NormalExit, said.constData());
    QVERIFY2(studio.exitCode() == 0, said.constData());
}

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (const QStringList words = application.arguments(); words.value(1) == "--play")
        return play(application, words.value(2).toInt(), words.value(3).toInt());
    NetloomMonkeyTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "netloom_monkey_test.moc"

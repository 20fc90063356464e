#include "app/loom_program.h"
#include "common/theme.h"
#include "patience.h"

#include <QDir>
#include <QImage>
#include <QtTest>

using namespace loom::ui;

/// `loom train` writes a run's folder, `netloom --report` draws what lies there.
class NetloomReportTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void theCurvesOfTheRunAreDrawn();
    void aRunWithoutHistoryHasNoCurves();
    void aBrokenHistoryIsExplainedAndTheRestIsDrawn_data();
    void aBrokenHistoryIsExplainedAndTheRestIsDrawn();

private:
    Called report(const QString& out) const;
    int pixels(const QString& picture, const QString& key) const;

    QTemporaryDir folder_;
    QString run_;
    Theme theme_;
};

void NetloomReportTest::initTestCase()
{
    run_ = folder_.filePath(QStringLiteral("run"));
    QCOMPARE(call({"train", kSource + "/samples/spiral.loom", "--epochs", "6", "--out", run_}).code, 0);
    QVERIFY(QFile::exists(run_ + "/history.csv"));
}

Called NetloomReportTest::report(const QString& out) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    environment.insert("XDG_CONFIG_HOME", folder_.filePath("config"));
    environment.insert("XDG_STATE_HOME", folder_.filePath("state"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(LOOM_BIN_DIR "/netloom"),
                  {"--theme", "light", "--language", "en", "--report", out, run_ + "/project.loom"});
    Called called;
    if (!process.waitForFinished(kPatience))
        process.kill();
    called.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    called.out = process.readAllStandardOutput();
    called.err = process.readAllStandardError();
    return called;
}

int NetloomReportTest::pixels(const QString& picture, const QString& key) const
{
    const QImage image = QImage(picture).convertToFormat(QImage::Format_RGB32);
    const QRgb wanted = theme_.color(key).rgb();
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) == wanted;
    return count;
}

void NetloomReportTest::theCurvesOfTheRunAreDrawn()
{
    const QString out = folder_.filePath("report");
    const Called called = report(out);
    QCOMPARE(called.code, 0);
    const QString curves = out + "/curves.png";
    QVERIFY2(called.out.contains(curves.toUtf8() + '\n'), called.out);
    QVERIFY(pixels(curves, "train") > 100);
    QVERIFY(pixels(curves, "validation") > 100);
    QVERIFY(QFile::exists(out + "/weights.png"));
}

void NetloomReportTest::aRunWithoutHistoryHasNoCurves()
{
    const QString history = run_ + "/history.csv", aside = run_ + "/aside";
    QVERIFY(QFile::rename(history, aside));
    const QString out = folder_.filePath("none");
    const Called called = report(out);
    QVERIFY(QFile::rename(aside, history));
    QCOMPARE(called.code, 0);
    QVERIFY(!QFile::exists(out + "/curves.png"));
    QVERIFY(QFile::exists(out + "/weights.png"));
}

void NetloomReportTest::aBrokenHistoryIsExplainedAndTheRestIsDrawn_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("a line that is cut is named")
        << QByteArray("epoch,loss,seconds\n1,0.5,1\n2,0.4\n") << QByteArray("Line 3 of the history has 2 values");
    QTest::newRow("a word for a number is named")
        << QByteArray("epoch,loss\n1,low\n") << QByteArray("Line 2 of the history: “low” is no usable loss");
    QTest::newRow("epochs that fall are named")
        << QByteArray("epoch,loss\n2,1\n1,1\n") << QByteArray("epoch 1 follows epoch 2");
    QTest::newRow("an epoch that is too large is named")
        << QByteArray("epoch,loss\n1e300,1\n") << QByteArray("“1e300” is no usable epoch");
    QTest::newRow("another project's history is named")
        << QByteArray("epoch,loss,top_k\n1,1,1\n") << QByteArray("“top_k”");
    QTest::newRow("an empty file is no history") << QByteArray() << QByteArray("does not begin with “epoch”");
}

void NetloomReportTest::aBrokenHistoryIsExplainedAndTheRestIsDrawn()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, sentence);
    const QString history = run_ + "/history.csv";
    const QByteArray before = bytesOf(history);
    write(history, text);
    const QString out = folder_.filePath(QStringLiteral("broken-%1").arg(qHash(text)));
    const Called called = report(out);
    write(history, before);
    QCOMPARE(called.code, 1);
    QVERIFY2(called.err.contains(sentence), called.err);
    const QList<QByteArray> lines = called.err.trimmed().split('\n'); // Qt grumbles before it
    QCOMPARE(std::count_if(lines.begin(), lines.end(),
                           [](const QByteArray& line) {
                               return !line.startsWith("This plugin") && !line.startsWith("QStandardPaths");
                           }),
             1);
    QVERIFY(!QFile::exists(out + "/curves.png"));
    QVERIFY(QFile::exists(out + "/weights.png"));
}

int main(int argc, char* argv[])
{
    loom::ui::initResources();
    QApplication application(argc, argv);
    NetloomReportTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "netloom_report_test.moc"

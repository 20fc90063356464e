#include "project/project_file.h"
#include "project/run.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace loom;

namespace {

const QString kFolder = LOOM_SOURCE_DIR "/tests/data/format1/families";

QJsonObject meanings()
{
    QFile file(kFolder + "/meanings.json");
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

} // namespace

/// Format 1 is frozen: a file of every family, as it was when it was, is read without a word, has the parameters that
/// it had, and its first step the losses. A field that a later version adds raises the number of the format.
/// NETLOOM_WRITE_MEANINGS writes what a new file means, where it is meant to.
class FormatOneTest : public QObject {
    Q_OBJECT
private slots:
    void aFileMeansWhatItMeant_data();
    void aFileMeansWhatItMeant();
};

void FormatOneTest::aFileMeansWhatItMeant_data()
{
    QTest::addColumn<QString>("name");
    const QFileInfoList files = QDir(kFolder).entryInfoList({"*.loom"});
    QVERIFY(files.size() >= 30);
    for (const QFileInfo& file : files)
        QTest::newRow(qPrintable(file.baseName())) << file.baseName();
}

void FormatOneTest::aFileMeansWhatItMeant()
{
    QFETCH(QString, name);
    const auto opened = openProject((kFolder + "/" + name + ".loom").toStdString());
    QVERIFY2(opened.ok(), opened.ok() ? "" : english(opened.error()).c_str());
    QVERIFY2(opened->issues.empty(), opened->issues.empty() ? "" : english(opened->issues[0].sentence).c_str());
    RunOptions options;
    options.projectFolder = LOOM_SOURCE_DIR "/samples"; // tables and pictures that the files name lie there
    options.threads = 2;
    options.kernels = "baseline";
    const Result<Run> run = makeRun(opened->project, options);
    QVERIFY2(run.ok(), run.ok() ? "" : english(run.error()).c_str());
    QVERIFY(run->trainer->step());
    double parameters = 0, loss = run->trainer->batchValues()[0];
    for (const ParameterView& parameter : run->network->parameters())
        parameters += double(parameter.shape.size());
    QJsonObject all = meanings();
    if (qEnvironmentVariableIsSet("NETLOOM_WRITE_MEANINGS")) {
        all[name] = QJsonObject{{"parameters", parameters}, {"loss", loss}};
        QFile file(kFolder + "/meanings.json");
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(all).toJson()) > 0);
    }
    const QJsonObject meant = all[name].toObject();
    QCOMPARE(parameters, meant["parameters"].toDouble(-1));
    const double wanted = meant["loss"].toDouble(std::nan(""));
    QVERIFY2(std::abs(loss - wanted) <= 1e-4 * std::max(1e-2, std::abs(wanted)),
             qPrintable(QString("%1, it was %2").arg(loss).arg(wanted)));
}

QTEST_GUILESS_MAIN(FormatOneTest)
#include "format_one_test.moc"

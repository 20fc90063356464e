#include "document/document.h"
#include "document/run_file.h"
#include "document/training_session.h"
#include "opened.h"
#include "patience.h"
#include "project/project_file.h"
#include "project/share.h"
#include "tuning/run_store.h"
#include "workspace/file_flow.h"

#include <QFileDialog>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace loom;
using namespace loom::ui;

namespace {

const QString kSamples = QStringLiteral(LOOM_SOURCE_DIR "/samples/");

} // namespace

/// Saving a project that came from a place of its own, such as an installed sample.
class NetloomFilesTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void aSampleIsSavedElsewhere();
    void aSampleSavedElsewhereKeepsItsData();
    void savingBesideItselfKeepsPathsRelative();
    void aPlaceThatCannotBeWrittenAsksForAnother();
    void aSharedFileCarriesTheRunsWhenAsked();

private:
    void saveAs(const QString& file);
    QString sourceFile() const;

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<QWidget> window_;
    std::unique_ptr<TrainingSession> session_;
    std::unique_ptr<Document> document_;
    FileFlow* files_ = nullptr;
};

void NetloomFilesTest::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
    session_ = std::make_unique<TrainingSession>();
    document_ = std::make_unique<Document>();
    window_ = std::make_unique<QWidget>();
    window_->show();
    files_ = new FileFlow(document_.get(), session_.get(), window_.get(), window_.get());
}

void NetloomFilesTest::saveAs(const QString& file)
{
    files_->saveAs();
    auto* dialog = window_->findChild<QFileDialog*>();
    QVERIFY(dialog);
    emit dialog->fileSelected(file);
    dialog->close();
    QVERIFY(settles(*files_));
}

QString NetloomFilesTest::sourceFile() const
{
    return QString::fromStdString(stringOf(document_->project().data.source.attributes.at("file")));
}

void NetloomFilesTest::aSampleSavedElsewhereKeepsItsData()
{
    QVERIFY(opens(*files_, kSamples + "houses.loom"));
    QCOMPARE(sourceFile(), QStringLiteral("houses.csv"));
    const QString copy = folder_->filePath("copy.loom");
    saveAs(copy);
    QCOMPARE(sourceFile(), QFileInfo(kSamples + "houses.csv").canonicalFilePath());
    const auto stored = openProject(copy.toStdString());
    QVERIFY(stored.ok());
    QVERIFY(stored->project == document_->project());
    QVERIFY(!document_->isModified());
    session_->prepare(document_->project(), copy);
    QVERIFY(QTest::qWaitFor([&] { return session_->state() == TrainingSession::State::ready; }, kPatience));
}

void NetloomFilesTest::savingBesideItselfKeepsPathsRelative()
{
    for (const char* name : {"houses.loom", "houses.csv"})
        QVERIFY(QFile::copy(kSamples + name, folder_->filePath(name)));
    QVERIFY(opens(*files_, folder_->filePath("houses.loom")));
    saveAs(folder_->filePath("second.loom"));
    QCOMPARE(sourceFile(), QStringLiteral("houses.csv"));
    QVERIFY(QFileInfo::exists(folder_->filePath("second.loom")));
}

void NetloomFilesTest::aPlaceThatCannotBeWrittenAsksForAnother()
{
    const QString place = folder_->filePath("vanishing");
    QVERIFY(QDir().mkdir(place));
    QVERIFY(QFile::copy(kSamples + "xor.loom", place + "/xor.loom"));
    QVERIFY(opens(*files_, place + "/xor.loom"));
    QVERIFY(QDir(place).removeRecursively());
    QSignalSpy failures(files_, &FileFlow::failed);
    bool saved = false;
    files_->save([&] { saved = true; });
    QVERIFY(settles(*files_));
    QCOMPARE(failures.count(), 1);
    auto* dialog = window_->findChild<QFileDialog*>();
    QVERIFY(dialog);
    QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
    emit dialog->fileSelected(folder_->filePath("xor.loom"));
    QVERIFY(settles(*files_));
    QVERIFY(saved);
    QVERIFY(QFileInfo::exists(folder_->filePath("xor.loom")));
}

void NetloomFilesTest::aSharedFileCarriesTheRunsWhenAsked()
{
    const QString own = folder_->filePath("xor.loom");
    QVERIFY(QFile::copy(kSamples + "xor.loom", own));
    QVERIFY(opens(*files_, own));
    RunFile runs(session_.get());
    files_->setRunFile(&runs);
    connect(files_, &FileFlow::weightsWritten, &runs, &RunFile::save);
    session_->prepare(document_->project(), own);
    QTRY_COMPARE_WITH_TIMEOUT(session_->state(), TrainingSession::State::ready, kPatience);
    for (int i = 1; i <= 3; ++i) {
        session_->stepBatch();
        QTRY_COMPARE_WITH_TIMEOUT(session_->stepsDone(), i, kPatience);
    }
    for (const bool with : {false, true}) {
        const QString packed = folder_->filePath(with ? "with.loomz" : "without.loomz");
        QPointer<QFileDialog> asked;
        with ? files_->shareWithRuns() : files_->share();
        QTRY_VERIFY_WITH_TIMEOUT((asked = window_->findChild<QFileDialog*>()), kPatience);
        emit asked->fileSelected(packed);
        delete asked;
        QVERIFY(settles(*files_));
        const std::string elsewhere = (packed + ".folder").toStdString();
        const auto unpacked = unpackProject(packed.toStdString(), elsewhere);
        QVERIFY(unpacked.ok());
        QCOMPARE(QFileInfo::exists(QString::fromStdString(RunStore::fileOf(*unpacked))), with);
        QVERIFY(!QFileInfo::exists(packed + ".runs.part"));
        if (!with)
            continue;
        const auto store = RunStore::openExisting(RunStore::fileOf(*unpacked));
        QVERIFY(store.ok());
        const auto kept = store->runs();
        QVERIFY(kept.ok());
        QCOMPARE(kept->size(), std::size_t(1));
        QCOMPARE(kept->front().steps, 3);
        QVERIFY(store->state(kept->front(), 3).ok());
    }
}

void NetloomFilesTest::aSampleIsSavedElsewhere()
{
    const QString sample = kSamples + "xor.loom";
    const auto bytes = [](const QString& file) {
        QFile read(file);
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    };
    const QByteArray before = bytes(sample);
    QVERIFY(opens(*files_, sample));
    Project renamed = document_->project();
    renamed.title = "My XOR: 2/2";
    document_->editProject(renamed, "rename", Change::titles);
    files_->save();
    auto* dialog = window_->findChild<QFileDialog*>();
    QVERIFY(dialog);
    QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(), QString("My XOR- 2-2.loom"));
    emit dialog->fileSelected(folder_->filePath("mine.loom"));
    delete dialog;
    QVERIFY(settles(*files_));
    QCOMPARE(bytes(sample), before);
    QVERIFY(bytes(folder_->filePath("mine.loom")).contains("My XOR: 2/2"));
    files_->save(); // its own file: nobody is asked
    QVERIFY(settles(*files_));
    QVERIFY(!window_->findChild<QFileDialog*>());
}

QTEST_MAIN(NetloomFilesTest)
#include "netloom_files_test.moc"

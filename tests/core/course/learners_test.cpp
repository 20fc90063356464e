#include "base/file.h"
#include "course/learners.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace loom;

namespace {

LearnerRecord named(const char* name)
{
    LearnerRecord record;
    record.name = name;
    return record;
}

} // namespace

class LearnersTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        home_ = std::make_unique<QTemporaryDir>();
        folder_ = home_->filePath("learner").toStdString();
    }

    void inAnEmptyFolderThereIsOneLearnerWithoutAName()
    {
        QCOMPARE(learnersIn(folder_).size(), std::size_t(1));
        QCOMPARE(learnersIn(folder_).front().file, folder_ + "/record.json");
        QCOMPARE(pickedLearner(folder_), folder_ + "/record.json");
    }

    void theFirstStandsInFrontTheOthersByName()
    {
        QVERIFY(saveRecord(named("zoe"), folder_ + "/record.json").ok());
        for (const char* name : {"max", "ann"})
            QVERIFY(addLearner(folder_, named(name)).ok());
        std::vector<std::string> names;
        for (const LearnerFile& learner : learnersIn(folder_))
            names.push_back(learner.name);
        QCOMPARE(names, (std::vector<std::string>{"zoe", "ann", "max"}));
    }

    void whoWasPickedIsPickedTheNextTime()
    {
        const Result<std::string> file = addLearner(folder_, named("ann"));
        QVERIFY(file.ok() && pickLearner(folder_, *file).ok());
        QCOMPARE(pickedLearner(folder_), *file);
        QVERIFY(QFile::remove(QString::fromStdString(*file)));
        QCOMPARE(pickedLearner(folder_), folder_ + "/record.json");
    }

    void thePickLeadsNowhereElse()
    {
        QVERIFY(saveRecord(named("ann"), folder_ + "/record.json").ok());
        QVERIFY(saveRecord(named("other"), home_->filePath("other.json").toStdString()).ok());
        QVERIFY(writeFileAtomically(folder_ + "/picked", "../other.json").ok());
        QCOMPARE(pickedLearner(folder_), folder_ + "/record.json");
    }

    void aRecordFromElsewhereBecomesAnotherLearnerAndTouchesNone()
    {
        QVERIFY(saveRecord(named("ann"), folder_ + "/record.json").ok());
        LearnerRecord carried = named("ann");
        carried.labs["neuron"].page = "scale";
        const std::string file = home_->filePath("carried.json").toStdString();
        QVERIFY(saveRecord(carried, file).ok());
        const Result<std::string> imported = importLearner(folder_, file);
        QVERIFY(imported.ok());
        QVERIFY(*openRecord(*imported) == carried);
        QVERIFY(*openRecord(folder_ + "/record.json") == named("ann"));
        QCOMPARE(learnersIn(folder_).size(), std::size_t(2));
    }

    void whatIsNoRecordIsNotTakenOver()
    {
        const std::string file = home_->filePath("notes.json").toStdString();
        QVERIFY(!importLearner(folder_, file).ok());
        QVERIFY(writeFileAtomically(file, "[1, 2]").ok());
        const Result<std::string> imported = importLearner(folder_, file);
        QVERIFY(!imported.ok());
        QVERIFY(english(imported.error()).find("notes.json") != std::string::npos);
        QCOMPARE(learnersIn(folder_).size(), std::size_t(1));
    }

    void aFileThatCannotBeReadHidesNoOther()
    {
        QVERIFY(addLearner(folder_, named("ann")).ok());
        QVERIFY(writeFileAtomically(folder_ + "/record-9.json", "{").ok());
        QCOMPARE(learnersIn(folder_).size(), std::size_t(2));
    }

private:
    std::unique_ptr<QTemporaryDir> home_;
    std::string folder_;
};

QTEST_GUILESS_MAIN(LearnersTest)
#include "learners_test.moc"

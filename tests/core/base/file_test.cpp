#include "base/file.h"

#include <QtTest>
#include <sys/stat.h>

using namespace loom;

class FileTest : public QObject {
    Q_OBJECT
private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }
    void whatIsWrittenIsReadBack()
    {
        const std::string file = path("a.bin");
        const std::string bytes("a\0b\n", 4);
        QVERIFY(writeFileAtomically(file, bytes).ok());
        const auto read = readFile(file, 100);
        QVERIFY(read.ok());
        QCOMPARE(*read, bytes);
        QVERIFY(writeFileAtomically(file, std::vector<std::string_view>{"one ", "two"}).ok());
        QCOMPARE(*readFile(file, 100), std::string("one two"));
    }
    void nothingElseIsLeftInTheFolder()
    {
        QVERIFY(writeFileAtomically(path("a"), "1").ok());
        QVERIFY(writeFileAtomically(path("a"), "2").ok());
        QCOMPARE(QDir(folder_->path()).entryList(QDir::Files).size(), 1);
    }
    void aFileKeepsItsPermissionsAndALinkStaysALink()
    {
        const std::string file = path("a"), link = path("link");
        QVERIFY(writeFileAtomically(file, "1").ok());
        QCOMPARE(::chmod(file.c_str(), 0600), 0);
        QCOMPARE(::symlink(file.c_str(), link.c_str()), 0);
        QVERIFY(writeFileAtomically(link, "2").ok());
        struct stat status { };
        QCOMPARE(::stat(file.c_str(), &status), 0);
        QCOMPARE(int(status.st_mode & 07777), 0600);
        QVERIFY(QFileInfo(QString::fromStdString(link)).isSymLink());
        QCOMPARE(*readFile(file, 10), std::string("2"));
    }
    void aNewFileHasWhatTheUmaskLeaves_data()
    {
        QTest::addColumn<int>("mask");
        for (const int mask : {0077, 0027, 0002, 0022})
            QTest::addRow("umask %03o", mask) << mask;
    }
    void aNewFileHasWhatTheUmaskLeaves()
    {
        QFETCH(int, mask);
        const mode_t before = ::umask(mode_t(mask));
        const bool written = writeFileAtomically(path("new"), "1").ok();
        ::umask(before);
        QVERIFY(written);
        struct stat status { };
        QCOMPARE(::stat(path("new").c_str(), &status), 0);
        QCOMPARE(int(status.st_mode & 07777), 0666 & ~mask);
    }
    void whatCannotBeReadIsToldInASentence_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("words");
        QTest::newRow("a file that is not there") << "absent"
                                                  << "does not exist";
        QTest::newRow("a folder") << ""
                                  << "is not a file";
        QTest::newRow("a file above the limit") << "large"
                                                << "at most 10 are read";
    }
    void whatCannotBeReadIsToldInASentence()
    {
        QFETCH(QString, name);
        QFETCH(QString, words);
        QVERIFY(writeFileAtomically(path("large"), std::string(11, 'x')).ok());
        const auto read = readFile(path(name.toStdString()), 10);
        QVERIFY(!read.ok());
        QVERIFY2(english(read.error()).find(words.toStdString()) != std::string::npos, english(read.error()).c_str());
    }
    void aFolderThatDoesNotExistIsASentenceAndNoCrash()
    {
        const auto written = writeFileAtomically(path("no/such/folder/a"), "1");
        QVERIFY(!written.ok());
        QVERIFY(english(written.error()).find("cannot be written") != std::string::npos);
    }

private:
    std::string path(const std::string& name) const { return folder_->path().toStdString() + "/" + name; }
    std::unique_ptr<QTemporaryDir> folder_;
};

QTEST_GUILESS_MAIN(FileTest)
#include "file_test.moc"

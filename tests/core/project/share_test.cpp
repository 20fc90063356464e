#include "base/file.h"
#include "project/share.h"

#include <QtTest>
#include <zip.h>

using namespace loom;

class ShareTest : public QObject {
    Q_OBJECT
private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }
    void aSharedProjectCarriesWeightsAndData();
    void filesOfOneNameStayApart();
    void foldersOfPicturesKeepTheirClasses();
    void hostileArchivesAreRefused_data();
    void hostileArchivesAreRefused();
    void aDamagedArchiveIsRefused();

private:
    std::string path(const std::string& name) const { return folder_->path().toStdString() + "/" + name; }
    std::unique_ptr<QTemporaryDir> folder_;
};

void ShareTest::aSharedProjectCarriesWeightsAndData()
{
    Project project;
    project.title = "Houses";
    project.data.source = {"csv", {{"file", std::string("tables/houses.csv")}}};
    QVERIFY(makeFolder(path("tables")).ok());
    QVERIFY(writeFileAtomically(path("tables/houses.csv"), "a,b\n1,2\n").ok());
    QVERIFY(writeFileAtomically(path("h.safetensors"), "weights").ok());
    QVERIFY(saveProject(project, path("h.loom")).ok());
    const auto packed = packProject(path("h.loom"), path("h.loomz"));
    QVERIFY2(packed.ok(), packed.ok() ? "" : english(packed.error()).c_str());
    const auto unpacked = unpackProject(path("h.loomz"), path("elsewhere"));
    QVERIFY2(unpacked.ok(), unpacked.ok() ? "" : english(unpacked.error()).c_str());
    QCOMPARE(*unpacked, path("elsewhere/h.loom"));
    const auto opened = openProject(*unpacked);
    QVERIFY(opened.ok());
    const std::string file = stringOf(attributeOf(opened->project.data.source.attributes, "file"));
    QCOMPARE(file, std::string("data/houses.csv"));
    QCOMPARE(*readFile(path("elsewhere/" + file), 100), std::string("a,b\n1,2\n"));
    QCOMPARE(*readFile(weightsFileOf(*unpacked), 100), std::string("weights"));
    QVERIFY(!QFileInfo::exists(QString::fromStdString(path("h.loomz.part"))));
}

void ShareTest::filesOfOneNameStayApart()
{
    Project project;
    project.data.source = {"csv", {{"file", std::string("a/t.csv")}, {"test_file", std::string("b/t.csv")}}};
    for (const char* name : {"a", "b"}) {
        QVERIFY(makeFolder(path(name)).ok());
        QVERIFY(writeFileAtomically(path(std::string(name) + "/t.csv"), name).ok());
    }
    QVERIFY(writeFileAtomically(path("copy"), "runs").ok());
    QVERIFY(saveProject(project, path("p.loom")).ok());
    const auto packed = packProject(path("p.loom"), path("p.loomz"), {}, {{path("copy"), "p.runs"}});
    QVERIFY2(packed.ok(), packed.ok() ? "" : english(packed.error()).c_str());
    QVERIFY(unpackProject(path("p.loomz"), path("elsewhere")).ok());
    const auto opened = openProject(path("elsewhere/p.loom"));
    QVERIFY(opened.ok());
    const Attributes& source = opened->project.data.source.attributes;
    QCOMPARE(*readFile(path("elsewhere/" + stringOf(attributeOf(source, "file"))), 100), std::string("a"));
    QCOMPARE(*readFile(path("elsewhere/" + stringOf(attributeOf(source, "test_file"))), 100), std::string("b"));
    QCOMPARE(*readFile(path("elsewhere/p.runs"), 100), std::string("runs"));
}

void ShareTest::foldersOfPicturesKeepTheirClasses()
{
    Project project;
    project.data.source = {"image_folder", {{"folder", std::string("pets")}}};
    for (const char* name : {"pets/cat", "pets/dog"})
        QVERIFY(makeFolder(path(name)).ok());
    QVERIFY(writeFileAtomically(path("pets/cat/1.png"), "one").ok());
    QVERIFY(writeFileAtomically(path("pets/dog/1.png"), "two").ok());
    QVERIFY(saveProject(project, path("p.loom")).ok());
    QVERIFY(packProject(path("p.loom"), path("p.loomz")).ok());
    QVERIFY(unpackProject(path("p.loomz"), path("elsewhere")).ok());
    QCOMPARE(*readFile(path("elsewhere/data/pets/cat/1.png"), 100), std::string("one"));
    QCOMPARE(*readFile(path("elsewhere/data/pets/dog/1.png"), 100), std::string("two"));
}

void ShareTest::hostileArchivesAreRefused_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QString>("words");
    QTest::newRow("a path that climbs out") << "../evil.loom"
                                            << "leave the folder";
    QTest::newRow("a path that climbs out later") << "a/../../evil.loom"
                                                  << "leave the folder";
    QTest::newRow("an absolute path") << "/tmp/evil.loom"
                                      << "leave the folder";
    QTest::newRow("no project inside") << "readme.txt"
                                       << "holds no project";
}

void ShareTest::hostileArchivesAreRefused()
{
    QFETCH(QString, entry);
    QFETCH(QString, words);
    int code = 0;
    zip_t* archive = zip_open(path("x.loomz").c_str(), ZIP_CREATE, &code);
    QVERIFY(archive);
    const std::string text = "{}";
    zip_source_t* source = zip_source_buffer(archive, text.data(), text.size(), 0);
    QVERIFY(zip_file_add(archive, entry.toUtf8().constData(), source, 0) >= 0);
    QCOMPARE(zip_close(archive), 0);
    const auto unpacked = unpackProject(path("x.loomz"), path("in/side"));
    QVERIFY(!unpacked.ok());
    QVERIFY2(english(unpacked.error()).find(words.toStdString()) != std::string::npos,
             english(unpacked.error()).c_str());
    QVERIFY(!QFileInfo::exists(QString::fromStdString(path("evil.loom"))));
}

void ShareTest::aDamagedArchiveIsRefused()
{
    QVERIFY(writeFileAtomically(path("broken.loomz"), "PK\3\4 this is no archive").ok());
    QVERIFY(!unpackProject(path("broken.loomz"), path("a")).ok());
    QVERIFY(!unpackProject(path("absent.loomz"), path("a")).ok());
    QVERIFY(!unpackProject(folder_->path().toStdString(), path("a")).ok());
}

QTEST_GUILESS_MAIN(ShareTest)
#include "share_test.moc"

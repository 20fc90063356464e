#include "tuning/search_store.h"

#include "project/project_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <sqlite3.h>

using namespace loom;

namespace {

StoredSearch begun()
{
    StoredSearch search;
    search.project = openProject(LOOM_SOURCE_DIR "/samples/spiral.loom").value().project;
    for (const char* text : {"training.optimizer.learning_rate=1e-4:1e-1:log",
                             "graph.nodes.hidden1.attributes.units=4,8,16", "graph.nodes.hidden2=on,off"})
        search.settings.space.axes.push_back(readAxis(search.project, text).value());
    search.settings.pruner = readPruner("halving").value();
    search.settings.sampler = readSampler("tpe").value();
    search.settings.kernels = "baseline";
    search.dataFiles = {{"table.csv", "0123"}};
    search.created = 1'700'000'000;
    search.series = {"loss", "validation_loss"};
    search.changes = {{0, 40, {}}};
    return search;
}

Trial trial(const StoredSearch& search, std::int64_t number, double value)
{
    Trial made;
    made.number = number;
    made.generation = (number - 1) / 8;
    made.draw = number - 1;
    made.point = pointAt(search.settings.space, {0.3, 0.7, 0.2});
    made.state = TrialState::finished;
    made.values = made.lowest = made.highest = {value};
    return made;
}

TrialPart part(double value)
{
    StepCurve curve;
    for (int step = 0; step < 20; ++step)
        curve.add(1.0 / (step + 1));
    return {0, 7, 20, {{1, 10, {0.5, 0.6}, 0.1, 100}, {2, 20, {0.4, value}, 0.1, 100}}, {value}, 0.2, curve};
}

NamedTensors weights(double value)
{
    NamedTensors content;
    content.tensors["a/kernel"] = Tensor(Shape{100}, DType::f32);
    content.tensors["a/kernel"].fill(value);
    return content;
}

std::string sentence(const Result<void>& result)
{
    return result.ok() ? std::string() : english(result.error());
}

void write(const QString& file, const QByteArray& bytes)
{
    QFile target(file);
    QVERIFY(target.open(QIODevice::WriteOnly));
    target.write(bytes);
}

/// Another program's SQL.
void outside(const std::string& file, const std::string& sql)
{
    sqlite3* database = nullptr;
    QCOMPARE(sqlite3_open(file.c_str(), &database), SQLITE_OK);
    char* error = nullptr;
    sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &error);
    QVERIFY2(!error, error);
    sqlite3_close(database);
}

} // namespace

/// The file of a search.
class SearchStoreTest : public QObject {
    Q_OBJECT
private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }
    void whatIsWrittenIsRead();
    void weightsOfTheBestAreKept();
    void oneProgramWritesAndOthersRead();
    void otherFilesAreRefused_data();
    void otherFilesAreRefused();
    void damagedRowsAreRefused_data();
    void damagedRowsAreRefused();
    void aDamagedFileNeverCrashes();
    void oneOfTheFirstFormatIsGoneOnWith();
    void damagedCurvesAreRefused();
    void timesThatCannotBeAreLeftOut();
    void tenThousandTrialsAreReadInFewStatements();

private:
    std::string file() const { return folder_->filePath("p.search").toStdString(); }
    std::unique_ptr<QTemporaryDir> folder_;
};

void SearchStoreTest::whatIsWrittenIsRead()
{
    const StoredSearch given = begun();
    {
        SearchStore store = std::move(SearchStore::create(file(), given)).value();
        Trial first = trial(given, 1, 0.25), second = trial(given, 2, 0.5);
        second.state = TrialState::waiting;
        QCOMPARE(sentence(store.propose({first, second})), std::string());
        first.sentence = "한국어";
        first.work = {{0, 2, 1'700'000'000.25, 1'700'000'001.5}, {0, 1, 1'700'000'002, 1'700'000'003}};
        QCOMPARE(sentence(store.finish(first, {part(0.25)}, nullptr, {})), std::string());
        SearchSpace narrow = given.settings.space;
        narrow.axes[0].high = 1e-2;
        QCOMPARE(sentence(store.change({2, 60, narrow})), std::string());
        QCOMPARE(sentence(store.again({1, 8, {0.3}, 1.5})), std::string());
    }
    QVERIFY(SearchStore::exists(file()) && SearchStore::isSearch(file()));
    const SearchStore store = std::move(SearchStore::read(file())).value();
    const Result<StoredSearch> search = store.search();
    QVERIFY2(search.ok(), search ? "" : english(search.error()).c_str());
    QVERIFY(search->settings == given.settings);
    QVERIFY(search->project == given.project);
    QCOMPARE(search->dataFiles, given.dataFiles);
    QCOMPARE(search->series, given.series);
    QCOMPARE(trialsWanted(search->changes), 60);
    QCOMPARE(spaceAfter(search->settings, search->changes, 1).axes[0].high, 0.1);
    QCOMPARE(spaceAfter(search->settings, search->changes, 2).axes[0].high, 0.01);
    QCOMPARE(search->trials.size(), std::size_t(2));
    QCOMPARE(search->trials[0].values, std::vector<double>{0.25});
    QCOMPARE(search->trials[0].sentence, std::string("한국어"));
    QVERIFY(search->trials[0].point == trial(given, 1, 0).point);
    const std::vector<WorkedSpan> work = {{0, 2, 1'700'000'000.25, 1'700'000'001.5},
                                          {0, 1, 1'700'000'002, 1'700'000'003}};
    QVERIFY(search->trials[0].work == work);
    QVERIFY(search->trials[1].work.empty());
    QCOMPARE(search->trials[1].state, TrialState::waiting);
    QCOMPARE(search->again.front().values, std::vector<double>{0.3});
    const auto parts = store.parts(1);
    QCOMPARE(parts->size(), std::size_t(1));
    QCOMPARE(parts->front().epochs[1].values[1], 0.25);
    QCOMPARE(parts->front().seed, 7u);
    QVERIFY(parts->front().curve == part(0.25).curve);
    QCOMPARE(parts->front().curve.points()[3], 0.25);
    QVERIFY(!SearchStore::create(file(), given).ok());
}

void SearchStoreTest::weightsOfTheBestAreKept()
{
    SearchStore store = std::move(SearchStore::create(file(), begun())).value();
    for (int i = 1; i <= 3; ++i) {
        const NamedTensors content = weights(i);
        QVERIFY(store.finish(trial(begun(), i, 1.0 / i), {}, &content, {i, i - 1}).ok());
    }
    QVERIFY(!store.weights(1).value());
    QVERIFY(store.weights(3).value()->tensors == weights(3).tensors);
    QVERIFY(store.weights(2).value()->tensors == weights(2).tensors);
}

void SearchStoreTest::oneProgramWritesAndOthersRead()
{
    SearchStore store = std::move(SearchStore::create(file(), begun())).value();
    const Result<SearchStore> second = SearchStore::open(file());
    QVERIFY(!second.ok());
    QVERIFY(english(second.error()).find("in use") != std::string::npos);
    const SearchStore reader = std::move(SearchStore::read(file())).value();
    QVERIFY(store.propose({trial(begun(), 1, 0.5)}).ok());
    QCOMPARE(reader.search()->trials.size(), std::size_t(1));
    {
        const SearchStore gone = std::move(store);
    }
    QVERIFY(SearchStore::open(file()).ok());
}

void SearchStoreTest::otherFilesAreRefused_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("words");
    QTest::newRow("one of a newer version") << "PRAGMA user_version=5"
                                            << "newer version";
    QTest::newRow("one of another program") << "PRAGMA application_id=1"
                                            << "no store of a search";
    QTest::newRow("one without its search") << "DELETE FROM search"
                                            << "holds no search";
    QTest::newRow("one without a table") << "DROP TABLE again"
                                         << "cannot be used";
}

void SearchStoreTest::otherFilesAreRefused()
{
    QFETCH(QString, sql);
    QFETCH(QString, words);
    QVERIFY(SearchStore::create(file(), begun()).ok());
    outside(file(), sql.toStdString());
    const Result<SearchStore> store = SearchStore::read(file());
    const QString said = QString::fromStdString(english(store ? store->search().error() : store.error()));
    QVERIFY2(said.contains(words), qPrintable(said));
    write(QString::fromStdString(file() + "2"), "no database at all, but long enough to be looked at as one");
    QVERIFY(!SearchStore::read(file() + "2").ok());
    QVERIFY(!SearchStore::isSearch(file() + "2"));
    QVERIFY(!SearchStore::read(file() + "3").ok());
}

void SearchStoreTest::damagedRowsAreRefused_data()
{
    QTest::addColumn<QString>("sql");
    for (const char* sql :
         {"UPDATE search SET settings='{'", "UPDATE search SET settings='{}'", "UPDATE search SET settings=x'00FF'",
          "UPDATE search SET project='[]'", "UPDATE search SET settings=replace(settings,'tpe','magic')",
          "UPDATE search SET settings=replace(settings,'\"generation\":8','\"generation\":-8')",
          "UPDATE search SET settings=replace(settings,'\"count\":1','\"count\":1e99')",
          "UPDATE search SET settings=replace(settings,'\"low\":0.0001','\"low\":-1')",
          "UPDATE trials SET point='[1]' WHERE number=1", "UPDATE trials SET state='great' WHERE number=1",
          "UPDATE trials SET objectives='[]' WHERE number=1", "DELETE FROM trials WHERE number=1",
          "UPDATE changes SET content='{\"trial\":0,\"trials\":-5}'", "UPDATE changes SET content='x'"})
        QTest::newRow(sql) << sql;
}

void SearchStoreTest::damagedRowsAreRefused()
{
    QFETCH(QString, sql);
    {
        SearchStore store = std::move(SearchStore::create(file(), begun())).value();
        QVERIFY(store.propose({trial(begun(), 1, 0.5), trial(begun(), 2, 0.4)}).ok());
    }
    outside(file(), sql.toStdString());
    const Result<SearchStore> store = SearchStore::read(file());
    QVERIFY(store.ok());
    const Result<StoredSearch> search = store->search();
    QVERIFY(!search.ok());
    QVERIFY(english(search.error()).find("p.search cannot be used") != std::string::npos);
}

void SearchStoreTest::aDamagedFileNeverCrashes()
{
    {
        SearchStore store = std::move(SearchStore::create(file(), begun())).value();
        const NamedTensors content = weights(1);
        for (int i = 1; i <= 40; ++i)
            QVERIFY(store.finish(trial(begun(), i, 1.0 / i), {part(0.5)}, &content, {i, i - 1, i - 2}).ok());
    }
    QFile whole(QString::fromStdString(file()));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    for (int i = 0; i < 120; ++i) {
        QByteArray broken = bytes;
        if (i % 3 == 0)
            broken.truncate(bytes.size() * i / 120);
        for (int k = 0; k < 40; ++k)
            if (const qsizetype at = (qsizetype(i) * 7919 + qsizetype(k) * 104729) % bytes.size(); at < broken.size())
                broken[at] = char(i * 31 + k * 17);
        const std::string other = folder_->filePath(QString::number(i)).toStdString();
        write(QString::fromStdString(other), broken);
        if (const Result<SearchStore> store = SearchStore::read(other)) {
            (void)store->search();
            (void)store->parts(3);
            (void)store->weights(40);
        }
    }
}

/// Times decide nothing: those that cannot be are left out, the search is read.
void SearchStoreTest::timesThatCannotBeAreLeftOut()
{
    {
        SearchStore store = std::move(SearchStore::create(file(), begun())).value();
        Trial first = trial(begun(), 1, 0.5);
        first.work = {{0, 1, 10, 20}, {0, 1, 20, 30}};
        QVERIFY(store.finish(first, {part(0.5)}, nullptr, {}).ok());
    }
    for (const char* damage : {"ended=-1", "ended=1e300", "started=9e999", "worker=0", "worker='x'", "part=-1",
                               "started='none'", "trial=77"}) {
        outside(file(), "DELETE FROM work WHERE number=2; INSERT INTO work VALUES(1, 2, 0, 1, 30, 40)");
        outside(file(),
                std::string("PRAGMA ignore_check_constraints=1; UPDATE work SET ") + damage + " WHERE number=2");
        const SearchStore store = std::move(SearchStore::read(file())).value();
        const Result<StoredSearch> search = store.search();
        QVERIFY2(search.ok(), damage);
        QCOMPARE(search->trials[0].work.size(), std::size_t(2));
    }
}

/// As the first version that could search wrote it: no curves by step, no times of workers.
void SearchStoreTest::oneOfTheFirstFormatIsGoneOnWith()
{
    {
        SearchStore store = std::move(SearchStore::create(file(), begun())).value();
        QVERIFY(store.finish(trial(begun(), 1, 0.5), {part(0.5)}, nullptr, {}).ok());
    }
    outside(file(), "DROP TABLE curves; DROP TABLE work; PRAGMA user_version=1");
    {
        const SearchStore store = std::move(SearchStore::read(file())).value();
        QCOMPARE(store.search()->trials.size(), std::size_t(1));
        QCOMPARE(store.parts(1)->front().curve.steps(), std::int64_t(0));
    }
    SearchStore store = std::move(SearchStore::open(file())).value();
    Trial second = trial(begun(), 2, 0.4);
    second.work = {{0, 1, 10, 20}};
    QVERIFY(store.finish(second, {part(0.4)}, nullptr, {}).ok());
    QVERIFY(store.search()->trials[0].work.empty());
    QVERIFY(std::move(SearchStore::read(file())).value().search()->trials[1].work == second.work);
    QCOMPARE(store.parts(1)->front().curve.steps(), std::int64_t(0));
    QVERIFY(std::move(SearchStore::read(file())).value().parts(2)->front().curve == part(0.4).curve);
}

void SearchStoreTest::damagedCurvesAreRefused()
{
    {
        SearchStore store = std::move(SearchStore::create(file(), begun())).value();
        QVERIFY(store.finish(trial(begun(), 1, 0.5), {part(0.5)}, nullptr, {}).ok());
    }
    for (const char* content : {"x'00'", "zeroblob(24)", "zeroblob(8000000)", "'text of some length, not 8n'"}) {
        outside(file(), std::string("UPDATE curves SET content=") + content);
        const SearchStore store = std::move(SearchStore::read(file())).value();
        const auto parts = store.parts(1);
        QVERIFY2(!parts.ok() && english(parts.error()).find("damaged") != std::string::npos, content);
    }
}

void SearchStoreTest::tenThousandTrialsAreReadInFewStatements()
{
    const StoredSearch given = begun();
    {
        SearchStore store = std::move(SearchStore::create(file(), given)).value();
        std::vector<Trial> trials;
        for (int i = 1; i <= 10'000; ++i)
            trials.push_back(trial(given, i, 1.0 / i));
        QVERIFY(store.propose(trials).ok());
    }
    const SearchStore store = std::move(SearchStore::read(file())).value();
    const Result<StoredSearch> search = store.search();
    QVERIFY(search.ok());
    QCOMPARE(search->trials.size(), std::size_t(10'000));
    QCOMPARE(bestOf(search->settings, search->trials).front(), 10'000);
}

QTEST_GUILESS_MAIN(SearchStoreTest)
#include "search_store_test.moc"

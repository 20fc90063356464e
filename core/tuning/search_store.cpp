#include "tuning/search_store.h"

#include "base/nested_text.h"
#include "project/project_file.h"
#include "tuning/run_texts.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace loom {
namespace {

constexpr std::int64_t kApplication = 0x4C6D5372;

constexpr const char* kTables[] = {
    "CREATE TABLE search(id INTEGER PRIMARY KEY CHECK(id=1), settings TEXT NOT NULL, project TEXT NOT NULL, data "
    "TEXT "
    "NOT NULL, version INTEGER NOT NULL, created INTEGER NOT NULL, series TEXT NOT NULL)",
    "CREATE TABLE changes(number INTEGER PRIMARY KEY, content TEXT NOT NULL)",
    "CREATE TABLE trials(number INTEGER PRIMARY KEY, generation INTEGER NOT NULL, draw INTEGER NOT NULL, point TEXT "
    "NOT "
    "NULL, state TEXT NOT NULL, rung INTEGER NOT NULL, objectives TEXT NOT NULL, lowest TEXT NOT NULL, highest TEXT "
    "NOT "
    "NULL, sentence TEXT NOT NULL, parameters INTEGER NOT NULL, multiply_adds INTEGER NOT NULL, seconds REAL NOT "
    "NULL, "
    "started INTEGER NOT NULL, ended INTEGER NOT NULL, worker INTEGER NOT NULL)",
    "CREATE TABLE parts(trial INTEGER NOT NULL REFERENCES trials(number), part INTEGER NOT NULL, seed INTEGER NOT "
    "NULL, "
    "steps INTEGER NOT NULL, epochs TEXT NOT NULL, objectives TEXT NOT NULL, seconds REAL NOT NULL, PRIMARY "
    "KEY(trial, "
    "part)) WITHOUT ROWID",
    "CREATE TABLE weights(trial INTEGER NOT NULL REFERENCES trials(number), piece INTEGER NOT NULL, content BLOB NOT "
    "NULL, PRIMARY KEY(trial, piece))",
    "CREATE TABLE again(trial INTEGER NOT NULL REFERENCES trials(number), seed INTEGER NOT NULL, objectives TEXT NOT "
    "NULL, seconds REAL NOT NULL, PRIMARY KEY(trial, seed)) WITHOUT ROWID"};

/// Since format 2; one of format 1 has no curves by step.
constexpr const char* kCurves =
    "CREATE TABLE curves(trial INTEGER NOT NULL REFERENCES trials(number), part INTEGER NOT NULL, content BLOB NOT "
    "NULL, PRIMARY KEY(trial, part)) WITHOUT ROWID";

/// Since format 3: who trained which run when.
constexpr const char* kWork =
    "CREATE TABLE work(trial INTEGER NOT NULL REFERENCES trials(number), number INTEGER NOT NULL, part INTEGER NOT "
    "NULL, worker INTEGER NOT NULL, started REAL NOT NULL, ended REAL NOT NULL, PRIMARY KEY(trial, number)) WITHOUT "
    "ROWID";

std::int64_t numberAt(const Database& database, const char* sql)
{
    Statement row = database.prepare(sql);
    return row.next() ? row.integer(0) : std::int64_t(-1);
}

Result<void> makeTables(const Database& database, std::int64_t format)
{
    for (const char* table : kTables)
        if (Result<void> made = database.run(table); !made)
            return made;
    for (const char* table : {kCurves, kWork})
        if (Result<void> made = database.run(table); !made)
            return made;
    if (Result<void> said = database.run("PRAGMA application_id=" + std::to_string(kApplication)); !said)
        return said;
    return database.run("PRAGMA user_version=" + std::to_string(format));
}

} // namespace

/// Whoever writes holds a lock on FILE-writer as long as it lives; a killed program lets go of it.
class SearchStore::Held {
public:
    static Result<std::shared_ptr<Held>> of(const std::string& file)
    {
        const std::string name = file + "-writer";
        for (;;) {
            const int descriptor = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
            if (descriptor < 0)
                return Text(TR("{file} cannot be written: {reason}"),
                            {{"file", file}, {"reason", std::string(std::strerror(errno))}});
            std::shared_ptr<Held> held(new Held(name, descriptor));
            if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
                held->name_.clear();
                return Text(
                    TR("{file} is in use: another program goes on with this search; wait until it is done, or "
                       "stop it"),
                    {{"file", file}});
            }
            // Whoever held it before may have taken the name away between the two calls.
            struct stat here = {}, there = {};
            if (::fstat(descriptor, &here) == 0 && ::stat(name.c_str(), &there) == 0 && here.st_ino == there.st_ino)
                return held;
            held->name_.clear();
        }
    }
    ~Held()
    {
        if (!name_.empty())
            ::unlink(name_.c_str());
        ::close(descriptor_);
    }
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;

private:
    Held(std::string name, int descriptor)
        : name_(std::move(name))
        , descriptor_(descriptor)
    {
    }
    std::string name_;
    int descriptor_;
};

std::string SearchStore::fileOf(const std::string& projectFile)
{
    return std::filesystem::path(projectFile).replace_extension(".search").string();
}

bool SearchStore::exists(const std::string& file)
{
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return false;
    const Result<Database> database = Database::open(file, false);
    return !database || numberAt(*database, "SELECT count(*) FROM sqlite_master") != 0;
}

bool SearchStore::isSearch(const std::string& file)
{
    const Result<Database> database = Database::open(file, false);
    return database && numberAt(*database, "PRAGMA application_id") == kApplication;
}

Text SearchStore::damaged(const Text& reason) const
{
    return Text(TR("{file} cannot be used: {reason}"), {{"file", file_}, {"reason", nested(reason)}});
}

Result<SearchStore> SearchStore::create(const std::string& file, const StoredSearch& search)
{
    if (exists(file))
        return Text(TR("{file} exists already; --resume goes on with it, another --store begins anew"),
                    {{"file", file}});
    Result<std::shared_ptr<Held>> held = Held::of(file);
    if (!held)
        return held.error();
    Result<Database> database = Database::open(file, true);
    if (!database)
        return database.error();
    SearchStore store(file, std::move(*database), std::move(*held));
    const Database& made = store.database_;
    if (const Result<void> kept = made.keepLog(); !kept)
        return kept.error();
    const Result<void> written = made.together([&]() -> Result<void> {
        if (Result<void> tables = makeTables(made, kFormat); !tables)
            return tables;
        Statement row = made.prepare("INSERT INTO search(id, settings, project, data, version, created, series) "
                                     "VALUES(1,?,?,?,?,?,?)");
        row.with(writeSettings(search.settings)).with(writeProject(search.project)).with(textOf(search.dataFiles));
        row.with(search.version).with(search.created).with(textOf(search.series));
        if (Result<void> done = row.finish(); !done)
            return done;
        for (const SearchChange& change : search.changes)
            if (Result<void> done = store.change(change); !done)
                return done;
        return {};
    });
    return written ? Result<SearchStore>(std::move(store)) : Result<SearchStore>(written.error());
}

Result<SearchStore> SearchStore::opened(const std::string& file, std::shared_ptr<Held> held)
{
    Result<Database> database = Database::open(file, false);
    if (!database)
        return database.error();
    SearchStore store(file, std::move(*database), std::move(held));
    if (numberAt(store.database_, "SELECT count(*) FROM sqlite_master") < 0)
        return store.damaged(store.database_.run("SELECT count(*) FROM sqlite_master").error());
    if (numberAt(store.database_, "PRAGMA application_id") != kApplication)
        return Text(TR("{file} is no store of a search"), {{"file", file}});
    store.format_ = numberAt(store.database_, "PRAGMA user_version");
    if (store.format_ < 1 || store.format_ > kFormat)
        return Text(TR("{file} was written by a newer version of this program; open it with that one"),
                    {{"file", file}});
    return store;
}

Result<SearchStore> SearchStore::open(const std::string& file)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return Text(TR("{file} does not exist"), {{"file", file}});
    Result<std::shared_ptr<Held>> held = Held::of(file);
    if (!held)
        return held.error();
    Result<SearchStore> store = opened(file, std::move(*held));
    if (store)
        if (const Result<void> kept = store->readyToWrite(); !kept)
            return kept.error();
    return store;
}

/// One of an earlier format becomes one of this.
Result<void> SearchStore::readyToWrite()
{
    if (Result<void> kept = database_.keepLog(); !kept || format_ == kFormat)
        return kept;
    Result<void> made = database_.together([&]() -> Result<void> {
        if (Result<void> table = format_ >= kCurvesSince ? Result<void>() : database_.run(kCurves); !table)
            return table;
        if (Result<void> table = format_ >= kWorkSince ? Result<void>() : database_.run(kWork); !table)
            return table;
        return database_.run("PRAGMA user_version=" + std::to_string(kFormat));
    });
    if (made)
        format_ = kFormat;
    return made ? made : damaged(made.error());
}

Result<SearchStore> SearchStore::read(const std::string& file)
{
    return opened(file, nullptr);
}

std::int64_t SearchStore::bytes() const
{
    std::error_code error;
    const auto size = std::filesystem::file_size(file_, error);
    return error ? 0 : std::int64_t(size);
}

} // namespace loom

#include "tuning/database.h"

#include <sqlite3.h>

#include <filesystem>

namespace loom {
namespace {

constexpr int kWaitMilliseconds = 10'000; // for another program that writes

Text failed(sqlite3* connection)
{
    const char* file = sqlite3_db_filename(connection, "main");
    const int code = sqlite3_errcode(connection);
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        return Text(
            TR("{file} is held by another program, which has not let go of it for {seconds} seconds; close that "
               "program and try again"),
            {{"file", std::string(file ? file : "")}, {"seconds", kWaitMilliseconds / 1000}});
    return Text(TR("{file}: {reason}"),
                {{"file", std::string(file ? file : "")}, {"reason", std::string(sqlite3_errmsg(connection))}});
}

} // namespace

void Statement::Close::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

Statement::Statement(sqlite3* database, const std::string& sql)
    : database_(database)
{
    sqlite3_stmt* made = nullptr;
    code_ = sqlite3_prepare_v2(database, sql.c_str(), int(sql.size()), &made, nullptr);
    statement_.reset(made);
}

Statement& Statement::with(std::int64_t number)
{
    sqlite3_bind_int64(statement_.get(), ++index_, number);
    return *this;
}

Statement& Statement::with(double number)
{
    sqlite3_bind_double(statement_.get(), ++index_, number);
    return *this;
}

Statement& Statement::with(const std::string& text)
{
    sqlite3_bind_text64(statement_.get(), ++index_, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement& Statement::withBytes(std::string_view bytes)
{
    if (bytes.empty())
        sqlite3_bind_zeroblob(statement_.get(), ++index_, 0);
    else
        sqlite3_bind_blob64(statement_.get(), ++index_, bytes.data(), bytes.size(), SQLITE_STATIC);
    return *this;
}

Statement& Statement::withNull()
{
    sqlite3_bind_null(statement_.get(), ++index_);
    return *this;
}

bool Statement::next()
{
    if (!statement_ || (code_ != SQLITE_OK && code_ != SQLITE_ROW))
        return false;
    code_ = sqlite3_step(statement_.get());
    return code_ == SQLITE_ROW;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(statement_.get(), column);
}

std::string Statement::text(int column) const
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
    return text ? std::string(text, std::size_t(sqlite3_column_bytes(statement_.get(), column))) : std::string();
}

std::string_view Statement::bytes(int column) const
{
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
    return bytes ? std::string_view(bytes, std::size_t(sqlite3_column_bytes(statement_.get(), column)))
                 : std::string_view();
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

Result<void> Statement::finish()
{
    while (next()) { }
    if (code_ != SQLITE_DONE)
        return failed(database_);
    return {};
}

void Database::Close::operator()(sqlite3* connection) const
{
    sqlite3_close(connection);
}

Result<Database> Database::open(const std::string& file, bool make)
{
    std::error_code error;
    if (!make && !std::filesystem::is_regular_file(file, error))
        return Text(TR("{file} does not exist"), {{"file", file}});
    Database database;
    sqlite3* made = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (make ? SQLITE_OPEN_CREATE : 0);
    const int code = sqlite3_open_v2(file.c_str(), &made, flags, nullptr);
    database.connection_.reset(made);
    if (code != SQLITE_OK)
        return Text(TR("{file} cannot be opened: {reason}"),
                    {{"file", file}, {"reason", std::string(made ? sqlite3_errmsg(made) : "")}});
    sqlite3_busy_timeout(made, kWaitMilliseconds);
    // A hostile file must not run anything of its own.
    sqlite3_db_config(made, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(made, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    for (const char* setting : {"PRAGMA foreign_keys=ON", "PRAGMA cell_size_check=ON", "PRAGMA synchronous=NORMAL"})
        if (Result<void> done = database.run(setting); !done)
            return done.error();
    return database;
}

Result<void> Database::keepLog() const
{
    return run("PRAGMA journal_mode=WAL");
}

std::int64_t Database::lastId() const
{
    return sqlite3_last_insert_rowid(connection_.get());
}

} // namespace loom

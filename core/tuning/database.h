#pragma once

#include "base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace loom {

/// One SQL statement of a database with its values; lives shorter than the database. Errors are kept until `finish`.
class Statement {
public:
    Statement& with(std::int64_t number);
    Statement& with(int number) { return with(std::int64_t(number)); }
    Statement& with(std::size_t number) { return with(std::int64_t(number)); }
    Statement& with(double number);
    /// Copied.
    Statement& with(const std::string& text);
    Statement& with(const char* text) { return with(std::string(text)); }
    /// Bytes that stay where they are until the statement has run.
    Statement& withBytes(std::string_view bytes);
    Statement& withNull();

    /// Goes to the next row; false after the last, or when something failed.
    bool next();
    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string text(int column) const;
    std::string_view bytes(int column) const; ///< until the next row
    bool isNull(int column) const;

    /// Runs to the end; a sentence where something failed.
    Result<void> finish();

private:
    friend class Database;
    Statement(sqlite3* database, const std::string& sql);
    struct Close {
        void operator()(sqlite3_stmt* statement) const;
    };
    sqlite3* database_;
    std::unique_ptr<sqlite3_stmt, Close> statement_;
    int index_ = 0;
    int code_ = 0;
};

/// An SQLite file, opened for one thread at a time. What is written is whole or not there, a killed program included.
class Database {
public:
    /// `make`: an absent file is made. Nothing is changed in one that is there.
    static Result<Database> open(const std::string& file, bool make);

    /// Writes go to a log first, so that others can read meanwhile and a killed program spoils nothing.
    Result<void> keepLog() const;

    Statement prepare(const std::string& sql) const { return Statement(connection_.get(), sql); }
    Result<void> run(const std::string& sql) const { return prepare(sql).finish(); }
    /// Everything that `work` writes, or nothing of it.
    template<class Work> Result<void> together(Work&& work) const
    {
        if (Result<void> begun = run("BEGIN IMMEDIATE"); !begun)
            return begun;
        if (Result<void> done = work(); !done) {
            (void)run("ROLLBACK");
            return done;
        }
        return run("COMMIT");
    }
    std::int64_t lastId() const;

private:
    struct Close {
        void operator()(sqlite3* connection) const;
    };
    std::unique_ptr<sqlite3, Close> connection_;
};

} // namespace loom

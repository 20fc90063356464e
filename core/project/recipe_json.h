#pragma once

#include "project/json_reader.h"
#include "project/record.h"

namespace loom {

/// Reads a record row by row. What is of the wrong kind refuses the file; what is not known is kept.
/// `listed`: the key `id` is the list's affair.
void readRecord(const Record& record, void* owner, const Json& json, const Address& address, ReadLog& log,
                bool listed = false);
/// Writes it in the order of its rows.
Json jsonOf(const Record& record, const void* owner);

/// The oldest format of a project file that has all rows which `jsonOf` writes.
int formatOf(const Record& record, const void* owner);

/// The recipe of training, which may say its only loss in one word ("loss": "mse").
void readTraining(void* recipe, const Json& json, const Address& address, ReadLog& log);
Json trainingJson(const void* recipe);

} // namespace loom

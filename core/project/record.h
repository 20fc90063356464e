#pragma once

#include "base/attribute_spec.h"

#include <functional>

/// What a project is made of, as a table: records with rows. Files, addresses, checks, comparison and panels walk it
/// and know no field by name, so a new field is one row (project/recipe_table.cpp).
namespace loom {

struct Record;
using SpecsOf = const std::vector<AttributeSpec>* (*)(const std::string& type);

/// A list whose items have ids. Items are addressed by id, else by number.
struct ItemList {
    std::function<std::vector<std::string>(const void* owner)> ids;
    std::function<void*(void* owner, std::size_t index)> at;
    std::function<void*(void* owner, const std::string& id)> add; ///< at the end; null: cannot be added here
    std::function<void(void* owner, std::size_t index)> remove;
};

/// One row: a plain value, a record or typed part inside, or a list of such.
struct RecordRow {
    enum class Form { value, record, list };
    AttributeSpec spec; ///< name in addresses and files, kind, range, words, when a change acts on a run
    Form form = Form::value;
    std::function<Value(const void* owner)> get;
    std::function<void(void* owner, const Value& value)> set; ///< null: can only be read
    /// Of a record: where it is; null when it is absent. `make` brings it into being.
    std::function<void*(void* owner)> inside;
    std::function<void(void* owner)> make;
    const Record* record = nullptr; ///< of the record, or of the list's items
    ItemList list;
    bool ofRun = true; ///< a run is made of it: a change acts on the next run at the latest
    bool quiet = false; ///< a file leaves it out where it holds its default
    bool afterRestart = false; ///< of a record: what is inside acts after a restart, whatever its specs say
    int since = 1; ///< format of the project file that first had it; the number of a file that says it
    bool alias = false; ///< another way to say what a different row holds
    bool ordered = true; ///< the order of the list's items means something
};

/// A kind of record: its rows, and the settings that its type brings with it (a layer's, an optimizer's …).
struct Record {
    std::vector<RecordRow> fields;
    std::function<Attributes*(void* owner)> attributes; ///< null: none
    std::function<std::string(const void* owner)> type;
    SpecsOf specs = nullptr;
    const char* unknownType = nullptr; ///< sentence with {type} and {choices} where the type is not known

    const RecordRow* find(const std::string& name) const;
    /// The settings of the owner's type; null where there are none or the type is not known.
    const std::vector<AttributeSpec>* specsOf(const void* owner) const;
};

/// A part of one of the tables optimizers, schedules, sources, transforms, callbacks, metrics, constraints; null for
/// another name.
const Record* partRecord(const std::string& table);

/// The ids of listed parts: the attribute `id` where it is given, else the type, then `type_2` …
std::vector<std::string> itemIds(const std::vector<Part>& parts);

} // namespace loom

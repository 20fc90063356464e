#pragma once

#include "base/attribute_spec.h"
#include "data/dataset.h"
#include "data/new_column.h"
#include "data/preview.h"

namespace loom {

namespace sources {
struct Picture;
}

/// What a source may know: where relative paths start, the project's seed, how much memory it may take.
struct SourceContext {
    std::string folder;
    std::uint64_t seed = 0;
    std::function<bool(double fraction)> progress; ///< returns false to cancel; may be empty
    /// Larger tables and sets of pictures are not held in memory.
    std::int64_t mostInMemory = 64 << 20;
    std::string cacheFolder = {}; ///< for converted tables; empty: `$XDG_CACHE_HOME/netloom`
    /// What a network has learned about such data (SourceData::learned); its words and classes hold. Empty: nothing.
    std::string learned = {};
    std::int64_t mostRows = 0; ///< of a table; 0: all, else only its beginning is looked at
    bool needTargets = true; ///< false: new rows may lack what is to be predicted
};

/// What a source answers when `progress` returned false.
Text readingCancelled();

/// New rows for a trained network: one of the four is given.
struct NewRows {
    std::string table; ///< a file
    std::vector<std::pair<std::string, std::string>> row; ///< columns and cells
    std::string picture; ///< a file
    /// A picture that is no file (drawn, pasted). Shared with the thread that brings it into shape; nobody writes it.
    std::shared_ptr<const sources::Picture> pixels = {};
};

/// The declaration of a data source: one file in core/data/sources, the folder is the list.
struct SourceType {
    std::string id;
    Text title;
    Text text;
    std::vector<AttributeSpec> attributes;
    /// Reads everything, or says in one sentence what, where, which numbers and what to do.
    Result<SourceData> (*load)(const Attributes& attributes, const SourceContext& context) = nullptr;
    /// The same for new rows, where `context.learned` says what the network knows; null: the source takes none.
    Result<SourceData> (*loadNew)(const NewRows& rows, const Attributes& attributes,
                                  const SourceContext& context) = nullptr;
    /// What a new row has cells for, in the order of the inputs; null: new rows are no rows of numbers and words.
    std::vector<NewColumn> (*newColumns)(const std::string& learned) = nullptr;
    /// The beginning of a table, for choosing what its columns are; null: the source is none.
    Result<TablePreview> (*preview)(const Attributes& attributes, const SourceContext& context) = nullptr;
    bool pictures = false; ///< its inputs are pictures of 0 to 255
    bool ownClasses = false; ///< the names of its classes are words of the program, which it can translate
    std::string drawings = {}; ///< the attribute that names its file of drawings (data/doodle_file.h); empty: none
    std::string textColumns = {}; ///< the attribute that names columns of text; empty: it has none
    /// What a recipe with this source usually does with it.
    std::vector<Part> usualTransforms = {};
    std::string usualSplit = "ratio";
    double usualValidation = 0.1;
};

const std::vector<SourceType>& sourcesTable();
const SourceType* findSource(const std::string& id);

} // namespace loom

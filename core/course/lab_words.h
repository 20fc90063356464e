#pragma once

#include "base/text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The language of labs: which words may stand where in a lab.json. The reader refuses all others by this table, and
/// `loom lab words` prints it.
namespace loom {

struct LabPart;

/// What stands behind a word.
enum class LabForm {
    text, ///< words of its own: an id, a heading of the lesson's `## words`
    choice, ///< one of `choices`
    number,
    whole,
    flag, ///< or one of `choices`, where there are any
    formula, ///< over quantities
    address, ///< of a number: a quantity, SUBJECT:NODE/NAME[0,0] or SUBJECT.PATH
    place, ///< a number, or the address of one
    column, ///< of a run: RUN.ADDRESS
    series, ///< SUBJECT:NAME, a whole list or an experiment's output
    tensor, ///< NODE/NAME of the view's subject
    subject,
    network, ///< a subject with a network
    view,
    quantity,
    action,
    run,
    settings, ///< {ADDRESS: a number or a formula}
    addresses, ///< {NAME: ADDRESS}
    handles, ///< {HANDLE: ADDRESS}, of those that the kind of view has
    record, ///< the words in `inside`, or of the part `part`; neither: read by something else
};

/// A word of a part.
struct LabWord {
    const char* name;
    LabForm form = LabForm::text;
    const char* help = ""; ///< a few words, for who writes a lab
    bool needed = false;
    int many = 0; ///< a list of them: of exactly so many, of any number where it is -1, of lists: -2
    std::vector<std::string> choices = {};
    std::vector<LabWord> inside = {};
    const char* part = ""; ///< of labParts(), or "view" and "question": of the kind that the record names
    std::vector<std::string> instead = {}; ///< what is needed is not, where one of these stands
    std::vector<std::string> beside = {}; ///< words without which this one says nothing
    bool isRange = false; ///< a list of numbers: pairs, each from a number to a larger one
    const char* upTo = ""; ///< the word beside it that is a larger number
    std::optional<std::pair<std::int64_t, std::int64_t>> bounds = {}; ///< of a whole number
};

/// Ways to write a word that has more than form and help.
LabWord oneOf(const char* name, const char* help, std::vector<std::string> choices);
LabWord twoOf(const char* name, const char* help, std::vector<std::string> choices);
LabWord recordOf(const char* name, const char* help, std::vector<LabWord> inside);
LabWord recordOf(const char* name, const char* help, const char* part);
LabWord manyOf(const char* name, const char* help, std::vector<LabWord> inside);
LabWord manyOf(const char* name, const char* help, const char* part);
LabWord needed(LabWord word, std::vector<std::string> instead = {});
LabWord beside(LabWord word, std::vector<std::string> others);
/// A list of `many` numbers: each pair goes from a number to a larger one.
LabWord rangeOf(const char* name, const char* help, int many = 2);
/// A number that a larger one follows, in the word `other`.
LabWord upTo(LabWord word, const char* other);
/// A whole number within these.
LabWord wholeOf(const char* name, const char* help, std::int64_t least, std::int64_t most);

/// What a hand can take hold of in a kind of view; `#` stands for a whole number, `*` for any word.
struct LabHandle {
    const char* name;
    const char* help;
    bool needed = false;
    /// The word of the view by which it goes from one number to another: a list of two, a record with `from` and
    /// `to`, or "from" of its own; empty: it goes anywhere.
    const char* range = "";
    const char* list = ""; ///< its address is the `x` of an item of that list of the view; empty: any address
};

/// A record of a lab.json and the words that it may have.
struct LabPart {
    const char* id;
    const char* help;
    std::vector<LabWord> words;
    std::vector<LabHandle> handles = {};
    std::vector<std::string> asks = {}; ///< of a view: the kinds of questions that are answered in it
    bool movesInputs = false; ///< of a view: a hand moves what the network that it shows reads by hand
};

/// The records that every lab has: "lab", "subjects", "steps" …
const std::vector<LabPart>& labParts();
/// A question's `kind`s, with the words of each.
const std::vector<LabPart>& labQuestions();
/// The kinds of views, one file view_words/ID.cpp each, as CMake found them. What all have is in them already.
const std::vector<LabPart>& labViews();
/// Null where there is none of that id.
const LabPart* findLabPart(const std::vector<LabPart>& parts, std::string_view id);

/// "list of numbers", "one of: stage, strip": what stands behind a word.
std::string formOf(const LabWord& word);

/// The one that was meant by a word misspelt a little; empty where none is near.
std::string nearestOf(const std::string& word, const std::vector<std::string>& known);
/// Does the handle stand for that name?
bool isHandle(const LabHandle& handle, std::string_view name);

/// As CMake found the files; ask for labViews().
const std::vector<LabPart>& view_wordsTable();

} // namespace loom

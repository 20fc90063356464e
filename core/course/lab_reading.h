#pragma once

#include "analysis/held_network.h"
#include "course/lab.h"
#include "course/lab_words.h"
#include "project/json_reader.h"

#include <functional>
#include <set>

namespace loom {

/// Reading one lab.json: its faults, and what its names may stand for.
struct LabReading {
    static constexpr std::int64_t kMostRows = 100000; ///< of a run, and pictures of a play
    ReadLog log;
    std::map<std::string, std::unique_ptr<HeldNetwork>> networks; ///< of subjects without data, to look into
    std::set<std::string> broken; ///< subjects with a fault: what follows from them is not told again

    /// The sentence gets the place as its argument `path`.
    void refuse(const Address& at, Text sentence);
    /// Is something wrong with what stands there? What follows from it is not told, too.
    bool isRefused(const Address& at) const;
    /// Or with one of the words in it?
    bool isRefusedWithin(const Address& at) const;
    /// What others say is wrong with what stands there.
    void refuseFor(const Address& at, const Text& sentence);
    /// A formula that cannot be read. Where an address stands in it: how it is made a name, beside it where it has
    /// `names`, else as a quantity.
    void refuseFormula(const Address& at, const std::string& formula, const Text& error, bool hasNames = false);
    /// Where the name is none of those that may stand there: “there is no …”, the nearest one, all of them.
    void refuseUnknown(const Address& at, const std::string& name, const std::vector<std::string>& known);
    /// Refuses every word that the part has not, and what has another form. With a lab also names that nothing bears:
    /// of a view, whose references no reader of its own checks.
    void judgeWords(const Json& json, const LabPart& part, const Address& at, const Lab* lab = nullptr);
    /// The part of the kind that the record names; null and refused where there is none.
    const LabPart* kindOf(const Json& json, const char* key, const std::vector<LabPart>& kinds, const Address& at);
    /// The item's id, checked: a word that no other of its kind has.
    std::string id(RecordReader& in, const std::function<bool(const std::string&)>& taken);
    /// The address as it was given; refused where it is none, or of a subject or quantity that is not there.
    std::string checkedAddress(const Address& at, const std::string& address, const Lab& lab);
    /// RUN.ADDRESS, once the whole lab is known.
    void checkedColumn(const Address& at, const std::string& column, const Lab& lab);
    /// The same, of what a hand or an action moves.
    std::string movedAddress(const Address& at, const std::string& address, const Lab& lab);
    /// The subject's network can be made, and what is held of it fits.
    void judgeHeld(const Address& at, const LabSubject& subject);
    std::vector<std::string> addresses(RecordReader& in, const char* key, const Lab& lab);
    /// As it was given; refused where it is none.
    std::string checkedFormula(const Address& at, const std::string& text);
    std::vector<LabSetting> settings(RecordReader& in, const char* key, const Lab& lab);
    LabBounds bounds(RecordReader& in);
    /// Every range is judged here: the smaller number stands first. Of bounds both may be the same.
    void judgeRange(const Address& at, double from, double to, bool mayBeOne = false);
    LabMeasure measure(RecordReader& in, const Lab& lab);
    /// What only the whole lab can tell.
    void judge(const Lab& lab);
    void judgeExperiment(const Address& at, const struct LabAddress& address, const LabSubject& subject);
    void judgeTensor(const Address& at, const struct LabAddress& address, const LabSubject& subject);
    /// The refusals in the order in which they were found; where there are none, what was odd: a lab has no unknown
    /// words.
    std::vector<Text> faults() const;
    std::optional<Text> fault() const; ///< the first of them
};

/// Words as they stand: those of a file are in no language.
std::string asTheyStand(const std::string& words);
/// Where an item of a list stands: by its id, else by its number from 0.
Address itemAddress(const Address& list, const Json& item, std::size_t index);
/// The ids of a lab's parts, for sentences.
template<class T> std::vector<std::string> namesOf(const std::vector<T>& list)
{
    std::vector<std::string> names;
    for (const T& item : list)
        names.push_back(item.id);
    return names;
}

/// `"lists": {"x": [1, 2], "y": [3, 5]}`.
void readLabLists(LabReading& reading, RecordReader& in, LabSubject& subject);
LabQuantity readLabQuantity(LabReading& reading, const Json& json, const Address& at, const Lab& lab);
/// Formulas, and what they are over, once the whole lab is known.
void judgeQuantities(LabReading& reading, const Lab& lab);
LabStep readLabStep(LabReading& reading, const Json& json, const Address& at, const Lab& lab,
                    const std::vector<LabStep>& before);
LabRun readLabRun(LabReading& reading, const Json& json, const Address& at, const Lab& lab);
LabCheck readLabCheck(LabReading& reading, const Json& json, const Address& at, const Lab& lab);

/// With the line where the place stands that the sentence names.
LabFault faultOf(const Text& sentence, const std::string& json);
/// The same of several, each once.
std::vector<LabFault> faultsOf(const std::vector<Text>& sentences, const std::string& json);

} // namespace loom

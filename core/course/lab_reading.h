#pragma once

#include "course/lab.h"
#include "project/json_reader.h"

#include <functional>

namespace loom {

/// Reading one lab.json: the first fault, and what its names may stand for.
struct LabReading {
    ReadLog log;

    /// The sentence gets the place as its argument `path`.
    void refuse(const Address& at, Text sentence);
    /// The item's id, checked: a word that no other of its kind has.
    std::string id(RecordReader& in, const std::function<bool(const std::string&)>& taken);
    /// The address as it was given; refused where it is none, or of a subject or quantity that is not there.
    std::string checkedAddress(const Address& at, const std::string& address, const Lab& lab);
    std::vector<std::string> addresses(RecordReader& in, const char* key, const Lab& lab);
    std::vector<LabSetting> settings(RecordReader& in, const char* key, const Lab& lab);
    LabBounds bounds(RecordReader& in);
    LabMeasure measure(RecordReader& in, const Lab& lab);
    /// What only the whole lab can tell.
    void judge(const Lab& lab);
    void judgeExperiment(const Address& at, const struct LabAddress& address, const LabSubject& subject);
    /// The first refusal, else the first thing that was odd: a lab has no unknown words.
    std::optional<Text> fault() const;
};

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

} // namespace loom

#pragma once

#include "base/attribute_spec.h"
#include "base/issue.h"
#include "base/json.h"

#include <limits>
#include <optional>
#include <set>

namespace loom {

/// What reading a project found: the reasons to refuse the file, what was odd, and what to keep unread.
struct ReadLog {
    std::optional<Text> refusal; ///< the first one
    std::vector<Text> refusals; ///< all, as far as the file could be read
    std::vector<Issue> issues;
    int format = std::numeric_limits<int>::max(); ///< what the file says of itself: later fields mean nothing in it
    Json unknown = Json::array(); ///< [[["graph", "nodes", "conv1", "colour"], "red"], …]

    void refuse(Text sentence)
    {
        if (!refusal)
            refusal = sentence;
        refusals.push_back(std::move(sentence));
    }
    void warn(const std::string& node, const std::string& path, Text sentence)
    {
        issues.push_back({Severity::warning, node, path, std::move(sentence), {}});
    }
};

/// Where in the file a record stands: "graph", "nodes", "conv1".
using Address = std::vector<std::string>;
Address operator/(Address address, const std::string& next);
std::string joined(const Address& address);

/// Reads one JSON record key by key: a value of the wrong kind refuses the file with a sentence, keys that
/// nobody asked for are kept and reported by `rest`.
class RecordReader {
public:
    RecordReader(const Json& json, Address address, ReadLog& log);

    /// Null when absent; marks the key as known.
    const Json* take(const std::string& key);
    std::string text(const std::string& key, const std::string& fallback = {});
    bool flag(const std::string& key, bool fallback = false);
    double number(const std::string& key, double fallback);
    std::int64_t integer(const std::string& key, std::int64_t fallback);
    std::vector<std::string> texts(const std::string& key);
    /// An empty list or record when absent.
    const Json& list(const std::string& key);
    const Json& record(const std::string& key);
    /// Keeps what formats before `since` have no word for, where it stands, and reports it.
    void leave(const std::string& key, int since);
    void rest(const std::string& node = {});

    const Address& address() const { return address_; }
    ReadLog& log() { return log_; }

private:
    void wrongKind(const std::string& key, const Json& value, const char* pattern);

    const Json& json_;
    Address address_;
    ReadLog& log_;
    std::set<std::string> known_;
};

/// Null for what a Value cannot hold (lists of lists, records without a type).
std::optional<Value> valueFrom(const Json& json);
Json jsonFrom(const Value& value);

/// {"type": …, attributes side by side}. With `specs` values take the spec's own form and unknown attributes
/// are reported; null: the type is not known.
Part partFrom(const Json& json, const Address& address, ReadLog& log,
              const std::vector<AttributeSpec>* (*specsOf)(const std::string&));
Attributes attributesFrom(const Json& json, const Address& address, ReadLog& log,
                          const std::vector<AttributeSpec>* specs, const std::string& node, const std::string& type,
                          std::set<std::string> skipped = {});
Json jsonFrom(const Part& part, const std::vector<AttributeSpec>* specs);
Json jsonFrom(const Attributes& attributes, const std::vector<AttributeSpec>* specs);

/// Puts what `ReadLog::unknown` kept back to where it stood, where that place still exists.
void restoreUnknown(Json& json, const std::string& unknown);

/// "The value as written", shortened for a sentence.
std::string excerpt(const Json& json);

} // namespace loom

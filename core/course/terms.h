#pragma once

#include "course/lab.h"

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace loom {

/// A word of the field as the course uses it, with the same word in the other language and a sentence that explains
/// it.
struct Term {
    struct Words {
        std::string word; ///< the one the course writes
        std::vector<std::string> also; ///< what else is met for it
        std::string says;
    };
    std::string id;
    std::map<std::string, Words> words; ///< by language (course.h: kLessonLanguages)
};

/// The terms of a terms.json, or the first fault in it.
std::variant<std::vector<Term>, LabFault> readTerms(const std::string& json);

/// Those of the program, read once.
const std::vector<Term>& courseTerms();
/// Null when there is none of that id.
const Term* findTerm(const std::vector<Term>& terms, std::string_view id);

/// A mention of a term in a text, in bytes.
struct TermMention {
    const Term* term = nullptr;
    std::size_t begin = 0;
    std::size_t length = 0;
    bool operator==(const TermMention&) const = default;
};

/// Every mention in a plain UTF-8 text, the longest word wherever several fit: whole words, in Korean with the
/// particles and endings that stand behind them, in English with a plural's s. Particles and endings are no part of
/// the mention.
std::vector<TermMention> mentionsIn(std::string_view text, const std::string& language,
                                    const std::vector<Term>& terms);

} // namespace loom

#pragma once

#include "course/lab.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace loom {

/// The sentences of a lab in one language: Markdown with headings as keys.
///
///     # Title            the text under it: the lab in one sentence
///     ## STEP            what is told in that step
///     ### STEP.predict   the question; STEP.option.ID, STEP.wrong.ID, STEP.right, STEP.grab likewise;
///                        STEP.goal, how its goal is said where the words of the number alone do not say it
///     ## words           a list, `- ADDRESS: what it is called`, or `- ADDRESS: symbol | what it is called`
///     ## more            things to try; ## notes: what lectures often say otherwise
struct Lesson {
    struct Word {
        std::string symbol;
        std::string name;
    };
    /// Where a text stands in its file, from 1.
    struct Place {
        std::int64_t heading = 0;
        std::int64_t text = 0; ///< its first line that is not empty; 0: it has none
        std::string written; ///< the heading as it stands: `### STEP.predict`
    };
    std::string title;
    std::string sentence;
    std::map<std::string, std::string> texts; ///< by heading, as Markdown
    std::map<std::string, Word> words; ///< by address or handle
    std::map<std::string, Place> places; ///< of the texts by heading; of the sentence with no heading

    /// Empty where there is none.
    const std::string& text(const std::string& key) const;
};

/// Never fails: what has no heading is the lab's sentence.
Lesson readLesson(std::string_view markdown);

/// What the lab asks for and the lesson lacks or has empty, headings that nothing asks for, and numbers in its texts
/// that are none of the lab. `file` is the lesson's name.
std::vector<LabFault> faultsIn(const Lab& lab, const Lesson& lesson, const std::string& file);

/// What stands between braces in a text: `sum` of `{sum}`, `2*w|3` of `{2*w|3}`: a formula over quantities or an
/// address, and how many digits it is shown with.
std::vector<std::string> placeholders(std::string_view text);

} // namespace loom

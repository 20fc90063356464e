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
    std::string title;
    std::string sentence;
    std::map<std::string, std::string> texts; ///< by heading, as Markdown
    std::map<std::string, Word> words; ///< by address or handle

    /// Empty where there is none.
    const std::string& text(const std::string& key) const;
};

/// Never fails: what has no heading is the lab's sentence.
Lesson readLesson(std::string_view markdown);

/// Headings that the lab asks for and the lesson lacks (or has empty), and headings that nothing asks for.
struct LessonGaps {
    std::vector<std::string> missing;
    std::vector<std::string> unknown;
};
LessonGaps gapsOf(const Lab& lab, const Lesson& lesson);

/// The addresses between braces in a text: `{sum}`.
std::vector<std::string> placeholders(std::string_view text);

} // namespace loom

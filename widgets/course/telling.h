#pragma once

#include <QString>
#include <optional>
#include <string>
#include <vector>

namespace loom::ui {

class LabSession;

/// What is said to an answer: Markdown, its numbers to be filled in.
struct Verdict {
    std::string text;
    bool right;
};

/// Of the open page; nothing before it was answered.
std::optional<Verdict> verdictOf(const LabSession& session);
/// What the open page was answered with; empty before.
QString answerWords(const LabSession& session);

/// One of the parts that a classroom is told a page in: a sentence, or the question with its place for an answer.
struct Told {
    enum class Kind { lesson, question, verdict };
    Kind kind = Kind::lesson;
    std::string text;
};

/// The parts of the open page, one after another. While it is not answered its question stands below each of them and
/// is none, or it is the last (`questionApart`).
std::vector<Told> tellingOf(const LabSession& session, bool questionApart);
/// Where the first of that kind is; 0 where there is none.
int firstOf(const std::vector<Told>& telling, Told::Kind kind);

} // namespace loom::ui

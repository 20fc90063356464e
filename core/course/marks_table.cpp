#include "course/marks_table.h"

#include "base/quoted_cell.h"

#include <cstdio>
#include <string_view>

namespace loom {
namespace {

/// The program's sentences are translated by its window; a table is written without one.
struct TableWord {
    const char* id;
    const char* en;
    const char* ko;
};

constexpr TableWord kWords[] = {
    {"file", "File", "파일"},
    {"name", "Name", "이름"},
    {"points", "Points", "점수"},
    {"most", "Of", "만점"},
    {"reasons", "Why points were lost", "감점 이유"},
    {"not_answered", "not answered", "답하지 않음"},
    {"looked", "looked without guessing", "예상 없이 봄"},
    {"wrong", "wrong", "틀림"},
    {"other_question", "the answer is to another question", "다른 질문의 답"},
    {"not_reached", "not reached", "이루지 못함"},
    {"no_numbers", "said to be done, without the numbers that did it", "했다고 하나 그 수가 없음"},
    {"does_not_fit", "its numbers do not fit this lab", "수가 이 실험에 맞지 않음"},
    {"cannot_be_set", "these numbers cannot be set on this page", "이 쪽에서는 맞출 수 없는 수"},
    {"goal_not_met", "its numbers do not reach the goal", "수가 목표에 이르지 못함"},
    {"not_computed", "what is right could not be computed", "정답을 계산하지 못함"},
    {"not_opened", "not opened", "열지 않음"},
    {"unknown", "there is no such lab in this version", "이 버전에 없는 실험"},
    {"instead", "{guess} instead of {truth}", "{guess}, 정답 {truth}"},
    {"predictions", "Predictions (no points)", "예상(점수 없음)"},
    {"guessed", "guessed {guess}, in fact {truth}", "예상 {guess}, 실제 {truth}"},
    {"guessed_only", "guessed {guess}", "예상 {guess}"},
    {"as_guessed", "as guessed", "예상대로"},
    {"otherwise", "not as guessed", "예상과 다름"},
};

std::string word(std::string_view id, const std::string& language)
{
    for (const TableWord& row : kWords)
        if (id == row.id)
            return language == "ko" ? row.ko : row.en;
    return std::string(id);
}

const char* idOf(LostPoint lost)
{
    switch (lost) {
    case LostPoint::none:
        return "";
    case LostPoint::notAnswered:
        return "not_answered";
    case LostPoint::looked:
        return "looked";
    case LostPoint::wrong:
        return "wrong";
    case LostPoint::otherQuestion:
        return "other_question";
    case LostPoint::notReached:
        return "not_reached";
    case LostPoint::noNumbers:
        return "no_numbers";
    case LostPoint::doesNotFit:
        return "does_not_fit";
    case LostPoint::cannotBeSet:
        return "cannot_be_set";
    case LostPoint::goalNotMet:
        return "goal_not_met";
    case LostPoint::notComputed:
        return "not_computed";
    }
    return "";
}

std::string numberIn(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value);
    return text;
}

/// Before anything was known; what was written of it, else what stands as the last one.
std::string firstGuess(const LabMark& mark)
{
    if (!mark.first.empty())
        return mark.first;
    if (const double* number = std::get_if<double>(&*mark.guess))
        return numberIn(*number);
    const std::string* text = std::get_if<std::string>(&*mark.guess);
    return text ? *text : std::string();
}

std::string replaced(std::string text, const std::string& place, const std::string& value)
{
    if (const std::size_t at = text.find(place); at != std::string::npos)
        text.replace(at, place.size(), value);
    return text;
}

/// Valid UTF-8 on one line: names come from strangers.
std::string plain(const std::string& text)
{
    const Result<Json> json = parseJson(writeJson(Json(text)));
    std::string out = json && json->is_string() ? json->get<std::string>() : std::string();
    for (char& c : out)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = ' ';
    return out;
}

std::string cell(const std::string& words)
{
    std::string text = plain(words);
    // A spreadsheet would compute what begins like a formula.
    if (!text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos)
        text.insert(text.begin(), '\'');
    return quotedCell(text);
}

std::string titleOf(const CourseEntry& entry, const std::string& language)
{
    const auto lesson = entry.lessons.find(language);
    return lesson == entry.lessons.end() ? entry.id : lesson->second.title;
}

std::string joined(const std::vector<std::string>& parts)
{
    std::string all;
    for (const std::string& part : parts)
        all += (all.empty() ? "" : "; ") + part;
    return all;
}

std::string predictionsOf(const LearnerMarks& learner, const std::string& language)
{
    std::string all;
    for (const LabMarks& lab : learner.labs)
        for (const LabMark& mark : lab.marks)
            if (const std::string told = predictionOf(mark, language); !told.empty())
                all += (all.empty() ? "" : "; ") + lab.lab + "/" + told;
    return all;
}

std::vector<const CourseEntry*> gradedLabs(const std::vector<LearnerMarks>& learners,
                                           const std::vector<CourseEntry>& entries)
{
    std::vector<const CourseEntry*> labs;
    for (const LearnerMarks& learner : learners)
        if (learner.unread.empty()) {
            for (const LabMarks& lab : learner.labs)
                labs.push_back(findLab(entries, lab.lab));
            break;
        }
    return labs;
}

} // namespace

std::string lostWords(LostPoint lost, const std::string& language)
{
    return word(idOf(lost), language);
}

std::string reasonOf(const LabMark& mark, const std::string& language)
{
    std::string reason = mark.step + ": " + lostWords(mark.lost, language);
    if (mark.lost == LostPoint::wrong && mark.truth)
        reason += " ("
            + replaced(replaced(word("instead", language), "{guess}", numberIn(std::get<double>(*mark.guess))),
                       "{truth}", numberIn(*mark.truth))
            + ")";
    else if (const std::string* text = mark.guess ? std::get_if<std::string>(&*mark.guess) : nullptr;
             text && mark.lost == LostPoint::wrong)
        reason += " (" + *text + ")";
    else if (mark.lost == LostPoint::goalNotMet && mark.truth)
        reason += " (" + numberIn(*mark.truth) + ")";
    return reason;
}

std::vector<std::string> reasonsOf(const LearnerMarks& learner, const std::string& language, bool unopened)
{
    std::vector<std::string> reasons;
    for (const LabMarks& lab : learner.labs) {
        if (!lab.opened && unopened)
            reasons.push_back(lab.lab + ": " + word("not_opened", language));
        for (const LabMark& mark : lab.marks)
            if (lab.opened && mark.counts && mark.lost != LostPoint::none)
                reasons.push_back(lab.lab + "/" + reasonOf(mark, language));
    }
    for (const std::string& id : learner.unknown)
        reasons.push_back(id + ": " + word("unknown", language));
    return reasons;
}

std::string predictionOf(const LabMark& mark, const std::string& language)
{
    if (mark.counts || mark.kind != LabMark::Kind::question || (!mark.guess && mark.lost != LostPoint::looked))
        return {};
    const auto said = [&](const std::string& words) { return mark.step + ": " + words; };
    if (!mark.guess || mark.lost == LostPoint::otherQuestion || mark.lost == LostPoint::notComputed)
        return said(lostWords(mark.lost, language));
    const std::string guess = firstGuess(mark);
    const std::string truth = mark.truth ? numberIn(*mark.truth) : mark.answer;
    if (guess.empty() || truth.empty()) // a place or a curve: how near it came
        return said((guess.empty() ? "" : replaced(word("guessed_only", language), "{guess}", guess) + ", ")
                    + word(mark.lost == LostPoint::none ? "as_guessed" : "otherwise", language));
    return said(replaced(replaced(word("guessed", language), "{guess}", guess), "{truth}", truth));
}

std::string marksTable(const std::vector<LearnerMarks>& learners, const std::vector<CourseEntry>& entries,
                       const std::string& language)
{
    const std::vector<const CourseEntry*> labs = gradedLabs(learners, entries);
    std::string table = "\xEF\xBB\xBF" + word("file", language) + "," + word("name", language);
    for (const CourseEntry* lab : labs)
        table += "," + cell(titleOf(*lab, language));
    table += "," + word("points", language) + "," + word("most", language) + "," + cell(word("reasons", language))
        + "," + cell(word("predictions", language)) + "\r\n";
    for (const LearnerMarks& learner : learners) {
        table += cell(learner.file) + "," + cell(learner.name);
        int points = 0, most = 0;
        for (std::size_t i = 0; i < labs.size(); ++i) {
            table += ",";
            if (i < learner.labs.size()) {
                points += learner.labs[i].points();
                most += learner.labs[i].most();
                table += std::to_string(learner.labs[i].points());
            }
        }
        const std::string why =
            learner.unread.empty() ? joined(reasonsOf(learner, language)) : english(learner.unread);
        table += "," + std::to_string(points) + "," + std::to_string(most) + "," + cell(why) + ","
            + cell(predictionsOf(learner, language)) + "\r\n";
    }
    return table;
}

} // namespace loom

#include "text/stop_words.h"

#include <algorithm>

namespace loom {
namespace {

std::vector<std::string> sorted(std::vector<std::string> words)
{
    std::ranges::sort(words);
    return words;
}

} // namespace

const std::vector<std::string>& stopWords(const std::string& language)
{
    static const std::vector<std::string> kEnglish =
        sorted({"a",    "about", "am",    "an",  "and",  "are",   "as",   "at",   "be",    "been", "by",    "can",
                "did",  "do",    "does",  "for", "from", "had",   "has",  "have", "he",    "her",  "here",  "him",
                "his",  "i",     "if",    "in",  "into", "is",    "it",   "its",  "it's",  "me",   "my",    "of",
                "on",   "or",    "our",   "she", "so",   "than",  "that", "the",  "their", "them", "then",  "there",
                "they", "this",  "those", "to",  "us",   "was",   "we",   "were", "what",  "when", "which", "who",
                "will", "with",  "would", "you", "your", "these", "i'm",  "also"});
    static const std::vector<std::string> kKorean =
        sorted({"그",     "이",     "저",     "것",     "수",     "등",   "및",   "또",   "또는", "그리고", "그래서",
                "그러나", "그런데", "하지만", "그러면", "따라서", "즉",   "더",   "이런", "그런", "저런",   "이것",
                "그것",   "저것",   "여기",   "거기",   "저기",   "나는", "내가", "너는", "네가", "우리는", "저는",
                "제가",   "있는",   "있다",   "하는",   "한다",   "했다", "된다", "되는", "이다", "때",     "때문에",
                "위해",   "대해",   "통해",   "가장",   "바로",   "이제", "다시", "은",   "는",   "가",     "을",
                "를",     "의",     "에",     "에서",   "와",     "과",   "로",   "으로"});
    static const std::vector<std::string> kNone;
    return language == "english" ? kEnglish : language == "korean" ? kKorean : kNone;
}

bool isStopWord(const std::string& word, const std::string& language)
{
    return std::ranges::binary_search(stopWords(language), word);
}

} // namespace loom

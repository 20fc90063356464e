#include "text/byte_pairs.h"

#include "text/utf8.h"

#include <algorithm>
#include <map>
#include <set>

namespace loom {
namespace {

using Use = std::function<void(const std::string&)>;

/// Words with the blank before them, signs, and further blanks.
void forEachPiece(std::string_view text, bool lowercase, const Use& use)
{
    std::string piece;
    bool letters = false; // of the last character: it may be followed by letters
    // Cut at blanks, at ends of lines and between letters and signs; small letters are made per character.
    forEachToken(text, {TokenUnit::character, lowercase}, [&](const std::string& character) {
        bool word = false;
        forEachToken(character, {TokenUnit::word, false}, [&](const std::string&) { word = true; });
        const bool blankAlone = piece == " ";
        if (!piece.empty() && !(word && (letters || blankAlone))) {
            use(piece);
            piece.clear();
        }
        piece += character;
        letters = word;
    });
    if (!piece.empty())
        use(piece);
}

using Pair = std::pair<std::string, std::string>;

struct Word {
    std::vector<std::string> parts;
    std::int64_t count = 0;
};

std::vector<std::string> charactersOf(std::string_view text)
{
    std::vector<std::string> parts;
    for (; !text.empty(); text.remove_prefix(parts.back().size()))
        parts.emplace_back(text.substr(0, characterBytes(text)));
    return parts;
}

void merge(std::vector<std::string>& parts, const Pair& pair)
{
    std::size_t to = 0;
    for (std::size_t i = 0; i < parts.size(); ++i, ++to) {
        const bool both = i + 1 < parts.size() && parts[i] == pair.first && parts[i + 1] == pair.second;
        std::string part = both ? pair.first + pair.second : std::move(parts[i]);
        i += both;
        parts[to] = std::move(part);
    }
    parts.resize(to);
}

/// How often each two neighbors stand together, and in which words.
class Pairs {
public:
    explicit Pairs(std::vector<Word> words)
        : words_(std::move(words))
    {
        for (std::size_t i = 0; i < words_.size(); ++i)
            add(i, 1);
    }

    /// The most frequent two, of several the first in their bytes' order; none that stand together only once.
    bool best(Pair& pair) const
    {
        std::int64_t most = 1;
        for (const auto& [one, count] : counts_) // in the order of the bytes
            if (count > most) {
                most = count;
                pair = one;
            }
        return most > 1;
    }

    void put(const Pair& pair)
    {
        const std::set<std::size_t> places = places_[pair];
        for (const std::size_t i : places) {
            add(i, -1);
            merge(words_[i].parts, pair);
            add(i, 1);
        }
        places_.erase(pair);
        counts_.erase(pair);
    }

private:
    void add(std::size_t word, int sign)
    {
        const Word& it = words_[word];
        for (std::size_t i = 0; i + 1 < it.parts.size(); ++i) {
            const Pair pair{it.parts[i], it.parts[i + 1]};
            counts_[pair] += sign * it.count;
            if (sign > 0)
                places_[pair].insert(word);
        }
    }

    std::vector<Word> words_;
    std::map<Pair, std::int64_t> counts_;
    std::map<Pair, std::set<std::size_t>> places_; ///< words that hold it, or once did
};

} // namespace

BytePairs::BytePairs(std::span<const std::string> tokens)
{
    for (const std::string& token : tokens)
        ranks_.emplace(token, ranks_.size());
}

void BytePairs::count(std::string_view text, bool lowercase, std::unordered_map<std::string, std::int64_t>& pieces)
{
    forEachPiece(text, lowercase, [&](const std::string& piece) { ++pieces[piece]; });
}

std::vector<std::string> BytePairs::learned(const std::unordered_map<std::string, std::int64_t>& pieces,
                                            std::size_t most)
{
    std::vector<Word> words;
    std::map<std::string, std::int64_t> characters;
    for (const auto& [piece, count] : std::map(pieces.begin(), pieces.end())) {
        words.push_back({charactersOf(piece), count});
        for (const std::string& character : words.back().parts)
            characters[character] += count;
    }
    std::vector<std::pair<std::string, std::int64_t>> sorted(characters.begin(), characters.end());
    std::ranges::stable_sort(sorted, std::ranges::greater(), &std::pair<std::string, std::int64_t>::second);
    std::vector<std::string> tokens;
    for (const auto& [character, count] : sorted)
        if (tokens.size() < most)
            tokens.push_back(character);
    Pairs pairs(std::move(words));
    for (Pair pair; tokens.size() < most && pairs.best(pair);) {
        pairs.put(pair);
        if (std::string token = pair.first + pair.second; std::ranges::find(tokens, token) == tokens.end())
            tokens.push_back(std::move(token));
    }
    return tokens;
}

void BytePairs::forEachToken(std::string_view text, bool lowercase, const Use& use) const
{
    forEachPiece(text, lowercase, [&](const std::string& piece) {
        std::vector<std::string> parts = charactersOf(piece);
        for (;;) {
            std::size_t best = ranks_.size();
            Pair pair;
            for (std::size_t i = 0; i + 1 < parts.size(); ++i)
                if (const auto found = ranks_.find(parts[i] + parts[i + 1]);
                    found != ranks_.end() && found->second < best) {
                    best = found->second;
                    pair = {parts[i], parts[i + 1]};
                }
            if (best == ranks_.size())
                break;
            merge(parts, pair);
        }
        std::ranges::for_each(parts, use);
    });
}

} // namespace loom

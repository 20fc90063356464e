#pragma once

#include "data/transforms/transform_common.h"
#include "text/terms.h"

#include <array>
#include <optional>

namespace loom::transforms {

constexpr double kMostTextBytes = 4e9;
/// Numbers of a vocabulary that are no words: 0 is padding, 1 a word that is not in it.
constexpr std::size_t kReserved = 2;
constexpr const char* kUnknownWord = "[UNK]"; ///< how the second of them is called

/// How a recipe has texts read: as terms of a rule, or as byte pairs.
struct TextRule {
    TermRule terms;
    bool bytePairs = false;
    std::size_t most = 0; ///< words of the vocabulary
};

/// The attributes `unit`, `words` and `lowercase`; and `stop_words`, `stems` and `ngrams`.
std::vector<AttributeSpec> unitAttributes(bool lowercase);
std::vector<AttributeSpec> termAttributes();
TextRule textRuleOf(const Attributes& attributes);
/// Of a text that is to be written on: signs and ends of lines are tokens beside words.
TextRule nextTokenRule(const Attributes& attributes);

/// The text of one row without the zeros behind it.
std::string_view textOf(const Tensor& column, std::int64_t row);
/// The fields of text that the attribute `field` means; a sentence where there is none.
Result<std::vector<int>> textFields(const PreparedRows& rows, const Attributes& attributes, const char* transform);

/// The texts that a vocabulary is collected from, one after the other.
using Texts = std::function<void(const std::function<void(std::string_view)>& use)>;
Texts textsOf(const Tensor& column, std::span<const std::int64_t> rows);
/// The most frequent terms, of equally frequent ones the first in the alphabet's order; byte pairs in the order in
/// which they are learned. `reserved`: behind the empty word and [UNK].
std::vector<std::string> collectedWords(const Texts& texts, const TextRule& rule, bool reserved);

/// The words of a field, collected from the training part or known with the weights; a sentence where there is none.
Result<std::vector<std::string>> knownWords(const std::string& field, const TextRule& rule, bool reserved,
                                            const Texts& training, FittedNumbers& fitted);

/// Texts as numbers of a vocabulary.
class Numbered {
public:
    Numbered(const std::vector<std::string>& words, const TextRule& rule, bool reserved);
    /// The number of each term in the list of words, −1: it is none of them.
    void forEach(std::string_view text,
                 const std::function<void(std::int32_t number, const std::string& term)>& use) const;

private:
    TextRule rule_;
    BytePairs pairs_;
    std::unordered_map<std::string, std::int32_t> numbers_;
};

Text tooManyWords(const std::string& field);
/// Calls `make` for each field of text that the attribute `field` means.
Result<void> eachText(const PreparedRows& rows, const Attributes& attributes, const char* transform,
                      const std::function<Result<void>(int index)>& make);
/// Other rows in the place of those there are: which of them are in the training part, validation and test.
void replaceRows(PreparedRows& rows, Dataset made, std::array<std::vector<std::int64_t>, 3> parts);

} // namespace loom::transforms

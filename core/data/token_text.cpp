#include "data/token_text.h"

#include "data/apply_transforms.h"
#include "data/moves.h"
#include "data/transforms/text_common.h"

#include <algorithm>
#include <sstream>

namespace loom {
namespace {

/// Moves stand apart by blanks; "start" goes before them all, whether it is written or not.
std::vector<std::int32_t> movesIn(std::string_view text)
{
    std::vector<std::int32_t> numbers{kMoveStart};
    std::istringstream in{std::string(text)};
    for (std::string word; in >> word;) {
        const auto place = std::ranges::find(moveWords(), word);
        const auto number = std::int32_t(place - moveWords().begin());
        if (number != kMoveStart || numbers.size() > 1)
            numbers.push_back(isMove(number) ? number : 1);
    }
    return numbers;
}

} // namespace

Result<TokenText> TokenText::of(const DataRecipe& recipe, const PreparedData& data)
{
    const auto part = std::ranges::find(recipe.transforms, "next_token", &Part::type);
    const auto field = std::ranges::find_if(data.rows.fields(), [](const Field& one) {
        return one.form == FieldForm::words && one.role == FieldRole::input && one.dtype == DType::i32;
    });
    const bool draws = field != data.rows.fields().end() && tellsMoves(*field);
    if ((part == recipe.transforms.end() && !draws) || field == data.rows.fields().end())
        return Text(
            TR("This network was not taught to go on with a text: its data recipe needs the transform next_token."));
    TokenText text;
    text.draws_ = draws;
    if (!draws) {
        auto attributes = checkedAttributes(*part, findTransform(part->type)->attributes);
        if (!attributes)
            return attributes.error();
        text.attributes_ = std::move(*attributes);
    }
    text.lengths_ = field->lengths;
    text.field_ = field->name;
    text.words_ = std::make_shared<const std::vector<std::string>>(field->words);
    text.window_ = field->shape[0];
    return text;
}

std::int32_t TokenText::end() const
{
    return draws_ ? kMoveEnd : -1;
}

std::int32_t TokenText::beginning() const
{
    return draws_ ? kMoveStart : -1;
}

std::vector<std::int32_t> TokenText::numbersOf(std::string_view text) const
{
    if (draws_)
        return movesIn(text);
    std::vector<std::int32_t> numbers;
    transforms::Numbered(*words_, transforms::nextTokenRule(attributes_), true)
        .forEach(text, [&](std::int32_t number, const std::string&) { numbers.push_back(number < 0 ? 1 : number); });
    return numbers;
}

std::string TokenText::textOf(std::span<const std::int32_t> numbers) const
{
    std::vector<std::string> tokens;
    for (const std::int32_t number : numbers)
        tokens.push_back(words_->at(std::size_t(number)));
    if (draws_)
        return joined(tokens, {.unit = TokenUnit::word});
    const transforms::TextRule rule = transforms::nextTokenRule(attributes_);
    TokenRule how = rule.terms.token;
    if (rule.bytePairs)
        how.unit = TokenUnit::character;
    return joined(tokens, how);
}

std::string TokenText::followed(const std::string& start, std::span<const std::int32_t> numbers) const
{
    const std::string text = textOf(numbers);
    if (draws_)
        return start + " " + text;
    const transforms::TextRule rule = transforms::nextTokenRule(attributes_);
    if (rule.bytePairs || !standsApart(rule.terms.token.unit))
        return start + text;
    const std::vector<std::string> both{start, text};
    return joined(both, rule.terms.token);
}

} // namespace loom

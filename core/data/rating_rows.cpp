#include "data/rating_rows.h"

#include "base/json.h"

#include <limits>

namespace loom {
namespace {

constexpr const char* kUser = "user";
constexpr const char* kItem = "item";
constexpr const char* kRating = "rating";

} // namespace

SourceData RatingRows::intoData() &&
{
    const std::int64_t count = std::int64_t(ratings.size());
    SourceData data;
    data.learned = writeJson({{kUser, users}, {kItem, items}});
    Tensor columns[] = {Tensor(Shape{count}, DType::i32), Tensor(Shape{count}, DType::i32),
                        Tensor(Shape{count, 1}, DType::f32)};
    for (std::int64_t row = 0; row < count; ++row) {
        const Row& rating = ratings[std::size_t(row)];
        columns[0].values<std::int32_t>()[std::size_t(row)] = rating.user;
        columns[1].values<std::int32_t>()[std::size_t(row)] = rating.item;
        columns[2].values<float>()[std::size_t(row)] = rating.value;
    }
    std::vector<Field> fields{{kUser, DType::i32, Shape{}, FieldRole::input, std::move(users), {}},
                              {kItem, DType::i32, Shape{}, FieldRole::input, std::move(items), {}},
                              {kRating, DType::f32, Shape{1}, FieldRole::target, {}, {}}};
    std::vector<Tensor> moved;
    for (Tensor& column : columns)
        moved.push_back(std::move(column));
    data.rows = Dataset(std::move(fields), std::move(moved));
    return data;
}

Result<RatingRows> learnedRatings(const std::string& learned)
{
    const Text other(TR("What the network has learned about its data holds no users and items."));
    const Result<Json> json = parseJson(learned);
    if (!json)
        return other;
    RatingRows rows;
    try {
        rows.users = json->at(kUser).get<std::vector<std::string>>();
        rows.items = json->at(kItem).get<std::vector<std::string>>();
    } catch (const Json::exception&) {
        return other;
    }
    return rows;
}

NameNumbers::NameNumbers(const std::vector<std::string>& names)
{
    for (const std::string& name : names)
        numbers_.emplace(name, std::int32_t(numbers_.size()));
}

std::int32_t NameNumbers::of(const std::string& name) const
{
    const auto found = numbers_.find(name);
    return found == numbers_.end() ? -1 : found->second;
}

Text neverMetUser(const std::string& name)
{
    return Text(TR("The network has never met the user “{name}”."), {{"name", name}});
}

Text neverMetItem(const std::string& name)
{
    return Text(TR("The network has never met the item “{name}”."), {{"name", name}});
}

Result<SourceData> newRating(const NewRows& rows, const std::string& learned)
{
    auto known = learnedRatings(learned);
    if (!known)
        return known.error();
    std::int32_t user = -1, item = -1;
    for (const auto& [name, cell] : rows.row) {
        if (name != kUser && name != kItem)
            return Text(TR("A new row has no cell “{name}”: give user and item."), {{"name", name}});
        const bool isUser = name == kUser;
        const std::int32_t number = NameNumbers(isUser ? known->users : known->items).of(cell);
        if (number < 0)
            return isUser ? neverMetUser(cell) : neverMetItem(cell);
        (isUser ? user : item) = number;
    }
    if (user < 0 || item < 0)
        return Text(TR("A new row needs both user and item."));
    known->add(user, item, std::numeric_limits<float>::quiet_NaN());
    return std::move(*known).intoData();
}

std::vector<NewColumn> newRatingColumns(const std::string& learned)
{
    auto known = learnedRatings(learned);
    if (!known)
        return {};
    return {{kUser, NewColumn::Kind::word, std::move(known->users), kUser, 0, 1},
            {kItem, NewColumn::Kind::word, std::move(known->items), kItem, 0, 1}};
}

RatingFields ratingFieldsOf(const Dataset& rows)
{
    RatingFields found{rows.indexOf(kUser), rows.indexOf(kItem), rows.indexOf(kRating)};
    const auto isList = [&](int field) {
        return field >= 0 && rows.fields()[std::size_t(field)].dtype == DType::i32
            && !rows.fields()[std::size_t(field)].classes.empty();
    };
    if (!isList(found.user) || !isList(found.item))
        return {};
    return found;
}

} // namespace loom

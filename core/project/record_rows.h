#pragma once

#include "base/check.h"
#include "project/record.h"

/// Makes rows of a Record from members of a struct.
namespace loom::rows {

AttributeSpec spec(std::string name, AttributeKind kind, Text title, Text help, Value fallback);
AttributeSpec number(AttributeSpec out, double minimum, double maximum, Applies applies);
AttributeSpec choice(std::string name, Text title, Text help, std::vector<std::string> choices);
AttributeSpec words(std::string name, Text title, Text help);

template<class T> const T& readable(const void* owner)
{
    return *static_cast<const T*>(owner);
}
template<class T> T& writable(void* owner)
{
    return *static_cast<T*>(owner);
}

/// A member that a Value can hold; unsigned numbers are whole ones.
template<class T, class M> RecordRow value(AttributeSpec spec, M T::*member)
{
    RecordRow field;
    field.spec = std::move(spec);
    field.get = [member](const void* owner) -> Value {
        if constexpr (std::is_same_v<M, std::uint64_t>)
            return std::int64_t(readable<T>(owner).*member);
        else
            return readable<T>(owner).*member;
    };
    field.set = [member](void* owner, const Value& value) {
        if constexpr (std::is_same_v<M, std::uint64_t>)
            writable<T>(owner).*member = std::uint64_t(std::get<std::int64_t>(value));
        else
            writable<T>(owner).*member = std::get<M>(value);
    };
    return field;
}

/// Came with that format of the file.
inline RecordRow since(int format, RecordRow field)
{
    field.since = format;
    return field;
}

/// A record that is always there.
template<class T, class M> RecordRow record(AttributeSpec spec, M T::*member, const Record& of)
{
    RecordRow field;
    field.spec = std::move(spec);
    field.form = RecordRow::Form::record;
    field.record = &of;
    field.inside = [member](void* owner) -> void* { return &(writable<T>(owner).*member); };
    return field;
}

/// A part that may be absent, kept as a list of at most one.
template<class T> RecordRow optionalPart(AttributeSpec spec, std::vector<Part> T::*member, const Record& of)
{
    RecordRow field = record(std::move(spec), member, of);
    field.inside = [member](void* owner) -> void* {
        auto& list = writable<T>(owner).*member;
        return list.empty() ? nullptr : &list.front();
    };
    field.make = [member](void* owner) { (writable<T>(owner).*member).emplace_back(); };
    field.quiet = true;
    return field;
}

/// Records with a member `id`.
template<class T, class I> RecordRow list(AttributeSpec spec, std::vector<I> T::*member, const Record& of)
{
    RecordRow field;
    field.spec = std::move(spec);
    field.form = RecordRow::Form::list;
    field.record = &of;
    field.list.ids = [member](const void* owner) {
        std::vector<std::string> ids;
        for (const I& item : readable<T>(owner).*member)
            ids.push_back(item.id);
        return ids;
    };
    field.list.at = [member](void* owner, std::size_t i) -> void* { return &(writable<T>(owner).*member)[i]; };
    field.list.add = [member](void* owner, const std::string& id) -> void* {
        I item;
        item.id = id;
        return &(writable<T>(owner).*member).emplace_back(std::move(item));
    };
    field.list.remove = [member](void* owner, std::size_t i) {
        auto& items = writable<T>(owner).*member;
        items.erase(items.begin() + std::ptrdiff_t(i));
    };
    return field;
}

/// Parts, whose id is a setting of theirs.
template<class T> RecordRow parts(AttributeSpec spec, std::vector<Part> T::*member, const Record& of)
{
    RecordRow field;
    field.spec = std::move(spec);
    field.form = RecordRow::Form::list;
    field.record = &of;
    field.list.ids = [member](const void* owner) { return itemIds(readable<T>(owner).*member); };
    field.list.at = [member](void* owner, std::size_t i) -> void* { return &(writable<T>(owner).*member)[i]; };
    field.list.add = [member](void* owner, const std::string& id) -> void* {
        return &(writable<T>(owner).*member).emplace_back(Part{"", {{"id", id}}});
    };
    // The others keep the ids by which they were known.
    field.list.remove = [member](void* owner, std::size_t i) {
        auto& list = writable<T>(owner).*member;
        std::vector<std::string> ids = itemIds(list);
        ids.erase(ids.begin() + std::ptrdiff_t(i));
        list.erase(list.begin() + std::ptrdiff_t(i));
        const std::vector<std::string> now = itemIds(list);
        for (std::size_t k = 0; k < list.size(); ++k)
            if (now[k] != ids[k])
                list[k].attributes["id"] = ids[k];
    };
    return field;
}

} // namespace loom::rows

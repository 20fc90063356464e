#pragma once

#include "base/check.h"
#include "base/text.h"

#include <optional>
#include <utility>
#include <variant>

namespace loom {

/// What the outside world answered: a value, or a sentence that says what, where, which numbers and what to do.
template<class T> class [[nodiscard]] Result {
public:
    Result(T value)
        : content_(std::move(value))
    {
    }
    Result(Text error)
        : content_(std::move(error))
    {
    }

    bool ok() const { return content_.index() == 0; }
    explicit operator bool() const { return ok(); }
    T& value() &
    {
        LOOM_ASSERT(ok());
        return std::get<0>(content_);
    }
    const T& value() const&
    {
        LOOM_ASSERT(ok());
        return std::get<0>(content_);
    }
    T&& value() &&
    {
        LOOM_ASSERT(ok());
        return std::move(std::get<0>(content_));
    }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    const Text& error() const
    {
        LOOM_ASSERT(!ok());
        return std::get<1>(content_);
    }

private:
    std::variant<T, Text> content_;
};

template<> class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Text error)
        : error_(std::move(error))
    {
    }

    bool ok() const { return !error_; }
    explicit operator bool() const { return ok(); }
    const Text& error() const
    {
        LOOM_ASSERT(error_.has_value());
        return *error_;
    }

private:
    std::optional<Text> error_;
};

} // namespace loom

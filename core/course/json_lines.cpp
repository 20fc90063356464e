#include "course/json_lines.h"

#include <algorithm>
#include <charconv>

namespace loom {
namespace {

/// Walks JSON that has been parsed before: it may trust the grammar, and the depth is limited.
class Walk {
public:
    explicit Walk(std::string_view text)
        : text_(text)
    {
    }

    std::size_t find(std::string_view path)
    {
        skipSpace();
        std::size_t found = at_;
        while (!path.empty()) {
            std::string_view step = path;
            bool entered = enter(step); // a key may have dots in it: the longest that is there
            while (!entered && step.find('.') != std::string_view::npos) {
                step = step.substr(0, step.rfind('.'));
                entered = enter(step);
            }
            if (!entered)
                break;
            path.remove_prefix(std::min(path.size(), step.size() + 1));
            found = at_;
        }
        return found;
    }

private:
    char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    void skipSpace()
    {
        while (at_ < text_.size() && std::string_view(" \t\r\n,:").find(text_[at_]) != std::string_view::npos)
            ++at_;
    }
    /// The words between quotes, escapes as they stand.
    std::string_view text()
    {
        const std::size_t start = ++at_;
        while (at_ < text_.size() && text_[at_] != '"')
            at_ += text_[at_] == '\\' ? 2 : 1;
        at_ = std::min(at_, text_.size());
        return text_.substr(start, at_++ - start);
    }
    void skipValue()
    {
        skipSpace();
        if (here() == '"') {
            text();
            return;
        }
        int depth = 0;
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '"') {
                text();
                --at_;
            } else if (c == '{' || c == '[') {
                ++depth;
            } else if (c == '}' || c == ']') {
                if (--depth < 0)
                    return;
                if (depth == 0) {
                    ++at_;
                    return;
                }
            } else if (depth == 0 && c == ',') {
                return;
            }
        }
    }
    bool hasId(std::string_view id)
    {
        const std::size_t start = at_;
        bool has = false;
        if (here() == '{' && enterKey("id") && here() == '"')
            has = text() == id;
        at_ = start;
        return has;
    }
    bool enterKey(std::string_view key)
    {
        ++at_;
        for (skipSpace(); here() == '"'; skipSpace()) {
            const bool wanted = text() == key;
            skipSpace();
            if (wanted)
                return true;
            skipValue();
        }
        return false;
    }
    bool enterItem(std::string_view step)
    {
        std::size_t number = std::string_view::npos;
        const auto read = std::from_chars(step.data(), step.data() + step.size(), number);
        if (read.ptr != step.data() + step.size())
            number = std::string_view::npos;
        ++at_;
        skipSpace();
        const std::size_t first = at_;
        for (; here() && here() != ']'; skipValue(), skipSpace())
            if (hasId(step))
                return true;
        at_ = first;
        for (std::size_t i = 0; here() && here() != ']'; ++i, skipValue(), skipSpace())
            if (i == number)
                return true;
        return false;
    }
    bool enter(std::string_view step)
    {
        const std::size_t start = at_;
        const bool entered = here() == '{' ? enterKey(step) : here() == '[' ? enterItem(step) : false;
        if (!entered)
            at_ = start;
        return entered;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

} // namespace

std::int64_t lineOf(std::string_view json, const std::string& path)
{
    const std::size_t at = Walk(json).find(path);
    return 1 + std::count(json.begin(), json.begin() + std::ptrdiff_t(std::min(at, json.size())), '\n');
}

} // namespace loom

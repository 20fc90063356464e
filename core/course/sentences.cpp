#include "course/sentences.h"

#include <cctype>

namespace loom {
namespace {

/// Marks that close the sentence they follow.
bool closes(char c)
{
    return c == ')' || c == '*' || c == '"' || c == '_';
}

bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

/// "2." at the beginning of a line counts its item.
bool countsItem(std::string_view sentence)
{
    return sentence.find_first_not_of("0123456789") == sentence.size() - 1;
}

class Splitter {
public:
    explicit Splitter(std::string_view text)
        : text_(text)
    {
    }

    std::vector<std::string> split()
    {
        for (std::size_t at = 0; at < text_.size(); ++at)
            take(at);
        end();
        return std::move(sentences_);
    }

private:
    void take(std::size_t at)
    {
        const char c = text_[at];
        if (c == '\n' && endsBlock(at))
            return end();
        if (now_.empty() && isBlank(c))
            return;
        now_ += c;
        braces_ += int(c == '{') - int(c == '}');
        if (c == '`')
            quoted_ = !quoted_;
        if (c == '*' && text_.substr(at, 2) == "**" && (at == 0 || text_[at - 1] != '*'))
            bold_ = !bold_;
        const std::size_t next = at + 1;
        if (braces_ <= 0 && !quoted_ && !bold_ && next < text_.size() && isBlank(text_[next]) && isEnd())
            end();
    }

    bool isEnd() const
    {
        std::size_t last = now_.size();
        while (last > 0 && closes(now_[last - 1]))
            --last;
        return last > 0 && std::string_view(".?!").find(now_[last - 1]) != std::string_view::npos
            && !countsItem(now_);
    }

    /// A line that is followed by an empty one, or by an item of a list.
    bool endsBlock(std::size_t at) const
    {
        const std::string_view rest = text_.substr(at + 1);
        const std::size_t digits = rest.find_first_not_of("0123456789");
        return rest.empty() || rest.front() == '\n' || rest.starts_with("- ") || rest.starts_with("* ")
            || (digits != 0 && digits != std::string_view::npos && rest.substr(digits).starts_with(". "));
    }

    void end()
    {
        while (!now_.empty() && isBlank(now_.back()))
            now_.pop_back();
        if (!now_.empty())
            sentences_.push_back(std::move(now_));
        now_.clear();
        braces_ = 0;
        quoted_ = bold_ = false;
    }

    std::string_view text_;
    std::string now_;
    std::vector<std::string> sentences_;
    int braces_ = 0;
    bool quoted_ = false, bold_ = false;
};

} // namespace

std::vector<std::string> sentencesOf(std::string_view markdown)
{
    return Splitter(markdown).split();
}

} // namespace loom

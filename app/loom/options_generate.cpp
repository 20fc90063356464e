#include "option_rows.h"

#include <charconv>

namespace loom::cli {

Result<void> takeReal(double& place, const std::string& text, double least, double most)
{
    const auto end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, place);
    if (read.ec == std::errc() && read.ptr == end && place >= least && place <= most)
        return {};
    return Text(TR("“{value}” is no number from {least} to {most}"),
                {{"value", text}, {"least", least}, {"most", most}});
}

std::vector<OptionRow> generateRows()
{
    using O = Options&;
    using S = const std::string&;
    return {
        {"--start", "TEXT", "generate: how the text begins",
         [](O o, S v) {
             o.start = v;
             return Result<void>();
         }},
        {"--length", "N", "generate: tokens to write (default 200)",
         [](O o, S v) { return store(o.generation.length, v, 1, 1'000'000); }},
        {"--temperature", "T",
         "generate: below 1 the likely tokens more, above 1 all more alike; 0: always the likeliest (default 1)",
         [](O o, S v) { return takeReal(o.generation.choice.temperature, v, 0, 100); }},
        {"--top-k", "K", "generate: draw among the K likeliest tokens only",
         [](O o, S v) { return store(o.generation.choice.topK, v, 1, 1'000'000); }},
        {"--top-p", "P", "generate: draw among the likeliest tokens that together have the share P",
         [](O o, S v) { return takeReal(o.generation.choice.topP, v, 1e-6, 1); }},
        {"--beam", "W", "generate: keep the W likeliest texts side by side and print the best; draws nothing",
         [](O o, S v) { return store(o.generation.beam, v, 1, 64); }},
        {"--svg", "FILE", "generate: the drawing of a network that writes moves of a pen, as a picture",
         [](O o, S v) {
             o.svg = v;
             return Result<void>();
         }},
    };
}

} // namespace loom::cli

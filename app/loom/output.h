#pragma once

#include "command.h"

#include "base/json.h"
#include "data/data_recipe.h"

namespace loom::cli {

/// One JSON object on a line of its own, at once.
void emit(const Json& event);
/// A line for a person; nothing with --quiet or --json.
void say(const Options& options, const std::string& line);
/// The sentence on stderr, as an `error` event too with --json; returns the exit code.
int fail(const Options& options, const Text& sentence, int code = kWrongInput);

/// What a person should know though nothing is wrong: a line on stderr, with --json a `notice` event.
void notice(const Options& options, const Text& sentence);
/// Says once why `--device auto` computes on the processor: a sentence on stderr, with --json a `device` event.
void sayFallBack(const Options& options, const Text& reason);

/// What a person should know about the result: a line on stderr, with --json a `note` event.
void sayNote(const Options& options, const Text& note);
/// Lists on stderr what of the data could not be read, with --json as `left_out` events.
void sayLeftOut(const Options& options, const PreparedData& data);
/// Marks what was measured on shuffled labels, where it stands.
void markShuffled(const DataRecipe& recipe, Json& event, std::string& line);

/// Is stdout a terminal on which a line may be redrawn?
bool onTerminal(const Options& options);
/// Redraws the last line of the terminal, cut to its width; an empty one clears it.
void redraw(const std::string& line);

/// "0.4823", "1.2e-05": four significant digits or what a person compares.
std::string brief(double number);
/// "12.4 s", "3:07", "1:02:10"
std::string duration(double seconds);
/// ███████░░░░ of `width` letters.
std::string bar(double fraction, int width);
/// The text with blanks behind it up to that many letters.
std::string padded(std::string text, std::size_t width);
std::string paddedLeft(const std::string& text, std::size_t width);

} // namespace loom::cli

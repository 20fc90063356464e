#pragma once

#include "base/attribute_spec.h"
#include "data/csv/encoding.h"
#include "data/source_type.h"

#include <functional>

namespace loom::sources {

/// The attribute `encoding` of sources that read files of text.
AttributeSpec encodingAttribute();

/// The bytes of a file as UTF-8 with lines that end in \n, without byte order mark and without zeros. `encoding` is
/// the attribute's; "auto" finds it out and says so in `found`. A sentence where the bytes are of another one.
Result<std::string> plainText(const std::string& name, std::string bytes, const std::string& encoding,
                              CsvEncoding& found);

/// The cell of a new row in which its text stands.
std::vector<NewColumn> newTextColumns(const std::string& learned);

/// New rows for a network that reads texts of an invented world in the field `column`: as many `drawn` ones as the
/// row's cell `draw` asks for (1 to 10,000; they take numbers of the world's stream behind those of the data, so that
/// no network has seen them), else those `written`: the row's cell `column`, or the lines of a file in which
/// something stands, each a text. A sentence where there is none.
Result<SourceData> newOfWorld(const NewRows& rows, const std::string& column,
                              const std::function<Dataset(std::int64_t count)>& drawn,
                              const std::function<Dataset(const std::vector<std::string>& texts)>& written);

/// Texts as a field of the form `text`, the shorter ones filled up with zeros.
std::pair<Field, Tensor> textField(const std::string& name, std::span<const std::string_view> texts);

} // namespace loom::sources

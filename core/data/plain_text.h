#pragma once

#include "base/attribute_spec.h"
#include "data/csv/encoding.h"
#include "data/source_type.h"

namespace loom::sources {

/// The attribute `encoding` of sources that read files of text.
AttributeSpec encodingAttribute();

/// The bytes of a file as UTF-8 with lines that end in \n, without byte order mark and without zeros. `encoding` is
/// the attribute's; "auto" finds it out and says so in `found`. A sentence where the bytes are of another one.
Result<std::string> plainText(const std::string& name, std::string bytes, const std::string& encoding,
                              CsvEncoding& found);

/// The cell of a new row in which its text stands.
std::vector<NewColumn> newTextColumns(const std::string& learned);

/// New texts for a network that reads the field `column`: the row's cell of that name, or the lines of a file in
/// which something stands, each a text. A sentence where there is none; `drawn`: it says that new ones can be drawn,
/// too.
Result<std::vector<std::string>> newTexts(const NewRows& rows, const std::string& column, bool drawn = false);

/// How many texts of its own an invented world shall draw: the row's cell `draw`, 1 to 10,000; 0 where there is none.
/// Whoever draws them takes numbers of its stream behind those of the data, so that no network has seen them.
Result<std::int64_t> newDraws(const NewRows& rows);

/// Texts as a field of the form `text`, the shorter ones filled up with zeros.
std::pair<Field, Tensor> textField(const std::string& name, std::span<const std::string_view> texts);

} // namespace loom::sources

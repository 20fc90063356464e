#pragma once

#include <QString>

#include <string>

namespace loom {
struct LabOrigin;
}

namespace loom::ui {

class LabSession;

/// What gave a number that no formula of the lab gives, as rich text. What it was computed from is a link whose
/// target is its address.
QString sourceText(const LabSession& session, const std::string& address, const LabOrigin& origin);
/// "r₁: 768 others, together 0.123", for each name that stands for many terms; empty where there is none.
QString othersText(const LabOrigin& origin);

} // namespace loom::ui

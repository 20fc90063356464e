#pragma once

namespace loom::ui {

/// Makes the cards of every CanvasView known to screen readers: each is a child with its name, summary and shape.
/// Harmless when called again.
void installCanvasAccessibility();

} // namespace loom::ui

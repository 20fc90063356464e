#pragma once

#include "graph/explanation.h"
#include "graph/layer_type.h"

/// What layers of attention share. A query looks at places, each of which has a key (is it meant?) and a value (what
/// it says): three series, of which one alone may be all.
namespace loom::attention {

enum Port { query, value, key };

std::vector<PortSpec> inputs();
AttributeSpec causalAttribute();

/// The wire, in the order of the inputs, that comes in for a port: without a key it is that of the value, without a
/// value that of the query.
std::size_t wireFor(const LayerQuery& query, Port port);
const Shape& shapeFor(const LayerQuery& query, Port port);
/// Issues of inputs that are no series, or do not belong together; of too many scores.
std::vector<Issue> seriesIssues(const LayerQuery& query, std::int64_t numbersEach);

/// The ports whose input is that of the wire to which an `input:gradient` goes back.
std::vector<Port> portsOf(const ExplainQuery& query);

/// `weights` by `scores`, and the scores' gradient by the weights' one; the last two axes are places that look, and
/// that are looked at. None: it depends on lengths that are not known, or another tensor is asked for.
std::optional<Formula> explainShares(const ExplainQuery& query, ElementNames& names);

} // namespace loom::attention

#pragma once

#include "graph/graph.h"
#include "graph/layer_type.h"

/// What sentences call the things of a network. Words of a layer's declaration are handed on as they are marked
/// there, so that a window can say them in the reader's language: "Dense", numbered ("Dense 2"), or in a list.
namespace loom {

/// The node's title; without one its layer's, with the number of an id like `dense_2`; else the id that somebody
/// gave it.
std::string nameOf(const Node& node);
/// An id in two pieces: `hidden2` and `dense_2` are a word and a number.
struct NumberedId {
    std::string stem, number;
    bool known = false; ///< the program's own projects call nodes so: the word can be said in the reader's language
};
NumberedId splitId(const std::string& id);
/// A title of a node or a group in the same two pieces: "Block" and "2.1".
NumberedId splitTitle(const std::string& title);
/// The name of a node of the graph; the id where there is none.
std::string nameIn(const Graph& graph, const std::string& id);
/// The title of a layer (a loss), or its id where no such type is known.
std::string titleOf(const std::string& layer);
/// The title of that attribute of a layer, or its name where it has none.
std::string attributeTitle(const std::string& layer, const std::string& attribute);

/// What a parameter of a layer is called, by its name: "kernel", "running mean".
std::string parameterTitle(const std::string& parameter);

} // namespace loom

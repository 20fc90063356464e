#pragma once

#include "graph/shape_inference.h"
#include "project/project.h"

#include <string>
#include <vector>

namespace loom {

/// A project to begin with: data, what happens to them, and a small network, loss and metrics that fit them.
struct Starter {
    std::string id;
    Text title;
    Text text; ///< what there is to learn, in a sentence
    std::string words; ///< more words by which it is looked for, in both languages
    Project project;
};

/// Those whose data the program has itself.
std::vector<Starter> starters();

/// The beginning for a table, a file of NumPy or a folder of pictures, of which nothing is known yet.
Project tableProject(const std::string& file);
Project arraysProject(const std::string& file);
Project picturesProject(const std::string& folder);
/// Output, loss, metrics and split as the target asks for once the data are known: classes or amounts. What is not
/// empty any more (an output layer) stays.
Project fittedTo(Project project, const std::vector<FieldShape>& fields);

} // namespace loom

#pragma once

#include "data/data_recipe.h"
#include "graph/shape_inference.h"
#include "project/project.h"
#include "train/watch.h"
#include "views/parts/presenter.h"

#include <QImage>
#include <QStringList>
#include <memory>

namespace loom::ui {

/// What the views look at: a network as it is being trained, its data, and what follows from both.
struct Subject {
    Project project;
    /// Shared with the worker, which reads it too; nobody writes.
    std::shared_ptr<const PreparedData> data;
    GraphReport report;
    std::string output; ///< the node whose prediction a loss compares with the labels
    int targetField = -1; ///< of data->rows
    double border = 0.5; ///< of a single number for two classes: above it the second
    Shown shown; ///< what stands for a sample in lists
    int planeField = -1; ///< the only input, where it is two numbers: a point of the plane; else -1
    QStringList classes; ///< names; empty where nothing is classified

    bool ready() const { return data != nullptr; }
    std::int64_t size() const { return data ? data->rows.size() : 0; }
    /// Class of a row; -1 where there are no classes, or many in a row (a word a step, a class a pixel).
    int labelOf(std::int64_t row) const;
    std::vector<int> labelsOf(std::span<const std::int64_t> rows) const;
    /// What the class or the output of that number is called: "output 3" where no class stands for it.
    QString className(int number) const;
    QStringList classNames(int count) const; ///< of the first `count`
    /// Output shape of a node without the batch axis; rank 0 where it is not known.
    Shape outputShape(const std::string& node) const;
    /// Nodes in the order of the flow whose output has one of the ranks (all when empty).
    std::vector<std::string> nodesOfRank(std::initializer_list<int> ranks) const;
    /// Nodes with parameters, in the order of the flow.
    std::vector<std::string> nodesWithParameters() const;
    /// What the node is called in lists.
    QString nameOf(const std::string& node) const;
    /// "training", "validation", "test" in the user's language; empty for a row of none.
    QString partOf(std::int64_t row) const;
};

/// What a number of a field is called: the column's own name where the source knows it, else the field's with a
/// number.
QString numberName(const Subject& subject, int field, std::int64_t element);
/// What the two numbers of a plane are called.
QString axisName(const Subject& subject, int axis);

/// The classes of a field in the present language.
QStringList namedClasses(const Subject& subject, const Field& field);
/// Names its classes in the present language; those of a user's own data have one name.
void nameClasses(Subject& subject);
Subject subjectOf(const Project& project, std::shared_ptr<const PreparedData> data);

/// The numbers of what stands for a row, as stored, or as training sees them in that epoch (see Draw; rows of other
/// parts are never drawn anew), in the unit in which they are stored; empty without tiles.
std::vector<float> rowNumbers(const Subject& subject, std::int64_t row, std::int64_t epoch = -1);
/// The tile that they are; null without numbers.
QImage pictureOf(const Subject& subject, const std::vector<float>& numbers);
QImage rowPicture(const Subject& subject, std::int64_t row, std::int64_t epoch = -1);
/// Is anything of a row's tile drawn anew in each epoch?
bool isDrawn(const Subject& subject);
/// Its class, or its target's number.
QString rowCaption(const Subject& subject, std::int64_t row);
/// Which weights a snapshot shows: "after 469 steps", "saved weights", "saved weights, 469 steps on".
QString stepText(const Snapshot& snapshot);
/// Columns, rows and channels of the pictures; 0 where the samples are none.
struct PictureSize {
    int rows = 0, columns = 0, channels = 0;
};
PictureSize pictureSize(const Subject& subject);

} // namespace loom::ui

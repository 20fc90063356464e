#pragma once

#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_type.h"
#include "plan/ops.h"

/// What convolutions share. A setting that a layer does not have stands as usual: no padding in numbers, edges of
/// zeros, one group. A layer over a series (time, channels) sees it as a picture of one row; its settings hold one
/// number where those of pictures hold two.
namespace loom {

AttributeSpec filtersAttribute();
/// Edges of `padding_size` cells, where `padding` is "explicit", and how edges are filled.
AttributeSpec explicitPaddingAttribute();
AttributeSpec paddingSizeAttribute();
AttributeSpec paddingModeAttribute();
AttributeSpec kernelSizeAttribute();
AttributeSpec stridesAttribute();
AttributeSpec dilationAttribute();
AttributeSpec groupsAttribute();
/// Filters that each channel has of its own.
AttributeSpec depthMultiplierAttribute();
AttributeSpec kernelInitializerAttribute(const char* name = "kernel_initializer");
AttributeSpec biasInitializerAttribute();
std::vector<AttributeSpec> kernelPenalties();

/// A kernel of that shape, and `bias` behind it where the layer has one. Keras's fans: the cells of the window times
/// the last two axes.
ParameterSpec kernelSpec(const LayerQuery& query, const std::string& name, const std::string& initializer,
                         Shape shape);
std::vector<ParameterSpec> withBias(std::vector<ParameterSpec> kernels, const LayerQuery& query,
                                    std::int64_t filters);

/// `settings` with one number for each axis of a picture; `count` of them where they are those of a series.
std::vector<std::int64_t> pairOf(const std::vector<std::int64_t>& settings, std::int64_t count = 1);

/// Where the windows of a convolution stand on a picture; `mirrored`: its edges are its own cells.
struct Windows {
    ops::Window window;
    bool mirrored = false;
};
Windows windowsFor(const Shape& picture, const std::vector<std::int64_t>& kernel,
                   const std::vector<std::int64_t>& strides, const std::vector<std::int64_t>& dilation,
                   const std::string& padding, const std::vector<std::int64_t>& paddingSize,
                   const std::string& paddingMode);
/// By the settings of a Pass or a LayerQuery.
template<class Settings> Windows windowsOf(const Settings& settings, const Shape& picture)
{
    return windowsFor(picture, settings.integers("kernel_size"), settings.integers("strides"),
                      settings.integers("dilation_rate"), settings.text("padding"), settings.integers("padding_size"),
                      settings.text("padding_mode"));
}

/// Cells of padding behind the picture's last one, along an axis.
std::int64_t cellsAfter(const Windows& windows, int axis, const Shape& picture);

/// The shape that the windows make of a picture with so many channels in the end, or what is wrong.
ShapeAnswer convolvedShape(const LayerQuery& query, std::int64_t filters);
/// Channels and filters must go into the layer's `groups`.
std::vector<Issue> groupIssues(const LayerQuery& query, std::int64_t channels, std::int64_t filters);

// The convolution of a picture (rows, columns, channels), its edges made where they are mirrored.
Ref convolve(Pass& pass, const Ref& x, const Ref& kernel, const Ref& bias, const Windows& windows,
             std::int64_t groups = 1);
Ref convolveInputGradient(Pass& pass, const Ref& g, const Ref& kernel, const Shape& x, const Windows& windows,
                          std::int64_t groups = 1);
Ref convolveKernelGradient(Pass& pass, const Ref& x, const Ref& g, const Shape& kernel, const Windows& windows,
                           std::int64_t groups = 1);

// Where each channel is a group: its kernel (rows, columns, channels, multiplier) holds the numbers of one of groups,
// (rows, columns, 1, channels · multiplier), in the same order.
Ref channelByChannel(const Ref& kernel);
LinearTerms channelTerms(const LinearTerms& grouped, std::int64_t multiplier);
UnitOf channelUnit(std::int64_t multiplier);

// How other frameworks are told of the layer's padding. Keras has no padding in numbers and mirrors nothing: an edge
// is put in front then.
std::string kerasPadding(const LayerQuery& query);
std::string behindKerasEdge(const LayerQuery& query, const std::string& layer);
void addPytorchPadding(CodeCall& call, const LayerQuery& query);

/// The terms of the sum at an output, for indexes (row, column, channel) and (row, column, channel of the group,
/// filter).
LinearTerms convolutionTerms(const Windows& windows, const Shape& picture, std::int64_t filters,
                             std::int64_t groups = 1);

} // namespace loom

#include "graph/convolution.h"

#include "graph/layer_pieces.h"

namespace loom {

AttributeSpec filtersAttribute()
{
    return {.name = "filters",
            .kind = AttributeKind::integer,
            .fallback = std::int64_t(32),
            .title = TR("Filters"),
            .help = TR("How many feature maps the layer gives. Each filter learns to answer to one pattern, and "
                       "looks at "
                       "all input channels."),
            .minimum = 1,
            .maximum = 1e15,
            .step = 1};
}

AttributeSpec explicitPaddingAttribute()
{
    AttributeSpec spec = paddingAttribute();
    spec.help =
        TR("valid: the window stays inside, so the picture shrinks. same: the edge is filled up, so that with "
           "stride 1 the picture keeps its size. explicit: the edge is as wide as the padding size says.");
    spec.choices.push_back(TR("explicit"));
    return spec;
}

AttributeSpec paddingSizeAttribute()
{
    AttributeSpec spec = pairAttribute("padding_size", 1, TR("Padding size"),
                                       TR("With explicit padding: how many cells are put above and below, left and "
                                          "right of the picture."));
    spec.minimum = 0;
    return spec;
}

AttributeSpec paddingModeAttribute()
{
    return {.name = "padding_mode",
            .kind = AttributeKind::choice,
            .fallback = std::string("zero"),
            .title = TR("Edge"),
            .help = TR("What the padding is filled with. zero: zeros, which look like a dark frame. reflect: the "
                       "picture mirrored at its edge, so that no frame is seen."),
            .choices = {TR("zero"), TR("reflect")}};
}

AttributeSpec kernelSizeAttribute()
{
    return pairAttribute("kernel_size", 3, TR("Kernel size"),
                         TR("Rows and columns of the window that slides over the picture; 3 × 3 as a rule."));
}

AttributeSpec stridesAttribute()
{
    return pairAttribute("strides", 1, TR("Strides"),
                         TR("How many cells the window moves at a time. 2 halves the picture, as pooling does."));
}

AttributeSpec dilationAttribute()
{
    return pairAttribute(
        "dilation_rate", 1, TR("Dilation"),
        TR("Distance between the window's cells: 2 leaves one out, so that the same number of weights "
           "sees further."));
}

AttributeSpec groupsAttribute()
{
    return {.name = "groups",
            .kind = AttributeKind::integer,
            .fallback = std::int64_t(1),
            .title = TR("Groups"),
            .help = TR("Channels and filters are dealt out to so many groups, and a filter sees only the channels of "
                       "its own: fewer weights and less work. 1: every filter sees all channels."),
            .minimum = 1,
            .maximum = 1e9,
            .step = 1};
}

AttributeSpec depthMultiplierAttribute()
{
    return {.name = "depth_multiplier",
            .kind = AttributeKind::integer,
            .fallback = std::int64_t(1),
            .title = TR("Depth multiplier"),
            .help = TR("How many filters each channel has of its own."),
            .minimum = 1,
            .maximum = 1e9,
            .step = 1};
}

AttributeSpec kernelInitializerAttribute(const char* name)
{
    return initializerAttribute(name, "glorot_uniform", TR("Initial weights"),
                                TR("How the filters are drawn before training. They must differ: equal filters stay "
                                   "equal "
                                   "for ever."));
}

AttributeSpec biasInitializerAttribute()
{
    return initializerAttribute("bias_initializer", "zeros", TR("Initial bias"),
                                TR("How the biases start; zeros as a rule."));
}

std::vector<AttributeSpec> kernelPenalties()
{
    return {penaltyAttribute("kernel_l1", TR("L1 penalty"),
                             TR("Adds this times Σ|w| to the loss: pulls weights to exactly 0.")),
            penaltyAttribute("kernel_l2", TR("L2 penalty"),
                             TR("Adds this times Σw² to the loss: keeps weights small, against overfitting."))};
}

ParameterSpec kernelSpec(const LayerQuery& query, const std::string& name, const std::string& initializer,
                         Shape shape)
{
    Shape cells = shape;
    cells[-2] = cells[-1] = 1;
    return {.name = name,
            .shape = shape,
            .initializer = query.text(initializer),
            .fanIn = Shape{cells.size(), shape[-2]}.size(),
            .fanOut = Shape{cells.size(), shape[-1]}.size(),
            .l1 = query.real("kernel_l1"),
            .l2 = query.real("kernel_l2")};
}

std::vector<ParameterSpec> withBias(std::vector<ParameterSpec> kernels, const LayerQuery& query, std::int64_t filters)
{
    if (query.flag("use_bias"))
        kernels.push_back({.name = "bias",
                           .shape = {filters},
                           .initializer = query.text("bias_initializer"),
                           .fanIn = kernels.front().fanIn,
                           .fanOut = kernels.front().fanOut});
    return kernels;
}

} // namespace loom

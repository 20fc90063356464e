// An execution whose ops run on a device.
#include "plan/execution.h"

namespace loom {

Execution::Execution(Plan plan, std::int64_t rows, const Device& device, DeviceTensors& tensors, ThreadPool& pool)
    : Execution(plan, deviceScheduleFor(plan, rows, device.table), pool)
{
    onDevice_ = std::make_unique<DeviceMemory>(device, tensors, plan_, schedule_);
    for (const auto* buffers : {&onDevice_->inward(), &onDevice_->outward()})
        for (const int buffer : *buffers)
            onDevice_->hold(buffer, memory(buffer), rows);
}

void Execution::startOnDevice()
{
    onDevice_->start();
    for (const int buffer : onDevice_->inward())
        onDevice_->copyIn(buffer, rowsInHost(buffer), rows_);
    for (const Segment& segment : schedule_.segments)
        for (const int op : segment.ops)
            if (training_ || plan_.ops[std::size_t(op)].stage != OpStage::state)
                call(op, segment.kind == Segment::Kind::whole ? Rows{0, 1} : Rows{first_, rows_});
    for (const int buffer : onDevice_->outward())
        onDevice_->copyOut(buffer, rowsInHost(buffer), rows_);
}

void Execution::finish()
{
    if (onDevice_)
        onDevice_->finish(training_);
}

void Execution::bringOut(int gradient)
{
    if (!onDevice_)
        return;
    onDevice_->copyOut(gradient, memory(gradient), 1);
    onDevice_->finish(false);
}

} // namespace loom

#pragma once

// What most tests of the window include: parsed once a build (core/cmake/LoomPrecompiled.cmake).
#include "../widgets/precompiled.h"
#include "precompiled.h"
#include <QAction>
#include <QListWidget>
#include <QMenu>
#include <QTableView>

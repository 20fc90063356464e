#pragma once

// What most tests include: parsed once a build (core/cmake/LoomPrecompiled.cmake).
#include "../core/precompiled.h"
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

# Headers parsed once instead of in every file. Sources still include all they use; the sanitizer presets build without
# this and so hold them to it.
option(NETLOOM_PRECOMPILED "Precompile common headers" ON)
if(NETLOOM_SANITIZE)
  set(NETLOOM_PRECOMPILED OFF)
endif()

# loom_precompile(NAME KIND HEADER LIBRARY…): the target NAME of that KIND (LIBRARY, EXECUTABLE: code of the one does not
# suit the other) which precompiles HEADER as users of those libraries see it.
function(loom_precompile name kind header)
  if(NOT NETLOOM_PRECOMPILED)
    return()
  endif()
  set(empty ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
  if(kind STREQUAL EXECUTABLE)
    file(CONFIGURE OUTPUT ${empty} CONTENT "int main() {}\n")
    add_executable(${name} ${empty})
  else()
    file(CONFIGURE OUTPUT ${empty} CONTENT "")
    add_library(${name} OBJECT ${empty})
  endif()
  set_target_properties(${name} PROPERTIES AUTOMOC OFF)
  target_link_libraries(${name} PRIVATE ${ARGN})
  target_precompile_headers(${name} PRIVATE ${header})
endfunction()

# loom_use_precompiled(TARGET NAME): TARGET's files begin with what NAME has precompiled.
function(loom_use_precompiled target name)
  if(NETLOOM_PRECOMPILED)
    target_precompile_headers(${target} REUSE_FROM ${name})
  endif()
endfunction()

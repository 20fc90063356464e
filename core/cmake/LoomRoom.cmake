# loom_room(NAME USES ROOM… [FOLDERS FOLDER…]): the static library loom_NAME of the files in core/NAME and in those
# folders of it that are no tables.
function(loom_room name)
  cmake_parse_arguments(ROOM "" "" "USES;FOLDERS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp
       ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.h)
  foreach(folder ${ROOM_FOLDERS})
    file(GLOB more CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/${folder}/*.cpp
         ${CMAKE_CURRENT_SOURCE_DIR}/${name}/${folder}/*.h)
    list(APPEND sources ${more})
  endforeach()
  get_property(tables GLOBAL PROPERTY loom_tables_${name})
  add_library(loom_${name} STATIC ${sources} ${tables})
  set_target_properties(loom_${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_include_directories(loom_${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
  loom_use_precompiled(loom_${name} loom_core_headers)
  foreach(room ${ROOM_USES})
    target_link_libraries(loom_${name} PUBLIC loom_${room})
  endforeach()
endfunction()

# loom_write_table(FILE LEAF TYPE HEADER ENTRY…): writes the source of `const std::vector<TYPE>& LEAFTable()`, which
# calls the function named as each entry's file. A file that ends in _type, _table or _common is not an entry.
function(loom_write_table file leaf type header)
  set(declarations "")
  set(calls "")
  foreach(entry ${ARGN})
    get_filename_component(id ${entry} NAME_WE)
    if(id MATCHES "_type$|_table$|_common$")
      continue()
    endif()
    string(APPEND declarations "${type} ${id}();\n")
    string(APPEND calls "        ${leaf}::${id}(),\n")
  endforeach()
  file(CONFIGURE OUTPUT ${file} @ONLY CONTENT "// Generated from the folder's files.
#include \"${header}\"

namespace loom::${leaf} {
${declarations}}

namespace loom {
const std::vector<${type}>& ${leaf}Table()
{
    static const std::vector<${type}> table = {
${calls}    };
    return table;
}
}
")
endfunction()

# loom_table(FOLDER TYPE HEADER): every file FOLDER/ID.cpp that defines `TYPE ID()` in the folder's
# namespace stands in one generated table `const std::vector<TYPE>& FOLDERTable()`.
function(loom_table folder type header)
  get_filename_component(leaf ${folder} NAME)
  string(REGEX REPLACE "/.*" "" room ${folder})
  file(GLOB entries CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp)
  set(file ${CMAKE_CURRENT_BINARY_DIR}/${leaf}_table.cpp)
  loom_write_table(${file} ${leaf} ${type} ${header} ${entries})
  if(TARGET loom_${room})
    target_sources(loom_${room} PRIVATE ${file})
    if(NOT leaf STREQUAL room)
      target_sources(loom_${room} PRIVATE ${entries})
    endif()
  else()
    set_property(GLOBAL APPEND PROPERTY loom_tables_${room} ${file})
  endif()
endfunction()

# Run by the build: writes OUT, the source of `courseFiles()`, from the labs in FOLDER and the tables beside them.
include(${CMAKE_CURRENT_LIST_DIR}/TextRows.cmake)
file(GLOB files RELATIVE ${FOLDER} ${FOLDER}/*/lab.json ${FOLDER}/*/ko.md ${FOLDER}/*/en.md
     ${FOLDER}/*.json)
list(SORT files)
set(rows "")
foreach(file ${files})
  get_filename_component(folder ${file} DIRECTORY)
  get_filename_component(name ${file} NAME)
  append_text_row(rows "${folder}" ${name} ${FOLDER}/${file})
endforeach()
file(WRITE ${OUT} "// Generated from resources/course.
#include \"course/course.h\"

namespace loom {

const std::vector<CourseFile>& courseFiles()
{
    static const std::vector<CourseFile> files = {
${rows}    };
    return files;
}

} // namespace loom
")

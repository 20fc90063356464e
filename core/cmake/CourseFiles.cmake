# Run by the build: writes OUT, the source of `courseFiles()`, from the labs in FOLDER and the tables beside them. The
# text of a file stands in pieces, for compilers limit the length of one.
file(GLOB files RELATIVE ${FOLDER} ${FOLDER}/*/lab.json ${FOLDER}/*/ko.md ${FOLDER}/*/en.md
     ${FOLDER}/*.json)
list(SORT files)
set(rows "")
foreach(file ${files})
  get_filename_component(folder ${file} DIRECTORY)
  get_filename_component(name ${file} NAME)
  file(READ ${FOLDER}/${file} content HEX)
  string(REGEX REPLACE "(..)" "\\\\x\\1" content "${content}")
  string(REGEX REPLACE "(................................................................)" "\\1\"\n        \"" content
         "${content}")
  string(APPEND rows "        {\"${folder}\", \"${name}\",\n        \"${content}\"},\n")
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

# Run by the build: writes OUT, the source of `helpPages()`, from FOLDER/PAGE/LANGUAGE.md.
include(${CMAKE_CURRENT_LIST_DIR}/../../core/cmake/TextRows.cmake)
file(GLOB files RELATIVE ${FOLDER} ${FOLDER}/*/*.md)
list(SORT files)
set(rows "")
foreach(file ${files})
  get_filename_component(page ${file} DIRECTORY)
  get_filename_component(language ${file} NAME_WE)
  append_text_row(rows ${page} ${language} ${FOLDER}/${file})
endforeach()
file(WRITE ${OUT} "// Generated from resources/help.
#include \"help_pages.h\"

namespace loom {

const std::vector<HelpPage>& helpPages()
{
    static const std::vector<HelpPage> pages = {
${rows}    };
    return pages;
}

} // namespace loom
")

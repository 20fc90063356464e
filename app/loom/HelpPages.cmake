# Run by the build: writes OUT, the source of `helpPages()`, from FOLDER/PAGE/LANGUAGE.md. The text of a file stands in
# pieces, for compilers limit the length of one.
file(GLOB files RELATIVE ${FOLDER} ${FOLDER}/*/*.md)
list(SORT files)
set(rows "")
foreach(file ${files})
  get_filename_component(page ${file} DIRECTORY)
  get_filename_component(language ${file} NAME_WE)
  file(READ ${FOLDER}/${file} content HEX)
  string(REGEX REPLACE "(..)" "\\\\x\\1" content "${content}")
  string(REGEX REPLACE "(................................................................)" "\\1\"\n        \"" content
         "${content}")
  string(APPEND rows "        {\"${page}\", \"${language}\",\n        \"${content}\"},\n")
endforeach()
file(WRITE ${OUT} "// Generated from resources/help.
#include \"help_pages.h\"

namespace loom::cli {

const std::vector<HelpPage>& helpPages()
{
    static const std::vector<HelpPage> pages = {
${rows}    };
    return pages;
}

} // namespace loom::cli
")

# Appends to the variable that `table` names a row {FIRST, SECOND, content of FILE} of a table in C++. The content
# stands in pieces, for compilers limit the length of one text.
function(append_text_row table first second file)
  file(READ ${file} content HEX)
  string(REGEX REPLACE "(..)" "\\\\x\\1" content "${content}")
  string(REGEX REPLACE "(................................................................)" "\\1\"\n        \"" content
         "${content}")
  set(${table} "${${table}}        {\"${first}\", \"${second}\",\n        \"${content}\"},\n" PARENT_SCOPE)
endfunction()

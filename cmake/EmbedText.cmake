# fieldloop_embed_text(TARGET SYMBOL FILE...) compiles the files into TARGET. SYMBOL() of its generated header
# SYMBOL.h returns one EmbeddedText{name, text} a file, in the order given.
function(fieldloop_embed_text target symbol)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  set(entries "")
  foreach(file IN LISTS ARGN)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    get_filename_component(name ${file} NAME)
    file(READ ${file} text)
    string(APPEND entries "      {\"${name}\", R\"fieldloop_text(${text})fieldloop_text\"},\n")
  endforeach()
  file(CONFIGURE OUTPUT ${folder}/${symbol}.h @ONLY CONTENT
"#pragma once
#include <string_view>
#include <vector>

namespace fieldloop {
struct EmbeddedText {
  std::string_view name;
  std::string_view text;
};
const std::vector<EmbeddedText>& @symbol@();
}  // namespace fieldloop
")
  file(WRITE ${folder}/${symbol}.cpp.new
"#include \"${symbol}.h\"

namespace fieldloop {
const std::vector<EmbeddedText>& ${symbol}() {
  static const std::vector<EmbeddedText> texts{
${entries}  };
  return texts;
}
}  // namespace fieldloop
")
  file(COPY_FILE ${folder}/${symbol}.cpp.new ${folder}/${symbol}.cpp ONLY_IF_DIFFERENT)
  target_sources(${target} PRIVATE ${folder}/${symbol}.cpp)
  target_include_directories(${target} PRIVATE ${folder})
endfunction()

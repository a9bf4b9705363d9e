# SPDX-License-Identifier: Apache-2.0
# Writes a source that holds files: cmake -DASSETS=/=page/page.html,… -DFOLDER=… -DOUT=… -P OutlintAssets.cmake
set(types ".html=text/html\\; charset=utf-8" ".css=text/css\\; charset=utf-8" ".js=text/javascript\\; charset=utf-8" ".svg=image/svg+xml"
  ".json=application/json")
string(REPLACE "," ";" assets "${ASSETS}")
set(arrays "")
set(rows "")
set(number 0)
foreach(asset IN LISTS assets)
  string(REGEX MATCH "^([^=]*)=(.*)$" all "${asset}")
  set(path "${CMAKE_MATCH_1}")
  set(file "${CMAKE_MATCH_2}")
  foreach(pair IN LISTS types)
    string(REGEX MATCH "^([^=]*)=(.*)$" all "${pair}")
    if(file MATCHES "\\${CMAKE_MATCH_1}$")
      string(REGEX MATCH "=(.*)$" all "${pair}")
      set(type "${CMAKE_MATCH_1}")
    endif()
  endforeach()
  file(READ "${FOLDER}/${file}" bytes HEX)
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
  string(APPEND arrays "constexpr char file_${number}[] = {${bytes}};\n")
  string(APPEND rows "    {\"${path}\", \"${type}\", {file_${number}, sizeof file_${number}}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE "${OUT}" "// Made by cmake/OutlintAssets.cmake.
#include \"serve/assets.hpp\"

namespace outlint::serve {
namespace {

${arrays}
constexpr Asset all[] = {
${rows}};

}  // namespace

std::span<const Asset> assets() { return all; }

}  // namespace outlint::serve
")

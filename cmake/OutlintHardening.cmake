# SPDX-License-Identifier: Apache-2.0
# What makes a mistake end the program instead of being of use to whoever wrote the mail, and what makes two builds the same.
# In optimised builds only: sanitizers and debuggers see more without it.
include(CheckCXXCompilerFlag)
include(CheckLinkerFlag)
include(CheckPIESupported)

option(OUTLINT_HARDEN "Build with what the compiler, the C library and the linker have against broken memory, and the same bytes anywhere" OFF)
if(NOT OUTLINT_HARDEN)
  return()
endif()

set(optimised "$<CONFIG:Release,RelWithDebInfo,MinSizeRel>")

# No path of the machine that builds. Of two that fit the later counts, and the build folder may lie within the sources.
foreach(pair IN ITEMS "${PROJECT_SOURCE_DIR}=." "${PROJECT_BINARY_DIR}=build")
  add_compile_options("$<${optimised}:-ffile-prefix-map=${pair}>")
endforeach()
set(CMAKE_BUILD_RPATH_USE_ORIGIN ON)

if(CMAKE_BUILD_TYPE MATCHES "Rel")
  check_pie_supported(LANGUAGES CXX)
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
endif()

foreach(flag IN ITEMS -fstack-protector-strong -fstack-clash-protection -fcf-protection=full)
  string(MAKE_C_IDENTIFIER "OUTLINT_HAS${flag}" has)
  check_cxx_compiler_flag("${flag}" "${has}")
  if(${has})
    add_compile_options("$<${optimised}:${flag}>")
  endif()
endforeach()
# Compilers of some systems define the first by themselves, at a lower level.
add_compile_options("$<${optimised}:-U_FORTIFY_SOURCE>" "$<${optimised}:-D_FORTIFY_SOURCE=3>" "$<${optimised}:-D_GLIBCXX_ASSERTIONS>")

foreach(word IN ITEMS relro now noexecstack)
  check_linker_flag(CXX "-Wl,-z,${word}" "OUTLINT_HAS_Z_${word}")
  if(OUTLINT_HAS_Z_${word})
    add_link_options("$<${optimised}:-Wl,-z,${word}>")
  endif()
endforeach()

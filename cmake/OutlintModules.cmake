# SPDX-License-Identifier: Apache-2.0
# Modules: shared objects of ours that keep a library out of the process until something needs it.

option(OUTLINT_MODULES "Load GMime, Gumbo, libmagic, libzip and yaml-cpp only when a draft needs them" ${UNIX})

# outlint_module(NAME SOURCES… LIBRARIES…): the module outlint-NAME.so.
function(outlint_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES")
  set(module "outlint_module_${name}")
  add_library(${module} MODULE ${arg_SOURCES})
  set_target_properties(${module} PROPERTIES PREFIX "" OUTPUT_NAME "outlint-${name}" SUFFIX ".so" CXX_STANDARD 23 CXX_EXTENSIONS OFF
    LIBRARY_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/outlint-modules")
  target_include_directories(${module} PRIVATE "${PROJECT_SOURCE_DIR}/src" "${PROJECT_SOURCE_DIR}/include")
  target_compile_definitions(${module} PRIVATE OUTLINT_IS_MODULE OUTLINT_VERSION="${PROJECT_VERSION}")
  # What a door uses of ours comes along from the static library, and shows nowhere.
  target_link_options(${module} PRIVATE -Wl,--as-needed -Wl,--gc-sections -Wl,--exclude-libs,ALL)
  target_link_libraries(${module} PRIVATE ${arg_LIBRARIES} outlint)
  set_property(GLOBAL APPEND PROPERTY OUTLINT_MODULE_TARGETS ${module})
endfunction()

# outlint_door(NAME DOOR LAZY LIBRARIES…): the file DOOR speaks to the libraries. It becomes the module outlint-NAME.so,
# and the file LAZY in its stead calls it; or it is part of the library, where there are no modules.
function(outlint_door name door lazy)
  outlint_door_of(outlint "${name}" "${door}" "${lazy}" ${ARGN})
endfunction()

# The same for another target than the library.
function(outlint_door_of target name door lazy)
  if(NOT OUTLINT_MODULES)
    target_sources(${target} PRIVATE "${door}")
    target_link_libraries(${target} PRIVATE ${ARGN})
    return()
  endif()
  target_sources(${target} PRIVATE "${lazy}")
  outlint_module(${name} SOURCES "${door}" LIBRARIES ${ARGN})
endfunction()

# To be called when all programs are there: those that are built alone need the modules too.
function(outlint_modules_for)
  get_property(modules GLOBAL PROPERTY OUTLINT_MODULE_TARGETS)
  foreach(target IN LISTS ARGN)
    if(TARGET ${target} AND modules)
      add_dependencies(${target} ${modules})
    endif()
  endforeach()
endfunction()

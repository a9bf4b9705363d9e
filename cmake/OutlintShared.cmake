# SPDX-License-Identifier: Apache-2.0
# The shared library: the objects of the static one, whole, behind what the public headers export.

# Moved by hand, when a program that was built before could no longer run.
set(OUTLINT_SOVERSION 1)

file(GENERATE OUTPUT "${PROJECT_BINARY_DIR}/generated/shared.cpp" CONTENT "// A library needs a source of its own.\n")
add_library(outlint_shared SHARED "${PROJECT_BINARY_DIR}/generated/shared.cpp")
add_library(outlint::shared ALIAS outlint_shared)
set_target_properties(outlint_shared PROPERTIES OUTPUT_NAME outlint EXPORT_NAME shared
  VERSION "${PROJECT_VERSION}" SOVERSION "${OUTLINT_SOVERSION}")
target_compile_features(outlint_shared PUBLIC cxx_std_20)
target_include_directories(outlint_shared INTERFACE
  "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>" "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
target_link_libraries(outlint_shared PRIVATE "$<LINK_LIBRARY:WHOLE_ARCHIVE,outlint>")
target_link_options(outlint_shared PRIVATE -Wl,--no-undefined "-Wl,--version-script,${PROJECT_SOURCE_DIR}/cmake/outlint.map")
set_target_properties(outlint_shared PROPERTIES LINK_DEPENDS "${PROJECT_SOURCE_DIR}/cmake/outlint.map")

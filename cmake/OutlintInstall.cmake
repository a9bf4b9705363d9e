# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` lays down: libraries, public headers, the CMake package, pkg-config, the rules as data, the program.
include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/outlint")

# Each library has an export of its own: who links the shared one need not have what only the static one is built on.
set_target_properties(outlint PROPERTIES EXPORT_NAME static)
install(TARGETS outlint EXPORT outlintStaticTargets FILE_SET HEADERS)
install(EXPORT outlintStaticTargets NAMESPACE outlint:: DESTINATION "${package_dir}")
if(TARGET outlint_shared)
  install(TARGETS outlint_shared EXPORT outlintSharedTargets)
  install(EXPORT outlintSharedTargets NAMESPACE outlint:: DESTINATION "${package_dir}")
endif()

# What the static library is built on, for those who link it: libraries known to pkg-config, as NAME=module.
set(outlint_pkg_modules "")
foreach(pair IN ITEMS MAGIC=libmagic GMIME=gmime-3.0 GUMBO=gumbo ZIP=libzip SQLITE=sqlite3 POPPLER=poppler-cpp)
  string(REGEX REPLACE "=.*" "" name "${pair}")
  if(TARGET PkgConfig::${name})
    list(APPEND outlint_pkg_modules ${pair})
  endif()
endforeach()
list(JOIN outlint_pkg_modules " " outlint_pkg_pairs)
set(outlint_boost_components "")
if(TARGET Boost::regex)
  set(outlint_boost_components "COMPONENTS regex")
endif()

configure_package_config_file(cmake/outlintConfig.cmake.in "${PROJECT_BINARY_DIR}/outlintConfig.cmake"
  INSTALL_DESTINATION "${package_dir}" PATH_VARS CMAKE_INSTALL_BINDIR)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/outlintConfigVersion.cmake" COMPATIBILITY SameMajorVersion)
install(FILES "${PROJECT_BINARY_DIR}/outlintConfig.cmake" "${PROJECT_BINARY_DIR}/outlintConfigVersion.cmake" DESTINATION "${package_dir}")

# The static library asks for more: the libraries themselves, which are shared ones and bring their own with them.
set(private_libraries icui18n icuuc fmt yaml-cpp)
foreach(pair IN ITEMS ${outlint_pkg_modules})
  string(REGEX REPLACE "=.*" "" name "${pair}")
  list(APPEND private_libraries ${${name}_LIBRARIES})
endforeach()
if(OUTLINT_WITH_LINKEDIN)
  list(APPEND private_libraries csv)
endif()
if(TARGET Boost::regex)
  list(APPEND private_libraries boost_regex)
endif()
list(APPEND private_libraries stdc++ ${CMAKE_DL_LIBS})
list(REMOVE_DUPLICATES private_libraries)
list(TRANSFORM private_libraries PREPEND "-l")
list(JOIN private_libraries " " private_libraries)
# The prefix is told from where the file lies, so that an installed tree may be moved.
file(RELATIVE_PATH prefix_from_pc "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
configure_file(cmake/outlint.pc.in "${PROJECT_BINARY_DIR}/outlint.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/outlint.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")

install(DIRECTORY rules DESTINATION "${CMAKE_INSTALL_DATADIR}/outlint")
if(TARGET outlint_cli)
  install(TARGETS outlint_cli)
endif()

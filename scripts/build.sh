# SPDX-License-Identifier: Apache-2.0
# Sourced by the scripts beside it: installs what is missing, configures and builds. Speaks on standard error only.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
preset=${preset:-release}  # of CMakePresets.json
build="$root/build/$preset"
log="$build/build.log"

say() { printf 'outlint: %s\n' "$*" >&2; }
die() { say "$*"; exit 2; }

# Whatever the program is made of. A change in any of these, or a file more or less, asks for a build.
sources=(CMakeLists.txt CMakePresets.json cmake include rules src)

needs_build() {
  [ -x "$build/outlint" ] && [ -e "$build/.built" ] || return 0
  [ -n "$(cd "$root" && find "${sources[@]}" -newer "$build/.built" -print -quit)" ]
}

debian_packages=(git g++ cmake ninja-build pkg-config python3 libicu-dev libfmt-dev nlohmann-json3-dev libyaml-cpp-dev
  libmagic-dev libgmime-3.0-dev libgumbo-dev libzip-dev libcsv-dev libsqlite3-dev libmilter-dev libcli11-dev libcpp-httplib-dev catch2
  python3-yaml python3-jsonschema)

more_packages=()  # what a script needs beside those

# The -dev packages of Boost 1.74 and 1.81 exclude one another: one that is there is used. Before 1.76 its regex is compiled.
missing_boost() {
  local version
  version=$(sed -n 's/^#define BOOST_VERSION \([0-9]*\).*/\1/p' /usr/include/boost/version.hpp 2>/dev/null) || true
  if [ -z "$version" ] || [ ! -e /usr/include/boost/regex.hpp ]; then
    echo libboost-regex1.81-dev
  elif [ "$version" -lt 107600 ] && ! ldconfig -p | grep -q 'libboost_regex\.so$'; then
    echo libboost-regex-dev
  fi
}

missing_packages() {
  local package
  for package in "${debian_packages[@]}" "${more_packages[@]}"; do
    dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' || echo "$package"
  done
  missing_boost
}

apt() {
  local as=()
  [ "$(id -u)" = 0 ] || as=(sudo)
  "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get "$@" >>"$log" 2>&1
}

install_missing() {
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    local tool
    for tool in c++ cmake ninja pkg-config; do
      command -v "$tool" >/dev/null || die "\"$tool\" is missing; CONTRIBUTING.md and vcpkg.json name all that is needed"
    done
    return 0  # CMake names the libraries that are missing.
  fi
  local packages
  mapfile -t packages < <(missing_packages)
  [ ${#packages[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    die "missing: ${packages[*]}
  run as root, or: apt-get install ${packages[*]}"
  fi
  say "installing ${packages[*]}"
  local install=(install -y --no-remove --no-install-recommends "${packages[@]}")
  apt "${install[@]}" || { apt update && apt "${install[@]}"; } || {
    tail -n 15 "$log" >&2
    die "apt-get could not install: ${packages[*]} (the whole log: $log)"
  }
}

configure() {
  local launcher=()
  if command -v ccache >/dev/null; then launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache); fi
  (cd "$root" && cmake --preset "$preset" "${launcher[@]}") >>"$log" 2>&1 && return 0
  sed -n '/CMake Error/,$p' "$log" >&2
  die "CMake could not configure the build (the whole log: $log)"
}

# One job for each processor, but none without a gigabyte of memory of its own.
jobs() {
  local cores memory
  cores=$(nproc 2>/dev/null || echo 2)
  memory=$(awk '/MemAvailable/ {print int($2 / 1048576)}' /proc/meminfo 2>/dev/null || echo "$cores")
  [ "${memory:-0}" -ge 1 ] || memory=1
  echo $((cores < memory ? cores : memory))
}

# Shows how far the build is where somebody watches.
progress() {
  local line
  while IFS= read -r line; do
    printf '%s\n' "$line" >>"$log"
    if [ -t 2 ] && [[ "$line" == \[*/*\]* ]]; then printf '\routlint: building %s ' "${line%%]*}]" >&2; fi
  done
  if [ -t 2 ]; then printf '\r\033[K' >&2; fi
}

# build_targets TARGET…: under a lock, so that calls at the same time build once.
build_targets() {
  mkdir -p "$build"
  exec 9>"$build/.lock"
  flock 9
  : >"$log"
  touch "$build/.building"
  if [ ! -e "$build/build.ninja" ] || [ "$root/CMakePresets.json" -nt "$build/build.ninja" ] || [ ${#more_packages[@]} -gt 0 ]; then
    install_missing
    [ -x "$build/outlint" ] || say "building; the first time takes a few minutes"
    configure
  fi
  if ! cmake --build "$build" --parallel "$(jobs)" --target "$@" 2>&1 9>&- | progress; then
    grep -A 20 -E 'FAILED|error:|CMake Error' "$log" | head -n 60 >&2
    die "the build failed (the whole log: $log)"
  fi
  # The time of the start: what changed during the build is built the next time.
  mv "$build/.building" "$build/.built"
  exec 9>&-
}

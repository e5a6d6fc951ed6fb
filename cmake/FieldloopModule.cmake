include(GoogleTest)

add_library(fieldloop_options INTERFACE)
target_include_directories(fieldloop_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(fieldloop_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -fno-omit-frame-pointer)
if(FIELDLOOP_WARNINGS_ARE_ERRORS)
  target_compile_options(fieldloop_options INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports these in the standard library's own headers when it inlines them.
  target_compile_options(fieldloop_options INTERFACE -Wno-restrict -Wno-dangling-pointer -Wno-maybe-uninitialized)
  # Lets ccache keep what is compiled with a precompiled header.
  target_compile_options(fieldloop_options INTERFACE -fpch-preprocess)
endif()
if(FIELDLOOP_UNITY)
  # What a source keeps to itself in a struct of its own is not in another source's way, as g++ fears of a header.
  target_compile_options(fieldloop_options INTERFACE -Wno-subobject-linkage)
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  target_compile_options(fieldloop_options INTERFACE -Wthread-safety)
endif()
if(FIELDLOOP_SANITIZE)
  # vptr wants type information that SOCI's library keeps to itself.
  target_compile_options(fieldloop_options INTERFACE -fsanitize=${FIELDLOOP_SANITIZE} -fno-sanitize=vptr)
  target_link_options(fieldloop_options INTERFACE -fsanitize=${FIELDLOOP_SANITIZE})
endif()
find_package(Threads REQUIRED)
target_link_libraries(fieldloop_options INTERFACE Threads::Threads)

# Headers that most sources see, parsed once: of the standard library, of JSON, of GoogleTest, of LibTorch.
set(FIELDLOOP_STD_HEADERS
  <algorithm> <chrono> <deque> <filesystem> <functional> <map> <memory> <optional> <ranges> <set> <sstream>
  <stop_token> <string> <string_view> <thread> <utility> <variant> <vector>)
file(WRITE ${CMAKE_BINARY_DIR}/precompiled.cpp "")

# fieldloop_precompiled(NAME HEADERS header... [LINK target...] [OPTIONS option...])
function(fieldloop_precompiled name)
  cmake_parse_arguments(P "" "" "HEADERS;LINK;OPTIONS" ${ARGN})
  add_library(fieldloop_pch_${name} STATIC ${CMAKE_BINARY_DIR}/precompiled.cpp)
  target_link_libraries(fieldloop_pch_${name} PRIVATE fieldloop_options ${P_LINK})
  target_compile_options(fieldloop_pch_${name} PRIVATE ${P_OPTIONS})
  target_precompile_headers(fieldloop_pch_${name} PRIVATE ${P_HEADERS})
endfunction()
fieldloop_precompiled(std HEADERS ${FIELDLOOP_STD_HEADERS})
fieldloop_precompiled(json HEADERS ${FIELDLOOP_STD_HEADERS} <nlohmann/json.hpp> LINK nlohmann_json::nlohmann_json)
fieldloop_precompiled(soci HEADERS ${FIELDLOOP_STD_HEADERS} <soci/soci.h> LINK fieldloop_ext_soci)
if(FIELDLOOP_TESTS)
  set(FIELDLOOP_TEST_OPTIONS -O0)
  fieldloop_precompiled(test HEADERS ${FIELDLOOP_STD_HEADERS} <nlohmann/json.hpp> <gmock/gmock.h> <gtest/gtest.h>
    LINK nlohmann_json::nlohmann_json GTest::gmock OPTIONS ${FIELDLOOP_TEST_OPTIONS})
endif()
if(FIELDLOOP_TRAINER)
  fieldloop_precompiled(torch HEADERS <torch/torch.h> LINK fieldloop_ext_torch)
endif()

# fieldloop_module(NAME [DEPS module...] [LINK target...] [TEST_DEPS module...] [PCH std|json|soci|torch])
# makes the library fieldloop_NAME of the *.cpp in this folder and below, and NAME_test of its *_test.cpp. A
# folder below with a CMakeLists.txt of its own is a module of its own.
function(fieldloop_module name)
  cmake_parse_arguments(M "" "PCH" "DEPS;LINK;TEST_DEPS" ${ARGN})
  if(NOT M_PCH)
    set(M_PCH std)
  endif()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  file(GLOB_RECURSE inner CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*/CMakeLists.txt)
  foreach(list IN LISTS inner)
    get_filename_component(folder ${list} DIRECTORY)
    if(NOT folder STREQUAL CMAKE_CURRENT_SOURCE_DIR)
      list(FILTER sources EXCLUDE REGEX "^${folder}/")
    endif()
  endforeach()
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  add_library(fieldloop_${name} STATIC ${sources})
  list(TRANSFORM M_DEPS PREPEND fieldloop_)
  list(TRANSFORM M_TEST_DEPS PREPEND fieldloop_)
  target_link_libraries(fieldloop_${name} PUBLIC fieldloop_options ${M_DEPS} ${M_LINK})
  target_precompile_headers(fieldloop_${name} REUSE_FROM fieldloop_pch_${M_PCH})
  set_target_properties(fieldloop_${name} PROPERTIES UNITY_BUILD ${FIELDLOOP_UNITY} UNITY_BUILD_BATCH_SIZE 16)
  if(FIELDLOOP_TESTS AND tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE fieldloop_${name} ${M_TEST_DEPS} GTest::gmock GTest::gtest_main)
    set_target_properties(${name}_test PROPERTIES UNITY_BUILD ${FIELDLOOP_UNITY} UNITY_BUILD_BATCH_SIZE 16)
    if(M_PCH STREQUAL "torch")
      target_precompile_headers(${name}_test REUSE_FROM fieldloop_pch_torch)
    else()
      # What they test is optimised, they themselves need not be.
      target_compile_options(${name}_test PRIVATE ${FIELDLOOP_TEST_OPTIONS})
      target_precompile_headers(${name}_test REUSE_FROM fieldloop_pch_test)
    endif()
    target_compile_definitions(${name}_test PRIVATE
      FIELDLOOP_SOURCE_DIR="${CMAKE_SOURCE_DIR}" FIELDLOOP_BINARY_DIR="${CMAKE_BINARY_DIR}")
    gtest_discover_tests(${name}_test TEST_PREFIX ${name}. DISCOVERY_TIMEOUT 60
      PROPERTIES TIMEOUT 300 ENVIRONMENT "LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/cmake/leaks.supp"
      ENVIRONMENT_MODIFICATION "TSAN_OPTIONS=set:suppressions=${CMAKE_SOURCE_DIR}/cmake/threads.supp")
  endif()
endfunction()

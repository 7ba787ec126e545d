# What every target of ours is built with. Third-party headers come in as system headers, so only our
# own code has to be free of warnings.
add_library(gesprek_options INTERFACE)
target_include_directories(gesprek_options INTERFACE ${PROJECT_SOURCE_DIR})
# g++ 12 sees overlapping copies in std::string's operator+ when it optimises, which are none (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(gesprek_options INTERFACE $<$<CONFIG:Release>:-Wno-restrict>)
endif()
target_compile_options(gesprek_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
# Assertions check our own mistakes, in every build that tests run in (engine/base/assert.h).
target_compile_definitions(gesprek_options INTERFACE $<$<CONFIG:Release>:GESPREK_NO_ASSERTS>)
if(GESPREK_WARNINGS_AS_ERRORS)
  target_compile_options(gesprek_options INTERFACE -Werror)
endif()
if(GESPREK_SANITIZE)
  # Test programs (gesprek_test) are compiled as in dev, to the letter: what they examine is the engine, which is watched
  # for everything, and so a cache has their objects already. What they free is freed by the sanitizer's malloc all the same.
  string(REPLACE "," ";" sanitizers "${GESPREK_SANITIZE}")
  set(is_room "$<NOT:$<BOOL:$<TARGET_PROPERTY:GESPREK_TEST_CODE>>>")
  # What threads do with each other is only seen when all of it is watched.
  if("thread" IN_LIST sanitizers)
    set(is_room 1)
  endif()
  target_compile_options(gesprek_options INTERFACE
    "$<${is_room}:-O1;-g1;-fsanitize=$<JOIN:${sanitizers},$<COMMA>>;-fno-omit-frame-pointer;-fno-sanitize-recover=all>")
  target_link_options(gesprek_options INTERFACE -fsanitize=${GESPREK_SANITIZE})
endif()
if(GESPREK_FUZZERS)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "GESPREK_FUZZERS needs clang's libFuzzer: use the preset fuzz")
  endif()
  # The engine reports its branches to the fuzzer; only the fuzz targets get libFuzzer's main.
  target_compile_options(gesprek_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# gesprek_room(NAME SOURCES … USES …): the library of one folder. USES are the rooms it may include
# (design §2); tests/arrows holds the includes to the same list.
# Rooms of the table that are not built yet are left out.
function(gesprek_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;USES" ${ARGN})
  add_library(gesprek_${name} STATIC ${ROOM_SOURCES})
  target_link_libraries(gesprek_${name} PUBLIC gesprek_options)
  foreach(used IN LISTS ROOM_USES)
    target_link_libraries(gesprek_${name} PUBLIC $<TARGET_NAME_IF_EXISTS:gesprek_${used}>)
  endforeach()
endfunction()

# What the window needs and the engine does not: SDL2, FreeType, the font, and Dear ImGui 1.90 or newer. That is the
# system's own where it is new enough; else the source that tools/fetch_source brought, built along with the project.
# AUTO leaves the window out where something is missing and says so; ON stops.
set(GESPREK_WINDOW AUTO CACHE STRING "Build the window: AUTO, ON or OFF")
set_property(CACHE GESPREK_WINDOW PROPERTY STRINGS AUTO ON OFF)
set(GESPREK_SOURCES "" CACHE PATH "Where tools/fetch_source put what it brought; empty: its own default")

set(GESPREK_HAS_WINDOW OFF)
if(NOT GESPREK_WINDOW STREQUAL "OFF")
  set(window_missing "")
  find_package(PkgConfig REQUIRED)
  find_package(SDL2 CONFIG QUIET)
  if(NOT TARGET SDL2::SDL2)
    list(APPEND window_missing "SDL2")
  endif()
  pkg_check_modules(FREETYPE QUIET IMPORTED_TARGET GLOBAL freetype2)
  if(NOT FREETYPE_FOUND)
    list(APPEND window_missing "FreeType")
  endif()

  # The fonts that the window's text is set in. A package puts them in one of these; others can be named.
  set(font_folders /usr/share/fonts/opentype/inter /usr/share/fonts/truetype/inter /usr/share/fonts/inter
      /usr/local/share/fonts/inter)
  find_file(GESPREK_FONT_REGULAR NAMES Inter-Regular.otf Inter-Regular.ttf PATHS ${font_folders} NO_DEFAULT_PATH)
  find_file(GESPREK_FONT_SEMIBOLD NAMES Inter-SemiBold.otf Inter-SemiBold.ttf PATHS ${font_folders} NO_DEFAULT_PATH)
  if(NOT GESPREK_FONT_REGULAR OR NOT GESPREK_FONT_SEMIBOLD)
    list(APPEND window_missing "the font Inter")
  endif()

  if(GESPREK_SOURCES)
    set(source_folder ${GESPREK_SOURCES})
  elseif(DEFINED ENV{GESPREK_SOURCES})
    set(source_folder $ENV{GESPREK_SOURCES})
  elseif(DEFINED ENV{XDG_CACHE_HOME})
    set(source_folder $ENV{XDG_CACHE_HOME}/gesprekslab/sources)
  else()
    set(source_folder $ENV{HOME}/.cache/gesprekslab/sources)
  endif()
  pkg_check_modules(IMGUI QUIET IMPORTED_TARGET GLOBAL imgui>=1.90)
  set(imgui_source ${source_folder}/imgui-1.90.1)
  if(EXISTS ${imgui_source}/imgui.h)
    add_library(imgui_library STATIC EXCLUDE_FROM_ALL ${imgui_source}/imgui.cpp ${imgui_source}/imgui_draw.cpp
      ${imgui_source}/imgui_tables.cpp ${imgui_source}/imgui_widgets.cpp
      ${imgui_source}/misc/freetype/imgui_freetype.cpp)
    target_include_directories(imgui_library SYSTEM PUBLIC ${imgui_source} ${imgui_source}/misc/freetype)
    target_compile_definitions(imgui_library PUBLIC IMGUI_ENABLE_FREETYPE IMGUI_DISABLE_OBSOLETE_FUNCTIONS
      IMGUI_DISABLE_DEMO_WINDOWS)
    # Not ours: no warnings, no sanitizers, and fast enough in a debug build to draw with.
    target_compile_options(imgui_library PRIVATE -w $<$<CONFIG:Debug>:-O1>)
    if(TARGET PkgConfig::FREETYPE)
      target_link_libraries(imgui_library PUBLIC PkgConfig::FREETYPE)
    endif()
  elseif(IMGUI_FOUND)
    # Debian's library has FreeType inside; its header stands where imgui.h does.
    add_library(imgui_library INTERFACE)
    target_link_libraries(imgui_library INTERFACE PkgConfig::IMGUI)
  else()
    list(APPEND window_missing "Dear ImGui 1.90 (tools/fetch_source brings it)")
  endif()

  if(NOT window_missing)
    set(GESPREK_HAS_WINDOW ON)
  else()
    list(JOIN window_missing ", " window_missing)
    if(GESPREK_WINDOW STREQUAL "ON")
      message(FATAL_ERROR "The window cannot be built without: ${window_missing}. ./run --install build installs it.")
    endif()
    message(STATUS "The window is left out: there is no ${window_missing}. ./run --install build installs it.")
  endif()
endif()

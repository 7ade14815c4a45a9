# Emscripten for CMake: the wrappers that web/setup makes, else the emcc on PATH.

if(DEFINED ENV{PMO_CACHE})
    set(pmo_bin $ENV{PMO_CACHE}/bin)
elseif(DEFINED ENV{XDG_CACHE_HOME})
    set(pmo_bin $ENV{XDG_CACHE_HOME}/pmo-workbench/bin)
else()
    set(pmo_bin $ENV{HOME}/.cache/pmo-workbench/bin)
endif()

find_program(PMO_EMCC emcc REQUIRED)
get_filename_component(emcc ${PMO_EMCC} REALPATH)
get_filename_component(emscripten_root ${emcc} DIRECTORY)
set(EMSCRIPTEN_ROOT_PATH ${emscripten_root})
include(${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake)

if(EXISTS ${pmo_bin}/em++)
    set(CMAKE_C_COMPILER ${pmo_bin}/emcc)
    set(CMAKE_CXX_COMPILER ${pmo_bin}/em++)
endif()

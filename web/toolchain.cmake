# Emscripten for CMake: the emcc on PATH, with the newer Binaryen that web/setup unpacks where the system's is too old.

if(DEFINED ENV{PMO_CACHE})
    set(binaryen $ENV{PMO_CACHE}/binaryen)
elseif(DEFINED ENV{XDG_CACHE_HOME})
    set(binaryen $ENV{XDG_CACHE_HOME}/pmo-workbench/binaryen)
else()
    set(binaryen $ENV{HOME}/.cache/pmo-workbench/binaryen)
endif()

find_program(PMO_EMCC emcc REQUIRED)
get_filename_component(emcc ${PMO_EMCC} REALPATH)
get_filename_component(EMSCRIPTEN_ROOT_PATH ${emcc} DIRECTORY)
include(${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake)

if(EXISTS ${binaryen}/bin/wasm-opt)
    set(CMAKE_CXX_LINKER_LAUNCHER ${CMAKE_COMMAND} -E env EM_BINARYEN_ROOT=${binaryen})
endif()

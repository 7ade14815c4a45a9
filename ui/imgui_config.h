// Dear ImGui's compile-time choices (IMGUI_USER_CONFIG): every source file must see the same ones.
#pragma once

// Rare names of people use characters above U+FFFF.
#define IMGUI_USE_WCHAR32

// WebGL cannot offset vertices: one list of a long table exceeds 65535 of them.
#define ImDrawIdx unsigned int

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS

#pragma once
// PSPLIB's single-mode files (.sm; Kolisch, Sprecher 1996): the problems on which levelling is measured, and a format for teaching. Only
// renewable resources and one mode a job; other files are refused with a reason.

#include <string_view>

#include "core/base/result.h"
#include "core/levelling/problem.h"

namespace pmo {

// Job k of the file is activity k - 1. Codes: psplib.not_psplib, psplib.too_large {limit}, psplib.missing {section}, psplib.bad_line {line},
// psplib.modes, psplib.resources, and what levelling::name_of says of a fault {number}.
Result<levelling::Problem> read_psplib(std::string_view text);

// By the heading that every such file has in its first kilobytes.
bool looks_like_psplib(std::string_view bytes);

// The fault of a problem that was read, as an Error; numbers count from 1 as in files.
Error error_of(levelling::Fault const& fault);

}  // namespace pmo

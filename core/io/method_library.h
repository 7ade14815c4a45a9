#pragma once
// The methods that the program brings along: the seed files of assets/methods, part of the program so that they are there without a network. A seed file
// that says "uses": ["methods"] is read together with them (core/io/seed.h).

#include <span>

#include "core/io/seed.h"

namespace pmo {

std::span<SeedFile const> method_library();

// They alone as a workspace of their own, for looking at and for installing (core/actions/install_methods.h). An error is a fault of the build.
Result<Document> read_method_library();

}  // namespace pmo

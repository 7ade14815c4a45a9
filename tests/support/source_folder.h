#pragma once
// Where the sources are: tests find case files, sources and assets by this path wherever they are started. In a file of its own, so that the objects of all others
// are the same in every checkout.

namespace pmo::test {

char const* source_folder();

}  // namespace pmo::test

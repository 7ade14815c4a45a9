// The benchmarks are a program of their own; this is its copy of the generators.
#include "tests/support/big_workspace.cpp"
#include "tests/support/governed_workspace.cpp"
#include "tests/support/workspaces.cpp"

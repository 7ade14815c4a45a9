#include "tests/support/source_folder.h"

namespace pmo::test {

char const* source_folder() { return PMO_SOURCE_FOLDER; }

}  // namespace pmo::test

#include "core/io/method_library.h"

namespace pmo {

Result<Document> read_method_library() {
    SeedFile const frame{"methods", R"({"seed": 1, "workspace": {"key": "methods"}, "uses": ["methods"], "registers": {}})"};
    return read_seed(std::span(&frame, 1));
}

}  // namespace pmo

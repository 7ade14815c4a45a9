#pragma once
// The sample portfolio for tests, in both editions. The English one is made here as web/make_site.mjs makes it for the page.

#include <string>
#include <vector>

#include "core/io/document.h"

namespace pmo::test {

Result<Document> chinese_sample(std::vector<Error>* all_errors = nullptr);      // beside the first one, which is the result
Result<Document> english_sample();
std::vector<std::string> sample_texts_without_english();      // what assets/samples_en still has to say

}  // namespace pmo::test

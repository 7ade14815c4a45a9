#pragma once
// What a test of rules says: this rule finds that record, or does not. rules_list_test.cpp reads the sources of this folder and demands both for every rule, so
// write the rule's id as a literal.

#include <doctest/doctest.h>

#include <string>

#include "core/rules/rule.h"

namespace pmo::test {

// With a subject: about that record; without: about any.
inline void fires(std::span<rules::Hit const> hits, std::string_view rule, Id subject = kNoId) {
    CAPTURE(rule);
    CHECK(rules::find_rule(rule) != nullptr);
    CHECK(rules::has_hit(hits, rule, subject));
}

inline void silent(std::span<rules::Hit const> hits, std::string_view rule, Id subject = kNoId) {
    CAPTURE(rule);
    CHECK(rules::find_rule(rule) != nullptr);
    CHECK_FALSE(rules::has_hit(hits, rule, subject));
}

}  // namespace pmo::test

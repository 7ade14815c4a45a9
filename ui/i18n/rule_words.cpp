#include "ui/i18n/rule_words.h"

#include "core/base/text.h"
#include "ui/i18n/problem_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"

namespace pmo::ui {

namespace {

// A record is named as it is shown in the language of the moment; everything else is said as in a problem.
std::string hit_argument(std::string const& argument, rules::Hit const& hit, Store const& store) {
    if (auto const id = parse_id(argument))
        if (auto const* record = store.find(*id)) return std::string(shown_title(*record));
    return argument_words(argument, hit.subject, store);
}

}  // namespace

std::string sentence(rules::Hit const& hit, Store const& store) {
    std::vector<std::string> args;
    for (auto const& arg : hit.args) args.push_back(hit_argument(arg, hit, store));
    return pmo::fill(tr_key("rule." + std::string(hit.rule)), args);
}

std::string rule_words(std::string_view rule) { return tr_key("rule." + std::string(rule) + ".why"); }

}  // namespace pmo::ui

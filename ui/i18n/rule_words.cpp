#include "ui/i18n/rule_words.h"

#include "core/base/text.h"
#include "ui/i18n/problem_words.h"
#include "ui/i18n/tr.h"

namespace pmo::ui {

std::string sentence(rules::Hit const& hit, Store const& store) {
    std::vector<std::string> args;
    for (auto const& arg : hit.args) args.push_back(argument_words(arg, hit.subject, store));
    return pmo::fill(tr_key("rule." + std::string(hit.rule)), args);
}

std::string rule_words(std::string_view rule) { return tr_key("rule." + std::string(rule) + ".why"); }

}  // namespace pmo::ui

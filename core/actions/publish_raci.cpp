#include "core/actions/publish_raci.h"

#include <algorithm>
#include <string>

#include "core/registers/method.h"
#include "core/registers/project.h"
#include "core/registers/raci_version.h"
#include "core/registers/raci_version_letter.h"
#include "core/rules/raci_versions.h"

namespace pmo {

namespace {

namespace ver = registers::raci_version;
namespace vlt = registers::raci_version_letter;

void write_letters(Edit& edit, EditContext const& context, Id version, rules::RaciMatrix const& matrix) {
    for (auto const& row : matrix.rows) {
        auto const* activity = context.store.live(row.activity);
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (row.cells[i].duty == rules::Duty::none) continue;
            auto const id = context.ids.next();
            edit.add(vlt::kType, id);
            edit.set(id, vlt::version, version);
            edit.set(id, vlt::activity, row.activity);
            edit.set(id, vlt::party, matrix.columns[i].party);
            edit.set(id, vlt::value, rules::option_of(row.cells[i].duty));
            if (activity) edit.set(id, vlt::title, title_of(*activity));
        }
    }
}

}  // namespace

Edit publish_raci(EditContext const& context, Id scope, Id& made) {
    made = kNoId;
    auto const* record = context.store.live(scope);
    bool const project = record && &record->type() == &registers::project::kType;
    if (!project && (!record || &record->type() != &registers::method::kType)) return Edit("raci.publish");
    std::int64_t last = 0;
    for (auto const* version : rules::raci_versions_of(context.store, scope)) last = std::max(last, version->get(ver::number));
    auto const number = std::min(last, INT64_MAX - 1) + 1;
    auto const name = "V" + std::to_string(number);

    auto const id = context.ids.next();
    Edit letters("raci.publish");
    for (auto const side : {rules::Parties::departments, rules::Parties::roles}) write_letters(letters, context, id, rules::raci_matrix(context.store, {.scope = scope, .parties = side}));
    if (letters.empty()) return letters;

    Edit edit(Label{"raci.publish", {name}});
    edit.add(ver::kType, id);
    edit.set(id, project ? ver::project : ver::method, scope);
    edit.set(id, ver::name, name);
    edit.set(id, ver::number, number);
    edit.set(id, ver::published_on, context.today);
    if (context.person) edit.set(id, ver::published_by, context.person);
    edit.append(letters);
    made = id;
    return edit;
}

}  // namespace pmo

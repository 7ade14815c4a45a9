#include "core/actions/document_from_template.h"

#include "core/base/text.h"
#include "core/project/expected_documents.h"
#include "core/registers/document.h"
#include "core/registers/document_version.h"
#include "core/registers/phase.h"
#include "core/registers/project.h"
#include "core/registers/template.h"

namespace pmo {

namespace {

namespace doc = registers::document;
namespace pha = registers::phase;
namespace prj = registers::project;
namespace tpl = registers::template_;
namespace ver = registers::document_version;

// What kind of document it is when the template does not say.
std::string_view kind_of(Record const& from) {
    if (from.has(tpl::document_kind)) return from.get(tpl::document_kind);
    return registers::is(from, tpl::kind, "report") ? "report" : registers::is(from, tpl::kind, "minutes") ? "minutes" : "other";
}

}  // namespace

Edit document_from_template(EditContext const& context, DocumentFromTemplate const& wanted, Id* made) {
    auto const* from = context.store.live(wanted.template_);
    bool const right = from && &from->type() == &tpl::kType && !registers::is(*from, tpl::status, "retired");
    Edit edit{Label{"document.from_template", {right ? std::string(title_of(*from)) : std::string{}}}};
    auto const* project = context.store.live(context.project);
    if (made) *made = kNoId;
    if (!right || (context.project && (!project || &project->type() != &prj::kType))) return edit;

    Adding adding(edit, context);
    auto const id = adding.add(doc::kType);
    auto const title = trim(wanted.title);
    auto const named = document_name(*from);
    edit.set(id, doc::title, title.empty() ? std::string_view(named) : title);
    edit.set(id, doc::kind, kind_of(*from));
    edit.set(id, doc::template_, wanted.template_);
    edit.set(id, doc::state, "draft");
    edit.set(id, doc::classification, "internal");
    if (from->has(tpl::guidance)) edit.set(id, doc::abstract, from->get(tpl::guidance));
    if (project) {
        if (project->has(prj::manager)) edit.set(id, doc::owner, project->get(prj::manager));
        if (from->has(tpl::method) && from->get(tpl::method) == documents_method(context.store, context.project)) edit.set(id, doc::required_by_method, true);
        auto const* phase = wanted.phase ? context.store.live(wanted.phase) : phase_for(phases_of(context.store, context.project), from->get(tpl::phase));
        if (phase && &phase->type() == &pha::kType) {
            edit.set(id, doc::phase, phase->id());
            // A phase that is over gives no date to work towards.
            if (phase->has(pha::finish) && phase->get(pha::finish) >= context.today) edit.set(id, doc::due, phase->get(pha::finish));
        }
    }
    auto const first = adding.add(ver::kType);
    edit.set(first, ver::document, id);
    edit.set(first, ver::version, "V0.1");
    edit.set(first, ver::on, context.today);
    edit.set(first, ver::state, "draft");
    edit.set(id, doc::version, "V0.1");
    if (made) *made = id;
    return edit;
}

}  // namespace pmo

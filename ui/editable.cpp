#include "ui/editable.h"

#include "core/project/closed.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"

namespace pmo::ui {

bool editable(Frame const& frame, Record const& record) { return frame.writer && !is_archived(record, frame.store); }

void protect_closed(Frame& frame) {
    frame.writer = frame.writable;
    if (is_closed_project(frame.store, frame.session.location.project)) frame.writable = false;
}

std::optional<Id> refused_by(Edit const& edit, Store const& store) {
    if (edit.label().code.starts_with("import.")) return std::nullopt;
    return closed_project_touched(edit, store);
}

void say_refused(Ui& ui, Store const& store, Id project, std::function<void(Location)> go) {
    auto const* record = store.live(project);
    auto const name = record ? std::string(shown_title(*record)) : std::string{};
    ui.toast({.tone = Tone::amber, .title = std::string(tr("closed.refused")), .text = tr("closed.refused_text", {name}), .action = std::string(tr("closed.reopen")),
              .on_action = [go = std::move(go), project] { go({.view = "closing", .project = project, .detail = {}}); }});
}

}  // namespace pmo::ui

// The end of the way: what stands against closing, the waiver, the act; for a closed project the way back.

#include <algorithm>
#include <cmath>

#include "core/actions/close_project.h"
#include "core/base/text.h"
#include "core/project/closed.h"
#include "core/registers/decision.h"
#include "core/registers/project.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/closing_parts.h"
#include "ui/views/hit_list.h"
#include "ui/views/quality_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"
#include "ui/widgets/form.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

using rules::ClosingStep;

constexpr float kLabel = 140;

// Planned against actual in a few lines, the same facts as the report's.
void outcome(Frame& frame, ClosingFacts const& facts) {
    auto& ui = frame.ui;
    section(ui, tr("closing.outcome"));
    auto const day = [](Minute at) { return at == kNoTime ? std::string("—") : format_date(date_of(Moment{at}).day); };
    auto const share = [](Share s) { return format_integer(s.done) + "/" + format_integer(s.of); };
    auto const money = [&](std::int64_t minor) { return format_money(minor, facts.currency, MoneyStyle::with_unit); };
    labelled_value(ui, tr("closing.fact.finish"), tr("closing.fact.planned_actual", {day(facts.baseline_finish), day(facts.finish)}), kLabel);
    labelled_value(ui, tr("closing.fact.cost"), tr("closing.fact.planned_actual", {money(facts.value.bac), money(facts.value.ac)}), kLabel);
    labelled_value(ui, tr("closing.fact.deliverables"), share(facts.deliverables), kLabel);
    labelled_value(ui, tr("closing.fact.findings"), share(facts.findings), kLabel);
    labelled_value(ui, tr("closing.fact.contracts"), share(facts.contracts), kLabel);
    labelled_value(ui, tr("closing.fact.lessons"), format_integer(facts.lessons), kLabel);
    if (facts.last_score >= 0) labelled_value(ui, tr("closing.fact.satisfaction"), tr("closing.fact.points", {format_integer(facts.last_score)}), kLabel);
}

void close_form(Frame& frame, ClosingWork const& work, ClosingDraft& draft) {
    auto& ui = frame.ui;
    auto const& whole = work.state(ClosingStep::close);
    bool const blocked = whole.must > 0;
    auto const waiver = std::string(trim(draft.waiver));
    if (blocked) {
        section(ui, tr("closing.waiver"));
        text(ui, {.text = tr("closing.waiver.text", {format_integer(whole.must)}), .type = Type::small, .color = ui.theme().text2, .width = remaining().w, .wrap = true, .id = "waiver.text"});
        skip(4);
        if (auto typed = text_area(ui, {.id = "waiver", .name = tr("closing.waiver"), .value = draft.waiver, .placeholder = tr("closing.waiver.placeholder"), .read_only = !frame.writable, .lines = 3})) draft.waiver = *typed;
    }
    skip(8);
    caption(ui, tr("closing.note"));
    if (auto typed = text_area(ui, {.id = "note", .name = tr("closing.note"), .value = draft.note, .placeholder = tr("closing.note.placeholder"), .read_only = !frame.writable, .lines = 2})) draft.note = *typed;
    skip(10);
    Closing closing{.project = work.project, .waiver = blocked ? waiver : std::string{}, .waiver_title = std::string(tr("closing.waiver.title")), .waiver_outcome = tr("closing.waiver.outcome", {format_integer(whole.must)}), .note = std::string(trim(draft.note))};
    bool const may = frame.writable && (!blocked || !waiver.empty());
    auto const why = blocked && waiver.empty() ? tr("closing.fault.must_open", {format_integer(whole.must)}) : std::string{};
    if (!why.empty()) {
        text(ui, {.text = why, .type = Type::small, .color = ui.theme().amber_text, .width = remaining().w, .wrap = true, .id = "fault", .role = sem::Role::status});
        skip(4);
    }
    if (button(ui, {.id = "close", .label = tr("closing.close_now"), .icon = Icon::archive, .kind = blocked ? ButtonKind::danger : ButtonKind::primary, .disabled = !may, .tip = may ? tr("closing.close_now.tip") : std::string_view(why)}))
        if (auto edit = close_project(edit_context(frame, work.project), facts_of(frame), closing)) {
            frame.edit(std::move(*edit));
            draft = {};
        }
}

void reopen_form(Frame& frame, Id project, ClosingDraft& draft) {
    auto& ui = frame.ui;
    section(ui, tr("closed.reopen_title"));
    text(ui, {.text = tr("closed.reopen_text"), .type = Type::small, .color = ui.theme().text2, .width = remaining().w, .wrap = true, .id = "reopen.text"});
    skip(4);
    if (auto typed = text_area(ui, {.id = "reason", .name = tr("closed.reason"), .value = draft.reason, .placeholder = tr("closed.reason.placeholder"), .read_only = !frame.writer, .required = true, .lines = 3})) draft.reason = *typed;
    skip(8);
    bool const may = frame.writer && !trim(draft.reason).empty();
    if (button(ui, {.id = "reopen", .label = tr("closed.reopen_now"), .icon = Icon::rotate_ccw, .kind = ButtonKind::primary, .disabled = !may, .tip = may ? std::string_view{} : tr("closed.reason.needed")}))
        if (auto edit = reopen_project(edit_context(frame, project), {.project = project, .reason = std::string(trim(draft.reason)), .title = std::string(tr("closed.decision_title")), .outcome = std::string(tr("closed.decision_outcome"))})) {
            frame.edit(std::move(*edit));
            draft = {};
        }
}

void decisions(Frame& frame, Id project) {
    namespace dec = registers::decision;
    auto const reason = slot_of(dec::kType, "reason");
    for (auto const* one : frame.store.referrers(dec::kType, dec::subject, project)) {
        IdScope const scope{one->id()};
        skip(6);
        auto const who = frame.store.live(one->get(dec::decided_by));
        caption(frame.ui, (one->has(dec::decided_on) ? format_date(one->get(dec::decided_on).day) + "  " : std::string{}) + (who ? record_name(*who) + "  " : std::string{}) + record_name(*one));
        text(frame.ui, {.text = one->text(reason), .type = Type::body, .width = remaining().w, .wrap = true, .id = "reason"});
    }
}

}  // namespace

void draw_closing_end(Frame& frame, ClosingWork const& work, ClosingDraft& draft, Box at) {
    auto& ui = frame.ui;
    auto const* project = frame.store.live(work.project);
    if (!project) return;
    bool const closed = is_closed_project(frame.store, work.project);
    auto const& whole = work.state(ClosingStep::close);
    std::vector<rules::Hit> must;
    for (auto const& hit : work.hits)
        if (hit.severity == Severity::error) must.push_back(hit);
    if (!closed && !must.empty()) {
        Box const side = at.w >= 760 ? at.cut_right(std::round(at.w * 0.48f), metric::space_card) : at.cut_bottom(std::round(at.h * 0.4f), metric::space_card);
        auto const count = format_integer(whole.must);
        CardScope const card{ui, {.id = "must", .title = tr("closing.must"), .caption = count, .at = side}};
        draw_hit_list(frame, {.id = "list", .name = tr("closing.must"), .hits = must, .at = card.body()});
    }
    auto const title = closed ? tr("closed.title") : whole.must ? tr("closing.end.blocked") : tr("closing.end.ready");
    CardScope const card{ui, {.id = "end", .title = title, .at = at, .scroll = true, .padding = 16}};
    if (closed) {
        auto const day = project->has(registers::project::finish) ? format_date(date_of(project->get(registers::project::finish)).day) : std::string("—");
        text(ui, {.text = tr("closed.text", {day}), .type = Type::body, .width = remaining().w, .wrap = true, .id = "closed"});
    } else {
        text(ui, {.text = tr("closing.end.text"), .type = Type::body, .color = ui.theme().text2, .width = remaining().w, .wrap = true, .id = "text"});
    }
    skip(8);
    // What is to be done stands above what has come out: in a narrow column it would be below the edge.
    if (!closed) {
        close_form(frame, work, draft);
        skip(12);
    }
    outcome(frame, closing_facts(frame.store, frame.derived, work.project, Date{ui.today}));
    if (closed) {
        skip(10);
        decisions(frame, work.project);
        skip(10);
        reopen_form(frame, work.project, draft);
    }
}

}  // namespace pmo::ui

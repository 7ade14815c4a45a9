#include "core/actions/closing_handlings.h"

#include <algorithm>

#include "core/registers/action_item.h"
#include "core/registers/assignment.h"
#include "core/registers/closing_item.h"
#include "core/registers/document.h"
#include "core/registers/finding.h"
#include "core/registers/fund_request.h"
#include "core/registers/hand_over.h"
#include "core/registers/issue.h"
#include "core/registers/lesson.h"
#include "core/registers/project.h"
#include "core/registers/resource_request.h"
#include "core/registers/risk.h"
#include "core/registers/role_assignment.h"
#include "core/registers/status_report.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

namespace reg = pmo::registers;

struct Way { std::string_view rule; std::vector<Handling> handlings; };

std::vector<Way> const& ways() {
    using enum Handling;
    static std::vector<Way> const all{
        {"closing.item_open", {close, not_applicable}},
        {"closing.issue_open", {to_operations, close}},
        {"closing.finding_open", {to_operations}},
        {"closing.risk_open", {close, to_operations}},
        {"closing.action_open", {close, to_operations, cancel}},
        {"closing.hand_over_open", {close, cancel}},
        {"closing.document_not_archived", {archive, discard}},
        {"closing.fund_request_open", {cancel}},
        {"closing.role_open", {release}},
        {"closing.booking_open", {release}},
        {"closing.assignment_open", {release}},
        {"closing.report_draft", {publish}},
        {"closing.lesson_draft", {publish}},
    };
    return all;
}

class Act {
public:
    Act(EditContext const& context, Edit& edit, HandlingWords const& words) : m_context(context), m_edit(edit), m_words(words) {}

    bool settle(Record const& record, Handling how, Id project) {
        if (how == Handling::to_operations) return to_operations(record, project);
        auto const id = record.id();
        auto const& type = record.type();
        auto const today = m_context.today;
        if (&type == &reg::closing_item::kType) return item(id, how);
        if (&type == &reg::issue::kType && how == Handling::close) return ended(id, reg::issue::status, "closed", reg::issue::closed_on);
        if (&type == &reg::risk::kType && how == Handling::close) return ended(id, reg::risk::status, "closed", reg::risk::closed_on);
        if (&type == &reg::action_item::kType && how == Handling::close) return ended(id, reg::action_item::status, "done", reg::action_item::done_on);
        if (&type == &reg::action_item::kType && how == Handling::cancel) return state(id, reg::action_item::status, "cancelled");
        if (&type == &reg::hand_over::kType && how == Handling::cancel) return state(id, reg::hand_over::status, "cancelled");
        if (&type == &reg::hand_over::kType && how == Handling::close) {
            if (!record.has(reg::hand_over::delivered_on)) m_edit.set(id, reg::hand_over::delivered_on, today);
            return ended(id, reg::hand_over::status, "received", reg::hand_over::received_on);
        }
        if (&type == &reg::fund_request::kType && how == Handling::cancel) return state(id, reg::fund_request::status, "cancelled");
        if (&type == &reg::document::kType) return document(record, how);
        if (&type == &reg::lesson::kType && how == Handling::publish) return state(id, reg::lesson::status, "published");
        if (&type == &reg::status_report::kType && how == Handling::publish) return state(id, reg::status_report::state, "final");
        if (how == Handling::release) return release(record);
        return false;
    }

private:
    bool state(Id id, Field<std::string> field, std::string_view value) {
        m_edit.set(id, field, value);
        return true;
    }
    bool ended(Id id, Field<std::string> field, std::string_view value, Field<Date> on) {
        m_edit.set(id, on, m_context.today);
        return state(id, field, value);
    }
    bool item(Id id, Handling how) {
        if (how == Handling::close) return ended(id, reg::closing_item::status, "done", reg::closing_item::done_on);
        if (how != Handling::not_applicable) return false;
        if (!m_words.note.empty()) m_edit.set(id, reg::closing_item::comment, m_words.note);
        return state(id, reg::closing_item::status, "not_applicable");
    }
    // A document without a number gets one from its project and its code.
    bool document(Record const& record, Handling how) {
        if (how == Handling::discard) return state(record.id(), reg::document::state, "obsolete");
        if (how != Handling::archive) return false;
        auto const* project = reg::linked(record, m_context.store, reg::document::project);
        if (!record.has(reg::document::archive_number) && project)
            m_edit.set(record.id(), reg::document::archive_number, std::string(code_of(*project)) + '-' + std::string(code_of(record)));
        return ended(record.id(), reg::document::state, "archived", reg::document::archived_on);
    }
    // A role ends today; a booking ends today or, when it would begin later, is cancelled; work that has not begun loses the person.
    bool release(Record const& record) {
        auto const id = record.id();
        auto const today = m_context.today;
        if (&record.type() == &reg::role_assignment::kType) {
            m_edit.set(id, reg::role_assignment::to, std::max(today, record.get(reg::role_assignment::from)));
            return true;
        }
        if (&record.type() == &reg::resource_request::kType) {
            bool const later = record.get(reg::resource_request::from) > today || !reg::is(record, reg::resource_request::status, "fulfilled", "approved");
            if (later) return state(id, reg::resource_request::status, "cancelled");
            m_edit.set(id, reg::resource_request::to, today);
            return true;
        }
        if (&record.type() != &reg::assignment::kType) return false;
        auto const* task = reg::linked(record, m_context.store, reg::assignment::task);
        bool const begun = record.has(reg::assignment::actual_start) || record.get(reg::assignment::actual_effort) > 0 ||
                           (task && &task->type() == &reg::task::kType && task->has(reg::task::actual_start));
        if (!begun) { m_edit.remove(id); return true; }
        m_edit.set(id, reg::assignment::remaining_effort, std::int64_t{0});
        m_edit.set(id, reg::assignment::actual_finish, moment_of(today, 17 * 60));
        return true;
    }

    bool to_operations(Record const& record, Id project) {
        auto own = m_context;
        own.project = kNoId;                         // an action of the closed project could not be done any more
        auto const id = add_record(m_edit, own, {.type = reg::action_item::kType, .further = ++m_actions});
        m_edit.set(id, reg::action_item::title, m_words.action.empty() ? std::string(title_of(record)) : m_words.action + std::string(title_of(record)));
        m_edit.set(id, reg::action_item::source, record.id());
        m_edit.set(id, reg::action_item::due, Date{m_context.today.day + 30});
        if (auto const owner = operator_of(project)) m_edit.set(id, reg::action_item::owner, owner);
        if (&record.type() == &reg::issue::kType) return ended(record.id(), reg::issue::status, "closed", reg::issue::closed_on);
        if (&record.type() == &reg::risk::kType) return ended(record.id(), reg::risk::status, "closed", reg::risk::closed_on);
        if (&record.type() == &reg::action_item::kType) return state(record.id(), reg::action_item::status, "cancelled");
        if (&record.type() != &reg::finding::kType) return false;
        auto const notes = reg::finding::notes;          // a waiver without its reason is a problem
        if (!m_words.note.empty()) m_edit.set(record.id(), notes, std::string(record.get(notes)) + (record.has(notes) ? "\n" : "") + m_words.note);
        return state(record.id(), reg::finding::status, "waived");
    }
    // Who runs what the project has made.
    Id operator_of(Id project) const {
        for (auto const* item : m_context.store.referrers(reg::closing_item::kType, reg::closing_item::project, project))
            if (reg::is(*item, reg::closing_item::kind, "hand_over") && m_context.store.live(item->get(reg::closing_item::receiver))) return item->get(reg::closing_item::receiver);
        auto const* record = m_context.store.live(project);
        auto const sponsor = record && &record->type() == &reg::project::kType ? record->get(reg::project::sponsor) : kNoId;
        return sponsor && m_context.store.live(sponsor) ? sponsor : m_context.person;
    }

    EditContext const& m_context;
    Edit& m_edit;
    HandlingWords const& m_words;
    int m_actions = 0;
};

constexpr std::string_view kLabels[] = {"closing.close", "closing.to_operations", "closing.cancel", "closing.release", "closing.archive", "closing.discard", "closing.publish", "closing.not_applicable"};

bool allows(rules::Hit const& hit, Handling handling, Store const& store) {
    auto const all = handlings_of(hit, store);
    return std::ranges::find(all, handling) != all.end();
}

}  // namespace

std::vector<Handling> const& handlings_of_rule(std::string_view rule) {
    static std::vector<Handling> const none;
    auto const at = std::ranges::find(ways(), rule, &Way::rule);
    return at == ways().end() ? none : at->handlings;
}

std::vector<Handling> handlings_of(rules::Hit const& hit, Store const& store) {
    return store.live(hit.subject) ? handlings_of_rule(hit.rule) : std::vector<Handling>{};
}

std::optional<Edit> handle_hit(EditContext const& context, rules::Hit const& hit, Handling handling, HandlingWords const& words) {
    auto const* record = context.store.live(hit.subject);
    if (!record || !allows(hit, handling, context.store)) return std::nullopt;
    Edit edit(Label{std::string(kLabels[static_cast<std::size_t>(handling)]), {std::string(title_of(*record))}});
    if (!Act(context, edit, words).settle(*record, handling, hit.project)) return std::nullopt;
    return edit;
}

std::optional<Edit> handle_all(EditContext const& context, std::span<rules::Hit const> hits, Handling handling, HandlingWords const& words) {
    Edit edit(Label{"closing.many", {}});
    Act act(context, edit, words);
    std::vector<Id> settled;
    for (auto const& hit : hits) {
        auto const* record = context.store.live(hit.subject);
        if (!record || !allows(hit, handling, context.store) || std::ranges::find(settled, hit.subject) != settled.end()) continue;
        if (act.settle(*record, handling, hit.project)) settled.push_back(hit.subject);
    }
    if (edit.empty()) return std::nullopt;
    Edit counted(Label{"closing.many", {std::to_string(settled.size())}});
    counted.append(edit);
    return counted;
}

std::optional<Edit> tick_closing_item(EditContext const& context, Id id, bool done) {
    namespace cls = reg::closing_item;
    auto const* item = id ? context.store.live(id) : nullptr;
    if (!item || &item->type() != &cls::kType || reg::is_open(*item) != done) return std::nullopt;
    Edit edit(Label{done ? "closing.close" : "closing.reopen_item", {std::string(title_of(*item))}});
    edit.set(id, cls::status, done ? "done" : "open");
    if (done) edit.set(id, cls::done_on, context.today);
    else edit.clear(id, cls::done_on);
    return edit;
}

std::optional<Edit> begin_closing(EditContext const& context, Id project, std::vector<ClosingItemWords> const& standard) {
    namespace cls = reg::closing_item;
    auto const* record = project ? context.store.live(project) : nullptr;
    if (!record || &record->type() != &reg::project::kType || !reg::is_open(*record)) return std::nullopt;
    Edit edit(Label{"closing.begin", {std::string(title_of(*record))}});
    if (!reg::is(*record, reg::project::stage, "closing", "closed")) edit.set(project, reg::project::stage, "closing");
    auto own = context;
    own.project = project;
    Adding adding(edit, own);
    auto const method = record->get(reg::project::method);           // the checklist of a method: its items carry it instead of a project
    std::vector<Record const*> templates;
    if (method) templates = context.store.referrers(cls::kType, cls::method, method);
    std::erase_if(templates, [](Record const* item) { return item->has(cls::project); });
    auto const add = [&](std::string_view kind, std::string_view title, Id department) {
        auto const id = adding.add(cls::kType);
        edit.set(id, cls::title, title);
        edit.set(id, cls::kind, kind);
        if (record->has(reg::project::manager)) edit.set(id, cls::owner, record->get(reg::project::manager));
        if (department) edit.set(id, cls::department, department);
        if (record->has(reg::project::target_finish)) edit.set(id, cls::due, record->get(reg::project::target_finish));
    };
    if (context.store.referrers(cls::kType, cls::project, project).empty()) {
        for (auto const* item : templates) add(item->get(cls::kind), item->get(cls::title), item->get(cls::department));
        if (templates.empty())
            for (auto const& item : standard) add(item.kind, item.title, kNoId);
    }
    if (edit.empty()) return std::nullopt;
    return edit;
}

}  // namespace pmo

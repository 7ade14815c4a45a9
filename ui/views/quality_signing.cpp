#include "ui/views/quality_signing.h"

#include <algorithm>

#include "core/registers/acceptance.h"
#include "core/registers/deliverable.h"
#include "core/registers/person.h"
#include "ui/editable.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/quality_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/date_field.h"
#include "ui/widgets/field.h"
#include "ui/widgets/form.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace acc = registers::acceptance;

constexpr std::string_view kDecisions[] = {"accepted", "conditional", "rejected"};

// Words that are usual for a decision; the person goes on from them.
std::vector<std::string> usual_wordings(std::string_view decision) {
    if (decision == "accepted") return {std::string(tr("acceptance.wording.accepted.1")), std::string(tr("acceptance.wording.accepted.2")), std::string(tr("acceptance.wording.accepted.3"))};
    if (decision == "conditional") return {std::string(tr("acceptance.wording.conditional.1")), std::string(tr("acceptance.wording.conditional.2"))};
    return {std::string(tr("acceptance.wording.rejected.1")), std::string(tr("acceptance.wording.rejected.2"))};
}

std::string_view fault_words(std::string_view fault) {
    if (fault == "no_decision") return tr("acceptance.fault.no_decision");
    if (fault == "no_criteria") return tr("acceptance.fault.no_criteria");
    if (fault == "no_signatory") return tr("acceptance.fault.no_signatory");
    if (fault == "no_date") return tr("acceptance.fault.no_date");
    if (fault == "before_submission") return tr("acceptance.fault.before_submission");
    if (fault == "no_conditions") return tr("acceptance.fault.no_conditions");
    return fault.empty() ? std::string_view{} : tr("acceptance.fault.unknown");
}

// People of the company who are still here, for the field of who signs.
std::vector<Record const*> signatories(Frame const& frame) {
    namespace person = registers::person;
    std::vector<Record const*> people;
    for (auto const& one : frame.store.table(person::kType).rows())
        if (!one.deleted() && !one.get(person::inactive) && !one.get(person::generic) && (!one.has(person::left) || one.get(person::left).day >= frame.ui.today)) people.push_back(&one);
    return people;
}

}  // namespace

void SigningForm::begin(Frame const& frame, Record const& acceptance) {
    m_draft = {.acceptance = acceptance.id(), .decision = {}, .wording = std::string(acceptance.text(slot_of(acc::kType, "wording"))), .signed_by = frame.store.live(acceptance.get(acc::signed_by)) ? acceptance.get(acc::signed_by) : kNoId,
               .customer_signatory = std::string(acceptance.get(acc::customer_signatory)), .signed_on = Date{frame.ui.today}};
    auto const* part = registers::linked(acceptance, frame.store, acc::deliverable);
    auto const receiver = part && &part->type() == &registers::deliverable::kType ? part->get(registers::deliverable::receiver) : kNoId;
    if (!m_draft.signed_by && receiver && frame.store.live(receiver)) m_draft.signed_by = receiver;
}

void SigningForm::draw(Frame& frame, Record const& acceptance) {
    if (m_draft.acceptance != acceptance.id()) begin(frame, acceptance);
    IdScope const scope{acceptance.id()};
    bool const undecided = !registers::is(acceptance, acc::decision, "accepted", "conditional", "rejected");
    if (undecided && frame.writable && editable(frame, acceptance)) form(frame, acceptance);
    else signed_record(frame, acceptance);
}

void SigningForm::wording(Frame& frame) {
    auto& ui = frame.ui;
    auto const texts = usual_wordings(m_draft.decision);
    std::vector<Option> options;
    int chosen = -1;
    constexpr std::string_view kKeys[] = {"1", "2", "3"};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        options.push_back({.key = kKeys[i], .label = texts[i], .caption = {}});
        if (texts[i] == m_draft.wording) chosen = static_cast<int>(i);
    }
    {
        FormRow const row{ui, {.label = tr("acceptance.wording")}};
        if (auto const picked = combo(ui, {.id = "usual", .options = options, .chosen = chosen, .placeholder = tr("acceptance.wording.choose"), .at = row.field()}); picked && *picked >= 0) m_draft.wording = texts[static_cast<std::size_t>(*picked)];
    }
    if (auto typed = text_area(ui, {.id = "wording", .name = tr("acceptance.wording"), .value = m_draft.wording, .placeholder = tr("acceptance.wording.placeholder"), .lines = 3})) m_draft.wording = *typed;
}

void SigningForm::form(Frame& frame, Record const& acceptance) {
    auto& ui = frame.ui;
    section(ui, tr("acceptance.sign"));
    std::string const words[] = {std::string(tr("acceptance.accept")), std::string(tr("acceptance.accept_conditionally")), std::string(tr("acceptance.reject"))};
    Choice const choices[] = {{.key = "accepted", .label = words[0]}, {.key = "conditional", .label = words[1]}, {.key = "rejected", .label = words[2]}};
    auto const at_decision = std::ranges::find(kDecisions, m_draft.decision);
    auto const room = remaining();
    if (auto const picked = segmented(ui, {.id = "decision", .name = tr("acceptance.decision"), .options = choices, .chosen = at_decision == std::end(kDecisions) ? -1 : static_cast<int>(at_decision - std::begin(kDecisions)), .width = room.w})) {
        auto const before = usual_wordings(m_draft.decision);
        bool const usual = m_draft.wording.empty() || std::ranges::find(before, m_draft.wording) != before.end();
        m_draft.decision = kDecisions[static_cast<std::size_t>(*picked)];
        if (usual) m_draft.wording = usual_wordings(m_draft.decision).front();
    }
    skip(8);
    if (m_draft.decision.empty()) {
        text(ui, {.text = tr("acceptance.sign_text"), .type = Type::small, .color = ui.theme().text3, .width = room.w, .wrap = true, .id = "hint"});
        return;
    }
    wording(frame);
    skip(4);
    auto const people = signatories(frame);
    std::vector<std::string> keys, names;
    std::vector<Option> options;
    int chosen = -1;
    for (auto const* one : people) { keys.push_back(to_text(one->id())); names.push_back(record_name(*one)); }
    for (std::size_t i = 0; i < people.size(); ++i) {
        options.push_back({.key = keys[i], .label = names[i], .caption = {}, .avatar = true});
        if (people[i]->id() == m_draft.signed_by) chosen = static_cast<int>(i);
    }
    {
        FormRow const row{ui, {.label = tr("acceptance.signed_by"), .required = true}};
        if (auto const picked = combo(ui, {.id = "who", .options = options, .chosen = chosen, .placeholder = tr("acceptance.nobody"), .at = row.field()}); picked && *picked >= 0) m_draft.signed_by = people[static_cast<std::size_t>(*picked)]->id();
    }
    {
        FormRow const row{ui, {.label = tr("acceptance.customer")}};
        if (auto typed = text_field(ui, {.id = "customer", .value = m_draft.customer_signatory, .placeholder = tr("acceptance.customer.placeholder"), .at = row.field()})) m_draft.customer_signatory = *typed;
    }
    {
        FormRow const row{ui, {.label = tr("acceptance.signed_on"), .required = true}};
        if (auto typed = date_field(ui, {.id = "day", .day = m_draft.signed_on == Date{} ? std::nullopt : std::optional(m_draft.signed_on.day), .required = true, .at = row.field()})) m_draft.signed_on = typed->day ? Date{*typed->day} : Date{};
    }
    if (m_draft.decision == "conditional") {
        if (auto typed = text_area(ui, {.id = "conditions", .name = tr("acceptance.conditions"), .value = m_draft.conditions, .placeholder = tr("acceptance.conditions.placeholder"), .required = true, .lines = 2})) m_draft.conditions = *typed;
        skip(4);
        FormRow const row{ui, {.label = tr("acceptance.conditions_due"), .required = true}};
        if (auto typed = date_field(ui, {.id = "until", .day = m_draft.conditions_due == Date{} ? std::nullopt : std::optional(m_draft.conditions_due.day), .required = true, .at = row.field()})) m_draft.conditions_due = typed->day ? Date{*typed->day} : Date{};
    }
    m_draft.action_title = tr("acceptance.action_title", {record_name(acceptance)});
    auto const fault = signing_fault(frame.store, m_draft);
    auto const why = fault_words(fault);
    skip(6);
    if (!why.empty()) {
        text(ui, {.text = why, .type = Type::small, .color = ui.theme().amber_text, .width = remaining().w, .wrap = true, .id = "fault", .role = sem::Role::status});
        skip(4);
    }
    if (button(ui, {.id = "sign", .label = tr("acceptance.sign_now"), .icon = Icon::file_signature, .kind = m_draft.decision == "rejected" ? ButtonKind::danger : ButtonKind::primary, .disabled = !fault.empty(), .tip = why}))
        if (auto edit = sign_acceptance(edit_context(frame, acceptance.get(acc::project)), m_draft)) {
            frame.edit(std::move(*edit));
            m_draft = {};
        }
}

void SigningForm::signed_record(Frame& frame, Record const& acceptance) {
    auto& ui = frame.ui;
    section(ui, tr("acceptance.signed"));
    auto const line = [&](std::uint8_t slot) {
        if (acceptance.has(slot)) labelled_value(ui, field_words(acc::kType, slot), value_words(acc::kType, slot, acceptance.value(slot), frame.store), 116);
    };
    line(acc::decision.slot);
    line(acc::signed_by.slot);
    line(acc::customer_signatory.slot);
    line(acc::signed_on.slot);
    line(acc::conditions_due.slot);
    line(acc::conditions_met_on.slot);
    auto const quote = [&](std::string_view label, std::string_view words, std::string_view id) {
        if (words.empty()) return;
        skip(4);
        caption(ui, label);
        text(ui, {.text = words, .type = Type::body, .width = remaining().w, .wrap = true, .id = id});
    };
    auto const wording_slot = slot_of(acc::kType, "wording");
    quote(field_words(acc::kType, wording_slot), acceptance.text(wording_slot), "wording");
    quote(field_words(acc::kType, acc::conditions.slot), acceptance.get(acc::conditions), "conditions");
    if (!registers::is(acceptance, acc::decision, "conditional") || !frame.writable || !editable(frame, acceptance)) return;
    skip(8);
    if (button(ui, {.id = "met", .label = tr("acceptance.met"), .icon = Icon::circle_check, .kind = ButtonKind::primary, .tip = tr("acceptance.met.tip")}))
        if (auto edit = meet_conditions(edit_context(frame, acceptance.get(acc::project)), acceptance.id())) frame.edit(std::move(*edit));
}

}  // namespace pmo::ui

#include "ui/views/acceptance_record.h"

#include "core/io/html_page.h"
#include "core/registers/acceptance.h"
#include "core/registers/checklist_item.h"
#include "core/registers/deliverable.h"
#include "core/registers/finding.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"

namespace pmo::ui {

namespace {

namespace acc = registers::acceptance;
namespace chk = registers::checklist_item;
namespace dlv = registers::deliverable;
namespace fnd = registers::finding;

using Facts = std::vector<std::pair<std::string, std::string>>;

void add(Facts& facts, Store const& store, Record const& record, std::uint8_t slot) {
    if (record.has(slot)) facts.emplace_back(field_words(record.type(), slot), value_words(record.type(), slot, record.value(slot), store));
}

void checklist(HtmlPage& page, Store const& store, Id deliverable) {
    std::vector<std::string> points;
    for (auto const* point : store.referrers(chk::kType, chk::subject, deliverable)) points.push_back((point->get(chk::done) ? "☑ " : "☐ ") + std::string(title_of(*point)));
    if (points.empty()) return;
    page.section(tr("acceptance.html.checklist"));
    page.list(points);
}

void findings(HtmlPage& page, Store const& store, Id deliverable) {
    std::vector<std::string> lines;
    for (auto const* found : store.referrers(fnd::kType, fnd::deliverable, deliverable))
        if (registers::is_open(*found)) lines.push_back(std::string(code_of(*found)) + ' ' + std::string(title_of(*found)) + " · " + option_words(fnd::kType, fnd::severity.slot, found->get(fnd::severity)));
    if (lines.empty()) return;
    page.section(tr("acceptance.html.findings"));
    page.list(lines);
}

Facts subject(Store const& store, Record const& acceptance, Record const* part) {
    Facts facts;
    if (auto const* project = store.live(acceptance.get(acc::project))) facts.emplace_back(register_words("project"), std::string(code_of(*project)) + ' ' + std::string(shown_title(*project)));
    facts.emplace_back(register_words("acceptance"), std::string(code_of(acceptance)) + ' ' + std::string(title_of(acceptance)));
    if (part) facts.emplace_back(register_words("deliverable"), std::string(code_of(*part)) + ' ' + std::string(title_of(*part)));
    add(facts, store, acceptance, acc::requirement.slot);
    if (part)
        for (auto const slot : {dlv::version.slot, dlv::owner.slot, dlv::submitted_on.slot}) add(facts, store, *part, slot);
    add(facts, store, acceptance, acc::meeting_on.slot);
    return facts;
}

Facts decision(Store const& store, Record const& acceptance) {
    Facts facts;
    for (auto const slot : {acc::decision.slot, slot_of(acc::kType, "wording"), acc::conditions.slot, acc::conditions_due.slot, acc::conditions_met_on.slot}) add(facts, store, acceptance, slot);
    return facts;
}

}  // namespace

std::string acceptance_file_name(Store const& store, Record const& acceptance) {
    auto const* project = store.live(acceptance.get(acc::project));
    std::string name;
    for (char const c : (project ? std::string(code_of(*project)) + "-" : std::string{}) + std::string(code_of(acceptance)))
        name += std::string_view("\\/:*?\"<>| ").find(c) == std::string_view::npos && static_cast<unsigned char>(c) >= 32 ? c : '_';
    return (name.empty() ? std::string("acceptance") : name) + ".html";
}

std::string acceptance_html(Store const& store, Record const& acceptance, std::string_view printed_on) {
    auto const* part = registers::linked(acceptance, store, acc::deliverable);
    if (part && &part->type() != &dlv::kType) part = nullptr;
    HtmlPage page(language_tag(language()), tr("acceptance.html.title"));
    page.facts(subject(store, acceptance, part));

    page.section(field_words(acc::kType, acc::criteria.slot));
    auto const criteria = acceptance.has(acc::criteria) ? acceptance.get(acc::criteria) : part ? part->get(dlv::quality_criteria) : std::string_view{};
    page.paragraph(criteria.empty() ? std::string_view("—") : criteria);
    if (part) checklist(page, store, part->id());

    page.section(tr("acceptance.html.decision"));
    page.facts(decision(store, acceptance));
    if (part) findings(page, store, part->id());

    auto const* signer = store.live(acceptance.get(acc::signed_by));
    Facts const signatures = {{std::string(tr("acceptance.html.our_side")), std::string(signer ? shown_title(*signer) : std::string_view{})},
                              {std::string(tr("acceptance.html.customer")), std::string(acceptance.get(acc::customer_signatory))},
                              {std::string(tr("acceptance.html.day")), acceptance.has(acc::signed_on) ? format_date_long(acceptance.get(acc::signed_on).day) : std::string{}}};
    page.signatures(signatures);
    page.note(tr("acceptance.html.printed", {printed_on}));
    return std::move(page).finish();
}

}  // namespace pmo::ui

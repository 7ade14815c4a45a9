#include "core/actions/new_version.h"

#include <algorithm>
#include <charconv>

#include "core/base/text.h"
#include "core/registers/document.h"
#include "core/registers/document_version.h"

namespace pmo {

namespace {

namespace doc = registers::document;
namespace ver = registers::document_version;
using registers::is;

// The digits at the end of a text and what stands before them. Numbers of more than nine digits are left alone.
struct Numbered { std::string_view before; std::int64_t number = -1; std::size_t digits = 0; };
Numbered numbered(std::string_view text) {
    auto const at = text.find_last_not_of("0123456789");
    auto const begin = at == std::string_view::npos ? 0 : at + 1;
    auto const digits = text.substr(begin);
    Numbered found{.before = text.substr(0, begin)};
    if (digits.empty() || digits.size() > 9) return found;
    std::from_chars(digits.data(), digits.data() + digits.size(), found.number);
    found.digits = digits.size();
    return found;
}

std::string with_number(std::string_view before, std::int64_t number, std::size_t digits) {
    auto text = std::to_string(number);
    if (text.size() < digits) text.insert(0, digits - text.size(), '0');
    return std::string(before) + text;
}

Record const* document_of(EditContext const& context, Id id) {
    auto const* document = context.store.live(id);
    return document && &document->type() == &doc::kType ? document : nullptr;
}

Edit labelled(char const* code, Record const* document) { return Edit{Label{code, {document ? std::string(title_of(*document)) : std::string{}}}}; }

}  // namespace

std::string next_version(std::string_view version, bool major) {
    version = trim(version);
    if (version.empty()) return "V0.1";
    auto const last = numbered(version);
    if (last.number < 0) return std::string(version) + ".1";
    if (major && last.before.ends_with('.'))
        if (auto const first = numbered(last.before.substr(0, last.before.size() - 1)); first.number >= 0) return with_number(first.before, first.number + 1, first.digits) + ".0";
    return with_number(last.before, last.number + 1, last.digits);
}

std::string next_archive_number(Store const& store, Record const& document) {
    auto const project = document.get(doc::project);
    auto const documents = project ? store.referrers(doc::kType, doc::project, project) : std::vector<Record const*>{};
    Numbered greatest;
    for (auto const* other : documents)
        if (auto const now = numbered(other->get(doc::archive_number)); now.number > greatest.number) greatest = now;
    if (greatest.number >= 0) return with_number(greatest.before, greatest.number + 1, greatest.digits);
    auto const* record = store.live(project);
    return (record ? std::string(code_of(*record)) : std::string("AR")) + "-01";
}

Edit new_version(EditContext const& context, Id id, NewVersion const& wanted) {
    auto const* document = document_of(context, id);
    auto edit = labelled("document.version", document);
    if (!document || is(*document, doc::state, "archived", "obsolete") || std::ranges::find(ver::kState, wanted.state) == std::end(ver::kState)) return edit;
    auto const given = trim(wanted.version);
    auto const number = given.empty() ? next_version(document->get(doc::version)) : std::string(given);
    for (auto const* entry : context.store.referrers(ver::kType, ver::document, id))
        if (entry->get(ver::version) == number) return edit;

    Adding adding(edit, context);
    auto const entry = adding.add(ver::kType);
    edit.set(entry, ver::document, id);
    edit.set(entry, ver::version, number);
    edit.set(entry, ver::on, context.today);
    edit.set(entry, ver::state, wanted.state);
    if (!wanted.change.empty()) edit.set(entry, ver::change, wanted.change);
    edit.set(id, doc::version, number);
    if (!wanted.link.empty()) {
        edit.set(entry, ver::link, wanted.link);
        edit.set(id, doc::link, wanted.link);
    }
    if (wanted.state == "released") {
        if (is(*document, doc::state, "approved")) edit.set(id, doc::approved_on, context.today);
        return edit;
    }
    edit.set(id, doc::state, wanted.state == "review" ? "in_review" : "draft");
    edit.clear(id, doc::approved_by);
    edit.clear(id, doc::approved_on);
    return edit;
}

Edit approve_document(EditContext const& context, Id id, Id by) {
    auto const* document = document_of(context, id);
    auto edit = labelled("document.approve", document);
    if (!document || !context.store.live(by) || by == document->get(doc::owner) || is(*document, doc::state, "archived", "obsolete")) return edit;
    edit.set(id, doc::state, "approved");
    edit.set(id, doc::approved_by, by);
    edit.set(id, doc::approved_on, context.today);
    if (auto const* latest = doc::latest_version(*document, context.store)) edit.set(latest->id(), ver::state, "released");
    return edit;
}

Edit archive_document(EditContext const& context, Id id, std::string number) {
    auto const* document = document_of(context, id);
    auto edit = labelled("document.archive", document);
    if (!document || !is(*document, doc::state, "approved")) return edit;
    edit.set(id, doc::state, "archived");
    edit.set(id, doc::archived_on, context.today);
    if (!document->has(doc::archive_number)) edit.set(id, doc::archive_number, number.empty() ? next_archive_number(context.store, *document) : number);
    return edit;
}

}  // namespace pmo

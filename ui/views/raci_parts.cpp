#include "ui/views/raci_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/io/csv.h"
#include "core/registers/activity.h"
#include "core/registers/department.h"
#include "core/registers/method.h"
#include "core/registers/project.h"
#include "core/registers/raci_cell.h"
#include "core/rules/organisation.h"
#include "core/rules/raci_versions.h"
#include "ui/i18n/rule_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/hit_list.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"

namespace pmo::ui {

namespace {

using rules::Duty;
namespace act = registers::activity;
namespace dep = registers::department;
namespace prj = registers::project;

constexpr float kTile = 24, kTileHigh = 20, kTileBoth = 34;
constexpr std::array kDuties = {Duty::responsible, Duty::accountable, Duty::both, Duty::consulted, Duty::informed};

template <class Add>
void index_hits(RaciFindings& found, Add add) {
    for (std::size_t i = 0; i < found.hits.size(); ++i) add(i, found.hits[i]);
}

std::string list_words(std::vector<std::string> const& parts) {
    std::string words;
    for (auto const& part : parts) words += (words.empty() ? std::string{} : std::string(tr("raci.join"))) + part;
    return words;
}

}  // namespace

EditContext raci_context(Frame const& frame, Id project) { return {frame.store, frame.ids, project, frame.session.person, frame.today}; }

RaciFindings find_raci(Frame const& frame, RaciKey const& key) {
    RaciFindings found{.key = key, .matrix = rules::raci_matrix(frame.store, {.scope = key.scope, .parties = key.parties, .also = key.also}), .hits = {}, .differences = {}, .gone = {}, .of_row = {}, .of_column = {}};
    auto const facts = facts_of(frame);
    found.hits = rules::check_raci(facts, found.matrix);
    found.real = found.hits.size();
    if (key.project) {
        auto real = rules::check_raci_reality(facts, key.project, found.matrix);
        std::ranges::move(real, std::back_inserter(found.hits));
        auto const* project = frame.store.live(key.project);
        auto const method = project ? project->get(prj::method) : kNoId;
        if (!key.version && !found.borrowed() && frame.store.live(method))
            found.differences = rules::compare_raci(frame.store, found.matrix, rules::raci_matrix(frame.store, {.scope = method, .parties = key.parties}));
    }
    if (key.version) found.differences = rules::changes_since(frame.store, found.matrix, key.version);
    found.of_row.resize(found.matrix.rows.size());
    found.of_column.resize(found.matrix.columns.size());
    index_hits(found, [&](std::size_t i, rules::Hit const& hit) {
        ++found.count[static_cast<std::size_t>(hit.severity)];
        if (auto const row = found.matrix.row_of(hit.subject); row >= 0) found.of_row[static_cast<std::size_t>(row)].push_back(i);
        if (auto const column = found.matrix.column_of(hit.subject); column >= 0) found.of_column[static_cast<std::size_t>(column)].push_back(i);
        if (hit.rule == "raci.party_gone" && !hit.evidence.empty() && std::ranges::find(found.gone, hit.evidence[0]) == found.gone.end()) found.gone.push_back(hit.evidence[0]);
    });
    return found;
}

Severity worst_of(RaciFindings const& findings, std::vector<std::size_t> const& hits) {
    auto worst = Severity::hint;
    for (auto const i : hits) worst = std::max(worst, findings.hits[i].severity);
    return worst;
}

rules::RaciDifference const* difference_at(RaciFindings const& findings, Id activity, Id party) {
    for (auto const& one : findings.differences)
        if (one.activity == activity && one.party == party) return &one;
    return nullptr;
}

std::vector<RaciScopeChoice> raci_scopes(Frame const& frame) {
    std::vector<RaciScopeChoice> found;
    for (auto const& method : frame.store.table(registers::method::kType).rows())
        if (!method.deleted()) found.push_back({.scope = method.id(), .code = std::string(method.get(registers::method::version)), .name = record_name(method), .own = !frame.store.referrers(act::kType, act::method, method.id()).empty()});
    for (auto const id : frame.derived.projects())
        if (auto const* project = frame.store.live(id))
            found.push_back({.scope = id, .code = std::string(project->get(prj::code)), .name = record_name(*project), .project = true, .own = rules::raci_scope_of(frame.store, id) == id});
    return found;
}

std::optional<Id> raci_scope_combo(Frame& frame, Id chosen, Box at) {
    auto const scopes = raci_scopes(frame);
    std::vector<std::string> words, keys;
    int now = -1;
    for (std::size_t i = 0; i < scopes.size(); ++i) {
        words.push_back(scopes[i].project ? scopes[i].code + "  " + scopes[i].name : scopes[i].name);
        keys.push_back(to_text(scopes[i].scope));
        if (scopes[i].scope == chosen) now = static_cast<int>(i);
    }
    std::vector<Option> options;
    for (std::size_t i = 0; i < scopes.size(); ++i) {
        auto const caption = !scopes[i].project ? std::string_view(scopes[i].code) : scopes[i].own ? tr("raci.scope.own") : tr("raci.scope.follows");
        options.push_back({.key = keys[i], .label = words[i], .caption = caption, .icon = scopes[i].project ? Icon::folder_kanban : Icon::book_open});
    }
    auto const picked = combo(frame.ui, {.id = "scope", .name = tr("raci.scope"), .options = options, .chosen = now, .placeholder = {}, .at = at});
    return picked && *picked >= 0 ? std::optional(scopes[static_cast<std::size_t>(*picked)].scope) : std::nullopt;
}

Id first_raci_scope(Frame const& frame) {
    Id any;
    for (auto const& method : frame.store.table(registers::method::kType).rows()) {
        if (method.deleted()) continue;
        if (!any) any = method.id();
        if (!frame.store.referrers(act::kType, act::method, method.id()).empty()) return method.id();
    }
    for (auto const id : frame.derived.projects())
        if (rules::raci_scope_of(frame.store, id)) return id;
    return any;
}

std::string_view letter_of(Duty duty) {
    switch (duty) {
        case Duty::responsible: return "R";
        case Duty::accountable: return "A";
        case Duty::both: return "A/R";
        case Duty::consulted: return "C";
        case Duty::informed: return "I";
        case Duty::none: break;
    }
    return {};
}

std::string duty_words(Duty duty) {
    namespace cel = registers::raci_cell;
    return duty == Duty::none ? std::string(tr("raci.no_letter")) : option_words(cel::kType, cel::value.slot, rules::option_of(duty));
}

std::string party_words(Frame const& frame, Id party) {
    auto const* record = frame.store.find(party);
    return record ? record_name(*record) : std::string(tr("raci.unknown_party"));
}

std::string short_party_words(Frame const& frame, Id party, float width) {
    auto words = party_words(frame, party);
    if (text_width(frame.ui.fonts(), Type::small, words) <= width) return words;
    auto const* record = frame.store.find(party);
    auto const code = record ? code_of(*record) : std::string_view{};
    return code.empty() ? words : std::string(code);
}

std::string party_head(Frame const& frame, Id party) {
    auto const* record = frame.store.live(party);
    if (!record) return {};
    if (&record->type() == &dep::kType) {
        auto const* head = frame.store.live(record->get(dep::head));
        return head ? record_name(*head) : std::string{};
    }
    if (record->type().id == "person") return record_name(*record);
    auto const holders = rules::holders_of(facts_of(frame), party);
    return holders.size() == 1 ? record_name(*holders[0]) : holders.empty() ? std::string{} : tr("raci.holders", static_cast<std::int64_t>(holders.size()));
}

std::string activity_words(Record const& activity) {
    auto const code = activity.get(act::code);
    return (code.empty() ? std::string{} : std::string(code) + "  ") + record_name(activity);
}

std::string repair_words(Frame const& frame, RaciRepair const& repair) {
    std::vector<std::string> parts;
    bool const keeps = repair.keeps && std::ranges::none_of(repair.changes, [&](RaciChange const& change) { return change.party == repair.keeps; });
    if (keeps) parts.push_back(tr("raci.repair.keeps", {short_party_words(frame, repair.keeps)}));
    for (auto const& change : repair.changes) {
        auto const party = short_party_words(frame, change.party);
        if (repair.rule == "raci.doubled") parts.push_back(tr("raci.repair.one_record", {party, letter_of(change.to)}));
        else if (change.to == Duty::none) parts.push_back(tr("raci.repair.removed", {party}));
        else parts.push_back(tr("raci.repair.becomes", {party, letter_of(change.to)}));
    }
    return list_words(parts);
}

std::string short_hit_words(rules::Hit const& hit, Store const& store) {
    auto const key = "raci.short." + std::string(hit.rule.substr(hit.rule.find('.') + 1));
    if (!has_word(key)) return sentence(hit, store);
    return fill(tr_key(key), {hit.args.empty() ? std::string_view{} : std::string_view(hit.args[0])});
}

float letter_width(Duty duty) { return duty == Duty::both ? kTileBoth : kTile; }

void paint_letter(Pen const& pen, ImVec2 centre, LetterSign const& sign) {
    if (sign.duty == Duty::none) return;
    auto const& t = *pen.theme;
    float const width = letter_width(sign.duty);
    Box const box{std::round(centre.x - width / 2), std::round(centre.y - kTileHigh / 2), width, kTileHigh};
    ImU32 ink = t.text2;
    if (sign.ghost) {
        pen.dashed_outline(box, t.line_strong, 3, 2);
        ink = t.text3;
    } else if (sign.conflict) {
        pen.fill(box, t.red_fill, metric::radius_badge);
        ink = t.on_accent;
    } else if (rules::answers(sign.duty)) {
        pen.fill(box, t.accent, metric::radius_badge);
        ink = t.on_accent;
    } else if (sign.duty == Duty::responsible) {
        pen.panel(box, t.accent_soft, t.accent_line, metric::radius_badge);
        ink = t.accent_text;
    } else if (sign.duty == Duty::consulted) {
        pen.panel(box, t.surface, t.line_strong, metric::radius_badge);
    } else {
        pen.fill(box, t.grey_soft, metric::radius_badge);
    }
    pen.text(box, ink, Type::small_strong, letter_of(sign.duty), Align::centre);
}

Box draw_letter_legend(Ui& ui, Box bar) {
    auto const pen = ui.pen();
    auto const& theme = ui.theme();
    // "R 执行" is the word of an option; the tile says the letter already.
    auto const words_of = [](Duty duty) {
        auto words = duty_words(duty);
        auto const blank = words.find(' ');
        return blank == std::string::npos ? words : words.substr(blank + 1);
    };
    float full = 0, tiles = 0;
    for (auto const duty : kDuties) {
        full += letter_width(duty) + 5 + std::ceil(pen.width(Type::small, words_of(duty))) + 12;
        tiles += letter_width(duty) + 4;
    }
    bool const words = full <= bar.w;
    if (!words && tiles > bar.w) return bar;
    Box at = bar.cut_right(words ? full - 12 : tiles - 4, 12);
    for (auto const duty : kDuties) {
        float const width = letter_width(duty);
        Box one = at.cut_left(width, words ? 5.0f : 4.0f);
        paint_letter(pen, {one.cx(), one.cy()}, {.duty = duty});
        auto const meaning = duty_words(duty) + (duty == Duty::both ? std::string("\n") + std::string(tr("raci.legend.both")) : std::string{});
        if (words) {
            auto const short_words = words_of(duty);
            Box const label = at.cut_left(std::ceil(pen.width(Type::small, short_words)), 12);
            pen.text(label, theme.text2, Type::small, short_words);
            one.w = label.right() - one.x;
        }
        say(ui, {.id = rules::option_of(duty), .role = sem::Role::text, .name = duty_words(duty), .at = one});
        tooltip_for(ui, one, meaning, rules::option_of(duty));
    }
    return bar;
}

std::string raci_csv(Frame const& frame, RaciFindings const& findings) {
    auto const& matrix = findings.matrix;
    CsvWriter csv;
    for (auto const slot : {act::phase.slot, act::code.slot, act::name.slot}) csv.guarded(field_words(act::kType, slot));
    for (auto const& column : matrix.columns) csv.guarded(party_words(frame, column.party));
    csv.guarded(tr("raci.checks"));
    csv.end_row();
    for (std::size_t i = 0; i < matrix.rows.size(); ++i) {
        auto const& row = matrix.rows[i];
        auto const* activity = frame.store.live(row.activity);
        auto const* phase = frame.store.live(matrix.phases[static_cast<std::size_t>(row.phase)].phase);
        csv.guarded(phase ? record_name(*phase) : std::string{});
        csv.guarded(activity ? activity->get(act::code) : std::string_view{});
        csv.guarded(activity ? record_name(*activity) : std::string{});
        for (auto const& cell : row.cells) csv.cell(letter_of(cell.duty));
        std::vector<std::string> said;
        for (auto const hit : findings.of_row[i]) said.push_back(sentence(findings.hits[hit], frame.store));
        csv.guarded(list_words(said));
        csv.end_row();
    }
    return csv.take();
}

}  // namespace pmo::ui

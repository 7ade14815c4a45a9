// The decision log: what was decided about gates, changes, proposals, exceptions and in meetings, by whom and why, and what came of it. With a project its own,
// without one the whole office's. Decisions of the register and those that a gate, a change, a proposal or an exception report carries itself stand in one list.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/actions/new_record.h"
#include "core/base/text.h"
#include "core/project/decision_log.h"
#include "core/registers/action_item.h"
#include "core/registers/decision.h"
#include "core/rules/decisions.h"
#include "ui/i18n/format.h"
#include "ui/i18n/rule_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/figure_table.h"
#include "ui/views/hit_list.h"
#include "ui/views/page.h"
#include "ui/views/record_card.h"
#include "ui/views/remember.h"
#include "ui/views/screen_parts.h"
#include "ui/views/view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/field.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace dec = registers::decision;
namespace act = registers::action_item;

enum Cell : int { kOn, kProject, kTitle, kKind, kOutcome, kBy, kLedTo };
constexpr float kDetail = 236;

struct LogLine { DecisionEntry entry; std::vector<rules::Hit> hits; };
struct Book { std::vector<LogLine> lines; std::vector<Id> people, projects; int open = 0, late = 0; };

Book make_book(rules::Facts const& facts, Id project) {
    Book book;
    auto const remember = [](std::vector<Id>& ids, Id id) { if (id && std::ranges::find(ids, id) == ids.end()) ids.push_back(id); };
    for (auto& entry : decision_log(facts.store, project)) {
        auto hits = rules::decision_hits(facts, entry);
        book.open += entry.open;
        book.late += !hits.empty();
        if (facts.store.live(entry.by)) remember(book.people, entry.by);
        if (facts.store.live(entry.owner)) remember(book.people, entry.owner);
        if (facts.store.live(entry.project)) remember(book.projects, entry.project);
        book.lines.push_back({std::move(entry), std::move(hits)});
    }
    return book;
}

std::string_view kind_words(DecisionKind kind) {
    switch (kind) {
        case DecisionKind::gate: return tr("decisions.kind.gate");
        case DecisionKind::change: return tr("decisions.kind.change");
        case DecisionKind::proposal: return tr("decisions.kind.proposal");
        case DecisionKind::exception: return tr("decisions.kind.exception");
        case DecisionKind::meeting: return tr("decisions.kind.meeting");
        case DecisionKind::other: break;
    }
    return tr("decisions.kind.other");
}

std::string outcome_words(DecisionEntry const& entry) {
    if (entry.open) return std::string(tr("decisions.open"));
    if (entry.option_slot != kNoSlot) return option_words(entry.subject->type(), entry.option_slot, entry.outcome);
    return std::string(entry.outcome);
}

struct Followed { int open = 0, late = 0, all = 0; };
Followed followed(DecisionEntry const& entry, std::int32_t today) {
    Followed sum;
    for (auto const* action : entry.actions) {
        ++sum.all;
        bool const open = registers::is_open(*action);
        sum.open += open;
        sum.late += open && action->has(act::due) && action->get(act::due).day < today;
    }
    return sum;
}

std::string followed_words(DecisionEntry const& entry, std::int32_t today) {
    auto const sum = followed(entry, today);
    std::string words;
    if (entry.founded) words = std::string(code_of(*entry.founded));
    if (sum.all > 0) words += (words.empty() ? "" : " · ") + (sum.late > 0 ? tr("decisions.led_late", {format_integer(sum.all - sum.open), format_integer(sum.all), format_integer(sum.late)}) : tr("decisions.led", {format_integer(sum.all - sum.open), format_integer(sum.all)}));
    return words.empty() ? std::string("—") : words;
}

struct Filter { std::string search; int kind = -1; Id person, project; bool open_only = false; };

class DecisionView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto const here = frame.session.location.project;
        auto const& book = m_book.get(frame, here, [&] { return make_book(facts_of(frame), here); });
        auto const caption = tr("decisions.caption", {format_integer(static_cast<std::int64_t>(book.lines.size())), format_integer(book.open), format_integer(book.late)});
        Box bar = draw_page_head(frame, area, {.id = "decision", .caption = caption});
        if (frame.writable && right_button(frame.ui, {.id = "new", .label = tr("decisions.new"), .icon = Icon::plus, .kind = ButtonKind::primary}, bar)) create(frame);
        if (right_button(frame.ui, {.id = "register", .label = tr("decisions.register"), .icon = Icon::list, .kind = ButtonKind::ghost}, bar)) frame.go({.view = "register", .project = kNoId, .detail = "decision"}, frame.session.selected());
        if (book.lines.empty()) {
            auto const asked = empty_state(frame.ui, {.id = "empty", .icon = Icon::gavel, .title = tr("decisions.empty"), .text = tr("decisions.empty_text"), .key = "N", .primary = frame.writable ? tr("decisions.new") : std::string_view{}, .secondary = {}, .at = area});
            if (asked == EmptyAnswer::primary) create(frame);
            return;
        }
        filters(frame, book, area.cut_top(metric::toolbar));
        area = area.inset(metric::space_card);
        auto const shown = matching(frame, book);
        Box const below = area.cut_bottom(std::min(kDetail, area.h * 0.5f), metric::space_card);
        draw_list(frame, book, shown, area);
        if (auto const* line = chosen(frame, book, shown)) draw_detail(frame, *line, below);
    }

    std::string status(Frame&) override { return std::string(tr("decisions.status")); }

    void keys(Frame& frame) override {
        if (frame.writable && ImGui::IsKeyPressed(ImGuiKey_N, false) && !ImGui::GetIO().KeyCtrl) create(frame);
    }

private:
    void create(Frame& frame) {
        Edit edit(Label{"create", {register_words_within(dec::kType.id)}});
        auto const made = add_record(edit, edit_context(frame, frame.session.location.project), {.type = dec::kType});
        frame.edit(std::move(edit));
        frame.session.inspector_open = true;
        frame.select(made);
    }

    template <class Words> static void choose_id(Frame& frame, std::string_view id, std::string_view name, std::string_view all, std::vector<Id> const& ids, Id& chosen_id, Words words_of, Box at) {
        std::vector<std::string> words, keys;
        std::vector<Option> options;
        int chosen = -1;
        for (auto const one : ids) {
            words.push_back(words_of(one));
            keys.push_back(to_text(one));
            if (one == chosen_id) chosen = static_cast<int>(keys.size()) - 1;
        }
        for (std::size_t i = 0; i < ids.size(); ++i) options.push_back({.key = keys[i], .label = words[i]});
        if (auto const picked = combo(frame.ui, {.id = id, .name = name, .options = options, .chosen = chosen, .placeholder = all, .can_clear = true, .at = at})) chosen_id = *picked < 0 ? kNoId : ids[static_cast<std::size_t>(*picked)];
    }

    void filters(Frame& frame, Book const& book, Box strip) {
        auto& ui = frame.ui;
        ui.pen().fill(strip, ui.theme().surface);
        ui.pen().line_h(strip.x, strip.right(), strip.bottom() - 1, ui.theme().line);
        Box bar = strip.inset(metric::space_card, 0);
        if (auto const typed = search_field(ui, {.id = "search", .name = tr("decisions.search"), .value = m_filter.search, .placeholder = tr("decisions.search"), .leading = Icon::search, .search = true, .at = middle_of(bar.cut_left(200, 8))})) m_filter.search = *typed;
        std::array<Option, std::size(kDecisionKinds)> kinds;
        for (std::size_t i = 0; i < kinds.size(); ++i) kinds[i] = {.key = kDecisionKinds[i], .label = kind_words(static_cast<DecisionKind>(i))};
        if (auto const picked = combo(ui, {.id = "kind", .name = tr("decisions.kind"), .options = kinds, .chosen = m_filter.kind, .placeholder = tr("decisions.all_kinds"), .can_clear = true, .at = middle_of(bar.cut_left(132, 8))})) m_filter.kind = *picked;
        choose_id(frame, "person", tr("decisions.person"), tr("decisions.all_people"), book.people, m_filter.person, [&](Id id) { return name_of(frame, id); }, middle_of(bar.cut_left(132, 8)));
        if (!frame.session.location.project)
            choose_id(frame, "project", tr("decisions.project"), tr("decisions.all_projects"), book.projects, m_filter.project,
                      [&](Id id) { return std::string(code_of(*frame.store.live(id))) + "  " + name_of(frame, id); }, middle_of(bar.cut_left(190, 8)));
        if (left_button(ui, {.id = "open", .label = tr("decisions.open_only"), .icon = Icon::circle_dashed, .kind = ButtonKind::toggle, .on = m_filter.open_only}, bar)) m_filter.open_only = !m_filter.open_only;
    }

    std::vector<std::size_t> matching(Frame const& frame, Book const& book) const {
        auto const wanted = fold(m_filter.search);
        std::vector<std::size_t> shown;
        for (std::size_t i = 0; i < book.lines.size(); ++i) {
            auto const& entry = book.lines[i].entry;
            if (m_filter.kind >= 0 && static_cast<int>(entry.kind) != m_filter.kind) continue;
            if (m_filter.person && entry.by != m_filter.person && entry.owner != m_filter.person) continue;
            if (m_filter.project && !frame.session.location.project && entry.project != m_filter.project) continue;
            if (m_filter.open_only && !entry.open) continue;
            auto const said = fold(std::string(title_of(*entry.record)) + ' ' + std::string(code_of(*entry.record)) + ' ' + std::string(entry.outcome) + ' ' + std::string(entry.reason));
            if (!wanted.empty() && said.find(wanted) == std::string::npos) continue;
            shown.push_back(i);
        }
        return shown;
    }

    void draw_list(Frame& frame, Book const& book, std::vector<std::size_t> const& shown, Box at) {
        auto const& theme = frame.ui.theme();
        bool const everywhere = !frame.session.location.project;
        Column const columns[] = {{.id = "on", .title = tr("decisions.on"), .width = 92}, {.id = "project", .title = tr("decisions.project"), .width = 68, .hidden = !everywhere}, {.id = "title", .title = tr("decisions.title"), .width = 250, .min_width = 140},
                                  {.id = "kind", .title = tr("decisions.kind"), .width = 84}, {.id = "outcome", .title = tr("decisions.outcome"), .width = 200}, {.id = "by", .title = tr("decisions.by"), .width = 112},
                                  {.id = "led", .title = tr("decisions.led_to"), .width = 170, .tip = tr("decisions.led_tip")}};
        FigureRows rows;
        for (auto const index : shown) rows.list.push_back({.id = book.lines[index].entry.record->id(), .name = record_name(*book.lines[index].entry.record, frame.store)});
        auto const entry_of = [&](std::size_t row) -> DecisionEntry const& { return book.lines[shown[row]].entry; };
        rows.make = [&](std::size_t row, int column) -> TableCell {
            auto const& entry = entry_of(row);
            auto const& hits = book.lines[shown[row]].hits;
            switch (column) {
                case kOn: {
                    auto const day = entry.open ? entry.due.day : entry.on.day;
                    bool const late = entry.open && day && day < frame.ui.today;
                    return {.text = day ? format_date(day) : std::string("—"), .color = late ? theme.red_text : entry.open ? theme.amber_text : 0, .tip = std::string(entry.open ? tr("decisions.due_tip") : tr("decisions.on_tip"))};
                }
                case kProject: { auto const* project = frame.store.live(entry.project); return {.text = project ? std::string(code_of(*project)) : std::string{}, .color = theme.text3}; }
                case kTitle: return {.text = rows.list[row].name, .icon = hits.empty() ? Icon::none : severity_icon(hits.front().severity), .icon_color = hits.empty() ? 0 : severity_color(theme, hits.front().severity), .tip = hits.empty() ? std::string{} : explain(frame, hits.front())};
                case kKind: return {.text = std::string(kind_words(entry.kind)), .color = theme.text2};
                case kOutcome: return {.text = outcome_words(entry), .color = entry.open ? theme.amber_text : 0};
                case kBy: return {.text = frame.store.live(entry.by) ? name_of(frame, entry.by) : name_of(frame, entry.owner), .kind = CellKind::avatar};
                default: return {.text = followed_words(entry, frame.ui.today), .color = followed(entry, frame.ui.today).late > 0 ? theme.red_text : theme.text2};
            }
        };
        rows.order = [&](std::size_t row, int column) -> Order {
            auto const& entry = entry_of(row);
            if (column == kOn) return std::int64_t{entry.open ? entry.due.day : entry.on.day};
            if (column == kLedTo) return std::int64_t{followed(entry, frame.ui.today).open};
            return rows.make(row, column).text;
        };
        draw_figures(frame, {.id = "decisions", .name = tr("view.decision"), .columns = columns, .at = at, .none = tr("decisions.none")}, rows, m_tables[everywhere]);
    }

    // The selected one; while something that it led to is selected it stays.
    LogLine const* chosen(Frame& frame, Book const& book, std::vector<std::size_t> const& shown) {
        auto const now = frame.session.selected();
        auto const at = [&](Id id) { return std::ranges::find_if(book.lines, [&](LogLine const& line) { return line.entry.record->id() == id; }); };
        if (auto const line = at(now); line != book.lines.end()) m_chosen = now;
        if (auto const line = at(m_chosen); line != book.lines.end()) return &*line;
        return shown.empty() ? nullptr : &book.lines[shown.front()];
    }

    void draw_detail(Frame& frame, LogLine const& line, Box at) {
        IdScope const scope{line.entry.record->id()};
        draw_story(frame, line, at.cut_left(std::floor(at.w * 0.58f), metric::space_card));
        draw_followed(frame, line.entry, at);
    }

    static void paragraph(Frame& frame, Box& rest, std::string_view key, std::string_view label, std::string_view words) {
        if (words.empty()) return;
        auto const pen = frame.ui.pen();
        pen.text(rest.cut_top(18), frame.ui.theme().text3, Type::small, label);
        auto const lines = pen.wrap(Type::body, words, rest.w);
        float const height = Fonts::line_of(Type::body) * static_cast<float>(lines.size());
        pen.lines(rest.x, rest.y, frame.ui.theme().text1, Type::body, lines);
        say(frame.ui, {.id = key, .role = sem::Role::text, .name = label, .value = words, .at = {rest.x, rest.y, rest.w, height}});
        rest.cut_top(height, 6);
    }

    void draw_story(Frame& frame, LogLine const& line, Box at) {
        auto& ui = frame.ui;
        auto const& entry = line.entry;
        auto const title = std::string(code_of(*entry.record)) + "  " + record_name(*entry.record, frame.store);
        auto const caption = entry.open ? std::string(tr("decisions.open")) : (entry.on.day ? format_date(entry.on.day) : std::string{}) + (frame.store.live(entry.by) ? "  " + name_of(frame, entry.by) : std::string{});
        CardScope const card{ui, {.id = "story", .title = title, .caption = caption, .at = at}};
        Box head = card.header();
        if (right_button(ui, {.id = "go", .label = tr("decisions.go"), .icon = Icon::arrow_up_right, .kind = ButtonKind::ghost, .size = Size::small}, head)) {
            auto const& target = entry.subject ? *entry.subject : *entry.record;
            frame.go(location_of(frame, target), target.id());
        }
        PanelScope const panel{ui, {.id = "text", .name = title, .at = card.body(), .padding_x = 12, .padding_y = 8}};
        Box rest = panel.inner();
        float const top = rest.y;
        rest.h = 4000;
        for (auto const& hit : line.hits) {
            auto const words = sentence(hit, frame.store);
            Box const row = rest.cut_top(24, 4);
            ui.pen().fill(row, tone_soft_color(ui.theme(), severity_tone(hit.severity)), metric::radius_button);
            ui.pen().icon(row.x + 8, row.cy(), severity_icon(hit.severity), severity_color(ui.theme(), hit.severity), metric::icon_field);
            ui.pen().text({row.x + 28, row.y, row.w - 36, row.h}, tone_text_color(ui.theme(), severity_tone(hit.severity)), Type::small, words);
            say(ui, {.id = hit.rule, .role = sem::Role::text, .name = words, .description = rule_words(hit.rule), .at = row});
        }
        if (entry.subject && entry.subject != entry.record) draw_fact(frame, rest, "subject", tr("decisions.about"), record_kind(*entry.subject) + "  " + record_name(*entry.subject, frame.store));
        if (entry.meeting) draw_fact(frame, rest, "meeting", tr("decisions.in_meeting"), record_name(*entry.meeting, frame.store));
        auto const note = [&](std::string_view field) -> std::string_view {
            auto const slot = slot_of(entry.record->type(), field);
            return &entry.record->type() == &dec::kType && slot != kNoSlot ? entry.record->text(slot) : std::string_view{};
        };
        paragraph(frame, rest, "context", tr("decisions.context"), note("context"));
        paragraph(frame, rest, "options", tr("decisions.options"), note("options"));
        if (!entry.open) paragraph(frame, rest, "outcome", tr("decisions.outcome"), outcome_words(entry));
        paragraph(frame, rest, "reason", tr("decisions.reason"), entry.reason);
        paragraph(frame, rest, "consequence", tr("decisions.consequence"), note("consequence"));
        reserve({rest.x, top, rest.w, rest.y - top});
    }

    void draw_followed(Frame& frame, DecisionEntry const& entry, Box at) {
        auto const sum = followed(entry, frame.ui.today);
        Box const foot = at.cut_bottom(frame.writable && !entry.open ? 36 : 0);
        RecordCard card{.id = "led", .title = std::string(tr("decisions.led_to")), .caption = sum.all > 0 ? tr("decisions.led", {format_integer(sum.all - sum.open), format_integer(sum.all)}) : std::string{}, .none = std::string(tr("decisions.led_none")), .all = {}, .scroll = true};
        if (entry.founded) card.lines.push_back(line_of(frame, *entry.founded));
        for (auto const* action : entry.actions) card.lines.push_back(line_of(frame, *action));
        draw_record_card(frame, card, at);
        if (foot.h <= 0) return;
        Button spec{.id = "action", .label = tr("decisions.add_action"), .icon = Icon::plus, .tip = tr("decisions.add_action_tip")};
        spec.at = {foot.right() - button_width(frame.ui, spec), foot.bottom() - metric::control, button_width(frame.ui, spec), metric::control};
        if (button(frame.ui, spec)) add_action(frame, entry);
    }

    void add_action(Frame& frame, DecisionEntry const& entry) {
        Edit edit(Label{"create", {register_words_within(act::kType.id)}});
        auto const made = add_record(edit, edit_context(frame, entry.project), {.type = act::kType});
        edit.set(made, act::source, entry.record->id());
        if (frame.store.live(entry.owner)) edit.set(made, act::owner, entry.owner);
        edit.set(made, act::due, Date{frame.ui.today + 14});
        frame.edit(std::move(edit));
        frame.session.inspector_open = true;
        frame.select(made);
    }

    Remembered<Book> m_book;
    TableState m_tables[2];                          // of a project, of the office: they show different columns
    Filter m_filter;
    Id m_chosen;
};

}  // namespace

std::unique_ptr<View> make_decision_view() { return std::make_unique<DecisionView>(); }

}  // namespace pmo::ui

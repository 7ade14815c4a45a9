// The library of methods: what each brings, who follows it, where projects depart from it, and applying one to a project. Methods that come with the program
// can be added to any workspace.

#include <algorithm>
#include <array>
#include <optional>

#include "core/actions/install_methods.h"
#include "core/actions/new_record.h"
#include "core/base/sort.h"
#include "core/io/method_library.h"
#include "core/registers/deviation.h"
#include "core/registers/method.h"
#include "core/registers/project.h"
#include "core/registers/rules.h"
#include "core/rules/method_deviation.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/hit_list.h"
#include "ui/views/method_parts.h"
#include "ui/views/page.h"
#include "ui/views/record_card.h"
#include "ui/views/remember.h"
#include "ui/views/view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace mtd = registers::method;

constexpr float kLine = 58;

enum class Part : std::uint8_t { structure, roles, tailoring, deviations };

struct Shelf { std::vector<Record const*> methods; std::vector<std::size_t> projects; };

Shelf make_shelf(Store const& store, Derived const& derived) {
    Shelf shelf;
    for (auto const& record : store.table(mtd::kType).rows())
        if (!record.deleted()) shelf.methods.push_back(&record);
    sort_stably(shelf.methods, {}, [](Record const* method) { return !registers::is_open(*method); });
    for (auto const* method : shelf.methods) shelf.projects.push_back(projects_of(store, derived, method->id()).size());
    return shelf;
}

struct Departures { std::vector<rules::Hit> hits; std::vector<Record const*> records; };

class MethodView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto& ui = frame.ui;
        auto const& shelf = m_shelf.get(frame, kNoId, [&] { return make_shelf(frame.store, frame.derived); });
        auto const missing = missing_count(frame);
        Box bar = draw_page_head(frame, area, {.id = "method", .caption = tr("methods.caption", {format_integer(static_cast<std::int64_t>(shelf.methods.size()))})});
        if (right_button(ui, {.id = "register", .label = tr("methods.register"), .icon = Icon::list, .kind = ButtonKind::ghost}, bar)) frame.go({.view = "register", .project = kNoId, .detail = "method"});
        bool const may = missing > 0 && frame.writable;
        auto const tip = missing > 0 ? tr("methods.install_tip", {format_integer(static_cast<std::int64_t>(missing))}) : std::string(tr("methods.installed"));
        if (right_button(ui, {.id = "install", .label = tr("methods.install"), .icon = Icon::download, .disabled = !may, .tip = tip}, bar)) install(frame);
        area = area.inset(metric::space_card);
        if (shelf.methods.empty()) {
            auto const asked = empty_state(ui, {.id = "empty", .icon = Icon::route, .title = tr("methods.empty"), .text = tr("methods.empty_text"), .primary = frame.writable ? tr("methods.install") : std::string_view{}, .secondary = {}, .primary_icon = Icon::download, .at = area});
            if (asked == EmptyAnswer::primary) install(frame);
            return;
        }
        follow_selection(frame, shelf);
        draw_shelf(frame, shelf, area.cut_left(std::min(270.0f, area.w * 0.3f), metric::space_card));
        draw_method(frame, area);
    }

    std::string status(Frame&) override { return std::string(tr("methods.status")); }

private:
    Store const& library() {
        if (!m_library)
            if (auto read = read_method_library(); read.ok()) m_library = std::move(read->store);
        if (!m_library) m_library.emplace();
        return *m_library;
    }
    std::size_t missing_count(Frame const& frame) {
        return m_missing.get(frame, kNoId, [&] { return missing_methods(frame.store, library()).size(); });
    }

    void install(Frame& frame) {
        Edit edit{"method.install"};
        for (auto const* method : missing_methods(frame.store, library())) install_method(edit, frame.store, library(), method->id());
        if (!edit.empty()) frame.edit(std::move(edit));
    }

    void follow_selection(Frame& frame, Shelf const& shelf) {
        auto const known = [&](Id id) { return std::ranges::any_of(shelf.methods, [&](Record const* method) { return method->id() == id; }); };
        auto const now = frame.session.selected();
        if (now != m_followed && known(now)) m_method = now;
        m_followed = now;
        if (known(m_method)) return;
        auto const* project = frame.store.live(frame.session.location.project);
        m_method = project && known(project->get(registers::project::method)) ? project->get(registers::project::method) : shelf.methods.front()->id();
    }

    void draw_shelf(Frame& frame, Shelf const& shelf, Box at) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        CardScope const card{ui, {.id = "shelf", .title = tr("methods.library"), .at = at}};
        PanelScope const panel{ui, {.id = "methods", .name = tr("methods.library"), .role = sem::Role::list, .at = card.body()}};
        Box const inner = panel.inner();
        for (std::size_t i = 0; i < shelf.methods.size(); ++i) {
            auto const& method = *shelf.methods[i];
            IdScope const scope{method.id()};
            Box const row{inner.x, inner.y + kLine * static_cast<float>(i), inner.w, kLine};
            auto const name = record_name(method);
            auto const kind = method.has(mtd::kind) ? option_words(mtd::kType, mtd::kind.slot, method.get(mtd::kind)) : std::string{};
            auto const used = tr("methods.projects_n", {format_integer(static_cast<std::int64_t>(shelf.projects[i]))});
            bool const chosen = method.id() == m_method;
            auto const hot = hot_area(ui, {.id = "method", .name = name, .value = kind, .description = used, .role = sem::Role::listitem, .state = chosen ? static_cast<std::uint32_t>(sem::selected) : 0u, .at = row, .ring_radius = 0});
            if (hot.clicked) {
                m_method = m_followed = method.id();
                frame.select(method.id());
            }
            auto const pen = ui.pen();
            if (chosen || hot.hovered) pen.fill(row, chosen ? theme.selected : theme.hover);
            pen.line_h(row.x, row.right(), row.bottom() - 1, theme.grid);
            Box line = row.inset(12, 0);
            Badge const badge{.label = kind, .tone = Tone::neutral};
            Box const sign = line.cut_right(kind.empty() ? 0 : badge_width(pen.fonts, badge), 8);
            if (!kind.empty()) paint_badge(pen, sign.x, row.y + 17, badge);
            pen.text({line.x, row.y + 6, line.w, 22}, theme.text1, Type::strong, name);
            pen.text({line.x, row.y + 30, row.w - 24, 20}, theme.text3, Type::small, (method.has(mtd::version) ? std::string(method.get(mtd::version)) + "  " : std::string{}) + used);
        }
        reserve({inner.x, inner.y, inner.w, kLine * static_cast<float>(shelf.methods.size())});
    }

    void draw_method(Frame& frame, Box at) {
        auto& ui = frame.ui;
        auto const content = method_content(frame.store, m_method);
        if (!content.method) return;
        auto const& method = *content.method;
        auto const& departures = m_departures.get(frame, m_method, [&] { return find_departures(frame); });
        CardScope const card{ui, {.id = "chosen", .at = at}};
        Box body = card.body();
        Box head = body.cut_top(62).inset(12, 0);
        auto const pen = ui.pen();
        auto const state = method.has(mtd::status) ? option_words(mtd::kType, mtd::status.slot, method.get(mtd::status)) : std::string{};
        Box line{head.x, head.y + 6, head.w, 24};
        auto const name = record_name(method);
        heading(ui, 2, name, Type::record, line.cut_left(std::min(pen.width(Type::record, name) + 2, line.w * 0.6f), 10));
        Badge const badge{.label = state, .tone = registers::is(method, mtd::status, "released") ? Tone::green : Tone::neutral};
        if (!state.empty()) paint_badge(pen, line.x, line.cy(), badge);
        text(ui, {.text = method.get(mtd::when_to_use), .type = Type::small, .color = ui.theme().text2, .id = "when", .at = {head.x, head.y + 32, head.w, 22}});
        tooltip_for(ui, head, std::string(method.get(mtd::description)) + "\n" + std::string(tr("methods.tailoring_rule")) + std::string(method.get(mtd::tailoring)), "when");
        auto const count = format_integer(static_cast<std::int64_t>(departures.hits.size()));
        std::array const choices = {Choice{.key = "structure", .label = tr("methods.structure")}, Choice{.key = "roles", .label = tr("methods.roles")},
                                    Choice{.key = "tailoring", .label = tr("methods.tailoring")}, Choice{.key = "deviations", .label = tr("methods.deviations"), .count = count}};
        if (auto const picked = tabs(ui, {.id = "parts", .name = tr("methods.parts"), .tabs = choices, .active = static_cast<int>(m_part), .size = Size::small, .at = body.cut_top(metric::tabs_small)})) m_part = static_cast<Part>(*picked);
        if (m_part == Part::structure) draw_structure(frame, content, body);
        if (m_part == Part::roles) draw_roles(frame, content, body);
        if (m_part == Part::tailoring) draw_tailoring(frame, content, m_draft, body);
        if (m_part == Part::deviations) draw_deviations(frame, departures, body);
    }

    Departures find_departures(Frame const& frame) const {
        Departures found;
        auto const facts = facts_of(frame);
        for (auto const* project : projects_of(frame.store, frame.derived, m_method)) {
            if (frame.session.location.project && project->id() != frame.session.location.project) continue;
            auto const hits = rules::method_hits(facts, project->id());
            found.hits.insert(found.hits.end(), hits.begin(), hits.end());
            for (auto const* record : frame.store.referrers(registers::deviation::kType, registers::deviation::project, project->id())) found.records.push_back(record);
        }
        sort_stably(found.hits, std::greater{}, &rules::Hit::severity);
        return found;
    }

    void draw_deviations(Frame& frame, Departures const& departures, Box at) {
        RecordCard card{.id = "recorded", .title = std::string(tr("methods.recorded")), .caption = tr("methods.recorded_caption", {format_integer(static_cast<std::int64_t>(departures.records.size()))}), .none = std::string(tr("methods.recorded_none")), .lines = {}, .all = {.view = "register", .project = kNoId, .detail = "deviation"}, .scroll = true};
        for (auto const* record : departures.records) {
            auto line = line_of(frame, *record);
            if (auto const* project = registers::linked(*record, frame.store, registers::deviation::project)) line.when = std::string(code_of(*project));
            line.tip = std::string(record->get(registers::deviation::reason));
            card.lines.push_back(std::move(line));
        }
        Box const below = at.cut_bottom(std::min(record_card_height(std::min<std::size_t>(card.lines.size(), 5)) + 12, at.h * 0.45f));
        draw_record_card(frame, card, below.inset(12, 6));
        HitAction const actions[] = {{.key = "record", .label = tr("methods.record"), .icon = Icon::plus, .fits = [](rules::Hit const& hit) { return hit.rule != "method.no_reason" && hit.rule != "method.undecided" && hit.rule != "method.none"; }}};
        auto const answer = draw_hit_list(frame, {.id = "found", .name = tr("methods.deviations"), .hits = departures.hits, .actions = frame.writable ? std::span<HitAction const>(actions) : std::span<HitAction const>{}, .none = tr("methods.no_deviations"), .show_project = true, .at = at});
        if (answer.hit >= 0 && answer.action == 0) record_deviation(frame, departures.hits[static_cast<std::size_t>(answer.hit)]);
    }

    // A departure that was found becomes a decision to be taken.
    void record_deviation(Frame& frame, rules::Hit const& hit) {
        namespace dev = registers::deviation;
        auto const* subject = frame.store.live(hit.subject);
        auto const* project = frame.store.live(hit.project);
        if (!subject || !project) return;
        bool const added = hit.rule == "method.added";
        Edit edit{{"method.record", {std::string(shown_title(*subject))}}};
        Adding adding(edit, {frame.store, frame.ids, hit.project, project->get(registers::project::manager), Date{frame.ui.today}});
        auto const id = adding.add(dev::kType);
        edit.set(id, dev::title, title_of(*subject));
        edit.set(id, dev::kind, added ? "added" : hit.rule == "method.missing" || hit.rule == "method.must_dropped" ? "omitted" : "changed");
        if (!added) edit.set(id, dev::method_item, hit.evidence.empty() ? hit.subject : hit.evidence.front());
        edit.set(id, dev::due, Date{frame.ui.today + 14});
        frame.edit(std::move(edit));
        frame.session.inspector_open = true;
        frame.select(id);
    }

    Remembered<Shelf> m_shelf;
    Remembered<std::size_t> m_missing;
    Remembered<Departures> m_departures;
    std::optional<Store> m_library;
    Id m_method, m_followed;
    Part m_part = Part::structure;
    TailoringDraft m_draft;
};

}  // namespace

std::unique_ptr<View> make_method_view() { return std::make_unique<MethodView>(); }

}  // namespace pmo::ui

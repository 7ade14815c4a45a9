// Charter 项目章程: a document that is edited where it is read. Its goals, milestones, money, roles and signatures are those of the project's
// registers; how complete it is and what the rules find stands above it. The registers themselves are one choice away.

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/registers/charter.h"
#include "core/registers/project.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/charter_parts.h"
#include "ui/views/hit_list.h"
#include "ui/views/intake_parts.h"
#include "ui/views/note_section.h"
#include "ui/views/page.h"
#include "ui/views/project_frame.h"
#include "ui/views/register_looks.h"
#include "ui/views/register_shelf.h"
#include "ui/views/remember.h"
#include "ui/views/view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace cha = registers::charter;
namespace prj = registers::project;
using charter::Facts;

constexpr float kPaper = 900, kGap = 20, kHits = 5;

class CharterView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto const project = frame.session.location.project;
        auto const* record = frame.store.live(project);
        if (!record || &record->type() != &prj::kType) {
            auto const answer = empty_state(frame.ui, {.id = "no_project", .icon = Icon::folder_kanban, .title = tr("charter.no_project"), .text = tr("charter.no_project_text"), .primary = tr("view.project_list"), .secondary = {}, .primary_icon = Icon::folder_kanban, .at = area});
            if (answer == EmptyAnswer::primary) frame.go({.view = "project_list", .project = kNoId, .detail = {}});
            return;
        }
        follow(frame);
        auto const detail = std::string(frame.session.location.detail);
        if (auto* pane = pane_of(project, detail)) {
            charter::draw_head(frame, area, detail);
            pane->draw(frame, area);
            return;
        }
        auto const& facts = m_facts.get(frame, project, [&] { return charter::gather(frame, project); });
        Box bar = charter::draw_head(frame, area, {});
        frame.ui.pen().fill(area, frame.ui.theme().canvas);
        auto const* document = frame.store.live(facts.charter);
        if (!document) {
            start(frame, project, area);
            return;
        }
        buttons(frame, facts, *document, bar);
        meter(frame, facts, bar);
        paper(frame, facts, *document, area);
    }

    std::string status(Frame& frame) override {
        auto* pane = pane_of(frame.session.location.project, frame.session.location.detail);
        return pane ? pane->status_words() : std::string{};
    }
    void keys(Frame& frame) override {
        if (auto* pane = pane_of(frame.session.location.project, frame.session.location.detail)) pane->keys(frame);
    }
    bool draw_inspector(Frame& frame, Record const& record) override {
        auto* pane = pane_of(frame.session.location.project, frame.session.location.detail);
        return pane && pane->draw_inspector(frame, record);
    }

private:
    RegisterPane* pane_of(Id project, std::string_view detail) {
        auto const* type = detail.empty() ? nullptr : find_register(detail);
        return type ? &m_panes.of(*type, project) : nullptr;
    }

    // Somebody came here for a requirement or a deliverable: they are not on the document.
    void follow(Frame& frame) {
        auto const now = frame.session.selected();
        if (now == m_followed) return;
        m_followed = now;
        auto const* record = frame.store.live(now);
        if (record && (record->type().id == "requirement" || record->type().id == "deliverable") && frame.session.location.detail.empty())
            frame.go({.view = "charter", .project = frame.session.location.project, .detail = std::string(record->type().id)}, now);
    }

    static void start(Frame& frame, Id project, Box area) {
        auto const answer = empty_state(frame.ui, {.id = "none", .icon = Icon::file_signature, .title = tr("charter.none"), .text = tr("charter.none_text"), .primary = frame.writable ? tr("charter.start") : std::string_view{}, .secondary = {},
                                                   .at = {area.cx() - 220, area.y + 72, 440, 180}});
        if (answer == EmptyAnswer::primary) frame.edit(start_charter(intake::context_of(frame), project));
    }

    static void buttons(Frame& frame, Facts const& facts, Record const& document, Box& bar) {
        auto& ui = frame.ui;
        if (right_button(ui, {.id = "print", .label = tr("charter.print"), .icon = Icon::printer, .name = {}, .tip = tr("charter.print_tip")}, bar)) {
            auto name = record_name(document) + ".html";
            frame.ask([n = std::move(name), html = charter::charter_html(frame, facts)](AppActions& app) mutable { app.save_file(std::move(n), "text/html", std::move(html)); });
        }
        auto const submit = submit_charter(intake::context_of(frame), document.id());
        if (!submit.empty() && frame.writable && right_button(ui, {.id = "submit", .label = tr("charter.submit"), .icon = Icon::file_up, .kind = ButtonKind::primary, .name = {}, .tip = tr("charter.submit_tip")}, bar)) frame.edit(submit);
    }

    // How much of a charter is there; the tooltip names what is not.
    static void meter(Frame& frame, Facts const& facts, Box& bar) {
        auto& ui = frame.ui;
        auto const& all = facts.completeness;
        auto const words = tr("charter.complete", {format_percent(all.permille(), 1, 0)});
        float const width = std::ceil(ui.pen().width(Type::small, words)) + 2;
        if (bar.w < width + 90) return;
        Box const place = bar.cut_right(width + 88, 12);
        auto tip = tr("charter.parts", {format_integer(all.filled), format_integer(static_cast<std::int64_t>(all.parts.size()))});
        for (auto const& part : all.parts)
            if (!part.filled) tip += "\n· " + charter::part_words(part.id);
        Box const track{place.x, std::round(place.cy() - 3), 80, 6};
        paint_progress(ui.pen(), track, all.permille(), -1, all.permille() == 1000 ? ui.theme().green : 0);
        ui.pen().text({place.x + 88, place.y, width, place.h}, ui.theme().text2, Type::small, words);
        say(ui, {.id = "complete", .role = sem::Role::progressbar, .name = tr("charter.completeness"), .value = words, .description = tip, .at = place});
        tooltip_for(ui, place, tip, "complete");
    }

    void paper(Frame& frame, Facts const& facts, Record const& document, Box area) {
        auto& ui = frame.ui;
        PanelScope const panel{ui, {.id = "paper", .name = tr("view.charter"), .at = area, .padding_x = metric::space_card, .padding_y = metric::space_card}};
        Box const inner = panel.inner();
        float const width = std::min(kPaper, inner.w);
        Box page{std::round(inner.cx() - width / 2), inner.y, width, m_height};
        IdScope const scope{facts.charter};
        float y = page.y;
        if (!facts.hits.empty()) {
            Box const hits{page.x, y, page.w, metric::card_header + std::min(kHits, static_cast<float>(facts.hits.size())) * 32 + 2};
            CardScope const card{ui, {.id = "findings", .title = tr("intake.findings"), .caption = format_integer(static_cast<std::int64_t>(facts.hits.size())), .at = hits}};
            draw_hit_list(frame, {.id = "hit_list", .name = tr("intake.findings"), .hits = facts.hits, .show_subject = false, .at = card.body()});
            y += hits.h + metric::space_card;
        }
        Box const sheet{page.x, y, page.w, m_height};
        ui.pen().panel(sheet, ui.theme().surface, ui.theme().line, metric::radius_card);
        float const height = write(frame, facts, document, {sheet.x + 28, sheet.y + 20, sheet.w - 56, 0}) + 44;
        m_height = height;
        reserve({page.x, page.y, page.w, y + height - page.y + metric::space_card});
    }

    // The document from top to bottom; returns its height.
    float write(Frame& frame, Facts const& facts, Record const& document, Box at) {
        float y = at.y;
        auto const full = [&] { return Box{at.x, y, at.w, 0}; };
        y += title(frame, document, full());
        auto const both = [&](Field<std::string> left, Field<std::string> right) { y += pair(frame, document, left, right, full()) + 14; };
        both(cha::background, cha::purpose);
        y += charter::draw_goals(frame, facts, full()) + kGap;
        y += charter::draw_section_head(frame, tr("charter.scope"), {}, full()) + 6;
        both(cha::scope_in, cha::scope_out);
        both(cha::success_factors, cha::assumptions);
        both(cha::constraints, cha::main_risks);
        y += 6;
        y += charter::draw_milestones(frame, facts, full()) + kGap;
        y += charter::draw_frame_of_money(frame, document, full()) + kGap;
        y += charter::draw_roles(frame, facts, full()) + 8;
        both(cha::organisation, cha::authority);
        y += charter::draw_approvals(frame, facts, m_sign, full());
        return y - at.y;
    }

    static float title(Frame& frame, Record const& document, Box at) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        auto const pen = ui.pen();
        auto const name = record_name(document), state = option_words(cha::kType, cha::status.slot, document.has(cha::status) ? document.get(cha::status) : "draft");
        Badge const badge{.label = state, .tone = option_tone(cha::kFields[cha::status.slot], document.get(cha::status)), .icon = option_icon(cha::kFields[cha::status.slot], document.get(cha::status))};
        Box const line{at.x, at.y, at.w, 30};
        float const sign = badge_width(pen.fonts, badge);
        auto const hot = hot_area(ui, {.id = "title", .name = name, .value = state, .description = tr("charter.select_tip"), .at = {line.x, line.y, line.w - sign - 12, line.h}});
        if (hot.clicked) {
            frame.session.inspector_open = true;
            frame.select(document.id());
        }
        pen.text({line.x, line.y, line.w - sign - 12, line.h}, hot.hovered ? theme.accent_text : theme.text1, Type::title, name);
        paint_badge(pen, line.right() - sign, line.cy(), badge);
        auto words = std::string(document.get(cha::version));
        auto const add = [&](std::string const& more) { if (!more.empty()) words += (words.empty() ? "" : " · ") + more; };
        add(value_words(cha::kType, cha::owner.slot, document.value(cha::owner.slot), frame.store));
        if (document.has(cha::approved_on)) add(tr("charter.approved_line", {value_words(cha::kType, cha::approved_by.slot, document.value(cha::approved_by.slot), frame.store), format_date(document.get(cha::approved_on).day)}));
        if (auto const* proposal = frame.store.live(document.get(cha::proposal))) add(tr("charter.from_proposal", {code_of(*proposal)}));
        text(ui, {.text = words, .type = Type::small, .color = theme.text3, .id = "meta", .at = {at.x, at.y + 32, at.w, 18}});
        return 64;
    }

    static float pair(Frame& frame, Record const& document, Field<std::string> left, Field<std::string> right, Box at) {
        bool const two = at.w > 560;
        bool const closed = document.get(cha::status) == "superseded";
        auto const note = [&](Field<std::string> field, Box box) {
            auto const hint = tr_key("charter.hint." + std::string(cha::kFields[field.slot].id));
            return draw_note_section(frame, {.record = document, .slot = field.slot, .hint = hint, .lines = 2, .wanted = true, .read_only = closed}, box);
        };
        if (!two) {
            float const first = note(left, at);
            return first + 10 + note(right, at.moved(0, first + 10));
        }
        Box const row{at.x, at.y, at.w, 0};
        return std::max(note(left, row.column(0, 2, kGap)), note(right, row.column(1, 2, kGap)));
    }

    Remembered<Facts> m_facts;
    RegisterPanes m_panes;
    charter::SignState m_sign;
    Id m_followed;
    float m_height = 900;
};

}  // namespace

std::unique_ptr<View> make_charter_view() { return std::make_unique<CharterView>(); }

}  // namespace pmo::ui

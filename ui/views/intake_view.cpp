// Intake 立项管道: proposals on their way to a decision, as a board by stage or as a table of the same; the page of one is intake_page.cpp.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/sort.h"
#include "core/registers/proposal.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/hit_list.h"
#include "ui/views/intake_parts.h"
#include "ui/views/page.h"
#include "ui/views/register_edits.h"
#include "ui/views/register_table.h"
#include "ui/views/view.h"
#include "ui/widgets/board.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"

namespace pmo::ui {

namespace {

namespace ppl = registers::proposal;
using namespace intake;

constexpr float kCard = 92, kHits = 168;
constexpr std::string_view kPage = "page", kList = "list";

std::string age_words(Item const& item) { return item.age < 0 ? std::string{} : tr("intake.days", item.age); }

ImU32 age_color(Theme const& theme, Item const& item) { return item.stale ? theme.red_text : theme.text3; }

std::string title_words(Record const& proposal) {
    auto const title = shown_title(proposal);
    return title.empty() ? record_name(proposal) : std::string(title);
}

std::string department_words(Frame const& frame, Record const& proposal) {
    auto const* department = frame.store.live(proposal.get(ppl::department));
    return department ? std::string(shown_title(*department)) : std::string(tr("intake.no_department"));
}

class Cards final : public BoardSource {
public:
    Cards(Frame& frame, Pipeline const& pipeline) : m_frame(frame), m_pipeline(pipeline) {}
    int cards(int column) const override { return static_cast<int>(m_pipeline.column[column].size()); }

    BoardCard card(int column, int index) const override {
        auto const& item = at(column, index);
        auto const& proposal = *m_frame.store.live(item.proposal);
        auto const stage = proposal.get(ppl::stage);
        auto name = std::string(code_of(proposal)) + ' ' + title_words(proposal);
        for (auto const& more : {department_words(m_frame, proposal), money_words(proposal), tr("intake.score_of", {score_words(item.score)}), age_words(item), column == kDecided ? stage_words(stage) : std::string{}})
            if (!more.empty()) name += ", " + more;
        auto tip = title_words(proposal) + '\n' + sides_words(m_frame, item.sides);
        if (!item.hits.empty()) tip += '\n' + tr("intake.hits", static_cast<std::int64_t>(item.hits.size()));
        return {.key = key_of(item.proposal), .name = std::move(name), .tip = std::move(tip), .fixed = stage == "approved"};
    }

    void draw_card(int column, int index, CardCanvas const& canvas) const override {
        auto const& item = at(column, index);
        auto const& proposal = *m_frame.store.live(item.proposal);
        auto const& pen = canvas.pen;
        auto const& theme = *pen.theme;
        Box box = canvas.content;
        Box head = box.cut_top(16, 3);
        if (column == kDecided) {
            auto const words = stage_words(proposal.get(ppl::stage));
            Badge const badge{.label = words, .tone = stage_tone(proposal.get(ppl::stage))};
            Box const place = head.cut_right(badge_width(pen.fonts, badge), 6);
            paint_badge(pen, place.x, place.cy(), badge);
        } else if (auto const age = age_words(item); !age.empty()) {
            float const width = std::ceil(pen.width(Type::small, age)) + 1;
            Box const place = head.cut_right(width, 6);
            pen.text(place, age_color(theme, item), Type::small, age, Align::right);
            if (item.stale) pen.icon(head.cut_right(13).x, place.cy(), Icon::clock, theme.red, metric::icon_badge);
        }
        pen.text(head, theme.text3, Type::small, code_of(proposal));
        float const code = pen.width(Type::small, code_of(proposal)) + 6;
        if (proposal.get(ppl::must_do)) pen.icon(head.x + code, head.cy(), Icon::flag, theme.red, metric::icon_badge);
        else if (proposal.get(ppl::urgency) == "critical" || proposal.get(ppl::urgency) == "high") pen.icon(head.x + code, head.cy(), Icon::arrow_up, theme.amber, metric::icon_badge);
        pen.text(box.cut_top(18, 3), theme.text1, Type::strong, title_words(proposal));
        Box middle = box.cut_top(16, 4);
        auto const money = money_words(proposal);
        float const width = std::min(std::ceil(pen.width(Type::small, money)) + 1, middle.w * 0.55f);
        pen.text(middle.cut_right(width, 6), theme.text2, Type::small, money, Align::right);
        pen.text(middle, theme.text2, Type::small, department_words(m_frame, proposal));
        Box foot = box.cut_top(14);
        for (int i = 0; i < rules::kFeasibilitySides; ++i) paint_side(pen, {foot.x + 6 + 15 * static_cast<float>(i), foot.cy()}, item.sides[static_cast<std::size_t>(i)].state);
        if (auto const errors = std::ranges::count(item.hits, Severity::error, &rules::Hit::severity); errors > 0) pen.icon(foot.x + 84, foot.cy(), Icon::circle_x, theme.red, metric::icon_badge);
        if (item.score.known()) pen.text(foot, theme.text1, Type::small_strong, score_words(item.score), Align::right);
    }

private:
    Item const& at(int column, int index) const { return m_pipeline.column[column][static_cast<std::size_t>(index)]; }
    Frame& m_frame;
    Pipeline const& m_pipeline;
};

class IntakeView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto const& pipeline = m_pipeline.get(frame, kNoId, [&] { return make_pipeline(frame); });
        auto const detail = std::string_view(frame.session.location.detail);
        follow(frame);
        if (detail == kPage && frame.store.live(m_page.proposal)) {
            draw_page(frame, pipeline, m_page, area);
            return;
        }
        auto const caption = tr("intake.caption", {format_integer(static_cast<std::int64_t>(open_count(pipeline))), format_integer(pipeline.hits)});
        Box bar = draw_page_head(frame, area, {.id = "intake", .caption = caption});
        toolbar(frame, bar, detail == kList);
        frame.ui.pen().fill(area, frame.ui.theme().canvas);
        if (detail == kList) {
            draw_pipeline_table(frame, pipeline, m_list, area);
            return;
        }
        if (pipeline.all.empty()) {
            auto const answer = empty_state(frame.ui, {.id = "none", .icon = Icon::lightbulb, .title = tr("intake.empty"), .text = tr("intake.empty_text"), .key = "N",
                                                       .primary = frame.writable ? tr("intake.new") : std::string_view{}, .secondary = {}, .at = {area.cx() - 220, area.y + 72, 440, 180}});
            if (answer == EmptyAnswer::primary) create(frame);
            return;
        }
        area = area.inset(metric::space_card);
        if (m_show_hits) hits(frame, pipeline, area.cut_bottom(kHits, metric::space_card));
        draw_board(frame, pipeline, area);
    }

    std::string status(Frame& frame) override {
        auto const& pipeline = m_pipeline.get(frame, kNoId, [&] { return make_pipeline(frame); });
        return tr("intake.caption", {format_integer(static_cast<std::int64_t>(open_count(pipeline))), format_integer(pipeline.hits)});
    }

    void keys(Frame& frame) override {
        if (frame.writable && ImGui::IsKeyPressed(ImGuiKey_N, false) && !ImGui::GetIO().KeyCtrl) create(frame);
        else if (frame.session.location.detail == kPage && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) frame.go({.view = "intake", .project = kNoId, .detail = {}}, m_page.proposal);
    }

private:
    static std::size_t open_count(Pipeline const& pipeline) {
        std::size_t count = 0;
        for (int i = 0; i < kDecided; ++i) count += pipeline.column[i].size();
        return count;
    }

    // The page stays with its proposal while an assessment of it is selected.
    void follow(Frame& frame) {
        auto const* record = frame.store.live(frame.session.selected());
        if (!record || &record->type() != &ppl::kType) return;
        m_board.selected = key_of(record->id());
        if (m_page.proposal == record->id()) return;
        auto const outcome = m_next_outcome.value_or(ProposalOutcome::approve);
        m_next_outcome.reset();
        m_page.proposal = record->id();
        m_page.outcome = outcome;
        m_page.method_chosen = false;
        m_page.reason.clear();
        m_page.left_out.clear();
        m_page.left_out_reason.clear();
    }

    void toolbar(Frame& frame, Box bar, bool list) {
        auto& ui = frame.ui;
        Choice const choices[] = {{.key = "board", .label = tr("intake.board"), .icon = Icon::kanban, .count = {}, .tip = {}}, {.key = "list", .label = tr("intake.table"), .icon = Icon::list, .count = {}, .tip = {}}};
        if (frame.writable && right_button(ui, {.id = "new", .label = tr("intake.new"), .icon = Icon::plus, .kind = ButtonKind::primary, .name = {}, .tip = {}}, bar)) create(frame);
        if (!list && right_button(ui, {.id = "open", .label = tr("intake.open"), .icon = Icon::file_text, .disabled = !frame.store.live(m_page.proposal) || !m_board.selected, .name = {}, .tip = tr("intake.open_tip")}, bar)) open(frame, m_page.proposal);
        if (!list && right_button(ui, {.id = "hits", .label = tr("intake.findings"), .icon = Icon::triangle_alert, .kind = ButtonKind::toggle, .on = m_show_hits, .name = {}, .tip = tr("intake.findings_tip")}, bar)) m_show_hits = !m_show_hits;
        Segmented segments{.id = "mode", .name = tr("intake.mode"), .options = choices, .chosen = list ? 1 : 0};
        segments.at = middle_of(bar.cut_right(segmented_width(ui, segments), 12));
        if (auto const picked = segmented(ui, segments)) frame.go({.view = "intake", .project = kNoId, .detail = std::string(*picked == 1 ? kList : std::string_view{})}, frame.session.selected());
    }

    void draw_board(Frame& frame, Pipeline const& pipeline, Box area) {
        std::array<std::string, kColumns> titles, sums, tips;
        std::array<BoardColumn, kColumns> columns;
        for (int i = 0; i < kColumns; ++i) {
            auto const n = static_cast<std::size_t>(i);
            auto const* stage = i < kDecided ? &rules::kIntakeStages[n] : nullptr;
            titles[n] = stage ? stage_words(stage->stage) : std::string(tr("intake.decided"));
            sums[n] = sum_words(frame, pipeline, i);
            tips[n] = stage ? tr("intake.stage_rule", {format_integer(stage->days), format_integer(stage->limit)}) : std::string(tr("intake.decided_rule"));
            columns[n] = {.id = stage ? stage->stage : std::string_view("decided"), .title = titles[n], .caption = sums[n], .limit = stage ? stage->limit : 0, .tip = tips[n]};
        }
        Cards const cards{frame, pipeline};
        auto const events = board(frame.ui, {.id = "board", .name = tr("view.intake"), .columns = columns, .card_height = kCard, .movable = frame.writable, .empty_text = tr("intake.column_empty"), .at = area}, cards, m_board);
        if (events.clicked) {
            frame.session.inspector_open = true;
            frame.select(id_of(events.clicked));
        }
        if (events.opened) open(frame, id_of(events.opened));
        if (events.moved) move(frame, *events.moved);
    }

    // The sum of what the column's proposals cost, in the currency of the first.
    static std::string sum_words(Frame const& frame, Pipeline const& pipeline, int column) {
        std::optional<Money> sum;
        for (auto const& item : pipeline.column[column]) {
            auto const& proposal = *frame.store.live(item.proposal);
            if (!proposal.has(ppl::cost)) continue;
            auto const cost = proposal.get(ppl::cost);
            if (!sum) sum = cost;
            else if (sum->currency == cost.currency) sum = add(*sum, cost);
        }
        return sum ? format_money(sum->minor, sum->currency.text(), MoneyStyle::with_unit) : std::string{};
    }

    void move(Frame& frame, BoardMove const& move) {
        auto const proposal = id_of(move.card);
        if (move.to == kDecided) {                               // a decision needs its reason
            m_next_outcome = ProposalOutcome::approve;
            open(frame, proposal);
            return;
        }
        auto edit = move_proposal(context_of(frame), proposal, rules::kIntakeStages[move.to].stage);
        if (!edit.empty()) frame.edit(std::move(edit));
        frame.select(proposal);
    }

    void hits(Frame& frame, Pipeline const& pipeline, Box at) {
        auto const& found = m_hits.get(frame, kNoId, [&] {
            std::vector<rules::Hit> all;
            for (auto const& items : pipeline.column)
                for (auto const& item : items) all.insert(all.end(), item.hits.begin(), item.hits.end());
            sort_stably(all, std::greater{}, &rules::Hit::severity);
            return all;
        });
        CardScope const card{frame.ui, {.id = "findings", .title = tr("intake.findings"), .caption = format_integer(static_cast<std::int64_t>(found.size())), .at = at}};
        draw_hit_list(frame, {.id = "hit_list", .name = tr("intake.findings"), .hits = found, .none = tr("intake.no_findings"), .at = card.body()});
    }

    void open(Frame& frame, Id proposal) { frame.go({.view = "intake", .project = kNoId, .detail = std::string(kPage)}, proposal); }

    void create(Frame& frame) {
        Id made;
        auto edit = new_record_edit(context_of(frame), {.type = ppl::kType}, made);
        edit.set(made, ppl::stage_since, Date{frame.ui.today});
        frame.edit(std::move(edit));
        open(frame, made);
    }

    Remembered<Pipeline> m_pipeline;
    Remembered<std::vector<rules::Hit>> m_hits;
    BoardState m_board;
    PageState m_page;
    TableMemory m_list;
    std::optional<ProposalOutcome> m_next_outcome;
    bool m_show_hits = true;
};

}  // namespace

std::unique_ptr<View> make_intake_view() { return std::make_unique<IntakeView>(); }

}  // namespace pmo::ui

// Resources, of a project or over all running ones: the load of people by week as a map and a picture, what the rules want looked at, requests with who fits,
// capacity against demand by role with the pipeline, supply risks, working time, and the registers behind them.

#include <algorithm>
#include <array>

#include "core/actions/resource_edits.h"
#include "core/rules/resources.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/views/hit_list.h"
#include "ui/views/page.h"
#include "ui/views/register_shelf.h"
#include "ui/views/resource_parts.h"
#include "ui/views/screen_parts.h"
#include "ui/views/view.h"
#include "ui/widgets/card.h"

namespace pmo::ui {

namespace {

enum Side : int { kHeat, kHistogram, kConflicts, kRequests, kCapacity, kSupply, kTimes, kPool };
constexpr std::string_view kSupplyShelf[] = {"supply_risk"};
constexpr std::string_view kPoolShelf[] = {"person", "resource", "assignment", "resource_request", "role_assignment", "rate", "availability", "leave", "time_sheet", "supplier"};
constexpr int kStep = 4;                             // weeks of one press on an arrow
constexpr int kFurthest = 104;                       // weeks from today that can be looked at

constexpr float kBesideSides = 530, kSegmentPadding = 26, kSideList = 170;

// The findings in kinds, as a strip above their list.
struct HitKind { std::string_view key; std::array<std::string_view, 3> rules; };
constexpr HitKind kKinds[] = {
    {"over", {"resource.overloaded", "resource.over_full", "resource.double_booked"}},
    {"booking", {"resource.not_confirmed", "resource.demand_open", "resource.person_left"}},
    {"leave", {"resource.on_leave"}},
    {"request", {"resource.request_overdue", "resource.request_unanswered", "resource.supply_overdue"}},
    {"sheet", {"resource.sheet_missing", "resource.sheet_waits"}},
    {"idle", {"resource.idle"}},
};

bool of_kind(rules::Hit const& hit, HitKind const& kind) { return std::ranges::find(kind.rules, hit.rule) != kind.rules.end(); }

class ResourceView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        follow(frame);
        auto const& figures = figures_of(frame);
        auto const over = std::ranges::count_if(figures.hits, [](rules::Hit const& hit) { return of_kind(hit, kKinds[0]); });
        auto const label = tr("resources.overloaded_count", over);
        auto const people = std::ranges::count_if(figures.load.workers, &LoadWorker::person);
        auto const conflicts = std::string(tr("resources.conflicts")) + (figures.hits.empty() ? std::string{} : " " + format_integer(static_cast<std::int64_t>(figures.hits.size())));
        Segment const segments[] = {{"heat", tr("resources.heat_short")}, {"histogram", tr("resources.histogram")}, {"conflicts", conflicts}, {"requests", tr("resources.requests")},
                                    {"capacity", tr("resources.capacity")}, {"supply", tr("resources.supply")}, {"times", tr("resources.times")}, {"pool", tr("resources.pool")}};
        // The sides come first: where there is little room, count and warning give way.
        bool const roomy = area.w > width_of(frame.ui, segments) + kBesideSides;
        auto const caption = roomy ? tr("resources.caption", people, {format_integer(static_cast<std::int64_t>(figures.load.periods.size()))}) : std::string{};
        Box bar = draw_page_head(frame, area, {.id = "resource", .caption = caption, .badge = over > 0 && roomy ? Badge{.label = label, .tone = Tone::red, .icon = Icon::triangle_alert} : Badge{}});
        if (m_side == kHeat || m_side == kHistogram) weeks(frame, bar);
        if (m_side == kConflicts && right_button(frame.ui, {.id = "level", .label = tr("resources.level"), .icon = Icon::scale, .tip = tr("resources.level_tip")}, bar)) frame.go({.view = "levelling", .project = frame.session.location.project, .detail = {}});
        choose_side(frame.ui, bar, segments);
        switch (m_side) {
            case kHistogram: m_histogram.draw(frame, figures, area); break;
            case kConflicts: conflict_list(frame, figures, area.inset(metric::space_card)); break;
            case kRequests: m_requests.draw(frame, figures, area); break;
            case kCapacity: m_capacity.draw(frame, area); break;
            case kSupply: m_supply.draw(frame, area); break;
            case kTimes: m_times.draw(frame, area); break;
            case kPool: m_pool.draw(frame, area); break;
            default: m_heat.draw(frame, figures, area); break;
        }
        m_heat.draw_hand_over(frame, figures);
    }
    std::string status(Frame& frame) override {
        if (m_side == kHeat) return m_heat.status(frame, figures_of(frame));
        if (m_side == kTimes) return std::string(tr("resources.times_keys"));
        if (auto* shelf = shown_shelf()) return shelf->status_words(frame);
        return {};
    }
    void keys(Frame& frame) override {
        if (auto* shelf = shown_shelf()) shelf->keys(frame);
        else if (m_side == kHeat) m_heat.keys(frame, figures_of(frame));
    }
    bool draw_inspector(Frame& frame, Record const& record) override {
        if (auto* shelf = shown_shelf()) return shelf->draw_inspector(frame, record);
        return (m_side == kHeat || m_side == kHistogram || m_side == kConflicts) && m_heat.draw_inspector(frame, figures_of(frame), record);
    }

private:
    RegisterShelf* shown_shelf() { return m_side == kPool ? &m_pool : m_side == kSupply ? &m_supply : nullptr; }

    ResourceFigures const& figures_of(Frame& frame) {
        return m_figures.get(frame, {frame.session.location.project, m_shift}, [&] {
            Date const today{frame.ui.today};
            ResourceFigures out{.load = resource_load(frame.store, frame.derived, load_weeks(Date{today.day + 7 * m_shift}, rules::kLoadWeeks)), .hits = {}};
            out.hits = m_shift == 0 ? rules::resource_hits(facts_of(frame), out.load) : rules::resource_hits(facts_of(frame));
            if (auto const project = frame.session.location.project) std::erase_if(out.hits, [&](rules::Hit const& hit) { return !concerns(frame, out.load, hit, project); });
            return out;
        });
    }

    // A finding of a project: its own, or about somebody who is booked on it.
    static bool concerns(Frame const& frame, ResourceLoad const& load, rules::Hit const& hit, Id project) {
        if (hit.project) return hit.project == project;
        auto const worker = load.worker_of(hit.subject);
        return worker >= 0 && frame.store.live(project) && std::ranges::any_of(load.lines_of(worker), [&](LoadLine const& line) { return line.project == project; });
    }

    // Somebody came here for a record: the side that shows it.
    void follow(Frame& frame) {
        if (m_here) return;
        m_here = true;
        auto const* record = frame.store.live(frame.session.selected());
        auto const type = record ? record->type().id : std::string_view{};
        if (type == "resource_request") m_side = kRequests;
        else if (type == "supply_risk") m_side = kSupply;
        else if (type != "person" && m_pool.show(type)) m_side = kPool;
    }

    static float width_of(Ui& ui, std::span<Segment const> segments) {
        float width = 0;
        for (auto const& segment : segments) width += ui.pen().width(Type::body, segment.label) + kSegmentPadding;
        return width;
    }

    // Beside each other where there is room, else as a list.
    void choose_side(Ui& ui, Box& bar, std::span<Segment const> segments) {
        if (width_of(ui, segments) <= bar.w) return choose_segment(ui, bar, tr("resources.sides"), segments, m_side);
        std::vector<Option> options;
        for (auto const& segment : segments) options.push_back({.key = segment.key, .label = segment.label});
        auto const picked = combo(ui, {.id = "sides", .name = tr("resources.sides"), .options = options, .chosen = m_side, .placeholder = {}, .at = middle_of(bar.cut_left(std::min(bar.w, kSideList), 12))});
        if (picked && *picked >= 0) m_side = *picked;
    }

    void weeks(Frame& frame, Box& bar) {
        auto& ui = frame.ui;
        if (right_button(ui, {.id = "later", .icon = Icon::chevron_right, .kind = ButtonKind::ghost, .disabled = m_shift >= kFurthest, .name = tr("resources.later"), .tip = tr("resources.later")}, bar)) m_shift += kStep;
        if (right_button(ui, {.id = "now", .label = tr("resources.this_week"), .kind = ButtonKind::ghost, .disabled = m_shift == 0, .tip = tr("resources.this_week")}, bar)) m_shift = 0;
        if (right_button(ui, {.id = "earlier", .icon = Icon::chevron_left, .kind = ButtonKind::ghost, .disabled = m_shift <= -kFurthest, .name = tr("resources.earlier"), .tip = tr("resources.earlier")}, bar)) m_shift -= kStep;
    }

    void conflict_list(Frame& frame, ResourceFigures const& figures, Box area) {
        std::vector<Figure> strip;
        for (std::size_t i = 0; i < std::size(kKinds); ++i) {
            auto const count = std::ranges::count_if(figures.hits, [&](rules::Hit const& hit) { return of_kind(hit, kKinds[i]); });
            auto const key = "resources.kind_of." + std::string(kKinds[i].key);
            strip.push_back({.key = kKinds[i].key, .label = tr_key(key), .value = format_integer(count), .note = m_kind == static_cast<int>(i) ? std::string(tr("resources.shown")) : std::string{}, .tip = tr_key(key + ".tip"), .tone = count == 0 ? Tone::neutral : i == 0 ? Tone::red : i < 4 ? Tone::amber : Tone::neutral});
        }
        if (int const clicked = draw_figure_strip(frame, "kinds", strip, area.cut_top(kFigureStrip, 12)); clicked >= 0) m_kind = m_kind == clicked ? -1 : clicked;
        std::vector<rules::Hit> shown;
        for (auto const& hit : figures.hits)
            if (m_kind < 0 || of_kind(hit, kKinds[m_kind])) shown.push_back(hit);
        HitAction const actions[] = {{.key = "confirm", .label = tr("resources.confirm_booking"), .icon = Icon::check, .fits = [](rules::Hit const& hit) { return hit.rule == "resource.not_confirmed"; }},
                                     {.key = "request", .label = tr("resources.find_person"), .icon = Icon::user_plus, .fits = [](rules::Hit const& hit) { return hit.rule == "resource.request_overdue" || hit.rule == "resource.request_unanswered"; }},
                                     {.key = "time", .label = tr("resources.times"), .icon = Icon::timer, .fits = [](rules::Hit const& hit) { return hit.rule == "resource.sheet_missing" || hit.rule == "resource.sheet_waits"; }}};
        auto const usable = std::span(actions).subspan(frame.writable ? 0 : 1);
        auto const answer = draw_hit_card(frame, {.id = "conflicts", .title = std::string(tr("resources.attention")), .none = std::string(tr("resources.fine")), .hits = shown, .actions = usable, .show_project = !frame.session.location.project}, area);
        if (answer.hit < 0 || answer.action < 0) return;
        act(frame, shown[static_cast<std::size_t>(answer.hit)], usable[static_cast<std::size_t>(answer.action)].key);
    }

    void act(Frame& frame, rules::Hit const& hit, std::string_view action) {
        if (action == "confirm") {
            auto edit = confirm_assignment(edit_context(frame), hit.subject);
            if (!edit.empty()) frame.edit(std::move(edit));
        } else if (action == "request") {
            m_side = kRequests;
            frame.select(hit.subject);
        } else {
            m_side = kTimes;
            m_times.show(hit.subject, hit.rule == "resource.sheet_missing" ? Date{frame.ui.today - 7} : parse_date(hit.args[1]).value_or(Date{frame.ui.today}));
        }
    }

    int m_side = kHeat, m_kind = -1;
    std::int32_t m_shift = 0;                        // weeks between today's and the first in view
    bool m_here = false;
    Remembered<ResourceFigures, std::pair<Id, std::int32_t>> m_figures;
    ResourceHeat m_heat;
    ResourceHistogram m_histogram;
    ResourceRequests m_requests;
    ResourceCapacity m_capacity;
    ResourceTimes m_times;
    RegisterShelf m_supply{kSupplyShelf}, m_pool{kPoolShelf};
};

}  // namespace

std::unique_ptr<View> make_resource_view() { return std::make_unique<ResourceView>(); }

}  // namespace pmo::ui

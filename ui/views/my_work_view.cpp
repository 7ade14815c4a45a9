// My work: everything that waits for one person over all registers, the most pressing first. What is ticked off here is an edit; what takes more is
// gone to. Another person's list is looked at, not changed in their name.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/actions/finish_work.h"
#include "core/actions/record_communication.h"
#include "core/project/communication_calendar.h"
#include "core/registers/communication_item.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/hit_list.h"
#include "ui/views/my_work_rows.h"
#include "ui/views/page.h"
#include "ui/views/remember.h"
#include "ui/views/view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/link_field.h"

namespace pmo::ui {

namespace {

using rules::WorkBucket;
using rules::WorkItem;

constexpr float kPersonWidth = 180, kSearchWidth = 200;

EditContext context_of(Frame& frame, Id project) { return {frame.store, frame.ids, project, frame.session.person, Date{frame.ui.today}}; }

// Nothing: it takes more than a tick.
std::optional<Edit> finish(Frame& frame, WorkItem const& item) {
    auto const* record = frame.store.live(item.record);
    if (record && &record->type() == &registers::communication_item::kType && item.due)
        for (auto const& one : occurrences(frame.store, frame.derived, *record, *item.due, *item.due, Date{frame.ui.today}))
            if (!one.event) return record_communication(context_of(frame, item.project), {.item = one.item, .event = {}, .planned = one.planned, .due = one.due, .outcome = "sent"});
    return finish_work(context_of(frame, item.project), item.record);
}

class MyWorkView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto const person = m_other ? m_other : frame.session.person;
        auto const& work = m_work.get(frame, person, [&] { return rules::my_work(facts_of(frame), person); });
        head(frame, area, person, work);
        if (!frame.store.live(person)) {
            choose_person(frame, area);
            return;
        }
        toolbar(frame, area.cut_top(metric::toolbar), work);
        WorkRows const rows{frame, work, m_query};
        m_shown = rows.shown();
        if (rows.rows() == 0) {
            bool const none = work.empty();
            auto const answer = empty_state(frame.ui, {.id = "nothing", .icon = none ? Icon::circle_check : Icon::list_filter, .title = none ? tr("work.none") : tr("work.nothing_found"), .text = none ? tr("work.none_text") : tr("work.nothing_found_text"),
                                                       .primary = none ? std::string_view{} : tr("work.clear"), .secondary = {}, .primary_icon = Icon::x, .at = area});
            if (answer == EmptyAnswer::primary) { m_query.bucket = -1; m_query.text.clear(); }
            return;
        }
        list(frame, area.inset(metric::space_card), rows);
    }

    std::string status(Frame&) override { return tr("work.status", static_cast<std::int64_t>(m_shown)); }

    void keys(Frame& frame) override {
        if (ImGui::IsKeyPressed(ImGuiKey_D, false) && !ImGui::GetIO().KeyCtrl && !ImGui::GetIO().KeyAlt) m_finish_now = frame.writable;
    }

private:
    void head(Frame& frame, Box& area, Id person, std::vector<WorkItem> const& work) {
        auto& ui = frame.ui;
        auto const* who = frame.store.live(person);
        auto const caption = who ? tr("work.caption", {shown_title(*who), format_integer(static_cast<std::int64_t>(work.size())), format_integer(rules::pressing(work))}) : std::string{};
        Box bar = draw_page_head(frame, area, {.id = "my_work", .caption = caption});
        Box const field = middle_of(bar.cut_right(kPersonWidth, 4));
        if (auto const picked = link_field(frame, {.id = "work.person", .target = "person", .chosen = person, .name = tr("work.person"), .placeholder = tr("work.person"), .can_clear = false, .may_create = false, .width = kPersonWidth, .at = field}))
            m_other = *picked == frame.session.person ? kNoId : *picked;
        if (m_other && m_other != frame.session.person && frame.store.live(frame.session.person) && right_button(ui, {.id = "work.mine", .label = tr("work.mine"), .icon = Icon::user, .tip = tr("work.mine_tip")}, bar)) m_other = kNoId;
    }

    // Nobody has said who they are: the choice stands where the list would be.
    void choose_person(Frame& frame, Box area) {
        auto& ui = frame.ui;
        empty_state(ui, {.id = "nobody", .icon = Icon::user, .title = tr("work.nobody"), .text = tr("work.nobody_text"), .primary = {}, .secondary = {}, .at = area});
        Box const field{std::round(area.cx() - 140), std::round(area.cy() + 56), 280, metric::control};
        if (auto const picked = link_field(frame, {.id = "work.me", .target = "person", .chosen = {}, .name = tr("work.i_am"), .placeholder = tr("work.i_am"), .may_create = false, .width = 280, .at = field}); picked && *picked) {
            frame.session.person = *picked;
            m_other = kNoId;
            frame.ask([](AppActions& app) { app.session_changed(); });
        }
    }

    void toolbar(Frame& frame, Box bar, std::vector<WorkItem> const& work) {
        auto& ui = frame.ui;
        ui.pen().fill(bar, ui.theme().surface);
        ui.pen().line_h(bar.x, bar.right(), bar.bottom() - 1, ui.theme().line);
        bar = bar.inset(metric::space_card, 0);
        auto const counts = rules::count_by_bucket(work);
        std::array<std::string, rules::kWorkBuckets + 1> labels;
        std::array<Choice, rules::kWorkBuckets + 1> choices;
        labels[0] = tr("work.all", {format_integer(static_cast<std::int64_t>(work.size()))});
        choices[0] = {.key = "all", .label = labels[0], .tip = tr("work.all_tip")};
        for (std::size_t i = 0; i < rules::kWorkBuckets; ++i) {
            auto const bucket = static_cast<WorkBucket>(i);
            labels[i + 1] = bucket_words(bucket) + ' ' + format_integer(counts[i]);
            choices[i + 1] = {.key = rules::bucket_id(bucket), .label = labels[i + 1]};
        }
        choices[3].tip = tr("work.bucket.week.tip");
        choices[5].tip = tr("work.bucket.decide.tip");
        Segmented buckets{.id = "work.buckets", .name = tr("work.buckets"), .options = choices, .chosen = m_query.bucket + 1};
        buckets.at = middle_of(bar.cut_left(segmented_width(ui, buckets), 12));
        if (auto const picked = segmented(ui, buckets)) m_query.bucket = *picked - 1;
        Choice const groups[] = {{.key = "time", .label = tr("work.by_time")}, {.key = "project", .label = tr("work.by_project")}, {.key = "kind", .label = tr("work.by_kind")}};
        Segmented grouping{.id = "work.grouping", .name = tr("work.grouping"), .options = groups, .chosen = static_cast<int>(m_query.grouping)};
        if (float const width = segmented_width(ui, grouping); bar.w >= width) {
            grouping.at = middle_of(bar.cut_right(width, 12));
            if (auto const picked = segmented(ui, grouping)) m_query.grouping = static_cast<WorkGrouping>(*picked);
        }
        if (bar.w >= 120)
            if (auto typed = search_field(ui, {.id = "work.search", .name = tr("work.search"), .value = m_query.text, .placeholder = tr("work.search"), .leading = Icon::search, .search = true, .at = middle_of(bar.cut_left(std::min(kSearchWidth, bar.w)))}))
                m_query.text = std::move(*typed);
    }

    void list(Frame& frame, Box area, WorkRows const& rows) {
        float const rest = std::max(160.0f, area.w - 96 - 68 - 66 - 104 - 14);
        float const title = std::round(rest * 0.6f);
        std::array const columns = {Column{.id = "title", .title = tr("work.what"), .width = title, .min_width = 160, .sortable = false, .hideable = false, .reorderable = false},
                                    Column{.id = "doing", .title = tr("work.doing"), .width = 96, .sortable = false},
                                    Column{.id = "project", .title = tr("work.project"), .width = 68, .sortable = false},
                                    Column{.id = "due", .title = tr("work.due"), .width = 66, .align = Align::right, .sortable = false},
                                    Column{.id = "weight", .title = tr("work.weight"), .width = 104, .sortable = false, .tip = tr("work.weight.rule")},
                                    Column{.id = "why", .title = tr("work.why"), .width = rest - title, .sortable = false}};
        TableAction const actions[] = {{.key = "done", .icon = Icon::check, .name = tr("work.done")}, {.key = "go", .icon = Icon::arrow_right, .name = tr("work.go")}};
        auto const span = frame.writable ? std::span<TableAction const>(actions) : std::span<TableAction const>(actions).subspan(1);
        auto const events = table(frame.ui, {.id = "work", .name = tr("view.my_work"), .columns = columns, .at = area, .editable = false, .actions = span, .empty_text = {}}, rows, m_table);
        if (events.toggled && !m_query.folded.erase(events.toggled)) m_query.folded.insert(events.toggled);
        if (events.selection_changed || events.cursor_moved) show(frame, rows);
        if (events.opened) go(frame, rows.item_at(events.opened));
        if (events.action_row) {
            auto const* item = rows.item_at(events.action_row);
            bool const tick = span.size() == 2 && events.action == 0;
            if (tick) take(frame, {item});
            else go(frame, item);
        }
        if (std::exchange(m_finish_now, false)) {
            std::vector<WorkItem const*> chosen;
            for (auto const key : m_table.selection) chosen.push_back(rows.item_at(key));
            if (chosen.empty()) chosen.push_back(rows.item_at(m_table.cursor));
            take(frame, chosen);
        }
    }

    void show(Frame& frame, WorkRows const& rows) {
        std::vector<Id> records;
        for (auto const key : m_table.selection)
            if (auto const* item = rows.item_at(key)) records.push_back(item->record);
        if (records.empty()) return;
        frame.session.inspector_open = true;
        frame.select(std::move(records));
    }

    void go(Frame& frame, WorkItem const* item) {
        auto const* record = item ? frame.store.live(item->record) : nullptr;
        if (record) frame.go(location_of(frame, *record), record->id());
    }

    // Ticks off what can be; for the first that takes more one goes there.
    void take(Frame& frame, std::vector<WorkItem const*> const& items) {
        std::vector<Edit> done;
        WorkItem const* rest = nullptr;
        for (auto const* item : items) {
            if (!item) continue;
            if (auto edit = finish(frame, *item)) done.push_back(std::move(*edit));
            else if (!rest) rest = item;
        }
        if (done.empty()) {
            go(frame, rest);
            return;
        }
        Edit all = done.size() == 1 ? Edit(done.front().label()) : Edit(Label{"work.finish_many", {std::to_string(done.size())}});
        for (auto const& edit : done) all.append(edit);
        frame.edit(std::move(all));
        m_table.selection.clear();
    }

    Remembered<std::vector<WorkItem>> m_work;
    WorkQuery m_query;
    TableState m_table;
    Id m_other;                                      // whose list it is instead of mine
    std::size_t m_shown = 0;
    bool m_finish_now = false;
};

}  // namespace

std::unique_ptr<View> make_my_work_view() { return std::make_unique<MyWorkView>(); }

}  // namespace pmo::ui

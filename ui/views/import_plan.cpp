#include "ui/views/import_plan.h"

#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/registers/project.h"
#include "ui/i18n/format.h"
#include "ui/i18n/problem_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/register_edits.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/date_field.h"
#include "ui/widgets/field.h"
#include "ui/widgets/form.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace prj = registers::project;

constexpr std::size_t kShownRows = 200, kShownNotes = 60;

std::string number(std::size_t n) { return format_integer(static_cast<std::int64_t>(n)); }
std::optional<Date> day_of(engine::Minute at) { return at == kNoTime ? std::nullopt : std::optional(date_of(Moment{at})); }

enum : int { kWbs, kName, kDuration, kStart, kFinish, kPercent };

class Rows final : public TableSource {
public:
    Rows(Ui const& ui, std::vector<mspdi::Task const*> const& tasks, int minutes_per_day) : m_ui(ui), m_tasks(tasks), m_day(minutes_per_day) {}
    std::int64_t rows() const override { return static_cast<std::int64_t>(m_tasks.size()); }
    TableRow row(std::int64_t index) const override {
        auto const& task = at(index);
        return {.key = {0x6d7370, static_cast<std::uint64_t>(index) + 1}, .depth = std::max(0, task.outline_level - 1), .closed = !task.active, .strong = task.summary, .name = task.name};
    }
    std::int64_t find(RowKey key) const override { return static_cast<std::int64_t>(key.low) - 1; }
    TableCell cell(std::int64_t index, int column) const override {
        auto const& task = at(index);
        auto const moment = [](engine::Minute minute) { return minute == kNoTime ? std::string("—") : format_date(date_of(Moment{minute}).day); };
        TableCell out;
        switch (column) {
            case kWbs: out.text = task.wbs.empty() ? std::to_string(task.id) : task.wbs; out.color = m_ui.theme().text3; break;
            case kName: out.text = task.name; break;
            case kDuration: out.text = task.milestone ? std::string("—") : format_workdays(task.duration, m_day); break;
            case kStart: out.text = moment(task.start); break;
            case kFinish: out.text = moment(task.finish); break;
            default: out.text = format_percent(task.percent_complete); break;
        }
        return out;
    }
private:
    mspdi::Task const& at(std::int64_t index) const { return *m_tasks[static_cast<std::size_t>(index)]; }
    Ui const& m_ui;
    std::vector<mspdi::Task const*> const& m_tasks;
    int m_day;
};

}  // namespace

bool looks_like_xml(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;     // UTF-16: no other text of ours comes so
    bytes = trim(bytes.substr(0, 4096));
    return bytes.starts_with("<");
}

void PlanWork::begin(Store const& store) {
    code = next_code(store, prj::kType, kNoId);
    auto const dot = file.find_last_of('.');
    name = !read.title.empty() ? read.title : !read.name.empty() ? read.name : file.substr(0, dot);
    if (name.size() > 4 && fold(name).ends_with(".mpp")) name.resize(name.size() - 4);   // Project writes its own file's name
    target_start = day_of(read.start);
    target_finish = day_of(read.finish);
}

void PlanWork::replan(Store const& store, IdSource& ids) { import = make_mspdi_import(read, store, ids, {.file_name = file, .project_code = code}); }

Edit PlanWork::edit() const {
    Edit whole(Label{"import.mspdi", {name}});
    whole.append(import.edit);
    whole.set(import.project, prj::code, std::string_view(code));
    whole.set(import.project, prj::name, std::string_view(name));
    if (target_start) whole.set(import.project, prj::target_start, *target_start);
    if (target_finish) whole.set(import.project, prj::target_finish, *target_finish);
    return whole;
}

ImportAnswer PlanPane::draw(Frame& frame, Box area) {
    if (m_stale || m_revision != frame.store.revision()) {
        m_work.replan(frame.store, frame.ids);
        m_revision = frame.store.revision();
        m_stale = false;
    }
    auto const answer = header(frame, area.cut_top(metric::page_header));
    area = area.inset(metric::space_card);
    facts(frame, area.cut_left(std::min(360.0f, area.w * 0.42f), metric::space_card));
    preview(frame, area);
    return answer;
}

ImportAnswer PlanPane::header(Frame& frame, Box bar) {
    auto& ui = frame.ui;
    ui.pen().fill(bar, ui.theme().surface);
    ui.pen().line_h(bar.x, bar.right(), bar.bottom() - 1, ui.theme().line);
    bar = bar.inset(metric::space_page, 10);
    auto answer = ImportAnswer::open;
    bool const named = !trim(m_work.name).empty();
    Button take{.id = "plan.import", .label = tr("mspdi.import"), .icon = Icon::check, .kind = ButtonKind::primary, .disabled = !named || !frame.writable, .tip = !frame.writable ? tr("import.read_only") : !named ? tr("mspdi.no_name") : std::string_view{}};
    take.at = bar.cut_right(button_width(ui, take), 8);
    if (button(ui, take)) {
        frame.edit(m_work.edit());
        frame.go({.view = "plan", .project = m_work.import.project, .detail = {}});
        answer = ImportAnswer::done;
    }
    Button drop{.id = "plan.drop", .label = tr("import.drop"), .icon = Icon::x, .kind = ButtonKind::ghost};
    drop.at = bar.cut_right(button_width(ui, drop), 12);
    if (button(ui, drop)) answer = ImportAnswer::dropped;
    auto const title = tr("mspdi.title", {m_work.file});
    heading(ui, 1, title, Type::title, bar.cut_left(std::min(bar.w, ui.pen().width(Type::title, title) + 1), 12));
    text(ui, {.text = tr("mspdi.nothing_yet"), .type = Type::small, .color = ui.theme().text3, .id = "note", .at = bar});
    return answer;
}

void PlanPane::facts(Frame& frame, Box at) {
    auto& ui = frame.ui;
    auto const& counts = m_work.import.counts;
    CardScope const card{ui, {.id = "facts", .title = tr("mspdi.project"), .at = at, .scroll = true, .padding = metric::space_card}};
    {
        bool const taken = std::ranges::any_of(frame.store.table(prj::kType).rows(), [&](Record const& r) { return !r.deleted() && !m_work.code.empty() && r.get(prj::code) == m_work.code; });
        FormRow const row{ui, {.label = field_words(prj::kType, prj::code.slot), .warning = taken ? tr("mspdi.code_taken") : std::string_view{}}};
        if (auto typed = text_field(ui, {.id = "code", .value = m_work.code})) { m_work.code = *typed; m_stale = true; }
    }
    {
        FormRow const row{ui, {.label = field_words(prj::kType, prj::name.slot), .required = true, .problem = trim(m_work.name).empty() ? tr("mspdi.no_name") : std::string_view{}}};
        if (auto typed = text_field(ui, {.id = "name", .value = m_work.name, .required = true})) m_work.name = *typed;
    }
    auto const date = [&](std::string_view id, std::uint8_t slot, std::optional<Date>& value) {
        FormRow const row{ui, {.label = field_words(prj::kType, slot)}};
        if (auto const edited = date_field(ui, {.id = id, .day = value ? std::optional(value->day) : std::nullopt})) value = edited->day ? std::optional(Date{*edited->day}) : std::nullopt;
    };
    date("start", prj::target_start.slot, m_work.target_start);
    date("finish", prj::target_finish.slot, m_work.target_finish);
    if (m_work.read.status_date != kNoTime) labelled_value(ui, field_words(prj::kType, prj::status_date.slot), format_date(date_of(Moment{m_work.read.status_date}).day));
    skip(4);
    section(ui, tr("mspdi.contents"));
    auto const line = [&](std::string_view label, std::string const& value) { labelled_value(ui, label, value, 140); };
    line(tr("mspdi.tasks"), tr("mspdi.tasks_of", {number(counts.tasks), number(counts.summaries), number(counts.milestones)}));
    line(tr("mspdi.links"), number(counts.links));
    line(tr("mspdi.calendars"), tr("mspdi.calendars_of", {number(counts.calendars), number(counts.exceptions)}));
    line(tr("mspdi.people"), tr("mspdi.people_of", {number(counts.people), number(counts.matched_people)}));
    line(tr("mspdi.resources"), number(counts.resources));
    line(tr("mspdi.assignments"), number(counts.assignments));
    line(tr("mspdi.baseline"), number(counts.baseline_tasks));
    notes(frame);
}

void PlanPane::notes(Frame& frame) {
    auto& ui = frame.ui;
    std::vector<Error> all;
    for (auto const& warning : m_work.read.warnings) all.push_back({warning.code, warning.args});
    all.insert(all.end(), m_work.import.notes.begin(), m_work.import.notes.end());
    skip(4);
    section(ui, tr("mspdi.notes"), all.empty() ? std::string_view{} : number(all.size()));
    if (all.empty()) {
        text(ui, {.text = tr("mspdi.no_notes"), .type = Type::small, .color = ui.theme().text2, .wrap = true});
        return;
    }
    // A sentence that stands for many tasks is said once, with their number.
    std::vector<std::pair<std::string, std::size_t>> said;
    std::map<std::string, std::size_t> where;
    for (auto const& note : all) {
        auto words = sentence(note);
        auto const [known, fresh] = where.try_emplace(words, said.size());
        if (fresh) said.emplace_back(std::move(words), 0);
        ++said[known->second].second;
    }
    std::size_t shown = 0;
    for (auto const& [words, times] : said) {
        if (shown == kShownNotes) break;
        IdScope const scope{std::to_string(shown++)};
        auto const whole = times > 1 ? tr("mspdi.note_times", {words, number(times)}) : words;
        Box const row = remaining();
        ui.pen().icon(row.x, row.y + 9, Icon::triangle_alert, ui.theme().amber_text, metric::icon_badge);
        auto const lines = ui.pen().wrap(Type::small, whole, row.w - 18);
        float const height = Fonts::line_of(Type::small) * static_cast<float>(lines.size());
        text(ui, {.text = whole, .type = Type::small, .color = ui.theme().text1, .wrap = true, .id = "note", .at = {row.x + 18, row.y, row.w - 18, height}});
        skip(height + 6);
    }
    if (said.size() > shown) caption(ui, tr("mspdi.more_notes", {number(said.size() - shown)}));
}

void PlanPane::preview(Frame& frame, Box at) {
    auto& ui = frame.ui;
    std::vector<mspdi::Task const*> tasks;
    std::size_t all = 0;
    for (auto const& task : m_work.read.tasks) {
        if (task.is_null || task.uid == 0) continue;     // empty rows; 0 is the project itself
        if (++all <= kShownRows) tasks.push_back(&task);
    }
    auto const note = all > tasks.size() ? tr("mspdi.first_tasks", {number(tasks.size()), number(all)}) : std::string{};
    CardScope const card{ui, {.id = "tasks", .title = tr("mspdi.tasks"), .caption = note, .at = at}};
    Column const columns[] = {{.id = "wbs", .title = tr("mspdi.column_wbs"), .width = 64, .sortable = false},
                              {.id = "name", .title = tr("mspdi.column_name"), .width = std::max(180.0f, card.body().w - 64 - 3 * 100 - 72 - 16), .sortable = false},
                              {.id = "duration", .title = tr("mspdi.column_duration"), .width = 100, .align = Align::right, .sortable = false},
                              {.id = "start", .title = tr("mspdi.column_start"), .width = 100, .sortable = false},
                              {.id = "finish", .title = tr("mspdi.column_finish"), .width = 100, .sortable = false, .tip = tr("mspdi.finish_tip")},
                              {.id = "percent", .title = tr("mspdi.column_percent"), .width = 72, .align = Align::right, .sortable = false}};
    Rows const rows{ui, tasks, m_work.read.minutes_per_day};
    table(ui, {.id = "rows", .name = tr("mspdi.tasks"), .columns = columns, .at = card.body(), .frozen = 2, .tree_column = 1, .multi_select = false, .editable = false, .compact = true, .border = false, .empty_text = tr("mspdi.no_tasks")}, rows, m_table);
}

}  // namespace pmo::ui

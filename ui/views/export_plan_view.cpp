// A project on its way to Microsoft Project: what the file will say, what it says in another way than the workbench, what it cannot say at
// all. Read first, then saved: a plan that lost something on the way is found out by others otherwise.

#include <algorithm>

#include "core/base/text.h"
#include "core/io/mspdi_writer.h"
#include "core/project/mspdi_export.h"
#include "core/registers/project.h"
#include "core/registers/task.h"
#include "ui/i18n/format.h"
#include "ui/i18n/problem_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/remember.h"
#include "ui/views/view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace prj = registers::project;

constexpr std::size_t kMostShown = 60;                 // of a list of notes

std::string number(std::size_t n) { return format_integer(static_cast<std::int64_t>(n)); }

// "P-2601 智能工厂 MES 一期.xml", without what file systems refuse.
std::string file_name(Record const& project) {
    std::string name;
    for (char const c : std::string(project.get(prj::code)) + ' ' + std::string(shown_title(project)))
        name += std::string_view("/\\:*?\"<>|").find(c) == std::string_view::npos && static_cast<unsigned char>(c) >= 0x20 ? c : '-';
    return std::string(first_code_points(trim(name), 100)) + ".xml";
}

class ExportPlanView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto& ui = frame.ui;
        ui.pen().fill(area, ui.theme().canvas);
        auto const id = frame.session.location.project;
        auto const* project = frame.store.live(id);
        if (!project || &project->type() != &prj::kType) {
            Box bar = bar_of(ui, area.cut_top(metric::page_header));
            title(ui, bar);
            if (empty_state(ui, {.id = "gone", .icon = Icon::file_down, .title = tr("export_plan.gone"), .text = tr("export_plan.card_note"), .primary = tr("export_plan.close"), .primary_icon = Icon::arrow_left, .at = area}) == EmptyAnswer::primary)
                frame.go({.view = "exchange", .project = kNoId, .detail = {}});
            return;
        }
        auto const& result = m_result.get(frame, id, [&] { return make_mspdi_export(frame.store, frame.derived, id, Date{ui.today}); });
        header(frame, *project, result, area.cut_top(metric::page_header));
        area = area.inset(metric::space_card);
        bool const wide = area.w >= 900;
        float const side = wide ? std::min(300.0f, area.w * 0.28f) : area.w;
        written(frame, result, wide ? area.cut_left(side, metric::space_card) : area.cut_top(320, metric::space_card));
        Box const left = wide ? area.cut_left((area.w - metric::space_card) / 2, metric::space_card) : area.cut_top((area.h - metric::space_card) / 2, metric::space_card);
        changed(frame, result, left);
        left_out(frame, result, area);
    }

private:
    static Box bar_of(Ui& ui, Box at) {
        ui.pen().fill(at, ui.theme().surface);
        ui.pen().line_h(at.x, at.right(), at.bottom() - 1, ui.theme().line);
        return at.inset(metric::space_page, 10);
    }

    static void title(Ui& ui, Box& bar) {
        auto const words = tr("export_plan.title");
        heading(ui, 1, words, Type::title, bar.cut_left(std::min(bar.w, ui.pen().width(Type::title, words) + 1), 12));
    }

    void header(Frame& frame, Record const& project, MspdiExport const& result, Box at) {
        auto& ui = frame.ui;
        Box bar = bar_of(ui, at);
        Button save{.id = "export_plan.save", .label = tr("export_plan.save"), .icon = Icon::file_down, .kind = ButtonKind::primary, .tip = tr("export_plan.save_tip")};
        save.at = bar.cut_right(button_width(ui, save), 8);
        if (button(ui, save)) {
            frame.ask([name = file_name(project), bytes = mspdi::write(result.file)](AppActions& app) mutable { app.save_file(std::move(name), "application/xml", std::move(bytes)); });
            if (frame.writable && !result.numbers.empty()) frame.edit(result.numbers);
        }
        Button back{.id = "export_plan.back", .label = tr("export_plan.close"), .icon = Icon::arrow_left, .kind = ButtonKind::ghost};
        back.at = bar.cut_right(button_width(ui, back), 12);
        if (button(ui, back)) frame.go({.view = "plan", .project = project.id(), .detail = {}});
        title(ui, bar);
        auto const name = std::string(project.get(prj::code)) + " " + std::string(shown_title(project));
        text(ui, {.text = name, .type = Type::body, .color = ui.theme().text2, .id = "project", .at = bar});
    }

    void written(Frame& frame, MspdiExport const& result, Box at) {
        auto& ui = frame.ui;
        auto const& n = result.counts;
        CardScope const card{ui, {.id = "written", .title = tr("export_plan.written"), .at = at, .scroll = true, .padding = metric::space_card}};
        auto const line = [&](std::string_view label, std::size_t value, std::string_view note = {}) {
            labelled_value(ui, label, note.empty() ? number(value) : number(value) + "  ·  " + std::string(note), 110);
        };
        line(tr("export_plan.tasks"), n.tasks, tr("export_plan.tasks_note", {number(n.summaries), number(n.milestones)}));
        line(tr("export_plan.links"), n.links);
        line(tr("export_plan.calendars"), n.calendars, tr("export_plan.calendars_note", {number(n.exceptions)}));
        line(tr("export_plan.people"), n.people);
        line(tr("export_plan.resources"), n.resources);
        line(tr("export_plan.assignments"), n.assignments);
        line(tr("export_plan.baselines"), n.baseline_tasks);
        skip(8);
        caption(ui, tr("export_plan.format"));
        if (!result.numbers.empty()) caption(ui, tr("export_plan.numbers", static_cast<std::int64_t>(result.numbers.operations().size())));
    }

    void changed(Frame& frame, MspdiExport const& result, Box at) {
        auto& ui = frame.ui;
        CardScope const card{ui, {.id = "changed", .title = tr("export_plan.changed"), .caption = tr("export_plan.changed_note"), .at = at, .scroll = true, .padding = metric::space_card}};
        if (result.notes.empty()) text(ui, {.text = tr("export_plan.nothing_changed"), .type = Type::body, .color = ui.theme().text2, .wrap = true});
        for (std::size_t i = 0; i < std::min(kMostShown, result.notes.size()); ++i) {
            IdScope const scope{std::to_string(i)};
            auto const words = sentence(result.notes[i]);
            Box const row = remaining();
            ui.pen().icon(row.x, row.y + 9, Icon::triangle_alert, ui.theme().amber_text, metric::icon_badge);
            float const height = Fonts::line_of(Type::body) * static_cast<float>(ui.pen().wrap(Type::body, words, row.w - 20).size());
            text(ui, {.text = words, .type = Type::body, .wrap = true, .id = "note", .at = {row.x + 20, row.y, row.w - 20, height}});
            skip(height + 8);
        }
        if (result.notes.size() > kMostShown) caption(ui, tr("mspdi.more_notes", {number(result.notes.size() - kMostShown)}));
    }

    void left_out(Frame& frame, MspdiExport const& result, Box at) {
        auto& ui = frame.ui;
        CardScope const card{ui, {.id = "left_out", .title = tr("export_plan.left_out"), .caption = tr("export_plan.left_out_note"), .at = at, .scroll = true, .padding = metric::space_card}};
        if (result.left_out.empty()) text(ui, {.text = tr("export_plan.nothing_left_out"), .type = Type::body, .color = ui.theme().text2, .wrap = true});
        for (auto const& left : result.left_out) {
            auto const n = static_cast<std::int64_t>(left.count);
            bool const whole = left.slot == kNoSlot;
            IdScope const scope{std::string(left.type->id) + (whole ? std::string{} : "." + std::string(left.type->fields[left.slot].id))};
            auto const name = whole ? register_words_many(left.type->id) : tr("export_plan.field", {std::string(field_words(*left.type, left.slot))});
            labelled_value(ui, name, whole ? tr("export_plan.records", n) : tr("export_plan.cells", n), 170);
        }
    }

    Remembered<MspdiExport> m_result;
};

}  // namespace

std::unique_ptr<View> make_export_plan_view() { return std::make_unique<ExportPlanView>(); }

}  // namespace pmo::ui

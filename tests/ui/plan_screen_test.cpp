// The plan screen as a person uses it: by role and name, with the pointer and the keyboard. PMO_PICTURES=<folder> also writes what it looks like.

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "core/base/order_key.h"
#include "core/project/cross_links.h"
#include "core/project/plan_why.h"
#include "core/registers/dependency.h"
#include "core/registers/project.h"
#include "core/registers/task.h"
#include "tests/support/pdf_reader.h"
#include "tests/ui/plan_stage.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"

namespace pmo::ui {
std::unique_ptr<View> make_project_list_view();
}

using namespace pmo;
using namespace pmo::ui;
using test::Office;
using test::picture;
using Screen = test::PlanStage;
namespace tsk = registers::task;

namespace {

std::string day_text(Minute t) { return format_date(engine::day_of(t)); }

}  // namespace

TEST_CASE("plan screen: frame, toolbar, table and chart stand beside each other") {
    Screen screen;
    auto& stage = screen.office.stage;
    screen.choose("4.2");
    picture(screen.office, "plan-light");
    CHECK(stage.find(sem::Role::tab, tr("project.tab.plan")));
    CHECK(stage.find(sem::Role::button, tr("plan.add")));
    CHECK(stage.find(sem::Role::treegrid, tr("plan.table")));
    auto const* bar = screen.bar("4.2");
    REQUIRE(bar);
    CHECK(bar->value.find("85%") != std::string::npos);
    CHECK((bar->state & sem::selected) != 0);
    CHECK(stage.unnamed_items().empty());

    stage.theme(true);
    screen.office.frame(2);
    picture(screen.office, "plan-dark");
    stage.theme(false);
    set_language(Language::en);
    screen.office.frame(2);
    picture(screen.office, "plan-english");
    set_language(Language::zh);
    // Closed summaries at first are those whose work is done.
    CHECK(screen.bar("3.3"));
    CHECK_FALSE(screen.bar("1.1"));
}

TEST_CASE("plan screen: a bar is dragged, the task moves, one step to undo") {
    Screen screen;
    auto& stage = screen.office.stage;
    auto const* bar = screen.bar("5.1");
    REQUIRE(bar);
    auto const start = day_text(screen.placed("5.1").start);
    float const x = bar->rect.x + 14, y = bar->rect.y + 10;
    int const edits = screen.office.edits;
    stage.pointer(x, y);
    stage.press();
    stage.pointer(x + 10, y);
    stage.pointer(x + 28, y);
    picture(screen.office, "plan-drag");
    CHECK(screen.office.edits == edits);                             // nothing is written before the hand lets go
    stage.release();
    CHECK(screen.office.edits == edits + 1);
    CHECK(day_text(screen.placed("5.1").start) == "2026-11-06");     // a week later than 10-30
    screen.office.undo();
    screen.office.frame(2);
    CHECK(day_text(screen.placed("5.1").start) == start);

    // Esc gives a drag up.
    bar = screen.bar("5.1");
    REQUIRE(bar);
    stage.pointer(bar->rect.x + 14, bar->rect.y + 10);
    stage.press();
    stage.pointer(bar->rect.x + 60, bar->rect.y + 10);
    stage.key(ImGuiKey_Escape);
    stage.release();
    CHECK(day_text(screen.placed("5.1").start) == start);
}

TEST_CASE("plan screen: the keyboard adds, indents, links and deletes") {
    Screen screen;
    auto& stage = screen.office.stage;
    screen.choose("5.2");
    auto const rows = screen.plan().rows.size();
    stage.key(ImGuiKey_N);
    REQUIRE(screen.plan().rows.size() == rows + 1);
    CHECK(screen.office.session.selected() == screen.task("5.3"));
    stage.type("联合演练");
    stage.key(ImGuiKey_Enter);
    CHECK(screen.office.store().find(screen.task("5.3"))->get(tsk::title) == "联合演练");
    picture(screen.office, "plan-added");

    auto const added = screen.task("5.3");
    screen.office.session.select(added);
    screen.office.frame(2);
    stage.key(ImGuiKey_RightArrow, false, false, true);
    CHECK(screen.plan().rows[static_cast<std::size_t>(screen.plan().row_of(added))].wbs == "5.2.1");
    stage.key(ImGuiKey_LeftArrow, false, false, true);
    CHECK(screen.plan().rows[static_cast<std::size_t>(screen.plan().row_of(added))].wbs == "5.3");
    stage.key(ImGuiKey_UpArrow, false, false, true);
    CHECK(screen.plan().rows[static_cast<std::size_t>(screen.plan().row_of(added))].wbs == "5.2");

    auto const links = screen.plan().links.size();
    screen.office.session.selection = {added, screen.task("6.1")};
    screen.office.frame(2);
    picture(screen.office, "plan-many");
    stage.key(ImGuiKey_L, true);
    CHECK(screen.plan().links.size() == links + 1);
    screen.office.session.select(added);
    screen.office.frame(2);
    stage.key(ImGuiKey_Delete);
    CHECK(screen.plan().rows.size() == rows);
    CHECK(screen.plan().links.size() == links);
}

TEST_CASE("plan screen: zoom and today") {
    Screen screen;
    auto& stage = screen.office.stage;
    for (auto const* name : {"日", "月", "季"}) {
        CHECK(stage.click(sem::Role::radio, name));
        screen.office.frame(2);
        picture(screen.office, std::string("plan-zoom-") + (name == std::string("日") ? "day" : name == std::string("月") ? "month" : "quarter"));
    }
    stage.key(ImGuiKey_Equal, true);
    stage.key(ImGuiKey_T);
    CHECK(stage.find(sem::Role::img, tr("plan.today_label", {"09-18"})));
}

TEST_CASE("plan screen: an empty plan says how to begin") {
    Office empty;
    Edit edit{"create"};
    auto const project = empty.ids.next();
    edit.add(*find_register("project"), project);
    empty.edit(std::move(edit));
    empty.show(make_plan_view(), {.view = "plan", .project = project, .detail = {}});
    picture(empty, "plan-empty");
    CHECK(empty.stage.click(sem::Role::button, tr("plan.add_first")));
    empty.frame(3);
    CHECK(empty.derived->plan(project).rows.size() == 1);
}

TEST_CASE("plan screen: the inspector's tabs") {
    Screen screen(1392, 1100);
    auto& stage = screen.office.stage;
    screen.choose("4.2");
    for (auto const tab : {"links", "resources", "notes", "history"}) {
        // The project has a tab of resources too: the inspector's is the later one.
        sem::NodeId id = 0;
        for (auto const* node : stage.all(sem::Role::tab))
            if (node->name == tr_key(std::string("plan.tab.") + tab)) id = node->id;
        REQUIRE(id != 0);
        stage.act(id, sem::ActionKind::click);
        screen.office.frame(2);
        picture(screen.office, std::string("plan-inspector-") + tab);
    }
}

TEST_CASE("plan screen: a hundred thousand tasks draw only what is seen") {
    Office office(1392, 832, test::Content::none);
    namespace dep = registers::dependency;
    Store store;
    auto const project = id_from_key("big");
    Record plan_record{registers::project::kType, project};
    plan_record.set(registers::project::start.slot, {Moment{test::at(3, 2, 8)}, {1, 1}});
    plan_record.set(registers::project::status_date.slot, {Date{20714}, {1, 1}});
    store.add(std::move(plan_record));
    Id phase, before;
    for (std::uint32_t i = 0; i < 100'000; ++i) {
        auto const id = office.ids.next();
        Record record{tsk::kType, id};
        bool const summary = i % 50 == 0;
        if (summary) phase = id;
        record.set(tsk::project.slot, {project, {1, 1}});
        record.set(tsk::place.slot, {Place{summary ? kNoId : phase, order_at(i)}, {1, 1}});
        record.set(tsk::title.slot, {std::string("任务 ") + std::to_string(i), {1, 1}});
        record.set(tsk::duration.slot, {std::int64_t{480} * (1 + i % 5), {1, 1}});
        store.add(std::move(record));
        if (!summary && before && i % 50 > 1) {
            Record link{dep::kType, office.ids.next()};
            link.set(dep::predecessor.slot, {before, {1, 1}});
            link.set(dep::successor.slot, {id, {1, 1}});
            link.set(dep::kind.slot, {std::string("fs"), {1, 1}});
            store.add(std::move(link));
        }
        if (!summary) before = id;
    }
    office.workspace = std::make_unique<Workspace>(WorkspaceIdentity{id_from_key("w"), "w", 0}, std::move(store), Seen{}, 3);
    office.derived = std::make_unique<Derived>(office.workspace->store());
    office.show(make_plan_view(), {.view = "plan", .project = project, .detail = {}});
    REQUIRE(office.derived->plan(project).rows.size() == 100'000);
    double slowest = 0;
    for (int i = 0; i < 20; ++i) {
        office.stage.pointer(200, 400);
        office.stage.wheel(-40);
        slowest = std::max(slowest, office.frame_ms);
    }
    CHECK(office.stage.tree().nodes().size() < 1500);
    MESSAGE("one frame: " << slowest << " ms");
}

TEST_CASE("project list: all projects and the way into one") {
    Office office;
    office.show(make_project_list_view(), {.view = "project_list", .project = {}, .detail = {}});
    picture(office, "projects");
    CHECK(office.stage.find(sem::Role::grid, tr("view.project_list")));
    for (auto const& item : office.stage.unnamed_items()) FAIL_CHECK(item);
    office.stage.key(ImGuiKey_N);
    CHECK(office.session.location.view == "plan");
    CHECK(office.store().live(office.session.location.project));
}

TEST_CASE("plan screen: the inspector says why a task begins, and leads to what holds it") {
    Screen screen(1392, 832);
    auto& stage = screen.office.stage;
    screen.choose("5.1");
    auto const& plan = screen.plan();
    auto const row = screen.row("5.1");
    auto const why = why_start(screen.office.store(), plan, row);
    REQUIRE(why.kind == Why::Kind::link);
    REQUIRE(why.row >= 0);
    auto const holder = plan.rows[static_cast<std::size_t>(why.row)].task;
    picture(screen.office, "plan-why");
    stage.key(ImGuiKey_P);
    screen.office.frame(2);
    picture(screen.office, "plan-trace");
    stage.key(ImGuiKey_P);
    REQUIRE(stage.click(sem::Role::button, tr("plan_why.paths")));
    screen.office.frame(2);
    picture(screen.office, "plan-paths");
    auto const paths = stage.all(sem::Role::listitem);
    REQUIRE_FALSE(paths.empty());
    stage.key(ImGuiKey_Escape);
    screen.office.frame(2);
    CHECK(holder);
    CHECK(stage.unnamed_items().empty());
}

TEST_CASE("plan screen: the network diagram has a box for each task, and the arrows follow the links") {
    Screen screen;
    auto& stage = screen.office.stage;
    REQUIRE(stage.click(sem::Role::radio, tr("plan_network.title")));
    screen.choose("5.1");
    screen.office.frame(2);
    picture(screen.office, "plan-network");
    auto const* box = screen.bar("5.1");
    REQUIRE(box);
    CHECK((box->state & sem::selected) != 0);
    CHECK(stage.unnamed_items().empty());
    stage.pointer(box->rect.x + 20, box->rect.y + 20);
    stage.press();
    stage.release();
    screen.office.frame(2);
    stage.key(ImGuiKey_LeftArrow);
    screen.office.frame(2);
    auto const why = why_start(screen.office.store(), screen.plan(), screen.row("5.1"));
    REQUIRE(why.row >= 0);
    CHECK(screen.office.session.selected() == screen.plan().rows[static_cast<std::size_t>(why.row)].task);
    REQUIRE(stage.click(sem::Role::button, tr("plan.zoom_out")));
    screen.office.frame(2);
    picture(screen.office, "plan-network-names");
    stage.key(ImGuiKey_N, false, true);
    screen.office.frame(2);
    CHECK(stage.find(sem::Role::treegrid, tr("plan.table")));
}

TEST_CASE("plan screen: the chart goes on paper with heading, legend and page number, and as a drawing") {
    Screen screen;
    screen.save(tr("plan_print.a4"));
    CHECK(screen.office.saved_name.ends_with(".html"));
    auto const& html = screen.office.saved_bytes;
    CHECK(html.find("系统集成测试") != std::string::npos);
    CHECK(html.find(tr("plan_print.page", {"1", "1"})) != std::string::npos);
    CHECK(html.find(tr("plan.legend.critical")) != std::string::npos);
    if (char const* folder = std::getenv("PMO_PICTURES")) std::ofstream(std::string(folder) + "/plan-print.html") << html;
    screen.save(tr("plan_print.svg"));
    CHECK(screen.office.saved_name.ends_with(".svg"));
    CHECK(screen.office.saved_bytes.starts_with("<?xml"));
    if (char const* folder = std::getenv("PMO_PICTURES")) std::ofstream(std::string(folder) + "/plan-print.svg") << screen.office.saved_bytes;
}

TEST_CASE("plan screen: the chart is a PDF file at once, in both languages, and its text is text") {
    for (auto const language : {Language::zh, Language::en}) {
        Screen screen;
        set_language(language);
        screen.office.frame(2);
        REQUIRE(screen.office.stage.click(sem::Role::button, tr("plan_print.button")));
        screen.office.frame(3);
        CHECK(screen.office.stage.unnamed_items().empty());
        picture(screen.office, language == Language::zh ? "plan-print-menu" : "plan-print-menu-english");
        screen.office.stage.key(ImGuiKey_Escape);
        screen.office.frame(2);
        std::string small;
        for (bool const a3 : {false, true}) {
            screen.save(a3 ? tr("plan_print.pdf_a3") : tr("plan_print.pdf_a4"));
            auto const& bytes = screen.office.saved_bytes;
            CHECK(screen.office.saved_name.ends_with(".pdf"));
            test::PdfReader const reader(bytes);
            CHECK(reader.faults() == std::vector<std::string>{});
            CHECK(reader.title() + ".pdf" == screen.office.saved_name);
            CHECK(reader.language() == language_tag(language));
            REQUIRE_FALSE(reader.pages().empty());
            CHECK(reader.pages()[0].width == doctest::Approx(a3 ? 1190.25 : 842.25));
            for (auto const wbs : {"1", "4.2", "6.4"}) CHECK(reader.has(screen.plan().rows[static_cast<std::size_t>(screen.row(wbs))].wbs));
            CHECK(reader.has("系统集成测试"));
            CHECK(reader.has(tr("plan.legend.critical")));
            CHECK(reader.has(tr("plan_print.data_date")));
            if (!a3) small = bytes;
            if (char const* folder = std::getenv("PMO_PICTURES")) std::ofstream(std::string(folder) + "/plan-print-" + std::string(language_tag(language)) + (a3 ? "-a3.pdf" : "-a4.pdf"), std::ios::binary) << bytes;
        }
        screen.save(tr("plan_print.pdf_a4"));
        CHECK(screen.office.saved_bytes == small);   // the same plan, the same bytes
    }
    set_language(Language::zh);
}

TEST_CASE("plan screen: the menu of files is used by keyboard, and has nothing to give of an empty plan") {
    Screen screen;
    auto& stage = screen.office.stage;
    REQUIRE(stage.click(sem::Role::button, tr("plan_print.button")));
    screen.office.frame(2);
    stage.key(ImGuiKey_DownArrow);
    stage.key(ImGuiKey_Enter);
    screen.office.frame(2);
    CHECK(screen.office.saved_bytes.starts_with("%PDF-"));
    screen.office.saved_bytes.clear();
    Edit edit("test");
    for (auto const& row : screen.plan().rows) edit.remove(row.task);
    screen.office.edit(std::move(edit));
    screen.office.frame(3);
    REQUIRE(screen.plan().rows.empty());
    REQUIRE(stage.click(sem::Role::button, tr("plan_print.button")));
    screen.office.frame(2);
    auto const* item = stage.find(sem::Role::menuitem, tr("plan_print.pdf_a4"));
    REQUIRE(item);
    CHECK((item->state & sem::disabled) != 0);
    CHECK(item->description == tr("plan_print.nothing"));
    stage.click(sem::Role::menuitem, tr("plan_print.pdf_a4"));
    screen.office.frame(2);
    CHECK(screen.office.saved_bytes.empty());
}

TEST_CASE("plan screen: what no font has is said when the PDF is made, and stays text in it") {
    Screen screen;
    Edit edit("test");
    edit.set(screen.plan().rows[static_cast<std::size_t>(screen.row("4.2"))].task, tsk::title, std::string("\uE123 异形件"));
    screen.office.edit(std::move(edit));
    screen.office.frame(3);
    screen.save(tr("plan_print.pdf_a4"));
    test::PdfReader const reader(screen.office.saved_bytes);
    CHECK(reader.faults() == std::vector<std::string>{});
    CHECK(reader.has("\uE123 异形件"));
    bool told = false;
    for (auto const& toast : screen.office.stage.ui().toasts) told = told || toast.title == tr("pdf.missing", {"\uE123"});
    CHECK(told);
}

TEST_CASE("plan screen: a day is gone to") {
    Screen screen;
    auto& stage = screen.office.stage;
    REQUIRE(stage.click(sem::Role::button, tr("plan_more.go_to")));
    screen.office.frame(2);
    CHECK(stage.unnamed_items().empty());
    REQUIRE(stage.click(sem::Role::button, tr("plan_more.first")));
    screen.office.frame(3);
    auto const* bar = screen.bar("3.1");
    REQUIRE(bar);
    CHECK_FALSE(stage.find(sem::Role::img, tr("plan.today_label", {"09-18"})));
}

TEST_CASE("plan screen: a tie to another project is a line of the inspector that leads there") {
    Screen screen;
    auto const other = id_from_key("other"), task = id_from_key("their.task"), tie = id_from_key("tie");
    Edit edit("add");
    edit.add(registers::project::kType, other);
    edit.set(other, registers::project::code, "P-9");
    edit.set(other, registers::project::name, "别的项目");
    edit.set(other, registers::project::start, *parse_moment("2026-11-02T08:00"));
    edit.add(tsk::kType, task);
    edit.set(task, tsk::project, other);
    edit.set(task, tsk::name, "供货");
    edit.set(task, tsk::duration, std::int64_t{4800});
    edit.add(registers::dependency::kType, tie);
    edit.set(tie, registers::dependency::predecessor, task);
    edit.set(tie, registers::dependency::successor, screen.task("5.1"));
    screen.office.edit(std::move(edit));
    screen.choose("5.1");
    auto const ties = cross_links(screen.office.store(), *screen.office.derived, screen.task("5.1"));
    REQUIRE(ties.size() == 1);
    CHECK(ties.front().before);
    CHECK(ties.front().late);
    CHECK(cross_links(screen.office.store(), *screen.office.derived, task).size() == 1);
    CHECK(cross_links(screen.office.store(), *screen.office.derived, kNoId).empty());
    picture(screen.office, "plan-cross");
    REQUIRE(screen.office.stage.click(sem::Role::link, std::string(tr("cross.before")) + " P-9 供货"));
    screen.office.frame(2);
    CHECK(screen.office.session.location.project == other);
}

TEST_CASE("plan screen: swim lanes have a heading for each owner and bars that are chosen") {
    Screen screen;
    auto& stage = screen.office.stage;
    REQUIRE(stage.click(sem::Role::radio, tr("plan_swim.title")));
    screen.office.frame(2);
    picture(screen.office, "plan-swim");
    CHECK(stage.unnamed_items().empty());
    auto const owner = screen.plan().rows[static_cast<std::size_t>(screen.row("5.1"))].owner;
    CHECK(stage.find(sem::Role::heading, shown_title(*screen.office.store().find(owner))));
    auto const* bar = screen.bar("5.1");
    REQUIRE(bar);
    stage.pointer(bar->rect.x + 10, bar->rect.y + 6);
    stage.press();
    stage.release();
    screen.office.frame(2);
    CHECK(screen.office.session.selected() == screen.task("5.1"));
    REQUIRE(stage.click(sem::Role::radio, tr("plan_swim.state")));
    screen.office.frame(2);
    CHECK(stage.find(sem::Role::heading, tr("plan_swim.state.running")));
}

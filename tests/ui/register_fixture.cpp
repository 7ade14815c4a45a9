#include "tests/ui/register_fixture.h"

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "core/io/seed.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "ui/screens/inspector.h"
#include "ui/widgets/popup.h"
#include "tests/support/source_folder.h"
#include "tests/support/sample.h"

namespace pmo::test {

namespace {

class NoPorts final : public ui::Ports {
public:
    std::int64_t now_ms() const override { return 1789718400000; }
    std::int32_t utc_offset_minutes() const override { return 480; }
    void random(std::span<std::uint8_t> out) override { std::ranges::fill(out, std::uint8_t{5}); }
    void copy_text(std::string_view) override {}
    void pick_file(ui::FilePurpose, std::string_view) override {}
    void save_file(std::string_view, std::string_view, std::span<std::uint8_t const>) override {}
    void set_location(std::string_view, bool) override {}
    void set_title(std::string_view, std::string_view) override {}
    void wake_after(std::int32_t) override {}
    void announce(std::string_view, bool) override {}
    void set_preference(std::string_view, std::string_view) override {}
    std::string preference(std::string_view) const override { return {}; }
    bool prefers_dark() const override { return false; }
    void broadcast(std::span<std::uint8_t const>) override {}
    void request_writer(bool) override {}
    std::uint32_t start_job(std::string_view, std::vector<std::uint8_t>, JobProgress, JobDone) override { return 0; }
    void cancel_job(std::uint32_t) override {}
    void reload_for_update() override {}
    void persist_storage() override {}
    void measure_storage() override {}
    std::int64_t storage_used_bytes() const override { return -1; }
};

class NoStorage final : public Storage {
public:
    void list(Listed) override {}
    void load(std::string_view, bool, Loaded) override {}
    void append(std::string_view, LogEntry, Done) override {}
    void write_snapshot(std::string_view, std::string_view, std::uint32_t, std::uint64_t, Bytes, std::vector<Bytes>, Done) override {}
    void read_log(std::string_view, std::uint64_t, std::uint32_t, Entries) override {}
    void put_blob(std::string_view, std::string_view, Bytes, Done) override {}
    void get_blob(std::string_view, std::string_view, Read) override {}
    void remove(std::string_view, Done) override {}
};

Document sample() {
    auto document = pmo::test::chinese_sample();
    return document.ok() ? std::move(document.value()) : Document{};
}

struct RiskRow { char const* code; char const* title; char const* category; int p, i; char const* trend; char const* strategy; char const* owner; int month, day; char const* status; int cost; };
constexpr RiskRow kRisks[] = {
    {"R-07", "ERP 接口规范冻结过晚，联调返工", "technical", 4, 4, "up", "mitigate", "王磊", 9, 22, "responding", 66},
    {"R-11", "A 线停产窗口被旺季订单挤占", "operations", 4, 4, "same", "transfer", "黄建国", 9, 24, "responding", 60},
    {"R-03", "派工引擎性能不达 200 单/分", "technical", 3, 5, "up", "mitigate", "刘思远", 9, 16, "responding", 76},
    {"R-05", "数采网关到货批次延迟", "procurement", 3, 4, "down", "mitigate", "罗敏", 9, 28, "responding", 48},
    {"R-09", "关键接口工程师离职", "resource", 2, 5, "same", "mitigate", "陈立群", 9, 29, "monitoring", 100},
    {"R-12", "历史工艺数据缺失率超 8%", "data", 3, 3, "same", "mitigate", "唐悦", 9, 30, "responding", 30},
    {"R-01", "车间网络改造夜间施工受限", "operations", 2, 4, "down", "avoid", "郭宁", 9, 24, "monitoring", 30},
    {"R-14", "国庆前后外包驻场缺口", "resource", 4, 2, "up", "mitigate", "陈立群", 9, 28, "identified", 9},
    {"R-06", "等保测评排期冲突", "compliance", 2, 3, "same", "transfer", "冯远", 10, 12, "monitoring", 27},
    {"R-13", "关键用户培训出勤率不足", "people", 3, 2, "same", "mitigate", "曹颖", 10, 20, "monitoring", 10},
    {"R-10", "工业交换机汇率上涨", "procurement", 2, 2, "down", "accept", "罗敏", 10, 15, "monitoring", 10},
    {"R-08", "报表口径与财务不一致", "demand", 2, 2, "down", "avoid", "孙浩然", 10, 9, "monitoring", 10},
    {"R-04", "平台许可用户数低估", "procurement", 1, 3, "same", "accept", "罗敏", 8, 20, "closed", 8},
};

}  // namespace

struct Office::Inside {
    NoPorts ports;
    NoStorage storage;
    ui::Requests requests;
    std::optional<ui::Incoming> incoming;
    ui::SaveInfo save{.state = ui::SaveState::saved, .saved_ms = 1789718400000 - 85 * 60000, .fault = {}};
};

Office::Office(float width, float height, Content content) : stage(width, height), m(std::make_unique<Inside>()) {
    Document document;
    if (content == Content::sample) document = sample();
    workspace = std::make_unique<Workspace>(document.identity, std::move(document.store), std::move(document.seen), 42);
    derived = std::make_unique<Derived>(workspace->store());
    history = std::make_unique<ui::HistoryLog>(m->storage, [](LogEntry const&, ui::HistoryItem&) { return false; });
    history->reset("test", 1);
    if (content == Content::small) add_small();
    if (auto const* found = by_code("project", "P-2601")) project = found->id();
    search.build(workspace->store());
    session.person = person("林晓岚");
    edits = 0;
    stage.draw = [this] { draw(); };
}

Office::~Office() = default;

void Office::add_small() {
    namespace r = registers::risk;
    Edit first("create");
    for (auto const* name : {"林晓岚", "王磊", "黄建国", "刘思远", "罗敏", "陈立群", "唐悦", "郭宁", "冯远", "曹颖", "孙浩然"}) {
        auto const id = ids.next();
        first.add(registers::person::kType, id);
        first.set(id, registers::person::name, name);
    }
    for (auto const* code : {"P-2601", "P-2602"}) {
        auto const id = ids.next();
        first.add(registers::project::kType, id);
        first.set(id, registers::project::code, code);
        first.set(id, registers::project::name, code == std::string_view("P-2601") ? "智能工厂 MES 一期" : "集团 ERP 云迁移");
        first.set(id, registers::project::status, "active");
    }
    edit(std::move(first));
    project = by_code("project", "P-2601")->id();
    Edit made("create");
    for (auto const& row : kRisks) {
        auto const id = ids.next();
        made.add(r::kType, id);
        made.set(id, r::project, project);
        made.set(id, r::code, row.code);
        made.set(id, r::title, row.title);
        made.set(id, r::kind, "threat");
        made.set(id, r::category, row.category);
        made.set(id, r::probability, std::int64_t{row.p});
        made.set(id, r::impact, std::int64_t{row.i});
        made.set(id, r::trend, row.trend);
        made.set(id, r::strategy, row.strategy);
        made.set(id, r::status, row.status);
        made.set(id, r::identified_on, Date{20650});
        made.set(id, r::next_review, date_of(Civil{2026, static_cast<std::uint8_t>(row.month), static_cast<std::uint8_t>(row.day)}));
        made.set(id, r::impact_cost, Money{std::int64_t{row.cost} * 1000000, {}});
        if (auto const who = person(row.owner)) made.set(id, r::owner, who);
    }
    edit(std::move(made));
    if (auto const* risk = by_code("risk", "R-07")) {
        Edit more(Label{"set", {"评估", "R-07"}});
        more.set(risk->id(), r::response, "与 ERP 组签订接口冻结备忘（09-24 前）；先行 Mock 服务并行开发；预留 5 天联调缓冲。");
        more.set(risk->id(), r::trigger, "09-24 仍有 ≥3 个接口未签字");
        more.set(risk->id(), r::residual_probability, std::int64_t{2});
        more.set(risk->id(), r::residual_impact, std::int64_t{4});
        edit(std::move(more));
    }
}

Record const* Office::by_code(std::string_view type, std::string_view code) const {
    auto const* def = find_register(type);
    if (!def) return nullptr;
    for (auto const& record : store().table(*def).rows())
        if (!record.deleted() && code_of(record) == code) return &record;
    return nullptr;
}

Id Office::person(std::string_view name) const {
    for (auto const& record : store().table(registers::person::kType).rows())
        if (title_of(record) == name) return record.id();
    return kNoId;
}

void Office::show(std::unique_ptr<ui::View> next, ui::Location location) {
    view = std::move(next);
    session.location = std::move(location);
    session.selection.clear();
    frame(3);
}

void Office::edit(Edit edit) {
    now_ms += 1000;
    auto diff = workspace->commit(edit, now_ms);
    if (!diff.ok() || diff->empty()) return;
    ++edits;
    derived->apply(*diff);
    search.update(*diff, workspace->store());
    history->add({.sequence = static_cast<std::uint64_t>(now_ms), .ms = now_ms, .who = "林晓岚", .diff = *diff});
}

void Office::undo() {
    if (!workspace->undoable()) return;
    auto const step = workspace->undo(now_ms += 1000);
    derived->apply(step.diff);
}

void Office::go(ui::Location location, Id record) {
    session.location = std::move(location);
    session.select(record);
}

void Office::save_file(std::string name, std::string, std::string bytes) {
    saved_name = std::move(name);
    saved_bytes = std::move(bytes);
}

void Office::draw() {
    auto& ui = stage.ui();
    auto const size = ImGui::GetIO().DisplaySize;
    ui::Box box{0, 0, size.x, size.y};
    ui.pen().fill(box, ui.theme().canvas);
    ui::Frame frame{ui, *workspace, workspace->store(), search, *derived, session, *history, ids, m->incoming, m->save, m->ports, m->requests,
                    [](std::string_view) -> TypeDef const& { return registers::risk::kType; }, Date{20714}, now_ms, writable};
    auto const before = std::chrono::steady_clock::now();
    bool const inspector = session.inspector_open && store().find(session.selected());
    ui::Box const panel = inspector ? box.cut_right(340) : ui::Box{};
    if (view) {
        ui::IdScope const scope{session.location.view};
        view->draw(frame, box);
    }
    if (inspector) ui::draw_inspector(frame, panel, view.get());
    ui::draw_toasts(ui, box);
    frame_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count();
    if (view && !ui.typing() && !ImGui::GetIO().WantTextInput) view->keys(frame);
    auto queue = std::move(m->requests.queue);
    m->requests.queue.clear();
    for (auto& request : queue) request(*this);
}

}  // namespace pmo::test

#include "tests/ui/data_fixture.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "core/io/seed.h"
#include "core/registers/person.h"
#include "core/registers/task.h"
#include "tests/support/source_folder.h"
#include "ui/editable.h"
#include "ui/screens/inspector.h"
#include "ui/widgets/popup.h"
#include "tests/support/sample.h"

namespace pmo::test {

namespace {

class QuietPorts final : public ui::Ports {
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
    std::string preference(std::string_view key) const override {
        auto const found = preferences->find(key);
        return found == preferences->end() ? std::string{} : found->second;
    }
    bool prefers_dark() const override { return false; }
    void broadcast(std::span<std::uint8_t const>) override {}
    void request_writer(bool) override {}
    std::uint32_t start_job(std::string_view, std::vector<std::uint8_t>, JobProgress, JobDone) override { return 0; }
    void cancel_job(std::uint32_t) override {}
    void reload_for_update() override {}
    void persist_storage() override {}
    void measure_storage() override {}
    std::int64_t storage_used_bytes() const override { return 19'503'513; }
    decltype(Desk::preferences) preferences;
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

}  // namespace

Document sample_document() {
    auto document = pmo::test::chinese_sample();
    return document.ok() ? std::move(document.value()) : Document{};
}

struct Desk::Inside {
    QuietPorts ports;
    NoStorage storage;
    ui::Requests requests;
    std::optional<ui::Incoming> incoming;
    ui::SaveInfo save{.state = ui::SaveState::saved, .saved_ms = 1789718400000 - 85 * 60000, .fault = {}, .exported_ms = 1789718400000 - std::int64_t{9} * 86'400'000, .edits_since_export = 27};
    std::unique_ptr<ui::HistoryLog> history;
    std::uint64_t sequence = 0;
};

Desk::Desk(float width, float height) : Desk(sample_document(), width, height) {}

Desk::Desk(Document document, float width, float height) : stage(width, height), m(std::make_unique<Inside>()) {
    workspace = std::make_unique<Workspace>(document.identity, std::move(document.store), std::move(document.seen), 42);
    derived = std::make_unique<Derived>(workspace->store());
    m->history = std::make_unique<ui::HistoryLog>(m->storage, [](LogEntry const&, ui::HistoryItem&) { return false; });
    m->history->reset("test", 1);
    search.build(workspace->store());
    stored = {{to_text(workspace->identity().id), workspace->identity().name, now_ms}, {"another", "风电场二期", now_ms - std::int64_t{3} * 86'400'000}};
    for (auto const& record : store().table(registers::person::kType).rows())
        if (title_of(record) == "林晓岚") session.person = record.id();
    stage.draw = [this] { draw(); };
}

Desk::~Desk() = default;

void Desk::show(std::string_view id) {
    view = ui::find_view(id)->make();
    session.location = {.view = std::string(id), .project = kNoId, .detail = {}};
    stage.frame(3);
}

Record const* Desk::by_code(std::string_view type, std::string_view code) const {
    for (auto const& record : store().table(*find_register(type)).rows())
        if (!record.deleted() && code_of(record) == code) return &record;
    return nullptr;
}

Record const* Desk::task(std::string_view title) const {
    for (auto const& record : store().table(registers::task::kType).rows())
        if (!record.deleted() && title_of(record) == title) return &record;
    return nullptr;
}

void Desk::receive(std::string name, std::string const& bytes, ui::FilePurpose purpose) {
    m->incoming = ui::Incoming{purpose, std::move(name), {bytes.begin(), bytes.end()}};
    stage.frame(8);
}

Desk::Colleague Desk::colleague() const {
    auto const text = write_document(workspace->identity(), store(), workspace->seen(), {.replica = 42, .exporter = "林晓岚", .now_ms = now_ms});
    auto document = read_document(text);
    Colleague other;
    other.now_ms = now_ms + 38 * 60000;
    other.workspace = std::make_unique<Workspace>(document->identity, std::move(document->store), std::move(document->seen), 77);
    return other;
}

void Desk::Colleague::commit(Edit const& edit) {
    now_ms += 60000;
    [[maybe_unused]] auto const done = workspace->commit(edit, now_ms);
    assert(done.ok());
}

std::string Desk::Colleague::file() const { return write_document(workspace->identity(), workspace->store(), workspace->seen(), {.replica = 77, .exporter = "韩志远", .now_ms = now_ms + 60000}); }

void Desk::log(Diff const& diff, std::string who) {
    derived->apply(diff);
    search.update(diff, store());
    m->history->add({++m->sequence, now_ms, std::move(who), diff});
}

void Desk::edit(Edit wanted) {
    now_ms += 60000;
    if (auto const closed = ui::refused_by(wanted, store())) {
        ui::say_refused(stage.ui(), store(), *closed, [this](ui::Location location) { go(std::move(location), kNoId); });
        done.emplace_back("closed");
        return;
    }
    auto diff = workspace->commit(wanted, now_ms);
    if (!diff.ok()) { done.push_back("refused " + diff.error().code); return; }
    if (!diff->empty()) log(*diff, "林晓岚");
}

void Desk::undo() {
    if (workspace->undoable()) log(workspace->undo(now_ms).diff, "林晓岚");
}

void Desk::merge(Diff diff, Seen theirs_seen, Label label) {
    diff.label = std::move(label);
    workspace->apply_merge(diff, theirs_seen);
    log(diff, "林晓岚");
}

void Desk::go(ui::Location location, Id record) {
    bool const moved = location.view != session.location.view;
    session.location = std::move(location);
    session.selection.clear();
    if (record) session.select(record);
    if (moved && ui::find_view(session.location.view)) view = nullptr;
}

void Desk::draw() {
    if (!view) view = ui::find_view(session.location.view)->make();
    m->ports.preferences = preferences;
    ui::Frame frame{stage.ui(), *workspace, store(), search, *derived, session, *m->history, ids, m->incoming, m->save, m->ports, m->requests,
                    [this](std::string_view id) -> TypeDef const& { return workspace->unknown_type(id); }, date_of(Moment{now_ms / 60000 + 480}), now_ms, writable, notices, "3f9a1c27", stored};
    ui::protect_closed(frame);
    ui::Box area{0, 0, ImGui::GetIO().DisplaySize.x, ImGui::GetIO().DisplaySize.y};
    auto const* selected = store().find(session.selected());
    bool const inspector = session.inspector_open && selected;
    ui::Box const panel = inspector ? area.cut_right(ui::metric::inspector) : ui::Box{};
    {
        ui::IdScope const scope{session.location.view};
        view->draw(frame, area);
    }
    if (inspector) ui::draw_inspector(frame, panel, view.get());
    ui::draw_toasts(stage.ui(), area);
    if (!stage.ui().typing() && !ImGui::GetIO().WantTextInput) view->keys(frame);
    auto queue = std::move(m->requests.queue);
    m->requests.queue.clear();
    for (auto& request : queue) request(*this);
}

void picture(Desk& desk, std::string const& name) {
    if (char const* folder = std::getenv("PMO_PICTURES")) desk.stage.png(std::string(folder) + "/" + name + ".png");
}

void pictures(Desk& desk, std::string const& name) {
    if (!std::getenv("PMO_PICTURES")) return;
    picture(desk, name + "-zh-light");
    desk.stage.theme(true);
    desk.frame(2);
    picture(desk, name + "-zh-dark");
    ui::set_language(ui::Language::en);
    desk.frame(2);
    picture(desk, name + "-en-dark");
    desk.stage.theme(false);
    desk.frame(2);
    picture(desk, name + "-en-light");
    ui::set_language(ui::Language::zh);
    desk.frame(2);
}

void check_names(Desk& desk) {
    for (auto const tongue : {ui::Language::en, ui::Language::zh}) {
        ui::set_language(tongue);
        desk.frame(2);
        for (auto const& item : desk.stage.unnamed_items()) FAIL_CHECK(item);
        for (auto const& node : desk.stage.tree().nodes()) {
            CAPTURE(node.name);
            CHECK(node.name.find("⟦") == std::string::npos);
            CHECK(node.value.find("⟦") == std::string::npos);
        }
    }
}

std::vector<Record const*> leaves(Desk& desk) {
    std::vector<Record const*> found;
    auto const project = desk.by_code("project", "P-2601")->id();
    for (auto const& record : desk.store().table(registers::task::kType).rows())
        if (record.get(registers::task::project) == project && record.get(registers::task::duration) > 0) found.push_back(&record);
    return found;
}

}  // namespace pmo::test

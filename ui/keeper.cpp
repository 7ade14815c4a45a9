#include "ui/keeper.h"

#include <algorithm>

#include "ui/i18n/format.h"
#include "ui/i18n/problem_words.h"
#include "ui/i18n/tr.h"

namespace pmo::ui {

namespace {

std::string_view fault_key(StorageFault fault) {
    switch (fault) {
        case StorageFault::none: return "";
        case StorageFault::refused: return "refused";
        case StorageFault::full: return "full";
        case StorageFault::lost: return "lost";
        case StorageFault::newer: return "newer";
        case StorageFault::unknown: break;
    }
    return "unknown";
}

}  // namespace

void Keeper::open(std::string_view preferred) {
    m_storage.list([this, wanted = std::string(preferred)](StorageStatus status, std::vector<WorkspaceInfo> stored) {
        m_stored = std::move(stored);
        if (status.restored) on_notice(Tone::amber, std::string(tr("app.restored")), std::string(tr("app.restored_text")));
        if (!status.ok() && m_stored.empty()) {
            // No storage at all: work in memory, with a banner that stays and says so.
            on_nothing();
            return;
        }
        auto at = std::ranges::find(m_stored, wanted, &WorkspaceInfo::id);
        if (at == m_stored.end()) at = std::ranges::max_element(m_stored, {}, &WorkspaceInfo::saved_ms);
        auto const id = at == m_stored.end() ? std::optional<Id>{} : parse_id(at->id);
        if (id) load(*id);
        else on_nothing();
        on_changed();
    });
}

void Keeper::load(Id id) {
    m_saver.open(id, m_ids.next().low, [this, id](Result<OpenedWorkspace> result) {
        if (!result.ok()) {
            m_open = kNoId;
            on_unreadable(id, result.error());
            on_changed();
            return;
        }
        m_open = id;
        m_ports.set_preference("workspace", to_text(id));
        auto const report = result->report;
        m_asked = false;
        on_opened(std::move(result->workspace));
        if (!report.clean())
            on_notice(Tone::red, std::string(tr("app.damaged")),
                      tr("app.damaged_text", {format_integer(static_cast<std::int64_t>(report.records)), format_integer(static_cast<std::int64_t>(report.damaged_chunks + report.lost_entries + (report.lost_manifest ? 1 : 0)))}));
        refresh_info();
        on_changed();
    });
}

void Keeper::create(Workspace const& opened) {
    m_open = opened.identity().id;
    m_asked = false;
    m_saver.create(opened, m_ports.now_ms());
    m_stored.push_back({to_text(m_open), opened.identity().name, m_ports.now_ms()});
    m_info.exported_ms = 0;
    m_info.edits_since_export = 0;
    refresh_info();
}

bool Keeper::knows(Id workspace_id) const { return std::ranges::find(m_stored, to_text(workspace_id), &WorkspaceInfo::id) != m_stored.end(); }

HistoryItem Keeper::save(Diff const& diff, Workspace const& workspace_, std::string who) {
    auto const now = m_ports.now_ms();
    auto const bytes = m_saver.note(workspace_, diff, who, now);
    m_ports.broadcast(bytes);
    ++m_info.edits_since_export;
    m_saver.tick(workspace_, now);
    refresh_info();
    return {m_saver.last_sequence(), now, std::move(who), diff};
}

void Keeper::tick() {
    if (!m_open || !m_writer) return;
    if (!m_asked) {                                    // one tab writes; the answer comes by on_writer
        m_asked = true;
        m_ports.request_writer(false);
    }
    m_saver.tick(workspace(), m_ports.now_ms());
    refresh_info();
}

void Keeper::retry() {
    m_saver.hurry(workspace(), m_ports.now_ms());
    refresh_info();
}

void Keeper::flush() {
    if (m_open && m_writer) m_saver.hurry(workspace(), m_ports.now_ms());
}

void Keeper::exported() {
    m_info.exported_ms = m_ports.now_ms();
    m_info.edits_since_export = 0;
}

void Keeper::renamed() {
    for (auto& stored : m_stored)
        if (stored.id == to_text(m_open)) stored.name = workspace().identity().name;
    m_saver.touch(m_ports.now_ms());
    refresh_info();
}

void Keeper::refresh_info() {
    auto const status = m_saver.status();
    auto const before = m_info.state;
    m_info.saved_ms = status.saved_ms;
    m_info.fault = fault_key(status.fault);
    if (!m_writer) m_info.state = SaveState::read_only;
    else if (status.state == pmo::SaveState::saved) m_info.state = SaveState::saved;
    else if (status.state == pmo::SaveState::saving) m_info.state = SaveState::saving;
    else m_info.state = SaveState::unsaved;
    if (m_info.state == SaveState::unsaved && m_info.fault.empty()) m_info.fault = "unknown";
    if (before != m_info.state && on_changed) on_changed();
    if (m_info.saved_ms != m_measured_ms && m_info.state == SaveState::saved) {
        m_measured_ms = m_info.saved_ms;
        m_ports.measure_storage();
    }
    if (status.due_ms > 0) m_ports.wake_after(static_cast<std::int32_t>(std::clamp<std::int64_t>(status.due_ms - m_ports.now_ms(), 1, 60'000)));
}

void Keeper::on_broadcast(std::span<std::uint8_t const> bytes, Workspace& open) {
    auto entry = decode_entry(bytes, open.store(), [&](std::string_view id) -> TypeDef const& { return open.unknown_type(id); });
    if (!entry.ok()) return;                           // of a newer version in another tab: a reload of this one follows
    on_foreign(std::move(entry->diff));
}

void Keeper::on_writer(bool is_writer) {
    bool const gained = is_writer && !m_writer;
    m_writer = is_writer;
    // What the other tab wrote while this one was reading is in storage: start again from there.
    if (gained && m_open) load(m_open);
    refresh_info();
}

bool Keeper::decode(LogEntry const& entry, Store const& store, HistoryItem& out) {
    auto const unknown = [&](std::string_view) -> TypeDef const& { return *all_registers().front(); };
    auto content = decode_entry(entry.bytes, store, unknown);
    if (!content.ok()) return false;
    out.sequence = entry.sequence;
    out.ms = content->wall_ms;
    out.who = std::move(content->who);
    out.diff = std::move(content->diff);
    return true;
}

}  // namespace pmo::ui

#pragma once
// Keeps what is open: opens and creates workspaces in storage, hands every change to the saver and to the other tabs, and knows who may write.
// Between the App and core/io/saver; it holds no records itself.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/saver.h"
#include "ui/frame.h"
#include "ui/history_log.h"

namespace pmo::ui {

class Keeper {
public:
    Keeper(Storage& storage, Ports& ports, IdSource& ids) : m_storage(storage), m_ports(ports), m_ids(ids), m_saver(storage) {}

    // Set by the App before open().
    std::function<void(Workspace)> on_opened;
    std::function<void()> on_nothing;                                    // nothing stored, or no storage at all
    std::function<void(Id, Error const&)> on_unreadable;                 // it is stored and cannot be opened: nothing of it is touched
    std::function<void(Diff)> on_foreign;                                // another tab changed the workspace
    std::function<void()> on_changed;                                    // a frame is needed
    std::function<void(Tone, std::string title, std::string text)> on_notice;
    std::function<Workspace const&()> workspace;                         // what is open now

    void open(std::string_view preferred);                               // id as text; the newest stored one when it is not there
    void create(Workspace const& opened);                                // becomes the stored and open one
    bool knows(Id workspace_id) const;                                   // it is in storage
    HistoryItem save(Diff const& diff, Workspace const& workspace, std::string who);
    void tick();                                                         // once a frame
    void retry();
    void flush();                                                        // the page is being hidden
    void exported();
    void renamed();                                                      // the name or the replica of what is open
    void on_broadcast(std::span<std::uint8_t const> bytes, Workspace& open);
    void on_writer(bool is_writer);
    bool is_writer() const { return m_writer; }
    SaveInfo const& info() const { return m_info; }
    std::span<WorkspaceInfo const> stored() const { return m_stored; }
    std::uint64_t next_sequence() const { return m_saver.last_sequence() + 1; }
    static bool decode(LogEntry const& entry, Store const& store, HistoryItem& out);

private:
    void load(Id id);
    void refresh_info();
    Storage& m_storage;
    Ports& m_ports;
    IdSource& m_ids;
    Saver m_saver;
    SaveInfo m_info;
    std::vector<WorkspaceInfo> m_stored;
    Id m_open;
    std::int64_t m_measured_ms = 0;                                      // the save after which storage was measured
    bool m_writer = true, m_asked = false;
};

}  // namespace pmo::ui

#pragma once
// ui's Ports on the page: passes each wish to the part of the shell that fulfils it. Decides nothing itself.

#include "shell/web/clipboard.h"
#include "shell/web/files.h"
#include "shell/web/frame_loop.h"
#include "shell/web/jobs.h"
#include "shell/web/page.h"
#include "shell/web/tabs.h"
#include "ui/ports.h"

namespace pmo::shell {

class WebPorts final : public ui::Ports {
public:
    WebPorts(FrameLoop& loop, Page& page, Clipboard& clipboard, Files& files, Tabs& tabs, Jobs& jobs)
        : m_loop(loop), m_page(page), m_clipboard(clipboard), m_files(files), m_tabs(tabs), m_jobs(jobs) {}

    std::int64_t now_ms() const override { return m_page.now_ms(); }
    std::int32_t utc_offset_minutes() const override { return m_page.utc_offset_minutes(); }
    void random(std::span<std::uint8_t> out) override { m_page.random(out); }
    void copy_text(std::string_view text) override { m_clipboard.copy(text); }
    void pick_file(ui::FilePurpose purpose, std::string_view accept) override { m_files.pick(int(purpose), accept); }
    void save_file(std::string_view name, std::string_view mime, std::span<std::uint8_t const> bytes) override { m_files.save(name, mime, bytes); }
    void set_location(std::string_view hash, bool replace) override { m_page.set_location(hash, replace); }
    void set_title(std::string_view title, std::string_view language) override { m_page.set_title(title, language); }
    void wake_after(std::int32_t ms) override { m_loop.wake_after(ms); }
    void announce(std::string_view text, bool urgent) override { m_page.announce(text, urgent); }
    void set_preference(std::string_view key, std::string_view value) override { m_page.set_preference(key, value); }
    std::string preference(std::string_view key) const override { return m_page.preference(key); }
    bool prefers_dark() const override { return m_page.prefers_dark(); }
    void broadcast(std::span<std::uint8_t const> bytes) override { m_tabs.broadcast(bytes); }
    void request_writer(bool steal) override { m_tabs.request_writer(steal); }
    std::uint32_t start_job(std::string_view kind, std::vector<std::uint8_t> input, JobProgress progress, JobDone done) override
    {
        return m_jobs.start(kind, input, std::move(progress), std::move(done));
    }
    void cancel_job(std::uint32_t job) override { m_jobs.cancel(job); }
    void reload_for_update() override { m_page.reload_for_update(); }
    void persist_storage() override { m_page.persist_storage(); }
    void measure_storage() override { m_page.measure_storage(); }
    std::int64_t storage_used_bytes() const override { return m_page.storage_used_bytes(); }

private:
    FrameLoop& m_loop;
    Page& m_page;
    Clipboard& m_clipboard;
    Files& m_files;
    Tabs& m_tabs;
    Jobs& m_jobs;
};

}  // namespace pmo::shell

// The sample portfolio in its two editions. They are workspaces of their own with the same records, one in each language.

#include "core/io/seed.h"
#include "core/registers/person.h"
#include "ui/app_impl.h"
#include "ui/i18n/problem_words.h"
#include "ui/i18n/tr.h"

namespace pmo::ui {

namespace {

Id edition(bool chinese) { return id_from_key(chinese ? "workspace/hengchuan-2026" : "workspace/hengchuan-2026-en"); }
bool speaks_chinese() { return language() == Language::zh; }

}  // namespace

void App::Impl::open_sample() {
    bool const chinese = speaks_chinese();
    if (ready && keeper.knows(edition(chinese))) { keeper.open(to_text(edition(chinese))); return; }   // it is stored already, with what was changed in it
    // At the very start whatever the page brought along is better than waiting.
    bool const at_hand = !ready || chinese == boot_sample_chinese || !assets.fetch_sample;
    if (!at_hand && other_sample.empty()) {
        sample_wanted = true;
        assets.fetch_sample(chinese);
        return;
    }
    auto const bytes = at_hand ? assets.sample : std::span<std::uint8_t const>(other_sample);
    SeedFile const file{"sample", {reinterpret_cast<char const*>(bytes.data()), bytes.size()}};
    auto document = read_seed({&file, 1});
    if (!document.ok()) {
        ui.toast({.tone = Tone::red, .title = std::string(tr("app.sample_failed")), .text = sentence(document.error()), .action = {}, .on_action = {}, .stays = true});
        if (!ready) new_workspace(std::string(tr("app.new_workspace_name")));
        return;
    }
    Workspace opened(document->identity, std::move(document->store), std::move(document->seen), ids.next().low);
    keeper.create(opened);
    ports.set_preference("workspace", to_text(document->identity.id));
    auto const presenter = document->exporter;
    show(std::move(opened));
    if (workspace.store().live(session.person)) return;
    for (auto const& person : workspace.store().table(registers::person::kType).rows())      // whose eyes the sample is first seen with
        if (!person.deleted() && title_of(person) == presenter) session.person = person.id();
    session_changed();
}

void App::Impl::follow_language() {
    auto const here = workspace.identity().id;
    bool const untouched = ready && keeper.is_writer() && keeper.next_sequence() == 1;
    if (untouched && here == edition(!speaks_chinese())) open_sample();
}

void App::Impl::sample_arrived(std::span<std::uint8_t const> bytes, bool chinese) {
    if (!bytes.empty()) other_sample.assign(bytes.begin(), bytes.end());
    if (!sample_wanted || chinese != speaks_chinese()) return;         // meanwhile the person wants the other one again
    sample_wanted = false;
    if (bytes.empty()) ui.toast({.tone = Tone::amber, .title = std::string(tr("app.sample_offline")), .text = {}, .action = {}, .on_action = {}});
    else open_sample();
    touch();
}

}  // namespace pmo::ui

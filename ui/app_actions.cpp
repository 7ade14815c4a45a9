// What the requests of a frame do. Each runs after the last view has been drawn.

#include <algorithm>
#include <utility>

#include "core/base/text.h"
#include "core/io/document.h"
#include "core/io/seed.h"
#include "core/registers/person.h"
#include "ui/app_impl.h"
#include "ui/commands.h"
#include "ui/editable.h"
#include "ui/i18n/format.h"
#include "ui/i18n/problem_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/words.h"

namespace pmo::ui {

namespace {

std::string words_of(Label const& label) {
    auto const key = "edit." + label.code;
    return has_word(key) ? pmo::fill(tr_key(key), label.args) : std::string(tr("edit.unknown"));
}

std::string file_name(std::string_view name, std::int64_t ms, std::int32_t offset) {
    std::string out;
    for (char const c : name) out += std::string_view("\\/:*?\"<>| ").find(c) == std::string_view::npos && static_cast<unsigned char>(c) >= 32 ? c : '_';
    auto const at = Moment{ms / 60000 + offset};
    auto const minute = minute_of_day(at);
    auto const two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
    return out + '_' + to_text(date_of(at)) + '_' + two(minute / 60) + two(minute % 60);
}

}  // namespace

std::string App::Impl::user_name() const {
    auto const* person = workspace.store().live(session.person);
    return person ? std::string(title_of(*person)) : std::string{};
}

void App::Impl::edit(Edit edit) {
    if (!keeper.is_writer()) return;
    if (auto const closed = refused_by(edit, workspace.store())) {
        say_refused(ui, workspace.store(), *closed, [this](Location location) { go(std::move(location), kNoId); });
        return;
    }
    auto diff = workspace.commit(edit, ports.now_ms());
    if (!diff.ok()) {
        ui.toast({.tone = Tone::red, .title = std::string(tr("app.refused")), .text = sentence(diff.error()), .action = {}, .on_action = {}, .stays = true});
        return;
    }
    if (diff->empty()) return;
    changed(*diff);
    history.add(keeper.save(*diff, workspace, user_name()));
    bool const deleted = std::ranges::any_of(diff->changed, [](Change const& c) { return c.slot == kDeletedSlot && c.after.value == Value(true); });
    if (deleted) {
        auto const count = std::ranges::count_if(diff->changed, [](Change const& c) { return c.slot == kDeletedSlot; });
        ui.toast({.tone = Tone::green, .title = words_of(diff->label), .text = tr("status.records", count), .action = std::string(tr("command.undo")), .on_action = [this] { undo(); touch(); }});
    }
}

void App::Impl::undo() {
    if (!workspace.undoable() || !keeper.is_writer()) return;
    auto const what = words_of(workspace.undoable()->label);
    auto const step = workspace.undo(ports.now_ms());
    changed(step.diff);
    history.add(keeper.save(step.diff, workspace, user_name()));
    ui.toast({.tone = Tone::green, .title = tr("app.undone", {what}), .text = step.skipped > 0 ? tr("app.skipped", static_cast<std::int64_t>(step.skipped)) : std::string{}, .action = std::string(tr("command.redo")), .on_action = [this] { redo(); touch(); }});
}

void App::Impl::redo() {
    if (!workspace.redoable() || !keeper.is_writer()) return;
    auto const what = words_of(workspace.redoable()->label);
    auto const step = workspace.redo(ports.now_ms());
    changed(step.diff);
    history.add(keeper.save(step.diff, workspace, user_name()));
    ui.toast({.tone = Tone::green, .title = tr("app.redone", {what}), .text = step.skipped > 0 ? tr("app.skipped", static_cast<std::int64_t>(step.skipped)) : std::string{}, .action = {}, .on_action = {}});
}

void App::Impl::merge(Diff diff, Seen theirs_seen, Label label) {
    if (!keeper.is_writer()) return;
    diff.label = std::move(label);
    workspace.apply_merge(diff, theirs_seen);
    changed(diff);
    refresh_calendar();
    history.add(keeper.save(diff, workspace, user_name()));
}

void App::Impl::open_workspace(Document document) {
    Workspace opened(document.identity, std::move(document.store), std::move(document.seen), ids.next().low);
    auto const name = opened.identity().name;
    keeper.create(opened);
    ports.set_preference("workspace", to_text(opened.identity().id));
    show(std::move(opened));
    ui.toast({.tone = Tone::green, .title = tr("app.workspace_opened", {name}), .text = {}, .action = {}, .on_action = {}});
}

void App::Impl::new_workspace(std::string name) {
    Workspace opened({ids.next(), std::move(name), ports.now_ms()}, Store{}, {}, ids.next().low);
    keeper.create(opened);
    ports.set_preference("workspace", to_text(opened.identity().id));
    show(std::move(opened));
}

void App::Impl::open_stored(std::string id) {
    if (id != to_text(workspace.identity().id)) keeper.open(id);
}

void App::Impl::rename_workspace(std::string name) {
    if (!keeper.is_writer() || name.empty() || name == workspace.identity().name) return;
    workspace.rename(std::move(name));
    keeper.renamed();
    touch();
}

void App::Impl::new_replica() {
    if (!keeper.is_writer()) return;
    workspace.become(ids.next().low);
    keeper.renamed();
}

void App::Impl::persist_storage() { ports.persist_storage(); }

void App::Impl::update_address(bool replace) { ports.set_location(to_hash(session.location, session.selected()), replace); }

void App::Impl::go(Location location, Id record) {
    if (!find_view(location.view)) location = {};
    leave_for({std::move(location), record});
}

// A field that is being typed in hands over its text when it is drawn once more: then the screen may go.
void App::Impl::leave_for(Destination destination) {
    touch();
    if (!ready || !ui.typing() || destination.location == session.location) return arrive(destination);
    ui.finish_typing();
    leaving_for = std::move(destination);
}

void App::Impl::arrive(Destination const& destination) {
    bool const moved = destination.location != session.location;
    if (moved) {
        session.location = destination.location;
        session.selection.clear();                  // what was selected there does not belong to this screen
    }
    if (destination.record) session.select(destination.record);
    if (ready) settle_location();
    if (destination.in_address) return;
    if (destination.record) session.inspector_open = true;
    update_address(!moved);
}

void App::Impl::select(std::vector<Id> selection) {
    if (selection == session.selection) return;
    session.selection = std::move(selection);
    update_address(true);
}

void App::Impl::run_command(std::string_view id) {
    auto const* command = find_command(id);
    if (!command) return;
    auto frame = frame_now();
    if (!command->enabled || command->enabled(frame)) command->run(frame);
    auto queue = std::move(requests.queue);
    requests.queue.clear();
    for (auto& request : queue) request(*this);
}

void App::Impl::export_workspace() {
    auto const now = ports.now_ms();
    auto const bytes = write_document(workspace.identity(), workspace.store(), workspace.seen(), {.replica = workspace.replica(), .exporter = user_name(), .now_ms = now});
    auto const name = file_name(workspace.identity().name, now, ports.utc_offset_minutes()) + ".json";
    ports.save_file(name, "application/json", {reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()});
    keeper.exported();
    // A download is not a proof that the file was kept: the browser decides where it goes and whether.
    ui.toast({.tone = Tone::green, .title = std::string(tr("app.exported")), .text = tr("app.exported_text", {name}), .action = {}, .on_action = {}});
}

void App::Impl::pick_file(FilePurpose purpose, std::string_view accept) { ports.pick_file(purpose, accept); }

void App::Impl::save_file(std::string name, std::string mime, std::string bytes) {
    ports.save_file(name, mime, {reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()});
    ui.toast({.tone = Tone::green, .title = std::string(tr("app.exported")), .text = tr("app.exported_text", {name}), .action = {}, .on_action = {}});
}

void App::Impl::copy(std::string text) { ports.copy_text(text); }

void App::Impl::fetch_the_rest() {
    complete = true;
    for (bool const chinese : {true, false})
        if (!words::has(chinese) && assets.fetch_words) assets.fetch_words(chinese);
    if (assets.fetch_font) assets.fetch_font();
}

void App::Impl::set_language(bool chinese) {
    words_wanted = !words::has(chinese) && assets.fetch_words;
    if (words_wanted) { assets.fetch_words(chinese); return; }
    ui::set_language(chinese ? Language::zh : Language::en);
    ports.set_preference("language", language_tag(language()));
    ports.set_title(tr("app.name"), language_tag(language()));
    follow_language();
    touch();
}

void App::Impl::words_arrived(std::vector<std::uint8_t> file, bool chinese) {
    bool const asked_for = std::exchange(words_wanted, false);
    if (!file.empty() && !words::has(chinese)) {
        other_words = std::move(file);
        words::take(other_words);
    }
    if (words::has(chinese)) { if (asked_for) set_language(chinese); }
    else if (asked_for) ui.toast({.tone = Tone::amber, .title = std::string(tr("app.words_offline")), .text = {}, .action = {}, .on_action = {}});
    touch();
}

void App::Impl::set_theme(ThemeChoice choice) {
    session.theme = choice;
    ports.set_preference("theme", choice == ThemeChoice::light ? "light" : choice == ThemeChoice::dark ? "dark" : "system");
    apply_theme();
}

void App::Impl::session_changed() {
    ports.set_preference("contrast", session.high_contrast ? "high" : "normal");
    ports.set_preference("nav", session.nav_rail ? "rail" : "wide");
    ports.set_preference("inspector", session.inspector_open ? "open" : "closed");
    ports.set_preference("status", session.status_bar ? "shown" : "hidden");
    ports.set_preference("density", session.density == Density::compact ? "compact" : session.density == Density::relaxed ? "relaxed" : "standard");
    ports.set_preference("person", session.person ? to_text(session.person) : std::string{});
    std::string groups = "-";                       // an empty value would be no value
    for (auto const& group : session.open_groups) groups += ' ' + group;
    ports.set_preference("groups", groups);
    std::string choices;
    for (auto const& [key, value] : session.choices) choices += key + '=' + value + ';';
    ports.set_preference("choices", choices);
    apply_theme();
}

void App::Impl::open_palette() {
    palette.open = true;
    palette.just_opened = true;
    palette.text.clear();
    palette.highlighted = 0;
    ui.finish_typing();
}

std::uint32_t App::Impl::start_job(std::string_view kind, std::vector<std::uint8_t> input, Ports::JobProgress progress, Ports::JobDone done) {
    return ports.start_job(
        kind, std::move(input), [this, progress = std::move(progress)](int permille) { progress(permille); touch(); },
        [this, done = std::move(done)](bool ok, std::vector<std::uint8_t> output) { done(ok, std::move(output)); touch(); });
}

void App::Impl::retry_save() { keeper.retry(); }
void App::Impl::take_over() { ports.request_writer(true); }

}  // namespace pmo::ui

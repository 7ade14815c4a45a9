#include "ui/app.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/text.h"
#include "core/registers/calendar.h"
#include "core/registers/project.h"
#include "ui/app_impl.h"
#include "ui/commands.h"
#include "ui/editable.h"
#include "ui/i18n/format.h"
#include "ui/i18n/problem_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/words.h"
#include "ui/screens/inspector.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr float kRailBelow = 1600;                  // wide screens start with the narrow navigation below this width
constexpr float kFloatBelow = 1200;                 // the inspector floats over the main area below this width

std::uint64_t random64(Ports& ports) {
    std::uint64_t value = 0;
    ports.random({reinterpret_cast<std::uint8_t*>(&value), sizeof value});
    return value;
}

// One window that covers the canvas; every part of the shell is a box in it.
class Canvas {
public:
    Canvas() {
        auto const size = ImGui::GetIO().DisplaySize;
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize(size);
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
        ImGui::Begin("###shell", nullptr,
                     ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
        box = {0, 0, size.x, size.y};
    }
    ~Canvas() {
        ImGui::End();
        ImGui::PopStyleVar();
    }
    Canvas(Canvas const&) = delete;
    Canvas& operator=(Canvas const&) = delete;
    Box box;
};

}  // namespace

App::Impl::Impl(Ports& ports_, Storage& storage_, BootAssets assets_)
    : ports(ports_),
      assets(assets_),
      ui(light_theme(), {}, tree),
      workspace({}, Store{}, {}, 1),
      derived(workspace.store()),
      ids(random64(ports_), random64(ports_)),
      keeper(storage_, ports_, ids),
      history(storage_, [this](LogEntry const& entry, HistoryItem& item) { return Keeper::decode(entry, workspace.store(), item); }) {
    ui.wake_after = [this](int ms) { ports.wake_after(ms); };
    ui.announce = [this](std::string_view words, bool urgent) { ports.announce(words, urgent); };
    if (!assets.words.empty()) words::take(assets.words);
    read_preferences();
    boot_sample_chinese = language() == Language::zh;      // the page asks the same preference
    keeper.workspace = [this]() -> Workspace const& { return workspace; };
    keeper.on_opened = [this](Workspace opened) { show(std::move(opened)); };
    keeper.on_nothing = [this] { open_sample(); };
    keeper.on_unreadable = [this](Id id, Error const& error) {
        ready = false;
        unreadable = {id, sentence(error)};
    };
    keeper.on_changed = [this] { touch(); };
    keeper.on_foreign = [this](Diff diff) {
        workspace.apply_foreign(diff);
        changed(diff);
    };
    keeper.on_notice = [this](Tone tone, std::string title, std::string text) { ui.toast({.tone = tone, .title = std::move(title), .text = std::move(text), .action = {}, .on_action = {}, .stays = tone == Tone::red}); };
}

void App::Impl::read_preferences() {
    Language tongue = Language::zh;
    if (language_from_tag(ports.preference("language"), tongue)) ui::set_language(tongue);
    auto const theme = ports.preference("theme");
    session.theme = theme == "light" ? ThemeChoice::light : theme == "dark" ? ThemeChoice::dark : ThemeChoice::system;
    session.high_contrast = ports.preference("contrast") == "high";
    session.nav_rail = ports.preference("nav") == "rail";
    session.inspector_open = ports.preference("inspector") != "closed";
    session.status_bar = ports.preference("status") != "hidden";
    auto const density = ports.preference("density");
    session.density = density == "compact" ? Density::compact : density == "relaxed" ? Density::relaxed : Density::standard;
    session.person = parse_id(ports.preference("person")).value_or(kNoId);
    session.open_groups = {"overview", "portfolio", "projects", "data"};
    if (auto const groups = ports.preference("groups"); !groups.empty()) {
        session.open_groups.clear();
        for (auto const group : split(groups, ' ')) session.open_groups.emplace_back(group);
    }
    for (auto const pair : split(ports.preference("choices"), ';'))
        if (auto const middle = pair.find('='); middle != std::string_view::npos) session.choices[std::string(pair.substr(0, middle))] = pair.substr(middle + 1);
    dark_system = ports.prefers_dark();
}

void App::Impl::apply_theme() {
    bool const dark = session.theme == ThemeChoice::dark || (session.theme == ThemeChoice::system && dark_system);
    auto const& plain = dark ? dark_theme() : light_theme();
    if (session.high_contrast) contrast_theme = strong_contrast(plain);
    ui.set_theme(session.high_contrast ? contrast_theme : plain);
    ui.density = session.density;
    apply(ui.theme(), ImGui::GetStyle());
    touch();
}

// Holidays and make-up days for date fields come from the first calendar; the data date from the newest status date of a running project.
void App::Impl::refresh_calendar() {
    Date latest{0};
    for (auto const id : derived.active_projects())
        if (auto const* project = workspace.store().live(id)) latest = std::max(latest, project->get(registers::project::status_date));
    auto const now = ports.now_ms() / 60000 + ports.utc_offset_minutes();
    ui.today = latest.day != 0 ? latest.day : date_of(Moment{now}).day;
    Id calendar;
    for (auto const& row : workspace.store().table(registers::calendar::kType).rows())
        if (!row.deleted()) { calendar = row.id(); break; }
    ui.day_kind = [this, calendar](std::int32_t day) {
        auto const& time = derived.working_time(calendar);
        bool const works = !time.shifts_on(day).empty();
        bool const weekend = weekday(Date{day}) > 5;
        return works ? (weekend ? DayKind::makeup : DayKind::workday) : (weekend ? DayKind::weekend : DayKind::holiday);
    };
}

void App::Impl::show(Workspace opened) {
    workspace = std::move(opened);
    derived.rebind(workspace.store());
    search.build(workspace.store());
    history.reset(to_text(workspace.identity().id), keeper.next_sequence());
    ready = true;
    unreadable.reset();
    view = nullptr;
    views.clear();
    navigation_counts = {};                   // another store may be at the same revision
    session.selection.clear();
    refresh_calendar();
    settle_location();
    touch();
}

// The address may name a record or a project that this workspace does not have.
void App::Impl::settle_location() {
    auto& here = session.location;
    if (here.project && !workspace.store().live(here.project)) here = {};
    if (!find_view(here.view)) here = {};
    std::erase_if(session.selection, [&](Id id) { return !workspace.store().find(id); });
}

void App::Impl::changed(Diff const& diff) {
    derived.apply(diff);
    search.update(diff, workspace.store());
    for (auto const& change : diff.changed)
        if (auto const* record = workspace.store().find(change.record); record && record->type().id == "project") refresh_calendar();
    touch();
}

Frame App::Impl::frame_now() {
    auto const now = ports.now_ms();
    Frame frame{ui, workspace, workspace.store(), search, derived, session, history, ids, incoming, keeper.info(), ports, requests,
            [this](std::string_view id) -> TypeDef const& { return workspace.unknown_type(id); }, date_of(Moment{now / 60000 + ports.utc_offset_minutes()}), now, keeper.is_writer(),
            {reinterpret_cast<char const*>(assets.notices.data()), assets.notices.size()}, assets.version, keeper.stored()};
    protect_closed(frame);
    return frame;
}

void App::Impl::draw_starting() {
    Canvas const canvas;
    ui.pen().fill(canvas.box, ui.theme().canvas);
    text(ui, {.text = tr("app.starting"), .type = Type::body, .color = ui.theme().text2, .align = Align::centre, .id = "starting", .role = sem::Role::status, .at = canvas.box});
}

// What is stored stays as it is: to try again, to open another one, or to begin anew beside it.
void App::Impl::draw_unreadable() {
    Canvas const canvas;
    ui.pen().fill(canvas.box, ui.theme().canvas);
    RegionScope const region{ui, {.id = "main", .role = sem::Role::main, .name = tr("app.main"), .at = canvas.box}};
    auto const id = unreadable->id;
    std::string name = to_text(id);
    std::vector<WorkspaceInfo> others;
    for (auto const& stored : keeper.stored())
        if (stored.id == to_text(id)) name = stored.name;
        else others.push_back(stored);
    float const width = std::min(560.0f, canvas.box.w - 32);
    Box const box{std::round(canvas.box.cx() - width / 2), std::round(canvas.box.h * 0.22f), width, metric::card_header + 32 + 28 + 24 + 32 * static_cast<float>(others.size())};
    CardScope const card{ui, {.id = "unreadable", .title = tr("app.cannot_open", {name}), .at = box}};
    Box body = card.body().inset(metric::space_card, 0);
    text(ui, {.text = tr("app.cannot_open_text", {unreadable->why}), .type = Type::body, .id = "why", .role = sem::Role::alert, .at = body.cut_top(28, 4)});
    Box row = body.cut_top(28, 12);
    Button again{.id = "retry", .label = tr("save.retry"), .icon = Icon::rotate_ccw, .kind = ButtonKind::primary};
    again.at = row.cut_left(button_width(ui, again), 8);
    if (button(ui, again)) {
        unreadable.reset();
        keeper.open(to_text(id));
        touch();
        return;
    }
    Button fresh{.id = "new", .label = tr("exchange.new"), .icon = Icon::plus};
    fresh.at = row.cut_left(button_width(ui, fresh), 8);
    if (button(ui, fresh)) requests.queue.emplace_back([](AppActions& app) { app.new_workspace(std::string(tr("app.new_workspace_name"))); });
    for (auto const& other : others) {
        IdScope const scope{other.id};
        Box line = body.cut_top(32);
        if (link(ui, {.id = "open", .label = tr("exchange.open_named", {other.name}), .at = line.cut_left(line.w)})) {
            unreadable.reset();
            keeper.open(other.id);
            touch();
            return;
        }
    }
}

void App::Impl::draw_banners(Frame& frame, Box& main) {
    auto const& save = keeper.info();
    auto const strip = [&] { return main.cut_top(36); };
    if (save.state == SaveState::unsaved) {
        auto const words = tr_key("save.unsaved_" + save.fault) + "。 " + std::string(tr("save.keep_open"));
        auto const answer = banner(ui, {.id = "unsaved", .tone = Tone::red, .text = words, .action = tr("save.export_now"), .second = tr("save.retry"), .at = strip()});
        if (answer == BannerAnswer::action) frame.run("export");
        if (answer == BannerAnswer::second) frame.run("retry_save");
    } else if (save.state == SaveState::read_only) {
        if (banner(ui, {.id = "reader", .tone = Tone::amber, .text = tr("save.read_only"), .action = tr("save.take_over"), .second = {}, .at = strip()}) == BannerAnswer::action) frame.run("take_over");
    }
    if (graphics_lost) banner(ui, {.id = "graphics", .tone = Tone::amber, .text = tr("app.graphics_lost"), .action = {}, .second = {}, .at = strip()});
    if (update_ready) {
        auto const answer = banner(ui, {.id = "update", .tone = Tone::blue, .text = tr("app.new_version_text"), .action = tr("app.reload"), .second = {}, .closable = true, .at = strip()});
        if (answer == BannerAnswer::action) ports.reload_for_update();
        if (answer == BannerAnswer::close) update_ready = false;
    }
}

void App::Impl::draw(Frame& frame) {
    Canvas const canvas;
    Box box = canvas.box;
    ui.pen().fill(box, ui.theme().canvas);
    auto const* entry = find_view(session.location.view);
    auto& kept = views[session.location.view];       // a screen keeps its state while others are looked at
    if (!kept) kept = entry->make();
    view = kept.get();
    draw_top_bar(frame, box.cut_top(metric::top_bar));
    auto const status = session.status_bar ? view->status(frame) : std::string{};
    if (session.status_bar) draw_status_bar(frame, box.cut_bottom(metric::status_bar), status);
    bool const rail = session.nav_rail || box.w < 900 || (entry->wide && box.w < kRailBelow);
    draw_navigation(frame, navigation_counts, box.cut_left(rail ? metric::nav_rail : metric::nav), rail);

    auto const* selected = workspace.store().find(session.selected());
    Box panel;
    bool const inspector = session.inspector_open && selected;
    bool const floating = canvas.box.w < kFloatBelow;
    if (inspector) {
        float const width = std::clamp(session.inspector_width, metric::inspector_min, std::min(metric::inspector_max, std::max(metric::inspector_min, box.w - 240)));
        panel = floating ? Box{box.right() - width, box.y, width, box.h} : box.cut_right(width);
    }
    draw_banners(frame, box);
    {
        RegionScope const region{ui, {.id = "main", .role = sem::Role::main, .name = tr("app.main"), .at = box}};
        IdScope const scope{session.location.view};
        view->draw(frame, box);
    }
    if (inspector) draw_inspector(frame, panel, view);
    draw_palette(frame, palette, canvas.box);
    draw_toasts(ui, box);
    if (!palette.open) {
        if (!ui.typing() && !ImGui::GetIO().WantTextInput) view->keys(frame);
        handle_command_keys(frame);
    }
}

App::App(Ports& ports, Storage& storage, BootAssets assets) : m(std::make_unique<Impl>(ports, storage, assets)) {}
App::~App() = default;

void App::start(std::string_view location) {
    FontReport report;
    m->fonts = load_fonts(m->assets.font_regular, m->assets.font_medium, m->assets.font_icons, report);
    m->ui.set_fonts(m->fonts);
    if (report.regular != FontFault::none || report.icons != FontFault::none) {
        m->font_failed = true;
        m->ui.toast({.tone = Tone::amber, .title = std::string(tr("font.fault.missing")), .text = {}, .action = {}, .on_action = {}});
    }
    m->apply_theme();
    m->ports.set_title(tr("app.name"), language_tag(language()));
    on_location(location);
    m->keeper.open(m->ports.preference("workspace"));
}

void App::frame() {
    if (m->wanted > 0) --m->wanted;
    m->keeper.tick();
    m->tree.begin_frame();
    m->ui.begin_frame();
    if (m->ready) {
        auto frame = m->frame_now();
        m->draw(frame);
    } else if (m->unreadable) {
        m->draw_unreadable();
    } else {
        m->draw_starting();
    }
    m->ui.end_frame();
    m->tree.end_frame();
    auto const destination = std::exchange(m->leaving_for, std::nullopt);   // asked for before this frame, in which the field has committed
    // What was asked for while drawing happens now; a request may lead to another frame, never to another request in this one.
    auto queue = std::move(m->requests.queue);
    m->requests.queue.clear();
    for (auto& request : queue) request(*m);
    if (destination) m->arrive(*destination);
    if (!queue.empty() || destination) m->touch();
    if (!m->complete && (m->ready || m->unreadable)) m->fetch_the_rest();
}

bool App::wants_frame() const { return m->wanted > 0 || m->tree.waiting(); }
sem::Tree& App::tree() { return m->tree; }

void App::on_file(FilePurpose purpose, std::string_view name, std::span<std::uint8_t const> bytes) {
    m->incoming = Incoming{purpose, std::string(name), {bytes.begin(), bytes.end()}};
    m->go({.view = purpose == FilePurpose::merge_document ? "merge" : "exchange", .project = kNoId, .detail = {}}, kNoId);
    m->touch();
}

void App::on_location(std::string_view hash) {
    Id record;
    auto const location = location_from_hash(hash, record);
    if (m->location_known && location == m->session.location && (!record || record == m->session.selected())) return;
    m->location_known = true;
    m->leave_for({location, record, true});
}

void App::on_broadcast(std::span<std::uint8_t const> bytes) { m->keeper.on_broadcast(bytes, m->workspace); m->touch(); }
void App::on_writer(bool is_writer) { m->keeper.on_writer(is_writer); m->touch(); }
void App::on_visibility(bool hidden) {
    if (hidden) m->keeper.flush();
    else m->touch();
}
void App::on_update_available() { m->update_ready = true; m->touch(); }
void App::on_graphics(bool lost) { m->graphics_lost = lost; m->touch(); }
void App::on_color_scheme(bool dark) { m->dark_system = dark; m->apply_theme(); }

void App::on_font(std::span<std::uint8_t const> full_regular) {
    if (full_regular.empty() || merge_full_font(m->fonts, full_regular) != FontFault::none)
        m->ui.toast({.tone = Tone::amber, .title = std::string(tr("app.offline_font")), .text = {}, .action = {}, .on_action = {}});
    m->touch();
}

void App::on_words(std::vector<std::uint8_t> file, bool chinese) { m->words_arrived(std::move(file), chinese); }
void App::on_sample(std::span<std::uint8_t const> bytes, bool chinese) { m->sample_arrived(bytes, chinese); }

}  // namespace pmo::ui

// The four cards of the exchange screen: export the workspace, export one register, bring a file in, the workspaces of this browser.

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/io/document.h"
#include "core/io/psplib.h"
#include "core/io/seed.h"
#include "core/registers/project.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/exchange_parts.h"
#include "ui/views/import_csv.h"
#include "ui/views/import_plan.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/field.h"
#include "ui/widgets/form.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr std::int64_t kWeekMs = std::int64_t{7} * 86'400'000;
constexpr std::size_t kManyEdits = 100;
constexpr std::int64_t kRecordBytes = 70, kCellBytes = 22;       // of the JSON around a value

std::string number(std::size_t n) { return format_integer(static_cast<std::int64_t>(n)); }

Box inside(CardScope const& card) { return card.body().inset(metric::space_card, 0); }

// A line below a card's text: a button at the left, a caption beside it.
bool action(Ui& ui, Button spec, Box at, std::string_view note = {}) {
    spec.at = at.cut_left(button_width(ui, spec), 12);
    bool const pressed = button(ui, spec);
    if (!note.empty()) text(ui, {.text = note, .type = Type::small, .color = ui.theme().text3, .id = "note", .at = at});
    return pressed;
}

}  // namespace

FileKind kind_of(std::string_view bytes) {
    if (looks_like_document(bytes)) return FileKind::document;
    if (looks_like_seed(bytes)) return FileKind::seed;
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0")) return FileKind::excel;
    if (looks_like_xml(bytes) && !bytes.starts_with("\xFF\xFE")) return FileKind::xml;
    // UTF-16 says XML only by its second character.
    if (bytes.starts_with("\xFF\xFE") && bytes.size() > 2 && bytes[2] == '<') return FileKind::xml;
    if (looks_like_psplib(bytes)) return FileKind::psplib;
    auto head = bytes.substr(0, 64);
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    head = trim(head);
    return head.starts_with('{') || head.starts_with('[') ? FileKind::other_json : FileKind::csv;
}

void WorkspaceFigures::refresh(Store const& store) {
    if (known && revision == store.revision()) return;
    known = true;
    revision = store.revision();
    records = registers = deleted = 0;
    bytes = 400;
    for (std::size_t t = 0; t < store.tables(); ++t) {
        auto const& table = store.table(static_cast<std::uint16_t>(t));
        records += table.live();
        deleted += table.rows().size() - table.live();
        registers += table.live() > 0;
        for (auto const& record : table.rows()) {
            bytes += kRecordBytes;
            for (std::uint8_t slot = 0; slot < record.type().fields.size(); ++slot)
                if (auto const* cell = record.find(slot)) bytes += kCellBytes + static_cast<std::int64_t>(std::holds_alternative<std::string>(cell->value) ? record.text(slot).size() : 8);
        }
    }
}

bool export_is_old(SaveInfo const& save, std::int64_t now_ms) {
    if (save.edits_since_export >= kManyEdits) return true;
    return save.edits_since_export > 0 && (save.exported_ms == 0 || now_ms - save.exported_ms > kWeekMs);
}

std::string export_age_words(SaveInfo const& save, std::int64_t now_ms, std::int32_t utc_offset) {
    if (save.exported_ms == 0) return std::string(tr("exchange.never_exported"));
    auto const days = std::max<std::int64_t>(0, (now_ms - save.exported_ms) / 86'400'000);
    auto const moment = format_moment_long(save.exported_ms / 60000 + utc_offset);
    return days == 0 ? tr("exchange.exported_today", {moment}) : tr("exchange.exported_days", days, {moment});
}

void ExchangeCards::draw(Frame& frame, Box area) {
    figures.refresh(frame.store);
    if (new_name.empty()) new_name = tr("app.new_workspace_name");
    PanelScope const panel{frame.ui, {.id = "cards", .name = tr("view.exchange"), .at = area, .padding_x = metric::space_page, .padding_y = metric::space_page}};
    Box const inner = panel.inner();
    float const stored = 146 + 32 * static_cast<float>(std::max<std::size_t>(1, frame.stored.size()));
    float const import_height = 256, first = 184, second = std::max(184.0f, stored);
    bool const wide = inner.w >= 760;
    float const width = wide ? std::floor((std::min(inner.w, 1120.0f) - metric::space_card) / 2) : inner.w;
    float y = inner.y;
    import_file(frame, {inner.x, y, wide ? width * 2 + metric::space_card : width, import_height});
    y += import_height + metric::space_card;
    export_workspace(frame, {inner.x, y, width, first});
    if (!wide) y += first + metric::space_card;
    export_register(frame, {wide ? inner.x + width + metric::space_card : inner.x, y, width, first});
    y += first + metric::space_card;
    float const plan = 140;
    export_plan(frame, {inner.x, y, wide ? width * 2 + metric::space_card : width, plan});
    y += plan + metric::space_card;
    workspaces(frame, {inner.x, y, wide ? width * 2 + metric::space_card : width, second});
    reserve({inner.x, y, 1, second + metric::space_page});
}

void ExchangeCards::import_file(Frame& frame, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    CardScope const card{ui, {.id = "import", .title = tr("exchange.import"), .caption = tr("exchange.import_note"), .at = at}};
    Box body = inside(card);
    Box drop = body.cut_top(112, 12);
    ui.pen().fill(drop, theme.sunken, metric::radius_card);
    ui.pen().dashed_outline(drop, theme.line_strong);
    ui.pen().icon(std::round(drop.cx() - 12), drop.y + 26, Icon::file_up, theme.text3, metric::icon_empty);
    text(ui, {.text = frame.writable ? tr("exchange.drop_here") : tr("import.read_only"), .type = Type::body, .color = theme.text2, .align = Align::centre, .at = {drop.x, drop.y + 44, drop.w, 20}});
    Button pick{.id = "pick", .label = tr("exchange.pick"), .icon = Icon::folder_open, .kind = ButtonKind::primary, .disabled = !frame.writable};
    float const width = button_width(ui, pick);
    pick.at = {std::round(drop.cx() - width / 2), drop.y + 72, width, 28};
    if (button(ui, pick)) frame.ask([](AppActions& app) { app.pick_file(FilePurpose::import_any, ".json,.xml,.csv,.tsv,.txt,.sm,.pmo"); });
    auto const kind = [&](Icon icon, std::string_view name, std::string_view note) {
        Box row = body.cut_top(28);
        ui.pen().icon(row.x, row.cy(), icon, theme.text3, metric::icon_field);
        row.cut_left(22);
        text(ui, {.text = name, .type = Type::body, .at = row.cut_left(std::ceil(ui.pen().width(Type::body, name)) + 1, 12)});
        text(ui, {.text = note, .type = Type::small, .color = theme.text3, .at = row});
    };
    kind(Icon::database, tr("exchange.kind_document"), tr("exchange.kind_document_note"));
    kind(Icon::chart_gantt, tr("exchange.kind_mspdi"), tr("exchange.kind_mspdi_note"));
    kind(Icon::table_2, tr("exchange.kind_csv"), tr("exchange.kind_csv_note"));
}

void ExchangeCards::export_workspace(Frame& frame, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    CardScope const card{ui, {.id = "export", .title = tr("exchange.export"), .caption = tr("exchange.export_note"), .at = at}};
    Box body = inside(card);
    auto const line = [&](std::string_view key, std::string_view label, std::string const& value, ImU32 color) {
        Box row = body.cut_top(24);
        say(ui, {.id = key, .role = sem::Role::text, .name = label, .value = value, .at = row});
        ui.pen().text(row.cut_left(100), theme.text2, Type::small, label);
        ui.pen().text(row, color, Type::body, value);
    };
    line("name", tr("exchange.workspace"), frame.workspace.identity().name, theme.text1);
    line("records", tr("exchange.contents"), tr("exchange.records", {number(figures.records), number(figures.registers)}), theme.text1);
    line("size", tr("exchange.size"), tr("exchange.about", {format_bytes(figures.bytes)}), theme.text1);
    bool const old = export_is_old(frame.save, frame.now_ms);
    auto const age = export_age_words(frame.save, frame.now_ms, frame.ports.utc_offset_minutes());
    auto const since = frame.save.edits_since_export;
    line("age", tr("exchange.last_export"), since > 0 ? tr("exchange.edits_since", static_cast<std::int64_t>(since), {age}) : age, old ? theme.amber_text : theme.text1);
    body.cut_top(8);
    if (action(ui, {.id = "go", .label = tr("command.export"), .icon = Icon::file_down, .kind = ButtonKind::primary, .tip = tr("exchange.export_tip")}, body.cut_top(28), old ? tr("exchange.old_export") : std::string_view{})) frame.run("export");
}

void ExchangeCards::export_register(Frame& frame, Box at) {
    auto& ui = frame.ui;
    CardScope const card{ui, {.id = "csv", .title = tr("exchange.csv"), .caption = tr("exchange.csv_note"), .at = at}};
    Box body = inside(card);
    std::vector<TypeDef const*> types;
    std::vector<std::string> labels, counts;
    std::vector<Option> options;
    for (auto const* type : all_registers())
        if (frame.store.table(*type).live() > 0) types.push_back(type);
    for (auto const* type : types) {
        labels.push_back(register_words_many(type->id));
        counts.push_back(number(frame.store.table(*type).live()));
    }
    for (std::size_t i = 0; i < types.size(); ++i) options.push_back({.key = types[i]->id, .label = labels[i], .caption = counts[i], .icon = register_icon(types[i]->id)});
    if (csv_register >= static_cast<int>(types.size())) csv_register = -1;
    Box row = body.cut_top(28, 8);
    ui.pen().text(row.cut_left(76), ui.theme().text2, Type::small, tr("csv.register"));
    if (auto const picked = combo(ui, {.id = "register", .name = tr("csv.register"), .options = options, .chosen = csv_register, .placeholder = tr("csv.choose_register"), .at = row})) csv_register = *picked;
    row = body.cut_top(28, 12);
    ui.pen().text(row.cut_left(76), ui.theme().text2, Type::small, tr("exchange.amounts"));
    Choice const money[] = {{.key = "currency", .label = tr("exchange.with_currency")}, {.key = "plain", .label = tr("exchange.plain_amounts")}};
    Segmented amounts{.id = "amounts", .name = tr("exchange.amounts"), .options = money, .chosen = csv_money == CsvMoney::plain ? 1 : 0};
    amounts.at = row.cut_left(std::min(row.w, segmented_width(ui, amounts)));
    if (auto const picked = segmented(ui, amounts)) csv_money = *picked == 1 ? CsvMoney::plain : CsvMoney::with_currency;
    auto const* type = csv_register >= 0 ? types[static_cast<std::size_t>(csv_register)] : nullptr;
    if (!action(ui, {.id = "go", .label = tr("exchange.csv_go"), .icon = Icon::download, .disabled = !type, .tip = type ? std::string_view{} : tr("csv.choose_register")}, body.cut_top(28), tr("exchange.csv_format"))) return;
    std::vector<Record const*> records;
    for (auto const& record : frame.store.table(*type).rows())
        if (!record.deleted()) records.push_back(&record);
    auto bytes = write_csv(*type, records, frame.store, words_in_both(*type), {.money = csv_money});
    frame.ask([name = register_words_many(type->id) + ".csv", b = std::move(bytes)](AppActions& app) mutable { app.save_file(std::move(name), "text/csv", std::move(b)); });
}

// One project as a Microsoft Project file: chosen here, looked through on a screen of its own.
void ExchangeCards::export_plan(Frame& frame, Box at) {
    namespace prj = registers::project;
    auto& ui = frame.ui;
    CardScope const card{ui, {.id = "plan", .title = tr("export_plan.title"), .caption = tr("export_plan.card_note"), .at = at}};
    Box body = inside(card);
    std::vector<std::string> keys, labels;
    std::vector<Option> options;
    auto const& projects = frame.derived.projects();
    for (auto const id : projects) {
        auto const* project = frame.store.live(id);
        keys.push_back(to_text(id));
        labels.push_back(project ? std::string(project->get(prj::code)) + ' ' + std::string(shown_title(*project)) : std::string{});
    }
    for (std::size_t i = 0; i < keys.size(); ++i) options.push_back({.key = keys[i], .label = labels[i], .icon = Icon::chart_gantt});
    auto const at_project = std::ranges::find(projects, plan_project);
    int const chosen = at_project == projects.end() ? -1 : static_cast<int>(at_project - projects.begin());
    Box row = body.cut_top(28, 12);
    ui.pen().text(row.cut_left(76), ui.theme().text2, Type::small, tr("export_plan.project"));
    if (auto const picked = combo(ui, {.id = "project", .name = tr("export_plan.project"), .options = options, .chosen = chosen, .placeholder = tr("export_plan.choose"), .at = row.cut_left(std::min(row.w, 420.0f))}))
        plan_project = projects[static_cast<std::size_t>(*picked)];
    Button const check{.id = "go", .label = tr("export_plan.check"), .icon = Icon::file_down, .disabled = chosen < 0, .tip = chosen < 0 ? tr("export_plan.needs_project") : std::string_view{}};
    if (action(ui, check, body.cut_top(28), tr("export_plan.format"))) frame.go({.view = "export_plan", .project = plan_project, .detail = {}});
}

void ExchangeCards::stored_line(Frame& frame, WorkspaceInfo const& stored) {
    auto& ui = frame.ui;
    IdScope const scope{stored.id};
    Box row = remaining();
    row.h = 28;
    bool const here = stored.id == to_text(frame.workspace.identity().id);
    auto const& name = here ? frame.workspace.identity().name : stored.name;
    auto const open_name = tr("exchange.open_named", {name});
    Button open{.id = "open", .label = tr("exchange.open"), .size = Size::small, .name = open_name};
    if (here) {
        Box const at = row.cut_right(std::ceil(badge_width(ui.fonts(), {.label = tr("exchange.is_open"), .tone = Tone::blue})), 8);
        paint_badge(ui.pen(), at.x, at.cy(), {.label = tr("exchange.is_open"), .tone = Tone::blue});
    } else {
        Box const at = row.cut_right(button_width(ui, open), 8);
        open.at = {at.x, at.cy() - 12, at.w, 24};
        if (button(ui, open)) frame.ask([id = stored.id](AppActions& app) { app.open_stored(id); });
    }
    auto const when = stored.saved_ms > 0 ? tr("exchange.saved_at", {format_moment_long(stored.saved_ms / 60000 + frame.ports.utc_offset_minutes())}) : std::string{};
    say(ui, {.id = "name", .role = sem::Role::listitem, .name = name, .value = here ? std::string(tr("exchange.is_open")) : when, .at = row});
    ui.pen().icon(row.x, row.cy(), Icon::database, ui.theme().text3, metric::icon_field);
    row.cut_left(22);
    ui.pen().text(row.cut_left(std::min(row.w, ui.pen().width(Type::body, name) + 1), 12), ui.theme().text1, here ? Type::strong : Type::body, name);
    ui.pen().text(row, ui.theme().text3, Type::small, when);
    skip(32);
}

void ExchangeCards::workspaces(Frame& frame, Box at) {
    auto& ui = frame.ui;
    CardScope const card{ui, {.id = "stored", .title = tr("exchange.stored"), .caption = tr("exchange.stored_note"), .at = at}};
    Box body = inside(card);
    place(body.x, body.y);
    Box list = body.cut_top(32 * static_cast<float>(std::max<std::size_t>(1, frame.stored.size())));
    {
        PanelScope const panel{ui, {.id = "list", .name = tr("exchange.stored"), .role = sem::Role::list, .at = list}};
        for (auto const& stored : frame.stored) stored_line(frame, stored);
        if (frame.stored.empty()) caption(ui, tr("exchange.nothing_stored"));
    }
    ui.pen().line_h(body.x, body.right(), body.y + 4, ui.theme().line);
    body.cut_top(16);
    Box row = body.cut_top(28, 12);
    ui.pen().text(row.cut_left(100), ui.theme().text2, Type::small, tr("exchange.new"));
    Button make{.id = "make", .label = tr("exchange.create"), .icon = Icon::plus, .disabled = trim(new_name).empty(), .tip = trim(new_name).empty() ? tr("exchange.name_first") : std::string_view{}};
    Box const button_at = row.cut_right(button_width(ui, make), 8);
    make.at = button_at;
    if (auto typed = text_field(ui, {.id = "name", .name = tr("exchange.new_name"), .value = new_name, .at = row.cut_left(std::min(row.w, 320.0f))})) new_name = *typed;
    if (button(ui, make)) frame.ask([name = new_name](AppActions& app) { app.new_workspace(name); });
    row = body.cut_top(28);
    ui.pen().text(row.cut_left(100), ui.theme().text2, Type::small, tr("exchange.sample"));
    if (action(ui, {.id = "sample", .label = tr("command.sample"), .icon = Icon::sparkles}, row, tr("exchange.sample_note"))) frame.run("sample");
}

}  // namespace pmo::ui

// Suppliers by what they deliver: a score in four dimensions, its reasons, its trend, their contracts; rating and taking over the score.

#include <algorithm>
#include <cmath>

#include "core/actions/rate_supplier.h"
#include "core/project/payment_plan.h"
#include "core/project/supplier_score.h"
#include "core/registers/contract.h"
#include "core/registers/supplier.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/contract_parts.h"
#include "ui/views/page.h"
#include "ui/views/register_looks.h"
#include "ui/views/register_shelf.h"
#include "ui/views/screen_parts.h"
#include "ui/views/view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace sup = registers::supplier;
namespace con = registers::contract;

namespace {

constexpr std::string_view kShelf[] = {"supplier", "supplier_rating"};
constexpr float kGap = 12, kDetail = 316;
enum Cell : int { kName, kKind, kScore, kDelivery, kQuality, kPrice, kService, kTrend, kRating, kContracts, kStatus, kQualified, kColumns };

struct Found { std::vector<SupplierScore> scores; };

std::string_view side_words(std::size_t side) {
    switch (side) {
        case 0: return tr("supplier_view.delivery");
        case 1: return tr("supplier_view.quality");
        case 2: return tr("supplier_view.price");
        default: return tr("supplier_view.service");
    }
}

std::string number_or_dash(std::optional<int> value) { return value ? format_integer(*value) : std::string("—"); }

// Why a dimension has its score, in one sentence.
std::string reason_of(SupplierScore const& score, std::size_t side) {
    auto const& d = score.side[side];
    std::string measured;
    if (side == 0 && d.measured) measured = tr("supplier_view.delivery_why", {format_integer(d.good), format_integer(d.all)});
    if (side == 1 && d.measured) measured = tr("supplier_view.quality_why", {format_integer(d.all), format_integer(*d.measured)});
    if (side == 2 && d.measured) measured = tr("supplier_view.price_why", {format_signed(d.all, 1)});
    auto const rated = d.rated ? tr("supplier_view.rated_why", {format_integer(d.ratings), format_integer(*d.rated)}) : std::string{};
    if (measured.empty() && rated.empty()) return std::string(tr("supplier_view.nothing_known"));
    return measured.empty() ? rated : rated.empty() ? measured : measured + " · " + rated;
}

class SupplierView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto const& found = m_found.get(frame, kNoId, [&] { return Found{supplier_scores(frame.store, Date{frame.ui.today})}; });
        auto const caption = tr("supplier_view.count", static_cast<std::int64_t>(found.scores.size()));
        Box bar = draw_page_head(frame, area, {.id = "supplier", .caption = caption});
        Segment const segments[] = {{"scores", tr("supplier_view.scores")}, {"registers", tr("contract_view.registers")}};
        choose_segment(frame.ui, bar, tr("contract_view.sides"), segments, m_side);
        if (m_side == 1) { m_shelf.draw(frame, area); return; }
        area = area.inset(kGap);
        if (found.scores.empty()) {
            empty_state(frame.ui, {.id = "none", .icon = Icon::truck, .title = tr("supplier_view.none"), .text = tr("supplier_view.none_text"), .primary = {}, .secondary = {}, .at = area});
            return;
        }
        Box const lower = area.cut_bottom(std::min(kDetail, area.h * 0.55f), kGap);
        draw_table(frame, found, area);
        auto const* shown = &found.scores.front();
        for (auto const& score : found.scores)
            if (frame.session.selected() == score.supplier) shown = &score;
        draw_detail(frame, *shown, lower);
    }
    std::string status(Frame& frame) override {
        return m_side == 1 ? m_shelf.status_words(frame) : std::string{};
    }
    void keys(Frame& frame) override {
        if (m_side == 1) m_shelf.keys(frame);
    }
    bool draw_inspector(Frame& frame, Record const& record) override {
        return m_side == 1 && m_shelf.draw_inspector(frame, record);
    }

private:
    void draw_table(Frame& frame, Found const& found, Box at);
    void draw_detail(Frame& frame, SupplierScore const& score, Box at);
    void draw_sides(Frame& frame, SupplierScore const& score, Box at);
    void draw_contracts(Frame& frame, SupplierScore const& score, Box at);
    void draw_rating(Frame& frame, SupplierScore const& score, Box at);

    int m_side = 0;
    Remembered<Found> m_found;
    TableState m_table;
    RegisterShelf m_shelf{kShelf};
    Id m_rated;                                      // the supplier that the draft below is for
    std::array<std::int64_t, 4> m_draft{};
};

void SupplierView::draw_table(Frame& frame, Found const& found, Box at) {
    auto const& theme = frame.ui.theme();
    auto const rule = std::string(tr("supplier_view.score_tip"));
    Column const columns[] = {
        {.id = "name", .title = tr("supplier_view.supplier"), .width = 206, .min_width = 120}, {.id = "kind", .title = tr("supplier_view.kind"), .width = 84}, {.id = "score", .title = tr("supplier_view.score"), .width = 84, .tip = rule},
        {.id = "delivery", .title = tr("supplier_view.delivery"), .width = 100, .tip = tr("supplier_view.delivery_tip")}, {.id = "quality", .title = tr("supplier_view.quality"), .width = 100, .tip = tr("supplier_view.quality_tip")},
        {.id = "price", .title = tr("supplier_view.price"), .width = 100, .tip = tr("supplier_view.price_tip")}, {.id = "service", .title = tr("supplier_view.service"), .width = 100, .tip = tr("supplier_view.service_tip")},
        {.id = "trend", .title = tr("supplier_view.trend"), .width = 92, .tip = tr("supplier_view.trend_tip")}, {.id = "rating", .title = tr("supplier_view.rating"), .width = 64, .align = Align::right, .tip = tr("supplier_view.rating_tip")},
        {.id = "contracts", .title = tr("supplier_view.contracts"), .width = 76, .align = Align::right, .tip = tr("supplier_view.contracts_tip")}, {.id = "status", .title = tr("supplier_view.status"), .width = 84}, {.id = "qualified", .title = tr("supplier_view.qualified"), .width = 100},
    };
    FigureRows rows;
    for (auto const& score : found.scores) rows.list.push_back({.id = score.supplier, .name = name_of(frame, score.supplier), .closed = !registers::is_open(*frame.store.find(score.supplier))});
    auto const side_of = [&](std::size_t row, int column) -> SupplierDimension const& { return found.scores[row].side[static_cast<std::size_t>(column - kDelivery)]; };
    rows.make = [&](std::size_t row, int column) -> TableCell {
        auto const& score = found.scores[row];
        auto const& record = *frame.store.find(score.supplier);
        switch (column) {
            case kName: return {.text = rows.list[row].name};
            case kKind: return {.text = option_words(sup::kType, sup::kind.slot, record.get(sup::kind)), .color = theme.text2};
            case kScore: return {.text = number_or_dash(score.score), .kind = CellKind::custom, .tip = std::string(tr("supplier_view.score_tip"))};
            case kDelivery: case kQuality: case kPrice: case kService: return {.text = number_or_dash(side_of(row, column).score), .kind = CellKind::custom, .tip = reason_of(score, static_cast<std::size_t>(column - kDelivery))};
            case kTrend: return {.text = score.change ? format_signed(*score.change, 2) : std::string{}, .kind = CellKind::custom, .tip = score.change ? tr("supplier_view.change", {format_signed(*score.change, 2)}) : std::string(tr("supplier_view.no_trend"))};
            case kRating: return {.text = record.has(sup::rating) ? format_integer(record.get(sup::rating)) : std::string{}};
            case kContracts: return {.text = format_integer(score.running) + " / " + format_integer(score.contracts)};
            case kStatus: return {.text = option_words(sup::kType, sup::status.slot, record.get(sup::status)), .kind = CellKind::badge, .tone = option_tone(sup::kType.fields[sup::status.slot], record.get(sup::status))};
            default: return {.text = record.has(sup::qualified_until) ? format_date(record.get(sup::qualified_until).day) : std::string{}, .color = record.has(sup::qualified_until) && record.get(sup::qualified_until).day < frame.ui.today ? theme.red_text : 0};
        }
    };
    rows.order = [&](std::size_t row, int column) -> Order {
        auto const& score = found.scores[row];
        if (column == kScore) return std::int64_t{score.score.value_or(-1)};
        if (column >= kDelivery && column <= kService) return std::int64_t{side_of(row, column).score.value_or(-1)};
        if (column == kTrend) return std::int64_t{score.change.value_or(-10000)};
        if (column == kContracts) return std::int64_t{score.contracts};
        return rows.make(row, column).text;
    };
    rows.draw = [&](std::size_t row, int column, CellCanvas const& canvas) {
        auto const& score = found.scores[row];
        Box box = canvas.content;
        if (column == kScore) {
            if (!score.score) { canvas.pen.text(box, theme.text3, Type::body, "—"); return; }
            char const grade[] = {supplier_grade(*score.score), '\0'};
            auto const tone = *score.score >= 85 ? Tone::green : *score.score >= 70 ? Tone::blue : *score.score >= 55 ? Tone::amber : Tone::red;
            paint_badge(canvas.pen, box.x, box.cy(), {.label = grade, .tone = tone});
            canvas.pen.text(box, theme.text1, Type::strong, format_integer(*score.score), Align::right);
        } else if (column == kTrend) {
            std::vector<float> points;
            for (auto const value : score.trend) points.push_back(static_cast<float>(value) / 100.0f);
            if (points.size() > 1) paint_sparkline(canvas.pen, box.inset(0, 5), {.values = points, .color = score.change && *score.change < -20 ? theme.red : theme.c1, .area = false});
            else canvas.pen.text(box, theme.text3, Type::small, "—");
        } else {
            auto const percent = side_of(row, column).score;
            paint_figure_bar(canvas.pen, box, percent, percent_color(theme, percent));
        }
    };
    draw_figures(frame, {.id = "suppliers", .name = tr("view.supplier"), .columns = columns, .at = at}, rows, m_table);
}

void SupplierView::draw_detail(Frame& frame, SupplierScore const& score, Box at) {
    IdScope const scope{score.supplier};
    auto const title = name_of(frame, score.supplier);
    auto const caption = score.score ? tr("supplier_view.total", {format_integer(*score.score), std::string(1, supplier_grade(*score.score))}) : std::string(tr("supplier_view.no_score"));
    Box const rating = at.cut_right(std::round(std::max(270.0f, at.w * 0.26f)), kGap);
    Box const contracts = at.cut_right(std::round(at.w * 0.4f), kGap);
    {
        CardScope const card{frame.ui, {.id = "reasons", .title = title, .caption = caption, .at = at}};
        draw_sides(frame, score, card.body());
    }
    {
        CardScope const card{frame.ui, {.id = "contracts", .title = tr("supplier_view.contracts"), .caption = format_integer(score.contracts), .at = contracts}};
        draw_contracts(frame, score, card.body());
    }
    CardScope const card{frame.ui, {.id = "rate", .title = tr("supplier_view.rate"), .caption = {}, .at = rating}};
    draw_rating(frame, score, card.body().inset(12, 4));
}

void SupplierView::draw_sides(Frame& frame, SupplierScore const& score, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    PanelScope const panel{ui, {.id = "sides", .name = tr("supplier_view.reasons"), .at = at, .padding_x = 12, .padding_y = 4}};
    Box rest = panel.inner();
    float const top = rest.y;
    float const weight_width = std::ceil(pen.width(Type::small, tr("supplier_view.weight", {"100"})));
    for (std::size_t i = 0; i < score.side.size(); ++i) {
        IdScope const scope{&i, sizeof i};
        auto const& side = score.side[i];
        Box line = rest.cut_top(22);
        auto const name = std::string(side_words(i));
        pen.text(line.cut_left(64), theme.text1, Type::strong, name);
        pen.text(line.cut_left(weight_width), theme.text3, Type::small, tr("supplier_view.weight", {format_integer(kSupplierWeights[i])}));
        paint_figure_bar(pen, line, side.score, percent_color(theme, side.score));
        auto const reason = reason_of(score, i);
        Box const words = rest.cut_top(18);
        say(ui, {.id = "side", .role = sem::Role::text, .name = name, .value = number_or_dash(side.score), .description = reason, .at = {words.x, line.y, words.w, 40}});
        if (pen.text(words, theme.text2, Type::small, reason)) tooltip_for(ui, words, reason, "side");
        std::size_t shown = 0;
        for (auto const id : side.evidence) {
            auto const* record = frame.store.live(id);
            if (!record || shown++ == 2) break;
            IdScope const item{id};
            auto const label = record_kind(*record) + " · " + record_name(*record);
            Box const at_line = rest.cut_top(18);
            float const width = std::min(at_line.w - 12, text_width(ui.fonts(), Type::small, label) + 2);
            if (link(ui, {.id = "evidence", .label = label, .name = {}, .tip = {}, .at = {at_line.x + 12, at_line.y, width, 18}})) frame.session.inspector_open = true, frame.select(id);
        }
        rest.cut_top(6);
    }
    reserve({at.x, top, at.w - 24, rest.y - top});
}

void SupplierView::draw_contracts(Frame& frame, SupplierScore const& score, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    PanelScope const panel{ui, {.id = "list", .name = tr("supplier_view.contracts"), .role = sem::Role::list, .at = at}};
    Box rest = panel.inner();
    float const top = rest.y;
    auto const contracts = frame.store.referrers(con::kType, con::supplier, score.supplier);
    if (contracts.empty()) text(ui, {.text = tr("supplier_view.no_contracts"), .type = Type::body, .color = theme.text3, .id = "none", .at = rest.cut_top(32).inset(12, 4)});
    for (auto const* contract : contracts) {
        IdScope const scope{contract->id()};
        Box const line = rest.cut_top(44);
        if (!ImGui::IsRectVisible(line.min(), line.max())) continue;
        auto const name = record_name(*contract);
        auto const money = contract_money(*contract, frame.store, Date{ui.today});
        auto const state = option_words(con::kType, con::status.slot, contract->get(con::status));
        auto const words = money_words(money.value) + " · " + tr("supplier_view.paid_share", {format_percent(money.paid_permille() / 10)});
        auto const hot = hot_area(ui, {.id = "contract", .name = name, .value = state, .description = words, .role = sem::Role::listitem, .at = line});
        if (hot.clicked) frame.session.inspector_open = true, frame.select(contract->id());
        if (hot.double_clicked) frame.go(location_of(frame, *contract), contract->id());
        auto const pen = ui.pen();
        if (hot.hovered || frame.session.is_selected(contract->id())) pen.fill(line, hot.hovered ? theme.hover : theme.selected);
        pen.line_h(line.x, line.right(), line.bottom() - 1, theme.grid);
        Box inner = line.inset(12, 4);
        Badge const badge{.label = state, .tone = option_tone(con::kType.fields[con::status.slot], contract->get(con::status))};
        Box const sign = inner.cut_right(badge_width(pen.fonts, badge), 8);
        paint_badge(pen, sign.x, sign.cy(), badge);
        pen.text(inner.row(0, 2, 0), theme.text1, Type::body, name);
        pen.text(inner.row(1, 2, 0), theme.text3, Type::small, std::string(code_of(*contract)) + " · " + words);
    }
    reserve({at.x, top, at.w, rest.y - top});
}

void SupplierView::draw_rating(Frame& frame, SupplierScore const& score, Box at) {
    auto& ui = frame.ui;
    if (m_rated != score.supplier) m_rated = score.supplier, m_draft = {};
    for (std::size_t i = 0; i < m_draft.size(); ++i) {
        Box line = at.cut_top(34, 4);
        auto const name = std::string(side_words(i));
        ui.pen().text(line.cut_left(60), ui.theme().text2, Type::small, name);
        Scale const spec{.id = kSupplierSides[i], .name = name, .value = static_cast<int>(m_draft[i]), .disabled = !frame.writable, .at = {line.x, line.cy() - 14, std::min(line.w, 190.0f), 28}};
        if (auto const picked = scale(ui, spec)) m_draft[i] = *picked == m_draft[i] ? 0 : *picked;
    }
    // What is rated belongs to the contract in hand: the one that was chosen, else the only one that runs.
    auto contract = chosen_contract(frame);
    auto const contracts = frame.store.referrers(con::kType, con::supplier, score.supplier);
    auto const running = std::ranges::count_if(contracts, [](Record const* c) { return contract_running(*c); });
    if (auto const* chosen = frame.store.live(contract); !chosen || chosen->get(con::supplier) != score.supplier) contract = kNoId;
    if (!contract && running == 1) contract = (*std::ranges::find_if(contracts, [](Record const* c) { return contract_running(*c); }))->id();
    auto const about = contract ? name_of(frame, contract) : std::string(tr("supplier_view.as_a_whole"));
    draw_fact(frame, at, "about", tr("supplier_view.about"), about);
    auto const context = edit_context(frame);
    auto rated = rate_supplier(context, {.supplier = score.supplier, .contract = contract, .points = m_draft});
    auto adopted = adopt_score(context, score.supplier);
    auto const adopt_words = score.score ? tr("supplier_view.adopt", {format_integer(rating_of_score(*score.score))}) : std::string(tr("supplier_view.adopt_none"));
    Button const buttons[] = {{.id = "rate", .label = tr("supplier_view.save_rating"), .icon = Icon::star, .kind = ButtonKind::primary, .disabled = rated.empty(), .tip = rated.empty() ? tr("supplier_view.rate_first") : std::string_view{}},
                              {.id = "adopt", .label = adopt_words, .disabled = adopted.empty(), .tip = adopted.empty() ? tr("supplier_view.adopt_same") : tr("supplier_view.adopt_tip")}};
    auto const pressed = draw_buttons(frame, at.cut_top(32), buttons);
    if (pressed == 0) frame.edit(std::move(rated)), m_draft = {};
    if (pressed == 1) frame.edit(std::move(adopted));
}

}  // namespace

std::unique_ptr<View> make_supplier_view() { return std::make_unique<SupplierView>(); }

}  // namespace pmo::ui

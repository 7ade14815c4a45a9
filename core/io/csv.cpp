#include "core/io/csv.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/io/value_text.h"

namespace pmo {

namespace {

constexpr std::size_t kMaxBytes = std::size_t{256} << 20, kMaxRows = 1'000'000, kMaxColumns = 1000;
constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr std::string_view kFormula = "=+-@\t\r";

std::size_t line_at(std::string_view bytes, std::size_t offset) {
    return 1 + static_cast<std::size_t>(std::ranges::count(bytes.substr(0, offset), '\n'));
}

// The offset of the first byte that is not UTF-8.
std::size_t first_invalid(std::string_view bytes) {
    auto rest = bytes;
    while (!rest.empty()) {
        auto const before = rest.size();
        if (next_code_point(rest) == 0xFFFD && before - rest.size() == 1) return bytes.size() - before;
    }
    return bytes.size();
}

// The character that stands most often outside of quotes in the first line.
char guess_separator(std::string_view bytes) {
    constexpr std::array kSeparators = {',', ';', '\t'};
    std::array<std::size_t, 3> counts{};
    bool quoted = false;
    for (char const c : bytes) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' || c == '\r') break;
        for (std::size_t i = 0; i < kSeparators.size(); ++i) counts[i] += c == kSeparators[i];
    }
    return kSeparators[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

}  // namespace

Result<CsvTable> read_csv(std::string_view bytes, char separator) {
    if (bytes.size() > kMaxBytes) return Error{"csv.too_large", {std::to_string(kMaxBytes >> 20)}};
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return Error{"csv.utf16", {}};
    if (bytes.starts_with(kBom)) bytes.remove_prefix(kBom.size());
    if (!valid_utf8(bytes)) return Error{"csv.not_utf8", {std::to_string(line_at(bytes, first_invalid(bytes)))}};
    CsvTable table;
    if (bytes.starts_with("sep=") && bytes.size() > 5 && (bytes[5] == '\n' || bytes[5] == '\r')) {       // a spreadsheet's own hint
        if (!separator) separator = bytes[4];
        bytes.remove_prefix(std::min(bytes.find('\n'), bytes.size() - 1) + 1);
    }
    table.separator = separator ? separator : guess_separator(bytes);

    std::vector<std::string> row;
    std::string cell;
    std::size_t line = 1, row_line = 1, quote_line = 0;
    bool quoted = false, any = false;
    auto const end_cell = [&] {
        any |= !trim(cell).empty();
        row.push_back(std::move(cell));
        cell.clear();
    };
    auto const end_row = [&] {
        end_cell();
        if (any) {
            table.rows.push_back(std::move(row));
            table.lines.push_back(row_line);
        }
        row.clear();
        any = false;
    };
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        char const c = bytes[i];
        if (c == '\n') ++line;
        if (quoted) {
            if (c != '"') { cell += c; continue; }
            if (i + 1 < bytes.size() && bytes[i + 1] == '"') { cell += '"'; ++i; continue; }
            quoted = false;
            continue;
        }
        if (c == '"' && cell.empty()) { quoted = true; quote_line = line; continue; }
        if (c == table.separator) {
            end_cell();
            if (row.size() >= kMaxColumns) return Error{"csv.too_many_columns", {std::to_string(kMaxColumns), std::to_string(line)}};
            continue;
        }
        if (c == '\r' && (i + 1 == bytes.size() || bytes[i + 1] == '\n')) continue;
        if (c != '\n' && c != '\r') { cell += c; continue; }
        end_row();
        row_line = line;
        if (table.rows.size() > kMaxRows) return Error{"csv.too_many_rows", {std::to_string(kMaxRows)}};
    }
    if (quoted) return Error{"csv.quote", {std::to_string(quote_line)}};
    end_row();
    if (table.rows.empty()) return Error{"csv.empty", {}};
    return table;
}

std::string guard_formula(std::string_view text) {
    auto const first = text.find_first_not_of('\'');
    bool const formula = first != std::string_view::npos && kFormula.find(text[first]) != std::string_view::npos;
    return (formula ? "'" : "") + std::string(text);
}

std::string_view unguard_formula(std::string_view text) {
    auto const first = text.find_first_not_of('\'');
    if (first != std::string_view::npos && first > 0 && kFormula.find(text[first]) != std::string_view::npos) text.remove_prefix(1);
    return text;
}

void CsvWriter::cell(std::string_view text) {
    if (!m_first) m_out += m_separator;
    m_first = false;
    bool const plain = text.find_first_of("\"\r\n,;\t") == std::string_view::npos && text.find(m_separator) == std::string_view::npos &&
                       trim(text).size() == text.size();
    if (plain) { m_out += text; return; }
    m_out += '"';
    for (char const c : text) {
        if (c == '"') m_out += '"';
        m_out += c;
    }
    m_out += '"';
}

void CsvWriter::guarded(std::string_view text) { cell(guard_formula(text)); }

void CsvWriter::end_row() {
    m_out += "\r\n";
    m_first = true;
}

std::string CsvWriter::take() { return std::move(m_out); }

namespace {

std::string name_of(Record const* record, Id id) {
    if (record)
        if (auto const c = code_of(*record); !c.empty()) return std::string(c);
    if (record)
        if (auto const t = title_of(*record); !t.empty()) return std::string(t);
    return to_text(id);
}

std::string plain_amount(Money money) {
    auto text = to_text(money);
    return text.substr(0, text.find(' '));
}

}  // namespace

std::string write_csv(TypeDef const& type, std::span<Record const* const> records, Store const& store, CsvWords const& words, CsvExport const& options) {
    auto slots = options.slots;
    if (slots.empty())
        for (std::uint8_t s = 0; s < type.fields.size(); ++s)
            if (!(type.fields[s].flags & hidden)) slots.push_back(s);
    CsvWriter out(options.separator);
    for (auto const slot : slots) {
        auto const names = words.field_names ? words.field_names(slot) : std::vector<std::string>{};
        out.guarded(names.empty() ? std::string(type.fields[slot].id) : names.front());
    }
    out.end_row();
    for (auto const* record : records) {
        for (auto const slot : slots) {
            auto const& field = type.fields[slot];
            auto const& value = record->value(slot);
            if (auto const* id = std::get_if<Id>(&value)) out.guarded(name_of(store.find(*id), *id));
            else if (auto const* place = std::get_if<Place>(&value)) out.guarded(place->parent() ? name_of(store.find(place->parent()), place->parent()) : "");
            else if (auto const* money = std::get_if<Money>(&value); money && options.money == CsvMoney::plain) out.cell(plain_amount(*money));
            else if (auto const* text = std::get_if<std::string>(&value)) {
                auto const names = field.kind == Kind::choice && words.option_names ? words.option_names(slot, *text) : std::vector<std::string>{};
                out.guarded(names.empty() ? *text : names.front());
            } else out.cell(value_to_text(field, value));
        }
        out.end_row();
    }
    return out.take();
}

}  // namespace pmo

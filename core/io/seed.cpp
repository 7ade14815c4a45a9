#include "core/io/seed.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/base/order_key.h"
#include "core/base/text.h"
#include "core/io/json.h"
#include "core/io/method_library.h"
#include "core/io/value_text.h"
#include "core/model/tree.h"

namespace pmo {

namespace {

constexpr std::size_t kMaxErrors = 200;

// "2026-09-18T08:00:00Z" as milliseconds.
std::optional<std::int64_t> parse_utc(std::string_view text) {
    if (!text.ends_with('Z')) return std::nullopt;
    auto const moment = parse_moment(text.substr(0, text.size() - 1));
    if (!moment || moment->minute < 0) return std::nullopt;
    return moment->minute * 60000;
}

std::string kind_form(FieldDef const& field) {
    switch (field.kind) {
        case Kind::text: case Kind::note: return "\"text\"";
        case Kind::choice: return "\"option\"";
        case Kind::number: return field.unit == Unit::minutes || field.unit == Unit::hours || field.unit == Unit::days ? "12 | \"5d\" | \"4h\"" : "12";
        case Kind::money: return "12000 | \"12.5万\" | \"123.45 CNY\"";
        case Kind::date: return "\"2026-09-18\"";
        case Kind::moment: return "\"2026-03-02T08:00\"";
        case Kind::flag: return "true | false";
        case Kind::link: return "\"@key\"";
        case Kind::place: return "\"parent\": \"@key\"";
    }
    return {};
}

class SeedReader {
public:
    explicit SeedReader(SeedOptions const& options) : m_options(options) {}

    Result<Document> read(std::span<SeedFile const> files) {
        m_tapes.reserve(files.size() + method_library().size());             // views point into them
        for (auto const& file : files) open(file);
        if (m_uses_methods)
            for (auto const& file : method_library()) open(file);
        if (m_opened.empty() && m_errors.empty()) fail("seed.workspace", {files.empty() ? "" : files.front().name});
        for (auto const& opened : m_opened) declare(opened);
        for (auto& pending : m_pending) fill(pending);
        number_codes();
        if (m_options.all_errors) *m_options.all_errors = m_errors;
        if (!m_errors.empty()) return m_errors.front();
        note(m_document.seen, m_stamp);
        for (auto const& p : m_pending) m_counts[p.type] += 1;
        for (auto const* type : all_registers()) m_document.store.reserve(*type, m_counts[type]);
        for (auto& p : m_pending) m_document.store.add(std::move(p.record));
        return std::move(m_document);
    }

private:
    struct Opened { SeedFile const* file; JsonView root; };
    struct Pending { SeedFile const* file; TypeDef const* type; std::string key; JsonView json; Record record; };

    void fail(char const* code, std::vector<std::string> args) {
        if (m_errors.size() < kMaxErrors) m_errors.push_back({code, std::move(args)});
    }
    void fail(char const* code, Pending const& p, std::string_view field, std::string detail = {}) {
        fail(code, {p.file->name, std::string(p.type->id), p.key, std::string(field), std::move(detail)});
    }

    void open(SeedFile const& file) {
        auto tape = parse_json(file.bytes);
        if (!tape.ok()) {
            auto const& e = tape.error();
            auto const line = e.code == "json.syntax" ? e.args[0] : e.args.size() > 1 ? e.args[1] : "";
            return fail("seed.json", {file.name, e.code, line});
        }
        m_tapes.push_back(std::move(*tape));
        auto const root = m_tapes.back().root();
        if (root.find("seed").integer() != 1) return fail("seed.header", {file.name, "seed"});
        if (!root.find("registers").is(JsonType::object)) return fail("seed.header", {file.name, "registers"});
        for (auto const member : root)
            if (auto const k = member.key(); k != "seed" && k != "workspace" && k != "time" && k != "uses" && k != "registers" && !k.starts_with("//"))
                return fail("seed.header", {file.name, std::string(k)});
        if (auto const time = root.find("time")) {
            auto const ms = parse_utc(time.string().value_or(""));
            if (!ms) return fail("seed.header", {file.name, "time"});
            if (m_opened.empty()) m_stamp = {static_cast<std::uint64_t>(*ms) << 16, 0};
        }
        if (auto const workspace = root.find("workspace")) {
            auto const key = workspace.find("key").string();
            if (!key || key->empty()) return fail("seed.header", {file.name, "workspace.key"});
            auto const id = id_from_key("workspace/" + std::string(*key));
            if (m_document.identity.id && m_document.identity.id != id) return fail("seed.workspace", {file.name});
            m_document.identity.id = id;
            if (auto const name = workspace.find("name").string()) m_document.identity.name = *name;
            if (auto const exporter = workspace.find("exporter").string()) m_document.exporter = *exporter;
        }
        if (auto const uses = root.find("uses")) {
            if (uses.size() != 1 || uses.first().string() != "methods") return fail("seed.header", {file.name, "uses"});
            m_uses_methods = true;
        }
        m_opened.push_back({&file, root});
    }

    // First all keys of all files, so that links may point forward.
    void declare(Opened const& opened) {
        if (!m_document.identity.id) return fail("seed.workspace", {opened.file->name});
        m_document.identity.created_ms = m_stamp.milliseconds();
        m_document.exported_ms = m_stamp.milliseconds();
        for (auto const list : opened.root.find("registers")) {
            if (list.key().starts_with("//")) continue;
            auto const* type = find_register(list.key());
            if (!type || !list.is(JsonType::array)) {
                fail("seed.unknown_register", {opened.file->name, std::string(list.key())});
                continue;
            }
            std::size_t n = 0;
            for (auto const json : list) {
                ++n;
                auto const key = json.find("key").string();
                if (!key || key->empty() || key->front() == '@' || key->size() > 200) {
                    fail("seed.no_key", {opened.file->name, std::string(type->id), std::to_string(n), "key", std::string(key.value_or(""))});
                    continue;
                }
                auto const name = std::string(type->id) + '/' + std::string(*key);
                auto const id = id_from_key(name);
                Pending p{opened.file, type, std::string(*key), json, Record(*type, id)};
                if (!m_ids.emplace(name, id).second) { fail("seed.duplicate_key", p, "key"); continue; }
                if (auto const twice = duplicate_key(json); twice && !twice->starts_with("//")) fail("seed.bad_value", p, *twice, "2×");
                m_pending.push_back(std::move(p));
            }
        }
    }

    void fill(Pending& p) {
        auto const& type = *p.type;
        bool placed = false;
        for (auto const member : p.json) {
            auto const name = member.key();
            if (name == "key" || name.starts_with("//")) continue;
            auto slot = slot_of(type, name);
            if (slot == kNoSlot && name == "parent") slot = place_slot(type);
            if (slot == kNoSlot || slot == kDeletedSlot) { fail("seed.unknown_field", p, name); continue; }
            auto const& field = type.fields[slot];
            if (field.kind == Kind::place && name != "parent") { fail("seed.bad_value", p, name, kind_form(field)); continue; }
            placed |= field.kind == Kind::place;
            if (auto value = read_value(p, field, name, member); !empty(value)) p.record.set(slot, {std::move(value), m_stamp});
        }
        if (auto const slot = place_slot(type); slot != kNoSlot && !placed) p.record.set(slot, {Place(kNoId, order_at(m_order[&type]++)), m_stamp});
        if (p.record.mask() == 0) p.record.set(kDeletedSlot, {Value(false), m_stamp});
    }

    Value read_value(Pending const& p, FieldDef const& field, std::string_view name, JsonView json) {
        if (json.is(JsonType::null) && field.kind != Kind::place) return {};
        auto const text = json.string();
        auto const number = json.integer() ? std::to_string(*json.integer()) : std::string(json.digits());
        auto const words = text ? *text : std::string_view(number);
        auto const bad = [&] {
            std::string got;
            append_json(got, json);
            fail("seed.bad_value", p, name, std::string(first_code_points(got, 80)) + " -> " + kind_form(field));
            return Value{};
        };
        switch (field.kind) {
            case Kind::text:
                return text ? Value(std::string(*text)) : bad();
            case Kind::note: {
                if (text) return Value(std::string(*text));
                if (!json.is(JsonType::array)) return bad();
                std::string lines;
                for (auto const line : json) {
                    if (!line.string()) return bad();
                    if (line.offset() != json.first().offset()) lines += '\n';
                    lines += *line.string();
                }
                return lines.empty() ? Value{} : Value(std::move(lines));
            }
            case Kind::choice: {
                if (!text) return bad();
                if (std::ranges::find(field.options, *text) != field.options.end()) return Value(std::string(*text));
                std::string options;
                for (auto const o : field.options) options += (options.empty() ? "" : ", ") + std::string(o);
                fail("seed.unknown_option", p, name, std::string(*text) + " -> " + options);
                return {};
            }
            case Kind::number: {
                auto const v = words.empty() ? std::nullopt : lenient_number(field, words);
                return v ? Value(*v) : bad();
            }
            case Kind::money: {
                auto const v = words.empty() ? std::nullopt : lenient_money(words, {});
                return v ? Value(*v) : bad();
            }
            case Kind::date: {
                auto const v = text ? parse_date(*text) : std::nullopt;
                return v ? Value(within_calendar(Date{v->day + m_options.shift_days})) : bad();
            }
            case Kind::moment: {
                auto const v = text ? parse_moment(*text) : std::nullopt;
                return v ? Value(within_calendar(Moment{v->minute + std::int64_t{m_options.shift_days} * 1440})) : bad();
            }
            case Kind::flag:
                return json.boolean() ? Value(*json.boolean()) : bad();
            case Kind::link: {
                if (!text || !text->starts_with('@')) return bad();
                auto const id = resolve(p, field.target, name, text->substr(1));
                return id ? Value(id) : Value{};
            }
            case Kind::place: {
                Id parent;
                if (!json.is(JsonType::null)) {
                    if (!text || !text->starts_with('@')) return bad();
                    parent = resolve(p, p.type->id, name, text->substr(1));
                    if (!parent) return {};
                    if (parent == p.record.id()) return bad();
                }
                return Value(Place(parent, order_at(m_order[p.type]++)));
            }
        }
        return {};
    }

    Id resolve(Pending const& p, std::string_view target, std::string_view field, std::string_view key) {
        // A key may hold slashes itself: the field's own register comes first.
        auto at = target == "*" ? m_ids.end() : m_ids.find(std::string(target) + '/' + std::string(key));
        bool const names_register = target == "*" || key.substr(0, key.find('/')) == target;
        if (at == m_ids.end() && names_register) at = m_ids.find(std::string(key));
        if (at != m_ids.end()) return at->second;
        fail("seed.unknown_link", p, field, '@' + std::string(key) + " -> " + std::string(target));
        return {};
    }

    // Codes that the author left out: after the greatest number that is written in the files.
    void number_codes() {
        std::unordered_map<TypeDef const*, long> last;
        auto const each = [&](auto const& action) {
            for (auto& p : m_pending)
                if (auto const slot = slot_with(*p.type, code); slot != kNoSlot && !p.type->prefix.empty()) action(p, slot);
        };
        each([&](Pending& p, std::uint8_t slot) {
            auto text = p.record.text(slot);
            if (!text.starts_with(p.type->prefix) || text.size() <= p.type->prefix.size() + 1) return;
            auto const n = decimal_from_text(text.substr(p.type->prefix.size() + 1), 0);
            if (n && *n < 1'000'000) last[p.type] = std::max(last[p.type], static_cast<long>(*n));
        });
        each([&](Pending& p, std::uint8_t slot) {
            if (p.record.has(slot)) return;
            auto n = std::to_string(++last[p.type]);
            if (n.size() < 2) n.insert(0, "0");
            p.record.set(slot, {Value(std::string(p.type->prefix) + '-' + n), m_stamp});
        });
    }

    SeedOptions const& m_options;
    std::vector<JsonTape> m_tapes;
    std::vector<Opened> m_opened;
    std::vector<Pending> m_pending;
    std::unordered_map<std::string, Id> m_ids;
    std::unordered_map<TypeDef const*, std::uint32_t> m_order;
    std::unordered_map<TypeDef const*, std::size_t> m_counts;
    std::vector<Error> m_errors;
    bool m_uses_methods = false;
    Stamp m_stamp{std::uint64_t{1767225600000} << 16, 0};            // 2026-01-01 when no file says
    Document m_document;
};

}  // namespace

Result<Document> read_seed(std::span<SeedFile const> files, SeedOptions const& options) { return SeedReader(options).read(files); }

bool looks_like_seed(std::string_view bytes) {
    auto const head = bytes.substr(0, 400);
    return head.find("\"seed\"") != std::string_view::npos;
}

}  // namespace pmo

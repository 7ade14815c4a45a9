#include "core/jobs/simulation_bytes.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <concepts>
#include <cstring>
#include <type_traits>

#include "core/io/bytes.h"

namespace pmo {

namespace {

using namespace simulation;

static_assert(std::endian::native == std::endian::little, "blocks are written as they lie in memory");

constexpr std::int64_t kLargestNumber = std::int64_t{1} << 53;   // of minutes and money: a thousand of them can be added
constexpr std::int32_t kMostRuns = 100'000;
constexpr std::size_t kMostDays = 120'000;                       // of a calendar: more than engine/calendar.h makes

// One description of each struct serves writing and reading: the two forms below are handed every field in turn.
class Writer {
public:
    void number(std::int64_t n) { m_out.signed_number(n); }
    void small(std::int32_t n) { m_out.signed_number(n); }
    void bits(std::uint64_t n) { m_out.fixed(n); }
    void real(double d) { m_out.fixed(std::bit_cast<std::uint64_t>(d)); }
    void flag(bool b) { m_out.byte(b); }
    template <class Enum> void choice(Enum e, Enum) { m_out.byte(static_cast<std::uint8_t>(e)); }
    template <class T, class Each> void list(std::vector<T> const& all, Each&& each) {
        m_out.number(all.size());
        for (auto const& one : all) each(*this, one);
    }
    template <class T> void block(std::vector<T> const& all) { m_out.text({reinterpret_cast<char const*>(all.data()), all.size() * sizeof(T)}); }
    std::vector<std::uint8_t> take() && { return std::move(m_out).take(); }
private:
    ByteWriter m_out;
};

class Reader {
public:
    explicit Reader(std::span<std::uint8_t const> bytes) : m_in(bytes) {}
    bool whole() const { return m_in.ok() && m_in.at_end(); }
    void fail() { m_in.fail(); }

    void number(std::int64_t& n) {
        n = m_in.signed_number();
        if (n != kNoTime && (n > kLargestNumber || n < -kLargestNumber)) fail();
    }
    void small(std::int32_t& n) {
        auto const wide = m_in.signed_number();
        n = static_cast<std::int32_t>(wide);
        if (n != wide) fail();
    }
    void bits(std::uint64_t& n) { n = m_in.fixed(); }
    void real(double& d) {
        d = std::bit_cast<double>(m_in.fixed());
        if (!std::isfinite(d)) { d = 0; fail(); }
    }
    void flag(bool& b) { b = m_in.byte() != 0; }
    template <class Enum> void choice(Enum& e, Enum last) {
        auto const n = m_in.byte();
        if (n > static_cast<std::uint8_t>(last)) return fail();
        e = static_cast<Enum>(n);
    }
    template <class T, class Each> void list(std::vector<T>& all, Each&& each) {
        all.resize(m_in.count());
        for (auto& one : all) {
            each(*this, one);
            if (!m_in.ok()) return;
        }
    }
    template <class T> void block(std::vector<T>& all) {
        auto const bytes = m_in.text();
        if (bytes.size() % sizeof(T) != 0) return fail();
        all.resize(bytes.size() / sizeof(T));
        if (!bytes.empty()) std::memcpy(all.data(), bytes.data(), bytes.size());
        if constexpr (sizeof(T) == 8)
            if (std::ranges::any_of(all, [](T n) { return n > kLargestNumber || n < -kLargestNumber; })) fail();
    }
private:
    ByteReader m_in;
};

template <class T, class U> concept Like = std::same_as<std::remove_const_t<T>, U>;      // the struct, constant when it is written
template <class Form> constexpr bool kReads = std::same_as<Form, Reader>;
constexpr auto each_of = [](auto& form, auto& one) { fields(form, one); };

template <class Form> void fields(Form& form, Like<Distribution> auto& d) { form.choice(d.shape, Shape::lognormal); form.real(d.a); form.real(d.b); form.real(d.c); }
template <class Form> void fields(Form& form, Like<engine::Part> auto& p) { form.number(p.duration); form.number(p.delay); form.small(p.calendar); form.number(p.gaps); form.number(p.gaps_ahead); }
template <class Form> void fields(Form& form, Like<Group> auto& g) { form.real(g.correlation); form.bits(g.key); }
template <class Form> void fields(Form& form, Like<PairCorrelation> auto& p) { form.small(p.a); form.small(p.b); form.real(p.correlation); }
template <class Form> void fields(Form& form, Like<RiskEvent> auto& r) { form.real(r.probability); form.bits(r.key); form.small(r.exclusive); }
template <class Form> void fields(Form& form, Like<ActivityCost> auto& c) { form.number(c.fixed); form.number(c.by_time); }
template <class Form> void fields(Form& form, Like<Project> auto& p) {
    for (auto* const time : {&p.start, &p.reschedule_after, &p.target_finish, &p.target_cost, &p.cost}) form.number(*time);
    form.flag(p.constraints_win);
    form.flag(p.in_total);
}
template <class Form> void fields(Form& form, Like<engine::Activity> auto& a) {
    for (auto* const time : {&a.duration, &a.constraint_date, &a.deadline, &a.manual_start, &a.manual_finish, &a.actual_start, &a.actual_finish, &a.remaining, &a.resume, &a.level_delay}) form.number(*time);
    for (auto* const index : {&a.calendar, &a.parent, &a.first_part, &a.part_count}) form.small(*index);
    form.choice(a.constraint, engine::Constraint::finish_no_later_than);
    form.choice(a.mode, engine::Mode::inactive);
    form.flag(a.placeholder);
}
template <class Form> void fields(Form& form, Like<engine::Link> auto& l) {
    for (auto* const number : {&l.from, &l.to, &l.lag}) form.small(*number);
    form.choice(l.type, engine::LinkType::start_to_start);
    form.choice(l.lag_kind, engine::LagKind::elapsed_percent);
}
template <class Form> void fields(Form& form, Like<Estimate> auto& e) { form.small(e.activity); fields(form, e.duration); form.bits(e.key); form.small(e.group); }
template <class Form> void fields(Form& form, Like<Effect> auto& e) {
    for (auto* const index : {&e.risk, &e.activity, &e.project}) form.small(*index);
    fields(form, e.delay);
    form.real(e.share);
    fields(form, e.cost);
    form.flag(e.saves);
    form.bits(e.key);
}

// A calendar as the shifts of its days: each different day once, then which of them every day of the span is.
using DayShifts = std::vector<engine::Shift>;
struct Days { std::int32_t first = 0; std::vector<DayShifts> kinds; std::vector<std::uint16_t> days; };
template <class Form> void fields(Form& form, Like<engine::Shift> auto& s) { form.small(s.from); form.small(s.to); }
template <class Form> void fields(Form& form, Like<DayShifts> auto& day) { form.list(day, each_of); }
template <class Form> void fields(Form& form, Like<Days> auto& d) { form.small(d.first); form.list(d.kinds, each_of); form.block(d.days); }

Days days_of(engine::WorkingTime const& time) {
    Days out{.first = time.first_day(), .kinds = {}, .days = {}};
    for (auto day = time.first_day(); day <= time.last_day(); ++day) {
        auto const shifts = time.shifts_on(day);
        auto const known = std::ranges::find_if(out.kinds, [&](DayShifts const& kind) { return std::ranges::equal(kind, shifts); });
        out.days.push_back(static_cast<std::uint16_t>(known - out.kinds.begin()));
        if (known == out.kinds.end()) out.kinds.emplace_back(shifts.begin(), shifts.end());
    }
    return out;
}

bool is_sound(DayShifts const& day) {
    std::int32_t free_from = 0;
    for (auto const& shift : day) {
        if (shift.from < free_from || shift.to <= shift.from || shift.to > 1440) return false;
        free_from = shift.to;
    }
    return true;
}

void fields(Writer& form, engine::WorkingTime const& time) {
    Days const days = days_of(time);
    fields(form, days);
}
void fields(Reader& form, engine::WorkingTime& time) {
    Days days;
    fields(form, days);
    bool const known = std::ranges::all_of(days.days, [&](std::uint16_t kind) { return kind < days.kinds.size(); });
    bool const far = days.first < engine::kMinutesPerDay * -1000 || days.first > engine::kMinutesPerDay * 1000;
    if (days.days.size() < 7 || days.days.size() > kMostDays || far || !known || !std::ranges::all_of(days.kinds, is_sound)) return form.fail();
    std::vector<DayShifts> all;
    for (auto const kind : days.days) all.push_back(days.kinds[kind]);
    time = engine::WorkingTime(days.first, all);
}

template <class Form> void fields(Form& form, Like<Model> auto& m) {
    form.list(m.projects, each_of);
    form.list(m.activities, each_of);
    form.list(m.project_of, [](auto& f, auto& index) { f.small(index); });
    form.list(m.links, each_of);
    form.list(m.calendars, each_of);
    form.list(m.parts, each_of);
    form.list(m.estimates, each_of);
    form.list(m.groups, each_of);
    form.list(m.pairs, each_of);
    form.list(m.risks, each_of);
    form.list(m.effects, each_of);
    form.list(m.costs, each_of);
}

template <class Form> void fields(Form& form, Like<Request> auto& r) {
    form.bits(r.seed);
    form.number(r.first);
    form.small(r.count);
    form.flag(r.tasks);
    form.flag(r.driving);
    if constexpr (kReads<Form>)
        if (r.first < 0 || r.count < 0 || r.count > kMostRuns) form.fail();
}

template <class Form> void fields(Form& form, Like<Chunk> auto& c) {
    form.bits(c.seed);
    form.number(c.first);
    form.small(c.count);
    form.number(c.origin);
    form.block(c.finish);
    form.block(c.cost);
    form.block(c.happened);
    form.block(c.duration);
    form.block(c.task_finish);
    form.block(c.driving);
    form.block(c.edge_sums);
    form.block(c.latest_sums);
    if constexpr (kReads<Form>)
        if (c.first < 0 || c.count < 0 || c.count > kMostRuns) form.fail();
}

template <class Form> void fields(Form& form, Like<Spread> auto& s) {
    for (auto* const number : {&s.p10, &s.p50, &s.p80, &s.p90, &s.least, &s.most}) form.number(*number);
    form.real(s.mean);
    form.real(s.deviation);
}
template <class Form> void fields(Form& form, Like<Outcome> auto& o) {
    fields(form, o.finish);
    fields(form, o.cost);
    form.block(o.finishes);
    form.block(o.costs);
    form.number(o.planned_finish);
    form.number(o.planned_cost);
    for (auto* const share : {&o.planned_finish_share, &o.planned_cost_share, &o.finish_kept, &o.cost_kept, &o.both_kept}) form.real(*share);
}
template <class Form> void fields(Form& form, Like<TaskOutcome> auto& t) { form.small(t.activity); fields(form, t.finish); fields(form, t.duration); form.real(t.criticality); form.real(t.cruciality); }
template <class Form> void fields(Form& form, Like<RiskOutcome> auto& r) { for (auto* const number : {&r.share, &r.finish_correlation, &r.cost_correlation, &r.finish_with, &r.finish_without}) form.real(*number); }
template <class Form> void fields(Form& form, Like<JoinOutcome> auto& j) { form.small(j.activity); form.small(j.links); form.real(j.bias); }
template <class Form> void fields(Form& form, Like<Swing> auto& s) { form.small(s.risk); for (auto* const number : {&s.share, &s.mean_finish, &s.p80_finish, &s.mean_cost, &s.p80_cost}) form.real(*number); }
template <class Form> void fields(Form& form, Like<Findings> auto& f) {
    form.number(f.first);
    form.small(f.summary.runs);
    form.list(f.summary.projects, each_of);
    fields(form, f.summary.whole);
    form.list(f.summary.tasks, each_of);
    form.list(f.summary.risks, each_of);
    form.list(f.summary.joins, each_of);
    form.list(f.swings, each_of);
    form.block(f.finishes);
    form.block(f.costs);
}

template <class T> std::vector<std::uint8_t> written(T const& value) {
    Writer form;
    fields(form, value);
    return std::move(form).take();
}

template <class T> std::optional<T> read(std::span<std::uint8_t const> bytes) {
    Reader form(bytes);
    T value{};
    fields(form, value);
    return form.whole() ? std::optional(std::move(value)) : std::nullopt;
}

}  // namespace

std::vector<std::uint8_t> to_bytes(Model const& model) { return written(model); }
std::vector<std::uint8_t> to_bytes(Request const& request) { return written(request); }
std::vector<std::uint8_t> to_bytes(Chunk const& chunk) { return written(chunk); }
std::vector<std::uint8_t> to_bytes(Findings const& findings) { return written(findings); }

std::optional<Model> model_from(std::span<std::uint8_t const> bytes) { return read<Model>(bytes); }
std::optional<Request> request_from(std::span<std::uint8_t const> bytes) { return read<Request>(bytes); }
std::optional<Chunk> chunk_from(std::span<std::uint8_t const> bytes) { return read<Chunk>(bytes); }
std::optional<Findings> findings_from(std::span<std::uint8_t const> bytes) { return read<Findings>(bytes); }

}  // namespace pmo

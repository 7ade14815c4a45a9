#include "core/model/record.h"

#include <algorithm>

namespace pmo {

bool newer(Cell const& a, Cell const& b) {
    if (a.stamp != b.stamp) return a.stamp > b.stamp;
    return a.value > b.value;
}

Record::Record(Record const& other) : m_type(other.m_type), m_id(other.m_id), m_mask(other.m_mask), m_cells(other.m_cells) {
    if (other.m_unknown) m_unknown = std::make_unique<std::vector<UnknownCell>>(*other.m_unknown);
}

Record& Record::operator=(Record const& other) {
    if (this != &other) *this = Record(other);
    return *this;
}

Value const& Record::value(std::uint8_t slot) const {
    static Value const kEmpty{};
    auto const* cell = find(slot);
    return cell ? cell->value : kEmpty;
}

bool Record::deleted() const {
    auto const* cell = find(kDeletedSlot);
    if (!cell) return false;
    auto const* flag = std::get_if<bool>(&cell->value);
    return flag && *flag;
}

void Record::set(std::uint8_t slot, Cell cell) {
    std::uint64_t const bit = std::uint64_t{1} << slot;
    auto const at = static_cast<std::size_t>(std::popcount(m_mask & (bit - 1)));
    if (m_mask & bit) {
        m_cells[at] = std::move(cell);
    } else {
        m_cells.insert(m_cells.begin() + static_cast<std::ptrdiff_t>(at), std::move(cell));
        m_mask |= bit;
    }
}

std::vector<UnknownCell> const& Record::unknown() const {
    static std::vector<UnknownCell> const kNone;
    return m_unknown ? *m_unknown : kNone;
}

void Record::set_unknown(UnknownCell cell) {
    if (!m_unknown) m_unknown = std::make_unique<std::vector<UnknownCell>>();
    auto const at = std::ranges::lower_bound(*m_unknown, cell.field, {}, &UnknownCell::field);
    if (at == m_unknown->end() || at->field != cell.field) { m_unknown->insert(at, std::move(cell)); return; }
    if (cell.stamp > at->stamp || (cell.stamp == at->stamp && cell.json > at->json)) *at = std::move(cell);
}

bool Record::operator==(Record const& other) const {
    return m_type == other.m_type && m_id == other.m_id && m_mask == other.m_mask && m_cells == other.m_cells && unknown() == other.unknown();
}

std::string_view title_of(Record const& record) {
    auto const slot = slot_with(record.type(), title);
    if (slot != kNoSlot)
        if (auto const text = record.text(slot); !text.empty()) return text;
    return code_of(record);
}

std::string_view code_of(Record const& record) {
    auto const slot = slot_with(record.type(), code);
    return slot == kNoSlot ? std::string_view{} : record.text(slot);
}

}  // namespace pmo

// Contracts and compliance, of one project or of all: contracts and their life, the payment plan, compliance checks, and the registers behind them.

#include "ui/i18n/tr.h"
#include "ui/views/contract_parts.h"
#include "ui/views/page.h"
#include "ui/views/register_shelf.h"
#include "ui/views/screen_parts.h"
#include "ui/views/view.h"

namespace pmo::ui {

namespace {

enum Side : int { kContracts, kPayments, kCompliance, kRegisters };
constexpr std::string_view kShelf[] = {"contract", "contract_milestone", "payment", "compliance_check"};

class ContractView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        Box bar = draw_page_head(frame, area, {.id = "contract"});
        Segment const segments[] = {{"contracts", tr("contract_view.contracts")}, {"payments", tr("contract_view.payments")}, {"compliance", tr("contract_view.compliance")}, {"registers", tr("contract_view.registers")}};
        choose_segment(frame.ui, bar, tr("contract_view.sides"), segments, m_side);
        if (m_side == kContracts) m_contracts.draw(frame, area);
        else if (m_side == kPayments) m_payments.draw(frame, area, bar);
        else if (m_side == kCompliance) m_compliance.draw(frame, area, bar);
        else m_shelf.draw(frame, area);
    }
    std::string status(Frame& frame) override {
        if (m_side == kRegisters) return m_shelf.status_words(frame);
        return m_side == kContracts ? tr("contract_view.count", m_contracts.contracts()) : std::string{};
    }
    void keys(Frame& frame) override {
        if (m_side == kRegisters) m_shelf.keys(frame);
    }
    bool draw_inspector(Frame& frame, Record const& record) override {
        return m_side == kRegisters && m_shelf.draw_inspector(frame, record);
    }

private:
    int m_side = kContracts;
    ContractList m_contracts;
    PaymentPlan m_payments;
    CompliancePart m_compliance;
    RegisterShelf m_shelf{kShelf};
};

}  // namespace

std::unique_ptr<View> make_contract_view() { return std::make_unique<ContractView>(); }

}  // namespace pmo::ui

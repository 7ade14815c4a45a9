#include <string>
#include <vector>

#include "core/registers/compliance_check.h"
#include "core/registers/contract.h"
#include "core/registers/contract_milestone.h"
#include "core/registers/payment.h"
#include "core/registers/supplier.h"
#include "core/registers/supplier_rating.h"
#include "tests/core/registers/book.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;

TEST_CASE("a blocked supplier has no open contracts and the reason is known") {
    rule(r::supplier::kType, "supplier.blocked_without_reason", {{"status", "blocked"}}, {{"notes", "Twice late"}});
    Book book;
    auto const supplier = book.add(r::supplier::kType, "ruitong", {{"name", "锐通科技"}, {"status", "blocked"}});
    book.add(r::contract::kType, "old", {{"supplier", "ruitong"}, {"status", "closed"}});
    CHECK_FALSE(book.says(supplier, "supplier.blocked_with_contracts"));
    auto const open = book.add(r::contract::kType, "open", {{"supplier", "ruitong"}, {"status", "in_force"}});
    CHECK(book.args(supplier, "supplier.blocked_with_contracts") == std::vector<std::string>{"1"});
    CHECK(book.args(open, "contract.supplier_blocked") == std::vector<std::string>{"锐通科技"});
}

TEST_CASE("a supplier's rating is supported by its deliveries") {
    Book book;
    auto const supplier = book.add(r::supplier::kType, "ruitong", {{"rating", "5"}});
    CHECK_FALSE(book.says(supplier, "supplier.rating_differs"));
    book.add(r::supplier_rating::kType, "one", {{"supplier", "ruitong"}, {"delivery", "3"}, {"quality", "4"}});
    CHECK(book.args(supplier, "supplier.rating_differs") == std::vector<std::string>{"5", "3.5"});
    book.add(r::supplier_rating::kType, "two", {{"supplier", "ruitong"}, {"delivery", "5"}});
    CHECK_FALSE(book.says(supplier, "supplier.rating_differs"));
    CHECK(r::supplier::average_rating(*book.store.find(supplier), book.store) == 425);
}

TEST_CASE("a rating rates something, of the contract's own supplier") {
    auto const& type = r::supplier_rating::kType;
    rule(type, "supplier_rating.nothing_rated", {}, {{"price", "3"}});
    rule(type, "supplier_rating.low_without_comment", {{"service", "2"}}, {{"comment", "Slow"}});
    rule(type, "supplier_rating.low_without_comment", {{"service", "2"}}, {{"service", "3"}});
    Book book;
    book.add(r::contract::kType, "c", {{"supplier", "a"}, {"title", "Gateways"}});
    auto const wrong = book.add(type, "wrong", {{"supplier", "b"}, {"contract", "c"}});
    auto const right = book.add(type, "right", {{"supplier", "a"}, {"contract", "c"}});
    CHECK(book.args(wrong, "supplier_rating.other_supplier") == std::vector<std::string>{"Gateways"});
    CHECK_FALSE(book.says(right, "supplier_rating.other_supplier"));
}

TEST_CASE("a contract's dates are in order") {
    auto const& type = r::contract::kType;
    rule(type, "contract.term_order", {{"starts", "2026-09-18"}, {"ends", "2026-09-17"}}, {{"ends", "2027-09-17"}});
    rule(type, "contract.starts_before_signed", {{"starts", "2026-09-01"}, {"signed_on", "2026-09-18"}}, {{"signed_on", "2026-08-28"}});
    rule(type, "contract.warranty_before_end", {{"ends", "2027-09-17"}, {"warranty_until", "2027-01-01"}}, {{"warranty_until", "2028-09-17"}});
    rule(type, "contract.signed_without_date", {{"status", "in_force"}}, {{"signed_on", "2026-08-28"}});
    rule(type, "contract.closed_without_date", {{"status", "closed"}}, {{"closed_on", "2027-10-01"}});
    rule(type, "contract.own_parent", {{"parent", "wrong"}}, {{"parent", "frame"}});
    rule(type, "contract.no_party", {}, {{"supplier", "ruitong"}});
    rule(type, "contract.no_party", {}, {{"party_b", "锐通科技"}});
}

TEST_CASE("legal sees a contract before it is signed") {
    auto const& type = r::contract::kType;
    rule(type, "contract.legal_unassigned", {{"status", "legal_review"}, {"legal_reviewer", "feng"}}, {{"legal_due", "2026-08-20"}});
    rule(type, "contract.no_legal_review", {{"status", "signed"}}, {{"legal_result", "passed"}});
    rule(type, "contract.no_legal_review", {{"status", "signed"}, {"legal_result", "pending"}}, {{"status", "negotiation"}});
    rule(type, "contract.legal_refused", {{"status", "signed"}, {"legal_result", "refused"}}, {{"legal_result", "conditional"}});
}

TEST_CASE("the payment plan adds up to the contract's value") {
    Book book;
    auto const contract = book.add(r::contract::kType, "c", {{"value", "100000 CNY"}, {"status", "closed"}});
    CHECK_FALSE(book.says(contract, "contract.payments_differ"));
    book.add(r::payment::kType, "first", {{"contract", "c"}, {"amount", "30000 CNY"}, {"status", "paid"}});
    CHECK(book.args(contract, "contract.payments_differ") == std::vector<std::string>{"30000.00 CNY", "100000.00 CNY"});
    CHECK_FALSE(book.says(contract, "contract.open_payments"));
    book.add(r::payment::kType, "second", {{"contract", "c"}, {"amount", "70000 CNY"}, {"status", "planned"}});
    book.add(r::payment::kType, "cancelled", {{"contract", "c"}, {"amount", "5000 CNY"}, {"status", "cancelled"}});
    CHECK_FALSE(book.says(contract, "contract.payments_differ"));
    CHECK(book.args(contract, "contract.open_payments") == std::vector<std::string>{"1"});

    auto const frame = book.add(r::contract::kType, "frame", {{"value", "100 CNY"}, {"kind", "framework"}});
    book.add(r::payment::kType, "order", {{"contract", "frame"}, {"amount", "30 CNY"}});
    CHECK_FALSE(book.says(frame, "contract.payments_differ"));
    rule(r::contract::kType, "contract.retention_too_high", {{"value", "100 CNY"}, {"retention", "101 CNY"}}, {{"retention", "5 CNY"}});
}

TEST_CASE("a contract milestone is reached on a day") {
    auto const& type = r::contract_milestone::kType;
    rule(type, "contract_milestone.reached_without_date", {{"status", "reached"}}, {{"done_on", "2026-09-18"}});
    rule(type, "contract_milestone.reached_late", {{"status", "reached"}, {"due", "2026-09-17"}, {"done_on", "2026-09-18"}}, {{"done_on", "2026-09-17"}});
    rule(type, "contract_milestone.date_without_reached", {{"status", "planned"}, {"done_on", "2026-09-18"}}, {{"status", "reached"}});
}

TEST_CASE("a payment is in its contract's currency and paid as agreed") {
    auto const& type = r::payment::kType;
    rule(type, "payment.paid_without_amount", {{"status", "paid"}, {"paid_on", "2026-09-18"}}, {{"paid_amount", "100 CNY"}});
    rule(type, "payment.paid_differs", {{"amount", "100 CNY"}, {"paid_amount", "95 CNY"}}, {{"notes", "Discount"}});
    rule(type, "payment.paid_differs", {{"amount", "100 CNY"}, {"paid_amount", "95 CNY"}}, {{"paid_amount", "100 CNY"}});
    rule(type, "payment.date_without_paid", {{"status", "requested"}, {"paid_on", "2026-09-18"}}, {{"status", "paid"}});
    rule(type, "payment.withheld_without_reason", {{"status", "withheld"}}, {{"notes", "Defects are open"}});
    Book book;
    book.add(r::contract::kType, "c", {{"title", "Gateways"}, {"value", "100 EUR"}});
    auto const wrong = book.add(type, "wrong", {{"contract", "c"}, {"amount", "100 CNY"}});
    auto const right = book.add(type, "right", {{"contract", "c"}, {"amount", "100 EUR"}});
    CHECK(book.args(wrong, "payment.currency") == std::vector<std::string>{"Gateways"});
    CHECK_FALSE(book.says(right, "payment.currency"));
}

TEST_CASE("a compliance check rests on evidence, and a failed one becomes a risk") {
    auto const& type = r::compliance_check::kType;
    rule(type, "compliance_check.no_evidence", {{"status", "compliant"}}, {{"evidence", "Report 2026-17"}});
    rule(type, "compliance_check.no_evidence", {{"status", "compliant"}}, {{"evidence_record", "doc"}});
    rule(type, "compliance_check.not_dated", {{"status", "compliant"}}, {{"checked_on", "2026-09-18"}});
    rule(type, "compliance_check.no_risk", {{"status", "non_compliant"}}, {{"risk", "r"}});
    rule(type, "compliance_check.no_correction", {{"status", "non_compliant"}}, {{"correction", "Encrypt the copies"}});
    rule(type, "compliance_check.waived_without_reason", {{"status", "waived"}}, {{"waiver", "Legal, 2026-09-18"}});
}

#include "core/base/order_key.h"

namespace pmo {

namespace {

constexpr std::string_view kDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

int value_at(std::string_view key, std::size_t i, int missing) {
    if (i >= key.size()) return missing;
    auto const at = kDigits.find(key[i]);
    return at == std::string_view::npos ? 0 : static_cast<int>(at);
}

}  // namespace

std::string order_between(std::string_view after, std::string_view before, std::uint32_t jitter) {
    if (!before.empty() && before <= after) before = {};
    std::string key;
    bool below_before = !before.empty();              // still running along `before`
    for (std::size_t i = 0;; ++i) {
        int const low = value_at(after, i, 0);
        int const high = below_before ? value_at(before, i, 0) : 62;
        if (high - low >= 2) {
            key += kDigits[static_cast<std::size_t>(low + (high - low) / 2)];
            break;
        }
        key += kDigits[static_cast<std::size_t>(low)];
        if (high > low) below_before = false;         // one step below `before`: everything that follows is free
    }
    for (int i = 0; i < 5; ++i) {                     // five digits hold just under thirty bits
        key += kDigits[jitter % 62];
        jitter /= 62;
    }
    if (key.back() == '0') key += 'V';                // a trailing zero would leave no room below
    return key;
}

std::string order_at(std::uint32_t n) {
    std::string key(5, '0');
    for (std::size_t i = 5; i-- > 1;) {
        key[i] = kDigits[n % 62];
        n /= 62;
    }
    key[0] = kDigits[10 + n % 40];
    return key + 'V';
}

}  // namespace pmo

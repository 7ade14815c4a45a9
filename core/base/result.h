#pragma once
// Errors as values. A Result holds a value or an Error; an Error is a stable code and arguments, never a sentence: ui/i18n turns
// "document.too_deep" with {"64"} into words. Handle each error once: return it or show it. Our own mistakes are asserts, not Errors.

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pmo {

struct Error {
    std::string code;                // key of a sentence: "error." + code in the word lists
    std::vector<std::string> args{}; // {0}, {1}, … of that sentence
    bool operator==(Error const&) const = default;
};

struct Ok {
    bool operator==(Ok const&) const = default;
};

template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_value(std::move(value)) {}       // NOLINT(google-explicit-constructor): `return value;` is the point
    Result(Error error) : m_error(std::move(error)) {}   // NOLINT(google-explicit-constructor)
    bool ok() const { return m_value.has_value(); }
    explicit operator bool() const { return ok(); }
    T& value() & { assert(ok()); return *m_value; }
    T const& value() const& { assert(ok()); return *m_value; }
    T&& value() && { assert(ok()); return std::move(*m_value); }
    T* operator->() { return &value(); }
    T const* operator->() const { return &value(); }
    T& operator*() & { return value(); }
    T const& operator*() const& { return value(); }
    Error const& error() const { assert(!ok()); return m_error; }
private:
    std::optional<T> m_value;
    Error m_error;
};

using Status = Result<Ok>;

// PMO_TRY(name, expression): binds the value or returns the error from the enclosing function.
#define PMO_TRY(name, expression)                                   \
    auto name##_result = (expression);                              \
    if (!name##_result.ok()) return name##_result.error();          \
    auto&& name = *name##_result

}  // namespace pmo

#pragma once
// Settings of a screen that this browser keeps: how somebody asks a question, not what the office knows (that belongs in records). One text a key,
// "runs=1000 seed=1 out=<id>,<id>", read once when the screen opens and written whenever it changes. What cannot be read is left as it was, so the settings
// of an older or newer version do no harm. Writing and reading go through one description of the fields:
//
//     template <class Form> void fields(Form& form, Settings& s) { form.number("runs", s.runs, 1, 100'000); form.ids("out", s.left_out); }
//     if (auto const text = m_kept.opened(frame, key)) { KeptReader form(*text); fields(form, m_settings); }
//     …at the end of the frame
//     KeptWriter form; fields(form, m_settings); m_kept.keep(frame, form.take());

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.h"
#include "ui/frame.h"

namespace pmo::ui {

class KeptWriter {
public:
    void number(std::string_view name, std::int64_t value, std::int64_t least, std::int64_t most);
    void ids(std::string_view name, std::vector<Id> const& all);
    std::string take() { return std::move(m_text); }

private:
    void name_it(std::string_view name);
    std::string m_text;
};

class KeptReader {
public:
    explicit KeptReader(std::string_view text) : m_text(text) {}
    // Values outside of the range are not read.
    template <class Number> void number(std::string_view name, Number& value, std::int64_t least, std::int64_t most) const {
        if (auto const read = number_of(name); read && *read >= least && *read <= most) value = static_cast<Number>(*read);
    }
    void ids(std::string_view name, std::vector<Id>& all) const;

private:
    std::optional<std::string_view> find(std::string_view name) const;
    std::optional<std::int64_t> number_of(std::string_view name) const;
    std::string_view m_text;
};

class KeptText {
public:
    // What is kept under the key, in the first frame and whenever the key is another one; nothing otherwise.
    std::optional<std::string> opened(Frame const& frame, std::string key);
    // Asks for it to be written when it differs from what is kept. Where nothing is kept, what the screen begins with is not worth writing.
    void keep(Frame& frame, std::string text);

private:
    std::string m_key, m_text;
    bool m_new = false;
};

}  // namespace pmo::ui

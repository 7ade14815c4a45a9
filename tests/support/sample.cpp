#include "tests/support/sample.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "core/io/seed.h"
#include "tests/support/source_folder.h"

namespace pmo::test {

namespace {

using Json = nlohmann::ordered_json;

struct File { std::string name, text; };

std::vector<File> files_of(char const* folder) {
    std::vector<File> files;
    for (auto const& entry : std::filesystem::directory_iterator(std::filesystem::path(source_folder()) / folder)) {
        if (entry.path().extension() != ".json") continue;
        std::ostringstream text;
        text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        files.push_back({entry.path().filename().string(), text.str()});
    }
    std::ranges::sort(files, {}, &File::name);
    return files;
}

Result<Document> read(std::vector<File> const& files, std::vector<Error>* all_errors = nullptr) {
    std::vector<SeedFile> seed;
    for (auto const& file : files) seed.push_back({file.name, file.text});
    return read_seed(seed, {.shift_days = 0, .all_errors = all_errors});
}

bool is_chinese(std::string const& text) {
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        auto const lead = static_cast<unsigned char>(text[i]);
        if (lead >= 0xE3 && lead <= 0xE9) return true;                                                     // U+3000 to U+9FFF
        if (lead == 0xEF && static_cast<unsigned char>(text[i + 1]) >= 0xBC) return true;                  // full-width forms
    }
    return false;
}

bool is_amount(std::string const& text) {                                                                  // "12.5万"
    auto const digits = text.find_first_not_of("-0123456789.,");
    return digits != 0 && digits != std::string::npos && (text.substr(digits) == "万" || text.substr(digits) == "亿");
}

// The English field of a record beside its Chinese one.
Json const* english_of(Json const& record, std::string const& field) {
    auto found = record.find(field + "_en");
    if (found == record.end() && field == "title") found = record.find("name_en");
    return found == record.end() ? nullptr : &*found;
}

class English {
public:
    English() {
        for (auto const& file : files_of("assets/samples_en")) {
            auto const dictionary = Json::parse(file.text);
            for (auto entry = dictionary.begin(); entry != dictionary.end(); ++entry) m_words[entry.key()] = entry->get<std::string>();
        }
    }
    void learn(Json const& value) {
        if (!value.is_structured()) return;
        for (auto entry = value.begin(); entry != value.end(); ++entry) {
            learn(*entry);
            if (!value.is_object() || !entry->is_string()) continue;
            auto const* twin = english_of(value, entry.key());
            if (twin && twin->is_string()) m_words[entry->get<std::string>()] = twin->get<std::string>();
        }
    }
    void translate(Json& value, std::string const& key) {
        if (value.is_object()) {
            for (auto entry = value.begin(); entry != value.end(); ++entry) {
                if (auto const* twin = english_of(value, entry.key())) *entry = Json(*twin);
                else translate(*entry, entry.key());
            }
        } else if (value.is_array()) {
            for (auto& one : value) translate(one, key);
        } else if (value.is_string() && key != "key" && !key.starts_with("//")) {
            auto const text = value.get<std::string>();
            if (!is_chinese(text) || is_amount(text)) return;
            auto const found = m_words.find(text);
            if (found == m_words.end()) missing.insert(text);
            else value = found->second;
        }
    }
    std::set<std::string> missing;

private:
    std::map<std::string, std::string> m_words;
};

std::vector<File> english_files(std::set<std::string>& missing) {
    auto files = files_of("assets/samples");
    English english;
    for (auto const& file : files) english.learn(Json::parse(file.text));
    for (auto& file : files) {
        auto json = Json::parse(file.text);
        english.translate(json, "");
        file.text = json.dump();
    }
    missing = std::move(english.missing);
    return files;
}

}  // namespace

Result<Document> chinese_sample(std::vector<Error>* all_errors) { return read(files_of("assets/samples"), all_errors); }

Result<Document> english_sample() {
    std::set<std::string> missing;
    return read(english_files(missing));
}

std::vector<std::string> sample_texts_without_english() {
    std::set<std::string> missing;
    english_files(missing);
    return {missing.begin(), missing.end()};
}

}  // namespace pmo::test

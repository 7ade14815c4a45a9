#!/usr/bin/env python3
"""Writes what a program knows of words: keys/words_keys.h, the sorted keys, which the compiler checks every use
against, words_keys.cpp, the same keys for the running program, and the texts in the same order: another wording
then rebuilds one file. words-<language>.txt is what the page fetches (the language's tag and all texts, each
ended by a zero byte), words_texts.cpp the same for programs that carry it. The header of keys counts as a system
header: a new key rebuilds only the files that use it.

The words of a language are assets/i18n/<language>.json and assets/i18n/<language>/*.json, flat objects
from key to text. A key given twice, one missing in one of the languages, or a place that is not a number as
in {0} stops the build.

usage: make_words.py <assets/i18n> <folder of what is made>
"""

import json
import pathlib
import re
import sys

LANGUAGES = ("en", "zh-CN")


def pairs_without_duplicates(pairs):
    seen = {}
    for key, text in pairs:
        if key in seen:
            raise ValueError(f"key {key!r} twice in the same file")
        seen[key] = text
    return seen


def read_language(folder, language):
    files = sorted([*folder.glob(f"{language}.json"), *folder.glob(f"{language}/*.json")])
    words, origin, errors = {}, {}, []
    for file in files:
        try:
            data = json.loads(file.read_text(encoding="utf-8"), object_pairs_hook=pairs_without_duplicates)
        except ValueError as error:
            errors.append(f"{file}: {error}")
            continue
        for key, text in data.items():
            if not isinstance(text, str):
                errors.append(f"{file}: {key!r} is not a text")
            elif strange := re.search(r"\{[^0-9}]*\}", text):
                errors.append(f"{file}: {key!r} has {strange.group()}, places are numbers: {{0}}")
            elif key in words:
                errors.append(f"{file}: {key!r} is already in {origin[key]}")
            else:
                words[key], origin[key] = text, file
    return words, origin, errors


def literal(text):
    """A C++ string literal. Only what the source needs is escaped, the rest stays readable UTF-8."""
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "?": "\\?"}
    return '"' + "".join(escapes.get(c, c) for c in text) + '"'


def header(keys):
    rows = "\n".join(f"    {literal(key)}," for key in keys)
    return ("// Made by assets/i18n/make_words.py.\n#pragma once\n\n#include <array>\n#include <string_view>\n\n"
            "namespace pmo::words {\n\n"
            f"inline constexpr std::array<std::string_view, {len(keys)}> kWordKeys = {{{{\n{rows}\n}}}};\n\n"
            "}  // namespace pmo::words\n")


def ended(texts):
    """C++ string literals, each ended by a zero byte; the last one's is the literal's own."""
    return ' "\\0"\n    '.join(literal(text) for text in texts)


def keys_source(keys):
    return ("// Made by assets/i18n/make_words.py.\n#include \"ui/i18n/words.h\"\n\nnamespace pmo::words {\n\n"
            f"namespace {{\nconstexpr char kKeys[] =\n    {ended(keys)};\n}}  // namespace\n\n"
            "std::string_view keys() { return {kKeys, sizeof kKeys}; }\n\n}  // namespace pmo::words\n")


def texts_source(keys, words):
    arrays = "\n".join(f"constexpr char {name}[] =\n    {ended([language, *(words[language][key] for key in keys)])};\n"
                       for name, language in (("kChinese", "zh-CN"), ("kEnglish", "en")))
    return ("// Made by assets/i18n/make_words.py.\n#include \"ui/i18n/words.h\"\n\nnamespace pmo::words {\n\n"
            f"namespace {{\n{arrays}}}  // namespace\n\n"
            "std::string_view carried(bool chinese) {\n"
            "    return chinese ? std::string_view{kChinese, sizeof kChinese} : std::string_view{kEnglish, sizeof kEnglish};\n}\n\n"
            "}  // namespace pmo::words\n")


def file_of(keys, words, language):
    return "".join(text + "\0" for text in (language, *(words[language][key] for key in keys)))


def write(path, text):
    """A file that stays the same keeps its time: what includes it is not built again."""
    content = text.encode("utf-8")
    if not path.exists() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def main():
    folder = pathlib.Path(sys.argv[1])
    words, origin, errors = {}, {}, []
    for language in LANGUAGES:
        words[language], origin[language], found = read_language(folder, language)
        errors += found
    # The C++ side searches by bytes; so does the order here.
    keys = sorted({key for language in words.values() for key in language}, key=lambda k: k.encode())
    for key in keys:
        for language in LANGUAGES:
            if key not in words[language]:
                other = next(origin[o][key] for o in LANGUAGES if key in words[o])
                errors.append(f"{other}: {key!r} has no {language} text")
    if errors:
        sys.exit("\n".join(f"words: {error}" for error in errors))

    made = pathlib.Path(sys.argv[2])
    write(made / "keys" / "words_keys.h", header(keys))
    write(made / "words_keys.cpp", keys_source(keys))
    write(made / "words_texts.cpp", texts_source(keys, words))
    for language in LANGUAGES:
        write(made / f"words-{language}.txt", file_of(keys, words, language))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Writes words_keys.h, the sorted keys of all words, which the compiler checks every use against, and
words_texts.cpp, the texts in the same order: another wording then rebuilds one file. The header of keys
counts as a system header: a new key rebuilds only the files that use it.

The words of a language are assets/i18n/<language>.json and assets/i18n/<language>/*.json, flat objects
from key to text. A key given twice, one missing in one of the languages, or a place that is not a number as
in {0} stops the build.

usage: make_words.py <assets/i18n> <words_keys.h> <words_texts.cpp>
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


def source(keys, words):
    rows = "\n".join("    {" + ", ".join(literal(text) for text in (key, *(words[l][key] for l in LANGUAGES))) + "},"
                     for key in keys)
    return ("// Made by assets/i18n/make_words.py.\n#include \"ui/i18n/words.h\"\n\n"
            f"namespace pmo::words {{\n\nnamespace {{\n\nconstexpr Word kWords[] = {{\n{rows}\n}};\n\n}}  // namespace\n\n"
            "std::span<Word const> all_words() { return kWords; }\n\n}  // namespace pmo::words\n")


def write(path, text):
    """A file that stays the same keeps its time: what includes it is not built again."""
    target = pathlib.Path(path)
    if not target.exists() or target.read_text(encoding="utf-8") != text:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


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

    write(sys.argv[2], header(keys))
    write(sys.argv[3], source(keys, words))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Writes methods.cpp: the seed files of this folder as bytes, which core/io/method_library.h hands out. A method that is not JSON stops the build.

usage: make_methods.py <assets/methods> <methods.cpp>
"""

import json
import pathlib
import sys

PER_LINE = 40


def main(folder, out):
    files = sorted(pathlib.Path(folder).glob("*.json"))
    lines = ['#include "core/io/method_library.h"', "", "namespace pmo {", "", "namespace {", ""]
    for number, file in enumerate(files):
        text = json.dumps(json.loads(file.read_text(encoding="utf-8")), ensure_ascii=False, separators=(",", ":")).encode()
        lines.append(f"constexpr unsigned char k{number}[] = {{")
        lines += [",".join(str(byte) for byte in text[at:at + PER_LINE]) + "," for at in range(0, len(text), PER_LINE)]
        lines += ["};", ""]
    lines += ["template <std::size_t N>",
              "std::string_view view(unsigned char const (&bytes)[N]) { return {reinterpret_cast<char const*>(bytes), N}; }", "",
              "}  // namespace", "", "std::span<SeedFile const> method_library() {", "    static SeedFile const files[] = {"]
    lines += [f'        {{"methods/{file.name}", view(k{number})}},' for number, file in enumerate(files)]
    lines += ["    };", "    return files;", "}", "", "}  // namespace pmo", ""]
    pathlib.Path(out).write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])

// Puts the page together: every file gets its content hash into its name, the page and the service worker get the list,
// and each file is compressed ahead. What is already there under the same name is not made again.
//
//   node web/make_site.mjs --build build/web --cache <cache of web/setup>

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { png, svg } from "./make_icons.mjs";
import { metaPolicy } from "./policy.mjs";

const { values: options } = parseArgs({ options: { build: { type: "string" }, cache: { type: "string" } } });
const page = dirname(fileURLToPath(import.meta.url));
const assets = join(page, "..", "assets");
const site = join(options.build, "site");
mkdirSync(site, { recursive: true });

const written = new Set();
const sizes = [];

function write(name, content) {
    const bytes = Buffer.from(content);
    const file = join(site, name);
    const fresh = !existsSync(file) || !readFileSync(file).equals(bytes);
    if (fresh) writeFileSync(file, bytes);
    written.add(name);
    if (extname(name) === ".png") return name;
    for (const [suffix, compress] of [[".br", brotli], [".gz", gzip]]) {
        if (fresh || !existsSync(file + suffix)) writeFileSync(file + suffix, compress(bytes));
        written.add(name + suffix);
    }
    sizes.push([name, bytes.length, readFileSync(file + ".br").length]);
    return name;
}

function brotli(bytes) {
    return brotliCompressSync(bytes, { params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_LGWIN]: 24,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    } });
}

function gzip(bytes) {
    return gzipSync(bytes, { level: 9 });
}

/** name.ext → name.<hash>.ext, the hash over the content. */
function writeHashed(name, content) {
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 10);
    const extension = extname(name);
    return write(`${basename(name, extension)}.${hash}${extension}`, content);
}

/** Replaces every %name% of the values; one that is left over is a mistake in the source. */
function filled(file, values) {
    const text = readFileSync(join(page, file), "utf8").replace(/%([a-z][a-z_]*)%/g, (whole, name) => {
        if (!(name in values)) throw new Error(`web/${file}: nothing known for ${whole}`);
        return values[name];
    });
    return text;
}

/** The licence texts of what the page contains. */
function notices() {
    const parts = [
        ["Dear ImGui", join(options.cache, "lib/imgui/LICENSE.txt")],
        ["JSON for Modern C++", join(options.cache, "lib/json/LICENSE")],
        ["pugixml", join(options.cache, "lib/pugixml/LICENSE.md")],
        ["Lucide", join(options.cache, "icons/node_modules/lucide-static/LICENSE")],
        ["Noto Sans CJK", join(options.cache, "lib/noto.licence")],
    ].filter(([, file]) => existsSync(file)).map(([name, file]) => `${name}\n\n${readFileSync(file, "utf8").trim()}\n`);
    return parts.join("\n" + "-".repeat(72) + "\n\n");
}

// All seed files of assets/samples as one, in the order of their names: the page reads one file, people edit many.
function sample() {
    const folder = join(assets, "samples");
    const whole = { registers: {} };
    for (const name of readdirSync(folder).filter((name) => name.endsWith(".json")).sort()) {
        const { registers, ...header } = JSON.parse(readFileSync(join(folder, name), "utf8"));
        Object.assign(whole, header);
        for (const [register, records] of Object.entries(registers)) (whole.registers[register] ??= []).push(...records);
    }
    return whole;
}

// The same portfolio in English: every text by the dictionaries of assets/samples_en, names by their English fields. A text that no
// dictionary knows stops the build. Amounts ("12.5万") are figures.
function sampleInEnglish(whole) {
    const folder = join(assets, "samples_en");
    const english = new Map();
    for (const name of readdirSync(folder)) for (const [text, words] of Object.entries(JSON.parse(readFileSync(join(folder, name), "utf8")))) english.set(text, words);
    const englishOf = (record, name) => record[`${name}_en`] ?? (name === "title" ? record.name_en : undefined);
    const pairs = (value) => {
        if (value === null || typeof value !== "object") return;
        for (const [name, inside] of Object.entries(value)) {
            if (typeof inside === "string" && englishOf(value, name)) english.set(inside, englishOf(value, name));
            pairs(inside);
        }
    };
    pairs(whole);
    const missing = new Set();
    const translated = (value, key) => {
        if (Array.isArray(value)) return value.map((one) => translated(one, key));
        if (value !== null && typeof value === "object")
            return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, englishOf(value, name) ?? translated(inside, name)]));
        if (typeof value !== "string" || key === "key" || key.startsWith("//") || !/[\u3000-\u9fff\uff00-\uffef]/.test(value) || /^-?[\d.,]+ ?[万亿]$/.test(value)) return value;
        if (!english.has(value)) missing.add(value);
        return english.get(value);
    };
    const sample = translated(whole, "");
    if (missing.size > 0) throw new Error(`assets/samples_en: no English for\n  ${[...missing].slice(0, 20).join("\n  ")}\n${missing.size} in all`);
    sample.workspace.key += "-en";
    return sample;
}

const built = (...path) => readFileSync(join(options.build, ...path));
const urls = {
    app: writeHashed("app.js", built("app", "app.js")),
    wasm: writeHashed("app.wasm", built("app", "app.wasm")),
    regular: writeHashed("regular.ttf", built("fonts", "boot.ttf")),
    medium: writeHashed("medium.ttf", built("fonts", "medium.ttf")),
    icons: writeHashed("icons.ttf", built("fonts", "icons.ttf")),
    notices: writeHashed("notices.txt", notices()),
};
const portfolio = sample();
urls.sample_zh = writeHashed("sample.json", JSON.stringify(portfolio));
urls.words_zh = writeHashed("words.txt", built("generated", "words-zh-CN.txt"));
if (existsSync(join(page, "worker.js"))) urls.worker = writeHashed("worker.js", filled("worker.js", urls));

// Fetched after the first picture and not needed for a start without network.
const later = {
    full: writeHashed("full.ttf", built("fonts", "full.ttf")),
    words_en: writeHashed("words-en.txt", built("generated", "words-en.txt")),
    sample_en: writeHashed("sample-en.json", JSON.stringify(sampleInEnglish(portfolio))),
};

const signs = {
    icon_svg: writeHashed("icon.svg", svg()),
    icon_192: writeHashed("icon-192.png", png(192)),
    icon_512: writeHashed("icon-512.png", png(512)),
    icon_mask: writeHashed("icon-mask.png", png(512, 0, 10)),
    icon_apple: writeHashed("icon-apple.png", png(180, 0)),
};

const version = createHash("sha256").update(JSON.stringify([urls, later, readFileSync(join(page, "boot.js"), "utf8")]))
    .digest("hex").slice(0, 10);
const boot = writeHashed("boot.js", filled("boot.js", { version, urls: JSON.stringify({ ...urls, ...later }) }));
const style = writeHashed("style.css", readFileSync(join(page, "style.css")));
const manifest = writeHashed("manifest.webmanifest", filled("manifest.webmanifest", signs));

write("index.html", filled("index.html", { ...urls, ...signs, boot, style, manifest, policy: metaPolicy }));
const first = ["index.html", boot, style, manifest, ...Object.values(signs), ...Object.values(urls)];
const worker = filled("sw.js", {
    version: createHash("sha256").update(JSON.stringify([first, readFileSync(join(site, "index.html"), "utf8")]))
        .digest("hex").slice(0, 10),
    files: JSON.stringify(first),
    later: JSON.stringify(Object.values(later)),
});
write("sw.js", worker);

for (const name of readdirSync(site)) if (!written.has(name)) rmSync(join(site, name));

const firstVisit = sizes.filter(([name]) => name === "index.html" || name === boot || name === style ||
    Object.values(urls).includes(name));
for (const [name, plain, small] of sizes.sort((a, b) => b[2] - a[2]).slice(0, 8))
    console.log(`${name.padEnd(28)} ${kilobytes(plain)} ${kilobytes(small)} brotli`);
console.log(`first visit: ${kilobytes(firstVisit.reduce((sum, [, , small]) => sum + small, 0)).trim()} brotli`);

function kilobytes(bytes) {
    return `${(bytes / 1024).toFixed(0)} KB`.padStart(9);
}

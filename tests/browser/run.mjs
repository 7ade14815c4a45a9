// Runs the browser tests: every *.test.mjs beside this file, or those whose name contains an argument.
//
//   node tests/browser/run.mjs [part of a file's name …] [--only part of a test's name] [--stage folder] [--site folder]
//
// A test file exports `tests`, an object of name → async function (t), and may export `site`: "stage" (the default: the small page of
// tests/browser/stage that shows each thing the shell can do) or "app" (the product), and `limit`, the seconds a test may take. Every test
// gets a browser context of its own:
//   t.page      a page with the program running, for tests that are written `({ page })`
//   t.open(options)  another context's page; options as for newContext
//   t.folder    the site's files
//   t.url       the site's address                        t.server          stop() and start() it
//   t.skip(why) ends the test as skipped                  t.expectErrors()  errors on the page do not fail this test
// The last line is "N passed, N failed, N skipped".

import { existsSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "./lib/browsers.mjs";
import { openApp } from "./lib/page.mjs";
import { serve } from "./lib/server.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const { values: options, positionals: wanted } = parseArgs({ allowPositionals: true, options: {
    stage: { type: "string", default: join(root, "build", "web", "stage", "site") },
    site: { type: "string", default: join(root, "build", "web", "site") },
    only: { type: "string", default: "" },
    timeout: { type: "string", default: "90" },
} });
const sites = { stage: resolve(options.stage), app: resolve(options.site) };

class Skip extends Error {}

// Chromium says these while a lost context's objects are deleted, and about GPU read-back in software.
const harmless = [/does not belong to this context/, /GPU stall due to ReadPixels/, /CONTEXT_LOST_WEBGL/];

const counts = { passed: 0, failed: 0, skipped: 0 };
let browser = null;

async function runTest(server, name, test, seconds, last = false) {
    browser ??= await chromium();
    const contexts = [];
    const errors = [];
    let errorsExpected = false;
    let again = false;
    const watch = (page) => {
        page.on("pageerror", (error) => errors.push(error.stack ?? String(error)));
        page.on("console", (message) => {
            if (message.type() === "error" && !harmless.some((pattern) => pattern.test(message.text()))) errors.push(message.text());
        });
    };
    const t = {
        url: server.url,
        folder: server.root,
        server,
        browser,
        watch,
        skip: (why) => { throw new Skip(why); },
        expectErrors: () => { errorsExpected = true; },
        async open(contextOptions = {}, path = "", prepare = null) {
            const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "zh-CN", ...contextOptions });
            contexts.push(context);
            context.on("page", watch);
            if (prepare) await prepare(context);
            const page = await context.newPage();
            page.setDefaultTimeout(10000);
            page.setDefaultNavigationTimeout(30000);
            await openApp(page, server.url + path);
            return page;
        },
    };
    const started = performance.now();
    try {
        // A test that uses `page` gets one; any other opens what it needs.
        if (/^[^(]*\(\s*\{[^}]*\bpage\b|\{ page \} = t/.test(test.toString())) t.page = await t.open();
        let timer;
        await Promise.race([test(t), new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`more than ${seconds} s`)), seconds * 1000); })])
            .finally(() => clearTimeout(timer));
        if (errors.length > 0 && !errorsExpected) throw new Error(`errors on the page:\n${errors.join("\n")}`);
        counts.passed++;
        console.log(`ok    ${name} (${Math.round(performance.now() - started)} ms)`);
    } catch (error) {
        if (error instanceof Skip) {
            counts.skipped++;
            console.log(`skip  ${name}: ${error.message}`);
        } else if (!last) {
            // Input methods, processes that are killed and foreign browsers are timed by the machine: a second look tells a slow one from a wrong one.
            console.log(`again ${name}\n${indent(error.stack ?? error)}`);
            again = true;
        } else {
            counts.failed++;
            console.log(`FAIL  ${name}\n${indent(error.stack ?? error)}${errors.length ? `\n${indent(errors.join("\n"))}` : ""}`);
        }
    } finally {
        for (const context of contexts) await context.close().catch(() => {});
        if (!browser.isConnected()) browser = null;
    }
    if (again) await runTest(server, name, test, seconds, true);
}

const indent = (text) => String(text).split("\n").slice(0, 14).map((line) => `      ${line}`).join("\n");

async function main() {
    const files = readdirSync(here).filter((name) => name.endsWith(".test.mjs"))
        .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part))).sort();
    const servers = {};
    for (const file of files) {
        const module = await import(pathToFileURL(join(here, file)));
        const site = module.site ?? "stage";
        const topic = file.replace(".test.mjs", "");
        if (!existsSync(join(sites[site], "index.html"))) {
            counts.skipped += Object.keys(module.tests).length;
            console.log(`skip  ${topic}: ${sites[site]} is not built`);
            continue;
        }
        servers[site] ??= await serve(sites[site]);
        for (const [name, test] of Object.entries(module.tests)) {
            if (!name.includes(options.only)) continue;
            await runTest(servers[site], `${topic}: ${name}`, test, module.limit ?? Number(options.timeout));
        }
    }
    await browser?.close();
    for (const server of Object.values(servers)) await server.stop();
    console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
    process.exit(counts.failed > 0 ? 1 : 0);
}

await main();

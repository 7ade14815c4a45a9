// The page with 100 projects, 100,000 tasks and 150,000 links: opening, editing, scrolling, merging, memory.

import { existsSync, readFileSync } from "node:fs";
import { probe, settled } from "../browser/lib/page.mjs";
import { chooseFile, goTo, importFile, saved } from "../browser/lib/product.mjs";
import { during, processor } from "./processor.mjs";
import { idle, pictureShown, withBrowser } from "./start_bench.mjs";
import { attempt, heading, line, part } from "./table.mjs";
import { nextPaint, restart, seen } from "./watch.mjs";

const marker = "数字化升级";                        // in the name of every project of the large workspace
const long = 120000;

export const firstId = (file, register) => {
    const text = readFileSync(file, "latin1"), head = `{"t":"${register}","i":"`, at = text.indexOf(head);
    return text.slice(at + head.length, at + head.length + 26);
};

/** The file becomes the workspace that is open and stored. */
export async function take(page, url, file) {
    await page.goto(url);
    await page.waitForFunction(() => window.pmoProbe?.paints > 0 && document.getElementById("start").hidden);
    await settled(page);
    await importFile(page, file);
    const begin = performance.now();
    await page.getByRole("button", { name: "作为独立工作区打开" }).click({ timeout: long });
    await page.getByRole("heading", { name: "组合仪表盘" }).waitFor({ timeout: long });
    await page.getByText(marker).first().waitFor({ timeout: long });
    await saved(page);
    return (performance.now() - begin) / 1000;
}

async function opening(context, url) {
    const times = [], mirrored = [], memory = [];
    for (let i = 0; i < 5; i++) {
        const page = await context.newPage();
        page.setDefaultTimeout(long);
        await page.goto(url, { waitUntil: "commit" });
        await pictureShown(page);
        const now = await seen(page);
        mirrored.push(now.mirrored / 1000);
        times.push(now.shown / 1000);
        await settled(page);
        memory.push(await probe(page, "memoryBytes") / 1e6);
        await page.close();
    }
    line("open from storage: navigation to the dashboard in the mirror", mirrored, { unit: "s", atMost: 3 });
    line("open from storage: navigation to the first picture", times, { unit: "s", atMost: 3 });
    line("  WebAssembly memory then", memory, { unit: "MB", atMost: 600 });
}

/** Turns the wheel over an element, one notch for each picture. */
async function scroll(page, what, element, horizontal = false) {
    const notches = 120;
    const box = await element.boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await settled(page);
    const meter = await processor(page);
    const script = [], whole = [], frames = [];
    const counted = () => page.evaluate(async () => {
        await window.pmoWatch.nextPaint();
        return [window.pmoProbe.paints, window.pmoProbe.frames];
    });
    let [paints, logic] = await counted();
    for (let i = 0; i < notches; i++) {
        const step = i < notches * 0.6 ? 240 : -240;
        const one = await during(meter, async () => {
            await page.mouse.wheel(horizontal ? step : 0, horizontal ? 0 : step);
            return counted();
        });
        const pictures = Math.max(1, one.result[0] - paints);
        script.push(one.script / pictures);
        whole.push(one.whole / pictures);
        frames.push((one.result[1] - logic) / pictures);
        [paints, logic] = one.result;
    }
    await meter.end();
    line(`${what}: a picture, program`, script, { atMost: 8, judge: "p95" });
    line("  the same with the browser's own work for it", whole);
    if (part(frames, 0.5) > 1) line("  logic frames for a picture", part(frames, 0.5), { unit: "count" });
}

/** Types into a cell; tells what the key that ends the edit costs until the picture that shows it. */
async function edits(page, what, cursor, text) {
    const script = [], whole = [], waited = [];
    const meter = await processor(page);
    for (let i = 0; i < 9; i++) {
        await cursor();
        await page.keyboard.press("F2");
        await page.locator("#sem input:focus").waitFor();
        await page.keyboard.press("Control+a");
        await page.keyboard.type(text(i));
        await settled(page);
        await restart(page);
        const one = await during(meter, async () => {
            const before = await page.evaluate(() => performance.now());
            await page.keyboard.down("Enter");
            await nextPaint(page);
            return before;
        });
        await page.keyboard.up("Enter");
        await settled(page);
        script.push(one.script);
        whole.push(one.whole);
        waited.push((await seen(page)).frames[0].at - one.result);
        if (!(await page.evaluate((words) => document.getElementById("sem").textContent.includes(words), text(i)))) throw new Error(`the edit "${text(i)}" is not shown`);
    }
    await meter.end();
    line(`${what}, program`, script, { atMost: 50 });
    line("  the same with the browser's own work for it", whole);
    line("  the same as waited for, rasterising included", waited);
}

/** The longest time in which the page cannot answer while it goes to a screen. */
async function open(page, what, hash, element) {
    const meter = await processor(page);
    await restart(page);
    const one = await during(meter, async () => {
        await goTo(page, hash);
        await element.waitFor();
    });
    line(what, one.script);
    line("  longest the page does not answer", (await seen(page)).longest);
    await meter.end();
}

async function plan(page, project) {
    const table = page.getByRole("treegrid", { name: "工作分解结构" });
    await open(page, "plan of 1,000 tasks: opened", `/plan?p=${project}`, table);
    await edits(page, "plan: a duration, from the key to the Gantt", async () => {
        await table.getByRole("rowheader").nth(3).click();
        await settled(page);
        await page.keyboard.press("Home");
        await page.keyboard.press("ArrowRight");
    }, (i) => String(31 + i));
    await scroll(page, "plan: table scrolled", table);
    const chart = page.getByRole("region", { name: "甘特图" });
    await scroll(page, "plan: Gantt scrolled down", chart);
    await scroll(page, "plan: Gantt scrolled sideways", chart, true);
}

async function register(page) {
    const table = page.getByRole("grid").or(page.getByRole("treegrid")).first();
    await open(page, "register of 100,000 tasks: opened", "/register?d=task", table);
    await edits(page, "register: a name, from the key to the picture", async () => {
        await table.getByRole("rowheader").nth(3).click();
        await settled(page);
    }, (i) => `改名 ${i} 次`);
    await scroll(page, "register: scrolled", table);
}

async function search(page) {
    await goTo(page, "/dashboard");
    await page.keyboard.press("Control+k");
    await page.locator("#sem input:focus").waitFor();
    await settled(page);
    const meter = await processor(page);
    const script = [];
    for (const letter of "联调测试 42.17") {
        const one = await during(meter, async () => {
            await page.keyboard.insertText(letter);
            await nextPaint(page);
        });
        script.push(one.script);
        await settled(page);
    }
    await meter.end();
    line("search over everything: a typed letter to the picture", script, { atMost: 50 });
    await page.keyboard.press("Escape");
    await settled(page);
}

/** The renderer's resident memory, where the system tells. */
async function processMemory(context) {
    const session = await context.browser()?.newBrowserCDPSession();
    if (!session || !existsSync("/proc/self/status")) return NaN;
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    const sizes = processInfo.filter((one) => one.type === "renderer").map(({ id }) => {
        const found = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "latin1"));
        return found ? Number(found[1]) / 1000 : 0;
    });
    return Math.max(...sizes);
}

async function memory(context, page, when) {
    const session = await page.context().newCDPSession(page);
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    line(`memory ${when}: WebAssembly`, await probe(page, "memoryBytes") / 1e6, { unit: "MB", atMost: 600 });
    line(`memory ${when}: JavaScript`, usedSize / 1e6, { unit: "MB" });
    const whole = await processMemory(context);
    if (Number.isFinite(whole)) line(`memory ${when}: the whole renderer process`, whole, { unit: "MB" });
    await session.detach();
}

async function merge(page, file) {
    await goTo(page, "/merge");
    await restart(page);
    let begin = performance.now();
    await chooseFile(page, () => page.getByRole("button", { name: "选择文件…" }).click(), file);
    await page.getByRole("status").filter({ hasText: /冲突 \d+$/ }).waitFor({ timeout: long });
    const read = await seen(page);
    line("merge: the file chosen to the review, waited", (performance.now() - begin) / 1000, { unit: "s" });
    line("  longest the page does not answer", read.longest);
    await settled(page);
    await restart(page);
    begin = performance.now();
    await page.getByRole("button", { name: "应用合并", exact: true }).click();
    const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog"));
    const done = page.getByRole("heading", { name: "合并已应用" });
    await dialog.or(done).first().waitFor({ timeout: long });
    if (await dialog.count() > 0) await dialog.getByRole("button", { name: "应用合并", exact: true }).click();
    await done.waitFor({ timeout: long });
    line("merge: applied, waited", (performance.now() - begin) / 1000, { unit: "s" });
    line("  longest the page does not answer", (await seen(page)).longest);
    await saved(page);
    await settled(page);
}

export async function benchLarge(url, files) {
    heading("The page: 100 projects, 100,000 tasks, 150,000 links");
    const project = firstId(files.mine, "project");
    await attempt("the large workspace", () => withBrowser(marker, async (context) => {
        let page = await context.newPage();
        page.setDefaultTimeout(long);
        line("taken in from a file of 64 MB, until it is stored", await take(page, url, files.mine), { unit: "s" });
        await page.close();
        await attempt("open from storage", () => opening(context, url));

        page = await context.newPage();
        page.setDefaultTimeout(long);
        page.on("pageerror", (error) => console.log(`error on the page: ${error.message}`));
        await page.goto(url);
        await pictureShown(page);
        await settled(page);
        await attempt("plan", () => plan(page, project));
        await attempt("register", () => register(page));
        await attempt("search", () => search(page));
        await attempt("memory", () => memory(context, page, "after this work"));
        await attempt("idle", () => idle(page, "idle with it"));
        await attempt("merge", () => merge(page, files.theirs));
        await attempt("memory", () => memory(context, page, "after the merge"));
    }));
}

// The main job from end to end: a plan of Microsoft Project comes in, is changed, survives a reload, travels as a file to a colleague, and what
// both changed meanwhile is brought together until both have the same.

import assert from "node:assert/strict";
import { realPlan, smallPlan, tasksOf } from "./lib/mspdi.mjs";
import { openApp, settled } from "./lib/page.mjs";
import { cell, chooseFile, editCell, exportWorkspace, goTo, importFile, openAsOwn, recordNamed, records, row, saved, shownRows, textFile } from "./lib/product.mjs";

export const site = "app";
export const limit = 240;

const window_ = { viewport: { width: 1440, height: 900 } };

/** Reads the whole plan, page by page as a person scrolls. */
async function readPlan(page, count) {
    const all = {};
    await page.getByRole("treegrid", { name: "工作分解结构" }).getByRole("rowheader").first().hover();
    for (let pages = 0; pages < 20; pages++) {
        Object.assign(all, await shownRows(page));
        if (Object.keys(all).length >= count) break;
        await page.mouse.wheel(0, 500);
        await settled(page);
    }
    await page.mouse.wheel(0, -20000);
    await settled(page);
    return Object.entries(all).sort(([a], [b]) => a - b).map(([, cells]) => cells).filter((cells) => cells.开始);
}

async function importPlan(page, plan) {
    await importFile(page, textFile(plan.name, plan.xml));
    await page.getByText("预览：尚未改动任何数据").waitFor();
    await page.getByRole("button", { name: "导入为新项目" }).click();
    await page.getByRole("treegrid", { name: "工作分解结构" }).waitFor();
    await settled(page);
}

/** The plan that is open has the file's tasks, at the days that Project stored, with its critical path. */
async function showsWhatTheFileSays(page, xml) {
    const wanted = tasksOf(xml);
    const shown = await readPlan(page, wanted.length);
    assert.deepEqual(shown.map((one) => one.name), wanted.map((one) => one.name));
    const days = (one) => `${one.name}: ${one.start ?? one.开始} ${one.finish ?? one.完成}`;
    assert.deepEqual(shown.map(days), wanted.map(days));
    const tasks = wanted.flatMap((one, i) => one.summary ? [] : [[one, shown[i]]]);
    assert.deepEqual(tasks.filter(([, now]) => now.浮动 === "关键").map(([one]) => one.name), tasks.filter(([one]) => one.critical).map(([one]) => one.name));
    const critical = tasks.filter(([one]) => one.critical).length;
    assert.ok(critical > 3 && critical < tasks.length, `${critical} of ${tasks.length} are critical`);
    await page.getByText(`关键路径 ${critical} 项`).waitFor();
    // The chart: a bar for each task that is seen, and the critical ones say so.
    const bars = await page.getByRole("region", { name: "甘特图" }).getByRole("button").evaluateAll((all) => all.map((e) => e.getAttribute("aria-label")));
    assert.ok(bars.length >= Math.min(10, wanted.length));
    wanted.slice(0, 10).forEach((one, i) => {
        assert.ok(bars[i].includes(`${one.name} ${one.start}`), bars[i]);
        assert.equal(bars[i].includes("关键"), one.critical && !one.summary, bars[i]);
    });
}

/** Puts the table's cursor on a task, by a click on its name. */
async function goToTask(page, name) {
    await row(page, name).getByRole("rowheader").click();
    await settled(page);
}

async function rename(page, from, to) {
    await goToTask(page, from);
    await editCell(page, to);
    await row(page, to).waitFor();
}

async function setDuration(page, name, days) {
    await goToTask(page, name);
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    await editCell(page, String(days));
    await cell(page, name, "工期").getByText(String(days), { exact: true }).or(cell(page, name, "工期").filter({ hasText: new RegExp(`^${days}$`) })).first().waitFor();
}

async function startMerge(page, file) {
    await goTo(page, "/merge");
    await chooseFile(page, () => page.getByRole("button", { name: "选择文件…" }).click(), textFile(file.name, file.text));
    await page.getByRole("status").filter({ hasText: /^新增 \d+ · 修改 \d+ · 删除 \d+ · 冲突 \d+$/ }).waitFor();
    return (await page.getByRole("status").filter({ hasText: /冲突 \d+$/ }).textContent()).match(/\d+/g).map(Number);
}

async function applyMerge(page) {
    await page.getByRole("button", { name: "应用合并", exact: true }).click();
    const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog"));
    const done = page.getByRole("heading", { name: "合并已应用" });
    await dialog.or(done).first().waitFor();
    if (await dialog.count() > 0) await dialog.getByRole("button", { name: "应用合并", exact: true }).click();
    await done.waitFor();
    await saved(page);
    await page.getByRole("button", { name: "完成", exact: true }).click();
}

/** What two exports must agree on: every record with its cells, deleted ones too. */
const content = (document) => document.records.map(({ t, i, d, c }) => ({ t, i, deleted: d?.[0] ?? false, c }));

export const tests = {
    async "a small plan of Microsoft Project has its dates and its critical path"(t) {
        const page = await t.open(window_);
        const plan = smallPlan();
        await importPlan(page, plan);
        await page.getByRole("heading", { name: "仓库改造与系统上线", level: 1 }).waitFor();
        await showsWhatTheFileSays(page, plan.xml);
    },

    async "a workspace of one's own travels to a browser that has never seen it"(t) {
        const page = await t.open(window_);
        await goTo(page, "/exchange");
        await page.getByRole("textbox", { name: "新工作区名称" }).fill("仓库项目组");
        await page.getByRole("region", { name: "本浏览器中的工作区" }).getByRole("button", { name: "新建" }).click();
        await page.getByRole("button", { name: "工作区 仓库项目组" }).waitFor();
        await importPlan(page, smallPlan());
        await rename(page, "布局方案", "布局方案二稿");
        await saved(page);
        const exported = await exportWorkspace(page);
        const other = await t.open(window_);
        await openAsOwn(other, exported.name, exported.text);
        await goTo(other, await page.evaluate(() => location.hash.slice(1).replace(/&r=.*/, "")));
        await row(other, "布局方案二稿").waitFor();
        const theirs = await exportWorkspace(other);
        assert.deepEqual(content(theirs.document), content(exported.document));
        assert.equal(theirs.document.workspace, exported.document.workspace);
        assert.notEqual(theirs.document.replica, exported.document.replica, "two that write are told apart");
        await openApp(other, other.url());
        await row(other, "布局方案二稿").waitFor();
    },

    async "the main job"(t) {
        const plan = realPlan() ?? smallPlan();
        const tasks = tasksOf(plan.xml).filter((one) => !one.summary);
        const critical = tasks.filter((one) => one.critical && !one.milestone);
        const page = await t.open(window_);

        // The address is opened: a portfolio in Chinese is there at once.
        await page.getByRole("heading", { name: "组合仪表盘" }).waitFor();
        await row(page, "智能工厂 MES 一期").waitFor();

        await importPlan(page, plan);
        await showsWhatTheFileSays(page, plan.xml);

        // A task's name and duration, with the keyboard.
        const first = critical[0].name, second = critical[1].name, third = critical[2].name;
        const renamed = "确定范围（修订）";
        await rename(page, first, renamed);
        const before = await cell(page, second, "开始").textContent();
        await setDuration(page, renamed, 12);
        const after = await cell(page, second, "开始").textContent();
        assert.ok(after > before, `what follows moves: ${before} → ${after}`);
        await saved(page);

        await openApp(page, page.url());
        await row(page, renamed).waitFor();
        assert.equal(await cell(page, renamed, "工期").textContent(), "12");
        assert.equal(await cell(page, second, "开始").textContent(), after);

        const exported = await exportWorkspace(page);
        assert.match(exported.name, /\.json$/);
        const task = recordNamed(exported.document, "task", renamed);
        assert.equal(task.cells.duration, 12 * 480);
        assert.equal(records(exported.document, "task").size >= tasks.length, true);

        // A colleague takes the file in, in a browser of its own. It has the same sample, so what it lacks is added to that.
        const other = await t.open(window_);
        const news = await startMerge(other, exported);
        assert.ok(news[0] > tasks.length && news[1] === 0 && news[2] === 0 && news[3] === 0, String(news));
        await applyMerge(other);
        const received = await exportWorkspace(other);
        assert.deepEqual(content(received.document), content(exported.document));
        const hash = await page.evaluate(() => location.hash.replace(/&r=[^&]*/, ""));
        await goTo(other, hash.slice(1));
        await row(other, renamed).waitFor();
        assert.equal(await cell(other, second, "开始").textContent(), after);

        // Both go on: the same field of one record, and something of their own.
        await rename(page, renamed, "范围由甲改");
        await rename(page, second, "甲的任务");
        await saved(page);
        await rename(other, renamed, "范围由乙改");
        await setDuration(other, third, 7);
        await saved(other);
        const mine = await exportWorkspace(page);

        // The colleague merges: one conflict, decided by a click.
        const [added, changed, deleted, conflicts] = await startMerge(other, mine);
        assert.deepEqual([added, changed, deleted, conflicts], [0, 1, 0, 1]);
        assert.equal(await other.getByRole("button", { name: "应用合并（剩 1 项待定）" }).isDisabled(), true);
        await other.getByRole("radio", { name: /本机：范围由乙改$/ }).waitFor();
        await other.getByRole("radio", { name: /传入：范围由甲改$/ }).click();
        await applyMerge(other);
        const theirs = await exportWorkspace(other);
        assert.equal(records(theirs.document, "task").get(task.id).name, "范围由甲改");
        assert.ok(recordNamed(theirs.document, "task", "甲的任务"));
        assert.equal(recordNamed(theirs.document, "task", third).cells.duration, 7 * 480);

        // And back: nothing is left to decide, and both have the same.
        assert.deepEqual((await startMerge(page, theirs)).at(-1), 0);
        await applyMerge(page);
        const both = await exportWorkspace(page);
        assert.deepEqual(content(both.document), content(theirs.document));
        await goTo(page, hash.slice(1));
        assert.equal(await cell(page, third, "工期").textContent(), "7");

        // A merge is one step back.
        await page.getByRole("button", { name: /^撤销/ }).first().click();
        await settled(page);
        const undone = await exportWorkspace(page);
        assert.notEqual(recordNamed(undone.document, "task", third).cells.duration, 7 * 480);
        assert.equal(records(undone.document, "task").get(task.id).name, "范围由甲改");
        await saved(page);
    },
};

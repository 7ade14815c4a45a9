// Governance as one story, in Chinese: a proposal becomes a project with a plan from a method, its gate is decided, a change is judged by its impact and
// carried out, a deliverable is accepted, the project is closed, and what was learned is proposed to the next one. And the matrix of responsibilities by
// keyboard alone.

import assert from "node:assert/strict";
import { settled } from "./lib/page.mjs";
import { exportWorkspace, goTo, recordNamed, records, saved } from "./lib/product.mjs";

export const site = "app";
export const limit = 240;

async function press(page, name, role = "button") {
    await page.getByRole(role, { name, exact: true }).first().click();
    await settled(page);
}

async function write(page, name, text) {
    await page.getByRole("textbox", { name, exact: true }).first().click();
    await page.keyboard.press("Control+a");
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
    await settled(page);
}

/** Chooses in a field that looks for records: what is typed, then the first that is found. */
async function pick(page, field, text) {
    await press(page, field, "combobox");
    await page.keyboard.type(text);
    await page.getByRole("option", { name: new RegExp(text) }).first().waitFor();
    await page.keyboard.press("Enter");
    await settled(page);
}

const documentOf = async (page) => { await saved(page); return (await exportWorkspace(page)).document; };
const ofProject = (document, register, project) => [...records(document, register).values()].filter((cells) => Object.values(cells).includes(project));

/** Opens the proposal on its page and approves it. Gives the id of the project that it founds. */
async function approve(page, code, title) {
    await goTo(page, "/intake");
    await press(page, new RegExp(`^${code} `));
    await press(page, "打开提案");
    await press(page, "批准立项");
    await press(page, title);
    return new URL(page.url()).hash.match(/p=([a-z0-9]+)/)[1];
}

async function passFirstGate(page, project) {
    await goTo(page, `/gate?p=${project}`);
    await press(page, "审批与决定", "tab");
    await press(page, "有条件通过", "radio");
    await write(page, "理由", "先行启动方案设计，章程补批后放行");
    await write(page, "条件 1", "十月底前完成章程批准");
    await press(page, "记录决定");
    await page.getByRole("dialog").getByText("方法阶段").first().waitFor();
    await press(page, "确认决定");
}

/** Asks for a change of one task and approves it. Gives the forecast finish before, while it is only asked for, and after. */
async function changeThePlan(page, project) {
    const finish = () => page.locator("#sem [aria-label^='预测完工 ']").first().getAttribute("aria-label");
    await goTo(page, `/change?p=${project}`);
    const before = await finish();
    await page.getByRole("button", { name: "变更", exact: true }).last().click();
    await settled(page);
    await page.keyboard.type("增加能源看板");
    await page.keyboard.press("Tab");
    await settled(page);
    await press(page, "影响项");
    await press(page, "调整工期", "menuitem");
    await pick(page, "任务", "系统开发");
    await press(page, /^CR-01/);
    await page.locator("#sem [aria-label^='预测完工 '][aria-label*='→']").first().waitFor();
    await press(page, "批准");
    await page.getByRole("dialog").getByRole("checkbox", { name: "立即写入计划与预算" }).waitFor();
    const asked = await finish();
    await page.keyboard.press("Control+Enter");
    await settled(page);
    return { before, asked, after: await finish() };
}

async function acceptDeliverable(page, project) {
    await goTo(page, `/quality?p=${project}`);
    await press(page, "验收", "radio");
    await press(page, "新建交付物");
    await page.keyboard.type("排程模块");
    await page.keyboard.press("Tab");
    await settled(page);
    await press(page, /^更多字段/);
    await write(page, "质量标准", "排程误差不超过 2%");
    await press(page, "发起验收");
    await press(page, "通过", "radio");
    await pick(page, "我方签署", "陈立群");
    await press(page, "签署");
}

/** Begins the closing, records and publishes a lesson, and closes the project with what is open waived. */
async function close(page, project, lesson) {
    await goTo(page, `/closing?p=${project}`);
    await press(page, "开始收尾");
    await press(page, /^经验教训/, "tab");
    await press(page, "新建经验教训");
    await page.keyboard.type(lesson);
    await page.keyboard.press("Tab");
    await settled(page);
    await press(page, /^定稿发布/);
    await press(page, /^收尾归档/, "tab");
    await write(page, "豁免理由", "其余事项由运维部跟进");
    await press(page, "收尾归档");
    await page.getByRole("status").filter({ hasText: "已归档 · 只读" }).waitFor();
}

/** What has the keyboard: the focused field, or what the page names as its active descendant. */
const focused = (page) => page.evaluate(() => {
    const active = document.activeElement.id === "root" ? document.getElementById(document.activeElement.getAttribute("aria-activedescendant")) : document.activeElement;
    return active?.getAttribute("aria-label") ?? active?.textContent ?? "";
});

export const tests = {
    async "from a proposal to the lesson that the next project is offered"({ page }) {
        await page.setViewportSize({ width: 1440, height: 900 });

        const project = await approve(page, "PP-01", "智能工厂 MES 二期");
        let document = await documentOf(page);
        for (const [register, least] of Object.entries({ charter: 1, task: 20, dependency: 10, gate: 4, activity: 10, document: 5 })) {
            const found = ofProject(document, register, project).length;
            assert.ok(found >= least, `${register}: ${found}`);
        }
        await goTo(page, `/plan?p=${project}`);
        await page.getByRole("treegrid", { name: "工作分解结构" }).waitFor();
        await page.getByRole("rowheader", { name: /系统开发与集成/ }).waitFor();

        await passFirstGate(page, project);
        recordNamed(await documentOf(page), "action_item", "十月底前完成章程批准");

        const finish = await changeThePlan(page, project);
        assert.equal(finish.asked, finish.before, "nothing changes before the decision");
        assert.notEqual(finish.after, finish.before, "the approved change moves the finish");

        await acceptDeliverable(page, project);
        const deliverable = recordNamed(await documentOf(page), "deliverable", "排程模块");
        assert.equal(deliverable.cells.status, "accepted");

        const lesson = "质检视觉识别的样本要先于算法准备";
        await close(page, project, lesson);
        assert.equal(await page.getByRole("button", { name: "新建交付物" }).count(), 0);

        // All of it is on the disk, and the next project is offered what this one learned.
        await saved(page);
        await page.reload();
        await settled(page);
        const next = await approve(page, "PP-09", "质检视觉识别");
        await goTo(page, `/lesson?p=${next}`);
        await page.getByRole("listitem", { name: new RegExp(lesson) }).click();
        await settled(page);
        await press(page, "采用");
        await page.getByRole("dialog").getByRole("button", { name: "采用", exact: true }).click();
        await settled(page);
        document = await documentOf(page);
        const used = ofProject(document, "lesson_use", next);
        assert.equal(used.length, 1);
        assert.equal(used[0].lesson, recordNamed(document, "lesson", lesson).id);
        assert.equal(recordNamed(document, "project", "智能工厂 MES 二期").cells.status, "closed");
    },

    async "the matrix of responsibilities by keyboard alone"({ page }) {
        await page.setViewportSize({ width: 1440, height: 900 });
        const keys = async (...names) => {
            for (const name of names) await page.keyboard.press(name);
            await settled(page);
        };
        await keys("Control+k");
        await page.getByRole("dialog", { name: "命令面板" }).getByRole("searchbox").waitFor();
        await page.keyboard.insertText("职责矩阵");
        await page.getByRole("option", { name: /职责矩阵/ }).first().waitFor();
        await keys("Enter");
        await page.getByRole("treegrid", { name: "职责矩阵 RACI" }).waitFor();

        // F6 goes to the grid, arrows to a letter: 1.2 of the project management department.
        await keys("F6", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight");
        assert.equal(await focused(page), "项目管理部 A");
        await page.getByRole("button", { name: "仅看问题 3" }).waitFor();
        await keys("r");
        assert.equal(await focused(page), "项目管理部 R");
        await page.getByRole("button", { name: "仅看问题 4" }).waitFor();           // now nobody is accountable
        await keys("Shift+A");
        assert.equal(await focused(page), "项目管理部 A/R");
        await page.getByRole("button", { name: "仅看问题 3" }).waitFor();
        await keys("Delete");
        assert.equal(await focused(page), "项目管理部");
        await keys("Control+z", "Control+z", "Control+z");
        assert.equal(await focused(page), "项目管理部 A");

        // Enter opens the choice of letters; Esc leaves everything as it was.
        await keys("ArrowRight", "Enter");
        await page.getByRole("menuitemcheckbox", { name: "I 知会" }).waitFor();
        await keys("Escape");
        assert.equal(await focused(page), "人力资源部 I");
        await keys("c");
        const changed = (document) => [...records(document, "raci_cell").values()].map((cells) => JSON.stringify(cells)).sort().join();
        const before = changed(await documentOf(page));
        await page.reload();
        await settled(page);
        assert.equal(changed(await documentOf(page)), before, "what was typed is stored");
        await goTo(page, "/raci");
        await keys("F6", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight");
        assert.equal(await focused(page), "人力资源部 C");

        // On to the inspector and back.
        await keys("F6");
        assert.notEqual(await focused(page), "人力资源部 C");
        await keys("F6", "F6");
        assert.equal(await focused(page), "人力资源部 C");
    },
};

// Plans as Microsoft Project saves them ("XML format"): one of others' where it lies beside the project, and a small one written here, with the
// dates that Project gives it. Both span the turn of a year.

import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const data = process.env.PMO_SHARED_DATA ?? join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "..", "shared", "data");

const decoded = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, "\"").replace(/&apos;/g, "'").replace(/&amp;/g, "&");

/** What the file says about its tasks, in its order, without the project itself. */
export function tasksOf(xml) {
    const tasks = [];
    for (const [, body] of xml.matchAll(/<Task>([\s\S]*?)<\/Task>/g)) {
        const own = body.replace(/<(Baseline|ExtendedAttribute|PredecessorLink|TimephasedData)>[\s\S]*?<\/\1>/g, "");
        const value = (name) => own.match(new RegExp(`<${name}>([^<]*)</${name}>`))?.[1] ?? "";
        if (value("UID") === "0" || value("IsNull") === "1") continue;
        tasks.push({ name: decoded(value("Name")), summary: value("Summary") === "1", critical: value("Critical") === "1", milestone: value("Milestone") === "1",
            start: value("Start").slice(0, 10), finish: value("Finish").slice(0, 10), links: (body.match(/<PredecessorLink>/g) ?? []).length });
    }
    return tasks;
}

/** A software project of 86 tasks and 84 links; null where the files of others are absent. */
export function realPlan() {
    const path = join(data, "msproject", "converted", "087t_Software_Development_Plan_m0219.xml");
    return existsSync(path) ? { name: basename(path), xml: readFileSync(path, "utf8") } : null;
}

// uid, outline level, name, days, first day, last day, critical, predecessors. A week has five days of eight hours.
const rows = [
    [1, 1, "仓库改造", 16, "2025-12-22", "2026-01-12", true, []],
    [2, 2, "现状测绘", 3, "2025-12-22", "2025-12-24", true, []],
    [3, 2, "布局方案", 5, "2025-12-25", "2025-12-31", true, [2]],
    [4, 2, "办理 <报建> & 消防", 2, "2025-12-25", "2025-12-26", false, [2]],
    [5, 2, "货架安装", 8, "2026-01-01", "2026-01-12", true, [3, 4]],
    [6, 1, "系统上线", 7, "2026-01-13", "2026-01-21", true, []],
    [7, 2, "接口联调", 4, "2026-01-13", "2026-01-16", true, [5]],
    [8, 2, "用户培训", 1, "2026-01-13", "2026-01-13", false, [5]],
    [9, 2, "试运行", 3, "2026-01-19", "2026-01-21", true, [7, 8]],
    [10, 2, "验收", 0, "2026-01-21", "2026-01-21", true, [9]],
];

export function smallPlan() {
    const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
    const task = ([uid, level, name, days, start, finish, critical, before]) => {
        const summary = uid === 1 || uid === 6;
        const from = days === 0 ? `${start}T17:00:00` : `${start}T08:00:00`;
        return `<Task><UID>${uid}</UID><ID>${uid}</ID><Name>${escaped(name)}</Name><Type>0</Type><IsNull>0</IsNull><OutlineLevel>${level}</OutlineLevel>`
            + `<Start>${from}</Start><Finish>${finish}T17:00:00</Finish><Duration>PT${days * 8}H0M0S</Duration><DurationFormat>7</DurationFormat><Milestone>${days === 0 ? 1 : 0}</Milestone>`
            + `<Summary>${summary ? 1 : 0}</Summary><Critical>${critical ? 1 : 0}</Critical><PercentComplete>0</PercentComplete><ConstraintType>0</ConstraintType><CalendarUID>-1</CalendarUID>`
            + before.map((uid) => `<PredecessorLink><PredecessorUID>${uid}</PredecessorUID><Type>1</Type><LinkLag>0</LinkLag><LagFormat>7</LagFormat></PredecessorLink>`).join("")
            + "</Task>";
    };
    const day = (n) => n === 1 || n === 7 ? `<WeekDay><DayType>${n}</DayType><DayWorking>0</DayWorking></WeekDay>`
        : `<WeekDay><DayType>${n}</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime>`
            + "<WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay>";
    const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Project xmlns="http://schemas.microsoft.com/project"><SaveVersion>14</SaveVersion><Name>仓库.xml</Name>`
        + `<Title>仓库改造与系统上线</Title><ScheduleFromStart>1</ScheduleFromStart><StartDate>2025-12-22T08:00:00</StartDate><FinishDate>2026-01-21T17:00:00</FinishDate>`
        + "<CurrencyCode>CNY</CurrencyCode><CalendarUID>1</CalendarUID><DefaultStartTime>08:00:00</DefaultStartTime><DefaultFinishTime>17:00:00</DefaultFinishTime>"
        + "<MinutesPerDay>480</MinutesPerDay><MinutesPerWeek>2400</MinutesPerWeek><DaysPerMonth>20</DaysPerMonth>"
        + `<Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID><WeekDays>${[1, 2, 3, 4, 5, 6, 7].map(day).join("")}`
        + `</WeekDays></Calendar></Calendars><Tasks>${rows.map(task).join("")}</Tasks></Project>\n`;
    return { name: "仓库.xml", xml };
}

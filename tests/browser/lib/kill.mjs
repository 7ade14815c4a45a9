// Ends a browser the hard way, as a power cut does.

import { readFileSync, readdirSync } from "node:fs";

/** The processes that work on this profile: the browser and its children, found by the folder no one else has. */
export function processesOf(folder) {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).filter((pid) => {
        try {
            return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(folder);
        } catch {
            return false;
        }
    }).map(Number);
}

export function kill(folder) {
    for (const pid of processesOf(folder)) {
        try {
            process.kill(pid, "SIGKILL");
        } catch {
            // Gone with its parent.
        }
    }
}

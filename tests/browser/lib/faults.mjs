// Faults that a browser can have, and the state in which it can be offline. The first runs in the page, before the program.

/** While `window.full` is set the disk is full: what goes into the log is refused after the requests have succeeded. */
export function diskThatFills() {
    const real = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function (...args) {
        const request = real.apply(this, args);
        if (window.full && this.name === "log") {
            const transaction = this.transaction;
            Object.defineProperty(transaction, "error", { get: () => new DOMException("full", "QuotaExceededError") });
            transaction.commit = () => {};
            request.addEventListener("success", () => transaction.abort());
        }
        return request;
    };
}

export const fill = (page, full = true) => page.evaluate((on) => { window.full = on; }, full);

/** The service worker has everything that the page needs without a server. */
export const worksOffline = (page) => page.evaluate(() => navigator.serviceWorker.ready.then((registration) => new Promise((resolve) => {
    const worker = registration.active;
    if (worker.state === "activated") resolve();
    else worker.addEventListener("statechange", () => worker.state === "activated" && resolve());
})));

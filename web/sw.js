// Keeps the page usable without network. All files of a version are stored together under their content hashes;
// a new version is fetched aside and takes over only when a person agrees, never under a running page.

const version = "%version%";
const files = %files%;
const later = %later%;

const cacheName = `pmo-${version}`;
const address = (name) => new URL(name, self.registration.scope).href;
const known = new Set([...files, ...later].map(address));

self.addEventListener("install", (event) => event.waitUntil(install()));

async function install() {
    const cache = await caches.open(cacheName);
    await Promise.all(files.map((name) => store(cache, name)));
}

async function store(cache, name) {
    // What an older version has under the same hash is the same file.
    const hashed = name !== "index.html";
    const old = hashed && await caches.match(address(name));
    const response = old || await fetch(address(name), { cache: hashed ? "default" : "reload" });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    await cache.put(address(name), response);
}

self.addEventListener("activate", (event) => event.waitUntil(activate()));

async function activate() {
    await self.clients.claim();
    const cache = await caches.open(cacheName);
    // Not needed to start, so no reason to fail; the next request fetches it otherwise.
    await Promise.all(later.map((name) => store(cache, name).catch(() => {})));
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith("pmo-") && name !== cacheName).map((name) => caches.delete(name)));
}

self.addEventListener("message", (event) => {
    if (event.data?.type === "activate") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
    const request = event.request;
    const url = new URL(request.url);
    if (request.method !== "GET" || url.origin !== self.location.origin) return;
    if (request.mode === "navigate") event.respondWith(fromCache(address("index.html"), request));
    else if (known.has(url.origin + url.pathname)) event.respondWith(fromCache(url.origin + url.pathname, request));
});

async function fromCache(key, request) {
    const cache = await caches.open(cacheName);
    const found = await cache.match(key);
    if (found) return found;
    const response = await fetch(request);
    if (response.ok && known.has(key)) await cache.put(key, response.clone());
    return response;
}

// Serves dist/ on a free port, below a sub-path: the page must work from any folder of any host.
// A compressed twin is sent where there is one, as a good static host does, so that measured
// times and sizes are those of a real visit.

import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".ftl": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
};

export const DIST = resolve(fileURLToPath(new URL("../../dist", import.meta.url)));

/** Starts the server; resolves to its address and a way to stop it. */
export async function serve(folder = DIST, prefix = "/some/folder/") {
  if (!existsSync(join(folder, "index.html"))) {
    throw new Error(`there is no ${folder}/index.html: run \`cargo xtask build\` first`);
  }
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    let file = path.startsWith(prefix) ? normalize(join(folder, path.slice(prefix.length))) : "";
    if (file === folder || file === folder + sep) file = join(folder, "index.html");
    const found = file.startsWith(folder + sep) && existsSync(file) && statSync(file).isFile();
    if (!found) {
      response.writeHead(404, { "content-type": "text/plain" }).end("no such file\n");
      return;
    }
    const headers = { "content-type": TYPES[extname(file)] ?? "application/octet-stream" };
    const takesBrotli = /\bbr\b/.test(request.headers["accept-encoding"] ?? "");
    if (takesBrotli && existsSync(`${file}.br`)) {
      headers["content-encoding"] = "br";
      file = `${file}.br`;
    }
    response.writeHead(200, headers);
    createReadStream(file).pipe(response);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://localhost:${server.address().port}${prefix}`,
    stop: () => new Promise((stopped) => {
      server.close(stopped);
      server.closeAllConnections();
    }),
  };
}

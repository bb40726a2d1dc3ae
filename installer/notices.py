#!/usr/bin/env python3
"""Writes the notices of everything that is built into the program: every crate with its licence and origin, then every
licence's text once, with the crates that it covers. Reads `cargo metadata` of one target and the crates' own files.

    notices.py TARGET-TRIPLE OUT.txt
"""

import json
import pathlib
import subprocess
import sys

# Crates that are only there while building, but whose C sources end up in the program.
SOURCES = ("openssl-src",)
TEXTS = ("licen", "copying", "copyright", "notice", "unlicense")


def crates(triple):
    """Packages that are built into the program for this target: no build scripts' tools, no test crates."""
    said = subprocess.run(
        ["cargo", "metadata", "--locked", "--format-version=1", f"--filter-platform={triple}"],
        check=True,
        capture_output=True,
    )
    told = json.loads(said.stdout)
    packages = {package["id"]: package for package in told["packages"]}
    nodes = {node["id"]: node for node in told["resolve"]["nodes"]}
    seen, waiting = set(), [told["resolve"]["root"]]
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        for needed in nodes[at]["deps"]:
            if any(kind["kind"] is None for kind in needed["dep_kinds"]):
                waiting.append(needed["pkg"])
            elif packages[needed["pkg"]]["name"] in SOURCES:
                seen.add(needed["pkg"])
    seen.discard(told["resolve"]["root"])
    return sorted((packages[one] for one in seen), key=lambda package: (package["name"], package["version"]))


def texts(package):
    """The licence texts in a crate's folder, and one level below for sources that it brings along."""
    folder = pathlib.Path(package["manifest_path"]).parent
    for file in sorted([*folder.glob("*"), *folder.glob("*/*")]):
        name = file.name.lower()
        if file.is_file() and name.startswith(TEXTS) and file.suffix.lower() in ("", ".txt", ".md", ".mit", ".apache"):
            yield file.read_text(encoding="utf-8", errors="replace").strip()


def main(triple, out):
    covered, silent = {}, []
    fonts = pathlib.Path(__file__).parent.parent / "fonts"
    for file in sorted(fonts.glob("OFL*.txt")):
        covered[file.read_text(encoding="utf-8").strip()] = [f"The fonts: {file.stem.removeprefix('OFL-')}"]
    lines = ["Shubbak is built from the works of others. Thank you.", ""]
    for package in crates(triple):
        name = f"{package['name']} {package['version']}"
        lines.append(f"{name}  {package['license'] or 'see its text'}  {package['repository'] or ''}".rstrip())
        found = list(texts(package))
        for text in found:
            covered.setdefault(text, []).append(name)
        if not found:
            silent.append(name)
    if silent:
        lines += ["", "Crates without a licence file of their own, under the licences named above:", ", ".join(silent)]
    for text, names in covered.items():
        names = list(dict.fromkeys(names))
        lines += ["", "=" * 78, ", ".join(names), "=" * 78, "", text]
    pathlib.Path(out).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
